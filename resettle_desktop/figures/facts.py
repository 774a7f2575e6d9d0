"""The facts that a figure counts, kept as columns of numbers, so that a filter is answered at once however many.

What they answer is what ``counting.count`` answers; that one asks the store, this one what it was told last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from resettle_desktop.figures.counting import Question, Row

_FLAGS = 50_000_000  # places in which may be noted who was seen; more are sorted instead
Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Column:
    """One field of all rows: for each row the place of its value among ``values``."""

    places: Array
    values: tuple[Any, ...]

    def fitting(self, wanted: Iterable[Any]) -> Array:
        """Return for each row whether it has one of these values."""
        chosen = set(wanted)
        return np.array([value in chosen for value in self.values] or [False])[self.places]

    def between(self, first: int, last: int) -> Array:
        """Return for each row whether its value lies between two; one that is not known does not."""
        inside = [value is not None and first <= value <= last for value in self.values]
        return np.array(inside or [False])[self.places]

    def without(self, kept: Array) -> Column:
        """Return the column of the rows that are kept."""
        return Column(self.places[kept], self.values)

    def joined(self, other: Column) -> Column:
        """Return this column and another below it."""
        values = dict.fromkeys((*self.values, *other.values))
        place = {value: number for number, value in enumerate(values)}
        moved = np.array([place[value] for value in other.values] or [0], dtype=np.int64)
        return Column(_small(np.concatenate([self.places, moved[other.places]])), tuple(values))


@dataclass(frozen=True)
class Facts:
    """The rows that a figure counts: whom each is of, the days of one that is timed, and each field's column."""

    subjects: Array
    columns: Mapping[str, Column]
    days: Array | None = None

    def without(self, subjects: Iterable[int]) -> Facts:
        """Return the rows of all others."""
        kept = ~np.isin(self.subjects, np.fromiter(subjects, dtype=np.int64))
        days = None if self.days is None else self.days[kept]
        return Facts(self.subjects[kept], {name: each.without(kept) for name, each in self.columns.items()}, days)

    def joined(self, other: Facts) -> Facts:
        """Return these rows and others below them."""
        columns = {name: each.joined(other.columns[name]) for name, each in self.columns.items()}
        both = None if self.days is None or other.days is None else np.concatenate([self.days, other.days])
        return Facts(np.concatenate([self.subjects, other.subjects]), columns, both)

    def rows(self, question: Question) -> list[Row]:
        """Return the rows of an answer, in no order, without those of nobody."""
        fitting = self._fitting(question)
        chosen = [self.columns[each.name] for each in question.fields]
        groups = _groups(chosen, len(self.subjects))
        if self.days is not None:
            told = _timed(groups[fitting], self.days[fitting])
        else:
            # one row each of these values, so that nobody can stand in a group twice
            apart = set(question.figure.apart) <= {each.name for each in question.fields}
            counts = _counts(groups[fitting]) if apart or not question.overlaps else self._seen(groups, fitting)
            told = {group: (count, None, None) for group, count in counts.items()}
        return [Row(_values(chosen, group), *numbers) for group, numbers in told.items()]

    def total(self, question: Question) -> int:
        """Return how many persons or cases fit, each once."""
        return self._seen(np.zeros(len(self.subjects), dtype=np.int64), self._fitting(question)).get(0, 0)

    @cached_property
    def people(self) -> tuple[Array, int]:
        """Return the subjects numbered from 0, and how many they are."""
        ids, numbers = np.unique(self.subjects, return_inverse=True)
        return numbers, len(ids)

    def _fitting(self, question: Question) -> Array:
        fitting = np.ones(len(self.subjects), dtype=bool)
        for name, values in question.where.items():
            fitting &= self.columns[question.figure.field_of(name, question.unit).name].fitting(values)
        if question.years is not None:
            fitting &= self.columns[question.figure.year.name].between(*question.years)
        return fitting

    def _seen(self, groups: Array, fitting: Array) -> dict[int, int]:
        """Return how many different subjects each group of those who fit has."""
        numbers, many = self.people
        pairs = groups[fitting] * many + numbers[fitting]
        if not len(pairs):
            return {}
        high = int(pairs.max()) // many + 1
        if high * many > _FLAGS:
            return _counts(np.unique(pairs) // many)
        seen = np.zeros(high * many, dtype=bool)
        seen[pairs] = True
        counts = seen.reshape(high, many).sum(axis=1)
        return {group: int(counts[group]) for group in np.flatnonzero(counts).tolist()}


class Reading:
    """Facts as they are read, part by part: only numbers of what was read stay in memory."""

    def __init__(self, names: Sequence[str], timed: bool) -> None:
        self._names, self._timed = names, timed
        self._numbers: list[list[Array]] = [[] for _column in range(1 + timed)]
        self._places: list[list[Array]] = [[] for _name in names]
        self._values: list[dict[Any, int]] = [{} for _name in names]

    def take(self, rows: Sequence[Sequence[Any]]) -> None:
        """Take some rows: of each the subject, the days where the figure is timed, then each field."""
        columns = list(zip(*rows, strict=True))
        for kept, numbers in zip(self._numbers, columns, strict=False):
            kept.append(np.array([each or 0 for each in numbers], dtype=np.int64))
        for number, values in enumerate(columns[1 + self._timed :]):
            known = self._values[number]
            for value in dict.fromkeys(values):
                known.setdefault(value, len(known))
            self._places[number].append(_small(np.fromiter(map(known.__getitem__, values), np.int32, len(values))))

    def facts(self) -> Facts:
        """Return the facts of all rows that were taken."""
        subjects, *days = (_whole(parts, np.int64) for parts in self._numbers)
        columns = {
            name: Column(_small(_whole(parts, np.uint8)), tuple(values))
            for name, parts, values in zip(self._names, self._places, self._values, strict=True)
        }
        return Facts(subjects, columns, *days)


def _whole(parts: Sequence[Array], kind: type[np.generic]) -> Array:
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)


def _small(places: Array) -> Array:
    """Return the same numbers in as few bytes as they need."""
    return places.astype(np.min_scalar_type(int(places.max()) if len(places) else 0))


def _groups(columns: Sequence[Column], many: int) -> Array:
    """Return for each row one number that stands for its values of these columns together."""
    groups = np.zeros(many, dtype=np.int64)
    for each in columns:
        groups = groups * len(each.values) + each.places
    return groups


def _values(columns: Sequence[Column], group: int) -> tuple[Any, ...]:
    found: list[Any] = []
    for each in reversed(columns):
        group, place = divmod(group, len(each.values))
        found.append(each.values[place])
    return tuple(reversed(found))


def _counts(groups: Array) -> dict[int, int]:
    if len(groups) == 0:
        return {}
    if int(groups.max()) > 2 * len(groups) + 1_000_000:
        found, counts = np.unique(groups, return_counts=True)
        return dict(zip(found.tolist(), counts.tolist(), strict=True))
    many = np.bincount(groups)
    there = np.flatnonzero(many)
    return dict(zip(there.tolist(), many[there].tolist(), strict=True))


def _timed(groups: Array, days: Array) -> dict[int, tuple[int, float | None, float | None]]:
    """Return how many, the median (the mean of both middle ones) and the 90th percentile (nearest rank) of days."""
    order = np.lexsort((days, groups))
    told: dict[int, tuple[int, float | None, float | None]] = {}
    first = 0
    for group, count in sorted(_counts(groups).items()):
        mine = days[order[first : first + count]]
        middle = (float(mine[(count - 1) // 2]) + float(mine[count // 2])) / 2
        told[group] = (count, middle, int(mine[(count * 9 + 9) // 10 - 1]))
        first += count
    return told
