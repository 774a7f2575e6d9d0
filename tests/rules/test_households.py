"""What does not agree between a person, the papers, the family and the bookings is asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Placement
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.rules.households import gone_findings, household_findings, part_findings, place_findings

TODAY = date(2020, 9, 22)


def member(id: int, relationship: str = "", born: str = "", **values: Any) -> Person:
    given = {"relationship": relationship, "birth_date": born, **values}
    return Person.from_values({name: value for name, value in given.items() if value}, id)  # type: ignore[return-value]


def case(**values: Any) -> Case:
    return Case.from_values(values, 1)  # type: ignore[return-value]


def paper(kind: str, id: int = 9, **values: Any) -> Record:
    return kind_of(kind).from_values(values, id)


def places(found: list[Finding]) -> list[tuple[str, str, int | None, str]]:
    return [(each.number, each.kind, each.record, each.field) for each in found]


HEAD = member(1, "principal_applicant", "1980-02-03", given_names="Khaled")


@pytest.mark.parametrize("alone", [{"relationship": "nephew"}, {"relationship": "ward"}, {"needs": ["SC-UC"]}])
def test_a_child_without_parents_here_needs_a_guardian(alone: dict[str, Any]) -> None:
    child = member(2, born="2010-01-05", given_names="Omar", **alone)
    found = household_findings(case(), [HEAD, child], TODAY)
    assert places(found) == [("W270", "Person", 2, "guardian")]


def test_whoever_has_a_guardian_or_parents_or_is_grown_up_is_not_asked_for_one() -> None:
    guarded = member(2, "nephew", "2010-01-05", guardian="Khaled, the uncle")
    grown, son = member(3, "nephew", "2001-01-05"), member(4, "son", "2012-01-05")
    assert household_findings(case(), [HEAD, guarded, grown, son], TODAY) == []


def test_a_sister_of_the_applicant_whose_mother_is_here_has_parents() -> None:
    mother, sister = member(5, "mother", "1960-01-05"), member(6, "sibling", "2008-01-05")
    assert household_findings(case(), [HEAD, mother, sister], TODAY) == []
    assert places(household_findings(case(), [HEAD, sister], TODAY)) == [("W270", "Person", 6, "guardian")]


def test_two_members_of_one_name_and_birth_are_asked_about_at_the_second() -> None:
    twice = [member(id, "son", "2012-01-05", given_names=name) for id, name in ((2, "Omar"), (3, "OMAR"), (4, "Ali"))]
    assert places(household_findings(case(), [HEAD, *twice], TODAY)) == [("W271", "Person", 3, "given_names")]


def test_a_case_that_nobody_of_travels_any_more_should_be_closed() -> None:
    left = [member(1, "principal_applicant", "1980-02-03", withdrawn="2020-05-01"), member(2, died="2020-06")]
    assert places(household_findings(case(), left, TODAY)) == [("W272", "Case", 1, "closed")]
    closed = case(closed="2020-07-01", close_reason="deceased")
    assert household_findings(closed, left, TODAY) == household_findings(case(), [HEAD, left[1]], TODAY) == []


@pytest.mark.parametrize("type", ["passport", "national_id"])
def test_a_national_paper_of_another_country_is_asked_about(type: str) -> None:
    found = part_findings(member(1, nationality="SYR"), [paper("TravelDocument", type=type, country="TUR")], TODAY)
    assert places(found) == [("W273", "TravelDocument", 9, "country")]


@pytest.mark.parametrize(
    ("type", "country", "own"),
    [
        ("laissez_passer", "BEL", {"nationality": "SYR"}), ("passport", "SYR", {"nationality": "SYR"}),
        ("passport", "TUR", {"nationality": "SYR", "second_nationality": "TUR"}), ("passport", "TUR", {}),
    ],
)  # fmt: skip
def test_a_paper_that_goes_with_a_nationality_is_in_order(type: str, country: str, own: dict[str, str]) -> None:
    assert part_findings(member(1, **own), [paper("TravelDocument", type=type, country=country)], TODAY) == []


@pytest.mark.parametrize(("kind", "field"), [("TravelDocument", "expires"), ("Permit", "valid_until")])
def test_a_paper_that_has_expired_is_to_do_until_it_is_renewed(kind: str, field: str) -> None:
    old, new = paper(kind, 8, **{field: "2020-09-21"}), paper(kind, 9, **{field: "2020-09-22"})
    assert places(part_findings(member(1), [old], TODAY)) == [("T330", kind, 8, field)]
    assert part_findings(member(1), [old, new], TODAY) == []


def test_of_who_has_travelled_an_expired_paper_is_not_asked_about() -> None:
    person = member(1)
    person.stage = "arrived"
    assert part_findings(person, [paper("TravelDocument", expires="2020-09-21")], TODAY) == []


@pytest.mark.parametrize(("stage", "asked"), [("submitted", []), ("decided", ["T331"]), ("departed", [])])
def test_consent_is_asked_of_who_is_accepted_and_has_not_left(stage: str, asked: list[str]) -> None:
    person = member(1)
    person.stage = stage
    taken_back = paper("Consent", given="2020-05-01", withdrawn="2020-06-01")
    assert [each.number for each in part_findings(person, [taken_back], TODAY)] == asked
    assert part_findings(person, [paper("Consent", given="2020-05-01")], TODAY) == []


def test_a_paper_from_before_the_birth_is_asked_about_at_the_paper() -> None:
    found = part_findings(member(1, born="2020"), [paper("TravelDocument", issued="2019-05-01")], TODAY)
    assert places(found) == [("W251", "TravelDocument", 9, "issued")]


def test_a_place_for_somebody_of_another_case_is_asked_about() -> None:
    mine, strange = Placement(id=8, case=1, person=1), Placement(id=9, case=1, person=55)
    assert places(place_findings(case(), [HEAD], [mine, strange])) == [("W274", "Placement", 9, "person")]


@pytest.mark.parametrize(
    ("person", "of_case", "why"),
    [
        ({"died": "2020-05"}, {}, "died: May 2020"),
        ({"withdrawn": "2020-05-01"}, {}, "withdrawn on 1 May 2020"),
        ({}, {"decision": "negative"}, "refused"),
        ({}, {"closed": "2020-05-01"}, "closed on 1 May 2020"),
    ],
)
def test_a_place_of_who_no_longer_travels_is_asked_about(
    person: dict[str, Any], of_case: dict[str, Any], why: str
) -> None:
    seat = Passenger(id=5, person=1, departure=6, status="confirmed")
    departures = {6: Departure(id=6, reference="BEY-2020-01")}
    (found,) = gone_findings(member(1, given_names="Khaled", **person), case(**of_case), [seat], departures)
    assert found.text == f"Khaled has a place on BEY-2020-01 and no longer travels: {why}."
    assert gone_findings(HEAD, case(), [seat], departures) == []


def test_of_who_has_arrived_a_closed_case_is_in_order() -> None:
    seat = Passenger(id=5, person=1, departure=6, status="arrived")
    departures = {6: Departure(id=6, reference="BEY-2020-01")}
    assert gone_findings(HEAD, case(closed="2020-12-01", close_reason="settled"), [seat], departures) == []
