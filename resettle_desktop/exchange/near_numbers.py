"""Records whose number differs by one slip of a finger from one that is in no record."""

from __future__ import annotations

from resettle_desktop.records.numbers import number_key
from resettle_desktop.records.record import Record
from resettle_desktop.rules.slips import DIGITS, slips
from resettle_desktop.store.store import Store

MOST = 5  # candidates that a person can look through


def near_labels(store: Store, kind: type[Record], field: str, number: str) -> tuple[str, ...]:
    """Return the labels of the records whose number has one digit wrong, missing or added, or two exchanged."""
    found = store.words.many(kind.kind_name(), field, set(slips(number_key(number), DIGITS)))
    records = store.rows.many(kind, {id for ids in found.values() for id in ids}).values()
    return tuple(sorted(record.label() for record in records)[:MOST])
