"""A panel beside a page in place of a dialog: a title, what is asked, and Esc to leave it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, Line, QuietButton, ground, roomy
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.texts import _


class Panel(Leavable):
    """Holds widgets in ``down`` below its title; ``left`` when the person is done with it."""

    def __init__(self, title: str, width: int) -> None:
        super().__init__()
        ground(self, "surface")
        self.setFixedWidth(scaled(width))
        self.setAccessibleName(title)
        self.close_button = QuietButton("", "x", self.left.emit)
        self.close_button.setAccessibleName(_("Close this panel"))
        self.close_button.setToolTip(_("Esc"))
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(NARROW), scaled(NARROW))
        head.addWidget(Label(title, "text", "text", 600))
        head.addStretch(1)
        head.addWidget(self.close_button)
        self.down = QVBoxLayout()
        self.down.setContentsMargins(0, 0, 0, 0)
        self.down.setSpacing(scaled(NARROW))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(Line(upright=True))
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(head)
        inner.addLayout(self.down, 1)
        across.addLayout(inner, 1)

    def fill(self, body: QLayout, button: QPushButton) -> None:
        """Put what scrolls below the title, and the button that agrees to it at the foot, with a line between."""
        page = ground(QWidget(), "surface")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(body)
        inner.addStretch(1)
        self.foot = QWidget()
        foot, below = QVBoxLayout(self.foot), QVBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(scaled(NARROW))
        below.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(MIDDLE))
        below.addWidget(button)
        foot.addWidget(Line())
        foot.addLayout(below)
        self.down.addWidget(roomy(page), 1)
        self.down.addWidget(self.foot)
