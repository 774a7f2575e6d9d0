"""What stands beside a figure: the people behind a number, or why what was reported is another today."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resettle_desktop.desktop.figures.models import unit_words
from resettle_desktop.desktop.figures.people import Found, PeoplePane
from resettle_desktop.desktop.figures.reported_pane import ReportedPane
from resettle_desktop.desktop.parts.basics import Line
from resettle_desktop.figures.figure import Unit
from resettle_desktop.figures.reported import Cause, Compared
from resettle_desktop.records.kinds import Reported
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store


class FigureSide(QWidget):
    """One pane at a time; ``left`` for Esc, ``person_opened`` and ``case_opened`` with somebody who is listed."""

    left = Signal()
    person_opened = Signal(object)
    case_opened = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.people, self.reported = PeoplePane(store), ReportedPane()
        self._unit: Unit = "persons"
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        for widget in (Line(upright=True), self.people, self.reported):
            across.addWidget(widget)
        for pane in (self.people, self.reported):
            pane.left.connect(self.left)
        self.people.person_opened.connect(self.person_opened)
        self.people.case_opened.connect(self.case_opened)
        self.reported.cause_opened.connect(self._list_cause)

    def show_people(self, title: str, unit: Unit, found: Found) -> None:
        """List persons, or for any other unit cases, under a title."""
        listed: Unit = "persons" if unit == "persons" else "cases"
        self.people.show_people(title, listed, found, unit_words(listed, len(found)))
        self._turn_to(self.people)

    def show_compared(self, kept: Reported, told: Compared) -> None:
        """Show a reported figure beside that of today, and hand it the keyboard."""
        self._unit = told.question.unit
        self.reported.show_compared(kept, told)
        self._turn_to(self.reported)
        self.reported.setFocus()

    def _list_cause(self, cause: Cause) -> None:
        """List whom a change set brought in, took out or moved; who is no more is not in the list."""
        found = [(id, None) for id in (*cause.came, *cause.fell, *cause.moved)]
        self.show_people(_("Counted otherwise since"), self._unit, found)
        self.people.setFocus()

    def _turn_to(self, shown: QWidget) -> None:
        for pane in (self.people, self.reported):
            pane.setVisible(pane is shown)
        self.show()
