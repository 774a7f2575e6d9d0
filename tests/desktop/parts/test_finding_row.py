from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.finding_row import FindingRow
from tests.desktop.families import shown


@pytest.fixture
def row(qtbot: QtBot) -> FindingRow:
    made = FindingRow()
    shown(qtbot, made)
    return made


def test_the_remedy_is_a_link_that_mends(qtbot: QtBot, row: FindingRow) -> None:
    mended: list[str] = []
    row.tell("bad", "E101", "No such day", "Use Feb 1966", lambda: mended.append("Feb 1966"))
    qtbot.mouseClick(row.remedy, Qt.MouseButton.LeftButton)
    assert mended == ["Feb 1966"] and row.remedy.accessibleName() == "Use Feb 1966"
    assert row.said() == "E101 No such day"


def test_without_a_remedy_there_is_no_link(row: FindingRow) -> None:
    row.tell("warn", "W203", "Day not known", "", None)
    assert row.remedy.isHidden()


def test_long_words_give_way_to_the_column(row: FindingRow) -> None:
    row.tell("bad", "E123", "word " * 60, "", None)
    assert row.minimumSizeHint().width() < 200
