"""The health screen: the worklist of what lapses and is due, and the day of a clinic."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.side_tabs import counted
from resettle_desktop.desktop.health.clinic import ClinicDay
from resettle_desktop.desktop.health.worklist import Worklist
from resettle_desktop.desktop.parts.basics import Label, Line, ground
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import MIDDLE, PAGE_MARGIN, font, height, scaled
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

WORKLIST, CLINIC = range(2)


class HealthScreen(QWidget):
    """Shows one of its two sides; each announces what it wants opened."""

    message = Signal(str, object)
    state_changed = Signal(str, bool)
    person_opened = Signal(object)
    departure_opened = Signal(object)

    def __init__(self, store: Store, remembered: Remembered | None, drafts: Drafts) -> None:
        super().__init__()
        ground(self, "surface")
        self.worklist, self.clinic = Worklist(store, remembered), ClinicDay(store, drafts)
        self.bar, self._stack = QTabBar(), QStackedWidget()
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        self.bar.setFont(font("table", 500))
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(_("Sides of health"))
        for title, side in ((_("Worklist"), self.worklist), (_("Clinic day"), self.clinic)):
            self.bar.addTab(title)
            self._stack.addWidget(side)
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(MIDDLE))
        title_label = Label(_("Health"), "title", "text", 600)
        title_label.setMinimumHeight(height("title"))
        across.addWidget(title_label)
        across.addWidget(self.bar)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(Line())
        down.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        self.worklist.counted.connect(self._count_lines)
        self.worklist.put_asked.connect(self._put)
        self.clinic.counted.connect(self._count_people)
        for side in (self.worklist, self.clinic):
            side.person_opened.connect(self.person_opened)
        self.worklist.departure_opened.connect(self.departure_opened)
        self.clinic.message.connect(self.message)
        self.clinic.state_changed.connect(self.state_changed)
        self._count_people(len(self.clinic.rows.rows))

    # what others call

    def turn_to(self, side: int) -> None:
        """Show WORKLIST or CLINIC."""
        self.bar.setCurrentIndex(side)

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the shown side."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(event.reason())

    # internals

    def _put(self, people: Sequence[int]) -> None:
        self.turn_to(CLINIC)
        self.clinic.put(people)

    def _count_lines(self, count: int) -> None:
        self.bar.setTabText(WORKLIST, counted(_("Worklist"), count))

    def _count_people(self, count: int) -> None:
        self.bar.setTabText(CLINIC, counted(_("Clinic day"), count))
