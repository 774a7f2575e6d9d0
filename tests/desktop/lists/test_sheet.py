"""The sheet of a list: its table and pane, a word where nothing fits, and the menu of the columns."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.lists.sheet import ListSheet
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import PrimaryButton
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.widgets import EmptyState
from tests.desktop.families import shown


@pytest.fixture
def sheet(qtbot: QtBot) -> ListSheet:
    table = Table("Departures")
    rows = [Row(1, (Cell("BEY-2020-01"), Cell("45")))]
    columns = (Column("reference", "Departure"), Column("persons", "Persons"))
    table.show_rows(RowsModel(columns, lambda: 1, lambda start, count: rows[start : start + count]))
    none = EmptyState("No departure fits")
    made = ListSheet("Departures", PrimaryButton("New departure"), QWidget(), table, QLabel("the pane"), none)
    shown(qtbot, made)
    return made


def said(sheet: ListSheet) -> list[str]:
    return [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]


def test_the_list_stands_beside_what_is_selected(sheet: ListSheet) -> None:
    sheet.show_count(1)
    assert {"Departures", "1 shown", "the pane"} <= set(said(sheet))


def test_where_nothing_fits_that_is_said_in_place_of_the_list(sheet: ListSheet) -> None:
    sheet.show_count(0)
    assert "No departure fits" in said(sheet)
    assert "the pane" not in said(sheet)


def test_the_columns_can_be_chosen_in_a_menu_of_the_sheet(sheet: ListSheet) -> None:
    button = next(each for each in sheet.findChildren(QPushButton) if each.accessibleName() == "Columns")
    menu = button.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    assert "Show Persons" in [action.text() for action in menu.actions()]


@pytest.mark.parametrize(
    ("selected", "said"),
    [
        ((1, 4), "33 shown, 176 persons"),
        ((3, 11), "33 shown, 176 persons · 3 selected (11 persons)"),
        ((3, None), "33 shown, 176 persons · 3 selected"),
    ],
)
def test_what_is_shown_and_selected_is_counted(sheet: ListSheet, selected: tuple[int, int | None], said: str) -> None:
    sheet.show_count(33, 176)
    sheet.show_selection(*selected)
    assert sheet.shown.text() == said
