from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.settings.screen import SettingsScreen, Side
from tests.desktop.families import shown


class Telling(QWidget):
    message = Signal(str, object)


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def screen(qtbot: QtBot, made: list[str]) -> SettingsScreen:
    def label() -> QWidget:
        made.append("office")
        return QLabel("office")

    def telling() -> QWidget:
        made.append("backups")
        return Telling()

    built = SettingsScreen((Side("office", "Office", "buildings", label), Side("backups", "Backups", "stack", telling)))
    shown(qtbot, built)
    return built


def test_the_first_side_is_shown_and_the_others_are_not_made(screen: SettingsScreen, made: list[str]) -> None:
    assert screen.items["office"].isChecked()
    assert made == ["office"]


def test_a_side_is_made_once_however_often_it_is_shown(screen: SettingsScreen, made: list[str]) -> None:
    first = screen.show_side("backups")
    screen.show_side("office")
    assert screen.show_side("backups") is first
    assert made == ["office", "backups"]


def test_the_arrow_keys_go_from_side_to_side(qtbot: QtBot, screen: SettingsScreen) -> None:
    screen.setFocus()
    qtbot.keyClick(screen.items["office"], Qt.Key.Key_Down)
    assert screen.items["backups"].isChecked()


def test_what_a_side_says_is_handed_on(qtbot: QtBot, screen: SettingsScreen) -> None:
    side = screen.show_side("backups")
    assert isinstance(side, Telling)
    with qtbot.waitSignal(screen.message) as told:
        side.message.emit("Backed up", None)
    assert told.args == ["Backed up", None]
