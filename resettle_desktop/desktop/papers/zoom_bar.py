"""The three buttons that show pages smaller, as large as there is room, and larger."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import QuietButton
from resettle_desktop.desktop.parts.theme import NARROW, scaled
from resettle_desktop.records.texts import _


class ZoomBar(QWidget):
    """Announces what the person asks for; it zooms nothing itself."""

    smaller_asked = Signal()
    fit_asked = Signal()
    larger_asked = Signal()

    def __init__(self, fit: str) -> None:
        super().__init__()
        self.smaller = QuietButton("", "magnifying-glass-minus", self.smaller_asked.emit)
        self.fit = QuietButton("", "", self.fit_asked.emit)
        self.larger = QuietButton("", "magnifying-glass-plus", self.larger_asked.emit)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        for button, name, keys in (
            (self.smaller, _("Smaller"), _("Ctrl+−")),
            (self.fit, fit, _("Ctrl+0")),
            (self.larger, _("Larger"), _("Ctrl++")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name}  {keys}")
            across.addWidget(button)

    def show_zoom(self, zoom: float) -> None:
        """Say how large pages are shown, 1.0 for the size of the paper."""
        self.fit.setText(_("{percent} %").format(percent=round(zoom * 100)))
