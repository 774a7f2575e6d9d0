"""What is found of a case: of the shown form first, then of the rest of the family, and the way to each finding."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from resettle_desktop.desktop.cases.family import CaseFamily
from resettle_desktop.desktop.cases.models import first_name
from resettle_desktop.desktop.cases.tabs import CASE, PERSON, CaseTabs
from resettle_desktop.desktop.forms.findings_pane import FindingsPane
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store


class FoundOfCase(QObject):
    """Shows findings in a pane, and leads to them; ``member_asked`` for the member whose finding is gone to."""

    member_asked = Signal(object)

    def __init__(self, store: Store, family: CaseFamily, tabs: CaseTabs, pane: FindingsPane) -> None:
        super().__init__(pane)
        self._store, self._family, self._tabs, self._pane = store, family, tabs, pane

    def show(self) -> None:
        """Show what is found now."""
        form = self._tabs.form()
        self._pane.setVisible(not self._tabs.is_read_only())
        here = form.record.id if form is not None and form.record is not None else 0
        others = (member.person for member in self._family.members() if member.person.id != here)
        names = {person.id: first_name(person) for person in others}
        mine = form.findings() if form is not None else []
        self._pane.show_findings([*mine, *self._family.elsewhere(here)], names)
        warned = any(each.level is Level.WARNING and each.open for each in mine)
        self._pane.ask_reason(warned and form is not None and form.is_typed())

    def next(self) -> None:
        """Go to the next field with a finding; from a tab that has none, to the first of the family."""
        form = self._tabs.form()
        if form is None or not form.next_finding():
            for line in self._pane.lines[:1]:
                self.go_to(line.found)

    def go_to(self, found: Finding) -> None:
        """Go to the field of a finding, of the shown form or of another record of the family."""
        if found.record is None:
            self._tabs.with_form(lambda form: form.go_to(found.field))
        else:
            self.lead_to(found.kind, found.record, found.field, self._store.reasons.person_of(found))

    def lead_to(self, kind: str, record: int, field: str, person: int | None) -> None:
        """Go to a field of a record of the family, which lives with this member or, for None, with the case."""
        if kind == Person.kind_name():
            self.member_asked.emit(record)
            self._tabs.turn_to(PERSON)
        elif kind == Case.kind_name():
            self._tabs.turn_to(CASE)
        else:
            if person is not None:
                self.member_asked.emit(person)
            self._tabs.go_to_record(kind, record)
        self._tabs.with_form(lambda form: form.go_to(field))
