"""What must hold across the legs of a departure, and between two departures of one person."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Departure, Leg, Passenger
from resettle_desktop.rules.itineraries import (
    in_order,
    leg_findings,
    origin_findings,
    place_findings,
    time_under_way,
    travels_on,
)


def leg(order: int, departs: str = "", arrives: str = "", origin: str = "", destination: str = "") -> Leg:
    values: dict[str, Json] = {"order": order, "origin": origin, "destination": destination}
    values |= {"departs": departs, "arrives": arrives}
    return Leg.from_values({name: value or None for name, value in values.items()}, id=order)  # type: ignore[return-value]


def first(arrives: str = "2020-09-22T12:25") -> Leg:
    return leg(1, "2020-09-22T10:35", arrives, "BEY", "IST")


def second(departs: str = "2020-09-22T15:05", arrives: str = "2020-09-22T17:45", origin: str = "IST") -> Leg:
    return leg(2, departs, arrives, origin, "BRU")


def told(*legs: Leg) -> list[tuple[str, int | None, str]]:
    return [(found.number, found.record, found.field) for found in leg_findings(legs)]


def booked(id: int, person: int) -> Passenger:
    return Passenger(id=id, person=person)


def said(*passengers: Passenger, **elsewhere: list[str]) -> list[Finding]:
    return place_findings(passengers, {int(key[1:]): references for key, references in elsewhere.items()})


def test_an_itinerary_that_fits_together_has_no_finding() -> None:
    assert told(second(), first()) == []


@pytest.mark.parametrize(
    ("legs", "finding"),
    [
        ((first(arrives="2020-09-22T10:35"),), ("W221", 1, "arrives")),
        ((first(arrives="2020-10-22T12:25"),), ("W222", 1, "arrives")),
        ((first(), second(origin="SAW")), ("W224", 2, "origin")),
        ((first(), second(departs="2020-09-22T12:00")), ("W225", 2, "departs")),
        ((first(), second(departs="2020-09-22T13:54")), ("W226", 2, "departs")),
        ((first(), second(departs="2020-09-22T13:24")), ("W289", 2, "departs")),
    ],
)
def test_what_is_odd_is_told_at_its_leg_and_field(legs: tuple[Leg, ...], finding: tuple[str, int, str]) -> None:
    assert told(*legs) == [finding]


@pytest.mark.parametrize(("arrives", "found"), [("11:05", []), ("10:05", [("W221", 1, "arrives")])])
def test_a_flight_to_the_west_may_land_at_the_hour_at_which_it_left(
    arrives: str, found: list[tuple[str, int, str]]
) -> None:
    assert told(leg(1, "2020-09-22T11:05", f"2020-09-22T{arrives}", "BRU", "LHR")) == found


def test_a_first_leg_from_another_country_than_the_departure_is_told_at_its_airport() -> None:
    departure = Departure.from_values({"from_country": "LBN"}, 5)
    assert isinstance(departure, Departure)
    found = [
        (each.number, each.record, each.field) for each in origin_findings(departure, [second(), leg(1, origin="IST")])
    ]
    assert found == [("W287", 1, "origin")]
    assert origin_findings(departure, [first(), second()]) == []
    assert origin_findings(departure, [leg(1, origin="Gaziantep")]) == origin_findings(Departure(id=6), [first()]) == []


def test_two_legs_of_one_order_are_told() -> None:
    twin = second()
    twin.order, twin.id = 1, 9
    assert told(first(), twin) == [("W223", 9, "order")]


def test_ninety_minutes_are_enough_to_change() -> None:
    assert told(first(), second(departs="2020-09-22T13:55")) == []


def test_a_place_is_the_same_however_it_is_typed() -> None:
    assert told(first(), second(origin="ist ")) == []


def test_a_flight_over_midnight_is_no_finding() -> None:
    assert told(first(), second("2020-09-22T22:05", "2020-09-23T00:45")) == []


def test_legs_of_which_nothing_is_known_yet_have_no_finding() -> None:
    assert told(leg(1), leg(2)) == []


def test_a_departure_is_on_the_day_of_its_first_leg() -> None:
    assert travels_on([second(departs="2020-09-23T01:05"), first()]) == date(2020, 9, 22)
    assert (travels_on([]), travels_on([leg(1)])) == (None, None)
    assert [each.id for each in in_order([second(), first()])] == [1, 2]


def test_a_second_place_of_one_person_is_told_at_that_place() -> None:
    assert [(found.number, found.record) for found in said(booked(11, 1), booked(12, 2), booked(13, 1))] == [
        ("W227", 13)
    ]


def test_another_departure_that_day_is_told_with_its_reference() -> None:
    (found,) = said(booked(11, 1), booked(12, 2), p2=["BEY-2020-02"])
    assert (found.number, found.record, found.text) == (
        "W228", 12, "The person is on BEY-2020-02 the same day too.",
    )  # fmt: skip


def test_passengers_of_whom_no_person_is_known_are_not_the_same_one() -> None:
    assert said(Passenger(id=1), Passenger(id=2)) == []


def test_a_time_that_the_clocks_of_the_airport_skipped_or_showed_twice_is_told() -> None:
    assert told(leg(1, "2020-03-29T00:30", "2020-03-29T02:30", "BEY", "IST")) == [("W281", 1, "departs")]
    assert told(leg(1, "2020-10-24T20:00", "2020-10-24T23:30", "IST", "BEY")) == [("W282", 1, "arrives")]


@pytest.mark.parametrize(
    ("origin", "destination", "departs", "arrives", "hours"),
    [
        ("IST", "BRU", "2020-09-22T15:05", "2020-09-22T17:45", 3.667),
        ("KGL", "BRU", "2020-10-24T21:00", "2020-10-25T04:45", 8.75),  # clocks go back that night
        ("Masnaa", "BEY", "2020-09-22T06:00", "2020-09-22T08:00", 2),  # a road has no zone of its own
    ],
)
def test_a_leg_takes_as_long_as_the_clocks_of_its_zones_say(
    origin: str, destination: str, departs: str, arrives: str, hours: float
) -> None:
    taken = time_under_way(leg(1, departs, arrives, origin, destination))
    assert taken is not None
    assert taken / timedelta(hours=1) == pytest.approx(hours, abs=0.001)
