"""A long list of records, of which only what is looked at is read: by the key where a page begins, over an index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from resettle_desktop.records.fields import Name
from resettle_desktop.records.record import SAME_CASE, Record
from resettle_desktop.store.filters import Filter, SqlCondition, condition
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.rows import Rows, order_of

R = TypeVar("R", bound=Record)
FEW = 20_000  # records that are gone through while somebody waits, or whose places are kept in memory


@dataclass(frozen=True)
class _Key:
    """Where a record stands in a list: in which of its sections, by which value and id."""

    section: int
    value: Any
    id: int


class Window(Generic[R]):
    """One kind's records in the order of one field, then by age; ``descending`` is the same list from its end.

    Records without a value come first; codes and stages are in the order of their lists. ``equal`` are the values
    that other fields must have, ``filters`` what else is asked, ``among`` the ids to choose from, None for all. It
    shows what the store held when it was made: after a change another one is made.
    """

    def __init__(
        self, rows: Rows, kind: type[R], field: str, descending: bool = False,
        among: Collection[int] | None = None, equal: Mapping[str, Any] | None = None,
        filters: Sequence[Filter] = (),
    ) -> None:  # fmt: skip
        self._rows, self._kind, self._descending = rows, kind, descending
        self._among, self._equal = among, dict(equal or {})
        column = getattr(kind, field)
        self._table, self._column = kind._meta.table_name, column.column_name
        self._by = f'"{self._column}"' + f" COLLATE {SAME_CASE}" * isinstance(column, Name)
        self.asked = frozenset(each.field for each in filters)
        self._chosen = [*self._conditions(), *(condition(kind, each) for each in filters)]
        self._sections = self._parts(order_of(column))
        self._count: int | None = None
        self._totals: dict[str, int] = {}
        self._places: list[int] | None = None
        self._last: dict[int, _Key] = {}

    @property
    def is_narrowed(self) -> bool:
        """Return whether not all records of the kind are in the list."""
        return bool(self._chosen)

    def is_quick(self) -> bool:
        """Return whether the list is counted and read at once: nothing is asked of its fields, or of few records."""
        if self._among is not None or not self._chosen:
            return True
        return not self._rows.fetch(f'SELECT 1 FROM "{self._table}" LIMIT 1 OFFSET {FEW}')

    def prepare(self, field: str = "", progress: Progress = UNWATCHED) -> None:
        """Count, sum a field, and find the places of the records where they are few, so that pages are read at once.

        It goes through all records of the kind. Raises CancelledError where the person stopped it.
        """
        with self._rows.watched(progress):
            total = f', coalesce(sum("{field}"), 0)' if field else ", 0"
            where, values = _all_of(self._chosen)
            found = self._rows.fetch(f'SELECT count(*){total} FROM "{self._table}" WHERE {where}', values)
            ((self._count, self._totals[field]),) = found
            progress.stop_if_cancelled()
            if self._count <= FEW:
                sections = range(len(self._sections))[:: -1 if self._descending else 1]
                self._places = [id for number in sections for id in self._sorted(number)]

    def count(self) -> int:
        """Return how many records there are."""
        if self._count is None:
            self._count = self._figure("count(*)")
        return self._count

    def total(self, field: str) -> int:
        """Return the sum of a whole number's field over all records."""
        if field not in self._totals:
            self._totals[field] = self._figure(f'coalesce(sum("{self._kind.field(field).name}"), 0)')
        return self._totals[field]

    def ids(self) -> list[int]:
        """Return the ids of all records in their order, for what is done to each of them at once."""
        if self._places is not None:
            return list(self._places)
        return [key.id for key in self._walk(None, self._descending, 0, self.count())]

    def page(self, start: int, limit: int) -> list[R]:
        """Return up to ``limit`` records from a place on, read from the nearest place that is known."""
        if self._places is not None:
            return self._records(self._places[start : start + limit])
        known = max((place for place in self._last if place <= start), default=0)
        left = max(0, self.count() - start)
        if left < start - known:
            back = max(0, left - limit)
            keys = list(self._walk(None, not self._descending, back, left - back))[::-1]
        else:
            keys = list(self._walk(self._last.get(known), self._descending, start - known, limit))
        if keys:
            self._last[start + len(keys)] = keys[-1]
        return self._records([key.id for key in keys])

    def _records(self, ids: Sequence[int]) -> list[R]:
        there = self._rows.many(self._kind, ids)
        return [there[id] for id in ids if id in there]

    def _figure(self, figure: str) -> int:
        where, values = _all_of(self._chosen)
        ((found,),) = self._rows.fetch(f'SELECT {figure} FROM "{self._table}" WHERE {where}', values)
        return int(found)

    def _sorted(self, number: int) -> Iterator[int]:
        """Yield the ids of one section, found by what is asked and sorted after; few are left, of however many."""
        where, values = self._where(number, None, self._descending)
        turn = " DESC" if self._descending else ""
        order = f"+{self._by}{turn}, id{turn}"
        for (id,) in self._rows.fetch(f'SELECT id FROM "{self._table}" WHERE {where} ORDER BY {order}', values):
            yield int(id)

    def _walk(self, after: _Key | None, descending: bool, skip: int, limit: int) -> Iterator[_Key]:
        """Yield up to ``limit`` keys that follow a key, or begin the list, when ``skip`` of them are passed over."""
        numbers = list(range(len(self._sections)))[:: -1 if descending else 1]
        for number in numbers[numbers.index(after.section) if after else 0 :]:
            behind = after if after and after.section == number else None
            found = self._keys(number, behind, descending, skip, limit)
            yield from found
            limit -= len(found)
            if limit <= 0:
                return
            skip = 0 if found or not skip else skip - self._size(number, behind, descending)

    def _keys(self, number: int, after: _Key | None, descending: bool, skip: int, limit: int) -> list[_Key]:
        where, values = self._where(number, after, descending)
        turn = " DESC" if descending else ""
        order = f"{self._by}{turn}, id{turn}" if self._sections[number][0].endswith("NOT NULL") else f"id{turn}"
        sql = f'SELECT "{self._column}", id FROM "{self._table}" WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?'
        return [_Key(number, value, id) for value, id in self._rows.fetch(sql, (*values, limit, skip))]

    def _size(self, number: int, after: _Key | None, descending: bool) -> int:
        where, values = self._where(number, after, descending)
        ((count,),) = self._rows.fetch(f'SELECT count(*) FROM "{self._table}" WHERE {where}', values)
        return int(count)

    def _where(self, number: int, after: _Key | None, descending: bool) -> SqlCondition:
        section, values = self._sections[number]
        conditions = [(section, values), *self._chosen]
        sign = "<" if descending else ">"
        if after and section.endswith("NOT NULL"):
            conditions.append(self._beyond(after, sign))
        elif after:
            conditions.append((f"id {sign} ?", (after.id,)))
        return _all_of(conditions)

    def _beyond(self, after: _Key, sign: str) -> SqlCondition:
        """The engine finds a pair by its index only where no collation is named."""
        if self._by == f'"{self._column}"':
            return f"({self._by}, id) {sign} (?, ?)", (after.value, after.id)
        text = f"{self._by} {sign}= ? AND ({self._by} {sign} ? OR id {sign} ?)"
        return text, (after.value, after.value, after.id)

    def _conditions(self) -> list[SqlCondition]:
        columns = {getattr(self._kind, name): value for name, value in self._equal.items()}
        chosen: list[SqlCondition] = [
            (f'"{field.column_name}" = ?', (field.db_value(value),)) for field, value in columns.items()
        ]
        if self._among is not None:
            chosen.append((f"id IN ({', '.join('?' * len(self._among))})", tuple(self._among)))
        return chosen

    def _parts(self, order: list[str]) -> list[SqlCondition]:
        """Return the sections of the list: those without a value, then all others, or one for each word of a list."""
        empty: SqlCondition = f'"{self._column}" IS NULL', ()
        if not order:
            return [empty, (f'"{self._column}" IS NOT NULL', ())]
        words = sorted(self._words(), key=lambda word: order.index(word) if word in order else -1)
        return [empty, *((f'"{self._column}" = ?', (word,)) for word in words)]

    def _words(self) -> Iterator[str]:
        """Yield the field's values that there are, each found by the index from the one before."""
        found = ""
        while True:
            sql = f'SELECT min("{self._column}") FROM "{self._table}" WHERE "{self._column}" > ?'
            ((found,),) = self._rows.fetch(sql, (found,))
            if found is None:
                return
            yield found


def _all_of(conditions: Sequence[SqlCondition]) -> SqlCondition:
    """Return the one condition that all of these fit."""
    text = " AND ".join(text for text, _values in conditions) or "TRUE"
    return text, tuple(value for _text, values in conditions for value in values)
