"""Commands of a page stand in its menu, and their keys work wherever the keyboard is on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.commands import add_command
from tests.desktop.families import shown


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    down = QVBoxLayout(made)
    down.addWidget(QLineEdit())
    shown(qtbot, made)
    return made


def test_a_command_stands_in_the_menu_with_its_keys(page: QWidget) -> None:
    menu = QMenu(page)
    action = add_command(page, menu, "Add families", ["Ins"], list)
    assert menu.actions() == page.actions() == [action]
    assert [key.toString() for key in action.shortcuts()] == ["Ins"]


def test_its_keys_work_from_a_field_of_the_page(qtbot: QtBot, page: QWidget) -> None:
    called = []
    add_command(page, QMenu(page), "Save", ["Ctrl+S", "F2"], lambda: called.append("saved"))
    line = page.findChild(QLineEdit)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_F2)
    assert called == ["saved", "saved"]


def test_its_keys_do_nothing_outside_of_the_page(qtbot: QtBot, page: QWidget) -> None:
    called = []
    add_command(page, QMenu(page), "Save", ["F2"], lambda: called.append("saved"))
    other = QLineEdit()
    shown(qtbot, other)
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_F2)
    assert called == []
