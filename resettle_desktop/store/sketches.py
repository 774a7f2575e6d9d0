"""A change set as it is drawn up from the records: altered again and again, shown before it is applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.numbers import new_id
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.store.changes import ChangeSet, Draft, Values
from resettle_desktop.store.rows import Rows

R = TypeVar("R", bound=Record)
Key = tuple[str, int]


@dataclass(frozen=True)
class Prepared:
    """A change set that can be looked at and applied, and what is to be said of it before."""

    change_set: ChangeSet
    findings: tuple[Finding, ...] = ()


class Sketch:
    """What is to become of some records; nothing is written, and what it returns are the records as they will be."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._before: dict[Key, Values | None] = {}
        self._after: dict[Key, dict[str, Json] | None] = {}
        self.findings: list[Finding] = []

    def get(self, kind: type[R], id: int | None) -> R | None:
        """Return a record as it will be; None for one that is not there or goes."""
        if id is None:
            return None
        stored = self._rows.get(kind, id) or (kind(id=id) if (kind.kind_name(), id) in self._after else None)
        return next(iter(self._as_they_will_be(kind, [stored] if stored else [])), None)

    def naming(self, kind: type[R], field: str, id: int) -> list[R]:
        """Return the records of a kind whose link names this record, as they will be."""
        found = {record.id: record for record in self._rows.where_in(kind, field, [id])}
        mine = [key for key in self._after if key[0] == kind.kind_name() and key[1] not in found]
        found |= self._rows.many(kind, [id for _kind, id in mine])
        found |= {id: kind(id=id) for _kind, id in mine if id not in found}
        return [record for record in self._as_they_will_be(kind, found.values()) if record.of(field) == id]

    def add(self, kind: type[Record], values: Mapping[str, Json]) -> int:
        """Add a record with these values and return its id."""
        id = new_id()
        self._before[kind.kind_name(), id] = None
        self._after[kind.kind_name(), id] = dict(values)
        return id

    def set(self, record: Record, values: Mapping[str, Json]) -> None:
        """Give fields of a record other values; None empties one."""
        after = self._known(record)
        if after is not None:
            after.update(values)

    def remove(self, record: Record) -> None:
        """Let a record go."""
        self._known(record)
        self._after[record.kind_name(), record.id] = None

    def goes(self, record: Record) -> bool:
        """Return whether a record will be gone."""
        return self._after.get((record.kind_name(), record.id), {}) is None

    def prepared(self, reason: str, source: str) -> Prepared:
        """Return the change set of all that will be other than it is, with what was found on the way."""
        draft = Draft()
        for (kind, id), before in self._before.items():
            after = self._after[kind, id]
            if before is None and after is not None:
                draft.add(kind, id, after)
            elif before is not None and after is None:
                draft.remove(kind, id, before)
            elif before is not None and after is not None:
                draft.set(kind, id, before, after)
        return Prepared(draft.change_set(reason, source), tuple(self.findings))

    def _known(self, record: Record) -> dict[str, Json] | None:
        key = record.kind_name(), record.id
        if key not in self._before:
            # as the store has it: the record at hand may be a copy that was altered
            stored = self._rows.get(type(record), record.id)
            self._before[key] = stored.values() if stored else {}
            self._after[key] = dict(self._before[key] or {})
        return self._after[key]

    def _as_they_will_be(self, kind: type[R], records: Iterable[R]) -> list[R]:
        now: list[R] = []
        for record in records:
            values = self._after.get((kind.kind_name(), record.id), record.values())
            if values is not None:
                now.append(kind_of(kind.kind_name()).from_values(values, record.id, record.revision))  # type: ignore[arg-type]
        return now
