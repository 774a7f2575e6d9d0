"""What is known of persons is read with their papers, numbers and telephones, and how common names are is counted."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Person
from resettle_desktop.store.known import Knowing
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad, person

KHALED, FATIMA = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"}


@pytest.fixture
def knowing(store: Store, say: Say) -> Knowing:
    say(*haddad())
    return Knowing(store._database, store.rows, store.words)


def test_a_person_is_known_with_papers_numbers_and_telephones(knowing: Knowing, store: Store, say: Say) -> None:
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"phone": "01 234567"}})
    say({"add": "TravelDocument", "values": {"person": KHALED, "number": "N0123456", "type": "passport"}})
    say({"add": "OtherNumber", "values": {"person": KHALED, "scheme": "iom", "value": "LB-12345"}})
    me = knowing.many([person(store).id])[person(store).id]
    assert {each.shown for each in me.numbers} == {"LEB-58409303", "N0123456", "LB-12345"}
    assert me.phones == {"9613876082", "9611234567"}
    assert knowing.one(person(store)).numbers == me.numbers


def test_whoever_is_not_in_the_store_yet_is_known_by_what_is_typed(knowing: Knowing) -> None:
    me = knowing.one(Person(id=0, given_names="Omar", phone="+961 3 876082"))
    assert (me.id, me.numbers) == (0, ())
    assert len(knowing.having_phones(me)) == 1


def test_a_number_leads_to_whoever_has_it_in_whatever_place(knowing: Knowing, store: Store, say: Say) -> None:
    say({"add": "OtherNumber", "values": {"person": FATIMA, "scheme": "unhcr_individual", "value": "leb 58409303"}})
    pair = sorted((person(store).id, person(store, FATIMA["unhcr_number"]).id))
    assert list(knowing.sharing_numbers()) == [tuple(pair)]
    assert knowing.having_numbers(knowing.one(person(store))) == pair


def test_common_names_are_counted_apart(knowing: Knowing) -> None:
    people = knowing.population()
    assert (people.size, people.counted) == (2, 2)
    assert set(people.own_names) == {"hld", "fdm"} and set(people.family_names) == {"hd", "rsd"}


def test_what_was_learned_is_kept_until_many_came(knowing: Knowing) -> None:
    learned = knowing.population().at_most()
    knowing.learn(learned)
    assert knowing.population() is learned
    knowing.notice(1_000)
    assert knowing.population() is not learned
