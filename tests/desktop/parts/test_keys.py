"""Before a shortcut of the window is taken, the widget that has the keyboard is asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.keys import asks_about, left_to_the_window
from tests.desktop.families import shown

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ASKS, PRESSED = QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress


@pytest.mark.parametrize(
    ("kind", "modifier", "asks"), [(ASKS, NONE, True), (ASKS, CTRL, False), (PRESSED, NONE, False)]
)
def test_only_the_question_about_the_key_alone_counts(
    kind: QEvent.Type, modifier: Qt.KeyboardModifier, asks: bool
) -> None:
    assert asks_about(QKeyEvent(kind, Qt.Key.Key_Escape, modifier), Qt.Key.Key_Escape) is asks
    assert not asks_about(QKeyEvent(kind, Qt.Key.Key_Tab, modifier), Qt.Key.Key_Escape)


@pytest.mark.parametrize(("key", "undo", "redo"), [(Qt.Key.Key_Z, False, True), (Qt.Key.Key_Y, True, False)])
def test_a_key_for_which_a_widget_has_nothing_is_left_to_the_window(key: Qt.Key, undo: bool, redo: bool) -> None:
    asked = QKeyEvent(ASKS, key, CTRL)
    assert left_to_the_window(asked, undo=undo, redo=redo)
    assert not left_to_the_window(asked, undo=True, redo=True)
    assert not left_to_the_window(QEvent(ASKS), undo=False, redo=False)


def test_redo_in_a_line_without_anything_to_redo_reaches_the_window(qtbot: QtBot) -> None:
    window, taken = QWidget(), []
    line = FieldLine(window)
    QShortcut(QKeySequence(QKeySequence.StandardKey.Redo), window, lambda: taken.append("redo"))
    shown(qtbot, window)
    line.setFocus()
    QTest.keySequence(line, QKeySequence(QKeySequence.StandardKey.Redo))
    assert taken == ["redo"]
