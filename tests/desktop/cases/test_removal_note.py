"""Before records go along with a person it is said which, and Esc keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.removal_note import RemovalNote
from resettle_desktop.desktop.cases.removing import removal_of
from resettle_desktop.store.store import Store
from tests.desktop.families import FATIMA, fatima, say, shown, store_with_haddad


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, {"add": "TravelDocument", "values": {"person": FATIMA, "number": "N1"}})
        yield made


@pytest.fixture
def note(qtbot: QtBot, store: Store) -> RemovalNote:
    made = RemovalNote()
    shown(qtbot, made)
    made.ask(removal_of(store.rows, fatima(store)))
    return made


def test_it_says_who_and_what_goes_with_the_keyboard_at_the_safe_answer(note: RemovalNote) -> None:
    assert note.accessibleName().startswith("Remove Rashid, Fatima? With the person go: 1 travel document.")
    assert QApplication.focusWidget() is note.keep_button


def test_esc_keeps_everything(qtbot: QtBot, note: RemovalNote) -> None:
    with qtbot.assertNotEmitted(note.agreed):
        qtbot.keyClick(note.keep_button, Qt.Key.Key_Escape)
    assert not note.isVisible()


def test_remove_agrees(qtbot: QtBot, note: RemovalNote, store: Store) -> None:
    with qtbot.waitSignal(note.agreed) as agreed:
        note.remove_button.click()
    assert agreed.args[0].person.id == fatima(store).id and not note.isVisible()


def test_where_nothing_goes_along_nothing_is_asked(qtbot: QtBot, note: RemovalNote, store: Store) -> None:
    note.leave()
    say(store, {"remove": "TravelDocument", "where": {"number": "N1"}})
    with qtbot.waitSignal(note.agreed):
        note.begin(removal_of(store.rows, fatima(store)))
    assert not note.isVisible()
