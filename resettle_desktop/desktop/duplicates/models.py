"""What the list of suspected pairs shows: pure functions of what the store suspects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.texts import _
from resettle_desktop.store.duplicates import Suspected
from resettle_desktop.store.search import person_label
from resettle_desktop.store.store import Store

SURE = 0.9  # from here on a pair is very likely one person


@dataclass(frozen=True)
class Pair:
    """A suspected pair with the two persons as they are now; ``country`` is the host's where both are in the same."""

    suspected: Suspected
    one: Person
    other: Person
    country: str = ""


def columns() -> list[Column]:
    """Return the columns of the list."""
    return [
        Column("score", _("Sure"), 66, "right", sortable=False),
        Column("one", _("Person"), 172, sortable=False),
        Column("other", _("Perhaps the same"), 172, sortable=False),
        Column("why", _("Why"), 226, sortable=False),
    ]


def pairs_of(store: Store, suspected: Sequence[Suspected]) -> list[Pair]:
    """Return those suspected pairs of whom both are still in the store, in their order."""
    people: Mapping[int, Person] = store.rows.many(Person, [id for each in suspected for id in (each.one, each.other)])
    cases = store.rows.many(Case, {person.case for person in people.values() if person.case})
    hosts = {id: cases[person.case].asylum_country for id, person in people.items() if person.case in cases}
    return [
        Pair(each, people[each.one], people[each.other], _same(hosts.get(each.one), hosts.get(each.other)))
        for each in suspected
        if each.one in people and each.other in people
    ]


def _same(one: str | None, other: str | None) -> str:
    return one if one and one == other else ""


def pair_row(place: int, pair: Pair) -> Row:
    """Return the row of a pair; its key is its place, counted from 0."""
    score = pair.suspected.likeness.score
    return Row(place, (
        Cell(f"{score:.0%}", tabular=True, text_tone="text" if score >= SURE else "text2"),
        _person_cell(pair.one), _person_cell(pair.other),
        Cell(" · ".join(pair.suspected.likeness.why), text_tone="text2"),
    ))  # fmt: skip


def _person_cell(person: Person) -> Cell:
    born = person.birth_date or person.claimed_birth_date
    return Cell(person_label(person), detail=str(born.year) if born else "")
