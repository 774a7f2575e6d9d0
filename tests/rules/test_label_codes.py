"""Tests of the code on labels: what is written is read back, whatever keyboard the scanner is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.label_codes import LabelCode, label_code, read_label_code

IDS = st.integers(0, (1 << 63) - 1)
BAGS = st.none() | st.integers(1, 99)
ID = 4_815_162_342_108_927_561
FRENCH = str.maketrans("1234567890", "&é\"'(-è_çà")
BELGIAN = str.maketrans("1234567890", "&é\"'(§è!çà")
ARABIC = str.maketrans("1234567890", "١٢٣٤٥٦٧٨٩٠")


@given(IDS, BAGS)
def test_a_code_is_digits_and_is_read_back(person: int, bag: int | None) -> None:
    code = label_code(person, bag)
    assert code.isdecimal() and len(code) == 23
    assert read_label_code(code) == LabelCode(person, bag)


@pytest.mark.parametrize("keyboard", [FRENCH, BELGIAN, ARABIC])
@given(person=IDS, bag=BAGS)
def test_a_code_comes_through_every_keyboard(keyboard: dict[int, int], person: int, bag: int | None) -> None:
    typed = label_code(person, bag).translate(keyboard)
    assert read_label_code(typed) == read_label_code(typed.upper()) == LabelCode(person, bag)


@pytest.mark.parametrize("around", ["{}\n", "{}\r\n", "{}\t", "  {} "])
def test_line_ends_and_spaces_do_no_harm(around: str) -> None:
    assert read_label_code(around.format(label_code(ID, 2))) == LabelCode(ID, 2)


@given(IDS, st.integers(0, 22), st.integers(1, 9))
def test_a_wrong_digit_is_found(person: int, place: int, more: int) -> None:
    code = label_code(person, 1)
    wrong = str((int(code[place]) + more) % 10)
    assert read_label_code(code[:place] + wrong + code[place + 1 :]) is None


@given(IDS, st.integers(0, 21))
def test_two_digits_that_changed_places_are_found(person: int, place: int) -> None:
    code = label_code(person, 1)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read_label_code(swapped) == (LabelCode(person, 1) if swapped == code else None)


@pytest.mark.parametrize("typed", ["", "Haddad", "LEB-15C01234", "235 2400000032", "1" * 22, "9" * 23, "²" * 23])
def test_what_is_typed_by_hand_is_no_code(typed: str) -> None:
    assert read_label_code(typed) is None


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    assert read_label_code(text) is None or len("".join(text.split())) >= 23


@pytest.mark.parametrize(("person", "bag"), [(ID, 0), (ID, 100), (-1, None), (1 << 63, None)])
def test_what_does_not_fit_is_refused(person: int, bag: int | None) -> None:
    with pytest.raises(ValueError, match="no such"):
        label_code(person, bag)
