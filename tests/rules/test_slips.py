"""What a word becomes by one slip of typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from resettle_desktop.rules.slips import DIGITS, LATIN, letters_for, past_articles, slips

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


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("hanan ae-homsi", ("hanan", "homsi")), ("rasha val-ahmad", ("rasha", "ahmad")),
        ("yasmin alfahmad", ("yasmin", "ahmad")), ("abd ail-rahman issa", ("abdrahman", "issa")),
        ("خالد اب حموي", ("خالد", "حموي")),
    ],
)  # fmt: skip
def test_a_name_is_read_past_a_slip_in_its_article(typed: str, words: tuple[str, ...]) -> None:
    assert words in past_articles(typed)


@pytest.mark.parametrize("typed", ["", "khaled", "al-hamwi", "haddad ali", "omar haddad"])
def test_where_no_article_is_mistyped_nothing_is_read_otherwise(typed: str) -> None:
    assert past_articles(typed) == []
