"""The commands of a departure's page stand in its menu, true to what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.sides import BOARD, PAPERS
from resettle_desktop.store.store import Store
from tests.desktop.families import shown
from tests.desktop.made_departures import NOW, places, store_with_departure, the_departure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> DeparturePage:
    made = DeparturePage(store, the_departure(store).id, now=lambda: NOW)
    shown(qtbot, made)
    return made


def commands(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_each_command_says_its_keys(page: DeparturePage) -> None:
    keys = {text: action.shortcut().toString() for text, action in commands(page.more).items()}
    assert keys == {
        "Save": "Ctrl+S", "Save, next passenger": "Ctrl+Return", "Next finding": "F8", "Add families": "Ins",
        "Take the selected off\tDel": "", "Take off, or place on a later departure…": "Ctrl+Shift+M",
        "Services from travel needs…": "Ctrl+Shift+N", "Status of the selected…": "Ctrl+T",
        "Print manifest": "Ctrl+P", "Print the board": "Ctrl+Alt+P",
        "Airport day": "Ctrl+Shift+A",
        "What if it left on another day…": "Ctrl+Shift+W",
        "Export for Fedasil…": "Ctrl+E", "Masks handed out to all": "",
            "Show": "", "Cancel this departure": "", "Remove this departure": "",
    }  # fmt: skip


def test_no_two_commands_have_the_same_keys(page: DeparturePage) -> None:
    keys = [key.toString() for action in page.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_on_the_papers_the_keys_that_print_are_left_to_the_paper(page: DeparturePage) -> None:
    enabled = []
    for tab in (BOARD, PAPERS, BOARD):
        page.tabs.turn_to(tab)
        enabled.append(commands(page.more)["Print manifest"].isEnabled())
    assert enabled == [True, False, True]


def test_the_selected_are_taken_off_by_the_menu_that_opens_beside_them(
    qtbot: QtBot, store: Store, page: DeparturePage
) -> None:
    page.tabs.board.table.select_row(0)
    page.tabs.menu_asked.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    commands(menu)["Take off this departure"].trigger()
    menu.close()
    assert places(store) == []


def test_without_anybody_selected_nothing_is_taken_off(store: Store, page: DeparturePage) -> None:
    page.tabs.board.table.clearSelection()
    commands(page.more)["Take the selected off\tDel"].trigger()
    assert len(places(store)) == 2
