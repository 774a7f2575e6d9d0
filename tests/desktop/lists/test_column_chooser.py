"""Any field becomes a column of a list, which is kept with the list and with its views, and copied with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.screen import CasesScreen
from resettle_desktop.desktop.lists.field_columns import FieldColumns, field_cell
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.records.kinds import Case, HealthActivity, Person
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown, store_with_haddad, the_case, unnamed


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"focal_point": "R. Nasser"}})
        yield made


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


@pytest.fixture
def screen(qtbot: QtBot, store: Store, remembered: Remembered) -> CasesScreen:
    made = CasesScreen(store, remembered)
    shown(qtbot, made)
    made.panels.choose_columns()
    return made


def titles(screen: CasesScreen) -> list[str]:
    rows, header = screen.table.rows(), screen.table.horizontalHeader()
    return [rows.columns[place].title for place in header.seen()]  # type: ignore[attr-defined]


def test_a_field_that_is_checked_is_a_column_at_once(screen: CasesScreen) -> None:
    screen.column_chooser.boxes["focal_point"].click()
    assert titles(screen)[-1] == "Focal point"
    rows = screen.table.rows()
    assert rows.cell(0, len(rows.columns) - 1).text == "R. Nasser"
    screen.column_chooser.boxes["focal_point"].click()
    assert "Focal point" not in titles(screen)


def test_a_column_of_the_list_is_hidden_and_shown(screen: CasesScreen) -> None:
    screen.column_chooser.boxes["size"].click()
    assert "Size" not in titles(screen)
    screen.column_chooser.boxes["size"].click()
    assert "Size" in titles(screen)


def test_widths_and_hidden_columns_stay_when_another_is_added(screen: CasesScreen) -> None:
    header = screen.table.horizontalHeader()
    header.resizeSection(1, 222)
    screen.column_chooser.boxes["size"].click()
    screen.column_chooser.boxes["focal_point"].click()
    assert header.sectionSize(1) == 222 and "Size" not in titles(screen)


def test_the_columns_are_there_at_the_next_start(
    qtbot: QtBot, screen: CasesScreen, store: Store, remembered: Remembered
) -> None:
    screen.column_chooser.boxes["focal_point"].click()
    qtbot.waitUntil(lambda: remembered.arrangement("cases").get("fields") == ["focal_point"])
    again = CasesScreen(store, remembered)
    qtbot.addWidget(again)
    assert titles(again)[-1] == "Focal point"


def test_a_view_has_its_columns(screen: CasesScreen) -> None:
    screen.column_chooser.boxes["focal_point"].click()
    screen.views.keep("By focal point")
    screen.columns.choose([])
    screen.views.show_view("By focal point")
    assert titles(screen)[-1] == "Focal point"


def test_what_is_copied_has_the_column(screen: CasesScreen) -> None:
    screen.column_chooser.boxes["focal_point"].click()
    screen.table.select_row(0)
    screen.table.copy()
    heading, row = QGuiApplication.clipboard().text().split("\n")
    assert heading.endswith("\tFocal point") and row.endswith("\tR. Nasser")


def test_the_search_narrows_the_boxes_and_down_goes_to_them(qtbot: QtBot, screen: CasesScreen) -> None:
    qtbot.keyClicks(screen.column_chooser.search_line, "focal")
    seen = [name for name, box in screen.column_chooser.boxes.items() if box.isVisible()]
    assert seen == ["focal_point"]
    qtbot.keyClick(screen.column_chooser.search_line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is screen.column_chooser.boxes["focal_point"]


def test_the_menu_of_the_headings_leads_here_and_every_box_has_a_name(screen: CasesScreen) -> None:
    screen.column_chooser.left.emit()
    menu = QMenu()
    screen.table.fill_column_menu(menu)
    next(action for action in menu.actions() if action.text() == "More columns…").trigger()
    assert screen.column_chooser.isVisible() and unnamed(screen.column_chooser) == []


@pytest.mark.parametrize(("kind", "never"), [(Person, "needs"), (HealthActivity, "details")])
def test_what_concerns_health_is_never_a_column(qtbot: QtBot, kind: type, never: str) -> None:
    table = Table("Persons")
    qtbot.addWidget(table)
    assert never not in [field.name for field in FieldColumns(table, kind, ()).offered]


def test_a_cell_is_one_line(store: Store) -> None:
    case = the_case(store)
    case.remarks = "first\nsecond"  # type: ignore[assignment]
    assert field_cell(case, Case.field("remarks")).text == "first second"
