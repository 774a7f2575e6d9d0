"""A long list of records, of which only what is looked at is read: by the key where a page begins, over an index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from resettle_desktop.records.record import Record
from resettle_desktop.store.filters import Filter, SqlCondition, condition
from resettle_desktop.store.rows import Rows, order_of

R = TypeVar("R", bound=Record)


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
        self._table, self._column = kind._meta.table_name, getattr(kind, field).column_name
        self._chosen = [*self._conditions(), *(condition(kind, each) for each in filters)]
        self._sections = self._parts(order_of(getattr(kind, field)))
        self._count: int | None = None
        self._last: dict[int, _Key] = {}

    def count(self) -> int:
        """Return how many records there are."""
        if self._count is None:
            self._count = self._figure("count(*)")
        return self._count

    def total(self, field: str) -> int:
        """Return the sum of a whole number's field over all records."""
        return self._figure(f'coalesce(sum("{self._kind.field(field).name}"), 0)')

    def ids(self) -> list[int]:
        """Return the ids of all records in their order, for what is done to each of them at once."""
        return [key.id for key in self._walk(None, self._descending, 0, self.count())]

    def page(self, start: int, limit: int) -> list[R]:
        """Return up to ``limit`` records from a place on, read from the nearest place that is known."""
        known = max((place for place in self._last if place <= start), default=0)
        left = max(0, self.count() - start)
        if left < start - known:
            back = max(0, left - limit)
            keys = list(self._walk(None, not self._descending, back, left - back))[::-1]
        else:
            keys = list(self._walk(self._last.get(known), self._descending, start - known, limit))
        if keys:
            self._last[start + len(keys)] = keys[-1]
        there = self._rows.many(self._kind, [key.id for key in keys])
        return [there[key.id] for key in keys if key.id in there]

    def _figure(self, figure: str) -> int:
        where = " AND ".join(text for text, _values in self._chosen) or "TRUE"
        values = [value for _text, values in self._chosen for value in values]
        ((found,),) = self._rows.fetch(f'SELECT {figure} FROM "{self._table}" WHERE {where}', values)
        return int(found)

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
        order = f'"{self._column}"{turn}, id{turn}' if self._sections[number][0].endswith("NOT NULL") else f"id{turn}"
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
            conditions.append((f'("{self._column}", id) {sign} (?, ?)', (after.value, after.id)))
        elif after:
            conditions.append((f"id {sign} ?", (after.id,)))
        return " AND ".join(text for text, _values in conditions), tuple(v for _text, vs in conditions for v in vs)

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
