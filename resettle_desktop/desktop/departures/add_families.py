"""The panel that puts families on a departure: found while typing, chosen by keyboard, added as one change set."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout

from resettle_desktop.desktop.departures.add_families_models import (
    Candidate,
    candidate_row,
    candidates,
    chosen_persons,
    columns,
)
from resettle_desktop.desktop.departures.models import families_word, persons_word
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, Line, PrimaryButton
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.rows import Key, Row, RowsModel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, font, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement

_WIDTH, _PAUSE = 518, 60
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AddFamilies(Panel):
    """Finds and chooses families; ``add_asked`` with those that are to be added."""

    add_asked = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(_("Add families"), _WIDTH)
        self._store = store
        self._movement: Movement | None = None
        self._found: list[Candidate] = []
        self.chosen: dict[int, Candidate] = {}
        self.search = QLineEdit()
        self.table = Table(_("Families"), "row_board")
        self.add_button = PrimaryButton("", called=self.add)
        self._heading = Label("", "small", "text2", 500)
        self._count = Label("", "table", "text2")
        self._nothing = EmptyState(
            _("No family is found"), _("Look for fewer letters of the name."), "magnifying-glass"
        )
        self._all_booked = EmptyState(
            _("Every decided family is on a departure"), _("Type a name or a number to find any other."), "users-three"
        )
        self._body = QStackedWidget()
        self._searching = QTimer(self, singleShot=True, interval=_PAUSE)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        margin = scaled(PAGE_MARGIN)
        self.search.setPlaceholderText(_("Name, number or telephone of a family"))
        self.search.setAccessibleName(_("Find a family"))
        self.search.setFont(font("text"))
        self.search.setClearButtonEnabled(True)
        upper = QVBoxLayout()
        upper.setContentsMargins(margin, 0, margin, 0)
        upper.setSpacing(scaled(NARROW))
        upper.addWidget(self.search)
        upper.addWidget(self._heading)
        foot = QHBoxLayout()
        foot.setContentsMargins(margin, scaled(NARROW), margin, scaled(MIDDLE))
        foot.setSpacing(scaled(NARROW))
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(Label(_("Ctrl+Enter"), "small", "text2"))
        foot.addWidget(self.add_button)
        self._body.addWidget(self.table)
        self._body.addWidget(self._nothing)
        self._body.addWidget(self._all_booked)
        self.down.addLayout(upper)
        self.down.addWidget(self._body, 1)
        self.down.addWidget(Line())
        self.down.addLayout(foot)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.table.show_rows(RowsModel(columns(), lambda: len(self._found), self._rows))
        self.search.textEdited.connect(lambda _text: self._searching.start())
        self._searching.timeout.connect(self._find)
        self.table.clicked.connect(lambda index: self._turn(self.table.rows().row(index.row())))
        for widget in (self.search, self.table):
            widget.installEventFilter(self)

    # what others call

    def begin(self, movement: Movement) -> None:
        """Show the panel anew for a departure, with the keyboard in the search line."""
        self.chosen = {}
        self.search.clear()
        self.show_movement(movement)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_movement(self, movement: Movement) -> None:
        """Look again who is on the departure; what is typed and chosen stays where it still can be added."""
        self._movement = movement
        self._find()
        here = {seat.passenger.person for seat in movement.seats}
        left = {id: each for id, each in self.chosen.items() if _is_missing(each, here)}
        self.chosen = left
        self._show_chosen()

    def add(self) -> None:
        """Ask for the chosen families to be added."""
        families = [each.family for each in self.chosen.values()]
        if families:
            self.chosen = {}
            self.add_asked.emit(families)
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.selectAll()

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and choose by the keys without leaving the search line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _adds(event):
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(watched, event)
        return False

    # internals

    def _rows(self, start: int, count: int) -> list[Row]:
        return [candidate_row(each, self.chosen) for each in self._found[start : start + count]]

    def _find(self) -> None:
        if self._movement is None:
            return
        text = self.search.text()
        self._found = candidates(self._store, self._movement, text)
        self.table.reload()
        nothing = self._nothing if text.strip() else self._all_booked
        self._body.setCurrentWidget(self.table if self._found else nothing)
        self._heading.setText(_("Found") if text.strip() else _("Decided, and on no departure"))
        self._heading.setVisible(bool(self._found))
        if self._found and not self.table.currentIndex().isValid():
            self.table.select_row(0)
        self._show_chosen()

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if _adds(event):
            self.add()
        elif key in _ENTER or (key == Qt.Key.Key_Space and watched is self.table):
            self._turn_current()
        elif key in _MOVES and watched is self.search:
            QApplication.sendEvent(self.table, QKeyEvent(event))
        else:
            return False
        return True

    def _turn_current(self) -> None:
        # What was typed last may not have been looked for yet
        if self._searching.isActive():
            self._searching.stop()
            self._find()
        self._turn(self.table.rows().row(self.table.currentIndex().row()))
        self.search.selectAll()

    def _turn(self, row: Row | None) -> None:
        each = next((each for each in self._found if row and each.family.case.id == row.key), None)
        if each is None or not each.addable:
            return
        key: Key = each.family.case.id
        if key in self.chosen:
            del self.chosen[each.family.case.id]
        else:
            self.chosen[each.family.case.id] = each
        self.table.rows().update(key)
        self._show_chosen()

    def _show_chosen(self) -> None:
        persons = chosen_persons(self.chosen.values())
        said = f"{families_word(len(self.chosen))}, {persons_word(persons)}" if self.chosen else _("Enter chooses")
        self._count.setText(said)
        text = n_("Add {n} person", "Add {n} persons", persons) if persons else _("Add")
        self.add_button.setText(text)
        self.add_button.setAccessibleName(text)
        self.add_button.setEnabled(bool(self.chosen))


def _adds(event: QKeyEvent) -> bool:
    """Ctrl+Enter saves elsewhere on the page; here it adds."""
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _is_missing(each: Candidate, here: set[int | None]) -> bool:
    return any(member.person.id not in here for member in each.family.members)
