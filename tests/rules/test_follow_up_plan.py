"""A family is looked at after set months; the last that was missed is asked for, and what was had is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.follow_up_plan import MONTHS, Step, months_after, next_step, read_months

ARRIVED = date(2020, 1, 31)


@pytest.mark.parametrize(
    ("looks", "today", "step"),
    [
        ([], date(2020, 2, 1), Step(1, date(2020, 2, 29))),
        ([], date(2020, 5, 10), Step(3, date(2020, 4, 30))),
        ([date(2020, 2, 16)], date(2020, 3, 1), Step(3, date(2020, 4, 30))),
        ([date(2020, 2, 10)], date(2020, 3, 1), Step(1, date(2020, 2, 29))),
        ([date(2019, 12, 1)], date(2020, 2, 1), Step(1, date(2020, 2, 29))),
        ([date(2021, 1, 20)], date(2021, 3, 1), None),
    ],
)
def test_the_next_look_follows_from_the_arrival_and_the_last(looks: list[date], today: date, step: Step | None) -> None:
    assert next_step(ARRIVED, looks, MONTHS, today) == step


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 120))
def test_months_later_is_the_same_day_or_the_last_of_its_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_months_are_read_in_their_order_and_the_usual_ones_where_none_is_set() -> None:
    assert read_months("6; 2, 6") == (2, 6)
    assert read_months(" ") == MONTHS


@pytest.mark.parametrize("text", ["soon", "0", "1,500"])
def test_what_is_no_list_of_months_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        read_months(text)
