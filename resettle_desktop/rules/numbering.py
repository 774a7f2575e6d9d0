"""The numbers of a departure's families and persons: the same on every paper of it, and never given twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from resettle_desktop.records.numbers import id_number, id_text


@dataclass(frozen=True)
class Numbers:
    """Numbers from 1: of families by their case's id, of persons by theirs; those off the list since keep theirs."""

    families: Mapping[int, int] = field(default_factory=dict)
    persons: Mapping[int, int] = field(default_factory=dict)

    def text(self) -> str:
        """Return them as they are kept with a printed paper: a line of families, a line of persons, each from 1 on."""
        return "\n".join(" ".join(id_text(id) for id in sorted(kept, key=kept.__getitem__)) for kept in self._both())

    @classmethod
    def read(cls, text: str | None) -> Numbers:
        """Return the numbers of such a text; none of an empty one."""
        lines = [line.split() for line in (text or "\n").split("\n")]
        return cls(*({id_number(id): number for number, id in enumerate(line, start=1)} for line in lines))

    def _both(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        return self.families, self.persons


def numbered(printed: Numbers, families: Iterable[tuple[int, Sequence[int]]]) -> Numbers:
    """Return the numbers of these families, each a case's id with its persons' ids in their order.

    Who has a number on a printed paper keeps it. All others get the next ones, in the order in which they are given,
    so that a list that was never printed is numbered from top to bottom.
    """
    cases, persons = dict(printed.families), dict(printed.persons)
    for case, members in families:
        cases.setdefault(case, _next(cases))
        for person in members:
            persons.setdefault(person, _next(persons))
    return Numbers(cases, persons)


def _next(given: Mapping[int, int]) -> int:
    return max(given.values(), default=0) + 1
