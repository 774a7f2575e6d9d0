"""The window on an open store: its screens, and what one announces another does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.airport.page import AirportPage
from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.screen import CasesScreen
from resettle_desktop.desktop.checks.screen import ChecksScreen
from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.screen import DeparturesScreen
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.frame.frame import MainFrame
from resettle_desktop.desktop.lists.screen import ListScreen
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.shortcuts import EVERYWHERE, Shortcuts
from resettle_desktop.desktop.parts.theme import Mode
from resettle_desktop.desktop.persons.screen import PersonsScreen
from resettle_desktop.desktop.recovered.models import kept_drafts, recovered_words
from resettle_desktop.desktop.settings.contacts import ContactsSide
from resettle_desktop.desktop.settings.screen import SettingsScreen
from resettle_desktop.desktop.window.finder import Finder
from resettle_desktop.desktop.window.finder_models import Offer, Offers
from resettle_desktop.desktop.window.menus import Commands, fill_menus
from resettle_desktop.desktop.window.places import AIRPORT, Place, Spot, Trail
from resettle_desktop.desktop.window.screens import (
    CASES,
    CHECKS,
    DEPARTURES,
    DRAFTS,
    PERSONS,
    SCREENS,
    SETTINGS,
    TODAY,
    WORKBOOKS,
    Given,
    Screen,
    connect_announced,
)
from resettle_desktop.desktop.window.undoing import Undoing
from resettle_desktop.desktop.workbooks.screen import WorkbooksScreen
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Departure, Person
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.remedies import Mending
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.checked import Listed
from resettle_desktop.store.store import Store

P = TypeVar("P", bound=QWidget)
_KINDS = {CASES: "Case", DEPARTURES: "Departure"}


class Window(MainFrame):
    """The frame with its screens on one open store."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    demo_asked = Signal()
    _applied = Signal(object)

    def __init__(
        self, store: Store, remembered: Remembered, mode: Mode = "system",
        now: Callable[[], datetime] = datetime.now,
    ) -> None:  # fmt: skip
        super().__init__()
        self.store = store
        self._drafts = Drafts(store, self)
        self.shortcuts = Shortcuts(remembered, self)
        self._given = Given(store, remembered, self._drafts, self.shortcuts, now, self.language_chosen.emit)
        self.undoing = Undoing(store, self)
        self._trail = Trail()
        self.places: dict[str, Place] = {}
        self._pages_known: set[str] = set()
        openers: dict[str, Callable[[int], object]] = {
            "Case": self.open_case, "Person": self.open_person, "Departure": self.open_departure,
            "Contact": self.open_contact,
        }  # fmt: skip
        self._offers = Offers(store, openers)
        self.setAcceptDrops(True)
        self._add_screens()
        chosen = self.theme_chosen.emit
        commands = Commands(
            self.ask_workbook, self.begin_case, self.begin_departure, chosen, self.language_chosen.emit,
            self.undoing, partial(self.open_settings, "shortcuts"), self.change_many_cases, self.change_many_persons,
        )  # fmt: skip
        self._page_menus = fill_menus(self, commands, mode)
        self.shortcuts.take(EVERYWHERE, self.menu_actions())
        self.finder = Finder(self.top_bar.search, self._find, self.sheet)
        self._wire()
        self.set_user(store.user)
        self._repaint()
        self._count_drafts()
        self.go(TODAY)
        recovered = recovered_words(kept_drafts(store, self._drafts))
        if recovered:
            self.toast(recovered)

    def _add_screens(self) -> None:
        for screen in SCREENS:
            self.places[screen.name] = Place(partial(self._make, screen))
            place = self.places[screen.name]
            self.add_screen(screen.name, _(screen.label), screen.icon, place, apart=screen.apart)

    def _make(self, screen: Screen) -> QWidget:
        made = screen.make(self._given)
        connect_announced(made, self._slots())
        self.shortcuts.take(screen.name, made.actions())
        return made

    def _slots(self) -> dict[str, Callable[..., object]]:
        """What is done about what a screen or a page announces."""
        return {
            "message": self.toast, "state_changed": self.set_saved, "back": self.back,
            "case_opened": self.open_case, "person_opened": self.open_person,
            "departure_opened": self.open_departure, "contact_opened": self.open_contact,
            "finding_opened": self.open_finding, "mend_asked": self.open_mending,
            "cell_opened": self.open_cell, "screen_asked": self.go, "settings_asked": self.open_settings,
            "step_asked": self._step, "member_asked": self.begin_member,
            "workbook_asked": self.ask_workbook, "demo_asked": self.demo_asked.emit,
            "check_asked": self.check_cases,
            "waits": self.watch,
            "airport_asked": self.open_airport,
            "new_case_asked": self.begin_case, "new_departure_asked": self.begin_departure,
        }  # fmt: skip

    def _wire(self) -> None:
        self.back_asked.connect(self.back)
        self.screen_asked.connect(self.go)
        self.office_asked.connect(partial(self.open_settings, "office"))
        self.undoing.told.connect(self.toast)
        self._applied.connect(self._repaint)
        self.destroyed.connect(self.store.listen(self._applied.emit))
        self._drafts.changed.connect(self._count_drafts)

    # its screens

    @property
    def cases(self) -> CasesScreen:
        """Return the list of cases."""
        return cast(CasesScreen, self.places[CASES].first)

    @property
    def persons(self) -> PersonsScreen:
        """Return the list of persons."""
        return cast(PersonsScreen, self.places[PERSONS].first)

    @property
    def departures(self) -> DeparturesScreen:
        """Return the list of departures."""
        return cast(DeparturesScreen, self.places[DEPARTURES].first)

    @property
    def workbooks(self) -> WorkbooksScreen:
        """Return the inbox of workbooks."""
        return cast(WorkbooksScreen, self.places[WORKBOOKS].first)

    @property
    def settings(self) -> SettingsScreen:
        """Return the settings."""
        return cast(SettingsScreen, self.places[SETTINGS].first)

    @property
    def here(self) -> Spot:
        """Return where one is."""
        return self._trail.here

    # what a person can ask for

    def visit(self, spot: Spot) -> None:
        """Show what another window showed."""
        self._visit(spot)

    def go(self, screen: str) -> None:
        """Show a screen's list."""
        self._visit(Spot(screen))

    def open_case(self, case: int) -> None:
        """Show a case with its family."""
        self._visit(Spot(CASES, case))

    def open_person(self, person: int) -> None:
        """Show a person in the case to which the person belongs."""
        found = self.store.rows.get(Person, person)
        if found is not None and found.case:
            self.open_case(found.case)
            page = self.places[CASES].page()
            if isinstance(page, CasePage):
                page.show_member(person)

    def check_cases(self, cases: Sequence[int] | None) -> None:
        """Check these cases, the whole store for None, and show the list of what is found."""
        self.go(CHECKS)
        cast(ChecksScreen, self.places[CHECKS].first).check_cases(cases)

    def open_finding(self, listed: Listed) -> None:
        """Show the field of a finding, in the case in which it is."""
        self.open_case(listed.case)
        page = self.places[CASES].page()
        if isinstance(page, CasePage) and page.case_id == listed.case:
            page.go_to(listed.found)

    def open_mending(self, person: int, to: Mending) -> None:
        """Show the field of a person or case that mends what holds the person; one more record is begun there."""
        self.open_person(person)
        page = self.places[CASES].page()
        if isinstance(page, CasePage):
            page.mend(to)

    def open_departure(self, departure: int) -> None:
        """Show a departure with its people."""
        self._visit(Spot(DEPARTURES, departure))

    def open_airport(self, departure: int) -> None:
        """Show the counter of a departure over the whole window."""
        self._visit(Spot(DEPARTURES, departure, AIRPORT))

    def open_cell(self, departure: int, person: int, requirement: str) -> None:
        """Show on the board of a departure why a requirement of a person stands as it does."""
        self.open_departure(departure)
        page = self.places[DEPARTURES].page()
        if isinstance(page, DeparturePage):
            page.show_cell(person, requirement)

    def ask_workbook(self) -> None:
        """Let the person choose a workbook to import."""
        self.go(WORKBOOKS)
        self.workbooks.ask_file()

    def begin_case(self) -> None:
        """Show the empty form of a new case."""
        self.go(CASES)
        self.cases.begin_case()

    def change_many_cases(self) -> None:
        """Show the list of cases with the panel that gives one value to many."""
        self.go(CASES)
        self.cases.change_many()

    def change_many_persons(self) -> None:
        """Show the list of persons with the same panel."""
        self.go(PERSONS)
        self.persons.change_many()

    def begin_member(self, case: int) -> None:
        """Show a case with the empty form of one more member."""
        self.open_case(case)
        page = self.places[CASES].page()
        if isinstance(page, CasePage):
            page.add_member()

    def begin_departure(self) -> None:
        """Show the empty form of a new departure."""
        self.go(DEPARTURES)
        self.departures.begin_departure()

    def open_contact(self, contact: int) -> None:
        """Show a contact among the settings."""
        self.go(SETTINGS)
        side = self.settings.show_side("contacts")
        if isinstance(side, ContactsSide):
            side.show_contact(contact)

    def open_settings(self, side: str) -> None:
        """Show one side of the settings."""
        self.go(SETTINGS)
        self.settings.show_side(side)

    def back(self) -> None:
        """Return to where one was before."""
        spot = self._trail.back()
        if spot is not None:
            self._show(spot)

    def keep_drafts(self) -> None:
        """Write what is typed and not saved into the store, as before it closes."""
        self._drafts.flush()

    # events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take workbooks that are dragged over any screen."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file that was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.go(WORKBOOKS)
            self.workbooks.open_file(files[0])

    # internals

    def _visit(self, spot: Spot) -> None:
        if spot.screen == SETTINGS:
            self._know_all_commands()
        before = self._trail.here
        self._trail.go(spot)
        if not self._show(spot):
            self._trail.forget(spot)
            self._trail.here = before

    def _show(self, spot: Spot) -> bool:
        place = self.places[spot.screen]
        if spot.record:
            try:
                place.enter(self._page(spot, place.page()))
            except KnownError as gone:
                self.toast(str(gone))
                return False
        else:
            place.leave()
        self.show_screen(spot.screen)
        shown = place.page() or place.first
        more = shown.more if isinstance(shown, AirportPage | CasePage | DeparturePage | ListScreen) else None
        self.show_alone(isinstance(shown, AirportPage))
        for name, menu in self._page_menus.items():
            menu.show_page(more if name == spot.screen else None)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _page(self, spot: Spot, shown: QWidget | None) -> QWidget:
        """Return the page of a record; a case's page that is shown already turns to the other case."""
        if spot.mode == AIRPORT:
            made = AirportPage(self.store, spot.record, self._given.now, self._given.remembered)
            connect_announced(made, self._slots())
            return made
        if spot.screen == DEPARTURES:
            there = shown if isinstance(shown, DeparturePage) and shown.departure_id == spot.record else None
            if there is not None and self.store.rows.get(Departure, spot.record) is not None:
                return there  # one who comes back finds the cell from which one went to mend it
            return self._announcing(
                DeparturePage(self.store, spot.record, self._drafts, self._given.now, self._given.remembered)
            )
        page = shown if isinstance(shown, CasePage) else None
        if page is None:
            page = self._announcing(CasePage(self.store, spot.record, self._drafts))
        elif page.case_id != spot.record:
            page.show_case(spot.record)
        page.set_place(*self.cases.place_of(spot.record))
        return page

    def _announcing(self, page: P) -> P:
        connect_announced(page, self._slots())
        self._know(CASES if isinstance(page, CasePage) else DEPARTURES, page)
        return page

    def _know(self, place: str, page: QWidget) -> None:
        self._pages_known.add(place)
        self.shortcuts.take(place, page.actions())

    def _know_all_commands(self) -> None:
        """Know the commands of the lists and pages of which none was opened yet; a page is made and put away."""
        for place in (CASES, PERSONS):
            self.shortcuts.take(place, self.places[place].first.actions())
        known = self._pages_known
        kinds: tuple[tuple[str, type[Record], Callable[[int], QWidget]], ...] = (
            (CASES, Case, lambda id: CasePage(self.store, id)),
            (DEPARTURES, Departure, lambda id: DeparturePage(self.store, id)),
        )
        for place, kind, make in kinds:
            for record in self.store.rows.page(kind, [], 0, 1) if place not in known else ():
                page = make(record.id)
                self._know(place, page)
                page.deleteLater()

    def _step(self, step: int) -> None:
        """Show the case before or after in the list, in the same tab."""
        case = self.cases.neighbour(self._trail.here.record, step)
        if case is not None:
            self._trail.here = Spot(CASES, case)
            self._show(self._trail.here)

    def _find(self, text: str) -> list[Offer]:
        lately = [(_KINDS[spot.screen], spot.record) for spot in self._trail.lately[:5]]
        return self._offers.find(text, self.menu_actions(), lately)

    def _count_drafts(self) -> None:
        self.set_count(DRAFTS, len(self._drafts.records()) or None)

    def _repaint(self, _applied: Applied | None = None) -> None:
        self.set_office(self.store.office)
        for screen in SCREENS:
            self.set_count(screen.name, screen.count(self.store))
        self.set_saved(_("All saved {time}").format(time=f"{datetime.now():%H:%M}"))
