"""The words in which the list of departures speaks."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.desktop.departures.models import (
    boarding_row,
    columns,
    day_words,
    flight,
    from_today,
    itinerary_line,
    later_mark,
)
from resettle_desktop.desktop.parts.rows import Cell
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Departure, Leg
from resettle_desktop.store.departures import Boarding

TODAY = date(2020, 9, 9)
NOW = datetime(2020, 9, 9, 12, 0)


def leg(**values: Json) -> Leg:
    return Leg.from_values(values)  # type: ignore[return-value]


BEIRUT = leg(
    carrier="TK", number="829", origin="BEY", destination="IST", departs="2020-09-22T10:35", arrives="2020-09-22T12:25"
)
ISTANBUL = leg(origin="IST", destination="BRU", departs="2020-09-22T15:05", arrives="2020-09-22T17:45")
NIGHT = leg(origin="IST", destination="BRU", departs="2020-09-22T23:35", arrives="2020-09-23T01:05")


def cells(
    now: datetime = NOW, cancelled: bool = False, legs: tuple[Leg, ...] = (BEIRUT, ISTANBUL), **counts: int
) -> dict[str, Cell]:
    departure = Departure(id=1, reference="BEY-2020-01", cancelled=cancelled)
    row = boarding_row(Boarding(departure, legs, **counts), now)
    return {column.key: cell for column, cell in zip(columns(), row.cells, strict=True)}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 9, 9), "today"),
        (date(2020, 9, 10), "tomorrow"),
        (date(2020, 9, 22), "in 13 days"),
        (date(2020, 9, 8), "yesterday"),
        (date(2020, 9, 6), "3 days ago"),
    ],
)
def test_a_day_is_told_from_today(day: date, words: str) -> None:
    assert from_today(day, TODAY) == words


@pytest.mark.parametrize(
    ("legs", "line"),
    [
        ((BEIRUT, ISTANBUL), "BEY 10:35 → IST → BRU 17:45"),
        ((BEIRUT, NIGHT), "BEY 10:35 → IST → BRU 01:05 +1"),
        ((BEIRUT,), "BEY 10:35 → IST 12:25"),
        ((leg(origin="BEY"),), "BEY → ?"),
        ((), ""),
    ],
)
def test_an_itinerary_is_one_line_with_local_times(legs: tuple[Leg, ...], line: str) -> None:
    assert itinerary_line(legs) == line


def test_a_time_of_another_day_says_how_many_days_later() -> None:
    first = datetime(2020, 9, 22, 10, 35)
    moments = (first, datetime(2020, 9, 24, 1, 5), None)
    assert [later_mark(moment, first) for moment in moments] == ["", " +2", ""]


def test_a_flight_reads_as_on_a_ticket() -> None:
    assert [flight(each) for each in (BEIRUT, ISTANBUL)] == ["TK 829", ""]


def test_a_departure_has_its_weekday_or_says_that_it_has_none() -> None:
    assert [day_words(moment) for moment in (BEIRUT.departs, None)] == ["Tue 22 Sep 2020", "no date yet"]


def test_a_row_counts_who_is_free_and_who_is_held() -> None:
    row = cells(families=9, whole=4, persons=45, held=8)
    assert [row[key].text for key in ("families", "persons", "free", "held")] == ["9", "45", "37", "8"]
    assert row["held"].icon == "bad"


def test_nobody_held_is_no_exception_to_look_at() -> None:
    assert cells(persons=45)["held"] == Cell("")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "In 13 days"),
        ({"cancelled": True}, "Cancelled"),
        ({"legs": ()}, "No flight yet"),
        ({"now": datetime(2020, 10, 1), "persons": 45}, "Outcome open"),
        ({"now": datetime(2020, 10, 1), "persons": 45, "travelled": 43}, "43 of 45 left"),
        ({"now": datetime(2020, 10, 1), "persons": 45, "travelled": 45}, "All left"),
        ({"now": datetime(2020, 10, 1)}, "Nobody on it"),
    ],
)
def test_a_row_says_how_the_departure_stands(options: dict[str, object], words: str) -> None:
    assert cells(**options)["status"].text == words  # type: ignore[arg-type]
