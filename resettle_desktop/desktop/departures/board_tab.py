"""The board of a departure as a side of its page: the table, its folding by key and mouse, and who is selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent

from resettle_desktop.desktop.departures.board import (
    ALL_SHOWN,
    Unfolding,
    board_columns,
    board_rows,
    family_at,
    family_key,
    rest_key,
    seat_at,
)
from resettle_desktop.desktop.departures.board_pane import BoardPane
from resettle_desktop.desktop.departures.people import PeopleSide
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.rows import Key, Row, RowsModel
from resettle_desktop.desktop.parts.table_paint import INDENT
from resettle_desktop.desktop.parts.theme import PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.widgets import Chip
from resettle_desktop.records.texts import _
from resettle_desktop.store.views import FamilyOnBoard, Movement

_WIDTH_FOR_PANE = 800
_OPENS = (Qt.Key.Key_Right, Qt.Key.Key_Plus)
_CLOSES = (Qt.Key.Key_Left, Qt.Key.Key_Minus)


class BoardTab(PeopleSide):
    """Shows who may board, families as bands."""

    def __init__(self) -> None:
        self.pane = BoardPane()
        super().__init__(Table(_("Board"), "row_board", cell_focus=True), self.pane)
        self.unfolding = Unfolding()
        self._rows: list[Row] = []
        self._crowded = False
        self.held_chip = Chip("", "", self._turn_chips)
        self.unfold_chip = Chip(_("Unfold all"), "", self._turn_chips)
        self._model = RowsModel((), lambda: len(self._rows), lambda start, count: self._rows[start : start + count])
        self.table.show_rows(self._model)
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._show_pane)
        self.pane.case_opened.connect(self.case_opened)
        self.pane.menu_asked.connect(self.menu_asked)
        self.table.viewport().installEventFilter(self)

    # what others call

    def show_movement(self, movement: Movement) -> None:
        """Show this departure; what is unfolded and selected stays so."""
        self.show_people(movement)
        held = sum(len(family.held) for family in movement.families)
        text = _("Held only {count}").format(count=held)
        self.held_chip.setText(text)
        self.held_chip.setAccessibleName(text)
        self._repaint()

    def press(self, key: Qt.Key) -> bool:
        """Fold and unfold the family on whose band or line of others the keyboard is."""
        family = self._family()
        if family is None or key not in (*_OPENS, *_CLOSES, Qt.Key.Key_Space):
            return super().press(key)
        if key == Qt.Key.Key_Space:
            self._turn(family)
        else:
            self._fold(family, 1 if key in _OPENS else -1)
        return True

    def make_room(self, wanted: bool) -> None:
        """Leave out who is selected while something else stands beside the board."""
        self._crowded = wanted
        self._arrange()

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out who is selected where the board would have no room beside it."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold and unfold by a click on the caret of a band, too."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            self._release(event.position().toPoint())
        return super().eventFilter(watched, event)

    # internals

    def _arrange(self) -> None:
        self.aside.setVisible(not self._crowded and self.width() >= scaled(_WIDTH_FOR_PANE))

    def _repaint(self, key: Key | None = None) -> None:
        """Show the rows anew, with the keyboard on this row, else where it was."""
        if self.movement is None:
            return
        wanted, number = key or self.table.current_key(), max(0, self.table.currentIndex().row())
        self._rows = board_rows(self.movement, self.unfolding)
        self._model.set_columns(board_columns(self.movement))
        keys = [row.key for row in self._rows]
        if keys:
            self.table.select_row(keys.index(wanted) if wanted in keys else min(number, len(keys) - 1))
        self._show_pane(self.table.current_key())

    def _show_pane(self, key: Key | None) -> None:
        if self.movement is not None:
            self.pane.show_selected(self.movement, family_at(self.movement, key), seat_at(self.movement, key))

    def _family(self) -> FamilyOnBoard | None:
        """Return the family on whose band or line of others the keyboard is."""
        key = self.table.current_key()
        family = family_at(self.movement, key) if self.movement else None
        return family if family and key in (family_key(family), rest_key(family)) else None

    def _turn(self, family: FamilyOnBoard) -> None:
        """Unfold one step further, and close what is wholly unfolded."""
        whole = self.unfolding.level_of(family) == ALL_SHOWN
        self._fold(family, -2 if whole else 1)

    def _fold(self, family: FamilyOnBoard, step: int) -> None:
        self.unfolding = self.unfolding.turned(family, step)
        self._repaint(family_key(family))

    def _release(self, place: QPoint) -> None:
        family = self._family()
        current = self.table.visualRect(self.table.currentIndex())
        on_caret = place.x() < scaled(PAGE_MARGIN) + 2 * scaled(INDENT)
        if family is not None and on_caret and current.top() <= place.y() <= current.bottom():
            self._turn(family)

    def _turn_chips(self) -> None:
        levels = {} if self.unfold_chip.isChecked() != self.unfolding.everybody else self.unfolding.levels
        self.unfolding = Unfolding(levels, self.unfold_chip.isChecked(), self.held_chip.isChecked())
        self._repaint()

    def _open(self, key: Key) -> None:
        if self.movement is None:
            return
        family, seat = family_at(self.movement, key), seat_at(self.movement, key)
        if family is not None and key == rest_key(family):
            self._fold(family, 1)
        elif family is not None:
            self.case_opened.emit(family.family.case.id)
        elif seat is not None and seat.member.person.case:
            self.case_opened.emit(seat.member.person.case)
