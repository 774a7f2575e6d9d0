"""Rows of the benchmark: who may board a departure of 300 people, and the worklist of everybody's health."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.people import Reached, Record
from resettle_desktop.bench.windows import turned_to
from resettle_desktop.bench.workplace import Workplace
from resettle_desktop.desktop.health.worklist import Worklist
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Departure
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.store.changes import Change, ChangeSet

PEOPLE = 300
LEAVES = datetime(2026, 1, 20, 10, 35)
_REFERENCE = "BEY-2026-300"
_JUDGED, _LISTED = 40, 30
_STILL_TO_TRAVEL = (Reached.DECIDED, Reached.PREPARING)
_PERMIT: dict[str, Json] = {"status": "granted", "valid_from": "2025-12-01", "valid_until": "2026-03-31"}
# what is said of everybody who boards
_OF_EACH: tuple[tuple[str, dict[str, Json]], ...] = (
    ("TravelDocument", {"type": "laissez_passer", "number": "L1", "country": "BEL", "expires": "2026-12-31"}),
    ("Permit", {"type": "visa", **_PERMIT}),
    ("Permit", {"type": "exit_permit", **_PERMIT}),
    ("HealthActivity", {"activity": "health_assessment", "done": "2025-11-03T09:00", "result": "fit"}),
    ("HealthActivity", {"activity": "pcr", "done": "2026-01-19T09:00", "result": "negative"}),
    ("HealthActivity", {"activity": "fit_to_travel", "done": "2026-01-19T10:00", "result": "fit"}),
    ("Consent", {"purpose": "voluntary_movement", "given": "2025-10-01", "form_signed": True}),
)


def departure_cleared(place: Workplace) -> Taken:
    """Judge every requirement of everybody on a departure of 300 people, from the facts."""
    departure, taken = big_departure(place), Taken()
    for _time in range(_JUDGED):
        with taken.timed():
            found = place.store.clearances.of_departure(departure)
        assert len(found.travellers) >= min(PEOPLE, place.persons)
    return taken


def worklist_shown(place: Workplace) -> Taken:
    """Turn to the worklist of everybody's health, which is counted and read anew."""
    big_departure(place)
    worklist = Worklist(place.store)
    return turned_to(worklist, worklist.refresh, _LISTED)


def big_departure(place: Workplace) -> Departure:
    """Return a departure of 300 people with all that is asked of them; it is made when it is first asked for."""
    found = place.store.rows.equal(Departure, reference=_REFERENCE)
    if not found:
        place.store.apply(ChangeSet(tuple(_booked(place)), source="bench"))
        found = place.store.rows.equal(Departure, reference=_REFERENCE)
    return found[0]


def _booked(place: Workplace) -> Iterator[Change]:
    """Yield what makes the departure, and books families until so many people are on it."""
    departure = _add("Departure", reference=_REFERENCE, from_country="LBN", outbreak_measures=True)
    flight = {"carrier": "TK", "number": "829", "origin": "BEY", "destination": "BRU"}
    times = {"departs": f"{LEAVES:%Y-%m-%dT%H:%M}", "arrives": f"{LEAVES:%Y-%m-%d}T17:20"}
    session = _add("Session", kind="orientation", date="2025-12-10", place="Beirut")
    yield from (departure, session)
    yield _add("Leg", departure=id_text(departure.record), **times, **flight)
    aboard = 0
    for family in sorted(place.sample, key=lambda each: each.reached not in _STILL_TO_TRAVEL):
        if aboard >= PEOPLE:
            return
        aboard += len(family.members)
        yield _add("Placement", case=id_text(family.case.id), type="centre", centre="Florennes")
        for person in family.members:
            yield from _of_person(person, departure.record, session.record)


def _of_person(person: Record, departure: int, session: int) -> Iterator[Change]:
    name = f"{person.values['family_name']}/{person.values['given_names']}".upper()
    who = id_text(person.id)
    yield _add("Passenger", departure=id_text(departure), person=who, status="listed", ticket_name=name)
    yield _add("Attendance", session=id_text(session), person=who, result="present")
    yield from (_add(kind, person=who, **values) for kind, values in _OF_EACH)


def _add(kind: str, /, **values: Json) -> Change:
    return Change(kind, new_id(), None, values)
