"""A view keeps filters, order and columns under a name, in the store, and puts them back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.screen import CasesScreen
from resettle_desktop.records.kinds import Case
from resettle_desktop.store.filters import Filter, How
from resettle_desktop.store.store import Store
from tests.desktop.families import more_families, say, shown, store_with_haddad

PLACE = Filter("place", How.CONTAINS, ("Beirut",))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        more_families(made, 3)
        number = made.rows.equal(Case)[0].unhcr_number
        say(
            made,
            {"set": "Case", "where": {"unhcr_number": number}, "values": {"priority": "urgent", "place": "Beirut"}},
        )
        yield made


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> CasesScreen:
    made = CasesScreen(store)
    shown(qtbot, made)
    made.resize(1198, 700)
    return made


def narrow(screen: CasesScreen) -> None:
    screen.filters.choose("priority", "urgent")
    screen.more_filters.add(PLACE)
    screen.sort("size", True)


def widen(screen: CasesScreen) -> None:
    screen.filters.choose("priority", "")
    screen.more_filters.take_away(PLACE)
    screen.sort("unhcr_number", False)


def shown_cases(screen: CasesScreen) -> int:
    return screen.table.rows().rowCount()


def test_a_view_puts_filters_and_order_back(screen: CasesScreen) -> None:
    narrow(screen)
    screen.views.keep("Urgent, Beirut")
    widen(screen)
    assert shown_cases(screen) == 4
    screen.views.show_view("Urgent, Beirut")
    assert shown_cases(screen) == 1
    assert screen._order == ("size", True)
    assert screen.more_filters.filters == [PLACE]


def test_a_view_is_named_by_keyboard(qtbot: QtBot, screen: CasesScreen) -> None:
    screen.views.begin()
    qtbot.keyClicks(screen.views.line, "Mine")
    qtbot.keyClick(screen.views.line, Qt.Key.Key_Return)
    assert screen.views.names() == ["Mine"]
    assert screen.views.chip.isVisible()


def test_escape_keeps_nothing(qtbot: QtBot, screen: CasesScreen) -> None:
    screen.views.begin()
    qtbot.keyClicks(screen.views.line, "Mine")
    qtbot.keyClick(screen.views.line, Qt.Key.Key_Escape)
    assert screen.views.names() == []


def test_another_screen_of_the_store_has_the_view_too(qtbot: QtBot, screen: CasesScreen, store: Store) -> None:
    narrow(screen)
    screen.views.keep("Urgent, Beirut")
    other = CasesScreen(store)
    qtbot.addWidget(other)
    other.views.show_view("Urgent, Beirut")
    assert shown_cases(other) == 1


def test_a_view_is_forgotten_and_comes_back_from_the_message(qtbot: QtBot, screen: CasesScreen) -> None:
    screen.views.keep("Mine")
    with qtbot.waitSignal(screen.message) as told:
        screen.views.forget("Mine")
    assert screen.views.names() == []
    told.args[1]()
    assert screen.views.names() == ["Mine"]


def test_the_menu_names_the_views_and_keeps_one_more(screen: CasesScreen) -> None:
    screen.views.keep("Mine")
    words = [action.text() for action in screen.views.menu().actions() if not action.isSeparator()]
    assert words == ["Mine", "Keep this view…", "Forget"]
