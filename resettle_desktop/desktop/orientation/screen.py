"""The orientation screen: the sessions before the journey, and the families to be looked at after it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.orientation.after_arrival import AfterArrival
from resettle_desktop.desktop.orientation.sessions_page import SessionsPage
from resettle_desktop.desktop.parts.basics import Label, Line, ground
from resettle_desktop.desktop.parts.theme import MIDDLE, PAGE_MARGIN, font, height, scaled
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

SESSIONS, ARRIVED = range(2)


class OrientationScreen(QWidget):
    """Shows one of its two sides; each announces what it wants opened."""

    message = Signal(str, object)
    state_changed = Signal(str, bool)
    case_opened = Signal(object)

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__()
        ground(self, "surface")
        self.sessions, self.arrived = SessionsPage(store, drafts), AfterArrival(store)
        self.bar, self._stack = QTabBar(), QStackedWidget()
        self._assemble()
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        self.sessions.message.connect(self.message)
        self.sessions.state_changed.connect(self.state_changed)
        self.arrived.case_opened.connect(self.case_opened)

    def _assemble(self) -> None:
        self.bar.setFont(font("table", 500))
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(_("Sides of orientation"))
        for title, side in ((_("Sessions"), self.sessions), (_("After arrival"), self.arrived)):
            self.bar.addTab(title)
            self._stack.addWidget(side)
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(MIDDLE))
        title_label = Label(_("Orientation"), "title", "text", 600)
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

    # what others call

    def turn_to(self, side: int) -> None:
        """Show SESSIONS or ARRIVED."""
        self.bar.setCurrentIndex(side)

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the shown side."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(event.reason())
