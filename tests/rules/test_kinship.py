"""What is odd between parents and children, spouses, sexes and schooling is asked about; what may be right is not."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Person
from resettle_desktop.rules.kinship import _least_ages, kinship_findings

TODAY = date(2020, 9, 22)


def member(id: int, relationship: str | None = None, born: str | None = None, **values: str) -> Person:
    given = {"relationship": relationship, "birth_date": born, **values}
    return Person.from_values({name: value for name, value in given.items() if value}, id)  # type: ignore[return-value]


def asked(*members: Person) -> list[str]:
    return [said.number for said in kinship_findings(members, TODAY)]


KHALED = member(1, "principal_applicant", "1980-02-03", given_names="Khaled", sex="M")
HEBA = member(2, "spouse", "1986-04-05", given_names="Heba", sex="F")


@pytest.mark.parametrize(
    ("born", "numbers"),
    [
        ("1979-02-03", ["W242"]), ("1979", ["W242"]), ("1980", ["W243"]), ("1991-02-03", ["W243"]),
        ("1992-02-02", ["W243"]), ("1992-02-03", []), ("1992", []), ("1992-01", ["W243"]), ("2012", []),
    ],
)  # fmt: skip
def test_a_child_is_asked_about_where_no_date_could_be_right(born: str, numbers: list[str]) -> None:
    assert asked(KHALED, member(3, "son", born)) == numbers


def test_the_finding_stands_at_the_childs_date_of_birth() -> None:
    (said,) = kinship_findings([KHALED, member(3, "daughter", "1985", given_names="Rana")], TODAY)
    assert (said.kind, said.record, said.field) == ("Person", 3, "birth_date")
    assert said.text == "Rana is less than 12 years younger than the parent Khaled."


def test_a_parent_of_the_applicant_is_a_parent() -> None:
    assert asked(KHALED, member(3, "mother", "1985")) == ["W242"]
    assert asked(KHALED, member(3, "father", "1955"), member(4, "sibling", "1950")) == ["W242"]


def test_a_stepmother_may_be_younger_than_the_child() -> None:
    child = member(3, "son", "1994-05-06")
    assert asked(KHALED, HEBA, child) == []
    assert asked(KHALED, HEBA, member(3, "son", "1994-05-06", mother_name="Hiba")) == ["W243"]
    assert asked(KHALED, HEBA, member(3, "son", "1994-05-06", mother_name="Salma")) == []


@pytest.mark.parametrize("relationship", ["stepson", "foster_child", "ward", "nephew", "cousin"])
def test_whoever_is_no_child_of_the_applicant_may_be_older(relationship: str) -> None:
    assert asked(KHALED, member(3, relationship, "1975")) == []


def test_without_a_date_nothing_is_asked() -> None:
    assert asked(KHALED, member(3, "son")) == []
    assert asked(member(1, "principal_applicant"), member(3, "son", "2012")) == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"relationship": "daughter", "marital_status": "married"}, "marital_status"),
        ({"relationship": "spouse"}, "relationship"),
        ({"relationship": "daughter", "marital_status": "widowed"}, "marital_status"),
    ],
)
def test_a_married_child_is_asked_about(values: dict[str, str], field: str) -> None:
    (said,) = kinship_findings([member(3, born="2003-01-02", **values)], TODAY)
    assert (said.number, said.field, said.text) == ("W244", field, "Married at 17 years.")


def test_an_adult_spouse_and_a_single_child_are_not() -> None:
    adult = member(3, "spouse", "2002-09-22", marital_status="married")
    assert asked(adult, member(4, "son", "2010", marital_status="single")) == []


def test_two_spouses_are_named_and_a_co_wife_is_not_one() -> None:
    (said,) = kinship_findings([KHALED, HEBA, member(3, "spouse", given_names="Salma")], TODAY)
    assert (said.number, said.record) == ("W245", 3) and "Heba, Salma" in said.text
    assert asked(KHALED, HEBA, member(3, "co_wife", given_names="Salma")) == []


@pytest.mark.parametrize(
    ("relationship", "sex", "numbers"),
    [
        ("son", "F", ["W246"]), ("daughter", "M", ["W246"]), ("uncle", "F", ["W246"]), ("son", "M", []),
        ("son", "X", []), ("son", "", []), ("sibling", "F", []), ("spouse", "M", []),
    ],
)  # fmt: skip
def test_a_sex_goes_with_the_relationship(relationship: str, sex: str, numbers: list[str]) -> None:
    assert asked(member(3, relationship, sex=sex)) == numbers


@pytest.mark.parametrize(
    ("education", "born", "numbers"),
    [
        ("university", "2005-03-04", ["W247"]), ("university", "2004-12-31", []),
        ("primary_incomplete", "2016", ["W247"]), ("none", "2019", []), ("unknown", "2019", []), ("primary", "", []),
    ],
)  # fmt: skip
def test_an_education_goes_with_the_age(education: str, born: str, numbers: list[str]) -> None:
    assert asked(member(3, born=born, education=education)) == numbers


def test_the_least_ages_are_of_educations_that_there_are() -> None:
    assert set(_least_ages()) <= set(code_list("education_levels").codes)


def test_a_usual_family_is_not_asked_about() -> None:
    children = [member(3, "daughter", "2009", sex="F", education="primary"), member(4, "son", "2012-01-05", sex="M")]
    assert asked(KHALED, HEBA, *children, member(5, "mother", "1955", sex="F", marital_status="widowed")) == []


@pytest.mark.parametrize(
    ("elder", "younger", "odd"),
    [("1980-02-03", "2003-05-01", ["W277"]), ("1960-02-03", "2010-05-01", []), ("1980", "2004-12-31", [])],
)
def test_a_grandparent_is_two_generations_older(elder: str, younger: str, odd: list[str]) -> None:
    head, grandchild = member(1, "principal_applicant", elder), member(2, "grandchild", younger)
    child, grandmother = member(1, "principal_applicant", younger), member(2, "grandparent", elder)
    for pair in ([head, grandchild], [child, grandmother]):
        assert [said.number for said in kinship_findings(pair, TODAY) if said.number != "W214"] == odd
