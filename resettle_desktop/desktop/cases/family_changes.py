"""The place beside a case's page where a change of its family is asked for, seen and written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget

from resettle_desktop.desktop.cases.changes import (
    Applicant,
    ComesHere,
    Join,
    LinkCases,
    Newborn,
    Split,
    ToAnotherCase,
)
from resettle_desktop.desktop.cases.changing import ANY_WIDTH, WIDTH, FamilyChange
from resettle_desktop.desktop.cases.leaving import LEAVING
from resettle_desktop.desktop.cases.same_case import SameCase
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.parts.theme import scaled
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.changes import ChangeSet
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family

# the words of each command, its keys, and the panel that it shows
CHANGES: tuple[tuple[str, str, Callable[[Store], FamilyChange]], ...] = (
    (mark("Add a newborn…"), "Ctrl+Shift+B", Newborn),
    (mark("Move to another case…"), "Ctrl+Shift+V", ToAnotherCase),
    (mark("Split the family…"), "Ctrl+Shift+P", Split),
    (mark("Join with another case…"), "Ctrl+Shift+J", Join),
    (mark("Change the principal applicant…"), "Ctrl+Shift+A", Applicant),
    (mark("Link with another case…"), "Ctrl+Shift+L", LinkCases),
    (mark("Merge with its double…"), "Ctrl+Shift+U", SameCase),
)
PANELS = (*CHANGES, *LEAVING)
COMING = len(PANELS)  # the place of a panel that no command shows by itself


class FamilyChanges(QStackedWidget):
    """Shows one panel at a time, made when it is first asked for; hidden while nothing is asked.

    ``message`` says what was done, with the way back; ``failed`` what stood in the way; ``came`` with somebody of
    another case who is a member now; ``covering`` says whether the panel needs the room of the form, which it gives
    back when it goes.
    """

    message = Signal(str, object)
    failed = Signal(str)
    left = Signal()
    came = Signal(object)
    covering = Signal(bool)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._made: dict[int, FamilyChange] = {}
        self._writing = Writing(store, self)
        self._writing.message.connect(self.message)
        self._writing.failed.connect(self.failed)
        self.hide()

    def show_change(self, place: int, family: Family, person: int) -> FamilyChange:
        """Show the panel at this place of ``PANELS`` for a family and the member that is shown.

        At ``COMING`` it is the one for somebody who comes into the family.
        """
        panel = self._made.get(place) or self._make(place)
        self.setCurrentWidget(panel)
        self.setMinimumWidth(0 if panel.wide else scaled(WIDTH))
        self.setMaximumWidth(ANY_WIDTH if panel.wide else scaled(WIDTH))
        self.covering.emit(panel.wide)
        self.show()
        panel.begin(family, person)
        return panel

    def leave(self) -> None:
        """Show nothing; nothing is written."""
        self.hide()
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the form its room back."""
        super().hideEvent(event)
        if self.isHidden():
            self.covering.emit(False)

    def _make(self, place: int) -> FamilyChange:
        panel = ComesHere(self._store) if place == COMING else PANELS[place][2](self._store)
        self._made[place] = panel
        self.addWidget(panel)
        panel.left.connect(self.leave)
        panel.apply_asked.connect(self._apply)
        return panel

    def _apply(self, change_set: ChangeSet) -> None:
        done = self._writing.attempt(lambda: self._store.apply(change_set), change_set.reason or _("Done"))
        panel = self.currentWidget()
        if done:
            self.leave()
        if done and isinstance(panel, ComesHere):
            self.came.emit(panel.person)
