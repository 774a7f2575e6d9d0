"""What is compared for doubles: persons, or cases; how either is merged, kept apart, and what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from resettle_desktop.desktop.cases.comparison import Beside
from resettle_desktop.desktop.duplicates.models import Pair, Suspicion, case_pairs, person_pairs
from resettle_desktop.desktop.duplicates.surroundings import around, around_case, side_by_side
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.changes import ChangeSet
from resettle_desktop.store.merging import Merge
from resettle_desktop.store.store import Store


@dataclass(frozen=True)
class Compared:
    """One kind of record that may be entered twice, with its words and the ways to decide of a pair."""

    kind: type[Record]
    plural: str
    question: str
    kept_apart: str
    nothing: str
    pairs: Callable[[Store, Suspicion], list[Pair]]
    merge: Callable[[Store, int, int, Mapping[str, Json]], Merge]
    apart: Callable[[Store, int, int, str], ChangeSet]
    surroundings: Callable[[Store, Record, Record], Beside]

    def title(self) -> str:
        """Return what is asked of a pair."""
        return _(self.question)


def _around_persons(store: Store, one: Record, other: Record) -> Sequence[tuple[str, str, str]]:
    return side_by_side(around(store, cast(Person, one)), around(store, cast(Person, other)))


def _around_cases(store: Store, one: Record, other: Record) -> Sequence[tuple[str, str, str]]:
    return side_by_side(around_case(store, cast(Case, one)), around_case(store, cast(Case, other)))


PERSONS = Compared(
    Person, mark("Persons {count}"), mark("The same person?"), mark("Kept as two persons"),
    mark("Nobody seems to be entered twice"),
    lambda store, found: person_pairs(store, found.persons),
    lambda store, stays, other, taken: store.merging.persons(stays, other, taken),
    lambda store, one, other, reason: store.duplicates.judged_different(one, other, reason),
    _around_persons,
)  # fmt: skip
CASES = Compared(
    Case, mark("Cases {count}"), mark("The same family?"), mark("Kept as two cases"),
    mark("No case seems to be entered twice"),
    lambda store, found: case_pairs(store, found.cases),
    lambda store, stays, other, taken: store.merging.cases(stays, other, taken),
    lambda store, one, other, reason: store.duplicate_cases.judged_different(one, other, reason),
    _around_cases,
)  # fmt: skip
ALL = (PERSONS, CASES)
