"""The passengers of a departure as a side of its page: one row each, and at the right the form of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Line, ShortLabel, ground, roomy
from resettle_desktop.desktop.departure_board import seats_at
from resettle_desktop.desktop.departure_passenger_models import listed_seats, passenger_columns, passenger_row
from resettle_desktop.desktop.drafts import Drafts
from resettle_desktop.desktop.form import Form
from resettle_desktop.desktop.rows import Key, Row, RowsModel
from resettle_desktop.desktop.saving import Outcome, save_form
from resettle_desktop.desktop.table import Table
from resettle_desktop.desktop.theme import NARROW, PAGE_MARGIN, scaled
from resettle_desktop.desktop.widgets import EmptyState, PrimaryButton
from resettle_desktop.records.kinds import Passenger
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement, Seat

_FORM_WIDTH = 330


class PassengersTab(QWidget):
    """Shows every place of a departure and edits the chosen one; what is typed is kept by passenger.

    ``edited`` with every key stroke, ``menu_asked`` for the menu of who is selected at a place of the screen,
    ``off_asked`` where they are to be taken off.
    """

    case_opened = Signal(object)
    menu_asked = Signal(QPoint)
    add_asked = Signal()
    off_asked = Signal()
    edited = Signal()

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self._drafts = store, drafts
        self.movement: Movement | None = None
        self._seats: list[Seat] = []
        self.table = Table(_("Passengers"), "row_board")
        self.form = Form(Passenger, 3, columns=1)
        self._name = ShortLabel("", "text", "text", 600)
        self._nobody = EmptyState(
            _("Nobody is on this departure yet"), "", "users-three",
            (PrimaryButton(_("Add families"), "plus", self.add_asked.emit),),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._assemble()
        self.table.show_rows(RowsModel(passenger_columns(), lambda: len(self._seats), self._rows))
        self._connect()

    def _assemble(self) -> None:
        side = ground(QWidget(), "surface")
        side.setFixedWidth(scaled(_FORM_WIDTH))
        inner = QVBoxLayout(side)
        inner.setContentsMargins(0, scaled(NARROW), 0, 0)
        inner.setSpacing(0)
        name = QHBoxLayout()
        name.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(NARROW))
        name.addWidget(self._name)
        inner.addLayout(name)
        inner.addWidget(roomy(ground(self.form, "surface")), 1)
        beside = QWidget()
        across = QHBoxLayout(beside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.table, 1)
        across.addWidget(Line(upright=True))
        across.addWidget(side)
        self._stack.addWidget(beside)
        self._stack.addWidget(self._nobody)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.table.selected.connect(self._show)
        self.table.opened.connect(self._open)
        self.form.edited.connect(self._keep)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._ask_menu)
        self.table.installEventFilter(self)

    # what others call

    def show_movement(self, movement: Movement) -> None:
        """Show this departure; who is chosen and what is typed stays."""
        self.movement, self._seats = movement, listed_seats(movement)
        self._stack.setCurrentIndex(0 if self._seats else 1)
        self.table.reload()
        current = self.form.record
        fresh = next((seat.passenger for seat in self._seats if current and seat.passenger.id == current.id), None)
        if fresh is not None:
            self.form.renew(fresh)
        else:
            self.form.record = None
            if self._seats:
                self.table.select_row(0)
                self._show(self._seats[0].passenger.id)

    def selected_seats(self) -> list[Seat]:
        """Return the passengers of the selected rows."""
        return seats_at(self.movement, self.table.selected_keys()) if self.movement else []

    def select(self, passenger: int) -> None:
        """Go to the row of a passenger; nothing where there is none."""
        ids = [seat.passenger.id for seat in self._seats]
        if passenger in ids:
            self.table.select_row(ids.index(passenger))

    def ask_menu(self) -> None:
        """Ask for the menu of who is selected, below the current row."""
        self._ask_menu(self.table.visualRect(self.table.currentIndex()).bottomLeft())

    def save(self) -> Outcome:
        """Write what was typed of the chosen passenger."""
        outcome = save_form(self._store, self.form)
        self._keep()
        return outcome

    def step(self, step: int) -> bool:
        """Choose the passenger so many rows further; return whether there is one."""
        number = self.table.currentIndex().row() + step
        if not 0 <= number < len(self._seats):
            return False
        self.table.select_row(number)
        return True

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del in the table asks to take who is selected off."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self.off_asked.emit()
            return True
        return False

    # internals

    def _rows(self, start: int, count: int) -> list[Row]:
        if self.movement is None:
            return []
        drafted = self._drafts.records()
        shown = self._seats[start : start + count]
        return [passenger_row(self.movement, seat, seat.passenger.id in drafted) for seat in shown]

    def _show(self, key: Key) -> None:
        seat = next((each for each in self._seats if each.passenger.id == key), None)
        current = self.form.record
        if seat is not None and (current is None or current.id != key):
            self.form.show_record(seat.passenger, self._drafts.of(seat.passenger.id))
            self._name.setText(seat.member.label)

    def _keep(self) -> None:
        record = self.form.record
        if record is not None:
            self._drafts.keep(record, self.form.drafts())
            self.table.rows().update(record.id)
        self.edited.emit()

    def _open(self, key: Key) -> None:
        seat = next((each for each in self._seats if each.passenger.id == key), None)
        if seat is not None and seat.member.person.case:
            self.case_opened.emit(seat.member.person.case)

    def _ask_menu(self, place: QPoint) -> None:
        self.menu_asked.emit(self.table.viewport().mapToGlobal(place))
