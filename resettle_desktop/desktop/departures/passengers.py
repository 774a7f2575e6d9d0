"""The passengers of a departure as a side of its page: one row each, and at the right the form of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.passenger_models import listed_seats, passenger_columns, passenger_row
from resettle_desktop.desktop.departures.people import PeopleSide
from resettle_desktop.desktop.departures.ticket_beside import TicketBeside
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import Outcome, save_form
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import ShortLabel, ground, roomy
from resettle_desktop.desktop.parts.rows import Key, Row, RowsModel
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.kinds import Passenger
from resettle_desktop.records.texts import _
from resettle_desktop.store.boards import Board
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Seat

_FORM_WIDTH = 330


class PassengersTab(PeopleSide):
    """Shows every place of a departure and edits the chosen one; what is typed is kept by passenger.

    ``edited`` with every key stroke.
    """

    edited = Signal()

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self.form = Form(Passenger, 3, columns=1)
        self._name = ShortLabel("", "text", "text", 600)
        self.names = TicketBeside()
        super().__init__(Table(_("Passengers"), "row_board"), self._side())
        self._store, self._drafts = store, drafts
        self._seats: list[Seat] = []
        self.table.show_rows(RowsModel(passenger_columns(), lambda: len(self._seats), self._rows))
        self.table.selected.connect(self._show)
        self.table.opened.connect(self._open)
        self.form.edited.connect(self._keep)

    def _side(self) -> QWidget:
        side = ground(QWidget(), "surface")
        side.setFixedWidth(scaled(_FORM_WIDTH))
        name = QHBoxLayout()
        name.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(NARROW))
        name.addWidget(self._name)
        down = QVBoxLayout(side)
        down.setContentsMargins(0, scaled(NARROW), 0, 0)
        down.setSpacing(0)
        down.addLayout(name)
        down.addWidget(self.names)
        down.addWidget(roomy(ground(self.form, "surface")), 1)
        return side

    # what others call

    def show_board(self, board: Board) -> None:
        """Show this departure; who is chosen and what is typed stays."""
        self.show_people(board)
        self._seats = listed_seats(board.movement)
        self.table.reload()
        current = self.form.record
        fresh = next((seat.passenger for seat in self._seats if current and seat.passenger.id == current.id), None)
        if fresh is not None:
            self.form.renew(fresh)
            self._compare(fresh.id)
        else:
            self.form.record = None
            if self._seats:
                self.table.select_row(0)
                self._show(self._seats[0].passenger.id)

    def select(self, passenger: int) -> None:
        """Go to the row of a passenger; nothing where there is none."""
        ids = [seat.passenger.id for seat in self._seats]
        if passenger in ids:
            self.table.select_row(ids.index(passenger))

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

    # internals

    def _rows(self, start: int, count: int) -> list[Row]:
        if self.board is None:
            return []
        drafted = self._drafts.records()
        shown = self._seats[start : start + count]
        return [passenger_row(self.board, seat, seat.passenger.id in drafted) for seat in shown]

    def _show(self, key: Key) -> None:
        seat = next((each for each in self._seats if each.passenger.id == key), None)
        current = self.form.record
        if seat is not None and (current is None or current.id != key):
            self.form.show_record(seat.passenger, self._drafts.of(seat.passenger.id))
            self._name.setText(seat.member.label)
            self._compare(seat.passenger.id)

    def _compare(self, passenger: int) -> None:
        """Show the names on the ticket and the document side by side."""
        seat = next((each for each in self._seats if each.passenger.id == passenger), None)
        if seat is not None and self.board is not None:
            self.names.show_seat(self.board, seat)

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
