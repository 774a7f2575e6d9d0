"""Names in any spelling or script, folded for search and comparison."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.names import (
    begun_keys,
    index_words,
    listed_spellings,
    name_key,
    name_words,
    reading_name,
    same_name,
)

names = st.text(
    st.characters(codec="utf-8", categories=("L", "M", "Zs", "Pd")) | st.sampled_from("اأإآبتةىيعبدال'’-"), max_size=30
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Al-Hamwi", "AL HAMWI", "el-Hamwi", "Hamwi"),
        ("الحموي", "حموي", "الحمويّ"),
        ("أحمد", "احمد", "إحمد", "أَحْمَد", "أحمـــد"),
        ("Abd al-Rahman", "Abdul Rahman", "ABDELRAHMAN", "Abd Alrahman", "Abdurrahman", "Abdel-Rahman"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("Ibrahîm", "Ibrahim", "IBRAHIM", "İbrahim", "ıbrahım"),
        ("Øyvind", "øyvind", "Oyvind"),
        ("Sa'ad", "Saad", "Sa’ad", "Saʿad"),
    ],
)
def test_spellings_of_one_name_are_one_word(spellings: tuple[str, ...]) -> None:
    assert len({name_words(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhammad"), ("Mohamad", "Mehmet"), ("Khoury", "Khouri"), ("Nour", "Noor"), ("Hamid", "Hameed"),
        ("Majid", "Majeed"), ("Fatima", "Fatimah"), ("Haamid", "Hamid"), ("Hussein", "Husain"), ("Omar", "Umar"),
        ("Qasem", "Kassem"), ("Djamila", "Jamila"), ("Abdelkader", "Abdul Qader"), ("Haddad, Khaled", "Khalid Haddad"),
    ],
)  # fmt: skip
def test_transliterations_of_one_name_are_the_same_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("Khaled", "Walid"), ("Rana", "Dana"), ("Haddad", "Hamdan"), ("", "")])
def test_different_names_are_not_the_same(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_the_order_of_the_words_does_not_matter() -> None:
    assert same_name("Khaled Haddad", "HADDAD Khaled")


def test_a_joined_name_is_found_by_each_of_its_parts() -> None:
    assert {"abdrahman", "abd", "rahman"} <= set(index_words("Abd al-Rahman"))


def test_an_article_alone_is_no_word() -> None:
    assert name_words("al El AD ال") == ()


def test_a_short_arabic_word_keeps_what_looks_like_an_article() -> None:
    assert name_words("الي") == ("الي",)


@pytest.mark.parametrize(
    ("family", "given_names", "shown"),
    [
        ("HADDAD", "Khaled", "Haddad, Khaled"), ("AL-HAMWI", "RANA", "Al-Hamwi, Rana"), ("McDonald", "", "McDonald"),
        ("O'NEILL", "", "O'Neill"), ("MCKENNA", "", "McKenna"), ("", "Khaled", "Khaled"), ("", "", ""),
        ("حداد", "خالد", "حداد, خالد"), ("VAN DER BERG", "Jan", "Van Der Berg, Jan"), ("Y", "", "Y"),
    ],
)  # fmt: skip
def test_lists_show_a_name_in_reading_case(family: str, given_names: str, shown: str) -> None:
    assert reading_name(family, given_names) == shown


@given(names)
def test_folding_a_folded_name_changes_nothing(text: str) -> None:
    words = name_words(text)
    assert name_words(" ".join(words)) == words


@given(names)
def test_words_are_bare_letters_of_small_case(text: str) -> None:
    for word in index_words(text):
        assert word and word == word.lower() and not any(unicodedata.combining(char) for char in word)
        assert word.isalnum()


@given(names)
def test_letters_composed_otherwise_fold_to_the_same_words(text: str) -> None:
    assert name_words(unicodedata.normalize("NFC", text)) == name_words(unicodedata.normalize("NFD", text))


@given(names)
def test_every_name_is_found_by_each_word_of_its_own(text: str) -> None:
    assert set(name_words(text)) <= set(index_words(text))


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Mohammed", "muham"), ("Muhammad", "moham"), ("Abdul Rahman", "abdelra"), ("Alhamwi", "elham"),
        ("Khoury", "kour"), ("Fatimah", "fatima"), ("Ahmad", "ahmed"), ("Yusuf", "youssef"), ("Hussein", "hous"),
        ("نور", "نو"),
    ],
)  # fmt: skip
def test_the_key_of_a_name_begins_as_what_is_typed_of_another_spelling(kept: str, typed: str) -> None:
    assert any(name_key(kept).startswith(begun) for begun in begun_keys(name_words(typed)[0]))


def test_a_name_is_found_as_it_is_written_too() -> None:
    assert {"abdulrahman", "abdrahman"} <= set(index_words("Abdulrahman"))
    assert {"الحموي", "حموي"} <= set(index_words("الحموي"))


def test_every_listed_spelling_has_the_key_of_its_name() -> None:
    for name, spellings in listed_spellings().items():
        assert {name_key(spelling) for spelling in spellings} == {name_key(name)}


def test_no_spelling_is_listed_for_two_names() -> None:
    spellings = [spelling for listed in listed_spellings().values() for spelling in listed]
    assert len(set(spellings)) == len(spellings)
