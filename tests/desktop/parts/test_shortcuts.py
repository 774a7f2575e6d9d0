"""Chosen keys are kept on this computer and given to a command wherever and whenever it is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.shortcuts import EVERYWHERE, Command, Shortcuts


def action(label: str, *keys: str) -> QAction:
    made = QAction(label)
    made.setShortcuts([QKeySequence(key) for key in keys])
    return made


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


@pytest.fixture
def shortcuts(qapp: QApplication, remembered: Remembered) -> Shortcuts:
    return Shortcuts(remembered)


def test_a_page_that_is_made_later_has_the_chosen_keys(shortcuts: Shortcuts) -> None:
    shortcuts.take("cases", [action("Save", "Ctrl+S")])
    shortcuts.choose(shortcuts.commands()[0], "Ctrl+B")
    later = action("Save", "Ctrl+S")
    shortcuts.take("cases", [later])
    assert later.shortcuts() == [QKeySequence("Ctrl+B")] and len(shortcuts.commands()) == 1


def test_the_next_start_has_the_chosen_keys(shortcuts: Shortcuts, tmp_path: Path) -> None:
    shortcuts.take("cases", [action("Save", "Ctrl+S")])
    shortcuts.choose(shortcuts.commands()[0])
    again, save = Shortcuts(Remembered(tmp_path / "remembered.json")), action("Save", "Ctrl+S")
    again.take("cases", [save])
    assert save.shortcuts() == []


def test_an_action_that_is_gone_is_left_alone(shortcuts: Shortcuts) -> None:
    gone = action("Save", "Ctrl+S")
    shortcuts.take("cases", [gone])
    del gone
    shortcuts.choose(shortcuts.commands()[0], "Ctrl+B")
    assert shortcuts.keys(shortcuts.commands()[0]) == ("Ctrl+B",)


@pytest.mark.parametrize(
    ("place", "meets"), [("cases", True), (EVERYWHERE, True), ("departures", False)]
)  # fmt: skip
def test_commands_meet_on_one_page_or_where_one_works_everywhere(place: str, meets: bool) -> None:
    assert Command("cases", "Save", ()).meets(Command(place, "Print", ())) is meets


def test_keys_on_another_page_are_free(shortcuts: Shortcuts) -> None:
    shortcuts.take("cases", [action("Save", "Ctrl+S")])
    shortcuts.take("departures", [action("Print", "Ctrl+P")])
    save, printing = shortcuts.commands()
    assert shortcuts.owner(save, "Ctrl+P") is None and shortcuts.owner(printing, "Ctrl+P") is None
