"""Writing what a form holds as one change set; what cannot be written stays in the form with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from resettle_desktop.desktop.form import Form
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied, Conflicting, Draft, FieldConflict, NotStored
from resettle_desktop.store.store import Store


@dataclass(frozen=True)
class Outcome:
    """What became of a save: the change set that was written, if any, and what stood in the way of which field."""

    applied: Applied | None = None
    refused: tuple[Finding, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()
    written: tuple[str, ...] = field(default=())


def save_form(store: Store, form: Form, reason: str = "") -> Outcome:
    """Write the fields of a form that were changed and can be stored, and tell the form what became of each.

    A value that the store refuses, or one that was changed by somebody else meanwhile, keeps the others from nothing.
    """
    record = form.record
    if record is None:
        return Outcome()
    form.settle()
    before, after = form.changes()
    outcome = write(store, record, before, after, reason)
    fresh = store.rows.get(type(record), record.id)
    if fresh is not None:
        form.saved(fresh, outcome.written)
    form.refuse([*outcome.refused, *(_told(each) for each in outcome.conflicts)])
    for conflict in outcome.conflicts:
        form.expect(conflict.field, conflict.here)
    return outcome


def write(store: Store, record: Record, before: dict[str, Json], after: dict[str, Json], reason: str = "") -> Outcome:
    """Write the fields of one record that the store takes, in one change set."""
    left_out: set[str] = set()
    refused: list[Finding] = []
    conflicts: list[FieldConflict] = []
    while after.keys() - left_out:
        draft = Draft()
        draft.set(record.kind(), record.id, before, {name: after[name] for name in after if name not in left_out})
        try:
            applied = store.apply(draft.change_set(reason, _("form")))
        except NotStored as error:
            refused += error.findings
            fresh = {each.field for each in error.findings}
        except Conflicting as error:
            conflicts += error.conflicts
            fresh = {each.field for each in error.conflicts}
        else:
            return Outcome(applied, tuple(refused), tuple(conflicts), tuple(after.keys() - left_out))
        if not fresh & (after.keys() - left_out):
            break
        left_out |= fresh
    return Outcome(None, tuple(refused), tuple(conflicts))


def add_record(store: Store, form: Form, given: dict[str, Json], reason: str = "") -> Outcome:
    """Add the record of a form with these values beside those typed; nothing is written where the store refuses."""
    record = form.record
    if record is None:
        return Outcome()
    form.settle()
    if any(field.refused() for field in form.fields.values()):
        return Outcome()
    values = given | form.changes()[1]
    draft = Draft()
    draft.add(record.kind(), record.id, values)
    try:
        applied = store.apply(draft.change_set(reason, _("form")))
    except NotStored as error:
        form.refuse(error.findings)
        return Outcome(refused=error.findings)
    return Outcome(applied, written=tuple(values))


def remove_record(store: Store, record: Record, reason: str = "") -> Applied | None:
    """Remove a record; raises NotStored while others name it, Conflicting where it was changed meanwhile."""
    draft = Draft()
    draft.remove(record.kind(), record.id, record.values())
    return store.apply(draft.change_set(reason, _("form")))


def _told(conflict: FieldConflict) -> Finding:
    """Return a conflict as what stands under its field; a second save replaces what is there now."""
    remedy = _("Save again to replace it with what you typed.")
    return Finding("W220", conflict.sentence(), remedy, field=conflict.field)
