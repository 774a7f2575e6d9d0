"""Ages on a stated day, and the classes that airlines make of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.rules.ages import age_class, age_text

TRAVEL = date(2020, 9, 22)
days = st.dates(date(1920, 1, 1), TRAVEL)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (KnownDate(2008, 9, 22), "adult"),
        (KnownDate(2008, 9, 23), "child"),
        (KnownDate(2018, 9, 22), "child"),
        (KnownDate(2018, 9, 23), "infant"),
        (None, "unknown"),
    ],
)
def test_a_birthday_on_the_day_of_travel_counts(born: KnownDate | None, expected: str) -> None:
    assert age_class(born, TRAVEL) == expected


@pytest.mark.parametrize(("born", "expected"), [(KnownDate(2008), "child"), (KnownDate(2018, 9), "infant")])
def test_what_is_not_known_of_a_birth_date_makes_the_person_younger(born: KnownDate, expected: str) -> None:
    assert age_class(born, TRAVEL) == expected


def test_who_was_born_on_29_february_is_a_year_older_on_1_march() -> None:
    born = KnownDate(2016, 2, 29)
    assert [born.age_on(day) for day in (date(2018, 2, 28), date(2018, 3, 1))] == [1, 2]


@pytest.mark.parametrize(
    ("born", "shown"),
    [
        (KnownDate(1982, 3, 1), "38"),
        (KnownDate(1982, 3, 1, estimated=True), "~38"),
        (KnownDate(1982), "~37"),
        (KnownDate(2020), "~0"),
        (None, ""),
    ],
)
def test_an_age_says_whether_it_is_exact(born: KnownDate | None, shown: str) -> None:
    assert age_text(born, TRAVEL) == shown


@given(days, st.integers(0, 400))
def test_nobody_grows_younger(born: date, later: int) -> None:
    known = KnownDate(born.year, born.month, born.day)
    assert known.age_on(TRAVEL + timedelta(days=later)) >= known.age_on(TRAVEL) >= 0
