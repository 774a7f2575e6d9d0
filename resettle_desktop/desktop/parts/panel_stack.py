"""The panels beside a page: one is shown or none, each made when it is first asked for."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from resettle_desktop.desktop.parts.panel import Panel

P = TypeVar("P", bound=Panel)


class PanelStack(QStackedWidget):
    """Shows one panel at its own width, or none; ``begun`` and ``left`` tell of it."""

    begun = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def begin(self, panel: Panel) -> None:
        """Show one of these panels."""
        self.setCurrentWidget(panel)
        self.setFixedWidth(panel.width())
        self.show()
        self.begun.emit()

    def leave(self) -> None:
        """Show none."""
        self.hide()
        self.left.emit()

    def seen(self) -> Panel | None:
        """Return the panel that is shown."""
        panel = self.currentWidget() if self.isVisible() else None
        return panel if isinstance(panel, Panel) else None

    def put(self, panel: P) -> P:
        """Take a panel in, and return it."""
        panel.left.connect(self.leave)
        self.addWidget(panel)
        return panel
