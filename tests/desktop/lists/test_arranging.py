"""A list's columns are at the next start as they were left."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.lists.arranging import Arranging
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel

COLUMNS = (Column("reference", "Departure"), Column("persons", "Persons"), Column("status", "Status"))


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


def table(qtbot: QtBot) -> Table:
    made = Table("Departures")
    qtbot.addWidget(made)
    rows = [Row(1, (Cell("BEY-2020-01"), Cell("45"), Cell("Listed")))]
    made.show_rows(RowsModel(COLUMNS, lambda: 1, lambda start, count: rows[start : start + count]))
    return made


def test_a_width_and_the_order_are_kept_once_they_rest(qtbot: QtBot, remembered: Remembered) -> None:
    first = table(qtbot)
    arranging = Arranging(first, "departures", remembered)
    first.horizontalHeader().resizeSection(0, 222)
    first.set_order("persons", True)
    arranging.keep_soon()
    qtbot.waitUntil(lambda: remembered.arrangement("departures").get("sort") == ["persons", True])
    again = table(qtbot)
    assert Arranging(again, "departures", remembered).sort == ("persons", True)
    assert again.horizontalHeader().sectionSize(0) == 222


def test_each_list_has_its_own(qtbot: QtBot, remembered: Remembered) -> None:
    first = table(qtbot)
    Arranging(first, "departures", remembered)
    first.horizontalHeader().resizeSection(0, 222)
    qtbot.waitUntil(lambda: bool(remembered.arrangement("departures")))
    assert Arranging(table(qtbot), "cases", remembered).sort is None


def test_without_a_memory_nothing_is_kept(qtbot: QtBot) -> None:
    arranging = Arranging(table(qtbot), "departures", None)
    arranging._keep()
    assert arranging.sort is None
