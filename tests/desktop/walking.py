"""What a walk over a screen finds: controls without a name, out of the keyboard's reach, and words that are cut."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit, QTabBar, QAbstractSpinBox)
# parts of Qt's own widgets: the line of a list of choices, the corner and arrows of tables and tabs
QTS_OWN = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def controls(window: QWidget) -> list[QWidget]:
    """Return what can be used on what is shown: fields, buttons, lists and tabs that are seen and not greyed."""
    parts = (part for part in window.findChildren(QWidget) if part.isVisible() and part.isEnabled())
    return [part for part in parts if isinstance(part, CONTROLS) and not _is_qts_own(part)]


def told(part: QWidget) -> str:
    """Return how a failing test names a part: its kind, its words, and in what it stands."""
    words = part.accessibleName() or getattr(part, "text", lambda: "")()
    within = " < ".join(type(each).__name__ for each in _above(part))
    return f"{type(part).__name__} {words!r} in {within}"


def without_name(window: QWidget) -> list[str]:
    """Return the controls that a screen reader could not name, by themselves or by a label that leads to them."""
    led_to = {label.buddy() for label in window.findChildren(QLabel) if label.buddy() is not None}
    return [told(part) for part in controls(window) if not part.accessibleName().strip() and part not in led_to]


def out_of_reach(qtbot: QtBot, window: QWidget) -> list[str]:
    """Press Tab until the keyboard is where it was before; return the controls in which it never was."""
    seen = _round(qtbot)
    return [told(part) for part in controls(window) if not _is_reached(part, seen)]


def cut_words(window: QWidget) -> list[str]:
    """Return the labels, buttons and tabs that have no room for their words, and no tip that says them whole."""
    labels = (
        label for label in window.findChildren(QLabel) if not label.visibleRegion().isEmpty() and not _is_qts_own(label)
    )
    cut = [part for part in labels if _label_is_cut(part) and part.text() not in part.toolTip()]
    buttons = (part for part in controls(window) if isinstance(part, QPushButton))
    untold = [part for part in buttons if _button_is_cut(part) and part.text() not in part.toolTip()]
    bars = (part for part in controls(window) if isinstance(part, QTabBar))
    return [told(part) for part in (*cut, *untold)] + [words for bar in bars for words in _cut_tabs(bar)]


def _is_qts_own(part: QWidget) -> bool:
    within = part.parentWidget()
    inner = isinstance(within, QComboBox | QAbstractSpinBox | QHeaderView | QMenuBar | QTabBar)
    return part.objectName().startswith(QTS_OWN) or inner or isinstance(part, QHeaderView)


def _above(part: QWidget) -> list[QWidget]:
    above, each = [], part.parentWidget()
    while each is not None and len(above) < 4:
        above.append(each)
        each = each.parentWidget()
    return above


def _round(qtbot: QtBot) -> list[QWidget]:
    seen: list[QWidget] = []
    focused = QApplication.focusWidget()
    while focused is not None and focused not in seen:
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    return seen


def _is_reached(part: QWidget, seen: list[QWidget]) -> bool:
    if part in seen or part.focusProxy() in seen:
        return True
    around = [each for each in _above(part) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    if not part.focusPolicy() & Qt.FocusPolicy.TabFocus and any(each in seen for each in around):
        return True  # what stands around has the keyboard, and hands it on: F1, Down, the arrows among members
    group = part.group() if isinstance(part, QAbstractButton) else None
    return group is not None and any(each in seen for each in group.buttons())  # the arrows go among them


def _label_is_cut(label: QLabel) -> bool:
    if not label.text() or label.textFormat() == Qt.TextFormat.RichText:
        return False
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    widest = max(QFontMetrics(label.font()).horizontalAdvance(line) for line in label.text().splitlines() or [""])
    return widest > room.width() + 1


def _button_is_cut(button: QPushButton) -> bool:
    return bool(button.text()) and QFontMetrics(button.font()).horizontalAdvance(button.text()) > button.width()


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    for place in range(bar.count()):
        words = QFontMetrics(bar.font()).horizontalAdvance(bar.tabText(place))
        if words > bar.tabRect(place).width() and bar.tabText(place) not in bar.tabToolTip(place):
            yield f"{told(bar)}: {bar.tabText(place)!r}"
