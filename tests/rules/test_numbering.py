"""Numbers of families and persons that hold over all versions of a paper."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.numbers import new_id
from resettle_desktop.rules.numbering import Numbers, numbered

SHAHIN, HADDAD, ABBOUD = (1001, [11, 12]), (1002, [21, 22, 23]), (1003, [31])
FAMILIES = st.lists(
    st.tuples(st.integers(1, 6), st.lists(st.integers(1, 12), unique=True, max_size=4)),
    max_size=5,
    unique_by=lambda f: f[0],
)


def test_what_was_never_printed_is_numbered_from_top_to_bottom() -> None:
    numbers = numbered(Numbers(), [SHAHIN, HADDAD])
    assert numbers.families == {1001: 1, 1002: 2}
    assert numbers.persons == {11: 1, 12: 2, 21: 3, 22: 4, 23: 5}


def test_who_was_printed_keeps_the_number_and_who_is_new_gets_the_next() -> None:
    printed = numbered(Numbers(), [SHAHIN, HADDAD])
    numbers = numbered(printed, [ABBOUD, (1001, [12, 13])])
    assert (numbers.families[1001], numbers.families[1003]) == (1, 3)
    assert (numbers.persons[12], numbers.persons[31], numbers.persons[13]) == (2, 6, 7)


def test_the_number_of_who_was_taken_off_is_not_given_again() -> None:
    printed = numbered(Numbers(), [SHAHIN, HADDAD])
    assert numbered(printed, [SHAHIN, ABBOUD]).families[1003] == 3
    assert numbered(numbered(printed, [SHAHIN]), [HADDAD]).persons[21] == 3


@given(before=FAMILIES, after=FAMILIES)
def test_no_number_changes_and_none_is_shared(before: list, after: list) -> None:  # type: ignore[type-arg]
    printed = numbered(Numbers(), before)
    numbers = numbered(printed, after)
    for first, then in ((printed.families, numbers.families), (printed.persons, numbers.persons)):
        assert first.items() <= then.items()
        assert sorted(then.values()) == list(range(1, len(then) + 1))


def test_numbers_are_kept_as_a_text() -> None:
    numbers = Numbers({new_id(): 1}, {new_id(): 1, new_id(): 2})
    assert Numbers.read(numbers.text()) == numbers
    assert Numbers.read(None) == Numbers()
