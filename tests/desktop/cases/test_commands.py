"""Every command of a case's page stands in its menu with its keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.tabs import RECEPTION
from tests.desktop.families import shown, store_with_haddad, the_case


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[CasePage]:
    with store_with_haddad(tmp_path) as store:
        made = CasePage(store, the_case(store).id)
        shown(qtbot, made)
        made.setFocus()
        yield made


def commands(menu: QMenu) -> list[QAction]:
    """Return the commands of a menu and of the menus in it."""
    found = []
    for action in menu.actions():
        inner = action.menu()
        found += commands(inner) if isinstance(inner, QMenu) else [action] if action.text() else []
    return found


def test_the_menu_has_every_command_of_the_page(page: CasePage) -> None:
    assert set(page.actions()) == set(commands(page.more))


def test_every_key_is_given_once(page: CasePage) -> None:
    keys = [key.toString() for action in page.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+S", "Ctrl+Return", "Ctrl+Up", "Alt+Down", "F8", "Ins", "Ctrl+6"} <= set(keys)
    assert {"Ctrl+Shift+B", "Ctrl+Shift+T"} <= set(keys)


def test_a_number_shows_a_side(qtbot: QtBot, page: CasePage) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.current() == RECEPTION


def test_undo_is_left_to_the_window(page: CasePage) -> None:
    assert "Ctrl+Z" not in [key.toString() for action in page.actions() for key in action.shortcuts()]
