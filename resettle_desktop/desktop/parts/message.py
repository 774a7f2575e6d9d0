"""What stands in the way, in full sentences above a list, with what to do next; it goes when it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, ground
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, scaled

_MOST_LINES = 8


class Message(QWidget):
    """A refusal in as many lines as it needs; a Banner has one line only."""

    def __init__(self, title: str, text: str, *actions: QWidget) -> None:
        super().__init__()
        ground(self, "bad")
        top = Qt.AlignmentFlag.AlignTop
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(MIDDLE), scaled(NARROW), scaled(MIDDLE), scaled(NARROW))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Icon("bad", "bad", 16), 0, top)
        words = QVBoxLayout()
        words.setSpacing(scaled(TIGHT))
        words.addWidget(Label(title, "table", "bad", 600))
        words.addWidget(Label(_shortened(text), "table", "text", wraps=True))
        across.addLayout(words, 1)
        for action in actions:
            across.addWidget(action, 0, top)
        self.setAccessibleName(f"{title} {text}")
        self.setToolTip(text)


def _shortened(text: str) -> str:
    lines = text.splitlines()
    return "\n".join(lines[:_MOST_LINES] + ["…"] * (len(lines) > _MOST_LINES))
