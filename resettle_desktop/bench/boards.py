"""Rows of the benchmark: the board and the counter of a departure of 300, and the screen of what waits today."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QApplication

from resettle_desktop.bench.boarding import LEAVES, big_departure
from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.windows import let_go, seen, turned_to
from resettle_desktop.bench.workplace import Workplace
from resettle_desktop.desktop.airport.page import AirportPage
from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.today.screen import TodayScreen
from resettle_desktop.records.kinds import HealthActivity, Passenger
from resettle_desktop.rules.label_codes import label_code
from resettle_desktop.store.changes import Draft

_CHANGED, _OPENED, _SCANNED = 40, 20, 60


def cell_repainted(place: Workplace) -> Taken:
    """Enter one test's result after another while the board is seen: from the commit to the last pixel."""
    departure = big_departure(place).id
    checks = _checks(place, departure)
    page, taken = seen(DeparturePage(place.store, departure, now=lambda: LEAVES)), Taken()
    for number in range(_CHANGED):
        check = place.store.rows.get(HealthActivity, checks[number % len(checks)])
        assert check is not None
        after = "unfit" if check.result == "fit" else "fit"
        draft = Draft()
        draft.set("HealthActivity", check.id, check.values(), {"result": after})
        place.store.apply(draft.change_set("", "bench"))
        with taken.timed():
            QApplication.processEvents()
    let_go(page)
    return taken


def scan_answered(place: Workplace) -> Taken:
    """Scan one person after another at the counter of 300: from the last key to the last pixel."""
    departure = big_departure(place).id
    page, taken = seen(AirportPage(place.store, departure, lambda: LEAVES)), Taken()
    seats = page.desk.at.seats
    codes = [label_code(seat.member.person.id) for seat in seats] + [seat.member.label for seat in seats]
    for code in place.chance.sample(codes, _SCANNED):
        page.box.begin(code)
        QApplication.processEvents()
        with taken.timed():
            page.box.line.returnPressed.emit()
            QApplication.processEvents()
    let_go(page)
    return taken


def today_opened(place: Workplace) -> Taken:
    """Show what waits today, on the eve of a departure of 300 persons."""
    big_departure(place)
    screen = TodayScreen(place.store, Drafts(), lambda: LEAVES - timedelta(hours=14))
    return turned_to(screen, screen.refresh, _OPENED)


def _checks(place: Workplace, departure: int) -> list[int]:
    """Return the checks of who is on a departure, by their ids."""
    people = [each.person for each in place.store.rows.equal(Passenger, departure=departure)]
    checks = place.store.rows.where_in(HealthActivity, "person", people)
    return [each.id for each in checks if each.activity == "fit_to_travel"]
