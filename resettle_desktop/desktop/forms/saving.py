"""Writing what a form holds as one change set; what cannot be written stays in the form with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding, Level, finding
from resettle_desktop.records.record import Record, kind_label, kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied, Change, ChangeSet, Conflicting, Draft, FieldConflict, NotStored
from resettle_desktop.store.store import Store


@dataclass(frozen=True)
class Outcome:
    """What became of a save: the change set that was written, if any, and what stood in the way of which field.

    ``said`` is what was done, in words, empty where nothing was.
    """

    applied: Applied | None = None
    refused: tuple[Finding, ...] = ()
    conflicts: tuple[FieldConflict, ...] = ()
    written: tuple[str, ...] = field(default=())
    said: str = ""


def save_form(store: Store, form: Form, reason: str = "") -> Outcome:
    """Write the fields of a form that were changed and can be stored, and tell the form what became of each.

    A reason is kept with the change set, and with each warning of the form as what it was accepted for.
    A value that the store refuses, or one that was changed by somebody else meanwhile, keeps the others from nothing.
    Raises KnownError, with all still in the form, where the record is gone or the file cannot be written.
    """
    record = form.record
    if record is None:
        return Outcome()
    form.settle()
    before, after = form.changes()
    outcome = write(store, record, before, after, reason, _accepting(store, form, reason))
    _tell(store, form, outcome)
    return outcome


def write(
    store: Store, record: Record, before: dict[str, Json], after: dict[str, Json], reason: str = "",
    beside: tuple[Change, ...] = (),
) -> Outcome:  # fmt: skip
    """Write the fields of one record that the store takes, in one change set with what is to be written beside.

    Raises as ``save_form`` does.
    """
    left = dict(after)

    def change_set() -> ChangeSet:
        draft = Draft()
        draft.set(record.kind_name(), record.id, before, left)
        return ChangeSet((*draft.change_set().changes, *beside), reason, _("form"))

    refused: list[Finding] = []
    conflicts: list[FieldConflict] = []
    while left:
        try:
            applied = store.apply(change_set())
        except NotStored as error:
            refused += error.findings
            _leave_out(left, [each.field for each in error.findings], error)
        except Conflicting as error:
            conflicts += error.conflicts
            _leave_out(left, [each.field for each in error.conflicts], error)
        else:
            said = n_("{n} field saved", "{n} fields saved", len(left))
            return Outcome(applied, tuple(refused), tuple(conflicts), tuple(left), said)
    return Outcome(None, tuple(refused), tuple(conflicts))


def add_record(store: Store, form: Form, given: dict[str, Json], reason: str = "") -> Outcome:
    """Add the record of a form with these values beside those typed that can be stored; nothing where none was typed.

    What the store refuses, such as the number of another record, is told under its field, and nothing is written.
    """
    record = form.record
    if record is None:
        return Outcome()
    form.settle()
    after = form.changes()[1]
    beside = _accepting(store, form, reason)
    outcome = _added(store, record, given | after, tuple(after), reason, beside) if after else Outcome()
    _tell(store, form, outcome)
    return outcome


def remove_record(store: Store, record: Record, reason: str = "") -> Applied | None:
    """Remove a record; raises NotStored while others name it, Conflicting where it was changed meanwhile."""
    draft = Draft()
    draft.remove(record.kind_name(), record.id, record.values())
    return store.apply(draft.change_set(reason, _("form")))


def _accepting(store: Store, form: Form, reason: str) -> tuple[Change, ...]:
    """Return what keeps a reason with the warnings that a form shows, nothing without a reason or a warning."""
    typed = form.typed_record()
    if typed is None or not reason:
        return ()
    warned = [each for each in form.findings() if each.level is Level.WARNING and each.open and each.number != "W230"]
    placed = [(each.at(record=typed.id), typed) for each in warned]
    return store.reasons.accepting_of(placed, reason, store.user, datetime.now()).changes


def _added(
    store: Store, record: Record, values: dict[str, Json], typed: tuple[str, ...], reason: str,
    beside: tuple[Change, ...],
) -> Outcome:  # fmt: skip
    draft = Draft()
    draft.add(record.kind_name(), record.id, values)
    try:
        applied = store.apply(ChangeSet((*draft.change_set().changes, *beside), reason, _("form")))
    except NotStored as error:
        return Outcome(refused=error.findings)
    return Outcome(applied, written=typed, said=_("{kind} added").format(kind=kind_label(type(record))))


def _leave_out(left: dict[str, Json], names: list[str], error: NotStored | Conflicting) -> None:
    """Leave these fields out of the next try; what stands in the way of none of them cannot be got round."""
    here = [name for name in names if name in left]
    if not here:
        raise error
    for name in here:
        left.pop(name, None)


def _tell(store: Store, form: Form, outcome: Outcome) -> None:
    record = form.record
    fresh = store.rows.get(type(record), record.id) if record else None
    if fresh is not None:
        form.saved(fresh, outcome.written)
    form.refuse([*outcome.refused, *(_told(each) for each in outcome.conflicts)])
    for conflict in outcome.conflicts:
        form.expect(conflict.field, conflict.here)


def _told(conflict: FieldConflict) -> Finding:
    """Return a conflict as what stands under its field; a second save replaces what is there now."""
    kept = kind_of(conflict.kind).field(conflict.field)
    here = kept.show(kept.from_json(conflict.here)) or _("nothing")
    return finding("W230", value=here).at(field=conflict.field, value=kept.show(kept.from_json(conflict.here)))
