"""A person's picture in a small circle, or the initials where there is none."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resettle_desktop.desktop.parts.theme import font, scaled, theme, tokens

_CENTRE = Qt.AlignmentFlag.AlignCenter


def initials(*names: str | None) -> str:
    """Return the first letters of the first two names that are given, as people shorten a name."""
    letters = [next((char for char in name if char.isalpha()), "") for name in names if name]
    return "".join(letter for letter in letters if letter)[:2].upper()


def draw_portrait(painter: QPainter, box: QRect, image: QImage | None, letters: str) -> None:
    """Draw a picture, which is square, cut to a circle; without one the letters on a quiet ground."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    circle = QPainterPath()
    circle.addEllipse(QRectF(box))
    if image is not None:
        painter.setClipPath(circle)
        painter.drawImage(box, image)
    else:
        painter.fillPath(circle, tokens().color("line"))
        painter.setPen(tokens().color("text2"))
        painter.setFont(font("small", 500))
        painter.drawText(box, int(_CENTRE), letters)
    painter.restore()


class Portrait(QWidget):
    """One picture or its initials; it says nothing that does not stand beside it in words."""

    def __init__(self, side: int = 32) -> None:
        super().__init__()
        self._side = side
        self.image: QImage | None = None
        self.letters = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(scaled(self._side), scaled(self._side))

    def show_person(self, image: QImage | None, letters: str) -> None:
        """Show a picture, or letters for None."""
        self.image, self.letters = image, letters
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        draw_portrait(QPainter(self), self.rect(), self.image, self.letters)
