"""What the lists of suspected pairs show: pure functions of what the store suspects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.duplicate_cases import LikeCases
from resettle_desktop.store.duplicates import Suspected
from resettle_desktop.store.search import person_label
from resettle_desktop.store.store import Store

SURE = 0.9  # from here on a pair is very likely one


@dataclass(frozen=True)
class Suspicion:
    """What the store suspects: persons, and the cases that follow from them, both the surest first."""

    persons: Sequence[Suspected] = ()
    cases: Sequence[LikeCases] = ()

    def without(self, ids: tuple[int, int]) -> Suspicion:
        """Return what is left when a pair turns out to be two."""
        persons = [each for each in self.persons if (each.one, each.other) != ids]
        return Suspicion(persons, [each for each in self.cases if (each.one, each.other) != ids])


@dataclass(frozen=True)
class Pair:
    """Two records that may be one, as they are now, ``names`` as people know them and a word for either beside.

    ``country`` is the host's where both are in the same, ``rests_on`` the names of what speaks for the pair.
    """

    one: Record
    other: Record
    score: float
    why: tuple[str, ...]
    names: Mapping[int, str]
    details: Mapping[int, str] = field(default_factory=dict)
    country: str = ""
    rests_on: frozenset[str] = frozenset()

    @property
    def ids(self) -> tuple[int, int]:
        """Return the ids of both."""
        return self.one.id, self.other.id


def columns() -> list[Column]:
    """Return the columns of the list."""
    return [
        Column("score", _("Sure"), 60, "right", sortable=False),
        Column("one", _("First record"), 214, sortable=False),
        Column("other", _("Perhaps the same"), 214, sortable=False),
        Column("why", _("Why"), 148, sortable=False),
    ]


def person_pairs(store: Store, suspected: Sequence[Suspected]) -> list[Pair]:
    """Return those suspected pairs of whom both are still in the store, in their order."""
    people: Mapping[int, Person] = store.rows.many(Person, [id for each in suspected for id in (each.one, each.other)])
    cases = store.rows.many(Case, {person.case for person in people.values() if person.case})
    hosts = {id: cases[person.case].asylum_country for id, person in people.items() if person.case in cases}
    return [
        _person_pair(each, people[each.one], people[each.other], _same(hosts.get(each.one), hosts.get(each.other)))
        for each in suspected
        if each.one in people and each.other in people
    ]


def case_pairs(store: Store, suspected: Sequence[LikeCases]) -> list[Pair]:
    """Return those suspected pairs of cases of which both are still in the store, in their order."""
    cases: Mapping[int, Case] = store.rows.many(Case, [id for each in suspected for id in (each.one, each.other)])
    names = store.search.labels(list(cases.values()))
    return [
        _case_pair(each, cases[each.one], cases[each.other], names)
        for each in suspected
        if each.one in cases and each.other in cases
    ]


def pair_row(place: int, pair: Pair) -> Row:
    """Return the row of a pair; its key is its place, counted from 0."""
    one, other = (Cell(pair.names[id], detail=pair.details.get(id, "")) for id in pair.ids)
    score = Cell(f"{pair.score:.0%}", tabular=True, text_tone="text" if pair.score >= SURE else "text2")
    return Row(place, (score, one, other, Cell(" · ".join(pair.why), text_tone="text2")))


def _person_pair(suspected: Suspected, one: Person, other: Person, country: str) -> Pair:
    like, both = suspected.likeness, (one, other)
    names = {each.id: person_label(each) for each in both}
    evidence = frozenset(each.name for each in like.evidence)
    return Pair(one, other, like.score, tuple(like.why), names, {each.id: _born(each) for each in both}, country,
                evidence)  # fmt: skip


def _case_pair(like: LikeCases, one: Case, other: Case, names: Mapping[int, str]) -> Pair:
    numbers = {each.id: each.unhcr_number or "" for each in (one, other)}
    known = {each.id: names.get(each.id) or each.label() for each in (one, other)}
    return Pair(one, other, like.score, like.why, known, numbers, _same(one.asylum_country, other.asylum_country),
                frozenset({"number"} if like.number else ()))  # fmt: skip


def _born(person: Person) -> str:
    born = person.birth_date or person.claimed_birth_date
    return str(born.year) if born else ""


def _same(one: str | None, other: str | None) -> str:
    return one if one and one == other else ""
