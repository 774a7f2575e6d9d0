"""What a word becomes by one slip of typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from resettle_desktop.rules.slips import DIGITS, LATIN, letters_for, slips

words = st.text(st.sampled_from("abcd"), min_size=1, max_size=6)


@pytest.mark.parametrize("typed", ["hadad", "haddadx", "haddid", "hadadd", "xhaddad", "addad"])
def test_a_letter_missing_added_wrong_or_two_exchanged_is_one_slip(typed: str) -> None:
    assert typed in set(slips("haddad", LATIN))


def test_letters_come_from_those_that_are_given() -> None:
    assert set(slips("1", DIGITS)) >= {"", "2", "12", "21"}
    assert not any(letter in slip for slip in slips("1", DIGITS) for letter in LATIN)


def test_a_slip_stays_in_its_script_and_among_its_own_letters() -> None:
    assert "ب" in letters_for("خالد")
    assert "b" not in letters_for("خالد")
    assert "ə" in letters_for("əli")


@given(words, words)
def test_slips_are_exactly_what_is_one_step_away(word: str, other: str) -> None:
    assert (other in set(slips(word, "abcd")) - {word}) == (OSA.distance(word, other) == 1)
