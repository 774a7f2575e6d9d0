"""Record ids, agencies' numbers, telephone numbers."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.numbers import id_number, id_text, new_id, number_key, phone_key, phone_words

IDS = st.integers(0, (1 << 63) - 1)


@given(IDS)
def test_an_id_is_read_back_from_its_text(number: int) -> None:
    assert id_number(id_text(number)) == number


@given(IDS)
def test_an_id_is_read_in_small_letters_and_with_letters_for_digits(number: int) -> None:
    mistaken = id_text(number).lower().replace("0", "o").replace("1", "l")
    assert id_number(f" {mistaken} ") == number


@given(IDS, IDS)
def test_texts_of_ids_sort_as_the_ids(one: int, other: int) -> None:
    assert (id_text(one) < id_text(other)) == (one < other)


@given(st.text())
def test_any_text_is_an_id_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert 0 <= id_number(text) < 1 << 63


@pytest.mark.parametrize("text", ["", "0" * 12, "0" * 14, "U" * 13, "Z" * 13])
def test_what_is_no_id_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        id_number(text)


def test_ids_do_not_meet_and_fit_into_63_bits() -> None:
    made = [new_id() for _each in range(20_000)]
    assert len(set(made)) == len(made)
    assert all(0 < each < 1 << 63 for each in made)


def test_an_id_made_later_is_greater() -> None:
    before = new_id()
    time.sleep(0.003)
    assert new_id() > before


@pytest.mark.parametrize(
    "typed", ["LEB-00012345", "leb 00012345", "LEB–00012345", "LEB/000.123.45", "LEB-٠٠٠١٢٣٤٥", "ＬＥＢ00012345"]
)
def test_a_number_is_compared_by_letters_and_digits_alone(typed: str) -> None:
    assert number_key(typed) == "LEB00012345"


@given(st.text())
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    assert number_key(number_key(text)) == number_key(text)


@given(st.text(), st.text(alphabet=" -–/._", max_size=4))
def test_separators_do_not_alter_the_key(text: str, between: str) -> None:
    assert number_key(between.join((text, ""))) == number_key(text)


@pytest.mark.parametrize(
    "typed",
    ["+961 3 876082", "+961 03 876082", "00961 3 876 082", "03/876082", "3876082", "961-3-876082", "+٩٦١ ٣ ٨٧٦٠٨٢"],
)
def test_a_telephone_number_is_compared_with_its_prefix(typed: str) -> None:
    assert phone_key(typed, "LBN") == "9613876082"


def test_without_a_country_a_number_keeps_its_digits() -> None:
    assert phone_key("(0)3 876-082") == "3876082"


@given(st.text(), st.sampled_from(["", "LBN", "TUR", "RWA", "XXX"]))
def test_any_text_has_a_telephone_key_of_digits(text: str, country: str) -> None:
    key = phone_key(text, country)
    assert not key or (key.isascii() and key.isdecimal())


def test_a_telephone_number_is_found_with_prefix_without_it_and_with_a_zero() -> None:
    assert set(phone_words("+961 03 876082")) >= {"9613876082", "3876082", "03876082"}


@given(st.text())
def test_words_of_a_telephone_number_are_never_empty(text: str) -> None:
    assert all(phone_words(text))
