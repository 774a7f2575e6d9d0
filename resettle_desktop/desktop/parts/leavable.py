"""A part of the window that Esc leaves, and not the whole page around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.parts.keys import asks_about


class Leavable(QWidget):
    """Announces ``left`` when a person presses Esc anywhere in it."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Take Esc from the window, where it goes back from the whole page."""
        if asks_about(event, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
