"""A line of text in a form: a quiet word and small marks at its end, and no say for the wheel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolTip, QWidget

from resettle_desktop.desktop.parts.basics import Label
from resettle_desktop.desktop.parts.icons import icon
from resettle_desktop.desktop.parts.keys import asks_about_letter_that_deletes, left_to_the_window
from resettle_desktop.desktop.parts.theme import NARROW, scaled, theme
from resettle_desktop.records.texts import _

_MARK = 22


class FieldLine(QLineEdit):
    """A line that tells when the keyboard leaves it, says at its right end how it was understood, and has a "?"."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[QPushButton] = []
        self._aside = Label("", "table", "text3", parent=self, tabular=True)
        self._aside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.help_mark: QPushButton | None = None

    def set_help(self, text: str) -> None:
        """Say this help when the "?" is pressed, which is seen while the keyboard is here; an empty text has none."""
        if text:
            self.help_mark = self.add_mark("question", _("Help on this field (F1)"), lambda: self._show_help(text))
            self.help_mark.hide()

    def add_mark(self, icon_name: str, name: str, called: Callable[[], object]) -> QPushButton:
        """Add a small button at the right end, before the others; the keyboard passes it by."""
        mark = _Mark(self, icon_name, name)
        mark.clicked.connect(lambda _checked=False: called())
        self._marks.append(mark)
        mark.show()
        self._place()
        return mark

    def show_mark(self, mark: QPushButton, shown: bool) -> None:
        """Show one of the marks, or not while it has nothing to do."""
        if mark.isHidden() == shown:
            mark.setVisible(shown)
            self._place()

    def set_aside(self, text: str) -> None:
        """Say a few words at the right end; an empty text says nothing."""
        self._aside.setText(text)
        self._aside.setVisible(bool(text))
        self._place()

    def aside(self) -> str:
        """Return what is said at the right end."""
        return self._aside.text()

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window while there is nothing of it to do here, and Ctrl+D always."""
        to_window = left_to_the_window(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable())
        if to_window or asks_about_letter_that_deletes(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the "?"."""
        super().focusInEvent(event)
        self._show_help_mark(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard goes elsewhere, but not when it goes to the list below or another window."""
        super().focusOutEvent(event)
        self._show_help_mark(False)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.setCursorPosition(0)
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page around."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words at the right end."""
        super().resizeEvent(event)
        self._place()

    def _show_help_mark(self, shown: bool) -> None:
        if self.help_mark is not None:
            self.help_mark.setVisible(shown)
            self._place()

    def _show_help(self, text: str) -> None:
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), text, self)

    def _place(self) -> None:
        """The marks stand at the right end, the aside before them, and the text ends before all of them."""
        side = scaled(_MARK)
        left = self.width() - scaled(3)
        for mark in self._marks:
            if not mark.isHidden():
                left -= side
                mark.setGeometry(left, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, max(0, self.width() - left - scaled(NARROW)), 0)
        self._aside.adjustSize()
        self._aside.move(left - self._aside.width() - scaled(6), (self.height() - self._aside.height()) // 2)


class _Mark(QPushButton):
    """A small button inside a line, drawn anew when the theme changes."""

    def __init__(self, line: QLineEdit, icon_name: str, name: str) -> None:
        super().__init__(line)
        self._icon_name = icon_name
        self.setProperty("kind", "mark")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setIconSize(QSize(scaled(14), scaled(14)))
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.setIcon(icon(self._icon_name, "text2", scaled(14)))
