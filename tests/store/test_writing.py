"""Writing a change set: whole or not at all."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Person
from resettle_desktop.store.changes import Conflicting, Draft, NotStored
from resettle_desktop.store.indexing import Index
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad, person


def test_a_value_that_changed_meanwhile_is_told_and_nothing_is_written(store: Store, say: Say) -> None:
    say(*haddad())
    draft = Draft()
    draft.set("Person", person(store).id, {"occupation": "baker"}, {"occupation": "smith"})
    with pytest.raises(Conflicting, match="baker was expected, empty is there now"):
        store.apply(draft.change_set())
    assert person(store).occupation is None


def test_one_bad_value_keeps_the_whole_change_set_out(store: Store, say: Say) -> None:
    say(*haddad())
    draft = Draft()
    draft.set("Person", person(store).id, {}, {"occupation": "smith"})
    draft.set("Person", person(store, "LEB-59509497").id, {"birth_date": "1975-11-20"}, {"birth_date": "2090-01-02"})
    with pytest.raises(NotStored, match="E102"):
        store.apply(draft.change_set())
    assert person(store).occupation is None


def test_a_number_that_belongs_to_somebody_else_is_refused(store: Store, say: Say) -> None:
    say(*haddad())
    draft = Draft()
    draft.add("Person", 77, {"unhcr_number": "leb–58409303", "given_names": "Noor"})
    with pytest.raises(NotStored, match="E123"):
        store.apply(draft.change_set())


def test_two_new_records_cannot_share_a_number(store: Store) -> None:
    draft = Draft()
    draft.add("Case", 5, {"unhcr_number": "LEB-15C01056"})
    draft.add("Case", 6, {"unhcr_number": "LEB 15C01056"})
    with pytest.raises(NotStored, match="E123"):
        store.apply(draft.change_set())


def test_a_number_is_refused_that_a_record_keeps_which_is_changed_beside(store: Store, say: Say) -> None:
    say(*haddad())
    other = {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"occupation": "baker"}}
    taken = {"set": "Person", "where": {"unhcr_number": "LEB-59509497"}, "values": {"unhcr_number": "LEB-58409303"}}
    with pytest.raises(NotStored, match="E123"):
        say(other, taken)


def test_two_records_exchange_their_numbers(store: Store, say: Say) -> None:
    say(*haddad())
    first, second = "LEB-58409303", "LEB-59509497"
    say(
        {"set": "Person", "where": {"unhcr_number": first}, "values": {"unhcr_number": second}},
        {"set": "Person", "where": {"unhcr_number": second}, "values": {"unhcr_number": first}},
    )
    assert store.search.record("Person", first).of("given_names") == "Fatima"


def test_a_case_with_members_cannot_be_removed_alone(store: Store, say: Say) -> None:
    say(*haddad())
    with pytest.raises(NotStored, match="E126"):
        say({"remove": "Case", "where": {"unhcr_number": "LEB-15C01056"}})


def test_a_link_to_nobody_is_refused(store: Store) -> None:
    draft = Draft()
    draft.add("Person", 8, {"case": "0000000000001", "given_names": "Noor"})
    with pytest.raises(NotStored, match="E121"):
        store.apply(draft.change_set())


def test_trying_out_writes_nothing(store: Store) -> None:
    draft = Draft()
    draft.add("Person", 9, {"given_names": "Noor"})
    store.try_out(draft.change_set())
    assert (store.rows.count(Person), store.history.last_number()) == (0, 0)


def test_the_warnings_of_the_new_values_are_told(store: Store, say: Say) -> None:
    applied = say(*haddad(), {"add": "Person", "values": {"given_names": "Noor", "birth_date": "1980-01-01"}})
    assert [each.number for each in applied.findings] == ["W201"]


def test_every_record_knows_the_change_set_that_touched_it_last(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"occupation": "baker"}})
    assert (person(store).revision, person(store, "LEB-59509497").revision) == (2, 1)


def test_an_index_that_cannot_be_written_keeps_the_records_out(
    store: Store, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Index, "refresh", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        say(*haddad())
    assert (store.rows.count(Person), store.history.last_number()) == (0, 0)
