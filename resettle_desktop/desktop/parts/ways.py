"""The ways to begin: each a card with an icon, a title, a sentence and its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label
from resettle_desktop.desktop.parts.theme import NARROW, WIDE, font, scaled


@dataclass(frozen=True)
class Way:
    """One way to begin; ``called`` takes it."""

    icon: str
    title: str
    text: str
    keys: str
    called: Callable[[], object]


class WayCard(QPushButton):
    """A way as a card that is pressed."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self.setAccessibleName(way.title)
        self.setAccessibleDescription(way.text)
        self.setProperty("kind", "way")
        self.setFont(font("text"))
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(WIDE), scaled(NARROW), scaled(WIDE), scaled(NARROW))
        across.setSpacing(scaled(WIDE))
        across.addWidget(Icon(way.icon, "accent", 20))
        words = QVBoxLayout()
        words.setSpacing(scaled(2))
        words.addStretch(1)
        words.addWidget(Label(way.title, "text", weight=600))
        words.addWidget(Label(way.text, "table", "text2", wraps=True))
        words.addStretch(1)
        across.addLayout(words, 1)
        across.addWidget(Label(way.keys, "small", "text2"))
        self.clicked.connect(lambda _checked=False: way.called())


class Ways(QWidget):
    """The cards below their title; their keys work in the whole window while the cards can be pressed."""

    def __init__(self, title: str, text: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self.cards = [WayCard(way) for way in ways]
        self._down = QVBoxLayout(self)
        self._down.setSpacing(scaled(10))
        self._down.addStretch(3)
        self._down.addWidget(Label(title, "title", weight=600))
        self._down.addWidget(Label(text, "text", "text2", wraps=True))
        self._down.addSpacing(scaled(NARROW))
        for way, card in zip(ways, self.cards, strict=True):
            self._down.addWidget(card)
            QShortcut(QKeySequence(way.keys), self, way.called)
        self._down.addStretch(4)

    def set_margin(self, side: int) -> None:
        """Keep so many pixels free at both sides."""
        self._down.setContentsMargins(side, scaled(WIDE), side, scaled(WIDE))
