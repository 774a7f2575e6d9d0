"""A family changes in one change set that is shown before; no case stays without an applicant, or open and empty."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, CaseLink, Passenger, Person, Placement
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.changes import Applied, NotStored
from resettle_desktop.store.families import FamilyRefused
from resettle_desktop.store.sketches import Prepared
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, person
from tests.store.recount import held, recounted

TODAY = date(2020, 9, 22)
FATHER, MOTHER, DAUGHTER, SON = "LEB-00000001", "LEB-00000002", "LEB-00000003", "LEB-00000004"
UNCLE, NEPHEW = "LEB-00000005", "LEB-00000006"


def member(number: str, name: str, relationship: str, sex: str, born: str, case: str = "@c") -> dict[str, object]:
    values = {"case": case, "unhcr_number": number, "given_names": name, "relationship": relationship, "sex": sex}
    return {"add": "Person", "values": {**values, "birth_date": born, "nationality": "SYR"}}


@pytest.fixture
def office(store: Store, say: Say) -> Store:
    """A store with a family of four whom a place waits for, and with the father's brother and his son."""
    case = {"unhcr_number": "LEB-15C00001", "decision": "positive", "programme": "resettlement", "stated_size": 4}
    say(
        {"add": "Case", "as": "c", "values": case},
        member(FATHER, "Khaled", "principal_applicant", "M", "1980-02-03"),
        member(MOTHER, "Heba", "spouse", "F", "1986-04-05"),
        member(DAUGHTER, "Rana", "daughter", "F", "2000-05-06"),
        member(SON, "Omar", "son", "M", "2012-01-05"),
        {"add": "Placement", "values": {"case": "@c", "centre": "Kapellen", "type": "centre"}},
    )
    say(
        {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-15C00002"}},
        member(UNCLE, "Ziad", "principal_applicant", "M", "1978-02-03"),
        member(NEPHEW, "Samer", "son", "M", "2001-02-03"),
    )
    return store


def ids(store: Store, *numbers: str) -> list[int]:
    return [person(store, number).id for number in numbers]


def case_of(store: Store, number: str) -> Case:
    found = store.rows.get(Case, person(store, number).case or 0)
    assert found
    return found


def relationships(store: Store, *numbers: str) -> list[str | None]:
    return [person(store, number).relationship for number in numbers]


def carry_out(store: Store, prepared: Prepared) -> Applied:
    before = held(store)
    applied = store.apply(prepared.change_set)
    assert applied and held(store) == recounted(store)
    store.undo(applied.number)
    assert held(store) == before
    redone = store.undo(applied.number + 1)
    assert redone
    return redone


def numbers(prepared: Prepared) -> list[str]:
    return [said.number for said in prepared.findings]


# births


def test_a_newborn_joins_the_family_with_what_its_parents_give(office: Store, say: Say) -> None:
    say({"set": "Person", "where": {"unhcr_number": MOTHER}, "values": {"expected_delivery": "2020-09-30"}})
    case = case_of(office, FATHER)
    prepared = office.families.newborn(case.id, {"given_names": "Nour", "sex": "F"}, today=TODAY)
    carry_out(office, prepared)
    (child,) = office.rows.equal(Person, given_names="Nour")
    assert (child.case, child.relationship, child.nationality, str(child.birth_date)) == (
        case.id, "daughter", "SYR", "2020-09-22",
    )  # fmt: skip
    assert person(office, MOTHER).expected_delivery is None
    assert case_of(office, FATHER).size == 5


def test_what_somebody_typed_goes_over_what_is_proposed(office: Store) -> None:
    prepared = office.families.newborn(case_of(office, FATHER).id, {"sex": "M", "nationality": "XXA"}, today=TODAY)
    assert office.apply(prepared.change_set)
    (child,) = office.rows.equal(Person, nationality="XXA")
    assert child.relationship == "son"


def test_a_newborn_who_is_not_on_the_familys_departure_is_told(office: Store, say: Say) -> None:
    say(
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": {"unhcr_number": MOTHER}}},
    )
    prepared = office.families.newborn(case_of(office, FATHER).id, {"given_names": "Nour"}, today=TODAY)
    assert [said.text for said in prepared.findings] == ["Nour is not on BEY-2020-01, on which the family is booked."]


def test_nobody_is_born_into_a_case_without_members(office: Store, say: Say) -> None:
    say({"add": "Case", "values": {"unhcr_number": "LEB-15C00003"}})
    with pytest.raises(FamilyRefused, match="no members"):
        office.families.newborn(office.search.record("Case", "LEB-15C00003").id, {"given_names": "Nour"})


# moves


def test_a_person_moves_with_places_and_bookings_and_both_cases_know(office: Store, say: Say) -> None:
    say(
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": {"unhcr_number": DAUGHTER}}},
        {"add": "Placement", "values": {"case": {"unhcr_number": "LEB-15C00001"},
                                        "person": {"unhcr_number": DAUGHTER}, "municipality": "Ghent"}},
    )  # fmt: skip
    left, case = case_of(office, FATHER), case_of(office, UNCLE)
    (rana,) = ids(office, DAUGHTER)
    applied = carry_out(office, office.families.move([rana], case.id, {rana: "niece"}, today=TODAY))
    assert case_of(office, DAUGHTER).id == case.id
    assert relationships(office, DAUGHTER) == ["niece"]
    assert {place.case for place in office.rows.equal(Placement, person=rana)} == {case.id}
    assert office.rows.equal(Passenger, person=rana)
    for side in (left, case):
        assert applied.number in [entry.number for entry in office.history.touching([side.id])]


def test_whoever_comes_to_a_case_without_a_place_keeps_the_one_that_waits(office: Store) -> None:
    (rana,) = ids(office, DAUGHTER)
    office.apply(office.families.move([rana], case_of(office, UNCLE).id, today=TODAY).change_set)
    (place,) = office.rows.equal(Placement, person=rana)
    assert (place.centre, place.case) == ("Kapellen", case_of(office, UNCLE).id)


def test_what_somebody_is_to_the_other_applicant_is_asked(office: Store) -> None:
    prepared = office.families.move(ids(office, DAUGHTER), case_of(office, UNCLE).id, today=TODAY)
    assert [said.text for said in prepared.findings] == ["What Rana is to Ziad, who applies now, is not known."]
    office.apply(prepared.change_set)
    assert relationships(office, DAUGHTER) == [None]


def test_where_the_applicant_leaves_the_spouse_applies_and_is_named(office: Store) -> None:
    prepared = office.families.move(ids(office, FATHER), case_of(office, UNCLE).id, {}, today=TODAY)
    assert "T322" in numbers(prepared)
    carry_out(office, prepared)
    assert relationships(office, MOTHER, DAUGHTER, SON) == ["principal_applicant", "daughter", "son"]


def test_who_applies_next_can_be_chosen(office: Store) -> None:
    (rana,) = ids(office, DAUGHTER)
    prepared = office.families.move(ids(office, FATHER), case_of(office, UNCLE).id, applicant=rana, today=TODAY)
    assert "T322" not in numbers(prepared)
    office.apply(prepared.change_set)
    assert relationships(office, MOTHER, DAUGHTER, SON) == ["mother", "principal_applicant", "sibling"]


def test_the_case_that_the_last_member_leaves_is_closed(office: Store) -> None:
    left = case_of(office, UNCLE)
    prepared = office.families.move(ids(office, UNCLE, NEPHEW), case_of(office, FATHER).id, today=TODAY)
    assert "T323" in numbers(prepared)
    carry_out(office, prepared)
    closed = office.rows.get(Case, left.id)
    assert closed and (closed.closed, closed.close_reason, closed.size) == (TODAY, "merged", 0)


def test_a_case_without_an_applicant_takes_the_one_who_comes(office: Store, say: Say) -> None:
    say({"add": "Case", "as": "e", "values": {"unhcr_number": "LEB-15C00003"}})
    empty = office.search.record("Case", "LEB-15C00003")
    office.apply(office.families.move(ids(office, UNCLE, NEPHEW), empty.id, today=TODAY).change_set)
    assert relationships(office, UNCLE, NEPHEW) == ["principal_applicant", "son"]


@pytest.mark.parametrize("wrong", ["nobody moves", "closed", "no such case", "no such person"])
def test_a_move_that_cannot_be_is_refused(office: Store, say: Say, wrong: str) -> None:
    case, moving = case_of(office, UNCLE).id, ids(office, DAUGHTER)
    if wrong == "closed":
        say({"set": "Case", "where": {"id": id_text(case)}, "values": {"closed": "2020-01-02"}})
    target = {"nobody moves": case_of(office, DAUGHTER).id, "no such case": 5}.get(wrong, case)
    with pytest.raises(FamilyRefused, match="Nothing was written"):
        office.families.move([7] if wrong == "no such person" else moving, target)


# splits and joinings


def test_a_split_gives_the_chosen_a_case_with_all_that_went_before(office: Store) -> None:
    old = case_of(office, FATHER)
    prepared = office.families.split(old.id, ids(office, DAUGHTER, SON), "LEB-15C00009")
    carry_out(office, prepared)
    new = case_of(office, DAUGHTER)
    assert (new.unhcr_number, new.decision, new.programme, new.stated_size) == (
        "LEB-15C00009", "positive", "resettlement", None,
    )  # fmt: skip
    assert (new.size, case_of(office, FATHER).size) == (2, 2)
    assert relationships(office, DAUGHTER, SON) == ["principal_applicant", "sibling"]
    assert [place.centre for place in office.rows.equal(Placement, case=new.id)] == ["Kapellen"]
    assert "T322" in numbers(prepared)


def test_a_split_that_takes_the_applicant_leaves_the_family_another(office: Store) -> None:
    old = case_of(office, FATHER)
    office.apply(office.families.split(old.id, ids(office, FATHER, SON)).change_set)
    assert relationships(office, FATHER, SON) == ["principal_applicant", "son"]
    assert relationships(office, MOTHER, DAUGHTER) == ["principal_applicant", "daughter"]
    assert case_of(office, FATHER).unhcr_number is None


@pytest.mark.parametrize("chosen", [[], [FATHER, MOTHER, DAUGHTER, SON], [DAUGHTER, UNCLE]])
def test_none_or_all_or_strangers_are_not_split(office: Store, chosen: list[str]) -> None:
    with pytest.raises(FamilyRefused, match="Some members of the case have to go"):
        office.families.split(case_of(office, FATHER).id, ids(office, *chosen))


def test_a_number_that_another_case_has_is_refused_when_it_is_written(office: Store) -> None:
    prepared = office.families.split(case_of(office, FATHER).id, ids(office, SON), "LEB-15C00002")
    with pytest.raises(NotStored, match="E123"):
        office.apply(prepared.change_set)


def test_two_cases_are_joined_and_the_other_is_closed_and_linked(office: Store) -> None:
    stays, goes = case_of(office, FATHER), case_of(office, UNCLE)
    said = dict(zip(ids(office, UNCLE, NEPHEW), ("sibling", "nephew"), strict=True))
    prepared = office.families.join(stays.id, goes.id, said, TODAY)
    carry_out(office, prepared)
    assert relationships(office, UNCLE, NEPHEW) == ["sibling", "nephew"] and prepared.findings == ()
    closed = office.rows.get(Case, goes.id)
    assert closed and (closed.close_reason, closed.size, case_of(office, UNCLE).id) == ("merged", 0, stays.id)
    assert office.rows.count(CaseLink, case=stays.id, other_case=goes.id) == 1


def test_the_place_of_the_joined_case_serves_where_there_is_none(office: Store) -> None:
    stays, goes = case_of(office, UNCLE), case_of(office, FATHER)
    office.apply(office.families.join(stays.id, goes.id, today=TODAY).change_set)
    assert [place.case for place in office.rows.equal(Placement)] == [stays.id]


def test_a_case_is_not_joined_with_itself_or_a_closed_one(office: Store) -> None:
    case, other = case_of(office, FATHER).id, case_of(office, UNCLE).id
    with pytest.raises(FamilyRefused, match="one case already"):
        office.families.join(case, case)
    office.apply(office.families.join(case, other, today=TODAY).change_set)
    with pytest.raises(FamilyRefused, match="is closed"):
        office.families.join(case, other)


# applicants and links


def test_another_member_applies_and_the_others_are_told_anew(office: Store) -> None:
    prepared = office.families.change_applicant(case_of(office, FATHER).id, *ids(office, MOTHER))
    carry_out(office, prepared)
    assert relationships(office, FATHER, MOTHER, DAUGHTER, SON) == [
        "spouse", "principal_applicant", "daughter", "son",
    ]  # fmt: skip
    assert prepared.findings == ()


def test_what_cannot_be_told_is_asked_or_said(office: Store, say: Say) -> None:
    say(member("LEB-00000007", "Samar", "sibling_in_law", "F", "1990", "@x") | {"values": {
        "case": {"unhcr_number": "LEB-15C00001"}, "given_names": "Samar", "relationship": "sibling_in_law",
        "unhcr_number": "LEB-00000007"}})  # fmt: skip
    case, (mother,), (samar,) = case_of(office, FATHER).id, ids(office, MOTHER), ids(office, "LEB-00000007")
    assert numbers(office.families.change_applicant(case, mother)) == ["T320"]
    assert numbers(office.families.change_applicant(case, mother, {samar: "sibling"})) == []


def test_a_stranger_or_the_applicant_does_not_apply_anew(office: Store) -> None:
    case = case_of(office, FATHER).id
    for number in (UNCLE, FATHER):
        with pytest.raises(FamilyRefused, match="Nothing was written"):
            office.families.change_applicant(case, *ids(office, number))


def test_two_cases_are_linked_once_whichever_is_named_first(office: Store) -> None:
    one, two = case_of(office, FATHER).id, case_of(office, UNCLE).id
    carry_out(office, office.families.link(two, one, "brothers"))
    (link,) = office.rows.equal(CaseLink)
    assert (link.case, link.other_case, link.reason) == (*sorted((one, two)), "brothers")
    for pair in ((one, two), (two, one), (one, one)):
        with pytest.raises(FamilyRefused):
            office.families.link(*pair)


def test_a_change_says_who_and_where_in_the_history(office: Store) -> None:
    reasons: list[Json] = [
        office.families.move(ids(office, DAUGHTER), case_of(office, UNCLE).id).change_set.reason,
        office.families.split(case_of(office, FATHER).id, ids(office, SON)).change_set.reason,
        office.families.change_applicant(case_of(office, FATHER).id, *ids(office, MOTHER)).change_set.reason,
    ]
    assert reasons == [
        "Rana moved to LEB-15C00002", "Omar split from LEB-15C00001", "Heba applies for LEB-15C00001",
    ]  # fmt: skip
