"""What is proposed of a newborn follows from the parents and the case."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.rules.newborns import father_of, mother_of, newborn_values

TODAY = date(2020, 9, 22)
CASE = Case.from_values({"asylum_country": "LBN", "place": "Zahle"}, 1)


def member(id: int, relationship: str, sex: str, **values: str) -> Person:
    return Person.from_values({"relationship": relationship, "sex": sex, **values}, id)  # type: ignore[return-value]


KHALED = member(1, "principal_applicant", "M", given_names="Khaled", family_name="Haddad", nationality="SYR")
HEBA = member(2, "spouse", "F", given_names="Heba", family_name="Barakat", nationality="IRQ")
RANA = member(3, "daughter", "F", given_names="Rana", family_name="Haddad", nationality="SYR")


def proposed(members: list[Person], mother: Person | None, sex: str | None = "F") -> dict[str, object]:
    return dict(newborn_values(CASE, mother, father_of(members, mother), sex, TODAY))  # type: ignore[arg-type]


def test_a_child_of_the_couple_has_the_names_of_both_and_the_fathers_nationality() -> None:
    assert proposed([KHALED, HEBA], HEBA) == {
        "birth_date": "2020-09-22", "sex": "F", "relationship": "daughter", "family_name": "Haddad",
        "father_name": "Khaled", "mother_name": "Heba Barakat", "nationality": "SYR", "birth_country": "LBN",
        "birth_place": "Zahle", "marital_status": "single",
    }  # fmt: skip


def test_a_mother_alone_gives_her_name_and_nationality() -> None:
    child = proposed([member(1, "principal_applicant", "F", family_name="Barakat", nationality="IRQ")],
                     member(1, "principal_applicant", "F", family_name="Barakat", nationality="IRQ"), "M")  # fmt: skip
    assert (child["relationship"], child["family_name"], child["nationality"]) == ("son", "Barakat", "IRQ")
    assert "father_name" not in child


@pytest.mark.parametrize(
    ("mother", "relationship"),
    [
        ("daughter", "grandchild"),
        ("sibling", "niece"),
        ("mother", "sibling"),
        ("cousin", None),
        ("co_wife", "daughter"),
    ],
)
def test_a_child_is_told_what_it_is_to_the_applicant(mother: str, relationship: str | None) -> None:
    woman = member(4, mother, "F")
    assert proposed([KHALED, woman], woman).get("relationship") == relationship


def test_without_a_sex_or_a_mother_the_relationship_is_left_open() -> None:
    assert "relationship" not in proposed([KHALED, HEBA], HEBA, None)
    assert "relationship" not in proposed([KHALED], None)


def test_a_grandchilds_father_is_not_the_applicant() -> None:
    assert "father_name" not in proposed([KHALED, HEBA, RANA], RANA)


def test_the_mother_is_the_woman_of_the_couple_where_there_is_one_alone() -> None:
    assert mother_of([KHALED, HEBA, RANA]) is HEBA
    assert mother_of([KHALED, HEBA, member(5, "co_wife", "F")]) is None
    assert mother_of([KHALED, RANA]) is None
