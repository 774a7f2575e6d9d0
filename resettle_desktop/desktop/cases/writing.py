"""What a case's page writes beside its forms: the removal of a member, and a merge taken apart again."""

from __future__ import annotations

from PySide6.QtCore import Signal

from resettle_desktop.desktop.cases.removing import Removal
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.records.kinds import MergedRecord
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import ChangeSet

_ENTRIES = 50  # of a merged record that are looked through for the merge


class CaseWriting(Writing):
    """Writes for the page of a case. ``undecided`` with a change set and the values that were changed since."""

    undecided = Signal(object, object)
    _apart = ""

    def remove_person(self, removal: Removal) -> bool:
        """Remove a person with all that lives with the person, as one change set; say why where that cannot be."""
        if removal.kept_for:
            title = _("{name} was not removed.").format(name=removal.name)
            self.failed.emit(f"{title}\n{removal.kept_for}")
            return False
        said = _("{name} removed").format(name=removal.name)
        return self.attempt(lambda: self._store.apply(removal.change_set()), said)

    def take_apart(self, person: int, case: int) -> bool:
        """Take back the last merge into a person, or else into the case; later work stays.

        Where nothing was merged, that is told and nothing is written; where values of the merge were changed since,
        ``undecided`` tells, and ``write_apart`` writes what was decided.
        """
        rows = self._store.rows
        merged = rows.equal(MergedRecord, person=person) or rows.equal(MergedRecord, case=case)
        last = max(merged, key=lambda each: each.id, default=None)
        number = self._merge_of(last) if last is not None else 0
        if last is None or not number:
            text = _("Nothing was merged here.\nNeither this person nor the case was made of two records.")
            self.failed.emit(text)
            return False
        self._apart = last.called or ""
        change_set = self._store.undoing(number)
        conflicts = self._store.conflicts(change_set)
        if conflicts:
            self.failed.emit("")
            self.undecided.emit(change_set, conflicts)
            return False
        return self.write_apart(change_set)

    def write_apart(self, change_set: ChangeSet) -> bool:
        """Write the change set that takes the merge apart."""
        said = _("Taken apart: {name} is there again").format(name=self._apart)
        return self.attempt(lambda: self._store.apply(change_set), said)

    def _merge_of(self, merged: MergedRecord) -> int:
        """Return the number of the change set that merged, 0 where the history does not have it."""
        for entry in self._store.history.touching([merged.id], _ENTRIES):
            if any(change.record == merged.id and change.before is None for change in entry.changes):
                return entry.number
        return 0
