"""Times of day that stand in cells of their own."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.exchange.clock_cells import on_day, read_clock
from resettle_desktop.records.findings import Refused

DAY = {"row.date": datetime(2020, 9, 22), "first_leg.departs": datetime(2020, 9, 22, 22, 30)}


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("10:35", (time(10, 35), 0)), ("9h05", (time(9, 5), 0)), ("10.35", (time(10, 35), 0)),
        ("14h", (time(14), 0)),
        ("1035", (time(10, 35), 0)), (735, (time(7, 35), 0)), ("6:10 PM", (time(18, 10), 0)),
        ("12:05 a.m.", (time(0, 5), 0)),
        ("01:10+1", (time(1, 10), 1)), ("01:10 (+1)", (time(1, 10), 1)), ("10:35 LT", (time(10, 35), 0)),
        (0.4375, (time(10, 30), 0)), (time(7, 50, 12), (time(7, 50), 0)), (timedelta(hours=25), (time(1), 1)),
        ("١٠:٣٥", (time(10, 35), 0)), ("22 Sep 2020 10:35", None), ("soon", None), (None, None), (True, None),
        (datetime(2020, 9, 22, 10, 35), None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(cell: Any, clock: object) -> None:
    assert read_clock(cell) == clock


@pytest.mark.parametrize("text", ["25:10", "10:75", "13:00 PM", "2860"])
def test_an_hour_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="cannot be read as a time"):
        read_clock(text)


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None)))
def test_every_minute_of_a_day_is_read_back(at: time) -> None:
    assert read_clock(at.isoformat("minutes")) == read_clock(f"{at:%H%M}") == (at, 0)


def test_it_belongs_to_the_day_of_its_row() -> None:
    assert on_day((time(10, 35), 0), ["row.date"], DAY) == datetime(2020, 9, 22, 10, 35)


def test_an_arrival_before_the_departure_is_on_the_next_day() -> None:
    assert on_day((time(1, 10), 0), ["first_leg.departs", "row.date"], DAY) == datetime(2020, 9, 23, 1, 10)


def test_what_it_says_of_later_days_counts() -> None:
    assert on_day((time(1, 10), 2), ["row.date"], DAY) == datetime(2020, 9, 24, 1, 10)


def test_without_a_day_there_is_no_moment() -> None:
    assert on_day((time(1, 10), 0), ["row.date_2"], DAY) is None
