"""What is odd of the departure that a page shows, below its sides: of its bookings, and of what is typed."""

from __future__ import annotations

from resettle_desktop.desktop.departures.judged import JudgedDeparture
from resettle_desktop.desktop.departures.odd_bookings import odd_bookings
from resettle_desktop.desktop.departures.sides import BOARD, DEPARTURE, LEGS, PASSENGERS
from resettle_desktop.desktop.departures.tabs import DepartureTabs
from resettle_desktop.desktop.forms.findings_pane import FindingsPane
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Departure, Leg, Passenger
from resettle_desktop.rules.itineraries import leg_findings

_TABS = {Passenger.kind_name(): PASSENGERS, Leg.kind_name(): LEGS, Departure.kind_name(): DEPARTURE}


class DepartureFindings(FindingsPane):
    """Shows the findings of the shown side, and goes to the field of each."""

    def __init__(self, tabs: DepartureTabs, judged: JudgedDeparture) -> None:
        super().__init__()
        self._tabs, self._judged = tabs, judged
        self._bookings: list[Finding] = []
        self.asked.connect(self._go_to)
        tabs.findings_changed.connect(self.show_side)

    def renew(self) -> None:
        """Judge the bookings as they are now."""
        self._bookings = odd_bookings(self._judged.board, self._judged.elsewhere, self._judged.tickets)

    def show_side(self) -> None:
        """Show what is odd of the side that is looked at."""
        form, tab = self._tabs.form(), self._tabs.current()
        found = [each for each in self._bookings if tab in (BOARD, PASSENGERS) or _TABS.get(each.kind) == tab]
        if form is not None:
            found += form.findings()
        self.setVisible(bool(found) or form is not None)
        self.show_findings(found)

    def go_to_next(self) -> None:
        """Go to the next field with a finding; from the board and the papers, to the first leg that has one."""
        if self._tabs.form() is None and leg_findings(self._judged.movement.legs):
            self._tabs.turn_to(LEGS)
        self._tabs.with_form(Form.next_finding)

    def _go_to(self, found: Finding) -> None:
        if found.kind in _TABS and found in self._bookings:
            self._tabs.turn_to(_TABS[found.kind])
        if found.kind == Passenger.kind_name() and found.record is not None:
            self._tabs.passengers.select(found.record)
        if found.field:
            self._tabs.with_form(lambda form: form.go_to(found.field))
