"""The pane beside a list shows one thing at a time, in parts under headings."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.side_pane import SidePane, rows_of_words
from tests.desktop.families import shown


@pytest.fixture
def pane(qtbot: QtBot) -> SidePane:
    made = SidePane("The selected departure")
    shown(qtbot, made)
    return made


def line(words: str) -> QHBoxLayout:
    across = QHBoxLayout()
    across.addWidget(QLabel(words))
    return across


def read(pane: SidePane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if not label.isHidden() and label.isVisible()]


def test_parts_stand_under_their_headings(qtbot: QtBot, pane: SidePane) -> None:
    pane.show_parts([line("BEY-2020-01")], [("People", QLabel("45 persons")), ("", QLabel("buttons"))])
    qtbot.waitUntil(lambda: read(pane) == ["BEY-2020-01", "People", "45 persons", "buttons"])


def test_what_was_shown_before_goes(qtbot: QtBot, pane: SidePane) -> None:
    pane.show_parts([line("BEY-2020-01")], [])
    pane.show_parts([line("BEY-2020-02")], [])
    qtbot.waitUntil(lambda: read(pane) == ["BEY-2020-02"])
    pane.show_nothing()
    assert read(pane) == []


def test_the_last_of_the_words_in_a_row_takes_the_room(qtbot: QtBot) -> None:
    part = rows_of_words([[QLabel("a"), QLabel("b")], [QLabel("long one"), QLabel("c")]])
    shown(qtbot, part)
    first, second, third, fourth = part.findChildren(QLabel)
    assert second.x() == fourth.x() > first.x() == third.x()
    assert second.width() > first.width()
