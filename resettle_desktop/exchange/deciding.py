"""What a person decides of an import later, by itself or in the queues of the window: cells in conflict, parked rows.

``open_conflicts(store)`` and ``open_parked(store)`` give what waits, the oldest first; each entry has its own id. A
cell is decided by ``decide_conflict(store, id, decision, typed)``: ``returned`` takes what came back, ``ours`` keeps
what is here, ``other`` sets what was typed by hand. A row is decided by ``decide_parked(store, id, decision, record)``:
``record`` says which record it is about, ``new`` that it is somebody new, ``left_out`` that nothing of it is taken;
a number that belongs to somebody else, or that the record has already, is not taken, and stays to be read in the row.
Each decision is one change set with its reason, and the store's undo takes it back: then the cell or row waits again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from resettle_desktop.exchange.disputes import dispute, returned_value, shown_values, unsettled
from resettle_desktop.exchange.importing import drafted
from resettle_desktop.exchange.layout import Layout, LayoutKind
from resettle_desktop.exchange.layouts import layout as layout_named
from resettle_desktop.exchange.listing import ListRow
from resettle_desktop.exchange.matching import Matcher
from resettle_desktop.exchange.near_numbers import Candidate
from resettle_desktop.exchange.waiting import WaitingRow, waiting_row
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Json, Kept, Sealed, Sensitivity
from resettle_desktop.records.kinds import Conflict, Parked
from resettle_desktop.records.numbers import id_number, new_id
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied, ChangeSet, Draft
from resettle_desktop.store.store import Store


class NotDecided(KnownError):
    """A decision does not fit: it was taken already, or the row would still wait. Nothing was written."""


class CellDecision(StrEnum):
    """What becomes of a cell in conflict."""

    RETURNED = "returned"
    OURS = "ours"
    OTHER = "other"


class RowDecision(StrEnum):
    """What becomes of a row that waits."""

    RECORD = "record"
    NEW = "new"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class OpenConflict:
    """A cell that waits: what was sent, what came back and what is here now, as people read them.

    ``then`` is what was here when the workbook came back; ``readable`` is whether the user may see and take the values.
    """

    conflict: Conflict
    record: Record
    label: str
    kept: Kept
    sent: str
    returned: str
    here: str
    then: str
    readable: bool


@dataclass(frozen=True)
class OpenParked:
    """A row that waits: what its cells say by heading, why, whom it may be about, and of which kind that is.

    ``kind`` is empty where no single record is in doubt: then the row can only be left out or brought again.
    ``may_be_new`` is whether the layout's rows may add such a record.
    """

    parked: Parked
    layout: Layout
    cells: Mapping[str, str]
    reason: str
    candidates: tuple[Candidate, ...]
    kind: str
    may_be_new: bool


def open_conflicts(store: Store) -> tuple[OpenConflict, ...]:
    """Return the cells that wait for a decision, the oldest first."""
    waiting = store.rows.equal(Conflict, decided=None)
    records = store.rows.linked(_record_link(), [each.record for each in waiting])
    labels = store.search.labels(records.values())
    found = ((each, records.get(each.record or 0)) for each in waiting)
    return tuple(_open_conflict(store, each, record, labels[record.id]) for each, record in found if record)


def decide_conflict(store: Store, id: int, decision: CellDecision, typed: str = "") -> Applied | None:
    """Decide a cell, as one change set; ``typed`` is the value where it is another one.

    Raises NotDecided where it was decided already or its record is gone, Refused where what was typed is no value of
    the field, NotMedical where only medical users may take the value.
    """
    return store.apply(conflict_decision(store, id, decision, typed))


def conflict_decision(store: Store, id: int, decision: CellDecision, typed: str = "") -> ChangeSet:
    """Return the change set that decides a cell; raises what ``decide_conflict`` raises."""
    conflict = store.rows.get(Conflict, id)
    record = store.rows.linked(_record_link(), [conflict.record]).get(conflict.record or 0) if conflict else None
    if conflict is None or record is None or conflict.decided is not None:
        raise NotDecided(_("This conflict was decided already, or its record is gone. Nothing was changed."))
    draft = Draft()
    if decision is not CellDecision.OURS:
        kept = record.field(conflict.field_name or "")
        value = returned_value(store, conflict) if decision is CellDecision.RETURNED else kept.to_json(kept.read(typed))
        if isinstance(kept, Sealed):
            value = kept.seal(str(value), record.id, store.seals)
        draft.set(record.kind_name(), record.id, record.values(), {kept.name: value})
    draft.set(Conflict.kind_name(), id, conflict.values(), _decided(store, decision))
    return draft.change_set(_reason_of(record, conflict, decision), conflict.workbook or "")


def open_parked(store: Store) -> tuple[OpenParked, ...]:
    """Return the rows that wait for a decision, the oldest first; rows of a layout that is gone are left out."""
    found = (_open_parked(store, each) for each in store.rows.equal(Parked, decided=None))
    return tuple(each for each in found if each)


def decide_parked(store: Store, id: int, decision: RowDecision, record: int | None = None) -> Applied | None:
    """Decide a row, as one change set; ``record`` is whom it is about.

    Raises NotDecided where it was decided already, where the decision does not fit the row, and where the row would
    still wait, with the reason.
    """
    return store.apply(parked_decision(store, id, decision, record))


def parked_decision(store: Store, id: int, decision: RowDecision, record: int | None = None) -> ChangeSet:
    """Return the change set that decides a row; raises what ``decide_parked`` raises."""
    parked = store.rows.get(Parked, id)
    if parked is None or parked.decided is not None:
        raise NotDecided(_("This row was decided already. Nothing was changed."))
    draft = Draft() if decision is RowDecision.LEFT_OUT else _taken(store, parked, decision, record)
    draft.set(Parked.kind_name(), id, parked.values(), _decided(store, decision))
    said = {RowDecision.RECORD: _("it is the record named"), RowDecision.NEW: _("it is new")}
    words = said.get(decision, _("it is left out"))
    reason = _("Row {row} of {workbook}: {decision}").format(row=parked.row, workbook=parked.workbook, decision=words)
    return draft.change_set(reason, parked.workbook or "")


def _record_link() -> Any:
    return next(link for link in Conflict.links() if link.name == "record")


def _open_conflict(store: Store, conflict: Conflict, record: Record, label: str) -> OpenConflict:
    kept = record.field(conflict.field_name or "")
    sent, returned, then = shown_values(store, conflict)
    readable = kept.sensitivity is not Sensitivity.MEDICAL or store.seals.may_open
    here = record.shown(kept.name) if readable else then
    return OpenConflict(conflict, record, label, kept, sent, returned, here, then, readable)


def _decided(store: Store, decision: StrEnum) -> dict[str, Json]:
    now = datetime.now().isoformat(timespec="minutes")
    return {"decision": decision.value, "decided": now, "decided_by": store.user}


def _reason_of(record: Record, conflict: Conflict, decision: CellDecision) -> str:
    said = {
        CellDecision.RETURNED: _("what came back is taken"), CellDecision.OURS: _("what is here is kept"),
        CellDecision.OTHER: _("another value is set"),
    }  # fmt: skip
    label = record.field(conflict.field_name or "").label
    return _("{field} of {workbook}: {decision}").format(
        field=label, workbook=conflict.workbook, decision=said[decision]
    )


def _layout(name: str) -> Layout | None:
    try:
        return layout_named(name)
    except KnownError:
        return None


def _open_parked(store: Store, parked: Parked) -> OpenParked | None:
    layout = _layout(parked.layout or "")
    if layout is None:
        return None
    waiting = waiting_row(store, parked, layout)
    kind = layout.kind(waiting.kind)
    creates = kind is not None and kind.create and not kind.named_only
    reason = parked.reason or ""
    return OpenParked(parked, layout, waiting.cells, reason, _candidates(store, parked), waiting.kind, creates)


def _candidates(store: Store, parked: Parked) -> tuple[Candidate, ...]:
    named = [line.split(" ", 1) for line in (parked.candidates or "").splitlines()]
    found = [store.rows.get(kind_of(kind), id_number(id)) for kind, id in named]
    there = [record for record in found if record]
    labels = store.search.labels(there)
    return tuple(Candidate(record.kind_name(), record.id, labels[record.id]) for record in there)


def _taken(store: Store, parked: Parked, decision: RowDecision, record: int | None) -> Draft:
    """Return what the row changes once it is said which record it is about."""
    layout = layout_named(parked.layout or "")
    waiting = waiting_row(store, parked, layout)
    kind = layout.kind(waiting.kind)
    new = decision is RowDecision.NEW
    if kind is None or (new and (not kind.create or kind.named_only)) or (record is None and not new):
        raise NotDecided(_("The row cannot be taken so. Nothing was changed. Leave it out, or bring it again."))
    row = _about(store, waiting, kind, new_id() if new else record or 0)
    part = replace(layout, kinds=tuple(each for each in layout.kinds if each.name in waiting.layout_kinds))
    matcher = Matcher(store, layout, waiting.constants)
    matcher.add(replace(waiting, row=row).listing(part))
    matcher.complete()
    still = matcher.rows[0].parked or matcher.rows[0].skipped
    if still:
        raise NotDecided(f"{still.text} {still.remedy} " + _("Nothing was changed; the row still waits."))
    drafting = drafted(layout, matcher, parked.workbook or "")
    dispute(store, drafting.draft, parked.workbook or "", unsettled(store, drafting.conflicts))
    return drafting.draft


def _about(store: Store, waiting: WaitingRow, kind: LayoutKind, id: int) -> ListRow:
    """Return the row as one about this record, without numbers that are another's or that the record has already."""
    there = store.rows.get(kind.record, id)
    left: set[str] = set()
    for name in {key[0] for key in kind.keys if len(key) == 1} & set(waiting.row.of(kind.name)):
        number = str(kind.record.field(name).key(waiting.row.of(kind.name)[name]))
        taken = store.words.many(kind.kind, name, [number]).get(number)
        left |= {f"{kind.name}.{name}"} if taken or (there is not None and there.of(name)) else set()
    values = {name: value for name, value in waiting.row.values.items() if name not in left}
    return replace(waiting.row, values=values, ids={**waiting.row.ids, kind.name: id})
