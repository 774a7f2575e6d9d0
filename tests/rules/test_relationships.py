"""When somebody else applies for a family, each member's relationship is told anew where it can be."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Person
from resettle_desktop.rules.relationships import _table, seen_from, successor

TODAY = date(2020, 9, 22)


def member(id: int, relationship: str | None = None, sex: str = "", born: str = "") -> Person:
    given = {"relationship": relationship, "sex": sex, "birth_date": born}
    return Person.from_values({name: value for name, value in given.items() if value}, id)  # type: ignore[return-value]


FATHER, MOTHER = member(1, "principal_applicant", "M", "1980"), member(2, "spouse", "F", "1986")
RANA, OMAR = member(3, "daughter", "F", "2000"), member(4, "son", "M", "2012")


def become(applicant: Person, *members: Person) -> dict[int, str | None]:
    return seen_from(applicant, members)


def test_the_spouse_applies_and_the_children_stay_children() -> None:
    assert become(MOTHER, FATHER, MOTHER, RANA, OMAR) == {
        1: "spouse", 2: "principal_applicant", 3: "daughter", 4: "son",
    }  # fmt: skip


def test_the_grown_daughter_applies_for_parents_and_siblings() -> None:
    assert become(RANA, FATHER, MOTHER, RANA, OMAR) == {
        1: "father", 2: "mother", 3: "principal_applicant", 4: "sibling",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("applicant", "other", "expected"),
    [
        (("father", "M"), ("mother", "F"), "spouse"),
        (("father", "M"), ("son", "M"), "grandchild"),
        (("father", "M"), ("sibling", "F"), "daughter"),
        (("sibling", "F"), ("son", "M"), "nephew"),
        (("sibling", "F"), ("father", "M"), "father"),
        (("spouse", "F"), ("father", "M"), "parent_in_law"),
        (("spouse", "F"), ("parent_in_law", "F"), "mother"),
        (("spouse", "F"), ("stepson", "M"), "son"),
        (("son", "M"), ("sibling", "F"), "aunt"),
        (("son", "M"), ("child_in_law", "F"), None),
        (("spouse", "F"), ("sibling_in_law", "F"), None),
        (("unrelated", "M"), ("son", "M"), None),
        (("spouse", "F"), ("unrelated", "M"), "unrelated"),
    ],
)
def test_what_another_member_becomes(applicant: tuple[str, str], other: tuple[str, str], expected: str | None) -> None:
    new, third = member(5, *applicant), member(6, *other)
    assert become(new, FATHER, new, third)[6] == expected


@pytest.mark.parametrize(
    ("relation", "former"),
    [("father", "son"), ("sibling", "sibling"), ("grandchild", "grandparent"), ("uncle", "nephew"),
     ("cousin", "cousin"), ("parent_in_law", "child_in_law"), ("daughter", "father"), ("unrelated", "unrelated")],
)  # fmt: skip
def test_what_the_former_applicant_becomes(relation: str, former: str) -> None:
    new = member(5, relation, "M")
    assert become(new, FATHER, new)[1] == former


def test_what_depends_on_a_sex_that_is_not_known_is_asked() -> None:
    father, son = member(1, "principal_applicant"), member(4, "son", "M")
    assert become(son, father, son)[1] is None


def test_whose_child_a_child_of_several_wives_is_cannot_be_told() -> None:
    second = member(5, "co_wife", "F")
    assert become(MOTHER, FATHER, MOTHER, second, OMAR) == {
        1: "spouse",
        2: "principal_applicant",
        5: "co_wife",
        4: None,
    }
    assert become(OMAR, FATHER, MOTHER, second, OMAR)[2] is None


def test_without_a_former_applicant_all_stay_what_they_are() -> None:
    assert become(MOTHER, MOTHER, OMAR) == {2: "principal_applicant", 4: "son"}
    assert become(FATHER, FATHER, MOTHER) == {1: "principal_applicant", 2: "spouse"}


def test_going_back_to_the_former_applicant_gives_what_was() -> None:
    family = [FATHER, MOTHER, RANA, OMAR]
    there = become(RANA, *family)
    turned = [member(each.id, there[each.id], each.sex) for each in family]
    assert become(turned[0], *turned) == {each.id: each.relationship for each in family}


def test_the_table_speaks_of_relationships_that_there_are() -> None:
    codes = set(code_list("relationships").codes)
    words = {word for pair in _table() for word in pair} | {
        w for becomes in _table().values() for w in becomes.split("/")
    }
    assert words <= codes


@pytest.mark.parametrize("relation", [c for c in code_list("relationships").codes if c != "principal_applicant"])
def test_each_relationship_has_its_reverse(relation: str) -> None:
    assert (relation, "principal_applicant") in _table()


@pytest.mark.parametrize(
    ("left", "id"),
    [
        ([MOTHER, RANA, OMAR], 2),
        ([OMAR, RANA], 3),
        ([OMAR, member(5, "unrelated", "M", "1970"), member(6, "mother", "F", "1960")], 6),
        ([OMAR, member(5, "daughter", "F", "2009")], 5),
        ([member(7, "son"), member(8, "caregiver", "F", "1990")], 7),
        ([FATHER], None),
        ([], None),
    ],
)
def test_the_spouse_or_the_eldest_adult_of_the_family_applies_next(left: list[Person], id: int | None) -> None:
    next_one = successor(left, TODAY)
    assert (next_one.id if next_one else None) == id
