"""The sides of a departure, one tab each: board, passengers, legs, papers, the departure itself, history."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import cached_property, partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.board_tab import BoardTab
from resettle_desktop.desktop.departures.escorts import who_is_there
from resettle_desktop.desktop.departures.history import records_of
from resettle_desktop.desktop.departures.people import PeopleSide
from resettle_desktop.desktop.departures.sides import (
    ARRIVAL,
    BOARD,
    DEPARTURE,
    ESCORTS,
    HISTORY,
    LEGS,
    PAPERS,
    PASSENGERS,
    DepartureSides,
)
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.records_group import RecordsGroup
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.forms.saving import Outcome, save_form
from resettle_desktop.desktop.forms.side_tabs import counted
from resettle_desktop.desktop.papers.view import PaperView
from resettle_desktop.desktop.parts.basics import Chip, ground, roomy
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.icons import icon
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.documents.catalogue import MANIFEST, documents
from resettle_desktop.records.kinds import Departure
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _
from resettle_desktop.rules.itineraries import leg_findings
from resettle_desktop.store.boards import Board
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Seat


class DepartureTabs(DepartureSides):
    """Shows one side of a departure at a time; all but the board are made when they are first looked at."""

    def __init__(
        self, store: Store, drafts: Drafts, remembered: Remembered | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:  # fmt: skip
        super().__init__(store, drafts, now)
        self.board = BoardTab(store, remembered, now)
        self._paper, self._paper_of = MANIFEST, ("", "")
        self.paper_chips: dict[str, Chip] = {}
        self._narrow = False
        # A side that is not shown must not keep a panel from its room
        self.stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        titles = (
            _("Board"), _("Passengers"), _("Legs"), _("Escorts"), _("Papers"), _("Arrival"), _("Departure"),
            _("History"),
        )  # fmt: skip
        self.show_sides(tuple(zip(titles, self._sides, strict=True)))
        self._sides[BOARD].put(self.board)
        self._connect_people(self.board)

    # the sides, each made when it is first asked for; who hears of it is told only after it shows something

    @cached_property
    def papers(self) -> PaperView:
        """Return the side of the papers."""
        made = PaperView(self._store)
        made.message.connect(self.message)
        # what the choice leaves over belongs to the paper
        policy = made.sizePolicy()
        policy.setVerticalStretch(1)
        made.setSizePolicy(policy)
        self._sides[PAPERS].put(self._paper_choice())
        self._sides[PAPERS].put(made)
        return made

    def _paper_choice(self) -> QWidget:
        """Return a chip for each paper that is printed of a departure, in as many lines as they need."""
        row, box = QWidget(), QWidget()
        around = QVBoxLayout(row)
        around.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), 0)
        around.addWidget(box)
        across = FlowLayout(box, scaled(NARROW), height("field"))
        for document in documents():
            if "departure" in document.subjects:
                chip = Chip(document.label, "", partial(self.turn_to_paper, document.name))
                self.paper_chips[document.name] = chip
                across.addWidget(chip)
        return row

    @cached_property
    def departure_form(self) -> Form:
        """Return the form of the departure itself."""
        made = ground(Form(Departure), "surface")
        if self.shown is not None:
            departure = self.shown.movement.departure
            made.show_record(departure, self._drafts.of(departure.id))
        self._connect_form(made)
        made.edited.connect(self.keep_drafts)
        made.edited.connect(self.edited)
        self._sides[DEPARTURE].put(roomy(made))
        return made

    # what the frame of tabs asks

    def head_widgets(self) -> Sequence[QWidget]:
        """Return the chips of the board."""
        return self.board.chips.all()

    def form(self) -> Form | None:
        """Return the form of the shown tab with a record in it, None where there is none."""
        forms: dict[int, Callable[[], Form | None]] = {
            PASSENGERS: lambda: self.passengers.form,
            LEGS: lambda: self.legs.form,
            ESCORTS: lambda: self.escorts.form,
            ARRIVAL: lambda: self.arrival.form(),
            DEPARTURE: lambda: self.departure_form,
        }
        tab = self.current()
        found = forms[tab]() if tab in forms else None
        return found if found is not None and found.record is not None else None

    def save_word(self, tab: int) -> str:
        """Return what the button of a tab says."""
        return _("Save, next passenger") if tab == PASSENGERS else _("Save")

    def take_keyboard(self, tab: int) -> None:
        """Lists and papers take the keyboard themselves, forms in their first field."""
        side = self.stack.currentWidget()
        if tab in (BOARD, PASSENGERS, PAPERS, ARRIVAL) and side is not None:
            side.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().take_keyboard(tab)

    def fill(self, tab: int) -> None:
        """Fill what a tab shows only when it is looked at."""
        self._show_chips()
        if self.shown is not None and tab == PAPERS:
            self._show_paper(self.shown.movement.departure)
        if self.shown is not None and tab == HISTORY:
            self.history.show_records(*records_of(self._store, self.shown.movement))

    # what others call

    def show_board(self, board: Board, cases: Collection[int] | None = None) -> None:
        """Show this departure on every side; what is typed and chosen stays. Of ``cases`` alone something changed."""
        self.shown, movement = board, board.movement
        self.board.show_board(board, cases)
        if self.is_made("passengers"):
            self.passengers.show_board(board)
        if self.is_made("legs"):
            self.legs.show_owner(movement.departure.id)
        if self.is_made("escorts"):
            self.escorts.show_owner(movement.departure.id, who_is_there(board))
        if self.is_made("arrival"):
            self.arrival.show_board(board)
        if self.is_made("departure_form"):
            self.departure_form.renew(movement.departure)
        self.bar.setTabText(PASSENGERS, counted(_("Passengers"), len(movement.seats)))
        self.bar.setTabText(LEGS, counted(_("Legs"), len(movement.legs)))
        odd = leg_findings(movement.legs)
        self.bar.setTabIcon(LEGS, icon("warn", "warn") if odd else QIcon())
        self.refill()

    def turn_to_paper(self, document: str) -> None:
        """Show a paper of the departure as it would be printed now."""
        self._paper = document
        self.turn_to(PAPERS)
        if self.shown is not None:
            self._show_paper(self.shown.movement.departure)

    def save(self) -> Outcome:
        """Write what was typed in the shown tab."""
        tab = self.current()
        if tab == PASSENGERS:
            return self.passengers.save()
        lists: dict[int, Callable[[], RecordsTab | RecordsGroup]] = {
            LEGS: lambda: self.legs, ESCORTS: lambda: self.escorts, ARRIVAL: lambda: self.arrival.claims,
        }  # fmt: skip
        outcome = lists[tab]().save() if tab in lists else save_form(self._store, self.departure_form)
        self.keep_drafts()
        return outcome

    def keep_drafts(self) -> None:
        """Keep what is typed of the departure itself; passengers and legs keep theirs themselves."""
        record = self.departure_form.record if self.is_made("departure_form") else None
        if record is not None:
            self._drafts.keep(record, self.departure_form.drafts())

    def make_room(self, wanted: bool) -> None:
        """Leave out what can be missed while a panel stands beside."""
        self._narrow = wanted
        self.board.make_room(wanted)
        self._show_chips()

    def selected_seats(self) -> list[Seat]:
        """Return the passengers who are selected on the board or in the table of passengers."""
        side = self._choosing()
        return side.selected_seats() if side is not None else []

    def ask_menu(self) -> None:
        """Ask for the menu of who is selected."""
        side = self._choosing()
        if side is not None:
            side.ask_menu()

    # internals

    def _choosing(self) -> PeopleSide | None:
        """Return the shown side where passengers can be selected."""
        if self.current() == BOARD:
            return self.board
        return self.passengers if self.current() == PASSENGERS else None

    def _show_chips(self) -> None:
        someone = self.shown is not None and bool(self.shown.movement.seats)
        for chip in self.head_widgets():
            chip.setVisible(self.current() == BOARD and someone and not self._narrow)

    def _show_paper(self, departure: Departure) -> None:
        """Once shown, the view follows the store by itself."""
        name = departure.reference or id_text(departure.id)
        if (self._paper, name) != self._paper_of:
            self._paper_of = (self._paper, name)
            self.papers.show_paper(self._paper, name)
        for document, chip in self.paper_chips.items():
            chip.setChecked(document == self._paper)
