"""What a store says of who may board, on any day and for any facts, is what a plain reading of the sentences says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings

from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.rules.clearance.any_facts import DEPARTURE, MIDDLE, Facts, departures, families, numbered, periods
from tests.rules.clearance.oracle import Oracle
from tests.store.cleared import Change, tell

DAYS = (-14, -3, -1, 0, 1, 2, 9, 16)  # from the middle of the month
LAST_LEG, FLIGHT = timedelta(hours=14), timedelta(hours=17)
KINDS = {
    "documents": "TravelDocument", "permits": "Permit", "activities": "HealthActivity", "consents": "Consent",
    "needs": "TravelNeed",
}  # fmt: skip
_numbers = count(1)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return one store for all that is drawn: making one takes longer than to ask it."""
    folder = tmp_path_factory.mktemp("oracle") / "office.resettle"
    made, _code = Store.create(folder, "rania", "five plain words", QUICK_KEY_SETTINGS)
    with made:
        yield made


def changes(family: list[Facts], departure: Facts, measures: list[Facts], reference: str) -> Iterator[Change]:
    """Yield what a person would type of a family on a departure, of measures, and of a departure that went before."""
    values = {name: value for name, value in departure.items() if name != "text"}
    yield {"add": "Departure", "as": "d", "values": {"reference": reference, "from_country": "LBN", **values}}
    yield {"add": "Departure", "as": "other", "values": {"reference": f"{reference} FLOWN"}}
    yield from legs()
    yield {"add": "Case", "as": "case", "values": {"decision": None, **family[0]["case"]}}
    for each in family:
        yield from of_member(each)
    for place in family[0]["placements"]:
        whose = [f"@{each['id']}" for each in family if each["text"] == place.get("person")]
        if whose or "person" not in place:
            yield {"add": "Placement", "values": {**place, "case": "@case", **({"person": whose[0]} if whose else {})}}
    for place, each in enumerate(measures):
        here = {"departure": "@d"} if "departure" in each else {}
        yield {"add": "OutbreakMeasures", "values": {**each, **here, "name": f"{reference} {place}"}}


def legs() -> Iterator[Change]:
    first, last = MIDDLE, MIDDLE + LAST_LEG
    stops = (("BEY", "IST", first, first + timedelta(hours=2)), ("IST", "BRU", last, MIDDLE + FLIGHT))
    for order, (origin, to, departs, arrives) in enumerate(stops, start=1):
        times = {"departs": departs.isoformat("T", "minutes"), "arrives": arrives.isoformat("T", "minutes")}
        yield {
            "add": "Leg",
            "values": {"departure": "@d", "order": order, "origin": origin, "destination": to, **times},
        }


def of_member(member: Facts) -> Iterator[Change]:
    me = f"@{member['id']}"
    yield {"add": "Person", "as": me[1:], "values": {"case": "@case", **member["person"]}}
    if member["seat"] is not None:
        yield {"add": "Passenger", "values": {"departure": "@d", "person": me, "status": "listed", **member["seat"]}}
    if member["ahead"]:
        yield {"add": "Passenger", "values": {"departure": "@other", "person": me, "status": "arrived"}}
    for part, kind in KINDS.items():
        yield from ({"add": kind, "values": {"person": me, **values}} for values in member[part])
    for values in member["waivers"]:
        on = {None: {}, DEPARTURE: {"departure": "@d"}}.get(values.get("departure"), {"departure": "@other"})
        yield {"add": "Waiver", "values": {"person": me, **values, **on}}
    for number, (attendance, session) in enumerate(member["sessions"]):
        name = f"s{member['id']}-{number}"
        yield {"add": "Session", "as": name, "values": session}
        yield {"add": "Attendance", "values": {"session": f"@{name}", "person": me, **attendance}}


def asked(store: Store, reference: str, day: datetime) -> dict[int, dict[str, str]]:
    """Return by place in the family how each requirement of who is on the departure stands."""
    found = store.clearances.of_departure(the_departure(store, reference), day)
    states = {
        each.traveller.person.id: {one.name: str(one.verdict.state) for one in each.requirements}
        for each in found.travellers
    }
    return {place: states[id] for place, id in enumerate(sorted(states))}


def the_departure(store: Store, reference: str) -> Departure:
    return next(iter(store.rows.equal(Departure, reference=reference)))


def held(states: dict[str, str]) -> set[str]:
    return {name for name, state in states.items() if state in ("lapses", "missing", "refused")}


@settings(max_examples=12, deadline=None)
@given(families.map(numbered), departures, periods)
def test_what_if_it_left_on_another_day_of_the_month(
    office: Store, family: list[Facts], departure: Facts, drawn: list[Facts]
) -> None:
    reference = f"DAY-{next(_numbers):04}"
    measures = [each for each in drawn if each.get("departure") in (None, DEPARTURE)]
    tell(office, *changes(family, departure, measures, reference))
    try:
        aboard = [each for each in family if each["seat"] is not None]
        for day in (MIDDLE + timedelta(days=days) for days in DAYS):
            oracle = Oracle(family, departure, measures, (day, day + LAST_LEG, day + FLIGHT), "Asia/Beirut", {})
            plainly = {
                place: {name: oracle.state(name, each) for name in oracle.asked()} for place, each in enumerate(aboard)
            }
            assert asked(office, reference, day) == plainly
            if day == MIDDLE:
                assert indexed(office, reference) == {place: held(states) for place, states in plainly.items()}
    finally:
        names = [f"{reference} {place}" for place in range(len(measures))]
        tell(office, *({"remove": "OutbreakMeasures", "where": {"name": name}} for name in names))


def indexed(store: Store, reference: str) -> dict[int, set[str]]:
    """Return by place in the family what the index says that holds who is on the departure."""
    standings = store.standings.of_departures([the_departure(store, reference).id])
    found = [each for several in standings.values() for each in several]
    by_person = {each.person: set(each.held_by) for each in found}
    return {place: by_person[id] for place, id in enumerate(sorted(by_person))}
