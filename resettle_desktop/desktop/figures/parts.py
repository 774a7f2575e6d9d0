"""Small parts of the screen of figures: the legend of a chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resettle_desktop.desktop.figures.colours import colours_of
from resettle_desktop.desktop.parts.basics import Label, emptied
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.theme import scaled, theme, tokens

_SIDE, _GAP, _ROW = 10, 16, 18


class Swatch(QWidget):
    """A square in the colour of a series."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(scaled(_SIDE), scaled(_SIDE))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the square."""
        QPainter(self).fillRect(self.rect(), QColor(colours_of(tokens()).of_series(self._number)))


class Legend(QWidget):
    """Names the series of a chart, each beside its colour."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, scaled(_GAP), scaled(_ROW))

    def show_names(self, names: Sequence[str]) -> None:
        """Show these names, none where there is nothing to tell apart."""
        emptied(self._flow)
        for number, name in enumerate(names):
            key = QWidget()
            across = QHBoxLayout(key)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(scaled(6))
            across.addWidget(Swatch(number))
            across.addWidget(Label(name, "table", "text2"))
            self._flow.addWidget(key)
            key.show()
        self.setVisible(bool(names))
