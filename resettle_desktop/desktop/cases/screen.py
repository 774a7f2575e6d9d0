"""The list of cases, with the selected family at the right, and in front of it the form of a new case."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from resettle_desktop.desktop.cases.drafted import drafted_cases
from resettle_desktop.desktop.cases.family_pane import FamilyPane
from resettle_desktop.desktop.cases.models import case_cells, columns
from resettle_desktop.desktop.cases.new_case import NewCase
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.lists.list_of import ListOf
from resettle_desktop.desktop.lists.screen import ListScreen
from resettle_desktop.desktop.lists.table import Cell
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.widgets import Button, Chip, EmptyState, PrimaryButton
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

COUNTED_AT_MOST = 1_000
_NUMBER, _SIZE = "unhcr_number", "size"


class CasesScreen(ListScreen):
    """Shows the store's cases. It opens nothing itself: it announces which case, departure or first step is wanted.

    ``remembered`` keeps columns, order and filters for the next start; ``drafts`` says of whom something is typed.
    """

    case_opened = Signal(object)
    member_asked = Signal(object)
    person_opened = Signal(object)
    departure_opened = Signal(object)
    workbook_asked = Signal()
    demo_asked = Signal()

    def __init__(self, store: Store, remembered: Remembered | None = None, drafts: Drafts | None = None) -> None:
        self._drafts = drafts or Drafts()
        self._drafted: frozenset[int] = frozenset()
        self.draft_chip = Chip("", "pencil-simple")
        self.new_button = PrimaryButton(_("New case"), "plus")
        self._family_pane = FamilyPane(store)
        super().__init__(store, _list_of_cases(), self._family_pane, self.new_button, remembered, (self.draft_chip,))
        if drafts is None:
            self._drafts.setParent(self)
        self._empty = self._first_steps()
        self._stack = QStackedWidget()
        self._listed_page = self.beside_panels()
        self._assemble()
        self._connect()
        self._take_drafts()
        self.begin()

    def _first_steps(self) -> EmptyState:
        steps = (
            PrimaryButton(_("Open a workbook from UNHCR"), "table", self.workbook_asked.emit),
            Button(_("Make a case by hand"), "plus", self.begin_case),
            Button(_("Look around in the demo"), "compass", self.demo_asked.emit),
        )
        return EmptyState(_("This store is new"), _("Three ways to begin:"), "users-three", steps)

    def _assemble(self) -> None:
        ground(self, "surface")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        for page in (self._listed_page, self._empty):
            self._stack.addWidget(page)

    def _connect(self) -> None:
        self.table.opened.connect(self.case_opened)
        self.draft_chip.clicked.connect(self._reload)
        self.new_button.clicked.connect(self.begin_case)
        self._family_pane.open_asked.connect(self.case_opened)
        self._family_pane.departure_asked.connect(self.departure_opened)
        self._drafts.changed.connect(self._take_drafts)

    @cached_property
    def new_case(self) -> NewCase:
        """Return the form of a new case, made when it is first asked for: it has every field of two kinds."""
        made = NewCase(self._store, self._drafts)
        made.made.connect(self._made)
        made.member_asked.connect(self._made_with_more)
        made.person_asked.connect(self.person_opened)
        made.left.connect(self.refresh)
        made.message.connect(self.message)
        self._stack.addWidget(made)
        return made

    # what others call

    def refresh(self) -> None:
        """Read everything anew and keep the selection."""
        cases = self._store.rows.count(Case)
        self._stack.setCurrentWidget(self._listed_page if cases else self._empty)
        begun = "new_case" in vars(self) and self.new_case.is_begun()
        self.new_button.set_icon("pencil-simple" if begun else "plus")
        self.new_button.setToolTip(_("Go on with what you typed (Ctrl+N)") if begun else _("Ctrl+N"))
        super().refresh()

    def search(self, text: str) -> None:
        """Show the cases in which the words are found, of the case itself or of a member; all for an empty text."""
        self._stack.setCurrentWidget(self._listed_page)
        super().search(text)

    def begin_case(self) -> None:
        """Show the form of a new case: an empty one, or what was typed and left."""
        self._stack.setCurrentWidget(self.new_case)
        self.new_case.begin()

    # what the list of cases gives

    def _counts(self) -> str:
        cases, persons = self._store.rows.count(Case), self._store.rows.count(Person)
        return ", ".join((n_("{n} case", "{n} cases", cases), n_("{n} person", "{n} persons", persons)))

    def _cells(self, records: Sequence[Case]) -> Sequence[Mapping[str, Cell]]:
        families, awaited = self._store.views.families(records), self._store.standings.held([r.id for r in records])
        return [case_cells(family, family.case.id in self._drafted, awaited) for family in families]

    def _cases_of(self, records: Sequence[int]) -> list[int]:
        return list(records)

    def _among(self) -> Collection[int] | None:
        among = super()._among()
        if not self.draft_chip.isChecked():
            return among
        return set(self._drafted) if among is None else set(among) & self._drafted

    def _show_selected(self) -> None:
        key = self.table.current_key()
        case = None if key is None else self._store.rows.get(Case, int(key))
        families = self._store.views.families([case]) if case else []
        self._family_pane.show_family(families[0] if families else None)

    def _persons_selected(self, count: int) -> int | None:
        """Nobody waits until the persons of a long part of the list are counted; those of the whole are known."""
        if count == self.reading.count():
            return self.reading.total()
        if count > COUNTED_AT_MOST:
            return None
        cases = self._store.rows.where_in(Case, "id", self.table.selected_keys(), only=(_SIZE,))
        return sum(case.size or 0 for case in cases)

    # internals

    def _take_drafts(self) -> None:
        """Show of which cases something is typed and not saved, and let them be chosen."""
        self._drafted = drafted_cases(self._store, self._drafts)
        count = len(self._drafted)
        words = n_("{n} draft", "{n} drafts", count)
        self.draft_chip.setText(words)
        self.draft_chip.setAccessibleName(words)
        self.draft_chip.setToolTip(_("Cases in which something is typed and not saved"))
        self.draft_chip.setVisible(count > 0)
        if not count and self.draft_chip.isChecked():
            self.draft_chip.setChecked(False)
        self._reload()

    def _take_changes(self, applied: Applied) -> None:
        self._drafted = drafted_cases(self._store, self._drafts)
        if not isinstance(self._stack.currentWidget(), NewCase):
            super()._take_changes(applied)

    def _made(self, case: int) -> None:
        self.refresh()
        self.case_opened.emit(case)

    def _made_with_more(self, case: int) -> None:
        self.refresh()
        self.member_asked.emit(case)


def _list_of_cases() -> ListOf:
    chips = ("stage", "asylum_country", "priority")
    looked_for, called = _("Name, number or phone"), {_("Case"): _NUMBER}
    return ListOf(
        Case, "cases", _("Cases"), looked_for, _("No case fits"), columns(), chips, (_NUMBER, False), _SIZE, called
    )
