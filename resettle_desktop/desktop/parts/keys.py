"""Keys that both a widget and the window know: before a shortcut is taken, the widget with the keyboard is asked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


def asks_about(event: QEvent, key: Qt.Key) -> bool:
    """Return whether an event asks if this key alone is meant for the widget; the window does not get it if so."""
    asks = event.type() == QEvent.Type.ShortcutOverride
    return asks and isinstance(event, QKeyEvent) and event.key() == key and not event.modifiers()


def left_to_the_window(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Return whether an event asks if the keys of Undo or Redo are meant for a widget that has nothing of that to do.

    ``undo`` and ``redo`` say whether the widget has. A widget that answered yes would swallow the key.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    asks_undo, asks_redo = (
        event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    )
    return (asks_undo and not undo) or (asks_redo and not redo)


def asks_about_letter_that_deletes(event: QEvent) -> bool:
    """Return whether an event asks if a letter with Ctrl is meant to delete here, as on some desktops Ctrl+D is."""
    asks = event.type() == QEvent.Type.ShortcutOverride
    if not asks or not isinstance(event, QKeyEvent) or event.key() == Qt.Key.Key_Delete:
        return False
    return event.matches(QKeySequence.StandardKey.Delete)
