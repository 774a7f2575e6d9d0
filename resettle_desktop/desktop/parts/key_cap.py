"""A key as it looks on a keyboard, beside the word for what it does."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.parts.table_paint import CAP_HEIGHT, cap_width, draw_caps
from resettle_desktop.desktop.parts.theme import scaled


class KeyCap(QWidget):
    """Draws one key; it takes no keyboard itself."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Return the room of the key."""
        return QSize(cap_width(self.words), scaled(CAP_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A key is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the key."""
        draw_caps(QPainter(self), self.rect(), (self.words,))
