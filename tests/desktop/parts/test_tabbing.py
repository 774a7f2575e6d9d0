from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.tabbing import tab_on
from tests.desktop.families import tabbed


class Read(QMainWindow):
    """A window of two columns, the second made first, with pages of which one is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = QStackedWidget()
        for names in (("page", "foot"), ("unseen",)):
            self.pages.addWidget(column(*names))
        right, left = column("right", "below"), column("left", "under")
        across = QHBoxLayout()
        for part in (left, right, self.pages):
            across.addWidget(part)
        sheet = QWidget()
        sheet.setLayout(across)
        self.setCentralWidget(sheet)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_on(self, forward)


def column(*names: str) -> QWidget:
    part = QWidget()
    down = QVBoxLayout(part)
    for name in names:
        line = QLineEdit()
        line.setAccessibleName(name)
        down.addWidget(line)
    return part


@pytest.fixture
def window(qtbot: QtBot) -> Read:
    made = Read()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    line(made, "left").setFocus()
    return made


def line(window: Read, name: str) -> QLineEdit:
    return next(each for each in window.findChildren(QLineEdit) if each.accessibleName() == name)


def test_tab_goes_down_a_column_and_then_to_the_next_and_round(qtbot: QtBot, window: Read) -> None:
    assert tabbed(qtbot, 7) == ["left", "under", "right", "below", "page", "foot", "left"]


def test_shift_and_tab_goes_the_same_way_back(qtbot: QtBot, window: Read) -> None:
    names = []
    for _step in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        names.append(QApplication.focusWidget().accessibleName())
    assert names == ["foot", "page", "below", "right"]


def test_what_is_greyed_or_hands_the_keyboard_on_is_passed_by(qtbot: QtBot, window: Read) -> None:
    line(window, "under").setEnabled(False)
    line(window, "right").setFocusProxy(line(window, "foot"))
    assert tabbed(qtbot, 4) == ["left", "below", "page", "foot"]


def test_a_page_that_comes_to_the_front_is_in_the_round_and_the_other_is_not(qtbot: QtBot, window: Read) -> None:
    window.pages.setCurrentIndex(1)
    line(window, "below").setFocus()
    assert tabbed(qtbot, 3) == ["below", "unseen", "left"]


def test_where_there_is_no_other_control_the_keyboard_stays(window: Read) -> None:
    for each in window.findChildren(QLineEdit):
        each.setEnabled(each.accessibleName() == "left")
    assert not tab_on(window, True)
