"""The place to drop a workbook on: what can be dropped, and from which agencies it is known."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, Pill
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, RADIUS_OVERLAY, WIDE, scaled, theme, tokens
from resettle_desktop.exchange.layouts import layouts
from resettle_desktop.records.texts import _

_TIGHT_GAP = 5
_COLUMNS = 4  # of the workbooks that are known


class DropZone(QWidget):
    """A calm place that says what to drop; the whole window takes drops."""

    def __init__(self, button: QWidget | None = None) -> None:
        super().__init__()
        large = button is not None
        down = QVBoxLayout(self)
        down.setSpacing(scaled(_TIGHT_GAP))
        centre = Qt.AlignmentFlag.AlignHCenter
        down.addStretch(1)
        down.addWidget(Icon("download-simple", "accent", 32 if large else 20), 0, centre)
        down.addWidget(Label(_("Drop a workbook here"), "large" if large else "text", "text", 600), 0, centre)
        said = _("From an agency, as it came. You see every row before anything is written.")
        down.addWidget(Label(said, "table", "text2"), 0, centre)
        if button is not None:
            down.addSpacing(scaled(MIDDLE))
            down.addWidget(button, 0, centre)
            down.addWidget(Label(_("Ctrl+O · Excel, LibreOffice or CSV"), "small", "text3"), 0, centre)
            down.addSpacing(scaled(WIDE))
            down.addWidget(
                Label(_("Known by their headings, in English, French or Dutch:"), "table", "text2"), 0, centre
            )
            down.addLayout(_known_layouts())
        down.addStretch(1 if not large else 2)
        self.setMinimumHeight(scaled(104))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tokens().color("edge"), 1, Qt.PenStyle.DashLine)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(tokens().color("win"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_OVERLAY, RADIUS_OVERLAY)


def _known_layouts() -> QGridLayout:
    """Return a pill for each layout of an agency, centred."""
    grid = QGridLayout()
    grid.setSpacing(scaled(NARROW))
    known = [layout for layout in layouts() if layout.kinds]
    for place, layout in enumerate(known):
        grid.addWidget(Pill(layout.title, icon_name="table"), place // _COLUMNS, 1 + place % _COLUMNS)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(_COLUMNS + 1, 1)
    return grid
