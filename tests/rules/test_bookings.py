"""Somebody who is still to travel on two departures is asked about."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Departure, Passenger, Person
from resettle_desktop.rules.bookings import booking_findings, waiting_departures

KHALED = Person(id=1, given_names="Khaled")
DEPARTURES = {5: Departure(id=5, reference="BEY-2020-01"), 6: Departure(id=6, reference="BEY-2020-02")}


def places(first: str | None, second: str | None) -> list[Passenger]:
    return [Passenger(id=8, departure=5, status=first), Passenger(id=9, departure=6, status=second)]


def test_two_departures_are_named() -> None:
    (said,) = booking_findings(KHALED, places("listed", None), DEPARTURES)
    assert said.text == "Khaled is on more than one departure: BEY-2020-01, BEY-2020-02."
    assert (said.number, said.kind, said.record) == ("W249", "Person", 1)


@pytest.mark.parametrize("over", ["arrived", "no_show", "withdrawn", "postponed", "missed_connection", "diverted"])
def test_a_place_that_is_over_is_none(over: str) -> None:
    assert booking_findings(KHALED, places("listed", over), DEPARTURES) == []


def test_a_cancelled_departure_is_none() -> None:
    cancelled = {5: DEPARTURES[5], 6: Departure(id=6, reference="BEY-2020-02", cancelled=True)}
    assert [each.id for each in waiting_departures(places("listed", "listed"), cancelled)] == [5]
    assert booking_findings(KHALED, places("listed", "listed"), cancelled) == []
