"""The line above a list finds while one types, and gives its text back with Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.lists.search import ListSearch


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    down = QVBoxLayout(made)
    down.addWidget(QLineEdit())
    down.addWidget(ListSearch("Name, number or phone"))
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def line(window: QWidget) -> ListSearch:
    found: ListSearch = window.findChildren(ListSearch)[0]
    found.setFocus()
    return found


def test_what_is_typed_is_asked_for_once_the_typing_rests(qtbot: QtBot, line: ListSearch) -> None:
    asked: list[str] = []
    line.asked.connect(asked.append)
    qtbot.keyClicks(line, "najj")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["najj"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_down_and_enter_go_on_to_what_was_found(qtbot: QtBot, line: ListSearch, key: Qt.Key) -> None:
    with qtbot.waitSignals([line.asked, line.taken]):
        qtbot.keyClicks(line, "n")
        qtbot.keyClick(line, key)


def test_esc_takes_the_text_away_before_the_window_goes_back(qtbot: QtBot, line: ListSearch, window: QWidget) -> None:
    back: list[bool] = []
    QShortcut(QKeySequence("Esc"), window, lambda: back.append(True))
    qtbot.keyClicks(line, "najj")
    with qtbot.waitSignal(line.asked) as asked:
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (asked.args, line.text(), back) == ([""], "", [])
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert back == [True]


def test_the_cross_takes_the_text_away(qtbot: QtBot, line: ListSearch) -> None:
    assert line._clear.isHidden()
    qtbot.keyClicks(line, "najj")
    with qtbot.waitSignal(line.asked):
        qtbot.mouseClick(line._clear, Qt.MouseButton.LeftButton)
    assert line.text() == "" and line._clear.isHidden()


def test_ctrl_f_goes_there_from_anywhere(qtbot: QtBot, line: ListSearch, window: QWidget) -> None:
    window.findChildren(QLineEdit)[0].setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is line


def test_the_text_begins_after_the_glass(line: ListSearch) -> None:
    assert line.textMargins().left() > line._glass.width()
