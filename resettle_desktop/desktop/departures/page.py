"""A departure: its head, a tab for each side of it, and beside them a panel while families are added or exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.commands import DepartureCommands
from resettle_desktop.desktop.departures.header import DepartureHeader, lacks_masks
from resettle_desktop.desktop.departures.judged import JudgedDeparture
from resettle_desktop.desktop.departures.moving import Moving
from resettle_desktop.desktop.departures.page_findings import DepartureFindings
from resettle_desktop.desktop.departures.panels import DeparturePanels
from resettle_desktop.desktop.departures.proposing import Proposals
from resettle_desktop.desktop.departures.sides import ARRIVAL, BOARD, LEGS, PASSENGERS
from resettle_desktop.desktop.departures.tabs import DepartureTabs
from resettle_desktop.desktop.departures.what_if import WhatIf
from resettle_desktop.desktop.departures.writing import DepartureWriting
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.parts.basics import Line, ground
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.documents.catalogue import MANIFEST
from resettle_desktop.records.kinds import Passenger
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.remedies import Mending
from resettle_desktop.store.boards import Board
from resettle_desktop.store.parting import Parting
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Movement, Seat


class DeparturePage(QWidget):
    """Shows one departure for reading and editing; ``drafts`` keeps what was typed and not saved.

    ``state_changed`` says whether all is saved, for the top bar; ``mend_asked`` with a person and where what holds the
    person is mended. ``more`` is the menu of the page's commands, which
    are its ``actions()`` with their keys. Raises KnownError where the departure is no longer there.
    """

    back = Signal()
    case_opened = Signal(object)
    mend_asked = Signal(object, object)
    airport_asked = Signal(object)
    message = Signal(str, object)
    state_changed = Signal(str, bool)

    def __init__(
        self, store: Store, departure: int, drafts: Drafts | None = None, now: Callable[[], datetime] = datetime.now,
        remembered: Remembered | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.departure_id, self._now = departure, now
        self.judged = JudgedDeparture(store, departure, now, self)
        self._drafts = drafts or Drafts(parent=self)
        self.writing = DepartureWriting(store, self, now)
        self.more = QMenu(self)
        self.header = DepartureHeader(self.more)
        self.what_if = WhatIf()
        self.what_if.hide()
        self.tabs = DepartureTabs(store, self._drafts, remembered, now)
        self.findings = DepartureFindings(self.tabs, self.judged)
        self.panels = DeparturePanels(store)
        self.moving = Moving(self.judged, self.what_if, self.tabs, self.panels, self.writing)
        self._assemble()
        self._commands = DepartureCommands(self, self.more, self)
        self._connect()
        self._connect_panels()
        self._connect_writing()
        self._repaint()

    def _assemble(self) -> None:
        ground(self, "surface")
        across, left, down = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        for layout in (across, left, down):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        left.addWidget(self.tabs, 1)
        left.addWidget(self.findings)
        across.addLayout(left, 1)
        across.addWidget(self.panels)
        down.addWidget(self.header)
        down.addWidget(self.what_if)
        down.addWidget(Line())
        down.addLayout(across, 1)
        self.setFocusProxy(self.tabs.board)

    def _connect(self) -> None:
        self.header.add_asked.connect(self.begin_adding)
        self.header.print_asked.connect(partial(self.tabs.turn_to_paper, MANIFEST))
        self.header.export_asked.connect(self.begin_export)
        self.header.airport_asked.connect(self.begin_airport_day)
        self.header.leg_asked.connect(self._begin_leg)
        self.header.date_asked.connect(self.moving.begin)
        self.header.masks_asked.connect(self.hand_out_masks)
        self.tabs.turned.connect(self._take_turn)
        self.tabs.case_opened.connect(self.case_opened)
        self.tabs.menu_asked.connect(self._commands.open_menu)
        self.tabs.add_asked.connect(self.begin_adding)
        self.tabs.off_asked.connect(self.take_off)
        pane = self.tabs.board.pane
        pane.mend_asked.connect(self._mend)
        pane.waive_asked.connect(self._waive)
        pane.move_asked.connect(lambda seats, departure: self.begin_parting(seats, to=departure))
        pane.off_asked.connect(lambda seats, reason: self.begin_parting(seats, reason=reason))

    def _connect_panels(self) -> None:
        self.panels.begun.connect(self._make_room)
        self.panels.left.connect(self._take_room_back)
        self.panels.message.connect(self.message)
        self.panels.add_asked.connect(self._add)
        self.panels.parting_agreed.connect(self._part)
        self.panels.services_agreed.connect(self._add_services)

    def _connect_writing(self) -> None:
        for part in (self.tabs, self.writing):
            part.message.connect(self.message)
            part.failed.connect(self.tabs.show_failure)
        self.writing.state_changed.connect(self.state_changed)
        self.tabs.save_asked.connect(self.save_and_next)
        self.tabs.rows_asked.connect(self.save_arrival)
        self.tabs.edited.connect(self._say_state)
        self.tabs.taken_back.connect(self._tell_taken_back)
        self.judged.changed.connect(self._repaint)
        self.judged.gone.connect(self._leave)

    @property
    def board(self) -> Board:
        """Return the board that is shown."""
        return self.judged.board

    @property
    def movement(self) -> Movement:
        """Return the departure that is shown, with its people."""
        return self.board.movement

    # what others call

    def begin_airport_day(self) -> None:
        """Turn to the counter, where who boards is ticked; what is typed here is kept as a draft."""
        self.airport_asked.emit(self.departure_id)

    def begin_services(self) -> None:
        """Show which services travel needs ask for that no booking has."""
        self.panels.begin(self.panels.services)
        self.panels.services.show_board(self.board)

    def begin_parting(self, seats: Sequence[Seat], to: int = 0, reason: str = "") -> None:
        """Show what becomes of these passengers of a family when they leave this departure."""
        self.panels.begin(self.panels.parting)
        self.panels.parting.begin(self.board, seats, self.tabs.board.pane.later, to, reason)

    def begin_what_if(self) -> None:
        """Ask what if it left at another time; nothing is written by asking."""
        self.moving.begin()

    def show_cell(self, person: int, requirement: str) -> None:
        """Show on the board why a requirement of a person stands as it does."""
        self.tabs.turn_to(BOARD)
        self.tabs.board.show_cell(person, requirement)

    def save(self) -> bool:
        """Write what was typed in the shown tab; return whether nothing was left behind."""
        form = self.tabs.form()
        if form is None:
            return self.tabs.current() != ARRIVAL or self.save_arrival()
        done = self.writing.save(form, self.tabs.save)
        self._say_state()
        return done

    def save_arrival(self) -> bool:
        """Write what was typed in the tables of the arrival as one change set; return whether nothing was left."""
        arrival = self.tabs.arrival
        found = arrival.change_set()
        if found is not None and self.writing.write(*found):
            arrival.saved()
        self._say_state()
        return not arrival.is_typed()

    def save_and_next(self) -> None:
        """Save, and show the next passenger; stay where something could not be saved."""
        if self.save() and self.tabs.current() == PASSENGERS and self.tabs.passengers.step(1):
            self.tabs.passengers.form.go_to_first()

    def begin_adding(self) -> None:
        """Show the panel that adds families."""
        self.panels.begin(self.panels.add)
        self.panels.add.begin(self.movement)

    def begin_export(self) -> None:
        """Show the panel that writes Fedasil's workbook."""
        self.panels.begin(self.panels.export)
        self.panels.export.begin(self.movement)

    def take_off(self) -> None:
        """Take the selected families and passengers off this departure; it can be taken back."""
        seats = self.tabs.selected_seats()
        if seats:
            self.writing.take_off(seats)

    def part_selected(self) -> None:
        """Ask about the selected passengers; of several families about the first."""
        chosen = {seat.passenger.id for seat in self.tabs.selected_seats()}
        for family in self.movement.families:
            seats = [seat for seat in family.seats if seat.passenger.id in chosen]
            if seats:
                self.begin_parting(seats)
                return

    def set_status(self, status: str) -> None:
        """Say how the selected passengers stand, from now on."""
        seats = self.tabs.selected_seats()
        if seats:
            self.writing.set_status(seats, status)

    def hand_out_masks(self) -> None:
        """Note that everybody on board has the masks that an outbreak asks for."""
        if lacks_masks(self.board) and self.board.journey.measures is not None:
            self.writing.hand_out_masks(self.movement, self.board.journey.measures.masks)

    def turn_cancelled(self) -> None:
        """Cancel this departure, or take that back."""
        self.writing.set_cancelled(self.movement.departure, not self.movement.departure.cancelled)

    def remove(self) -> None:
        """Remove this departure with its legs and places; it can be taken back."""
        self.writing.remove_departure(self.movement)

    def next_finding(self) -> None:
        """Go to the next field with a finding."""
        self.findings.go_to_next()

    # internals

    def _repaint(self, cases: frozenset[int] | None = None) -> None:
        """Show the board as it is now; of these families alone, the departure itself is as it was."""
        self.header.show_departure(self.board, self._now().date())
        self.moving.show_answer()
        self.tabs.show_board(self.board, cases)
        if cases is None:
            self._commands.show_cancelled(bool(self.movement.departure.cancelled))
        self._commands.show_masks(lacks_masks(self.board))
        self.panels.show_board(self.board)
        self.findings.renew()
        self._take_turn()

    def _take_turn(self) -> None:
        tab = self.tabs.current()
        self.header.show_primary(tab == BOARD and bool(self.movement.seats) and not self.panels.isVisible())
        self._commands.show_tab(tab)
        self.findings.show_side()

    def _leave(self) -> None:
        if self.isVisible():
            self.back.emit()

    def _say_state(self) -> None:
        self.writing.say_state(bool(self._drafts.records()))

    def _add(self, families: list[Family]) -> None:
        self.writing.add_families(self.movement, families)

    def _mend(self, seat: Seat, to: Mending) -> None:
        """Go to where a requirement is mended: a booking stands here, everything else on the page of the case."""
        if to.kind == Passenger.kind_name():
            self.tabs.turn_to(PASSENGERS)
            self.tabs.passengers.select(seat.passenger.id)
            self.tabs.passengers.form.go_to(to.name)
        else:
            self.mend_asked.emit(seat.member.person.id, to)

    def _waive(self, seat: Seat, requirement: str, reason: str) -> None:
        self.writing.waive(seat, self.movement.departure, requirement, reason)

    def _add_services(self, proposals: Proposals) -> None:
        if self.writing.add_services(proposals):
            self.panels.leave()

    def _part(self, parting: Parting) -> None:
        if self.writing.part(parting):
            self.panels.leave()

    def _begin_leg(self) -> None:
        self.tabs.turn_to(LEGS)
        self.tabs.legs.begin()

    def _make_room(self) -> None:
        self.tabs.make_room(True)
        self._take_turn()

    def _take_room_back(self) -> None:
        self.tabs.make_room(False)
        self._take_turn()
        side = self.tabs.stack.currentWidget()
        if side is not None:
            side.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_taken_back(self, number: int) -> None:
        self.message.emit(_("Change set {number} taken back").format(number=number), None)
