"""Two cases are told to be one by a number of theirs, or by most of the members of both."""

from __future__ import annotations

from resettle_desktop.rules.duplicate_cases import like_cases
from resettle_desktop.rules.duplicates import Likeness
from tests.rules.test_duplicates import someone


def alike(one: int, other: int, score: float = 1.0, cases: tuple[int, int] = (1, 2)) -> Likeness:
    left, right = someone(one, cases[0], given_names="Noor"), someone(other, cases[1], given_names="Nour")
    return Likeness(score, left, right, ())


def test_as_many_of_both_families_must_be_alike_as_are_not() -> None:
    assert like_cases([alike(11, 21)], {1: 1, 2: 3}, {})[0].score == 0.5
    assert like_cases([alike(11, 21)], {1: 1, 2: 4}, {}) == []


def test_a_member_who_is_like_two_counts_once() -> None:
    (pair,) = like_cases([alike(11, 21), alike(11, 22, 0.9)], {1: 2, 2: 2}, {})
    assert (pair.score, pair.why) == (0.5, ("1 member is alike: Noor.",))


def test_a_number_in_common_settles_it_and_is_told_first() -> None:
    (pair,) = like_cases([], {1: 5, 2: 4}, {(1, 2): "LEB-15C01056"})
    assert pair.score > 0.9 and pair.why == ("Both have the number LEB-15C01056.",)


def test_the_surest_comes_first() -> None:
    found = like_cases([alike(11, 21, 0.8), alike(31, 41, 0.9, (3, 4))], {1: 1, 2: 1, 3: 1, 4: 1}, {})
    assert [(each.one, each.other) for each in found] == [(3, 4), (1, 2)]


def test_two_of_one_case_make_no_pair() -> None:
    assert like_cases([alike(11, 12, 1.0, (1, 1))], {1: 2}, {}) == []
