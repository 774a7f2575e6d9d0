"""The store: opened with a passphrase, written by change sets alone, and taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.changes import Conflicting, Draft, NotStored
from resettle_desktop.store.connection import StoreGone
from resettle_desktop.store.keys import WrongPassphrase
from resettle_desktop.store.lock import StoreInUse
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad


def person(store: Store, number: str = "LEB-58409303") -> Person:
    found = store.search.record("Person", number)
    assert isinstance(found, Person)
    return found


def test_what_was_applied_is_there_after_reopening(store: Store, say: Say) -> None:
    say(*haddad())
    store.close()
    with Store.open(store.folder, "rania", "five plain words") as again:
        assert person(again).birth_date == person(again).field("birth_date").read("26 Mar 1988")


def test_no_name_stands_in_the_files(store: Store, say: Say) -> None:
    say(*haddad())
    store.close()
    content = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    assert b"HADDAD" not in content and "حداد".encode() not in content


def test_a_wrong_passphrase_changes_nothing(store: Store) -> None:
    store.close()
    before = {path: path.read_bytes() for path in store.folder.iterdir() if path.is_file()}
    with pytest.raises(WrongPassphrase):
        Store.open(store.folder, "rania", "five other words")
    assert before == {path: path.read_bytes() for path in store.folder.iterdir() if path.is_file()}


def test_the_recovery_code_opens_the_store(tmp_path: Path) -> None:
    made, code = Store.create(tmp_path / "office.resettle", "rania", "five plain words")
    made.close()
    with Store.open_with_recovery(made.folder, code.lower()) as store:
        assert store.rows.count(Case) == 0


def test_a_store_is_open_in_one_process_only(store: Store) -> None:
    with pytest.raises(StoreInUse, match="rania"):
        Store.open(store.folder, "rania", "five plain words")


def test_a_store_whose_file_is_gone_says_so_before_saved(store: Store, say: Say) -> None:
    (store.folder / "store.db").unlink()
    with pytest.raises(StoreGone):
        say(*haddad())


def test_a_listener_hears_what_changed_and_only_that(store: Store, say: Say) -> None:
    say(*haddad())
    heard: list[frozenset[int]] = []
    store.listen(lambda applied: heard.append(applied.records))
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"occupation": "carpenter"}})
    assert heard == [frozenset({person(store).id})]


def test_a_listener_can_stop_listening(store: Store, say: Say) -> None:
    heard: list[object] = []
    store.listen(heard.append)()
    say(*haddad())
    assert heard == []


def test_an_empty_change_set_writes_no_history(store: Store) -> None:
    assert store.apply(Draft().change_set()) is None
    assert store.history.last_number() == 0


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


def test_a_case_with_members_cannot_be_removed_alone(store: Store, say: Say) -> None:
    say(*haddad())
    with pytest.raises(NotStored, match="E126"):
        say({"remove": "Case", "where": {"unhcr_number": "LEB-15C01056"}})


def test_a_link_to_nobody_is_refused(store: Store) -> None:
    draft = Draft()
    draft.add("Person", 8, {"case": "0000000000001", "given_names": "Noor"})
    with pytest.raises(NotStored, match="E121"):
        store.apply(draft.change_set())


def test_undo_takes_one_change_set_back_and_leaves_later_ones(store: Store, say: Say) -> None:
    say(*haddad())
    where = {"unhcr_number": "LEB-58409303"}
    first = say({"set": "Person", "where": where, "values": {"occupation": "carpenter"}})
    say({"set": "Person", "where": where, "values": {"education": "primary"}})
    store.undo(first.number)
    assert (person(store).occupation, person(store).education) == (None, "primary")


def test_undoing_an_addition_removes_what_it_added(store: Store, say: Say) -> None:
    added = say(*haddad())
    store.undo(added.number)
    assert store.rows.count(Person) == store.rows.count(Case) == 0
    assert store.search.find("haddad").total == 0


def test_an_undo_can_be_undone(store: Store, say: Say) -> None:
    back = store.undo(say(*haddad()).number)
    assert back
    store.undo(back.number)
    assert store.rows.count(Person) == 2


def test_an_undo_names_each_field_that_changed_since(store: Store, say: Say) -> None:
    say(*haddad())
    where = {"unhcr_number": "LEB-58409303"}
    first = say({"set": "Person", "where": where, "values": {"occupation": "carpenter"}})
    say({"set": "Person", "where": where, "values": {"occupation": "baker"}})
    with pytest.raises(Conflicting) as refused:
        store.undo(first.number)
    (conflict,) = refused.value.conflicts
    assert (conflict.field, conflict.expected, conflict.here) == ("occupation", "carpenter", "baker")


def test_undoing_what_is_not_there_is_a_sentence(store: Store) -> None:
    with pytest.raises(KnownError, match="no change set 12"):
        store.undo(12)


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


def test_another_thread_reads_on_a_connection_that_closes(store: Store, say: Say) -> None:
    say(*haddad())

    def count() -> tuple[int, bool]:
        with store.reading():
            found = store.rows.count(Person)
        return found, bool(store._database.is_closed())

    with ThreadPoolExecutor(max_workers=1) as thread:
        assert thread.submit(count).result() == (2, True)


def test_reading_on_the_own_thread_leaves_its_connection_open(store: Store) -> None:
    with store.reading():
        pass
    assert store.rows.count(Case) == 0
