"""The glyphs of the Phosphor font, each drawn as an icon of any size.

Font and names come with the library qtawesome; only its files are used, for importing it takes as long as all else
that stands behind the first screen.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

_SHARE = 0.875  # of the icon's height; the font's own lines are drawn for that


class GlyphEngine(QIconEngine):
    """Draws one glyph in one colour."""

    def __init__(self, glyph: str, colour: str) -> None:
        super().__init__()
        self._glyph, self._colour = glyph, colour

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the glyph in the middle of a rectangle."""
        painter.save()
        face = QFont(_family())
        face.setPixelSize(max(1, round(_SHARE * rect.height())))
        painter.setFont(face)
        painter.setPen(QColor(self._colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the glyph as a picture with nothing behind it."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Return another engine that draws the same."""
        return GlyphEngine(self._glyph, self._colour)


def glyph_icon(name: str, colour: str) -> QIcon:
    """Return the icon of a Phosphor name, such as ``check-circle-fill``; raises KeyError for a name there is not."""
    return QIcon(GlyphEngine(chr(int(_codes()[name], 16)), colour))


@cache
def _family() -> str:
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(_file("phosphor-*.ttf"))))[0]


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = json.loads(_file("phosphor-charmap-*.json").read_text("utf-8"))
    return codes


def _file(pattern: str) -> Path:
    found = find_spec("qtawesome")
    assert found is not None
    assert found.origin is not None
    return max((Path(found.origin).parent / "fonts").glob(pattern))
