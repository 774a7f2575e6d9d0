"""What is seen at the right of a list: a head, and parts under small headings, made anew for each thing selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, ground, roomy
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, scaled

WIDTH = 318
Layout = TypeVar("Layout", bound=QLayout)
Part = tuple[str, QWidget]


class SidePane(QWidget):
    """Shows one thing at a time, in a fixed width; ``width`` is in pixels where the text is 13 pixels high."""

    def __init__(self, name: str, width: int = WIDTH) -> None:
        super().__init__()
        ground(self, "surface")
        self.setFixedWidth(scaled(width))
        self._sheet = QVBoxLayout(self)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self.setAccessibleName(name)

    def show_nothing(self) -> None:
        """Show an empty pane."""
        if self._body is not None:
            self._sheet.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = None

    def show_parts(self, head: Sequence[QLayout], parts: Sequence[Part]) -> None:
        """Show these lines, then each part under its heading; an empty heading is left out."""
        self.show_nothing()
        body = ground(QWidget(), "surface")
        down = QVBoxLayout(body)
        down.setContentsMargins(0, scaled(MIDDLE), 0, scaled(MIDDLE))
        down.setSpacing(scaled(TIGHT))
        for line in head:
            down.addLayout(inset(line))
        for title, part in parts:
            down.addSpacing(scaled(NARROW))
            if title:
                heading = Label(title, "small", "text2", 600)
                heading.setContentsMargins(scaled(PAGE_MARGIN), 0, 0, 0)
                down.addWidget(heading)
            down.addWidget(part)
        down.addStretch(1)
        self._body = roomy(body)
        self._sheet.addWidget(self._body)
        # A layout shows what it was given a turn later; until then the pane would be empty
        self._body.show()


def inset(layout: Layout) -> Layout:
    """Give a layout the page's margin at its sides, and none above and below; gives it back."""
    layout.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
    return layout


def rows_of_words(rows: Sequence[Sequence[QWidget]]) -> QWidget:
    """Return widgets in rows and columns, the last column as wide as there is room."""
    part = QWidget()
    grid = inset(QGridLayout(part))
    grid.setHorizontalSpacing(scaled(NARROW))
    grid.setVerticalSpacing(scaled(TIGHT))
    for place, row in enumerate(rows):
        for column, widget in enumerate(row):
            grid.addWidget(widget, place, column)
    grid.setColumnStretch(max((len(row) for row in rows), default=1) - 1, 1)
    return part
