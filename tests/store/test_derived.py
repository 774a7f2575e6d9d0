"""What can be derived is kept with the change set that alters it."""

from __future__ import annotations

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad, person


def test_the_stage_follows_the_change_set_that_alters_it(store: Store, say: Say) -> None:
    say(*haddad())
    assert person(store).stage == "submitted"
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "positive"}})
    assert person(store).stage == "decided"


def test_the_size_counts_the_members(store: Store, say: Say) -> None:
    say(*haddad())
    say({"remove": "Person", "where": {"unhcr_number": "LEB-59509497"}})
    assert store.rows.equal(Case)[0].size == 1


def test_cancelling_a_departure_takes_its_people_back_to_decided(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "positive"}})
    say(
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": {"unhcr_number": "LEB-58409303"}}},
    )
    assert person(store).stage == "booked"
    say({"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"cancelled": True}})
    assert person(store).stage == "decided"


def test_a_new_travel_document_makes_a_decided_person_preparing(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "positive"}})
    say({"add": "TravelDocument", "values": {"person": {"unhcr_number": "LEB-58409303"}, "number": "LP1"}})
    assert (person(store).stage, store.rows.equal(Case)[0].stage) == ("preparing", "decided")


@pytest.mark.parametrize("kind", ["Permit", "HealthActivity", "Attendance"])
def test_a_permit_health_or_orientation_record_makes_a_decided_person_preparing(
    store: Store, say: Say, kind: str
) -> None:
    say(*haddad())
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "positive"}})
    added = say({"add": kind, "values": {"person": {"unhcr_number": "LEB-58409303"}}})
    assert (person(store).stage, person(store, "LEB-59509497").stage) == ("preparing", "decided")
    store.undo(added.number)
    assert person(store).stage == "decided"


@pytest.mark.parametrize("kind", ["TravelNeed", "Consent", "FollowUp"])
def test_another_record_of_a_person_moves_nobody(store: Store, say: Say, kind: str) -> None:
    say(*haddad())
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "positive"}})
    say({"add": kind, "values": {"person": {"unhcr_number": "LEB-58409303"}}})
    assert person(store).stage == "decided"


def test_a_member_who_withdrew_is_out_and_the_case_goes_on(store: Store, say: Say) -> None:
    say(*haddad())
    book(say, status="confirmed")
    say({"set": "Person", "where": {"unhcr_number": "LEB-59509497"}, "values": {"withdrawn": "2020-05-03"}})
    assert (person(store, "LEB-59509497").stage, store.rows.equal(Case)[0].stage) == ("out", "booked")


def test_removing_the_document_takes_the_stage_back(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "positive"}})
    say({"add": "TravelDocument", "values": {"person": {"unhcr_number": "LEB-58409303"}, "number": "LP1"}})
    say({"remove": "TravelDocument", "where": {"number": "LP1"}})
    assert person(store).stage == "decided"


def test_moving_a_person_changes_the_size_of_both_cases(store: Store, say: Say) -> None:
    say(*haddad(), {"add": "Case", "as": "other", "values": {"unhcr_number": "LEB-16C01016"}})
    moved = {"case": {"unhcr_number": "LEB-16C01016"}}
    say({"set": "Person", "where": {"unhcr_number": "LEB-59509497"}, "values": moved})
    assert [case.size for case in store.rows.equal(Case)] == [1, 1]


def test_those_whose_stage_is_new_are_named_to_listeners(store: Store, say: Say) -> None:
    say(*haddad())
    applied = say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "negative"}})
    assert {person(store).id, person(store, "LEB-59509497").id} <= applied.records


def book(say: Say, **values: Json) -> None:
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "positive"}})
    seat = {"departure": "@d", "person": {"unhcr_number": "LEB-58409303"}, **values}
    say({"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}}, {"add": "Passenger", "values": seat})


@pytest.mark.parametrize(
    ("status", "stage"), [("boarded", "departed"), ("arrived", "arrived"), ("no_show", "decided"), (None, "booked")]
)
def test_a_passengers_status_alone_moves_the_person_and_the_case(
    store: Store, say: Say, status: str | None, stage: str
) -> None:
    say(*haddad())
    book(say, status="confirmed")
    say({"remove": "Person", "where": {"unhcr_number": "LEB-59509497"}})
    say({"set": "Passenger", "where": {"status": "confirmed"}, "values": {"status": status}})
    assert (person(store).stage, store.rows.equal(Case)[0].stage) == (stage, stage)


def test_another_type_of_place_alone_settles_who_has_arrived(store: Store, say: Say) -> None:
    say(*haddad())
    book(say, status="arrived")
    place = {"case": {"unhcr_number": "LEB-15C01056"}, "centre": "Florennes", "type": "centre"}
    say({"add": "Placement", "values": place})
    assert person(store).stage == "arrived"
    say({"set": "Placement", "where": {"centre": "Florennes"}, "values": {"type": "lri"}})
    assert person(store).stage == "settled"


def test_a_person_taken_out_of_a_case_has_no_stage(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-59509497"}, "values": {"case": None}})
    assert person(store, "LEB-59509497").stage is None
