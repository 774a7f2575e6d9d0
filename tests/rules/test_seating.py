"""One ticket or one seat of two people, and more people than seats, are told where they are mended."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Departure, Leg, Passenger, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.seating import leg_seat_findings, seating_findings, seats_of

DAY = date(2020, 9, 22)
NAMES = {1: "Khaled", 2: "Rania", 3: "Sami"}
BORN = {1: "1985-03-04", 2: "1988-05-06", 3: "2019-09-23"}
PEOPLE = {id: Person.from_values({"given_names": name, "birth_date": BORN[id]}, id) for id, name in NAMES.items()}


def place(person: int, **values: Json) -> Passenger:
    return Passenger.from_values({"person": id_text(person), **values}, person + 10)  # type: ignore[return-value]


def told(*places: Passenger, seats: int | None = None, day: date | None = DAY) -> list[tuple[str, int | None, str]]:
    departure = Departure.from_values({"seats": seats}, 5)
    found = seating_findings(departure, places, PEOPLE, day)  # type: ignore[arg-type]
    return [(each.number, each.record, each.field) for each in found]


def test_a_ticket_of_two_people_is_told_at_the_second_and_names_the_first() -> None:
    places = [place(2, ticket="076-2233445566"), place(1, ticket="0762233445566")]
    (found,) = seating_findings(Departure(id=5), places, PEOPLE, DAY)  # type: ignore[arg-type]
    assert (found.number, found.record, found.text) == ("W284", 12, "The ticket 076-2233445566 is Khaled's too.")


def test_who_was_taken_off_leaves_ticket_and_seat_to_another() -> None:
    off = place(1, ticket="0762233445566", seat="14A", status="postponed")
    assert told(off, place(2, ticket="0762233445566", seat="14A")) == []


def test_a_seat_of_two_people_is_told_but_not_of_an_infant_on_a_lap() -> None:
    assert told(place(1, seat="14A"), place(2, seat="14 a")) == [("W285", 12, "seat")]
    assert told(place(1, seat="14A"), place(3, seat="14A", services=["INFT"])) == []


@pytest.mark.parametrize(("seats", "found"), [(None, []), (2, []), (1, [("W286", 5, "seats")])])
def test_more_people_than_seats_are_told_and_an_infant_on_a_lap_needs_none(
    seats: int | None, found: list[tuple[str, int, str]]
) -> None:
    assert told(place(1), place(2), place(3, services=["INFT"]), seats=seats) == found


def test_an_infant_with_a_seat_needs_one_and_without_a_day_everybody_does() -> None:
    assert told(place(1), place(3, seat="14B"), seats=1) == [("W286", 5, "seats")]
    assert told(place(1), place(3), seats=1, day=None) == [("W286", 5, "seats")]


@given(st.lists(st.sampled_from(["14A", "14B", "15C", None]), max_size=8))
def test_there_are_as_many_findings_as_people_on_a_seat_that_is_taken(seats: list[str | None]) -> None:
    places = [place(id, seat=seat) for id, seat in enumerate(seats, start=1)]
    given = [seat for seat in seats if seat]
    assert len(told(*places)) == len(given) - len(set(given))


def leg(**values: Json) -> Leg:
    return Leg.from_values({"order": 1, **values}, 9)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("values", "used", "seats"),
    [
        ({}, 20, None),
        ({"seats": 30}, 20, 30),
        ({"by_road": True, "seats": 30}, 0, 30),
        ({"by_road": True, "seats": 30, "vehicles": 2}, 20, 40),
        ({"by_road": True, "seats": 15, "vehicles": 2}, 20, 30),
        ({"by_road": True, "vehicles": 2}, 20, 40),
    ],
)
def test_by_road_the_seats_are_those_of_all_vehicles_that_may_be_used(
    values: dict[str, Json], used: int, seats: int | None
) -> None:
    assert seats_of(leg(**values), used) == seats


@pytest.mark.parametrize(
    ("values", "used", "number"),
    [
        ({"seats": 1}, 0, "W301"),
        ({"by_road": True, "seats": 50}, 1, "W302"),
        ({"by_road": True, "seats": 1}, 1, "W301"),
    ],
)
def test_a_leg_with_fewer_seats_than_people_is_told_at_that_leg(
    values: dict[str, Json], used: int, number: str
) -> None:
    places = [place(1), place(2), place(3, services=["INFT"])]
    (found,) = leg_seat_findings([leg(**values)], places, PEOPLE, DAY, used)  # type: ignore[arg-type]
    assert (found.number, found.record, found.field, found.text[:8]) == (number, 9, "seats", "2 people")
    assert leg_seat_findings([leg(seats=2)], places, PEOPLE, DAY, used) == []  # type: ignore[arg-type]
