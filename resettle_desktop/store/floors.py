"""What a save is measured against: the same rows written bare, without checks, index, stages or history around them.

Its tables stand beside the store's own; it is for the stores of the benchmark alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from resettle_desktop.records.record import Record
from resettle_desktop.store.store import Store

_TABLES = (
    "CREATE TABLE IF NOT EXISTS bare_entry (number INTEGER PRIMARY KEY, said TEXT, digest TEXT, link TEXT)",
    "CREATE TABLE IF NOT EXISTS bare_body (number INTEGER PRIMARY KEY, text TEXT)",
    "CREATE TABLE IF NOT EXISTS bare_touched (record INTEGER, number INTEGER, PRIMARY KEY (record, number))",
)
_DIGEST = "0" * 64


class BareCommit:
    """Writes what one saved form leaves in the file: the record's row, and the rows of one history entry."""

    def __init__(self, store: Store) -> None:
        self._database = store._database
        for table in _TABLES:
            self._database.execute_sql(table)
        (self._number,) = self._database.execute_sql("SELECT coalesce(max(number), 0) FROM bare_entry").fetchone()

    def write(self, record: Record, owner: int, after: Mapping[str, Any]) -> None:
        """Write values of a record that lives with an owner, given as they lie in the table, and wait for the disk."""
        self._number += 1
        text = json.dumps([[record.kind_name(), record.id, after, after]], ensure_ascii=False)
        columns = ", ".join(f'"{name}" = ?' for name in after)
        with self._database.atomic("IMMEDIATE"):
            run = self._database.execute_sql
            table = type(record)._meta.table_name
            run(f'UPDATE "{table}" SET {columns}, revision = revision WHERE id = ?', (*after.values(), record.id))
            run("INSERT INTO bare_entry VALUES (?, ?, ?, ?)", (self._number, "bench", _DIGEST, _DIGEST))
            run("INSERT INTO bare_body VALUES (?, ?)", (self._number, text))
            for each in (record.id, owner):
                run("INSERT INTO bare_touched VALUES (?, ?)", (each, self._number))
