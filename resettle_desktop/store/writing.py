"""Writes a change set: the rows, the search index, the derived stages and the history entry, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache

from resettle_desktop.records.fields import Link
from resettle_desktop.records.findings import Finding, Level, Refused, finding
from resettle_desktop.records.record import Record, kind_label, kind_of, kinds
from resettle_desktop.store.attachments import Attachments
from resettle_desktop.store.changes import (
    Applied,
    Change,
    ChangeSet,
    Conflicting,
    FieldConflict,
    NotStored,
)
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.derived import refresh
from resettle_desktop.store.history import History
from resettle_desktop.store.indexing import Index
from resettle_desktop.store.membership import emptied
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.words import Words

Current = dict[int, Record]
Labels = Callable[[Iterable[Record]], Mapping[int, str]]  # the words by which people know records


class Writer:
    """Applies change sets to one store, whole or not at all."""

    def __init__(self, database: EncryptedDatabase, rows: Rows, words: Words, history: History, labels: Labels) -> None:
        self._database, self._rows, self._words, self._history = database, rows, words, history
        self._labels = labels
        self._index, self._attachments = Index(database), Attachments(database)

    def apply(self, change_set: ChangeSet, user: str, keep: bool = True) -> Applied:
        """Write the change set and return what it became; without ``keep`` all is tried and nothing written.

        Raises Conflicting where a value is no longer what the change set says it was, NotStored where a value
        cannot be stored; then nothing is written.
        """
        with self._database.atomic("IMMEDIATE") as transaction:
            current = self._current(change_set)
            self._check_conflicts(change_set, current)
            records = self._after(change_set, current)
            self._check_values(change_set, records)
            number = self._history.last_number() + 1
            self._write(change_set, records, number)
            self._check_links(change_set)
            fresh = refresh(self._rows, change_set.changes)
            self._history.write(change_set, user, number)
            if not keep:
                transaction.rollback()
        touched = {change.record for change in change_set.changes}
        return Applied(number, change_set, frozenset(touched | fresh), tuple(_warnings(change_set, records)))

    def conflicts(self, change_set: ChangeSet) -> tuple[FieldConflict, ...]:
        """Return the fields that stand in the way of a change set, without writing."""
        return self._conflicting(change_set, self._current(change_set))

    def _conflicting(self, change_set: ChangeSet, current: Current) -> tuple[FieldConflict, ...]:
        found = list(_conflicts(change_set, current))
        labels = self._labels(current[each.record] for each in found)
        return tuple(replace(each, label=labels[each.record]) for each in found)

    def _current(self, change_set: ChangeSet) -> Current:
        ids: dict[str, list[int]] = {}
        for change in change_set.changes:
            ids.setdefault(change.kind, []).append(change.record)
        return {id: record for kind in ids for id, record in self._rows.many(kind_of(kind), ids[kind]).items()}

    def _check_conflicts(self, change_set: ChangeSet, current: Current) -> None:
        lost = [change for change in change_set.changes if (change.before is None) == (change.record in current)]
        found = self._conflicting(change_set, current)
        if lost or found:
            raise Conflicting(found, self._names(lost, current))

    def _names(self, changes: Iterable[Change], current: Current) -> tuple[str, ...]:
        records = [current.get(each.record) or _as_it_was(each) for each in changes]
        labels = self._labels(records)
        return tuple(f"{kind_label(type(record))} {labels[record.id]}" for record in records)

    def _after(self, change_set: ChangeSet, current: Current) -> Current:
        records: Current = {}
        for change in change_set.changes:
            if change.after is None:
                continue
            record = current.get(change.record) or kind_of(change.kind)(id=change.record)
            for name, value in change.after.items():
                setattr(record, name, _stored_value(record, name, value))
            records[change.record] = record
        return records

    def _check_values(self, change_set: ChangeSet, records: Current) -> None:
        wrong = [each for record in records.values() for each in _errors(record)]
        wrong += self._taken_numbers(change_set, records)
        if wrong:
            raise NotStored(tuple(wrong))

    def _taken_numbers(self, change_set: ChangeSet, records: Current) -> Iterable[Finding]:
        removed = {change.record for change in change_set.changes if change.after is None}
        for name, kind in _numbered_fields():
            given = {change.record for change in change_set.changes if name in (change.after or {})}
            mine = [r for r in records.values() if r.id in given and isinstance(r, kind) and getattr(r, name)]
            keys = {record.id: kind.field(name).key(getattr(record, name)) for record in mine}
            others = self._words.many(kind.kind_name(), name, keys.values())
            first: dict[str, int] = {}
            for record in mine:
                key = keys[record.id]
                taken = [id for id in others.get(key, []) if id not in given and id not in removed]
                taken += [first[key]] if key in first else []
                first.setdefault(key, record.id)
                if taken:
                    other = records.get(taken[0]) or self._rows.get(kind, taken[0])
                    label = other.label() if other else ""
                    said = finding("E123", value=getattr(record, name), label=label)
                    yield said.at(kind=kind.kind_name(), record=record.id, field=name)

    def _write(self, change_set: ChangeSet, records: Current, number: int) -> None:
        gone: dict[str, list[int]] = {}
        new: dict[str, list[Record]] = {}
        for change in change_set.changes:
            if change.after is None:
                gone.setdefault(change.kind, []).append(change.record)
                continue
            record = records[change.record]
            record.revision = number
            if change.before is None:
                new.setdefault(change.kind, []).append(record)
            else:
                self._rows.update(record, change.after)
        for added in new.values():
            self._rows.insert(added)
        for kind, ids in gone.items():
            self._rows.delete(kind_of(kind), ids)
        self._index.refresh(change_set.changes)

    def _check_links(self, change_set: ChangeSet) -> None:
        wrong = [*self._attachments.name(change_set.changes), *self._dangling(change_set), *self._orphans(change_set)]
        wrong += emptied(self._rows, self._history, change_set)
        if wrong:
            raise NotStored(tuple(wrong))

    def _dangling(self, change_set: ChangeSet) -> Iterable[Finding]:
        named: dict[tuple[str, ...], dict[int, tuple[Change, Link]]] = {}
        for change in change_set.changes:
            for link in kind_of(change.kind).links():
                value = (change.after or {}).get(link.name)
                if value is not None:
                    named.setdefault(link.linked_kinds, {})[int(link.from_json(value) or 0)] = change, link
        for wanted in named.values():
            there = self._rows.linked(next(iter(wanted.values()))[1], wanted)
            for id in wanted.keys() - there.keys():
                change, link = wanted[id]
                said = finding("E121", kind=link.linked_words, value=link.show(id))
                yield said.at(kind=change.kind, record=change.record, field=link.name)

    def _orphans(self, change_set: ChangeSet) -> Iterable[Finding]:
        gone = {change.record: change for change in change_set.changes if change.after is None}
        for kind, link in _links() if gone else ():
            ids = [id for id, change in gone.items() if change.kind in link.linked_kinds]
            for id, left in self._rows.grouped(kind, link.name, ids).items():
                label = kind_of(gone[id].kind).from_values(gone[id].before or {}, id).label()
                yield finding("E126", label=label, count=len(left)).at(kind=gone[id].kind, record=id)


@cache
def _numbered_fields() -> tuple[tuple[str, type[Record]], ...]:
    return tuple(
        (field.name, kind) for kind in kinds() for field in kind.fields() if getattr(field, "one_record_each", False)
    )


def _links() -> list[tuple[type[Record], Link]]:
    return [(kind, link) for kind in kinds() for link in kind.links()]


def _stored_value(record: Record, name: str, value: object) -> object:
    try:
        return type(record).field(name).from_json(value)  # type: ignore[arg-type]
    except Refused as refused:
        said = refused.finding.at(kind=record.kind_name(), record=record.id, field=name)
        raise NotStored((said,)) from refused


def _errors(record: Record) -> list[Finding]:
    return [each for each in record.findings() if each.level is Level.ERROR]


def _warnings(change_set: ChangeSet, records: Current) -> Iterable[Finding]:
    for change in change_set.changes:
        record = records.get(change.record)
        said = record.findings() if record else []
        yield from (each for each in said if each.level is Level.WARNING and each.field in (change.after or {}))


def _as_it_was(change: Change) -> Record:
    return kind_of(change.kind).from_values(change.before or {}, change.record)


def _conflicts(change_set: ChangeSet, current: Current) -> Iterable[FieldConflict]:
    for change in change_set.changes:
        record = current.get(change.record)
        if record is None or change.before is None:
            continue
        values, expected = record.values(), change.before
        names = {**values, **expected} if change.after is None else expected
        for name in names:
            if values.get(name) != expected.get(name):
                yield FieldConflict(
                    change.kind, change.record, record.label(), name, expected.get(name), values.get(name)
                )
