"""How sure a pair is depends on how many there are, how common a name is, and how often people are entered twice."""

from __future__ import annotations

import pytest

from resettle_desktop.rules.populations import Population, chance, share


def test_any_two_are_less_likely_one_the_more_people_there_are() -> None:
    assert Population(100).expected > Population(10_000).expected > Population(1_000_000).expected
    assert Population(3).expected == Population(50).expected


def test_a_name_that_nobody_was_counted_with_is_guessed() -> None:
    assert share(0, 0) == pytest.approx(1 / 150)
    assert share(500, 1_000) == pytest.approx(0.45, abs=0.01)


@pytest.mark.parametrize(("odds", "expected"), [(0, 0.5), (-9_999, 0.0), (9_999, 1.0)])
def test_odds_are_a_chance(odds: float, expected: float) -> None:
    assert chance(odds) == pytest.approx(expected)


def test_an_office_with_many_entered_twice_expects_more_of_them() -> None:
    office = Population(1_000)
    clean, usual, bad = (office.fitted([20.0] * pairs).twice for pairs in (0, 50, 500))
    assert clean < usual < bad
    assert office.fitted([]).expected < office.expected < office.at_most().expected


def test_what_is_hardly_likely_anywhere_makes_no_office_bad() -> None:
    office = Population(1_000)
    assert office.fitted([2.0] * 300).twice == pytest.approx(office.fitted([]).twice, rel=0.2)


def test_an_empty_office_expects_little() -> None:
    assert Population(0).fitted([]).twice > 0
