"""The parts of a case's page and where they stand: head, family, the sides of the chosen member, what covers them."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.family import CaseFamily
from resettle_desktop.desktop.cases.family_changes import FamilyChanges
from resettle_desktop.desktop.cases.family_list import FamilyList
from resettle_desktop.desktop.cases.header import CaseHeader
from resettle_desktop.desktop.cases.newcomer import Newcomer
from resettle_desktop.desktop.cases.photos import Photos
from resettle_desktop.desktop.cases.printing import CasePapers
from resettle_desktop.desktop.cases.removal_note import RemovalNote
from resettle_desktop.desktop.cases.tabs import CaseTabs
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.findings_pane import FindingsPane
from resettle_desktop.desktop.forms.reconciling import Reconciling
from resettle_desktop.desktop.parts.basics import Line, ground
from resettle_desktop.store.store import Store


class CaseSheet(QWidget):
    """Holds the parts of a case and gives each its room; what they do together is the page's matter.

    Raises KnownError where the case is no longer there.
    """

    def __init__(self, store: Store, case: int, drafts: Drafts | None = None) -> None:
        super().__init__()
        self._store = store
        self._drafts = drafts or Drafts(parent=self)
        self.family = CaseFamily(store, self._drafts)
        # before anything listens: what is gone is told, and no half-made page stays
        self.family.show(case)
        self.more = QMenu(self)
        self.header = CaseHeader(self.more)
        self.members = FamilyList()
        self.tabs = CaseTabs(store, self.family, self._drafts)
        self.person_form, self.case_form = self.tabs.person_form, self.tabs.case_form
        self.findings = FindingsPane()
        self.removal, self.reconciling = RemovalNote(), Reconciling()
        self.changes, self.side = FamilyChanges(store), QWidget()
        self.papers, self.photos = CasePapers(store), Photos(store, self)
        self.newcomer = Newcomer(store, self.family, self.person_form, self.changes)
        for form in (self.person_form, self.case_form):
            form.take_reasons(store.reasons.of)
        self._assemble()
        for covering in (self.changes.covering, self.papers.covering):
            covering.connect(self.side.setHidden)
        self.tabs.turned.connect(self.uncover)
        self.photos.loaded.connect(self.show_photos)

    def _assemble(self) -> None:
        ground(self, "surface")
        down = _tight(QVBoxLayout(self))
        down.addWidget(self.header)
        down.addWidget(Line())
        across, right = _tight(QHBoxLayout()), _tight(QVBoxLayout(self.side))
        down.addLayout(across, 1)
        across.addWidget(self.members)
        across.addWidget(Line(upright=True))
        across.addWidget(self.side, 1)
        across.addWidget(self.changes, 1)
        across.addWidget(self.papers, 1)
        right.addWidget(self.removal)
        right.addWidget(self.reconciling)
        right.addWidget(self.tabs, 1)
        right.addWidget(self.newcomer)
        right.addWidget(self.findings)

    # what others call

    @property
    def case_id(self) -> int:
        """Return the id of the case that is shown."""
        return self.family.case_id

    def set_place(self, number: int, count: int) -> None:
        """Say which case of the list this is, counted from 1; nothing for 0."""
        self.header.set_place(number, count)

    def uncover(self) -> None:
        """Let what stands in the place of the form go: a change of the family, not written, or a paper."""
        if self.side.isHidden():
            self.changes.hide()
            self.papers.hide()

    def show_photos(self) -> None:
        """Show the photographs that are loaded, in the head and in the family."""
        head = self.family.family.head if self.family.family else None
        self.header.show_photo(self.photos.of(head.id) if head is not None else None)
        self.members.show_photos(self.photos.of)

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the family; a proxy for it would take the header out of the round of the Tab key."""
        self.members.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave family and findings less room where there is little."""
        super().resizeEvent(event)
        self.members.set_room(self.width())
        self.findings.set_room(self.height())


def _tight(layout: QBoxLayout) -> QBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
