"""The list of persons, with the family of the selected one at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from resettle_desktop.desktop.cases.family_pane import FamilyPane
from resettle_desktop.desktop.lists.list_of import ListOf
from resettle_desktop.desktop.lists.screen import ListScreen
from resettle_desktop.desktop.lists.table import Cell
from resettle_desktop.desktop.parts.basics import PrimaryButton, ground
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.persons.models import columns, person_cells
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family


class PersonsScreen(ListScreen):
    """Shows everybody in the store. It opens nothing itself: it announces which person, case or departure is wanted.

    ``remembered`` keeps columns, order and filters for the next start.
    """

    person_opened = Signal(object)
    case_opened = Signal(object)
    departure_opened = Signal(object)
    workbook_asked = Signal()

    def __init__(self, store: Store, remembered: Remembered | None = None) -> None:
        self._family_pane = FamilyPane(store)
        super().__init__(store, _list_of_persons(), self._family_pane, remembered=remembered)
        self._stack = QStackedWidget()
        self._listed_page = self.beside_panels()
        self._empty = EmptyState(
            _("Nobody is in this store yet"), _("Persons come with their cases, by hand or by workbook."), "user",
            (PrimaryButton(_("Open a workbook from UNHCR"), "table", self.workbook_asked.emit),),
        )  # fmt: skip
        self._assemble()
        self.table.opened.connect(self.person_opened)
        self._family_pane.open_asked.connect(self.case_opened)
        self._family_pane.departure_asked.connect(self.departure_opened)
        self.begin()

    def _assemble(self) -> None:
        ground(self, "surface")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        for page in (self._listed_page, self._empty):
            self._stack.addWidget(page)

    def refresh(self) -> None:
        """Read everything anew and keep the selection."""
        there = self._store.rows.count(Person)
        self._stack.setCurrentWidget(self._listed_page if there else self._empty)
        super().refresh()

    # what the list of persons gives

    def _counts(self) -> str:
        persons, cases = self._store.rows.count(Person), self._store.rows.count(Case)
        return ", ".join((n_("{n} person", "{n} persons", persons), n_("{n} case", "{n} cases", cases)))

    def _cells(self, records: Sequence[Person]) -> Sequence[Mapping[str, Cell]]:
        families, today = self._families([person.case for person in records]), date.today()
        awaited = self._store.standings.held([id for id in families if id])
        return [person_cells(person, families.get(person.case), today, awaited) for person in records]

    def _cases_of(self, records: Sequence[int]) -> list[int]:
        persons = self._store.rows.where_in(Person, "id", records, only=("case",))
        return list(dict.fromkeys(person.case for person in persons if person.case))

    def _show_selected(self) -> None:
        key = self.table.current_key()
        person = None if key is None else self._store.rows.get(Person, int(key))
        found = self._families([person.case]) if person else {}
        self._family_pane.show_family(next(iter(found.values()), None))

    def _families(self, cases: Sequence[int | None]) -> dict[int | None, Family]:
        there = self._store.rows.many(Case, cases).values()
        return {family.case.id: family for family in self._store.views.families(there)}


def _list_of_persons() -> ListOf:
    chips = ("stage", "nationality", "sex")
    looked_for, order = _("Name, number or phone"), ("family_name", False)
    called = {_("Born"): "birth_date", _("Relation"): "relationship", _("Number"): "unhcr_number"}
    return ListOf(Person, "persons", _("Persons"), looked_for, _("Nobody fits"), columns(), chips, order, called=called)
