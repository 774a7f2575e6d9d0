"""Rows of the benchmark: the board of a departure of 300 persons, and the screen of what waits today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtWidgets import QApplication

from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.windows import let_go, seen
from resettle_desktop.bench.workplace import Workplace
from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.today.screen import TodayScreen
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Departure, HealthActivity, Passenger
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.store.changes import Draft

_PERSONS, _CHANGED, _OPENED = 300, 40, 20
_LEAVES = datetime(2020, 9, 22, 10, 35)
_REFERENCE = "BENCH-300"


def cell_repainted(place: Workplace) -> Taken:
    """Enter one test's result after another while the board is seen: from the commit to the last pixel."""
    departure, checks = _departure(place)
    page, taken = seen(DeparturePage(place.store, departure, now=lambda: _LEAVES)), Taken()
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


def today_opened(place: Workplace) -> Taken:
    """Show what waits today, on the eve of a departure of 300 persons."""
    _departure(place)
    screen = seen(TodayScreen(place.store, Drafts(), lambda: _LEAVES - timedelta(hours=14)))
    taken = Taken()
    for _time in range(_OPENED):
        screen.hide()
        with taken.timed():
            screen.refresh()
            screen.show()
            screen.repaint()
    let_go(screen)
    return taken


def _departure(place: Workplace) -> tuple[int, list[int]]:
    """Return a departure of so many persons and a check of each; it is made where there is none yet."""
    found = place.store.search.named(Departure, _REFERENCE)
    departure = found[0].id if found else _made(place)
    people = [each.person for each in place.store.rows.equal(Passenger, departure=departure)]
    checks = place.store.rows.where_in(HealthActivity, "person", people)
    return departure, [each.id for each in checks if each.site == _REFERENCE]


def _made(place: Workplace) -> int:
    """Put families of the sample on a new departure, each member with papers and checks."""
    draft, departure = Draft(), new_id()
    draft.add("Departure", departure, {"reference": _REFERENCE, "from_country": "LBN"})
    draft.add("Leg", new_id(), {
        "departure": id_text(departure), "order": 1, "origin": "BEY", "destination": "BRU",
        "departs": _LEAVES.isoformat(timespec="minutes"),
        "arrives": (_LEAVES + timedelta(hours=7)).isoformat(timespec="minutes"),
    })  # fmt: skip
    people: list[int] = []
    for family in place.sample:
        people += [each.id for each in family.members] if len(people) < _PERSONS else []
    for person in people[:_PERSONS]:
        for kind, values in _records(departure):
            draft.add(kind, new_id(), {"person": id_text(person), **values})
    place.store.apply(draft.change_set("", "bench"))
    return departure


def _records(departure: int) -> Iterator[tuple[str, dict[str, Json]]]:
    until, done = (_LEAVES + timedelta(days=90)).date().isoformat(), (_LEAVES - timedelta(hours=24)).isoformat()[:16]
    yield "Passenger", {"departure": id_text(departure), "status": "listed"}
    yield "TravelDocument", {"type": "passport", "expires": until}
    for permit in ("visa", "exit_permit"):
        yield "Permit", {"type": permit, "status": "granted", "valid_until": until}
    for activity in ("health_assessment", "fit_to_travel"):
        yield "HealthActivity", {"activity": activity, "result": "fit", "done": done, "site": _REFERENCE}
    yield "Consent", {"purpose": "voluntary_movement", "given": done[:10], "form_signed": True}
