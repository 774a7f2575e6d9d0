"""Every text that a widget shows, or would show: of itself, of what is in it, and of its lists and menus."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
MOST_ROWS = 60
# parts of Qt's own widgets, which say nothing that this program wrote
QTS_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton")

Shown = tuple[str, str]  # where, and what


def shown_texts(top: QWidget) -> Iterator[Shown]:
    """Yield the texts of a window and of everything in it, what is hidden for now included."""
    yield "title", top.windowTitle()
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.objectName().startswith(QTS_OWN):
            continue
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        yield from ((f"{where}: {what}", text) for what, text in _of(widget) if text)


def _of(widget: QWidget) -> Iterator[Shown]:
    yield "tool tip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    yield "status tip", widget.statusTip()
    for action in widget.actions():
        yield from _of_action(action)
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (("text", widget.text()), ("placeholder", widget.placeholderText()))
    elif isinstance(widget, QPlainTextEdit):
        yield from (("text", widget.toPlainText()), ("placeholder", widget.placeholderText()))
    elif isinstance(widget, QMenu | QGroupBox):
        yield "title", widget.title()
    elif isinstance(widget, QAbstractSpinBox):
        yield "text", widget.text()
    elif isinstance(widget, QTabBar):
        yield from (("tab", widget.tabText(place)) for place in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (("choice", widget.itemText(place)) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget.model())


def _of_action(action: QAction) -> Iterator[Shown]:
    yield "action", action.text()
    yield "action's tool tip", action.toolTip()


def _of_model(model: QAbstractItemModel) -> Iterator[Shown]:
    rows, columns = min(model.rowCount(QModelIndex()), MOST_ROWS), model.columnCount(QModelIndex())
    for column in range(columns):
        for role in ROLES:
            yield f"heading {column}", str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for row in range(rows):
                yield f"cell {row}, {column}", str(model.data(model.index(row, column), role) or "")
