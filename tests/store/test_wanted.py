"""What a searched text asks for."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.wanted import Wanted, number_part, number_words, read_wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Abd al-Rahman", ("abdrahman",)), ("الحموي", ("حموي",)), ("Khaled  HADDAD", ("khaled", "haddad")), ("...", ()),
        ("al", ("al",)), ("al-", ("al",)), ("ال", ("ال",)), ("khaled al", ("khaled",)),
    ],
)  # fmt: skip
def test_letters_are_words_of_names_and_an_article_alone_is_the_beginning_of_one(
    text: str, words: tuple[str, ...]
) -> None:
    assert read_wanted(text) == Wanted((), words, (), " ".join(text.split()))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("LEB–15C01056", ("LEB15C01056",)), ("leb 15c 01056", ("LEB15C01056",)), ("03 876 082", ("03876082",)),
        ("00961 3 876082", ("9613876082", "009613876082")), ("+961 03 876082", ("9613876082", "96103876082")),
        ("٠٣٨٧٦", ("03876",)),
    ],
)  # fmt: skip
def test_digits_are_one_number_with_or_without_what_parts_them(text: str, keys: tuple[str, ...]) -> None:
    assert read_wanted(text).whole == keys


def test_a_number_stands_beside_names() -> None:
    wanted = read_wanted("haddad 03 876082 khaled")
    assert (wanted.words, wanted.numbers) == (("haddad", "khaled"), (("03876082",),))


def test_nothing_is_asked_for_by_a_text_without_letters_and_digits() -> None:
    assert not read_wanted(" - ")
    assert read_wanted("a")


def test_a_number_is_found_by_its_key_and_a_telephone_by_several() -> None:
    assert number_words(Case.field("unhcr_number"), "LEB-15C01056") == ("LEB15C01056",)
    assert {"9613876082", "3876082", "03876082"} <= set(number_words(Case.field("phone"), "+961 3 876082"))


def test_what_is_no_number_has_no_key() -> None:
    assert number_words(Person.field("remarks"), "LEB-15C01056") == ()
    assert number_part(Person.field("remarks"), "LEB-15C01056") == ""


@pytest.mark.parametrize(
    ("number", "part"), [("LEB-15C01056", "15C01056"), ("15C01056", ""), ("N123", ""), ("385-40776878", "40776878")]
)
def test_people_leave_the_letters_in_front_of_a_number_away(number: str, part: str) -> None:
    assert number_part(Case.field("unhcr_number"), number) == part
