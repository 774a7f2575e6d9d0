"""Esc leaves a part of the window, and not the page around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.leavable import Leavable
from tests.desktop.families import press, shown


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """A field in a part that can be left, on a page that Esc leaves, too."""
    page, part, made = QWidget(), Leavable(), QLineEdit()
    QVBoxLayout(page).addWidget(part)
    QVBoxLayout(part).addWidget(made)
    page.left_by_escape = []  # type: ignore[attr-defined]
    QShortcut(Qt.Key.Key_Escape, page, lambda: page.left_by_escape.append(True))  # type: ignore[attr-defined]
    shown(qtbot, page)
    made.setFocus()
    return made


def test_escape_in_a_field_leaves_the_part_alone(qtbot: QtBot, line: QLineEdit) -> None:
    part = line.parentWidget()
    assert isinstance(part, Leavable)
    with qtbot.waitSignal(part.left):
        press(qtbot, Qt.Key.Key_Escape)
    assert line.window().left_by_escape == []  # type: ignore[attr-defined]


def test_other_keys_stay_in_the_field(qtbot: QtBot, line: QLineEdit) -> None:
    qtbot.keyClicks(line, "beirut")
    assert line.text() == "beirut"
