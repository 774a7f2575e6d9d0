"""The store: opened with a passphrase, written by change sets alone, and taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.changes import Applied, Conflicting, Draft
from resettle_desktop.store.connection import StoreGone
from resettle_desktop.store.keys import WrongPassphrase
from resettle_desktop.store.lock import StoreInUse
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad, person


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


def test_a_listener_that_fails_does_not_lose_what_was_saved(store: Store, say: Say) -> None:
    store.listen(lambda _applied: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        say(*haddad())
    assert (store.rows.count(Person), store.history.last_number()) == (2, 1)


def test_an_empty_change_set_writes_no_history(store: Store) -> None:
    assert store.apply(Draft().change_set()) is None
    assert store.history.last_number() == 0


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


SEAT = {"person": {"unhcr_number": "LEB-58409303"}}


def booked(say: Say) -> Applied:
    """Book Khaled Haddad, give him a seat, and return the change set of the seat."""
    say(*haddad())
    passenger = {"departure": "@d", **SEAT}
    say({"add": "Departure", "as": "d", "values": {"reference": "X"}}, {"add": "Passenger", "values": passenger})
    return say({"set": "Passenger", "where": SEAT, "values": {"seat": "12A"}})


def test_a_conflict_on_a_booking_names_the_person(store: Store, say: Say) -> None:
    first = booked(say)
    say({"set": "Passenger", "where": SEAT, "values": {"seat": "14C"}})
    with pytest.raises(Conflicting, match="Haddad, Khaled, Seat: 12A was expected, 14C is there now"):
        store.undo(first.number)


def test_an_undo_of_what_was_added_twice_names_the_person(store: Store, say: Say) -> None:
    booked(say)
    removed = say({"remove": "Passenger", "where": SEAT})
    store.undo(removed.number)
    with pytest.raises(Conflicting, match="Passenger Haddad, Khaled is no longer there, or is there already"):
        store.undo(removed.number)


def test_undoing_what_is_not_there_is_a_sentence(store: Store) -> None:
    with pytest.raises(KnownError, match="no change set 12"):
        store.undo(12)


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


def test_an_office_goes_by_its_setting_else_by_the_name_of_its_store(store: Store, say: Say) -> None:
    assert store.office == "office"
    say({"add": "Setting", "values": {"name": "office_name", "value": "Beirut"}})
    assert store.office == "Beirut"
