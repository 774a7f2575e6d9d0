"""A line of a form with a list to choose from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from tests.desktop.families import above_another, press

WORDS = ["Father", "Mother", "Sibling"]


@pytest.fixture
def choice(qtbot: QtBot) -> Iterator[ChoiceLine]:
    made = ChoiceLine(lambda text: [word for word in WORDS if word.startswith(text)])
    _window = above_another(qtbot, made)
    yield made


def test_a_list_below_is_no_leaving(qtbot: QtBot, choice: ChoiceLine) -> None:
    with qtbot.assertNotEmitted(choice.left):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert choice.offered() == WORDS


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
