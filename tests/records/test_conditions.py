"""A field is asked of the records that it concerns."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record

YEAR = date.today().year


def asked(record: Record, *names: str) -> list[str]:
    """Return those of these fields that the record is asked for."""
    return [name for name in names if type(record).field(name).asked_of(record)]


def person(**values: Json) -> Record:
    return Person.from_values(values)


@pytest.mark.parametrize("programme", ["community_sponsorship", "humanitarian_corridor"])
def test_a_sponsored_case_is_asked_for_its_sponsor(programme: str) -> None:
    case = Case(programme=programme)
    assert asked(case, "sponsor", "sponsor_contact") == ["sponsor", "sponsor_contact"]


@pytest.mark.parametrize("programme", [None, "resettlement", "family_reunification"])
def test_another_case_is_asked_for_no_sponsor(programme: str | None) -> None:
    assert asked(Case(programme=programme), "sponsor", "sponsor_contact") == []


@pytest.mark.parametrize("relationship", ["principal_applicant", "sibling", "nephew", "niece", "ward", "unrelated"])
def test_a_child_without_its_parents_is_asked_for_the_guardian(relationship: str) -> None:
    child = person(birth_date=str(YEAR - 9), relationship=relationship)
    assert asked(child, "guardian", "custody_paper") == ["guardian", "custody_paper"]


@pytest.mark.parametrize("relationship", ["son", "daughter", "stepson", "foster_child"])
def test_a_child_of_the_family_is_asked_for_the_custody_paper_alone(relationship: str) -> None:
    child = person(birth_date=str(YEAR - 9), relationship=relationship)
    assert asked(child, "guardian", "custody_paper") == ["custody_paper"]


@pytest.mark.parametrize("need", ["SC-UC", "SC-SC", "SC-FC"])
def test_who_is_said_to_be_unaccompanied_is_asked_for_the_guardian_at_any_age(need: str) -> None:
    assert asked(person(needs=[need]), "guardian") == ["guardian"]


@pytest.mark.parametrize("born", [None, str(YEAR - 30)])
def test_an_adult_or_a_person_of_unknown_age_is_asked_for_neither(born: str | None) -> None:
    assert asked(person(birth_date=born, relationship="sibling"), "guardian", "custody_paper") == []


def test_the_date_that_a_child_claims_counts_where_no_other_is_known() -> None:
    child = person(claimed_birth_date=str(YEAR - 9), relationship="nephew")
    assert asked(child, "guardian") == ["guardian"]


@pytest.mark.parametrize(
    ("sex", "age", "shown"), [("F", 30, True), ("F", 8, False), ("M", 30, False), (None, 30, True)]
)
def test_a_delivery_is_expected_of_women(sex: str | None, age: int, shown: bool) -> None:
    assert bool(asked(person(sex=sex, birth_date=str(YEAR - age)), "expected_delivery")) is shown


@pytest.mark.parametrize(("status", "shown"), [("married", True), ("widowed", True), ("single", False), (None, False)])
def test_a_marriage_has_a_date_where_there_was_one(status: str | None, shown: bool) -> None:
    assert bool(asked(person(marital_status=status), "married")) is shown


def test_a_withdrawal_has_a_reason_where_there_was_one() -> None:
    assert asked(person(), "withdrawal_reason") == []
    assert asked(person(withdrawn="2020-03-01"), "withdrawal_reason") == ["withdrawal_reason"]
