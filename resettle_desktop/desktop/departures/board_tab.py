"""The board of a departure as a side of its page: the table, its folding by key and mouse, and why a cell stands so."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent

from resettle_desktop.desktop.departures.board import (
    NAME,
    board_columns,
    board_rows,
    family_at,
    family_key,
    rest_key,
    seat_at,
    seats_at,
)
from resettle_desktop.desktop.departures.board_chips import BoardChips
from resettle_desktop.desktop.departures.board_pane import BoardPane
from resettle_desktop.desktop.departures.people import PeopleSide
from resettle_desktop.desktop.departures.wanted import ALL_SHOWN
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.rows import Key, Row, RowsModel
from resettle_desktop.desktop.parts.table_paint import INDENT
from resettle_desktop.desktop.parts.theme import PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.records.texts import _
from resettle_desktop.store.boards import Board, Boards, Forecast
from resettle_desktop.store.departures import DepartureLists, later_than
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import FamilyOnBoard, Seat

_WIDTH_FOR_PANE = 800
_OPENS = (Qt.Key.Key_Right, Qt.Key.Key_Plus)
_CLOSES = (Qt.Key.Key_Left, Qt.Key.Key_Minus)
_DAYS_AHEAD = (1, 7, 14)
_FORECAST_PAUSE = 250  # milliseconds of rest after a change, so that what is reckoned ahead delays no cell
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BoardTab(PeopleSide):
    """Shows who may board, families as bands; ``now`` gives the local time from which lapsing is counted."""

    what_if_asked = Signal(object)

    def __init__(
        self, store: Store, remembered: Remembered | None = None, now: Callable[[], datetime] = datetime.now
    ) -> None:
        self.pane = BoardPane(store)
        super().__init__(Table(_("Board"), "row_board", cell_focus=True), self.pane)
        self._store, self._lists, self._now = store, DepartureLists(store.rows), now
        self._boards = Boards(store.views, store.clearances)
        self._forecasting: Work | None = None
        self._forecasting_rest = QTimer(self, singleShot=True, interval=_FORECAST_PAUSE)
        self._forecasting_rest.timeout.connect(self._forecast)
        self.chips = BoardChips(remembered)
        self._rows: list[Row] = []
        self._crowded = self._moving = False
        self._model = RowsModel((), lambda: len(self._rows), lambda start, count: self._rows[start : start + count])
        self.table.show_rows(self._model)
        self.table.opened.connect(self._open)
        self.table.cell_selected.connect(self._take_cell)
        self.chips.changed.connect(self._repaint)
        self.pane.case_opened.connect(self.case_opened)
        self.pane.menu_asked.connect(self.menu_asked)
        self.pane.what_if_asked.connect(self.what_if_asked)
        self.table.viewport().installEventFilter(self)

    # what others call

    def show_board(self, board: Board, cases: Collection[int] | None = None) -> None:
        """Show this departure; what is unfolded and selected stays so, and only cells that changed are painted.

        With ``cases`` nothing but those families changed since it was shown.
        """
        self.show_people(board)
        self.chips.show_board(board, self._now())
        if cases is None:
            self.pane.later = later_than(self._lists.dated(), board.movement.departure, board.journey.departs)
        self._repaint(changed=cases)
        self._forecasting_rest.start()

    def show_cell(self, person: int, requirement: str) -> None:
        """Put the keyboard on a requirement of a passenger; a filter that leaves the passenger out is taken away."""
        board = self.board
        seat = next((each for each in board.movement.seats if each.member.person.id == person), None) if board else None
        if board is None or seat is None:
            return
        family = family_at(board.movement, seat.passenger.id)
        if family is not None:
            self.chips.want(self.chips.wanted.showing(board, family, seat, requirement))
        keys = [row.key for row in self._rows]
        columns = [each.key for each in self._model.columns]
        if seat.passenger.id in keys:
            column = columns.index(requirement) if requirement in columns else 0
            self.table.select_row(keys.index(seat.passenger.id), column)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected_seats(self) -> list[Seat]:
        """Return the passengers of the selected rows, of a family's band all of them."""
        return seats_at(self.board, self.chips.wanted, self.table.selected_keys()) if self.board else []

    def press(self, key: Qt.Key) -> bool:
        """Fold and unfold the family on whose band or line of others the keyboard is; Enter on a cell goes to why."""
        family = self._family()
        if key in _ENTERS and self._requirement():
            return self.pane.take_keyboard()
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

    def _forecast(self) -> None:
        """Reckon off the window's thread what becomes of the departure in the next days and weeks."""
        board = self.board
        if self._forecasting is not None:
            self._forecasting.forget()
        if board is None:
            return
        self.pane.forecasts = ()
        if board.movement.seats and board.movement.departs is not None:
            boards = self._boards
            self._forecasting = run(
                self, lambda _progress: boards.forecast(board, _DAYS_AHEAD), self._show_forecasts,
                lambda _error: None, within=self._store.reading,
            )  # fmt: skip

    def _show_forecasts(self, found: list[Forecast]) -> None:
        self._forecasting = None
        self.pane.forecasts = found
        self._show_pane(self.table.current_key())

    def _arrange(self) -> None:
        self.aside.setVisible(not self._crowded and self.width() >= scaled(_WIDTH_FOR_PANE))

    def _repaint(self, key: Key | None = None, changed: Collection[int] | None = None) -> None:
        """Show the rows anew, with the keyboard on this row, else where it was; ``changed`` are all that changed."""
        if self.board is None:
            return
        wanted, number = key or self.table.current_key(), max(0, self.table.currentIndex().row())
        column = self._column()
        self._rows = board_rows(self.board, self.chips.wanted)
        self._model.renew(board_columns(self.board, self.chips.wanted))
        keys, columns = [row.key for row in self._rows], [each.key for each in self._model.columns]
        row = keys.index(wanted) if wanted in keys else min(number, len(keys) - 1)
        if keys and row != self.table.currentIndex().row():
            # the same cell at another place says nothing new beside the board
            self._moving = wanted in keys and column in columns
            self.table.select_row(row, columns.index(column) if column in columns else 0)
            self._moving = False
        family = family_at(self.board.movement, self.table.current_key())
        if changed is None or family is None or family.family.case.id in changed:
            self._show_pane(self.table.current_key())

    def _take_cell(self, key: Key, _column: str) -> None:
        if not self._moving:
            self._show_pane(key)

    def _show_pane(self, key: Key | None) -> None:
        board = self.board
        if board is None:
            return
        family, seat, name = family_at(board.movement, key), seat_at(board.movement, key), self._requirement()
        if family is not None and seat is not None and name:
            self.pane.show_cell(board, family, seat, name)
        else:
            self.pane.show_selected(board, family, seat)

    def _requirement(self) -> str:
        """Return the requirement in whose column the keyboard is on a passenger, empty elsewhere."""
        column, of_passenger = self._column(), isinstance(self.table.current_key(), int)
        return column if of_passenger and column != NAME else ""

    def _column(self) -> str:
        """Return the column in which the keyboard is, that of the names where it is nowhere."""
        index = self.table.currentIndex()
        return self._model.columns[index.column()].key if index.isValid() else NAME

    def _family(self) -> FamilyOnBoard | None:
        """Return the family on whose band or line of others the keyboard is."""
        key = self.table.current_key()
        family = family_at(self.board.movement, key) if self.board else None
        return family if family and key in (family_key(family), rest_key(family)) else None

    def _turn(self, family: FamilyOnBoard) -> None:
        """Unfold one step further, and close what is wholly unfolded."""
        whole = self.board is not None and self.chips.wanted.level_of(self.board, family) == ALL_SHOWN
        self._fold(family, -2 if whole else 1)

    def _fold(self, family: FamilyOnBoard, step: int) -> None:
        if self.board is not None:
            self.chips.wanted = self.chips.wanted.turned(self.board, family, step)
            self._repaint(family_key(family))

    def _release(self, place: QPoint) -> None:
        family = self._family()
        current = self.table.visualRect(self.table.currentIndex())
        on_caret = place.x() < scaled(PAGE_MARGIN) + 2 * scaled(INDENT)
        if family is not None and on_caret and current.top() <= place.y() <= current.bottom():
            self._turn(family)

    def _open(self, key: Key) -> None:
        if self.board is None:
            return
        family, seat = family_at(self.board.movement, key), seat_at(self.board.movement, key)
        if family is not None and key == rest_key(family):
            self._fold(family, 1)
        elif family is not None:
            self.case_opened.emit(family.family.case.id)
        elif seat is not None and seat.member.person.case:
            self.case_opened.emit(seat.member.person.case)
