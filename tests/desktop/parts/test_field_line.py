"""A line of a form: a quiet word and small marks at its end, a list to choose from, no say for the wheel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.field_line import ChoiceLine, FieldLine
from tests.desktop.families import above_another, press

WORDS = ["Father", "Mother", "Sibling"]


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[FieldLine]:
    made = FieldLine()
    _window = above_another(qtbot, made)
    yield made


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[ChoiceLine]:
    made = ChoiceLine(lambda text: [word for word in WORDS if word.startswith(text)])
    _window = above_another(qtbot, made)
    yield made


def test_leaving_is_told_once(qtbot: QtBot, line: FieldLine) -> None:
    with qtbot.waitSignal(line.left):
        press(qtbot, Qt.Key.Key_Tab)


def test_a_list_below_is_no_leaving(qtbot: QtBot, choice: ChoiceLine) -> None:
    with qtbot.assertNotEmitted(choice.left):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.offered() == WORDS


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


def test_the_caret_opens_the_whole_list(qtbot: QtBot, choice: ChoiceLine) -> None:
    qtbot.keyClicks(choice, "Mo")
    assert choice.offered() == ["Mother"]
    qtbot.mouseClick(choice._caret, Qt.MouseButton.LeftButton)
    assert choice.offered() == WORDS


def test_what_is_chosen_is_taken_and_told(qtbot: QtBot, choice: ChoiceLine) -> None:
    qtbot.keyClicks(choice, "Si")
    with qtbot.waitSignal(choice.chosen) as chosen:
        press(qtbot, Qt.Key.Key_Return)
    assert chosen.args == ["Sibling"] and choice.text() == "Sibling"


def test_a_word_that_nothing_begins_with_closes_the_list(qtbot: QtBot, choice: ChoiceLine) -> None:
    qtbot.keyClicks(choice, "Mo")
    qtbot.keyClicks(QApplication.activePopupWidget() or choice, "x")
    assert choice.offered() == [] and choice.text() == "Mox"


def test_a_line_that_may_not_be_changed_offers_nothing(qtbot: QtBot, choice: ChoiceLine) -> None:
    choice.setReadOnly(True)
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.offered() == [] and choice._caret.isHidden()
