"""Change sets written as JSON: what they may say, and what is told of those that cannot be."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Departure, Leg, Passenger, Person
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad


def numbers(store: Store, *changes: object) -> list[str]:
    return [each.number for each in store.read_statement({"changes": list(changes)}).findings]


def test_a_record_added_before_is_named_by_its_as(store: Store, say: Say) -> None:
    leg = {"departure": "@d", "order": 1, "origin": "BEY", "departs": "2020-09-22T10:35"}
    say({"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}}, {"add": "Leg", "values": leg})
    (departure,), (found,) = store.rows.equal(Departure), store.rows.equal(Leg)
    assert found.departure == departure.id


def test_a_link_finds_its_record_by_a_number(store: Store, say: Say) -> None:
    say(*haddad())
    values = {"departure": "@d", "person": {"unhcr_number": "leb 59509497"}}
    say({"add": "Departure", "as": "d", "values": {"reference": "X"}}, {"add": "Passenger", "values": values})
    (passenger,) = store.rows.equal(Passenger)
    assert store.rows.many(Person, [passenger.person])[passenger.person].given_names == "Fatima"


def test_where_compares_numbers_without_dashes_and_case(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "leb58409303"}, "values": {"birth_date": "1985-03"}})
    found = store.search.record("Person", "LEB-58409303")
    assert found.values()["birth_date"] == "1985-03"


def test_an_empty_value_empties_the_field(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"phone": None}})
    assert "phone" not in store.search.record("Person", "LEB-58409303").values()


def test_setting_what_is_so_already_changes_nothing(store: Store, say: Say) -> None:
    say(*haddad())
    same = {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"sex": "M"}}
    assert store.read_statement({"changes": [same]}).change_set.changes == ()


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({"add": "Person", "values": {"shoe_size": 42}}, "E120"),
        ({"add": "Dragon", "values": {}}, "E124"),
        ({"set": "Person", "where": {"unhcr_number": "LEB-1"}, "values": {"sex": "M"}}, "E121"),
        ({"set": "Person", "where": {"sex": "M", "family_name": "NASSER"}, "values": {}}, "E121"),
        ({"add": "Passenger", "values": {"departure": "@nobody"}}, "E127"),
        ({"add": "Person", "values": {"birth_date": "2019-02-31"}}, "E101"),
        ({"add": "Person", "values": {"sex": "hen"}}, "E110"),
        ({"add": "Person", "values": {"family_name": {"a": 1}}}, "E125"),
        ({"add": "Person"}, "E125"),
        ("add a person", "E125"),
    ],
)
def test_what_cannot_be_taken_is_a_numbered_finding(store: Store, change: object, number: str) -> None:
    assert numbers(store, change) == [number]


def test_a_where_that_finds_two_is_told(store: Store, say: Say) -> None:
    say(*haddad())
    say({"add": "Person", "values": {"given_names": "Fatima", "sex": "F"}})
    assert numbers(store, {"set": "Person", "where": {"given_names": "Fatima"}, "values": {}}) == ["E122"]


def test_a_finding_says_at_which_change_and_field_it_stands(store: Store) -> None:
    good = {"add": "Person", "values": {"given_names": "Noor"}}
    bad = {"add": "Person", "values": {"birth_date": "31/02/2019"}}
    (said,) = store.read_statement({"changes": [good, bad]}).findings
    assert (said.row, said.field, said.value) == (2, "birth_date", "31/02/2019")


def test_all_that_is_wrong_with_a_change_is_told_at_once(store: Store) -> None:
    assert numbers(store, {"add": "Person", "values": {"shoe_size": 42, "sex": "hen", "phone": "none"}}) == [
        "E120", "E110", "E109",
    ]  # fmt: skip


def test_a_record_with_a_mistake_can_still_be_named_by_its_as(store: Store) -> None:
    wrong = {"add": "Departure", "as": "d", "values": {"quota_year": "soon"}}
    assert numbers(store, wrong, {"add": "Leg", "values": {"departure": "@d"}}) == ["E105"]


def test_what_the_store_finds_is_placed_at_the_change_that_gave_the_value(store: Store, say: Say) -> None:
    say(*haddad())
    where = {"unhcr_number": "LEB-58409303"}
    first = {"set": "Person", "where": where, "values": {"birth_date": "1850-03-05"}}
    second = {"set": "Person", "where": where, "values": {"occupation": "Baker"}}
    statement = store.read_statement({"changes": [first, second]})
    (said,) = store.try_out(statement.change_set).findings
    assert (said.number, statement.placed(said).row) == ("W202", 1)


@pytest.mark.parametrize("document", ["[]", [], None, 7, {}, {"changes": "all"}])
def test_a_document_without_changes_is_told(store: Store, document: object) -> None:
    assert [each.number for each in store.read_statement(document).findings] == ["E125"]
