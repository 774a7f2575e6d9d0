"""Makes ready what invented change sets leave in a store, apart from it: another process may do so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from resettle_desktop.records.fields import Codes, Link
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.store.history import Dated, Told, told
from resettle_desktop.store.index_entries import Said, said_of

Derived = Mapping[int, Mapping[str, Any]]
Happened = tuple[Sequence[Dated], Derived]  # change sets, and what is derived of their records
Columns = tuple[str, ...]


@dataclass(frozen=True)
class Lot:
    """What some change sets leave in the tables: history, rows by kind and columns, and what the index says of them.

    A row's revision counts from the lot's first change set, which is 0.
    """

    told: Sequence[Told]
    rows: Mapping[tuple[str, Columns], Sequence[Sequence[Any]]]
    said: Said


def make_ready(happened: Iterable[Happened]) -> Lot:
    """Return what these change sets leave; they concern no record of another lot."""
    lots = list(happened)
    dated = [each for history, _derived in lots for each in history]
    derived = {id: values for _history, each in lots for id, values in each.items()}
    shaped = {
        kind: [_shaped(kind, id, {**values, **derived.get(id, {})}) for id, values in records.items()]
        for kind, records in _final(dated).items()
    }
    return Lot([told(each) for each in dated], _by_columns(shaped), said_of(shaped))


def _final(dated: Iterable[Dated]) -> dict[type[Record], dict[int, dict[str, Any]]]:
    """Return what the change sets made of each record, by kind and id."""
    final: dict[type[Record], dict[int, dict[str, Any]]] = {}
    for number, each in enumerate(dated):
        for change in each.change_set.changes:
            values = final.setdefault(kind_of(change.kind), {}).setdefault(change.record, {})
            values.update(change.after or {}, revision=number)
    return final


def _shaped(kind: type[Record], id: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values, given as in change sets, as they lie in the table: most lie there as they are written."""
    shaped = {name: value for name, value in values.items() if value is not None}
    for name, field in _converted(kind):
        if name in shaped:
            shaped[name] = field.from_json(shaped[name]) if isinstance(field, Link) else field.db_value(shaped[name])
    return {"id": id, **shaped}


@lru_cache
def _converted(kind: type[Record]) -> tuple[tuple[str, Codes | Link], ...]:
    return tuple((field.name, field) for field in kind.fields() if isinstance(field, Codes | Link))


def _by_columns(shaped: Mapping[type[Record], Iterable[Mapping[str, Any]]]) -> dict[tuple[str, Columns], list[Any]]:
    """Return the rows by the columns that they fill: empty ones take the engine's driver longer than a text."""
    alike: dict[tuple[str, Columns], list[Any]] = {}
    for kind, row in chain.from_iterable(((kind, row) for row in rows) for kind, rows in shaped.items()):
        alike.setdefault((kind.kind_name(), tuple(row)), []).append(tuple(row.values()))
    return alike
