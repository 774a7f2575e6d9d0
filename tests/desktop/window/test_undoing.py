from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.window.undoing import Undoing
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, say


@pytest.fixture
def undoing(qapp: QObject, store: Store) -> Undoing:
    return Undoing(store, qapp)


def rename(store: Store, name: str) -> int:
    return say(
        store, {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"given_names": name}}
    ).number


def asked(qtbot: QtBot, undoing: Undoing, called: object) -> str:
    with qtbot.waitSignal(undoing.told) as told:
        called()  # type: ignore[operator]
    return str(told.args[0])


def test_changes_are_taken_back_last_first(qtbot: QtBot, store: Store, undoing: Undoing) -> None:
    rename(store, "Karim")
    rename(store, "Kareem")
    asked(qtbot, undoing, undoing.undo)
    assert khaled(store).given_names == "Karim"
    asked(qtbot, undoing, undoing.undo)
    assert khaled(store).given_names == "Khaled"


def test_what_was_taken_back_is_made_again(qtbot: QtBot, store: Store, undoing: Undoing) -> None:
    rename(store, "Karim")
    asked(qtbot, undoing, undoing.undo)
    asked(qtbot, undoing, undoing.redo)
    assert khaled(store).given_names == "Karim"
    asked(qtbot, undoing, undoing.undo)
    assert khaled(store).given_names == "Khaled"


def test_what_was_there_before_this_session_is_not_taken_back(store: Store, undoing: Undoing) -> None:
    undoing.undo()
    assert khaled(store).given_names == "Khaled"
    assert undoing.done == []


def test_a_new_change_ends_what_could_be_made_again(qtbot: QtBot, store: Store, undoing: Undoing) -> None:
    rename(store, "Karim")
    asked(qtbot, undoing, undoing.undo)
    rename(store, "Kamal")
    assert undoing.undone == []


def test_a_change_taken_back_elsewhere_can_be_made_again_here(qtbot: QtBot, store: Store, undoing: Undoing) -> None:
    number = rename(store, "Karim")
    store.undo(number)
    asked(qtbot, undoing, undoing.redo)
    assert khaled(store).given_names == "Karim"


def test_a_conflict_is_told_and_nothing_is_written(qtbot: QtBot, store: Store, undoing: Undoing) -> None:
    first = rename(store, "Karim")
    rename(store, "Kamal")
    undoing.done = [first]
    assert "Karim was expected, Kamal is there now" in asked(qtbot, undoing, undoing.undo)
    assert khaled(store).given_names == "Kamal"


def test_a_printed_version_is_not_taken_back(store: Store, undoing: Undoing) -> None:
    say(
        store,
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}},
        {"add": "Paper", "values": {"departure": "@d", "document": "departure-manifest", "version": 1}},
    )
    departure = undoing.done[-1]
    say(store, {"set": "Paper", "where": {"version": 1}, "values": {"document": "exit-list"}})
    assert undoing.done[-1] == departure
