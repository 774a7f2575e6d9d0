"""The pictures that screens, papers and workbooks share."""

from __future__ import annotations

from datetime import datetime

import pytest

from resettle_desktop.records.kinds import Case, Departure
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Movement
from tests.store.conftest import Say, haddad
from tests.store.queries import queries

LEG = {"departure": "@d", "carrier": "TK"}
BOOKING = (
    {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01", "from_country": "LBN"}},
    {"add": "Leg", "values": {**LEG, "order": 2, "departs": "2020-09-22T15:05", "arrives": "2020-09-22T17:45"}},
    {"add": "Leg", "values": {**LEG, "order": 1, "departs": "2020-09-22T10:35", "arrives": "2020-09-22T12:25"}},
    {"add": "Passenger", "values": {"departure": "@d", "person": {"unhcr_number": "LEB-59509497"}}},
    {"add": "Passenger", "values": {"departure": "@d", "person": {"unhcr_number": "LEB-58409303"}}},
)
KHALED = {"person": {"unhcr_number": "LEB-58409303"}}


@pytest.fixture
def family(store: Store, say: Say) -> Family:
    say(*haddad())
    (found,) = store.views.case_page()
    return found


@pytest.fixture
def movement(store: Store, say: Say) -> Movement:
    say(*haddad())
    say(*BOOKING)
    (found,) = store.views.departures()
    return found


def test_the_principal_applicant_stands_first(family: Family) -> None:
    assert [member.label for member in family.members] == ["Haddad, Khaled", "Rashid, Fatima"]


def test_a_family_without_a_decision_is_held_by_that(family: Family) -> None:
    assert {hold.code for member in family.held for hold in member.holds} == {"decision"}


def test_a_family_knows_its_departure(store: Store, movement: Movement) -> None:
    (family,) = store.views.families(store.rows.equal(Case))
    assert family.departure and family.departure.reference == "BEY-2020-01"


def test_the_list_of_cases_tells_who_is_held_by_a_document_that_lapses_before_arrival(
    store: Store, say: Say, movement: Movement
) -> None:
    document = {"person": {"unhcr_number": "LEB-58409303"}, "type": "laissez_passer", "expires": "2020-09-21"}
    say({"add": "TravelDocument", "values": document})
    (family,) = store.views.families(store.rows.equal(Case))
    assert ["document" in {hold.code for hold in member.holds} for member in family.members] == [True, False]


def test_legs_stand_in_their_order(movement: Movement) -> None:
    assert (movement.departs, movement.arrives) == (datetime(2020, 9, 22, 10, 35), datetime(2020, 9, 22, 17, 45))


def test_passengers_are_numbered_through_their_families(movement: Movement) -> None:
    assert [(seat.number, seat.member.label) for seat in movement.seats] == [
        (1, "Haddad, Khaled"),
        (2, "Rashid, Fatima"),
    ]


def test_who_was_taken_off_has_no_number(store: Store, say: Say, movement: Movement) -> None:
    where = {"person": {"unhcr_number": "LEB-58409303"}}
    say({"set": "Passenger", "where": where, "values": {"status": "postponed"}})
    (after,) = store.views.departures()
    assert [seat.member.label for seat in after.seats] == ["Rashid, Fatima"]


def test_who_was_taken_off_keeps_the_place_apart_from_the_list(store: Store, say: Say, movement: Movement) -> None:
    say({"set": "Passenger", "where": KHALED, "values": {"status": "postponed"}})
    (after,) = store.views.departures()
    assert [(seat.number, seat.member.label) for seat in after.spare] == [(1, "Haddad, Khaled")]


def test_a_second_place_of_a_person_is_kept_apart_from_the_first(store: Store, say: Say, movement: Movement) -> None:
    twice = {"departure": {"reference": "BEY-2020-01"}, **KHALED, "status": "listed"}
    say({"add": "Passenger", "values": twice})
    (after,) = store.views.departures()
    assert [seat.passenger.status for seat in after.seats] == [None, None]
    assert [seat.passenger.status for seat in after.spare] == ["listed"]


def test_who_is_on_another_departure_that_day_is_known(store: Store, say: Say, movement: Movement) -> None:
    departs = {"departure": "@d", "departs": "2020-09-22T21:00"}
    say(
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-02"}},
        {"add": "Leg", "values": departs},
        {"add": "Passenger", "values": {"departure": "@d", **KHALED}},
    )
    khaled = movement.seats[0].member.person.id
    assert store.views.same_day(movement) == {khaled: ["BEY-2020-02"]}


def test_another_departure_of_another_day_or_cancelled_is_no_matter(store: Store, say: Say, movement: Movement) -> None:
    for number, values, day in ((3, {}, "23"), (4, {"cancelled": True}, "22")):
        say(
            {"add": "Departure", "as": "d", "values": {"reference": f"BEY-2020-0{number}", **values}},
            {"add": "Leg", "values": {"departure": "@d", "departs": f"2020-09-{day}T21:00"}},
            {"add": "Passenger", "values": {"departure": "@d", **KHALED}},
        )
    assert store.views.same_day(movement) == {}


def test_a_document_that_lapses_before_arrival_holds(store: Store, say: Say, movement: Movement) -> None:
    document = {"person": {"unhcr_number": "LEB-58409303"}, "type": "laissez_passer", "expires": "2020-09-21"}
    say({"add": "TravelDocument", "values": document})
    (after,) = store.views.departures()
    assert "document" in {hold.code for hold in after.seats[0].member.holds}


def test_a_departure_without_anybody_is_shown(store: Store, say: Say) -> None:
    say({"add": "Departure", "values": {"reference": "BEY-2020-02"}})
    (found,) = store.views.departures()
    assert (found.departs, found.families) == (None, ())


def test_cases_are_sorted_and_paged(store: Store, say: Say) -> None:
    say(*[{"add": "Case", "values": {"unhcr_number": f"LEB-15C0000{n}"}} for n in range(5)])
    page = store.views.case_page([("unhcr_number", True)], offset=1, limit=2)
    assert [family.case.unhcr_number for family in page] == ["LEB-15C00003", "LEB-15C00002"]


def test_cases_are_filtered_by_equal_values(store: Store, say: Say) -> None:
    say(*haddad(), {"add": "Case", "values": {"unhcr_number": "385-16C05003", "asylum_country": "TUR"}})
    assert [each.case.unhcr_number for each in store.views.case_page(asylum_country="TUR")] == ["385-16C05003"]
    assert store.rows.count(Departure) == 0


def test_a_returned_passenger_is_off_the_list(store: Store, say: Say, movement: Movement) -> None:
    where = {"person": {"unhcr_number": "LEB-58409303"}}
    say({"set": "Passenger", "where": where, "values": {"status": "returned"}})
    assert [seat.member.label for seat in store.views.movement(movement.departure).seats] == ["Rashid, Fatima"]


def test_who_is_taken_off_keeps_the_number(store: Store, say: Say, movement: Movement) -> None:
    say({"set": "Passenger", "where": {"person": {"unhcr_number": "LEB-58409303"}}, "values": {"status": "no_show"}})
    assert [seat.number for seat in store.views.movement(movement.departure).seats] == [2]


def test_numbers_that_were_printed_stay_when_a_passenger_is_removed(store: Store, say: Say, movement: Movement) -> None:
    departure = {"reference": "BEY-2020-01"}
    say({"add": "Paper", "values": {"departure": departure, "version": 1, "numbers": movement.numbers.text()}})
    say({"remove": "Passenger", "where": {"person": {"unhcr_number": "LEB-58409303"}}})
    case = {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-16C00001"}}
    person = {"add": "Person", "as": "p", "values": {"case": "@c", "family_name": "Abboud"}}
    say(case, person, {"add": "Passenger", "values": {"departure": departure, "person": "@p"}})
    after = store.views.movement(movement.departure)
    assert [(family.number, seat.number) for family in after.families for seat in family.seats] == [(1, 2), (2, 3)]


def test_a_person_without_a_case_is_not_lost_from_a_departure(store: Store, say: Say, movement: Movement) -> None:
    person = {"add": "Person", "as": "p", "values": {"family_name": "Abboud"}}
    say(person, {"add": "Passenger", "values": {"departure": {"reference": "BEY-2020-01"}, "person": "@p"}})
    family = store.views.movement(movement.departure).families[-1]
    assert (family.number, family.family.label, [seat.number for seat in family.seats]) == (2, "Abboud", [3])
    assert [hold.code for hold in family.seats[0].member.holds] == ["decision"]


def test_a_departure_is_read_in_the_same_few_queries_however_many_are_on_it(
    store: Store, say: Say, movement: Movement
) -> None:
    def read() -> None:
        store.views.same_day(store.views.movement(movement.departure))

    before = queries(store, read)
    for n in range(30):
        case = {"add": "Case", "as": "c", "values": {"unhcr_number": f"LEB-18C{n:05d}"}}
        person = {"add": "Person", "as": "p", "values": {"case": "@c", "given_names": f"Member {n}"}}
        booked = {"departure": {"reference": "BEY-2020-01"}, "person": "@p"}
        say(case, person, {"add": "Passenger", "values": booked})
    assert len(store.views.movement(movement.departure).seats) == 32
    assert queries(store, read) == before < 25
