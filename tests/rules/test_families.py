"""What must hold across a family, and the order of its members."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.rules.families import family_findings, head_of, in_family_order

TODAY = date(2020, 9, 22)


def member(id: int, relationship: str | None = None, born: str | None = None, **values: str) -> Person:
    given = {"relationship": relationship, "birth_date": born, **values}
    return Person.from_values({name: value for name, value in given.items() if value}, id)  # type: ignore[return-value]


def case(size: int | None = None) -> Case:
    return Case.from_values({"stated_size": size} if size is not None else {}, 1)  # type: ignore[return-value]


FAMILY = [
    member(1, "principal_applicant", "1980-02-03", given_names="Khaled"),
    member(2, "spouse", "1986-04-05", given_names="Heba"),
    member(3, "daughter", "2009", given_names="Rana"),
    member(4, "son", "2012-01-05", given_names="Omar"),
]


@pytest.mark.parametrize(
    "shuffled", list(itertools.permutations(FAMILY)), ids=lambda given: "".join(str(p.id) for p in given)
)
def test_a_family_stands_in_one_order_however_it_was_typed(shuffled: tuple[Person, ...]) -> None:
    assert [person.id for person in in_family_order(shuffled)] == [1, 2, 3, 4]


def test_whose_birth_date_is_not_known_stands_last() -> None:
    assert [p.id for p in in_family_order([member(5, "son"), *FAMILY])] == [1, 2, 3, 4, 5]


def test_the_second_wife_stands_beside_the_first() -> None:
    wife = member(6, "co_wife", "1990-01-05")
    assert [p.id for p in in_family_order([*FAMILY, wife])][:3] == [1, 2, 6]


def test_the_principal_applicant_is_the_head() -> None:
    head = head_of(FAMILY[::-1])
    assert head and head.given_names == "Khaled"


def test_without_a_principal_applicant_the_eldest_is_the_head() -> None:
    head = head_of(FAMILY[:1:-1])
    assert head and head.given_names == "Rana"


def test_a_case_without_members_has_no_head() -> None:
    assert head_of([]) is None


def test_a_usual_family_has_no_findings() -> None:
    assert family_findings(case(4), FAMILY, TODAY) == []


def test_two_principal_applicants_are_named() -> None:
    second = member(5, "principal_applicant", "1985-05-05", given_names="Samir")
    (said,) = family_findings(case(), [*FAMILY, second], TODAY)
    assert (said.number, said.kind, said.record, said.field) == ("W211", "Person", 5, "relationship")
    assert "Khaled, Samir" in said.text


def test_of_two_principal_applicants_the_one_added_last_is_asked_about() -> None:
    second = member(5, "principal_applicant", "1970-05-05", given_names="Samir")
    found = [family_findings(case(), members, TODAY) for members in ([second, *FAMILY], [*FAMILY, second])]
    assert [said.record for (said,) in found] == [5, 5]


def test_a_missing_member_is_counted() -> None:
    (said,) = family_findings(case(5), FAMILY, TODAY)
    assert (said.number, said.field) == ("W212", "stated_size")
    assert said.text == "The case is stated with 5 members and has 4."


@pytest.mark.parametrize(("born", "numbers"), [("2002-09-22", []), ("2002-09-23", ["W214"]), ("2002", ["W214"])])
def test_a_principal_applicant_younger_than_18_is_asked_about(born: str, numbers: list[str]) -> None:
    found = family_findings(case(), [member(1, "principal_applicant", born, given_names="Rana")], TODAY)
    assert [said.number for said in found] == numbers


def test_a_young_applicant_is_told_at_the_persons_date_of_birth() -> None:
    (said,) = family_findings(case(), [member(8, "principal_applicant", "2005-05-05", given_names="Rana")], TODAY)
    assert (said.kind, said.record, said.field, said.value) == ("Person", 8, "birth_date", "15")


def test_an_applicant_without_a_birth_date_is_not_asked_about() -> None:
    assert family_findings(case(), [member(1, "principal_applicant", given_names="Rana")], TODAY) == []


def test_a_member_without_any_name_is_told_at_the_family_name() -> None:
    (said,) = family_findings(case(), [*FAMILY, member(5, "son")], TODAY)
    assert (said.number, said.record, said.field) == ("W213", 5, "family_name")


def test_a_name_in_its_original_script_is_a_name() -> None:
    assert family_findings(case(), [*FAMILY, member(5, "son", original_name="سمير")], TODAY) == []


def test_all_findings_come_at_once() -> None:
    young = [member(1, "principal_applicant", "2005-05-05"), member(2, "principal_applicant", "1980-01-05")]
    numbers = [said.number for said in family_findings(case(3), young, TODAY)]
    assert numbers == ["W211", "W212", "W213", "W213", "W214"]


def test_a_family_of_whom_nobody_applies_is_asked_at_whoever_stands_first() -> None:
    (said,) = family_findings(case(), FAMILY[1:], TODAY)
    assert (said.number, said.kind, said.record, said.field) == ("W240", "Person", 2, "relationship")


def test_an_open_case_without_members_is_asked_about_and_a_closed_one_is_not() -> None:
    (said,) = family_findings(case(), [], TODAY)
    assert (said.number, said.kind, said.record) == ("W241", "Case", 1)
    closed = Case.from_values({"closed": "2020-01-02", "close_reason": "merged"}, 1)
    assert family_findings(closed, [], TODAY) == []  # type: ignore[arg-type]


def test_what_is_odd_between_members_is_told_with_the_family() -> None:
    assert [
        said.number for said in family_findings(case(), [*FAMILY, member(5, "son", "1979", given_names="Ali")], TODAY)
    ] == ["W242"]
