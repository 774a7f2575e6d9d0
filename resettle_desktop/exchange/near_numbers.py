"""Records whose number differs by one slip of a finger from one that is in no record."""

from __future__ import annotations

from dataclasses import dataclass

from resettle_desktop.records.numbers import number_key
from resettle_desktop.records.record import Record
from resettle_desktop.rules.slips import DIGITS, slips
from resettle_desktop.store.store import Store

MOST = 5  # candidates that a person can look through


@dataclass(frozen=True)
class Candidate:
    """A record that a row may be about, and by which words people know it."""

    kind: str
    id: int
    label: str


def near_records(store: Store, kind: type[Record], field: str, number: str) -> tuple[Candidate, ...]:
    """Return the records whose number has one digit wrong, missing or added, or two exchanged."""
    found = store.words.many(kind.kind_name(), field, set(slips(number_key(number), DIGITS)))
    records = store.rows.many(kind, {id for ids in found.values() for id in ids}).values()
    near = (Candidate(kind.kind_name(), record.id, record.label()) for record in records)
    return tuple(sorted(near, key=lambda each: each.label)[:MOST])
