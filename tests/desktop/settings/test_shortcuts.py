"""Every command stands in the settings with its keys, is found while typing, and takes other keys by pressing them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.shortcuts import EVERYWHERE, Shortcuts
from resettle_desktop.desktop.settings.shortcuts import ShortcutLine, ShortcutsSide
from tests.desktop.families import shown, unnamed

CTRL = Qt.KeyboardModifier.ControlModifier


def action(label: str, *keys: str) -> QAction:
    made = QAction(label)
    made.setShortcuts([QKeySequence(key) for key in keys])
    return made


@pytest.fixture
def actions() -> dict[str, QAction]:
    return {"find": action("Find", "Ctrl+K"), "save": action("Save", "Ctrl+S"), "remove": action("Remove")}


@pytest.fixture
def shortcuts(actions: dict[str, QAction], tmp_path: Path) -> Shortcuts:
    made = Shortcuts(Remembered(tmp_path / "remembered.json"))
    made.take(EVERYWHERE, [actions["find"]])
    made.take("cases", [actions["save"], actions["remove"]])
    return made


@pytest.fixture
def side(qtbot: QtBot, shortcuts: Shortcuts) -> ShortcutsSide:
    made = ShortcutsSide(shortcuts, lambda place: place or "everywhere")
    shown(qtbot, made)
    return made


def line(side: ShortcutsSide, label: str) -> ShortcutLine:
    return next(each for each in side.lines if each.command.label == label)


def give(qtbot: QtBot, side: ShortcutsSide, label: str, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    button = line(side, label).keys_button
    button.setFocus()
    button.click()
    qtbot.keyClick(button, key, modifier)


def seen(side: ShortcutsSide) -> list[str]:
    return [each.command.label for each in side.lines if each.isVisible()]


def test_every_command_is_listed_with_its_keys(side: ShortcutsSide) -> None:
    assert seen(side) == ["Find", "Save", "Remove"]
    assert [each.keys_button.text() for each in side.lines] == ["Ctrl+K", "Ctrl+S", "no keys"]


@pytest.mark.parametrize(("text", "labels"), [("sav", ["Save"]), ("ctrl+k", ["Find"]), ("every", ["Find"]), ("zz", [])])
def test_commands_are_found_by_words_keys_or_place(side: ShortcutsSide, text: str, labels: list[str]) -> None:
    side.look_for(text)
    assert seen(side) == labels


def test_keys_are_given_by_pressing_them(qtbot: QtBot, side: ShortcutsSide, actions: dict[str, QAction]) -> None:
    give(qtbot, side, "Save", Qt.Key.Key_B)
    assert actions["save"].shortcuts() == [QKeySequence("Ctrl+B")]
    assert line(side, "Save").keys_button.text() == "Ctrl+B"


def test_esc_leaves_the_keys_that_were_there(qtbot: QtBot, side: ShortcutsSide) -> None:
    give(qtbot, side, "Save", Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert line(side, "Save").keys_button.text() == "Ctrl+S"


def test_keys_of_another_command_are_refused_with_its_name(
    qtbot: QtBot, side: ShortcutsSide, actions: dict[str, QAction]
) -> None:
    give(qtbot, side, "Remove", Qt.Key.Key_K)
    assert "Ctrl+K belongs to “Find”" in line(side, "Remove").said.text()
    assert actions["remove"].shortcuts() == []


def test_restored_keys_are_those_it_came_with(qtbot: QtBot, side: ShortcutsSide, actions: dict[str, QAction]) -> None:
    give(qtbot, side, "Save", Qt.Key.Key_B)
    assert line(side, "Save").restore_button.isVisible() and side.restore_button.isEnabled()
    line(side, "Save").restore_button.click()
    assert actions["save"].shortcuts() == [QKeySequence("Ctrl+S")]
    assert not line(side, "Save").restore_button.isVisible() and not side.restore_button.isEnabled()


def test_all_are_restored_at_once(qtbot: QtBot, side: ShortcutsSide, actions: dict[str, QAction]) -> None:
    give(qtbot, side, "Save", Qt.Key.Key_B)
    give(qtbot, side, "Find", Qt.Key.Key_J)
    side.restore_button.click()
    assert [each.keys_button.text() for each in side.lines] == ["Ctrl+K", "Ctrl+S", "no keys"]


def test_every_control_has_a_name(side: ShortcutsSide) -> None:
    assert unnamed(side) == []
