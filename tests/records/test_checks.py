"""The checks of one date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from resettle_desktop.records.checks import not_in_future, not_long_ago, not_new_year, whole_day
from resettle_desktop.records.dates import KnownDate

TODAY = date.today()


def test_today_does_not_lie_in_the_future() -> None:
    assert not_in_future(TODAY) is None


def test_tomorrow_lies_in_the_future() -> None:
    said = not_in_future(TODAY + timedelta(days=1))
    assert said and said.number == "E102"


def test_this_year_does_not_lie_in_the_future_but_the_next_does() -> None:
    assert not_in_future(KnownDate(TODAY.year)) is None
    assert not_in_future(KnownDate(TODAY.year + 1)) is not None


@pytest.mark.parametrize(("years", "number"), [(115, None), (116, "W202")])
def test_a_birth_more_than_115_years_ago_is_a_warning(years: int, number: str | None) -> None:
    said = not_long_ago(KnownDate(TODAY.year - years))
    assert (said.number if said else None) == number


def test_a_birth_in_1850_says_so() -> None:
    said = not_long_ago(KnownDate(1850, 5, 3))
    assert said and said.text == "3 May 1850 is more than 115 years ago."


@pytest.mark.parametrize(
    ("born", "warned"), [(KnownDate(1985, 1, 1), True), (KnownDate(1985, 1), False), (KnownDate(1985, 1, 2), False)]
)
def test_the_first_of_january_is_a_warning(born: KnownDate, warned: bool) -> None:
    assert (not_new_year(born) is not None) == warned


@pytest.mark.parametrize(
    ("born", "shown"), [(KnownDate(1985), "1985"), (KnownDate(1985, 3, 2, estimated=True), "about 2 Mar 1985")]
)
def test_a_day_that_is_not_known_is_a_warning(born: KnownDate, shown: str) -> None:
    said = whole_day(born)
    assert said and (said.number, said.value) == ("W203", shown)


def test_a_whole_day_needs_no_warning() -> None:
    assert whole_day(KnownDate(1985, 3, 2)) is None
