"""One value for many records: what it changes of each, and which are so already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resettle_desktop.records.fields import Content, Flag, Json, Kept, Link, Number, Sealed
from resettle_desktop.records.record import Record


@dataclass(frozen=True)
class Change:
    """What becomes of one record's field."""

    record: Record
    before: Json
    after: Json


def common_fields(kind: type[Record]) -> list[Kept]:
    """Return the fields that many records of a kind may share: none that names one record, or is sealed."""
    return [
        field
        for field in kind.fields()
        if not isinstance(field, Link | Sealed | Content) and not (isinstance(field, Number) and field.one_record_each)
    ]


def changed(records: Iterable[Record], field: Kept, value: object) -> Iterator[Change]:
    """Yield what a value, None to empty the field, changes; records that have it already are passed over."""
    after = field.to_json(value)
    for record in records:
        before = field.to_json(record.of(field.name))
        if before != after and not (isinstance(field, Flag) and not before and not after):
            yield Change(record, before, after)
