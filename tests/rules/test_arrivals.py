"""What contradicts itself of how a departure went."""

from __future__ import annotations

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import BaggageClaim, Leg, Passenger
from resettle_desktop.rules.arrivals import actual_findings, arrival_findings, claim_findings

DAY = "2020-09-22T"
Times = dict[str, Json]


def legs(first: Times, second: Times) -> list[Leg]:
    given: tuple[Times, Times] = (
        {"order": 1, "origin": "BEY", "destination": "IST", "departs": f"{DAY}10:35"},
        {"order": 2, "origin": "IST", "destination": "BRU", "departs": f"{DAY}15:05"},
    )
    both = zip(given, (first, second), (1, 2), strict=True)
    return [Leg.from_values({**a, **_of_day(b)}, id) for a, b, id in both]  # type: ignore[misc]


def _of_day(values: Times) -> Times:
    return {name: each if name == "landed_at" else f"{DAY}{each}" for name, each in values.items()}


def arrived(status: str = "arrived", **values: Json) -> Passenger:
    return Passenger.from_values({"status": status, **values}, 5)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"left": "10:50", "landed": "12:35"}, {"left": "15:20", "landed": "17:50"}, []),
        ({"left": "10:50", "landed": "10:40"}, {}, [("W294", 1, "landed")]),
        ({}, {"left": "15:20", "landed": "14:30"}, []),  # by the clocks of both places it flew a quarter of an hour
        ({"landed": "15:30"}, {"left": "15:20"}, [("W295", 2, "left")]),
        ({"landed": "15:30", "landed_at": "SAW"}, {"left": "15:20"}, []),
    ],
)
def test_times_of_the_legs_that_cannot_be_are_told(
    first: Times, second: Times, told: list[tuple[str, int, str]]
) -> None:
    assert [(each.number, each.record, each.field) for each in actual_findings(legs(first, second))] == told


@pytest.mark.parametrize(
    ("passenger", "told"),
    [
        (arrived(status_time=f"{DAY}17:50", received=f"{DAY}18:20", received_by="Fedasil"), []),
        (arrived(status_time=f"{DAY}09:50"), ["W296"]),
        (arrived(received=f"{DAY}17:20"), ["W297"]),
        (arrived("missed_connection", received_by="Fedasil"), ["W298"]),
        (arrived("no_show", received_by="Fedasil"), ["W298"]),
        (arrived("boarded", status_time=f"{DAY}09:50"), []),
    ],
)
def test_an_arrival_that_contradicts_itself_is_told(passenger: Passenger, told: list[str]) -> None:
    found = arrival_findings(passenger, legs({}, {"landed": "17:45"}))
    assert [each.number for each in found] == told


def test_without_a_landing_nobody_is_received_before_the_departure() -> None:
    assert [e.number for e in arrival_findings(arrived(received=f"{DAY}10:00"), legs({}, {}))] == ["W297"]
    assert arrival_findings(arrived(received=f"{DAY}10:00"), []) == []


def test_a_claim_settled_before_it_was_reported_and_a_bag_claimed_twice_are_told() -> None:
    early: Times = {"tag": "TK123456", "reported": "2020-09-23", "settled": "2020-09-22"}
    claims = [BaggageClaim.from_values(early, 1), BaggageClaim.from_values({"tag": "TK123456"}, 2)]
    found = claim_findings(claims)  # type: ignore[arg-type]
    assert [(each.number, each.record) for each in found] == [("W299", 1), ("W300", 2)]
