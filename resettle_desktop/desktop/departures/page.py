"""A departure: its head, a tab for each side of it, and beside them a panel while families are added or exported."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.commands import DepartureCommands
from resettle_desktop.desktop.departures.header import DepartureHeader, lacks_masks
from resettle_desktop.desktop.departures.history import concerns
from resettle_desktop.desktop.departures.odd_bookings import odd_bookings
from resettle_desktop.desktop.departures.panels import DeparturePanels
from resettle_desktop.desktop.departures.proposing import Proposals
from resettle_desktop.desktop.departures.tabs import BOARD, DEPARTURE, LEGS, PASSENGERS, DepartureTabs
from resettle_desktop.desktop.departures.what_if import WhatIf
from resettle_desktop.desktop.departures.writing import DepartureWriting
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.findings_pane import FindingsPane
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.parts.basics import Line, ground
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.documents.catalogue import MANIFEST
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Departure, Leg, Passenger
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.remedies import Mending
from resettle_desktop.rules.itineraries import leg_findings
from resettle_desktop.store.boards import Board, Boards, Forecast, compared
from resettle_desktop.store.changes import Applied
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
    message = Signal(str, object)
    state_changed = Signal(str, bool)
    _applied = Signal(object)

    def __init__(
        self, store: Store, departure: int, drafts: Drafts | None = None, now: Callable[[], datetime] = datetime.now,
        remembered: Remembered | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._store, self.departure_id, self._now = store, departure, now
        self._boards = Boards(store.views, store.clearances)
        self._asked: datetime | None = None
        # before anything listens: what is gone is told, and no half-made page stays
        self.board, self._bookings = self._read(), list[Finding]()
        self._elsewhere: Mapping[int, Sequence[str]] = {}
        self._drafts = drafts or Drafts(parent=self)
        self.writing = DepartureWriting(store, self, now)
        self.more = QMenu(self)
        self.header = DepartureHeader(self.more)
        self.what_if = WhatIf()
        self.what_if.hide()
        self.tabs = DepartureTabs(store, self._drafts, remembered, now)
        self.findings = FindingsPane()
        self.panels = DeparturePanels(store)
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
        self.header.leg_asked.connect(self._begin_leg)
        self.header.date_asked.connect(self.begin_what_if)
        self.header.masks_asked.connect(self.hand_out_masks)
        self.what_if.asked.connect(self.ask_what_if)
        self.what_if.left.connect(self.leave_what_if)
        self.what_if.move_asked.connect(self._show_move)
        self.tabs.board.what_if_asked.connect(self.ask_what_if)
        self.tabs.turned.connect(self._take_turn)
        self.tabs.findings_changed.connect(self._show_findings)
        self.tabs.case_opened.connect(self.case_opened)
        self.tabs.menu_asked.connect(self._commands.open_menu)
        self.tabs.add_asked.connect(self.begin_adding)
        self.findings.asked.connect(self._go_to)
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
        self.panels.move_agreed.connect(self._move_date)
        self.panels.parting_agreed.connect(self._part)
        self.panels.services_agreed.connect(self._add_services)

    def _connect_writing(self) -> None:
        for part in (self.tabs, self.writing):
            part.message.connect(self.message)
            part.failed.connect(self.tabs.show_failure)
        self.writing.state_changed.connect(self.state_changed)
        self.tabs.save_asked.connect(self.save_and_next)
        self.tabs.edited.connect(self._say_state)
        self.tabs.taken_back.connect(self._tell_taken_back)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    @property
    def movement(self) -> Movement:
        """Return the departure that is shown, with its people."""
        return self.board.movement

    # what others call

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
        self.tabs.turn_to(BOARD)
        self.what_if.begin(self.board)

    def ask_what_if(self, moment: datetime) -> None:
        """Judge the board as if the first leg departed at another local time; all legs move with it."""
        self._asked = moment
        self.tabs.turn_to(BOARD)
        self._renew()
        self.tabs.board.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_what_if(self) -> None:
        """Judge the board for the departure's own time again."""
        self.what_if.hide()
        if self.panels.is_moving():
            self.panels.leave()
        if self._asked is not None:
            self._asked = None
            self._renew()
        self.tabs.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cell(self, person: int, requirement: str) -> None:
        """Show on the board why a requirement of a person stands as it does."""
        self.tabs.turn_to(BOARD)
        self.tabs.board.show_cell(person, requirement)

    def save(self) -> bool:
        """Write what was typed in the shown tab; return whether nothing was left behind."""
        form = self.tabs.form()
        if form is None:
            return True
        done = self.writing.save(form, self.tabs.save)
        self._say_state()
        return done

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
        """Go to the next field with a finding; from the board and the papers, to the first leg that has one."""
        if self.tabs.form() is None and leg_findings(self.movement.legs):
            self.tabs.turn_to(LEGS)
        self.tabs.with_form(Form.next_finding)

    # internals

    def _read(self) -> Board:
        departure = self._store.rows.get(Departure, self.departure_id)
        if departure is None:
            raise KnownError(_("This departure is no longer in the store. Go back to the list of departures."))
        return self._boards.of_departure(departure, self._now(), self._asked)

    def _renew(self) -> None:
        self.board = self._read()
        self._repaint()

    def _renew_families(self, cases: frozenset[int]) -> None:
        """Read and judge these families alone: a result that is entered must be seen within a frame."""
        self.board = self._boards.renewed(self.board, cases)
        self._repaint(cases)

    def _take_changes(self, applied: Applied) -> None:
        """Show what was written, here or elsewhere, where it concerns this departure."""
        if self._store.rows.get(Departure, self.departure_id) is None:
            if self.isVisible():
                self.back.emit()
        else:
            cases = self.board.families_of(applied)
            if cases is not None:
                self._renew_families(cases)
            elif concerns(applied, self.board):
                self._renew()

    def _repaint(self, cases: frozenset[int] | None = None) -> None:
        """Show the board as it is now; of these families alone, the departure itself is as it was."""
        self.header.show_departure(self.board, self._now().date())
        if self._asked is not None:
            self.what_if.show_answer(self.board, self._forecast())
            self.what_if.show()
        self.tabs.show_board(self.board, cases)
        if cases is None:
            self._commands.show_cancelled(bool(self.movement.departure.cancelled))
            self._elsewhere = self._store.views.same_day(self.movement)
        self._commands.show_masks(lacks_masks(self.board))
        self.panels.show_board(self.board)
        self._bookings = odd_bookings(self.movement, self._elsewhere)
        self._take_turn()

    def _own(self) -> Board:
        """Return the departure judged for its own time."""
        return self._boards.of_departure(self.movement.departure, self._now())

    def _forecast(self) -> Forecast:
        return compared(self._own(), self.board)

    def _show_move(self) -> None:
        own = self._own()
        self.panels.begin(self.panels.move_date)
        self.panels.move_date.show_move(own, self.board, compared(own, self.board))

    def _move_date(self, moment: datetime) -> None:
        self._asked = None
        self.what_if.hide()
        self.panels.leave()
        self.writing.move_date(self.movement, moment)
        self._renew()

    def _take_turn(self) -> None:
        tab = self.tabs.current()
        self.header.show_primary(tab == BOARD and bool(self.movement.seats) and not self.panels.isVisible())
        self._commands.show_tab(tab)
        self._show_findings()

    def _show_findings(self) -> None:
        form, found = self.tabs.form(), list[Finding]()
        tab = self.tabs.current()
        of_tab = {LEGS: Leg.kind_name(), DEPARTURE: Departure.kind_name()}.get(tab)
        found += [each for each in self._bookings if tab in (BOARD, PASSENGERS) or each.kind == of_tab]
        if form is not None:
            found += form.findings()
        self.findings.setVisible(bool(found) or form is not None)
        self.findings.show_findings(found)

    def _go_to(self, found: Finding) -> None:
        tab = {Passenger.kind_name(): PASSENGERS, Leg.kind_name(): LEGS, Departure.kind_name(): DEPARTURE}
        if found.kind in tab and found in self._bookings:
            self.tabs.turn_to(tab[found.kind])
        if found.kind == Passenger.kind_name() and found.record is not None:
            self.tabs.passengers.select(found.record)
        if found.field:
            self.tabs.with_form(lambda form: form.go_to(found.field))

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
