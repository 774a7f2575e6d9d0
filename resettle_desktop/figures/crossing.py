"""Lays an answer out as a table of two fields, and hides the small numbers of one that leaves the office."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from resettle_desktop.figures.counting import Answer
from resettle_desktop.figures.fields import Field

SMALL = 5  # numbers below it could say who is meant (DOMAIN 6)
Place = tuple[Any, Any]


@dataclass(frozen=True)
class Crossed:
    """The counts of an answer by its first field, ``across``, and its second, ``down``; without one all is one line.

    ``hidden`` are the places of which only is said that they are few.
    """

    across: tuple[Any, ...]
    down: tuple[Any, ...]
    counts: Mapping[Place, int]
    fields: tuple[Field, ...]
    total: int
    hidden: frozenset[Place] = frozenset()

    @property
    def overlaps(self) -> bool:
        """Return whether somebody stands in several places, so that their sums say nothing."""
        return sum(self.counts.values()) != self.total

    def at(self, across: Any, down: Any) -> int:
        """Return a count, 0 where nobody is."""
        return self.counts.get((across, down), 0)

    def across_total(self, across: Any) -> int:
        """Return the sum of one value of the first field."""
        return sum(self.at(across, down) for down in self.down)

    def down_total(self, down: Any) -> int:
        """Return the sum of one value of the second field."""
        return sum(self.at(across, down) for across in self.across)

    def across_label(self, value: Any) -> str:
        """Return a value of the first field as people read it."""
        return self.fields[0].show(value) if self.fields else ""

    def down_label(self, value: Any) -> str:
        """Return a value of the second field as people read it; empty where there is none."""
        return self.fields[1].show(value) if len(self.fields) > 1 else ""

    def without_small(self) -> Crossed:
        """Return the same with numbers from 1 to 4 hidden, and as many others as keep them from being reckoned."""
        hidden = {place for place, count in self.counts.items() if 0 < count < SMALL}
        given_away = True
        while given_away:
            given_away = False
            for line in self._lines():
                shown = [place for place in line if self.counts.get(place) and place not in hidden]
                if sum(place in hidden for place in line) == 1 and shown:
                    hidden.add(min(shown, key=lambda place: self.counts[place]))
                    given_away = True
        return replace(self, hidden=frozenset(hidden))

    def _lines(self) -> Iterator[list[Place]]:
        if len(self.across) > 1:
            yield from ([(across, down) for across in self.across] for down in self.down)
        if len(self.down) > 1:
            yield from ([(across, down) for down in self.down] for across in self.across)


def crossed(answer: Answer) -> Crossed:
    """Return an answer that is split by two fields at most as a table; raises ValueError for more."""
    fields = answer.question.fields
    if len(fields) > 2:
        raise ValueError(f"{len(fields)} fields are no table")
    counts: dict[Place, int] = {_place(row.by): row.count for row in answer.rows}
    found = [tuple(dict.fromkeys(place[each] for place in counts)) for each in (0, 1)]
    made = Crossed(found[0], found[1], counts, fields, answer.total)
    across = _ordered(made.across, fields[:1], made.across_total)
    return replace(made, across=across, down=_ordered(made.down, fields[1:], made.down_total))


def _ordered(values: tuple[Any, ...], field: Sequence[Field], total: Callable[[Any], int]) -> tuple[Any, ...]:
    """Return values in their own order, or the largest first where they have none; what is not known comes last."""
    if not field:
        return values
    if field[0].values.natural:
        return tuple(sorted(values, key=field[0].order))
    return tuple(sorted(values, key=lambda value: (value is None, -total(value), field[0].order(value))))


def _place(by: Sequence[Any]) -> Place:
    return by[0] if by else None, by[1] if len(by) > 1 else None
