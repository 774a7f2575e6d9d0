"""The papers of a member: machine-readable lines, pasted or scanned, fill the paper and the person."""

from __future__ import annotations

from collections.abc import Collection

from resettle_desktop.desktop.cases.lists import Listed, PartsTab
from resettle_desktop.desktop.cases.machine_lines import MachineLines
from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.mrz import read_mrz
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.mrz_proposals import Proposed, proposals
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.store import Store

LINES = "mrz"


class PapersTab(PartsTab):
    """A list of papers whose lines are read as they are typed; what they say is written as one change set."""

    def __init__(self, store: Store, listed: Listed, drafts: Drafts) -> None:
        self.lines = MachineLines()
        super().__init__(store, listed, drafts)
        self.foot.addWidget(self.lines)
        self.form.edited.connect(self._read_lines)
        self.record_shown.connect(self._read_lines)
        self.lines.fill_asked.connect(self.fill)

    def fill(self) -> None:
        """Write the ticked values, and what else is typed of the paper, as one change set."""
        taken = self.lines.taken()
        if self.form.record is None or not taken:
            return
        try:
            applied = self._store.apply(self._change_set(taken))
        except KnownError as error:
            self.failed.emit(str(error))
            return
        if applied is not None:
            self._drafts.keep(self.form.record, self._left({each.field for each in taken if self._is_ours(each)}))
            self.form.record = None
            self.refresh()
            number = applied.number
            said = n_("{n} value filled in from the lines", "{n} values filled in from the lines", len(taken))
            self.done.emit(said, lambda: self._take_back(number))

    # internals

    def _read_lines(self) -> None:
        """Look at the lines that stand in the form; others than machine-readable ones propose nothing."""
        paper, person = self.form.record, self._store.rows.get(Person, self._owner)
        has_lines = paper is not None and LINES in self.form.fields
        text = self.form.fields[LINES].editor.text() if has_lines else ""
        found: list[Proposed] = []
        if paper is not None and person is not None and text.strip():
            try:
                found = [each.beside(self._typed(each)) for each in proposals(read_mrz(text), paper, person)]
            except Refused:
                found = []
        if found != self.lines.proposed:
            self.lines.show_proposals(found)

    def _is_ours(self, each: Proposed) -> bool:
        return each.kind == self.kind.kind_name()

    def _left(self, filled: Collection[str]) -> dict[str, Typing]:
        """Return what stays typed when these fields are filled: what could not be stored."""
        drafts, fields = self.form.drafts(), self.form.fields
        return {name: typing for name, typing in drafts.items() if fields[name].refused() and name not in filled}

    def _typed(self, each: Proposed) -> str:
        """Return what is typed in a field and not stored: of the paper in this form, of the person in another."""
        typed = self.form.drafts() if self._is_ours(each) else self._drafts.of(self._owner)
        return typed[each.field].text.strip() if each.field in typed else ""

    def _change_set(self, taken: list[Proposed]) -> ChangeSet:
        paper, person = self.form.record, self._store.rows.get(Person, self._owner)
        assert paper is not None
        before, after = self.form.changes()
        mine = {each.field: each.value for each in taken if self._is_ours(each)}
        draft = Draft()
        if self._is_new():
            draft.add(paper.kind_name(), paper.id, {self._link: id_text(self._owner), **after, **mine})
        else:
            known: dict[str, Json] = {each.field: each.here for each in taken if self._is_ours(each)}
            draft.set(paper.kind_name(), paper.id, {**known, **before}, {**after, **mine})
        theirs = [each for each in taken if not self._is_ours(each)]
        if person is not None and theirs:
            values = {each.field: each.value for each in theirs}
            draft.set(Person.kind_name(), person.id, {each.field: each.here for each in theirs}, values)
        return draft.change_set("", _("machine-readable lines"))
