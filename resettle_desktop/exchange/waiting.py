"""Rows of an import that wait for a person: kept with what they say, so that the decision needs no workbook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from resettle_desktop.exchange.conversion import shown
from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.listing import Listing, ListRow
from resettle_desktop.exchange.read_columns import IMPLIED
from resettle_desktop.exchange.reading import Row
from resettle_desktop.exchange.slots import MatchedRow
from resettle_desktop.records.fields import Codes, Json, Kept, Link, Sealed, Sensitivity
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Parked
from resettle_desktop.records.numbers import id_number, id_text, new_id
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.store import Store

_KIND = Parked.kind_name()
_PLAIN, _MEDICAL = "plain", "medical"
Values = Mapping[str, Any]


@dataclass(frozen=True)
class WaitingRow:
    """A parked row as it is kept: its cells by heading, what it says, and the kind of record that is in doubt."""

    kind: str
    cells: Mapping[str, str]
    row: ListRow
    constants: Values
    headings: Mapping[str, str]
    layout_kinds: tuple[str, ...]

    def listing(self, layout: Layout) -> Listing:
        """Return the row as the list of a sheet that holds nothing else."""
        return Listing(self.row.sheet, layout, (), (self.row,), self.headings, ())


@dataclass(frozen=True)
class Source:
    """Where rows come from: the workbook's name, the layout, each sheet's list, and the cells of its rows by number."""

    workbook: str
    layout: Layout
    listings: Sequence[Listing]
    cells: Mapping[tuple[str, int], Row]
    constants: Values
    user: str


def park(store: Store, draft: Draft, source: Source, rows: Iterable[MatchedRow]) -> None:
    """Add to the draft a record for each row that waits; one that waits already, or was left out, is not added again.

    What a row says of health is sealed; a user who may not seal keeps nothing of it.
    """
    waiting = [row for row in rows if row.parked]
    known = {_told(each, store) for each in store.rows.equal(Parked, layout=source.layout.name)} if waiting else set()
    for row in waiting:
        id = new_id()
        values = _values(store, id, source, row)
        told = _told(cast(Parked, Parked.from_values(values, id)), store)
        if told not in known:
            known.add(told)
            draft.add(_KIND, id, values)


def waiting_row(store: Store, parked: Parked, layout: Layout) -> WaitingRow:
    """Return what a parked row says; what is sealed only for who may open it. Raises Refused for what is none of ours.

    Values of codes that are in no list any more are left out.
    """
    said = [json.loads(parked.said or "{}"), *_opened(store, parked), {"cells": json.loads(parked.cells or "{}")}]
    fields = layout.fields()
    values = {name: value for each in said for name, value in each.get("values", {}).items()}
    sent = {name: value for each in said for name, value in each.get("sent", {}).items()}
    head = said[0]
    row = ListRow(
        parked.sheet or "", parked.row or 0, _read_all(fields, values),
        further={name: text for each in said for name, text in each.get("further", {}).items()},
        ids={name: id_number(text) for name, text in head.get("ids", {}).items()},
        sent=_read_all(fields, sent) if head.get("was_sent") else None,
    )  # fmt: skip
    cells = {name: text for each in said for name, text in each.get("cells", {}).items()}
    constants = _read_all(fields, head.get("constants", {}))
    return WaitingRow(
        head.get("kind", ""), cells, row, constants, head.get("headings", {}), tuple(head.get("kinds", ()))
    )


def _told(parked: Parked, store: Store) -> tuple[str | None, ...]:
    """Return by what two parked rows are the same one."""
    return parked.reason, parked.cells, parked.said, *(json.dumps(each) for each in _opened(store, parked))


def _opened(store: Store, parked: Parked) -> list[dict[str, Any]]:
    if not parked.medical_cells or not store.seals.may_open:
        return []
    field = Parked.field("medical_cells")
    assert isinstance(field, Sealed)
    return [json.loads(field.open(parked.medical_cells, parked.id, store.seals))]


def _values(store: Store, id: int, source: Source, row: MatchedRow) -> dict[str, Json]:
    listing = next(each for each in source.listings if each.sheet == row.row.sheet)
    said = row.parked
    assert said is not None
    plain, medical = _said(source, listing, row, _PLAIN), _said(source, listing, row, _MEDICAL)
    plain |= {"kind": _kind_in_doubt(source.layout, row), "was_sent": row.row.sent is not None}
    plain |= {"ids": {name: id_text(each) for name, each in row.row.ids.items()}, "headings": dict(listing.headings)}
    plain |= {"kinds": [kind.name for kind in listing.layout.kinds]}
    plain |= {"constants": _json_all(source.layout.fields(), source.constants)}
    cells = plain.pop("cells")
    values: dict[str, Json] = {
        "workbook": source.workbook, "layout": source.layout.name, "sheet": row.row.sheet, "row": row.row.number,
        "reason": f"{said.text} {said.remedy}", "when": datetime.now().isoformat(timespec="minutes"),
        "candidates": "\n".join(f"{each.kind} {id_text(each.id)}" for each in row.candidates) or None,
        "cells": json.dumps(cells, ensure_ascii=False) if cells else None,
        "said": json.dumps(plain, ensure_ascii=False, sort_keys=True), "by": source.user,
    }  # fmt: skip
    if any(medical.values()) and store.seals.may_open:
        field = Parked.field("medical_cells")
        assert isinstance(field, Sealed)
        values["medical_cells"] = field.seal(json.dumps(medical, ensure_ascii=False, sort_keys=True), id, store.seals)
    return values


def _kind_in_doubt(layout: Layout, row: MatchedRow) -> str:
    """Return the name of the kind of which a person has to say which record is meant."""
    kind = row.parked.kind if row.parked else ""
    return next((each.name for each in layout.kinds if each.kind == kind), "")


def _said(source: Source, listing: Listing, row: MatchedRow, which: str) -> dict[str, Any]:
    fields = source.layout.fields()
    mine = _which(source.layout, fields)
    found = source.cells.get((row.row.sheet, row.row.number))
    cells = found.cells if found else ()
    held = {use.name: (use.field, cells[use.place]) for use in listing.columns if use.place < len(cells)}
    filled = {name: (of, shown(cell)) for name, (of, cell) in held.items() if cell is not None}
    return {
        "cells": {name: text for name, (of, text) in filled.items() if mine(of) == which},
        "values": _json_all(fields, {name: v for name, v in row.row.values.items() if mine(name) == which}),
        "sent": _json_all(fields, {name: v for name, v in (row.row.sent or {}).items() if mine(name) == which}),
        "further": dict(row.row.further) if mine("") == which else {},
    }


def _which(layout: Layout, fields: Mapping[str, Kept]) -> Callable[[str], str]:
    def of(name: str) -> str:
        kept = fields.get(name.removeprefix(IMPLIED))
        medical = layout.medical if kept is None else kept.sensitivity is Sensitivity.MEDICAL
        return _MEDICAL if medical else _PLAIN

    return of


def _json_all(fields: Mapping[str, Kept], values: Values) -> dict[str, Any]:
    return {name: _json(fields[name.removeprefix(IMPLIED)], value) for name, value in values.items()}


def _json(kept: Kept, value: Any) -> Any:
    """Return a value of a row as JSON; links and what will be sealed are still the text that the cell said."""
    if isinstance(value, str) and isinstance(kept, Link | Sealed):
        return value
    several = isinstance(value, tuple) and not isinstance(kept, Codes)
    return list(map(kept.to_json, value)) if several else kept.to_json(value)


def _read_all(fields: Mapping[str, Kept], values: Values) -> dict[str, Any]:
    return dict(_read(fields, values))


def _read(fields: Mapping[str, Kept], values: Values) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        kept = fields.get(name.removeprefix(IMPLIED))
        # a code that its list has no longer is left out
        with suppress(Refused):
            if kept is not None:
                yield name, _value(kept, value)


def _value(kept: Kept, value: Any) -> Any:
    if isinstance(value, str) and isinstance(kept, Link | Sealed):
        return value
    if isinstance(value, list) and not isinstance(kept, Codes):
        return tuple(map(kept.from_json, value))
    return kept.from_json(value)
