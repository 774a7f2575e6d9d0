"""Records whose number differs by one slip of a finger from one that is in no record."""

from __future__ import annotations

from collections.abc import Iterator

from resettle_desktop.records.numbers import number_key
from resettle_desktop.records.record import Record
from resettle_desktop.store.store import Store

MOST = 5  # candidates that a person can look through
_DIGITS = "0123456789"


def near_labels(store: Store, kind: type[Record], field: str, number: str) -> tuple[str, ...]:
    """Return the labels of the records whose number has one digit wrong, missing or added, or two exchanged."""
    found = store.words.many(kind.kind(), field, set(_slips(number_key(number))))
    records = store.rows.many(kind, {id for ids in found.values() for id in ids}).values()
    return tuple(sorted(record.label() for record in records)[:MOST])


def _slips(key: str) -> Iterator[str]:
    for place, char in enumerate(key):
        yield key[:place] + key[place + 1 :]
        yield from (key[:place] + digit + key[place + 1 :] for digit in _DIGITS if char.isdecimal())
        if place:
            yield key[: place - 1] + char + key[place - 1] + key[place + 1 :]
    for place in range(len(key) + 1):
        yield from (key[:place] + digit + key[place:] for digit in _DIGITS)
