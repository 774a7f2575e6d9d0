"""Measuring: what was taken, and whether it is good enough."""

from __future__ import annotations

import pytest

from resettle_desktop.bench.measuring import Limit, Taken, exponent, p99, ratio


def test_times_are_taken_in_milliseconds_beside_their_floor() -> None:
    taken = Taken()
    with taken.timed():
        sum(range(1000))
    with taken.timed(floor=True):
        pass
    assert (len(taken.values), len(taken.floor)) == (1, 1)
    assert 0 < taken.values[0] < 1000


def test_one_of_a_hundred_may_be_slower() -> None:
    assert p99([1.0] * 99 + [50.0]) == 50.0
    assert p99([1.0] * 199 + [50.0]) == 1.0
    assert p99([3.0, 2.0]) == 3.0


def test_medians_are_compared() -> None:
    assert ratio(Taken([4.0, 4.0, 90.0], [2.0, 2.0, 1.0])) == 2.0
    assert ratio(Taken([4.0])) is None


@pytest.mark.parametrize(
    ("limit", "taken", "holds"),
    [
        (Limit("p99", 16), Taken([15.9, 16.0]), True), (Limit("p99", 16), Taken([1.0, 16.1]), False),
        (Limit("ratio", 2), Taken([4.0], [2.0]), True), (Limit("ratio", 2), Taken([4.1], [2.0]), False),
        (Limit("ratio", 2), Taken([1.0]), False),
        (Limit("least", 95), Taken([95.0]), True), (Limit("least", 95), Taken([94.9]), False),
    ],
)  # fmt: skip
def test_a_row_holds_what_it_has_to_reach_or_says_that_it_does_not(limit: Limit, taken: Taken, holds: bool) -> None:
    assert limit.holds(taken) is holds


@pytest.mark.parametrize(("small", "large", "by"), [(10.0, 10.0, 0), (10.0, 100.0, 1), (1.0, 100.0, 2)])
def test_growth_is_told_by_its_exponent(small: float, large: float, by: float) -> None:
    assert exponent((100, small), (1000, large)) == pytest.approx(by)
