"""Commands of a page: each stands in a menu with its keys, which work wherever the keyboard is on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


def add_command(page: QWidget, menu: QMenu, label: str, keys: Sequence[str], called: Callable[[], object]) -> QAction:
    """Add a command to a page and to one of its menus, and give its action."""
    action = QAction(label, page)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: called())
    page.addAction(action)
    menu.addAction(action)
    return action
