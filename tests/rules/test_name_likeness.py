"""Two persons' names are compared in whatever order, spelling, script and completeness they were written."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Person
from resettle_desktop.rules.name_likeness import Called, compare_names, compare_words, ways_to_call, words_of
from resettle_desktop.rules.spelling import Level

SAME, NEAR, DIFFERENT = Level.SAME, Level.NEAR, Level.DIFFERENT


def named(given: str = "", family: str = "", arabic: str = "", **more: str) -> Person:
    values = {"given_names": given, "family_name": family, "original_name": arabic, **more}
    return Person.from_values({name: value for name, value in values.items() if value})  # type: ignore[return-value]


def levels(one: Person, other: Person) -> tuple[Level | None, Level | None]:
    compared = compare_names(ways_to_call(one), ways_to_call(other))
    return compared.own_level, compared.family_level


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("Khaled", "HADDAD"), named("Khalid", "Al-Hadad")),
        (named("Khaled", "Haddad"), named("Haddad", "Khaled")),
        (named("Khaled", "Haddad"), named("Khaled Mahmoud", "Haddad")),
        (named("Khaled", "Haddad"), named("Khaled Haddad")),
        (named("Khaled", "Haddad"), named("", "Khaled Haddad")),
        (named("Khaled", "Haddad"), named(arabic="خالد حداد")),
        (named("خالد", "حداد"), named("Khaled", "Haddad")),
        (named("Khaled bin Mahmoud", "Haddad"), named("Khaled Mahmoud", "Haddad")),
        (named("Nour al-Din", "Haddad"), named("Noureddin", "Haddad")),
        (named("Khaled", "Haddad"), named("Kh.", "H.", document_name="KHALID HADDAD")),
        (named("Khaled", "Haddad"), named("Abu Omar", "", aliases="the tall; Khaled Haddad")),
    ],
)
def test_one_persons_name_is_known_again(one: Person, other: Person) -> None:
    assert levels(one, other) == levels(other, one) == (SAME, SAME)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (named("Hassan", "Haddad"), named("Hussein", "Haddad"), (DIFFERENT, SAME)),
        (named("Mohammad Ali", "Haddad"), named("Mohammad Ahmad", "Haddad"), (NEAR, SAME)),
        (named("Mohammad Ali", "Haddad"), named("Ali", "Haddad"), (NEAR, SAME)),
        (named("Khaled", "Haddad"), named("Khaled", "Najjar"), (SAME, DIFFERENT)),
        (named("Khaled"), named("Khaled", "Najjar"), (SAME, None)),
        (named(), named("Khaled", "Najjar"), (None, None)),
    ],
)
def test_brothers_and_namesakes_are_told_apart(
    one: Person, other: Person, expected: tuple[Level | None, Level | None]
) -> None:
    assert levels(one, other) == levels(other, one) == expected


def test_arabic_letters_tell_two_names_that_latin_spells_alike() -> None:
    samir, samer = named("Samir", "Haddad", "سمير حداد"), named("Samer", "Haddad", "سامر حداد")
    assert levels(samir, samer) == (NEAR, SAME)


def test_the_family_of_the_grandfathers_names_is_known_by_its_last() -> None:
    assert levels(named("Khaled", "Mahmoud Haddad"), named("Khaled", "Haddad")) == (SAME, SAME)


def test_a_person_is_called_as_registered_in_the_original_script_and_on_the_document() -> None:
    called = ways_to_call(named("Khaled", "HADDAD", "خالد حداد", document_name="KHALID HADDAD"))
    assert [each.own for each in called] == [("khaled",), ("خالد",), ("khalid",)]
    assert [each.arabic for each in called] == [False, True, False]


def test_one_name_alone_is_the_own_name() -> None:
    assert ways_to_call(named("Khaled")) == (Called(("khaled",), ()),)
    assert ways_to_call(named()) == ()


def test_son_of_is_no_name() -> None:
    assert words_of("Khaled ibn Mahmoud") == ("khaled", "mahmoud")
    assert words_of(None) == ()


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [("Fatima Rashid", "Fatma", SAME), ("Fatima", "Heba", DIFFERENT), ("", "Heba", None), ("Ibrahim", "Ibrahjm", NEAR)],
)
def test_parents_are_compared_by_their_own_names(one: str, other: str, level: Level | None) -> None:
    assert compare_words(words_of(one), words_of(other)) is level
