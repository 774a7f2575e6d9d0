"""The health screen: what lapses and is due, and the day of a clinic."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.health.clinic import ClinicDay
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.store.store import Store


class HealthScreen(QWidget):
    """Shows the clinic day."""

    message = Signal(str, object)
    state_changed = Signal(str, bool)
    person_opened = Signal(object)
    departure_opened = Signal(object)

    def __init__(self, store: Store, remembered: Remembered | None, drafts: Drafts) -> None:
        super().__init__()
        ground(self, "surface")
        self.clinic = ClinicDay(store, drafts)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.clinic, 1)
        self.clinic.message.connect(self.message)
        self.clinic.state_changed.connect(self.state_changed)
        self.clinic.person_opened.connect(self.person_opened)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        self.clinic.setFocus(event.reason())
