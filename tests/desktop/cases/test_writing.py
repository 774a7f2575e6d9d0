"""Removing a member and taking a merge apart from the page: told with the way back, or why not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.removing import removal_of
from resettle_desktop.desktop.cases.writing import CaseWriting
from resettle_desktop.records.kinds import Person, TravelDocument
from resettle_desktop.store.changes import settled
from resettle_desktop.store.store import Store
from tests.desktop.families import FATIMA, KHALED, fatima, khaled, say


def test_a_person_goes_with_the_documents_and_both_come_back(qtbot: QtBot, store: Store) -> None:
    say(store, {"add": "TravelDocument", "values": {"person": FATIMA, "number": "N1"}})
    parent = QObject()
    writing = CaseWriting(store, parent)
    with qtbot.waitSignal(writing.message) as told:
        assert writing.remove_person(removal_of(store.rows, fatima(store)))
    assert told.args[0] == "Rashid, Fatima removed"
    assert (store.rows.count(Person), store.rows.count(TravelDocument)) == (1, 0)
    told.args[1]()
    assert (store.rows.count(Person), store.rows.count(TravelDocument)) == (2, 1)


def test_who_has_to_stay_is_told_why(qtbot: QtBot, store: Store) -> None:
    parent, said = QObject(), list[str]()
    writing = CaseWriting(store, parent)
    writing.failed.connect(said.append)
    assert not writing.remove_person(removal_of(store.rows, khaled(store)))
    assert said[-1].startswith("Haddad, Khaled was not removed.\n") and store.rows.count(Person) == 2


def test_a_message_stays_short_however_long_the_name(qtbot: QtBot, store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"family_name": "N" * 400}})
    parent = QObject()
    writing = CaseWriting(store, parent)
    with qtbot.waitSignal(writing.message) as told:
        writing.remove_person(removal_of(store.rows, fatima(store)))
    assert len(told.args[0]) < 60


def merged(store: Store) -> None:
    """Enter Khaled once more, and make the two one."""
    say(
        store,
        {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-15C09999"}},
        {"add": "Person", "values": {"case": "@c", "given_names": "Khalid", "occupation": "baker"}},
    )
    (khalid,) = store.rows.equal(Person, given_names="Khalid")
    store.apply(store.merging.persons(khaled(store).id, khalid.id).change_set)


def test_a_merge_is_taken_apart_after_later_work_which_stays(qtbot: QtBot, store: Store) -> None:
    merged(store)
    say(store, {"set": "Person", "where": KHALED, "values": {"phone": "+961 3 111111"}})
    parent = QObject()
    writing = CaseWriting(store, parent)
    with qtbot.waitSignal(writing.message) as told:
        assert writing.take_apart(khaled(store).id, khaled(store).case or 0)
    assert told.args[0] == "Taken apart: Khalid is there again"
    assert len(store.rows.equal(Person, given_names="Khalid")) == 1
    assert (khaled(store).phone, khaled(store).occupation) == ("+961 3 111111", None)


@pytest.mark.parametrize(("kept", "occupation"), [(True, "teacher"), (False, None)])
def test_of_a_field_that_was_changed_since_it_is_asked_which_value_wins(
    qtbot: QtBot, store: Store, kept: bool, occupation: str | None
) -> None:
    merged(store)
    say(store, {"set": "Person", "where": KHALED, "values": {"occupation": "teacher"}})
    writing = CaseWriting(store, parent := QObject())
    assert parent is writing.parent()
    with qtbot.waitSignal(writing.undecided) as asked:
        assert not writing.take_apart(khaled(store).id, khaled(store).case or 0)
    change_set, conflicts = asked.args
    assert store.rows.equal(Person, given_names="Khalid") == []
    wins = [(each.record, each.field) for each in conflicts if kept]
    assert writing.write_apart(settled(change_set, conflicts, wins))
    assert khaled(store).occupation == occupation
    assert len(store.rows.equal(Person, given_names="Khalid")) == 1


def test_where_nothing_was_merged_that_is_told(qtbot: QtBot, store: Store) -> None:
    parent, said = QObject(), list[str]()
    writing = CaseWriting(store, parent)
    writing.failed.connect(said.append)
    assert not writing.take_apart(khaled(store).id, khaled(store).case or 0)
    assert said == ["Nothing was merged here.\nNeither this person nor the case was made of two records."]
