"""Reading records of the database, and writing them back: the only place that knows how a kind lies in its table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

import peewee

from resettle_desktop.records.fields import Code, Link
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.stages import Stage
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.progress import Progress

R = TypeVar("R", bound=Record)
_CHUNK = 400


class Rows:
    """The records of one store. Records that it returns are copies: changing them changes nothing here."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def get(self, kind: type[R], id: int) -> R | None:
        """Return the record of this id, or None."""
        return self.many(kind, [id]).get(id)

    def many(self, kind: type[R], ids: Iterable[int | None]) -> dict[int, R]:
        """Return the records of these ids that are there, by id; None names none."""
        return {record.id: record for record in self.where_in(kind, "id", ids)}

    def linked(self, link: Link, ids: Iterable[int | None]) -> dict[int, Record]:
        """Return the records of these ids, of any of the kinds that a field may name, by id."""
        wanted = _sorted_set(ids)
        return {id: each for kind in link.linked_kinds for id, each in self.many(kind_of(kind), wanted).items()}

    def where_in(self, kind: type[R], field: str, values: Iterable[Any], only: Sequence[str] = ()) -> list[R]:
        """Return the records whose field has one of the values, in the order in which they were made.

        With ``only`` these fields alone are read, for long lists that show little of each; the others are None.
        """
        found: list[R] = []
        kept = getattr(kind, field).db_value
        for part in _chunks(_sorted_set(kept(value) for value in values if value is not None)):
            found += self._read(kind, only, f'WHERE "{_column(kind, field)}" IN ({_marks(part)})', part)
        return found

    def equal(self, kind: type[R], **values: Any) -> list[R]:
        """Return the records whose fields have these values, in the order in which they were made."""
        given = {name: getattr(kind, name).db_value(value) for name, value in values.items()}
        tests = [f'"{_column(kind, name)}" {"IS NULL" if each is None else "= ?"}' for name, each in given.items()]
        where = f"WHERE {' AND '.join(tests)} ORDER BY id" if tests else "ORDER BY id"
        return self._read(kind, (), where, [each for each in given.values() if each is not None])

    def all(self, kind: type[R], only: Sequence[str]) -> list[R]:
        """Return these fields of all records of the kind, the others None, in the order in which they were made."""
        return self._read(kind, only, "ORDER BY id")

    def grouped(self, kind: type[R], field: str, values: Iterable[Any], only: Sequence[str] = ()) -> dict[Any, list[R]]:
        """Return the records whose field has one of the values, listed under that value; ``only`` as above."""
        groups: dict[Any, list[R]] = {}
        for record in self.where_in(kind, field, values, only):
            groups.setdefault(getattr(record, field), []).append(record)
        return groups

    def page(
        self, kind: type[R], order: Sequence[tuple[str, bool]] = (), offset: int = 0, limit: int = -1,
        among: Collection[int] | None = None, **equal: Any,
    ) -> list[R]:  # fmt: skip
        """Return some records: sorted by fields (True: descending), then by age; ``limit`` from ``offset``.

        Codes and stages sort in the order of their lists. ``among`` are the ids to choose from, None for all.
        """
        query = _chosen(kind, among, equal, kind.id)
        query = query.order_by(*[_sorted(getattr(kind, name), down) for name, down in order], kind.id)
        ids = [id for (id,) in self._database.execute(query.offset(offset).limit(limit)).fetchall()]  # type: ignore[no-untyped-call]
        found = self.many(kind, ids)
        return [found[id] for id in ids]

    def parts(self, kind: type[R], size: int) -> Iterator[list[R]]:
        """Yield all records of the kind in the order in which they were made, so many at once.

        Each part begins at the key after the last one, so that the last part is read as fast as the first.
        """
        found = self._read(kind, (), "ORDER BY id LIMIT ?", (size,))
        while found:
            yield found
            found = self._read(kind, (), "WHERE id > ? ORDER BY id LIMIT ?", (found[-1].id, size))

    def columns(
        self, kind: type[Record], names: Sequence[str], field: str = "id", values: Iterable[Any] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """Yield these fields alone of the records whose ``field`` has one of the values, of all without any.

        They come in the order of that field, one by one: not all of them are in memory.
        """
        query, read = _selection(kind, tuple(names)), _readers(kind, tuple(names))
        column = f'"{_column(kind, field)}"'
        for part in [None] if values is None else _chunks(_sorted_set(values)):
            chosen = "" if part is None else f" WHERE {column} IN ({_marks(part)})"
            for row in self._database.execute_sql(f"{query}{chosen} ORDER BY {column}", part or ()):
                yield tuple(read[place](each) if place in read else each for place, each in enumerate(row))

    def count(self, kind: type[Record], among: Collection[int] | None = None, **equal: Any) -> int:
        """Return how many records of the kind there are (``among`` these ids) whose fields have these values."""
        # counted straight: the engine counts a whole table in one step, but not what a query within a query gives
        return int(_chosen(kind, among, equal, peewee.fn.COUNT(peewee.SQL("*"))).bind(self._database).scalar())

    def how_many(self, links: Sequence[tuple[type[Record], str]], record: int) -> list[int]:
        """Return for each kind and field how many of its records name this one there, all in one query."""
        return list(self.fetch(_counting(tuple(links)), [record] * len(links))[0]) if links else []

    def fetch(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query that another part of the store has written."""
        return self._database.execute_sql(sql, values).fetchall()  # type: ignore[no-any-return]

    def fetch_parts(self, sql: str, values: Sequence[Any] = (), size: int = 20_000) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the rows of such a query so many at once: not all of them are in memory."""
        found = self._database.execute_sql(sql, values)
        while part := found.fetchmany(size):
            yield part

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement of another part of the store for each of many rows."""
        self._database.execute_many(sql, rows)

    @contextmanager
    def watched(self, progress: Progress) -> Iterator[None]:
        """Let long queries of this thread be stopped: raises CancelledError as soon as the person asks for it."""
        with self._database.watched(lambda: None, progress):
            yield

    def insert(self, records: Sequence[Record]) -> None:
        """Write new records, all of one kind."""
        self.insert_values(type(records[0]), map(_row, records))

    def insert_values(self, kind: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
        """Write new records of a kind, each given as it lies in the table; columns that are left out stay empty."""
        alike: dict[tuple[str, ...], list[Sequence[Any]]] = {}
        for row in rows:
            # empty columns are not written: the engine's driver takes longer with a None than with a text
            alike.setdefault(tuple(row), []).append(tuple(row.values()))
        for columns, values in alike.items():
            self.insert_rows(kind, columns, values)

    def insert_rows(
        self, kind: type[Record], columns: Sequence[str], rows: Iterable[Sequence[Any]], after: int = 0
    ) -> None:
        """Write new records of a kind, each with a value for each of the columns; revisions count from ``after``."""
        quoted = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join(f"? + {after:d}" if name == "revision" else "?" for name in columns)
        self._database.execute_many(f'INSERT INTO "{kind._meta.table_name}" ({quoted}) VALUES ({marks})', rows)

    def update(self, record: Record, names: Iterable[str]) -> None:
        """Write these fields of a record, and its revision."""
        kind = type(record)
        columns = [getattr(kind, name) for name in dict.fromkeys([*names, "revision"])]
        self._set(kind, record.id, {each.column_name: each.db_value(getattr(record, each.name)) for each in columns})

    def update_derived(self, kind: type[Record], id: int, values: Mapping[str, Any]) -> None:
        """Write what the store derives of a record."""
        columns = [getattr(kind, name) for name in values]
        self._set(kind, id, {each.column_name: each.db_value(values[each.name]) for each in columns})

    def delete(self, kind: type[Record], ids: Iterable[int]) -> None:
        """Remove the records of these ids."""
        for part in _chunks(sorted(ids)):
            kind.delete().where(kind.id.in_(part)).bind(self._database).execute()

    def _set(self, kind: type[Record], id: int, values: Mapping[str, Any]) -> None:
        columns = ", ".join(f'"{name}" = ?' for name in values)
        self._database.execute_sql(
            f'UPDATE "{kind._meta.table_name}" SET {columns} WHERE id = ?', (*values.values(), id)
        )

    def _read(self, kind: type[R], only: Sequence[str], where: str, values: Sequence[Any] = ()) -> list[R]:
        reading = _reading(kind, ("id", *only) if only else tuple(field.name for field in kind._meta.sorted_fields))
        return [reading.record(row) for row in self.fetch(f"{reading.selection} {where}", values)]


@cache
def _counting(links: tuple[tuple[type[Record], str], ...]) -> str:
    columns = ((kind._meta.table_name, getattr(kind, name).column_name) for kind, name in links)
    return "SELECT " + ", ".join(f'(SELECT COUNT(*) FROM "{table}" WHERE "{name}" = ?)' for table, name in columns)


@dataclass(frozen=True)
class _Reading:
    """How records of a kind are made of rows: written out once, for a query is built anew for every key stroke."""

    kind: type[Record]
    selection: str
    names: tuple[str, ...]
    readers: Sequence[tuple[str, Callable[[Any], Any]]]

    def record(self, row: Sequence[Any]) -> Any:
        """Return the record of a row, with what peewee's own making would give it and without the time that takes."""
        data = dict(zip(self.names, row, strict=True))
        for name, read in self.readers:
            if data[name] is not None:
                data[name] = read(data[name])
        made: Any = self.kind.__new__(self.kind)
        made.__data__, made._dirty, made.__rel__ = data, set(), {}
        return made


@lru_cache(maxsize=500)
def _reading(kind: type[Record], names: tuple[str, ...]) -> _Reading:
    readers = tuple((names[place], read) for place, read in _readers(kind, names).items())
    return _Reading(kind, _selection(kind, names), names, readers)


@lru_cache(maxsize=500)
def _selection(kind: type[Record], names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{_column(kind, name)}"' for name in names)
    return f'SELECT {columns} FROM "{kind._meta.table_name}"'


def _column(kind: type[Record], name: str) -> str:
    return str(getattr(kind, name).column_name)


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


@lru_cache(maxsize=500)
def _readers(kind: type[Record], names: tuple[str, ...]) -> dict[int, Callable[[Any], Any]]:
    """Return by their place among the names what makes values of those that lie otherwise in the table."""
    fields = {place: getattr(kind, name) for place, name in enumerate(names)}
    plain = peewee.Field.python_value
    return {place: each.python_value for place, each in fields.items() if type(each).python_value is not plain}


def _row(record: Record) -> dict[str, Any]:
    given = ((field, getattr(record, field.name)) for field in type(record)._meta.sorted_fields)
    return {field.column_name: field.db_value(value) for field, value in given if value is not None}


def _chosen(kind: type[Record], among: Collection[int] | None, equal: Mapping[str, Any], *columns: Any) -> Any:
    query = kind.select(*columns)
    if among is not None:
        query = query.where(kind.id.in_(list(among)))
    for name, value in equal.items():
        query = query.where(getattr(kind, name) == value)
    return query


def _sorted(column: Any, descending: bool) -> Any:
    words = order_of(column)
    place = peewee.Case(column, [(word, place) for place, word in enumerate(words)]) if words else column
    return place.desc() if descending else place.asc()


def order_of(column: Any) -> list[str]:
    """Return the words of which a field holds one, in their order; none where the value itself is sorted."""
    if isinstance(column, Code):
        return list(column.codes.codes)
    return [stage.value for stage in Stage] if column.name == "stage" else []


def _sorted_set(values: Iterable[Any]) -> list[Any]:
    return sorted(set(values) - {None})


def _chunks(values: Sequence[Any], size: int = _CHUNK) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]
