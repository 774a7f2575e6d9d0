"""A line of a form: a quiet word and small marks at its end, no say for the wheel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.field_line import FieldLine
from tests.desktop.families import above_another, press


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[FieldLine]:
    made = FieldLine()
    _window = above_another(qtbot, made)
    yield made


def test_leaving_is_told_once(qtbot: QtBot, line: FieldLine) -> None:
    with qtbot.waitSignal(line.left):
        press(qtbot, Qt.Key.Key_Tab)


def test_a_word_aside_stands_within_the_line(line: FieldLine) -> None:
    line.set_aside("1 Feb 1985")
    assert line.aside() == "1 Feb 1985"
    assert line._aside.x() > 0 and line._aside.geometry().right() < line.width()


def test_help_is_seen_where_the_keyboard_is(qtbot: QtBot, line: FieldLine) -> None:
    line.set_help("As on the travel document")
    line.clearFocus()
    assert line.help_mark and line.help_mark.isHidden()
    line.setFocus()
    qtbot.mouseClick(line.help_mark, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == "As on the travel document"
    QToolTip.hideText()


def test_the_text_ends_before_the_marks(line: FieldLine) -> None:
    mark = line.add_mark("x", "Show all", line.clear)
    assert line.width() - line.textMargins().right() <= mark.x() + 8
    assert mark.focusPolicy() is Qt.FocusPolicy.NoFocus and mark.accessibleName() == "Show all"


def test_a_mark_is_pressed(qtbot: QtBot, line: FieldLine) -> None:
    line.setText("Haddad")
    qtbot.mouseClick(line.add_mark("x", "Show all", line.clear), Qt.MouseButton.LeftButton)
    assert line.text() == ""
