"""Before a shortcut of the window is taken, the widget that has the keyboard is asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from resettle_desktop.desktop.parts.keys import asks_about, asks_about_undo

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


def test_undo_is_known_by_the_keys_of_the_system() -> None:
    assert asks_about_undo(QKeyEvent(ASKS, Qt.Key.Key_Z, CTRL))
    assert not asks_about_undo(QKeyEvent(ASKS, Qt.Key.Key_Y, CTRL))
    assert not asks_about_undo(QEvent(ASKS))
