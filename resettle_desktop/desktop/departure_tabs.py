"""The sides of a departure, one tab each: board, passengers, legs, papers, the departure itself, history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import ground, roomy
from resettle_desktop.desktop.departure_board_tab import BoardTab
from resettle_desktop.desktop.departure_history import records_of
from resettle_desktop.desktop.departure_legs import LegsTab
from resettle_desktop.desktop.departure_passengers import PassengersTab
from resettle_desktop.desktop.drafts import Drafts
from resettle_desktop.desktop.form import Form
from resettle_desktop.desktop.history_tab import HistoryTab
from resettle_desktop.desktop.icons import icon
from resettle_desktop.desktop.paper_view import PaperView
from resettle_desktop.desktop.side_tabs import SideTabs, counted
from resettle_desktop.records.kinds import Departure
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _
from resettle_desktop.rules.itineraries import leg_findings
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement, Seat

BOARD, PASSENGERS, LEGS, PAPERS, DEPARTURE, HISTORY = range(6)
MANIFEST = "departure-manifest"


class DepartureTabs(SideTabs):
    """Shows one side of a departure at a time; papers and history are filled when they are looked at."""

    message = Signal(str, object)
    failed = Signal(str)
    edited = Signal()
    findings_changed = Signal()
    case_opened = Signal(object)
    menu_asked = Signal(QPoint)
    add_asked = Signal()
    taken_back = Signal(int)

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__(_("Sides of the departure"), (BOARD, PAPERS, HISTORY))
        self._store = store
        self.movement: Movement | None = None
        self.board = BoardTab()
        self.passengers = PassengersTab(store, drafts)
        self.legs = LegsTab(store, drafts)
        self.papers: PaperView | None = None
        self._paper_of = ""
        self._narrow = False
        self.departure_form = Form(Departure)
        self.history = HistoryTab(store)
        self._papers_side = ground(QWidget(), "surface")
        self._papers_down = QVBoxLayout(self._papers_side)
        self._papers_down.setContentsMargins(0, 0, 0, 0)
        # A side that is not shown must not keep a panel from its room
        self.stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.show_sides(
            (
                (_("Board"), self.board),
                (_("Passengers"), self.passengers),
                (_("Legs"), self.legs),
                (_("Papers"), self._papers_side),
                (_("Departure"), roomy(ground(self.departure_form, "surface"))),
                (_("History"), self.history),
            )
        )
        self._connect()

    def _connect(self) -> None:
        for side in (self.board, self.passengers):
            side.case_opened.connect(self.case_opened)
            side.menu_asked.connect(self.menu_asked)
            side.add_asked.connect(self.add_asked)
        self.passengers.edited.connect(self.edited)
        self.departure_form.edited.connect(self.edited)
        self.legs.edited.connect(self.edited)
        self.legs.done.connect(self.message)
        self.legs.failed.connect(self.failed)
        self.legs.record_shown.connect(self.show_button)
        self.history.taken_back.connect(self.taken_back)
        for form in (self.passengers.form, self.legs.form, self.departure_form):
            form.findings_changed.connect(self.findings_changed)

    def head_widgets(self) -> Sequence[QWidget]:
        """Return the chips of the board."""
        return (self.board.held_chip, self.board.unfold_chip)

    def form(self) -> Form | None:
        """Return the form of the shown tab with a record in it, None where there is none."""
        forms = {PASSENGERS: self.passengers.form, LEGS: self.legs.form, DEPARTURE: self.departure_form}
        found = forms.get(self.current())
        return found if found is not None and found.record is not None else None

    def save_word(self, tab: int) -> str:
        """Return what the button of a tab says."""
        return _("Save, next passenger") if tab == PASSENGERS else _("Save")

    def take_keyboard(self, tab: int) -> None:
        """Lists and papers take the keyboard themselves, forms in their first field."""
        side = self.stack.currentWidget()
        if tab in (BOARD, PASSENGERS, PAPERS) and side is not None:
            side.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().take_keyboard(tab)

    def fill(self, tab: int) -> None:
        """Fill what a tab shows only when it is looked at."""
        self._show_chips()
        if self.movement is not None and tab == PAPERS:
            self._show_paper(self.movement.departure)
        if self.movement is not None and tab == HISTORY:
            self.history.show_records(*records_of(self._store, self.movement))

    # what others call

    def show_movement(self, movement: Movement) -> None:
        """Show this departure on every side; what is typed and chosen stays."""
        self.movement = movement
        self.board.show_movement(movement)
        self.passengers.show_movement(movement)
        self.legs.show_owner(movement.departure.id)
        self.legs.refresh()
        self.bar.setTabText(PASSENGERS, counted(_("Passengers"), len(movement.seats)))
        self.bar.setTabText(LEGS, counted(_("Legs"), len(movement.legs)))
        odd = leg_findings(movement.legs)
        self.bar.setTabIcon(LEGS, icon("warn", "warn") if odd else QIcon())
        self.refill()

    def make_room(self, wanted: bool) -> None:
        """Leave out what can be missed while a panel stands beside."""
        self._narrow = wanted
        self.board.aside.setVisible(not wanted)
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

    def _choosing(self) -> BoardTab | PassengersTab | None:
        """Return the shown side where passengers can be selected."""
        if self.current() == BOARD:
            return self.board
        return self.passengers if self.current() == PASSENGERS else None

    def _show_chips(self) -> None:
        someone = self.movement is not None and bool(self.movement.seats)
        for chip in self.head_widgets():
            chip.setVisible(self.current() == BOARD and someone and not self._narrow)

    def _show_paper(self, departure: Departure) -> None:
        if self.papers is None:
            self.papers = PaperView(self._store)
            self.papers.message.connect(self.message)
            self._papers_down.addWidget(self.papers)
        name = departure.reference or id_text(departure.id)
        if name != self._paper_of:
            # Once shown, the view follows the store by itself
            self._paper_of = name
            self.papers.show_paper(MANIFEST, name)
