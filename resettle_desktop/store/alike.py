"""Keeps the keys under which persons are looked for among others, and reads who shares one (rules.duplicate_keys)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

import peewee

from resettle_desktop.records.kinds import Person
from resettle_desktop.rules.duplicate_keys import KEYED_FIELDS, keys_of
from resettle_desktop.store.changes import Change
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.tables import Alike

_CHUNK = 2_000
_INSERT = "INSERT OR IGNORE INTO alike (key, born, record, signs) VALUES (?, ?, ?, ?)"
_DELETE = "DELETE FROM alike WHERE record = ?"
Row = tuple[int, int, int, int]  # a key, a date of birth as ``packed``, the person's id, the signs
Bearer = tuple[int, int, int]  # a date of birth as ``packed``, the person's id, the signs


def alike_rows(persons: Iterable[Sequence[object]]) -> Iterator[Row]:
    """Yield what is kept of persons, each given as the id and the values of ``KEYED_FIELDS``."""
    return ((key, born, id, signs) for id, *values in persons for key, born, signs in keys_of(*values))  # type: ignore[misc]


class AlikeKeys:
    """The keys of one store's persons; call what writes inside a transaction."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database, self._rows = database, Rows(database)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Bring the keys to what these changes made of persons, who are written by now."""
        renamed = [change for change in changes if change.kind == Person.kind_name() and _rekeys(change)]
        self._database.execute_many(_DELETE, [(change.record,) for change in renamed if change.before is not None])
        left = [change.record for change in renamed if change.after is not None]
        if left:
            self._put(self._rows.columns(Person, ["id", *KEYED_FIELDS], "id", left))

    def rebuild(self) -> None:
        """Make the keys from all persons, whatever they were before."""
        self.clear()
        self._put(self._rows.columns(Person, ["id", *KEYED_FIELDS]))

    def clear(self) -> None:
        """Forget all keys."""
        # the table too: an older program's may lack a column
        table = peewee.SchemaManager(Alike, self._database)
        table.drop_table(safe=True)
        table.create_all()

    def put(self, rows: Iterable[Row]) -> None:
        """Keep the keys of persons who have none yet."""
        self._database.execute_many(_INSERT, rows)

    def groups(self) -> Iterator[list[Bearer]]:
        """Yield those who share a key, for each key that several have; they are read one after the other."""
        query = Alike.select(Alike.key, Alike.born, Alike.record, Alike.signs)
        rows = query.order_by(Alike.key, Alike.born, Alike.record).tuples().bind(self._database).iterator()
        for _key, group in groupby(rows, key=lambda row: row[0]):
            bearers = [(born, record, signs) for _key, born, record, signs in group]
            if len(bearers) > 1:
                yield bearers

    def count(self) -> int:
        """Return how many keys are kept."""
        return int(Alike.select().bind(self._database).count())

    def bearers(self, key: int, limit: int) -> list[Bearer]:
        """Return those who have a key, ``limit`` at most."""
        query = Alike.select(Alike.born, Alike.record, Alike.signs).where(Alike.key == key).limit(limit)
        return [(born, record, signs) for born, record, signs in query.tuples().bind(self._database).iterator()]

    def kept(self) -> Iterator[Row]:
        """Yield all that is kept, one by one."""
        query = Alike.select(Alike.key, Alike.born, Alike.record, Alike.signs)
        yield from query.tuples().bind(self._database).iterator()

    def wanted(self) -> Iterator[Row]:
        """Yield all that should be kept of the persons as they are now."""
        return alike_rows(self._rows.columns(Person, ["id", *KEYED_FIELDS]))

    def _put(self, persons: Iterable[Sequence[object]]) -> None:
        left = iter(persons)
        while part := list(islice(left, _CHUNK)):
            self.put(sorted(alike_rows(part)))


def _rekeys(change: Change) -> bool:
    given = {**(change.before or {}), **(change.after or {})}
    return change.before is None or change.after is None or any(name in given for name in KEYED_FIELDS)
