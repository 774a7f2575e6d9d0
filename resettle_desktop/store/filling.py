"""Fills a new store with what was made up for it, records and history alike, without checking any of it.

It is for stores of invented people alone: nothing is safe from a power cut until it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import peewee

from resettle_desktop.records.fields import Codes, Link
from resettle_desktop.records.record import Record, kind_of, kinds
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.history import Dated
from resettle_desktop.store.indexing import Index
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.slots import KeySettings
from resettle_desktop.store.store import Store

Derived = Mapping[int, Mapping[str, Any]]
_CACHE = 256 * 1024  # KiB


def fill_store(
    path: Path, user: str, passphrase: str, settings: KeySettings, lots: Iterable[tuple[Sequence[Dated], Derived]]
) -> None:
    """Make a store that holds what these change sets made, and their history.

    Each lot is change sets that concern no other lot's records, with what is derived of the records by their ids.
    """
    store, _code = Store.create(path, user, passphrase, settings)
    with store:
        database = store._database
        database.pragma("synchronous", "OFF")
        database.pragma("journal_mode", "OFF")
        database.pragma("cache_size", -_CACHE)
        indexes = _drop_indexes(database)
        number = 1
        for history, derived in lots:
            with database.atomic():
                store.history.write_all(history, number)
                _write_rows(store.rows, history, derived, number)
            number += len(history)
        _make_again(database, indexes)


def _write_rows(rows: Rows, history: Sequence[Dated], derived: Derived, first: int) -> None:
    final: dict[str, dict[int, dict[str, Any]]] = {}
    for number, each in enumerate(history, start=first):
        for change in each.change_set.changes:
            values = final.setdefault(change.kind, {}).setdefault(change.record, {})
            values.update(change.after or {}, revision=number)
    for kind, records in final.items():
        shaped = [_shaped(kind_of(kind), id, {**values, **derived.get(id, {})}) for id, values in records.items()]
        rows.insert_values(kind_of(kind), shaped)


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


def _drop_indexes(database: EncryptedDatabase) -> list[peewee.SchemaManager]:
    managers = [peewee.SchemaManager(kind, database) for kind in kinds()]
    for manager in managers:
        manager.drop_indexes(safe=True)
    return managers


def _make_again(database: EncryptedDatabase, managers: list[peewee.SchemaManager]) -> None:
    for manager in managers:
        manager.create_indexes(safe=True)
    with database.atomic():
        Index(database).rebuild()
    database.execute_sql("ANALYZE")
