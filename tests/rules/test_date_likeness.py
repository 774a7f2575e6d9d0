"""Dates of birth are compared with the slips of the field, and 1 January says little."""

from __future__ import annotations

import pytest

from resettle_desktop.records.dates import read_partial
from resettle_desktop.rules.date_likeness import Born, compare_births, compare_dates, is_weak


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1985-09-14", "1985-09-14", Born.SAME_DAY),
        ("1985-09-04", "1985-04-09", Born.EXCHANGED),
        ("1985-09-14", "1985-09-15", Born.ONE_DIGIT),
        ("1985-09-14", "1986-09-14", Born.ONE_DIGIT),
        ("1999-09-14", "2000-09-14", Born.ONE_DIGIT),
        ("1992-06-27", "2002-06-27", Born.ONE_DIGIT),
        ("1978-06-27", "1987-06-27", Born.ONE_DIGIT),
        ("1985-09-12", "1985-09-21", Born.ONE_DIGIT),
        ("1985-09-14", "1985-03-26", Born.OTHER_DAY),
        ("1985-09-14", "1991-03-26", Born.OTHER),
        ("1985-09", "1985-09-14", Born.SAME_MONTH),
        ("1985-09", "1985-10-14", Born.OTHER_DAY),
        ("1985-01-01", "1985-09-14", Born.SAME_YEAR),
        ("1985", "1985-09-14", Born.SAME_YEAR),
        ("1985-09-14~", "1985-09-14", Born.SAME_YEAR),
        ("1985-01-01", "1985-01-01", Born.BOTH_UNSURE),
        ("1985", "1985-01-01", Born.BOTH_UNSURE),
        ("1985-01-01", "1986-09-14", Born.NEAR_YEAR),
        ("1985~", "1987-09-14", Born.NEAR_YEAR),
        ("1985", "1987-09-14", Born.OTHER),
        ("1985-01-01", "1995-01-01", Born.OTHER),
    ],
)
def test_two_dates_say_what_they_have_in_common(one: str, other: str, expected: Born) -> None:
    left, right = read_partial(one), read_partial(other)
    assert compare_dates(left, right) is compare_dates(right, left) is expected


def test_the_first_of_january_is_never_a_strong_signal() -> None:
    new_year = read_partial("1985-01-01")
    assert is_weak(new_year) and compare_dates(new_year, new_year) is Born.BOTH_UNSURE
    assert not is_weak(read_partial("1985-01-02"))


def test_the_date_that_the_person_claims_counts_beside_the_one_on_the_document() -> None:
    documented, claimed = read_partial("1985-01-01"), read_partial("1983-05-06")
    assert compare_births([documented, claimed], [claimed]) is Born.SAME_DAY


def test_without_a_date_nothing_is_said() -> None:
    assert compare_births([], [read_partial("1985")]) is None
    assert compare_births([None], [read_partial("1985")]) is None
