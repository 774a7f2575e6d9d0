"""Who may board is judged from the facts of a real store, for a departure's own moment or another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Departure
from resettle_desktop.rules.clearance.judging import Clearance
from resettle_desktop.rules.clearance.verdicts import State, Verdict
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, FATIMA, KHALED, say, store_with_haddad


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, *BOOKING)
        yield made


def judged(store: Store, at: datetime | None = None) -> dict[str, Clearance]:
    """Return the clearance of everybody on the departure, by given name."""
    found = store.clearances.of_departure(store.rows.equal(Departure)[0], at)
    return {each.traveller.person.given_names or "": each for each in found.travellers}


def verdict(store: Store, requirement: str, who: str = "Khaled", at: datetime | None = None) -> Verdict:
    return next(each.verdict for each in judged(store, at)[who].requirements if each.name == requirement)


def test_everybody_on_the_departure_is_judged_the_head_first(store: Store) -> None:
    assert list(judged(store)) == ["Khaled", "Fatima"]


@pytest.mark.parametrize(
    ("requirement", "kind", "values"),
    [
        ("travel_document", "TravelDocument", {"number": "N1", "expires": "2021-01-01"}),
        ("visa", "Permit", {"type": "visa", "status": "granted", "valid_until": "2021-01-01"}),
        ("fit_to_travel", "HealthActivity", {"activity": "fit_to_travel", "done": "2020-09-21T10:00", "result": "fit"}),
        ("consent", "Consent", {"purpose": "voluntary_movement", "given": "2020-09-01", "form_signed": True}),
    ],
)
def test_a_record_of_the_store_satisfies_its_requirement(
    store: Store, requirement: str, kind: str, values: dict[str, object]
) -> None:
    assert verdict(store, requirement).state is State.MISSING
    say(store, {"add": kind, "values": {"person": KHALED, **values}})
    assert verdict(store, requirement).state is State.CLEARED


def test_attendance_counts_by_its_session(store: Store) -> None:
    say(
        store,
        {"add": "Session", "as": "s", "values": {"kind": "orientation", "date": "2020-09-01", "place": "Beirut"}},
        {"add": "Attendance", "values": {"session": "@s", "person": KHALED, "result": "present"}},
    )
    assert verdict(store, "orientation").state is State.CLEARED
    assert verdict(store, "orientation", "Fatima").state is State.MISSING


def test_who_is_taken_off_is_not_judged_and_missed_by_the_family(store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": FATIMA}, "values": {"status": "postponed"}})
    assert list(judged(store)) == ["Khaled"]
    assert verdict(store, "family_together") == Verdict(State.MISSING, "Not on this departure: Fatima")


def test_a_positive_test_holds_the_household_and_leaves_their_own_tests(store: Store) -> None:
    say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"outbreak_measures": True}})
    for who, result in ((KHALED, "negative"), (FATIMA, "positive")):
        values = {"person": who, "activity": "pcr", "done": "2020-09-21T10:00", "result": result}
        say(store, {"add": "HealthActivity", "values": values})
    assert verdict(store, "pcr").state is State.CLEARED
    assert verdict(store, "pcr", "Fatima").state is State.REFUSED
    assert verdict(store, "family_together").why == "Held by the test of Fatima"


def test_hours_that_the_office_set_are_those_that_count(store: Store) -> None:
    values = {"person": KHALED, "activity": "fit_to_travel", "done": "2020-09-20T10:00", "result": "fit"}
    say(store, {"add": "HealthActivity", "values": values})
    assert verdict(store, "fit_to_travel").state is State.CLEARED
    store.apply(store.settings.setting("limit.fit_to_travel_hours", "24"))
    assert verdict(store, "fit_to_travel").state is State.LAPSES


def test_what_if_it_left_on_another_day(store: Store) -> None:
    values = {"person": KHALED, "activity": "fit_to_travel", "done": "2020-09-20T10:00", "result": "fit"}
    say(store, {"add": "HealthActivity", "values": values})
    assert verdict(store, "fit_to_travel", at=datetime(2020, 9, 24, 10, 0)).state is State.LAPSES


def test_a_departure_without_a_time_is_told_but_can_be_asked_for_one(store: Store) -> None:
    say(store, {"add": "Departure", "values": {"reference": "BEY-2020-02"}})
    departure = next(each for each in store.rows.equal(Departure) if each.reference == "BEY-2020-02")
    with pytest.raises(KnownError, match="BEY-2020-02 has no time of departure"):
        store.clearances.of_departure(departure)
    assert store.clearances.of_departure(departure, datetime(2020, 10, 1, 9, 0)).travellers == ()


def test_what_is_sealed_is_never_read(store: Store) -> None:
    sealed = store.seals.seal("a diagnosis", "HealthActivity.details")
    values = {"person": KHALED, "activity": "health_assessment", "done": "2020-09-01T10:00", "result": "fit"}
    say(store, {"add": "HealthActivity", "values": {**values, "details": sealed}})
    (activity,) = judged(store)["Khaled"].traveller.activities
    assert activity.details is None


def test_one_case_alone_is_judged_as_with_the_whole_departure(store: Store) -> None:
    departure, everybody = store.rows.equal(Departure)[0], judged(store)
    case = next(iter(everybody.values())).traveller.case
    alone = store.clearances.of_case(departure, case.id)
    verdicts = [[(one.name, one.verdict) for one in each.requirements] for each in alone]
    assert verdicts == [[(one.name, one.verdict) for one in each.requirements] for each in everybody.values()]
    assert store.clearances.of_case(departure, case.id + 1) == ()


def test_of_a_departure_without_a_time_nobody_of_a_case_is_judged(store: Store) -> None:
    case = next(iter(judged(store).values())).traveller.case
    say(store, {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-09"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": KHALED}})  # fmt: skip
    assert store.clearances.of_case(store.rows.equal(Departure)[1], case.id) == ()


def test_who_flew_before_is_not_waited_for_on_the_next_departure(store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": FATIMA}, "values": {"status": "postponed"}},
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-00"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": FATIMA, "status": "arrived"}})  # fmt: skip
    assert verdict(store, "family_together").state is State.NOT_NEEDED


def test_hours_go_by_the_clock_of_the_airport_to_which_a_road_leads(store: Store) -> None:
    say(store, {"set": "Leg", "where": {"origin": "BEY"}, "values": {"origin": "Gaziantep"}})
    assert str(store.clearances.journey(store.rows.equal(Departure)[0]).zone) == "Europe/Istanbul"


def test_without_a_last_arrival_the_last_time_that_is_known_stands_for_it(store: Store) -> None:
    say(store, {"add": "Leg", "values": {
        "departure": {"reference": "BEY-2020-01"}, "order": 2, "departs": "2020-09-23T07:00",
    }})  # fmt: skip
    assert store.clearances.journey(store.rows.equal(Departure)[0]).arrives == datetime(2020, 9, 23, 7, 0)
