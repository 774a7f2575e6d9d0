from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.writing import CaseWriting
from resettle_desktop.records.kinds import NotSame, OtherNumber, Person, TravelDocument
from tests.desktop.families import KHALED, khaled, say, store_with_haddad


def test_a_person_goes_with_the_documents_and_both_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    with store_with_haddad(tmp_path) as store:
        say(store, {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1"}})
        parent = QObject()
        writing = CaseWriting(store, parent)
        with qtbot.waitSignal(writing.message) as told:
            writing.remove_person(khaled(store))
        assert told.args[0] == "Haddad, Khaled removed"
        assert (store.rows.count(Person), store.rows.count(TravelDocument)) == (1, 0)
        told.args[1]()
        assert (store.rows.count(Person), store.rows.count(TravelDocument)) == (2, 1)


def test_a_person_goes_with_numbers_and_judgements(qtbot: QtBot, tmp_path: Path) -> None:
    with store_with_haddad(tmp_path) as store:
        say(store, {"add": "OtherNumber", "values": {"person": KHALED, "scheme": "iom", "value": "LB-12345"}})
        other = next(each.id for each in store.rows.equal(Person) if each.id != khaled(store).id)
        store.apply(store.duplicates.judged_different(khaled(store).id, other))
        parent = QObject()
        CaseWriting(store, parent).remove_person(khaled(store))
        assert (store.rows.count(Person), store.rows.count(OtherNumber), store.rows.count(NotSame)) == (1, 0, 0)


def test_a_message_stays_short_however_long_the_name(qtbot: QtBot, tmp_path: Path) -> None:
    with store_with_haddad(tmp_path) as store:
        say(store, {"set": "Person", "where": KHALED, "values": {"family_name": "N" * 400}})
        parent = QObject()
        writing = CaseWriting(store, parent)
        with qtbot.waitSignal(writing.message) as told:
            writing.remove_person(khaled(store))
        assert len(told.args[0]) < 60
