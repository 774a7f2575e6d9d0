"""Two records are made one field by field, nothing of either is lost, and both are there again after undo."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import (
    Case,
    CaseLink,
    NotSame,
    OtherNumber,
    Passenger,
    Person,
    Placement,
    TravelDocument,
)
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.changes import Applied, Conflicting
from resettle_desktop.store.merging import NotMerged
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad, person
from tests.store.recount import held, recounted

KHALED, FATIMA, KHALID, OMAR = "LEB-58409303", "LEB-59509497", "385-00000001", "385-00000002"
TODAY = date(2020, 9, 22)


def by(number: str) -> dict[str, Json]:
    return {"unhcr_number": number}


def again(alone: bool = False) -> list[dict[str, object]]:
    """Return the changes that enter Khaled once more in a case of his own, with a son unless he is alone."""
    khalid = {
        "case": "@n", "unhcr_number": KHALID, "given_names": "Khalid Mahmoud", "family_name": "Hadad", "sex": "M",
        "birth_date": "1988", "father_name": "Mahmoud", "relationship": "principal_applicant", "occupation": "baker",
    }  # fmt: skip
    omar = {"case": "@n", "unhcr_number": OMAR, "given_names": "Omar", "relationship": "son", "sex": "M"}
    people = [khalid] if alone else [khalid, omar]
    case = {"add": "Case", "as": "n", "values": {"unhcr_number": "385-18C02222", "decision": "positive"}}
    return [case, *({"add": "Person", "values": values} for values in people)]


@pytest.fixture
def twice(store: Store, say: Say) -> Store:
    """A store in which Khaled Haddad was entered twice, with a spouse here and with a son there."""
    say(*haddad())
    say(*again())
    return store


def merge(store: Store, **taken: Json) -> Applied:
    merging = store.merging.persons(person(store, KHALED).id, person(store, KHALID).id, taken, TODAY)
    applied = store.apply(merging.change_set)
    assert applied and held(store) == recounted(store)
    return applied


def test_the_one_who_stays_has_the_better_of_both(twice: Store) -> None:
    khaled = person(twice)
    merge(twice)
    merged = person(twice)
    assert merged.id == khaled.id and merged.case == khaled.case
    assert (merged.given_names, merged.father_name, merged.occupation) == ("Khalid Mahmoud", "Mahmoud", "baker")
    assert str(merged.birth_date) == "1988-03-26"
    assert twice.rows.count(Person) == 3


def test_a_field_takes_the_value_that_somebody_chose(twice: Store) -> None:
    merge(twice, given_names="Khaled", birth_date="1987-03-26", father_name=None)
    merged = person(twice)
    assert (merged.given_names, str(merged.birth_date), merged.father_name) == ("Khaled", "1987-03-26", None)


def test_every_field_is_shown_with_both_values_before(twice: Store) -> None:
    merging = twice.merging.persons(person(twice).id, person(twice, KHALID).id)
    choice = merging.choices["given_names"]
    assert (choice.stays, choice.other, choice.taken, choice.differs) == (
        "Khaled", "Khalid Mahmoud", "Khalid Mahmoud", True,
    )  # fmt: skip
    assert twice.rows.count(Person) == 4


def test_the_names_and_numbers_of_the_other_are_still_found(twice: Store) -> None:
    merge(twice, given_names="Khaled", family_name="Haddad")
    merged = person(twice)
    assert merged.aliases == "Khalid Mahmoud Hadad"
    (number,) = twice.rows.equal(OtherNumber, person=merged.id)
    assert (number.scheme, number.value) == ("unhcr_individual", KHALID)


def test_where_the_others_number_is_chosen_the_own_is_kept_beside(twice: Store) -> None:
    stays = person(twice).id
    merge(twice, unhcr_number=KHALID)
    (number,) = twice.rows.equal(OtherNumber, person=stays)
    assert (number.value, person(twice, KHALID).id) == (KHALED, stays)


def test_undo_gives_both_back_as_they_were(twice: Store) -> None:
    before = held(twice)
    applied = merge(twice)
    twice.undo(applied.number)
    assert held(twice) == before == recounted(twice)


def test_undo_after_later_work_leaves_that_work(twice: Store, say: Say) -> None:
    applied = merge(twice)
    say({"set": "Person", "where": by(KHALED), "values": {"phone": "+961 3 111111"}})
    say({"add": "TravelDocument", "values": {"person": by(KHALED), "number": "N7654321"}})
    twice.undo(applied.number)
    assert person(twice).phone == "+961 3 111111"
    assert person(twice, KHALID).occupation == "baker"
    assert len(twice.rows.equal(TravelDocument, person=person(twice).id)) == 1


def test_a_field_that_was_changed_since_is_told_and_nothing_is_taken_back(twice: Store, say: Say) -> None:
    applied = merge(twice)
    say({"set": "Person", "where": by(KHALED), "values": {"occupation": "teacher"}})
    before = held(twice)
    with pytest.raises(Conflicting, match="Occupation: baker was expected, teacher is there now"):
        twice.undo(applied.number)
    assert held(twice) == before


def test_papers_bookings_and_places_move_over(twice: Store, say: Say) -> None:
    say(
        {"add": "TravelDocument", "values": {"person": by(KHALID), "number": "N0123456", "type": "passport"}},
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": by(KHALID), "seat": "4A"}},
        {"add": "Placement", "values": {"case": by("385-18C02222"), "person": by(KHALID), "centre": "Kapellen"}},
    )
    merge(twice)
    khaled = person(twice)
    for kind in (TravelDocument, Passenger, Placement):
        (record,) = twice.rows.equal(kind)
        assert record.person == khaled.id  # type: ignore[attr-defined]
    assert twice.rows.equal(Placement)[0].case == khaled.case


def test_what_both_have_becomes_one(twice: Store, say: Say) -> None:
    say(
        {"add": "TravelDocument", "values": {"person": by(KHALED), "number": "N-0123456", "country": "SYR"}},
        {"add": "TravelDocument", "values": {"person": by(KHALID), "number": "N0123456", "expires": "2024-05-06"}},
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": by(KHALED), "status": "listed"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": by(KHALID), "status": "boarded", "seat": "4A"}},
    )
    merge(twice)
    (paper,), (place,) = twice.rows.equal(TravelDocument), twice.rows.equal(Passenger)
    assert (paper.number, paper.country, str(paper.expires)) == ("N-0123456", "SYR", "2024-05-06")
    assert (place.status, place.seat) == ("boarded", "4A")


def test_a_document_seen_decides_how_the_name_is_spelled(twice: Store, say: Say) -> None:
    say({"set": "Person", "where": by(KHALID), "values": {"given_names": "Halit"}})
    say({"add": "TravelDocument", "values": {"person": by(KHALED), "number": "N1", "original_seen": False}})
    say({"add": "TravelDocument", "values": {"person": by(KHALID), "number": "N2", "original_seen": True}})
    merge(twice)
    assert person(twice).given_names == "Halit"


def test_somebody_on_two_departures_is_told(twice: Store, say: Say) -> None:
    for number, reference in ((KHALED, "BEY-2020-01"), (KHALID, "BEY-2020-02")):
        say(
            {"add": "Departure", "as": "d", "values": {"reference": reference}},
            {"add": "Passenger", "values": {"departure": "@d", "person": by(number)}},
        )
    merging = twice.merging.persons(person(twice).id, person(twice, KHALID).id)
    assert [said.text for said in merging.prepared.findings if said.number == "W249"] == [
        "Khaled is on more than one departure: BEY-2020-01, BEY-2020-02."
    ]


def test_a_cancelled_departure_or_a_place_given_up_is_no_second_one(twice: Store, say: Say) -> None:
    say(
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01", "cancelled": True}},
        {"add": "Departure", "as": "e", "values": {"reference": "BEY-2020-02"}},
        {"add": "Departure", "as": "f", "values": {"reference": "BEY-2020-03"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": by(KHALED)}},
        {"add": "Passenger", "values": {"departure": "@e", "person": by(KHALED)}},
        {"add": "Passenger", "values": {"departure": "@f", "person": by(KHALID), "status": "no_show"}},
    )
    merging = twice.merging.persons(person(twice).id, person(twice, KHALID).id)
    assert "W249" not in [said.number for said in merging.prepared.findings]


def test_the_family_that_the_other_applied_for_has_another_applicant(twice: Store) -> None:
    merging = twice.merging.persons(person(twice).id, person(twice, KHALID).id, today=TODAY)
    assert [said.number for said in merging.prepared.findings] == ["T322"]
    merge(twice)
    assert person(twice, OMAR).relationship == "principal_applicant"
    assert person(twice).relationship == "principal_applicant"


def test_a_case_that_nobody_is_left_in_is_closed_as_merged(store: Store, say: Say) -> None:
    say(*haddad())
    say(*again(alone=True))
    merge(store)
    left = store.search.record("Case", "385-18C02222")
    assert isinstance(left, Case)
    assert (left.close_reason, left.closed, left.size) == ("merged", TODAY, 0)


def test_two_of_one_family_stay_in_it_and_the_applicant_applies(store: Store, say: Say) -> None:
    say(*haddad())
    twin = {"given_names": "Khalid", "relationship": "other_relative", "unhcr_number": KHALID}
    say({"add": "Person", "values": {"case": {"unhcr_number": "LEB-15C01056"}, **twin}})
    applied = store.apply(store.merging.persons(person(store, KHALID).id, person(store).id, {}, TODAY).change_set)
    assert applied
    assert person(store, KHALID).relationship == "principal_applicant"
    assert store.rows.equal(Case)[0].size == 2


def test_whoever_has_no_case_comes_into_the_others(store: Store, say: Say) -> None:
    say(*haddad())
    say({"add": "Person", "values": {"given_names": "Khaled", "unhcr_number": KHALID}})
    case = person(store).case
    store.apply(store.merging.persons(person(store, KHALID).id, person(store).id).change_set)
    assert person(store, KHALID).case == case


def test_judgements_about_the_other_hold_for_the_one_who_stays(twice: Store) -> None:
    khaled, khalid = person(twice).id, person(twice, KHALID).id
    fatima, omar = person(twice, FATIMA).id, person(twice, OMAR).id
    for one, other in ((khaled, khalid), (khalid, fatima), (khaled, fatima), (khalid, omar)):
        twice.apply(twice.duplicates.judged_different(one, other))
    merge(twice)
    judged = {frozenset((each.person, each.other)) for each in twice.rows.equal(NotSame)}
    assert judged == {frozenset((khaled, fatima)), frozenset((khaled, omar))}
    assert twice.rows.count(NotSame) == 2


def test_the_history_of_who_stays_goes_on_from_both(twice: Store, say: Say) -> None:
    gone = person(twice, KHALID).id
    say({"set": "Person", "where": by(KHALID), "values": {"occupation": "farmer"}})
    applied = merge(twice)
    stays = person(twice).id
    assert twice.merging.absorbed(stays) == {gone}
    assert twice.merging.became(gone) == stays
    numbers = [entry.number for entry in twice.history.touching({stays, *twice.merging.absorbed(stays)})]
    assert numbers == [4, 3, 2, 1]
    twice.undo(applied.number)
    assert twice.merging.absorbed(stays) == set() and twice.merging.became(gone) is None


def test_who_was_merged_twice_is_followed_to_the_end(twice: Store, say: Say) -> None:
    first, second = person(twice, KHALID).id, person(twice).id
    merge(twice)
    say({"add": "Person", "values": {"given_names": "Khaled", "unhcr_number": "LEB-00000009"}})
    last = person(twice, "LEB-00000009").id
    twice.apply(twice.merging.persons(last, second).change_set)
    assert twice.merging.absorbed(last) == {first, second}
    assert twice.merging.became(first) == last


@pytest.mark.parametrize("other", ["itself", "gone"])
def test_one_person_or_one_who_is_gone_is_not_merged(twice: Store, other: str) -> None:
    khaled = person(twice).id
    with pytest.raises(NotMerged, match="Nothing was written"):
        twice.merging.persons(khaled, khaled if other == "itself" else 12345)


def test_two_cases_become_one_with_all_their_members(twice: Store, say: Say) -> None:
    one, two = person(twice).case, person(twice, KHALID).case
    assert one and two
    say({"add": "Placement", "values": {"case": {"id": id_text(two)}, "centre": "Kapellen", "type": "centre"}})
    say({"add": "Placement", "values": {"case": {"id": id_text(one)}, "centre": "Kapellen", "type": "centre"}})
    before = held(twice)
    merging = twice.merging.cases(one, two)
    assert [said.number for said in merging.prepared.findings] == ["W211"]
    applied = twice.apply(merging.change_set)
    assert applied and held(twice) == recounted(twice)
    (case,) = twice.rows.equal(Case)
    assert (case.id, case.size, case.decision, twice.rows.count(Placement)) == (one, 4, "positive", 1)
    (number,) = twice.rows.equal(OtherNumber, case=one)
    assert (number.scheme, number.value) == ("unhcr_case", "385-18C02222")
    assert twice.merging.absorbed(one) == {two}
    twice.undo(applied.number)
    assert held(twice) == before


def test_a_link_between_two_cases_that_become_one_goes(twice: Store) -> None:
    one, two = person(twice).case, person(twice, KHALID).case
    assert one and two
    twice.apply(twice.families.link(one, two, "brothers").change_set)
    twice.apply(twice.merging.cases(one, two).change_set)
    assert twice.rows.count(CaseLink) == 0
