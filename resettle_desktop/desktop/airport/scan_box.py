"""The box in large type in which a scanner types, and a person a name or number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from resettle_desktop.desktop.parts.basics import Icon
from resettle_desktop.desktop.parts.keys import left_to_the_window
from resettle_desktop.desktop.parts.theme import MIDDLE, RADIUS_CARD, WIDE, font, scaled, tokens
from resettle_desktop.records.texts import _

_WIDTH, _HEIGHT = 500, 60


class ScanBox(QWidget):
    """Announces ``asked`` with what was typed once Enter ends it, empty for Enter alone; ``left_below`` for Down."""

    asked = Signal(str)
    left_below = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setProperty("bare", True)
        self.line.setFont(font("title", number=True))
        self.line.setPlaceholderText(_("Scan, or type a name or number"))
        self.line.setAccessibleName(_("Scan, or type a name or number"))
        self.setFixedHeight(scaled(_HEIGHT))
        self.setMaximumWidth(scaled(_WIDTH))
        self.setMinimumWidth(scaled(_WIDTH * 2 // 3))
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(WIDE), 0, scaled(WIDE), 0)
        across.setSpacing(scaled(MIDDLE))
        across.addWidget(Icon("barcode", "accent", 26))
        across.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self.line.returnPressed.connect(self._ask)
        self.line.installEventFilter(self)

    def begin(self, text: str = "") -> None:
        """Take the keyboard, with what was typed elsewhere already in the box."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the ring when the keyboard comes or goes; Down goes to the cards."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if left_to_the_window(event, undo=bool(self.line.text()), redo=False):
            event.ignore()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.left_below.emit()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.line.hasFocus() else 1
        painter.setPen(QPen(tokens().color("accent" if self.line.hasFocus() else "edge"), width))
        painter.setBrush(tokens().color("surface"))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS_CARD, RADIUS_CARD)

    def _ask(self) -> None:
        text = self.line.text().strip()
        self.line.clear()
        self.asked.emit(text)
