"""Spellings of one name are told from two names, in Latin letters, in Arabic ones, and between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.names import name_words
from resettle_desktop.rules.spelling import Level, consonants, one_slip, word_level

ONE_NAME = """
Mohammad Muhammed|Mohamed Mehmet|Ahmad Ahmet|Ahmed أحمد|Khaled خالد|Hassan حسن|Husain Hussein|Hussein حسين|Yusuf Youssef
Yousef يوسف|Leila ليلى|Huda هدى|Moussa موسى|Ali علي|Omar عمر|Amr عمرو|Othman Osman|Othman عثمان|Fatma Fatimah
Fatima فاطمة|Aisha عائشة|Ayşe Aicha|Zeyneb Zainab|Zeinab زينب|Suleiman Sleiman|Soliman سليمان|Ibrahim إبراهيم
Abdullah عبدالله|Abdulrahman Abdelrahman|Noor Nur|Nour نور|Cemal Jamal|Meryem Maryam|Ismail إسماعيل|Hamze Hamzah
Zakaria زكريا|Yahya يحيى|Mustafa مصطفى|Khadija خديجة|Tarek Tariq|Saeed سعيد|Kassem Qasem|Qasim قاسم|Haddad حداد
Şahin Shaheen|Khouri Koury|Heba هبة|Rania رانيا|Aya آية|Murat Murad|Ramazan رمضان|Najjar نجار|Masri المصري
Isaac Ishak|Yakup Jacob|Yusuf Joseph|Gamal Cemal|Ahmadou Achmed
"""
TWO_NAMES = """
Hassan Hussein|Ali Alaa|Omar Ammar|Rana Lana|Rana Rania|Jamal Kamal|Salim Salma|حسن حسين|Layla Lama|Khaled Walid
Mahmoud Mohammad|محمد محمود|Mahmoud محمد|Amir Amira|Ahmad Mahmoud|Mona Mina|Nada Nadia|Dima Dina|Hani Hana|Samar Samir
"""


def pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split()) for line in text.strip().splitlines() for pair in line.split("|")]


def folded(name: str) -> str:
    return "".join(name_words(name))


@pytest.mark.parametrize(("one", "other"), pairs(ONE_NAME))
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert word_level(folded(one), folded(other)) is Level.SAME


@pytest.mark.parametrize(("one", "other"), pairs(TWO_NAMES))
def test_two_names_are_never_the_same(one: str, other: str) -> None:
    assert word_level(folded(one), folded(other)) is not Level.SAME


@pytest.mark.parametrize(
    ("meant", "typed"), [("Mustafa", "Mustfaa"), ("Ibrahim", "Ibrahjm"), ("Khadija", "Khadjia"), ("Barakat", "Barakt")]
)
def test_one_slip_of_typing_is_near(meant: str, typed: str) -> None:
    assert word_level(folded(meant), folded(typed)) >= Level.NEAR


@pytest.mark.parametrize(("one", "other"), [("Dana", "Lana"), ("Ali", "Ali"), ("Rami", "Sami")])
def test_another_letter_makes_a_short_name_another(one: str, other: str) -> None:
    assert (word_level(folded(one), folded(other)) is Level.DIFFERENT) == (one != other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khaled", "خالد"),
        ("Halit", "Khalid"),
        ("Zeyneb", "زينب"),
        ("Mehmet", "محمد"),
        ("Ahmet", "Ahmad"),
        ("Hoda", "هدى"),
        ("Osman", "عثمان"),
        ("Joseph", "يوسف"),
    ],
)
def test_spellings_share_their_consonants(one: str, other: str) -> None:
    assert consonants(folded(one)) == consonants(folded(other))


def test_a_name_of_vowels_alone_has_consonants_to_look_for_too() -> None:
    assert consonants(folded("Aya")) == consonants(folded("آية")) == "-"


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("LEB00012345", "LEB00012346", True), ("LEB00012345", "LEB00013245", True), ("1985-09-14", "1985-09-15", True),
        ("LEB00012345", "LEB00012345", False), ("LEB00012345", "LEB0012345", False), ("12", "34", False),
    ],
)  # fmt: skip
def test_one_digit_or_two_exchanged_are_a_slip(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is slip


words = st.text(st.sampled_from("abdehiklmnorstuwyzxقخعدلمنوياه"), min_size=1, max_size=12)


@given(words, words)
def test_no_word_comes_before_the_other(one: str, other: str) -> None:
    assert word_level(one, other) is word_level(other, one)


@given(words)
def test_a_word_is_itself(word: str) -> None:
    assert word_level(word, word) is Level.SAME
    assert consonants(word)
