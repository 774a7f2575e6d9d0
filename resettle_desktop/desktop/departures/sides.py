"""The sides of a departure, each made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.arrival import ArrivalSide
from resettle_desktop.desktop.departures.escorts import escorts_side, who_is_there
from resettle_desktop.desktop.departures.legs import LegsTab
from resettle_desktop.desktop.departures.passengers import PassengersTab
from resettle_desktop.desktop.departures.people import PeopleSide
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.history_tab import HistoryTab
from resettle_desktop.desktop.forms.records_group import RecordsGroup
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.forms.side_tabs import SideTabs
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.records.texts import _
from resettle_desktop.store.boards import Board
from resettle_desktop.store.store import Store

BOARD, PASSENGERS, LEGS, ESCORTS, PAPERS, ARRIVAL, DEPARTURE, HISTORY = range(8)


class DepartureSides(SideTabs):
    """Makes the sides and tells what they tell; who hears of a side is told only after it shows something."""

    message = Signal(str, object)
    failed = Signal(str)
    edited = Signal()
    findings_changed = Signal()
    case_opened = Signal(object)
    menu_asked = Signal(QPoint)
    add_asked = Signal()
    off_asked = Signal()
    taken_back = Signal(int)
    rows_asked = Signal()

    def __init__(self, store: Store, drafts: Drafts, now: Callable[[], datetime]) -> None:
        super().__init__(_("Sides of the departure"), (BOARD, PAPERS, HISTORY))
        self._store, self._drafts, self._now = store, drafts, now
        self.shown: Board | None = None
        self._sides = [Side() for _title in range(HISTORY + 1)]

    @cached_property
    def passengers(self) -> PassengersTab:
        """Return the side of the passengers."""
        made = PassengersTab(self._store, self._drafts)
        if self.shown is not None:
            made.show_board(self.shown)
        self._connect_people(made)
        self._connect_form(made.form)
        made.edited.connect(self.edited)
        self._sides[PASSENGERS].put(made)
        return made

    @cached_property
    def legs(self) -> LegsTab:
        """Return the side of the legs."""
        made = LegsTab(self._store, self._drafts)
        if self.shown is not None:
            made.show_owner(self.shown.movement.departure.id)
        self._connect_list(made)
        self._connect_form(made.form)
        self._sides[LEGS].put(made)
        return made

    @cached_property
    def escorts(self) -> RecordsGroup:
        """Return the side of escorts, and of who meets whom."""
        made = escorts_side(self._store, self._drafts)
        if self.shown is not None:
            made.show_owner(self.shown.movement.departure.id, who_is_there(self.shown))
        self._connect_list(made)
        made.findings_changed.connect(self.findings_changed)
        self._sides[ESCORTS].put(made)
        return made

    @cached_property
    def arrival(self) -> ArrivalSide:
        """Return the side of the arrival."""
        made = ArrivalSide(self._store, self._drafts, self._now)
        if self.shown is not None:
            made.show_board(self.shown)
        made.edited.connect(self.edited)
        made.save_asked.connect(self.rows_asked)
        made.turned.connect(self.show_button)
        made.turned.connect(self.findings_changed)
        self._connect_list(made.claims)
        self._connect_form(made.claims.form)
        self._sides[ARRIVAL].put(made)
        return made

    @cached_property
    def history(self) -> HistoryTab:
        """Return the side of the history."""
        made = HistoryTab(self._store)
        made.taken_back.connect(self.taken_back)
        self._sides[HISTORY].put(made)
        return made

    def is_made(self, side: str) -> bool:
        """Return whether one of these sides was looked at already."""
        return side in vars(self)

    def _connect_people(self, side: PeopleSide) -> None:
        side.case_opened.connect(self.case_opened)
        side.menu_asked.connect(self.menu_asked)
        side.add_asked.connect(self.add_asked)
        side.off_asked.connect(self.off_asked)

    def _connect_list(self, records: RecordsTab | RecordsGroup) -> None:
        records.edited.connect(self.edited)
        records.done.connect(self.message)
        records.failed.connect(self.failed)
        records.record_shown.connect(self.show_button)

    def _connect_form(self, form: Form) -> None:
        form.findings_changed.connect(self.findings_changed)


class Side(QWidget):
    """Holds the side once it is made."""

    def __init__(self) -> None:
        super().__init__()
        ground(self, "surface")
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)

    def put(self, side: QWidget) -> None:
        """Hold a side from now on."""
        self._down.addWidget(side)
        self.setFocusProxy(side)
        side.show()
