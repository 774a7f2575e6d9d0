"""Conflicts of an import as records: each cell that was changed on both sides waits until a person decides it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from resettle_desktop.exchange.differences import CellDifference
from resettle_desktop.records.fields import Json, Sealed
from resettle_desktop.records.kinds import Conflict
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.store import Store

_KIND = Conflict.kind_name()
OURS = "ours"


def unsettled(store: Store, found: Iterable[CellDifference]) -> Iterator[CellDifference]:
    """Yield the conflicts that a person has not decided yet: not those in which *ours* was kept against this value."""
    found = list(found)
    kept = [each for each in _known(store, found) if each.decision == OURS]
    settled = {(each.record, each.field_name, _value_of(store, each)) for each in kept}
    yield from (each for each in found if (each.record, each.field, _json(each)) not in settled)


def dispute(store: Store, draft: Draft, workbook: str, found: Iterable[CellDifference]) -> None:
    """Add a record for each conflict; the one that waits already for the same field says now what came back last.

    What is of health is sealed; a user who may not seal keeps that the field is in conflict, and not the values.
    """
    found = list(found)
    waiting = {(each.record, each.field_name): each for each in _known(store, found) if each.decided is None}
    for each in found:
        here = waiting.get((each.record, each.field))
        id = here.id if here else new_id()
        values = _values(store, id, workbook, each)
        if here is None:
            draft.add(_KIND, id, values)
        elif _value_of(store, here) != _json(each):
            draft.set(_KIND, id, here.values(), values)


def returned_value(store: Store, conflict: Conflict) -> Json:
    """Return the value that came back, as in change sets; raises KnownError where only medical users may know it."""
    text = conflict.returned_value
    if text is None and conflict.medical_values:
        field = Conflict.field("medical_values")
        assert isinstance(field, Sealed)
        text = json.loads(field.open(conflict.medical_values, conflict.id, store.seals))["value"]
    value: Json = json.loads(text) if text else None
    return value


def shown_values(store: Store, conflict: Conflict) -> tuple[str, str, str]:
    """Return what was sent, what came back and what was here, as people read it; *Sealed* for who may not."""
    if not conflict.medical_values:
        return conflict.sent or "", conflict.returned or "", conflict.here or ""
    field = Conflict.field("medical_values")
    assert isinstance(field, Sealed)
    if not store.seals.may_open:
        sealed = field.show(conflict.medical_values)
        return sealed, sealed, sealed
    said = json.loads(field.open(conflict.medical_values, conflict.id, store.seals))
    return said["sent"], said["returned"], said["here"]


def _known(store: Store, found: list[CellDifference]) -> list[Conflict]:
    by_record = store.rows.grouped(Conflict, "record", {each.record for each in found}) if found else {}
    return [conflict for conflicts in by_record.values() for conflict in conflicts]


def _value_of(store: Store, conflict: Conflict) -> str | None:
    if conflict.medical_values and not store.seals.may_open:
        return None
    return json.dumps(returned_value(store, conflict))


def _json(found: CellDifference) -> str:
    return json.dumps(found.kept.to_json(found.returned))


def _values(store: Store, id: int, workbook: str, found: CellDifference) -> dict[str, Json]:
    values: dict[str, Json] = {
        "record": id_text(found.record), "field_name": found.field, "workbook": workbook, "sheet": found.sheet,
        "row": found.row, "when": datetime.now().isoformat(timespec="minutes"),
    }  # fmt: skip
    said = dict(zip(("sent", "returned", "here"), found.shown(), strict=True))
    if not found.medical:
        return values | {name: text or None for name, text in said.items()} | {"returned_value": _json(found)}
    if store.seals.may_open:
        field = Conflict.field("medical_values")
        assert isinstance(field, Sealed)
        text = json.dumps({**said, "value": _json(found)}, ensure_ascii=False)
        values["medical_values"] = field.seal(text, id, store.seals)
    return values
