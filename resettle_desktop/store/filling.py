"""Fills a new store with what was made up for it, records and history alike, without checking any of it.

It is for stores of invented people alone: nothing is safe from a power cut until it is done.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import peewee

from resettle_desktop.records.record import kind_of, kinds
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.derived import judge_anew
from resettle_desktop.store.indexing import Index
from resettle_desktop.store.lots import Lot
from resettle_desktop.store.slots import KeySettings
from resettle_desktop.store.store import Store

_CACHE = 256 * 1024  # KiB


def fill_store(path: Path, user: str, passphrase: str, settings: KeySettings, lots: Iterable[Lot]) -> None:
    """Make a store that holds these lots."""
    store, _code = Store.create(path, user, passphrase, settings)
    with store:
        database = store._database
        database.pragma("synchronous", "OFF")
        database.pragma("journal_mode", "OFF")
        database.pragma("cache_size", -_CACHE)
        indexes = _drop_indexes(database)
        index = Index(database)
        index.clear()
        number = 1
        for lot in lots:
            with database.atomic():
                _write(store, index, lot, number)
            number += len(lot.told)
        _make_again(database, indexes)
        index.join()
        with database.atomic():
            judge_anew(store.rows)
        database.execute_sql("ANALYZE")


def _write(store: Store, index: Index, lot: Lot, first: int) -> None:
    store.history.write_all(lot.told, first)
    for (kind, columns), rows in lot.rows.items():
        store.rows.insert_rows(kind_of(kind), columns, rows, first)
    index.add(lot.said)


def _drop_indexes(database: EncryptedDatabase) -> list[peewee.SchemaManager]:
    managers = [peewee.SchemaManager(kind, database) for kind in kinds()]
    for manager in managers:
        manager.drop_indexes(safe=True)
    return managers


def _make_again(database: EncryptedDatabase, managers: list[peewee.SchemaManager]) -> None:
    for manager in managers:
        manager.create_indexes(safe=True)
