"""Finds persons who may be one: over the whole store, and while one is typed (rules.duplicates)."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter

from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import NotSame, Person
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.texts import _
from resettle_desktop.rules.duplicate_keys import may_agree, packed, person_keys
from resettle_desktop.rules.duplicates import THRESHOLD, Likeness, beside_their_families, could_be_one, likeness
from resettle_desktop.rules.known_persons import Known
from resettle_desktop.rules.populations import Population
from resettle_desktop.store.alike import AlikeKeys, Bearer
from resettle_desktop.store.changes import Applied, ChangeSet, Draft
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.known import Knowing
from resettle_desktop.store.rows import Rows

Pair = tuple[int, int]
Progress = Callable[[int, int], None]
_BATCH = 2_000  # pairs that are read and scored at once
_MOST_OF_A_NAME = 2_000  # of so many of one name those alone are compared whose births agree as they are written
_WORTH_COUNTING = 0.05  # what scores less with everybody entered twice tells nothing of how many are
_LOOKED_AT = 60  # how many are read and scored while one types
_TYPED_KEY_LIMIT = 3_000


@dataclass(frozen=True)
class Suspected:
    """Two persons who may be one; ``one`` was entered first."""

    one: int
    other: int
    likeness: Likeness


class Duplicates:
    """Looks for persons of one store who may be entered twice."""

    def __init__(self, database: EncryptedDatabase, rows: Rows, knowing: Knowing) -> None:
        self._keys, self._rows, self._knowing = AlikeKeys(database), rows, knowing

    def pairs(
        self, least: float = THRESHOLD, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> list[Suspected]:
        """Return all pairs of persons whose score is at least that, the surest first; not those judged different.

        How surely a pair is one depends on how many of the store's persons were entered twice, which is told from all
        of them. ``progress`` is told how many of the store's keys are compared, of how many; with ``cancelled`` it
        ends early with what was found so far.
        """
        among, judged = self._knowing.population().at_most(), self._judged()
        found: dict[Pair, Likeness] = {}
        for batch in _batches(self._candidates(among, progress or _nobody), judged):
            found |= {pair: each for pair, each in self._scored(batch, among) if each.score >= _WORTH_COUNTING}
            if cancelled and cancelled():
                break
        here = among.fitted([each.odds for each in found.values() if not each.least and each.most == math.inf])
        self._knowing.learn(here)
        scored = beside_their_families([each.among(here) for each in found.values()])
        suspected = (Suspected(*pair, each.among(here)) for pair, each in zip(found, scored, strict=True))
        likely = (each for each in suspected if each.likeness.score >= least)
        return sorted(likely, key=lambda each: (-each.likeness.score, each.one, each.other))

    def like(self, values: Mapping[str, Json], limit: int = 5, apart_from: int = 0) -> list[Suspected]:
        """Return the persons of the store who may be the one whose values are being typed, the likeliest first.

        ``values`` are as in change sets; those that cannot be read yet are left out. ``apart_from`` is the person's
        own id where there is one. Those judged different from that person do not come.
        """
        typed = _readable(values, apart_from)
        judged = {id for pair in self._judged(apart_from) for id in pair} if apart_from else set()
        me = self._knowing.one(typed)
        ids = [id for id in self._near(me) if id != apart_from and id not in judged]
        among = self._knowing.population()
        people = self._knowing.many(ids[:_LOOKED_AT]).values()
        compared = (Suspected(each.id, apart_from, likeness(me, each, among)) for each in people)
        likely = [each for each in compared if each.likeness.score >= THRESHOLD]
        return sorted(likely, key=lambda each: (-each.likeness.score, each.one))[:limit]

    def compare(self, one: int, other: int) -> Likeness | None:
        """Return how alike two persons are, None where one of them is not there."""
        people = self._knowing.many([one, other])
        if one not in people or other not in people:
            return None
        return likeness(people[one], people[other], self._knowing.population())

    def judged_different(self, one: int, other: int, reason: str = "") -> ChangeSet:
        """Return the change set that says of two persons that they are two; empty where it was said already."""
        pair = _ordered(one, other)
        draft = Draft()
        if pair not in self._judged(one):
            values: dict[str, Json] = {"person": id_text(pair[0]), "other": id_text(pair[1]), "reason": reason or None}
            draft.add(NotSame.kind_name(), new_id(), values)
        return draft.change_set(reason or _("Not the same person"), _("duplicates"))

    def notice(self, applied: Applied) -> None:
        """Hear what was written: after many persons came or went names are counted anew."""
        changes = applied.change_set.changes
        self._knowing.notice(sum(each.kind == "Person" and None in (each.before, each.after) for each in changes))

    def _judged(self, person: int = 0) -> set[Pair]:
        """Return the pairs judged different, of all persons or of one."""
        given = [{"person": person}, {"other": person}] if person else [{}]
        found = [each for equal in given for each in self._rows.equal(NotSame, **equal)]
        return {_ordered(each.person, each.other) for each in found if each.person and each.other}

    def _candidates(self, among: Population, progress: Progress) -> Iterator[Pair]:
        yield from self._knowing.sharing_numbers()
        yield from self._knowing.sharing_phones()
        total = self._keys.count()
        done = 0
        for bearers in self._keys.groups():
            yield from _agreeing(bearers, among)
            done += len(bearers)
            progress(min(done, total), total)
        progress(total, total)

    def _scored(self, pairs: Collection[Pair], among: Population) -> Iterator[tuple[Pair, Likeness]]:
        people = self._knowing.many(id for pair in pairs for id in pair)
        for one, other in pairs:
            if one in people and other in people:
                yield (one, other), likeness(people[one], people[other], among)

    def _near(self, me: Known) -> list[int]:
        """Return the ids of those who share a number, a key or a telephone with a person, the likelier sorts first."""
        births = [packed(born) for born in me.births] or [0]
        keys = sorted({key for key, _born, _signs in person_keys(me.person)})
        bearers = [self._keys.bearers(key, _TYPED_KEY_LIMIT) for key in keys]
        by_key = [
            id
            for group in sorted(bearers, key=len)
            for born, id, _signs in group
            if any(may_agree(born, mine) for mine in births)
        ]
        return list(dict.fromkeys([*self._knowing.having_numbers(me), *by_key, *self._knowing.having_phones(me)]))


def _agreeing(bearers: list[Bearer], among: Population) -> Iterator[Pair]:
    """Yield the pairs of those of one key who could be one person by their dates of birth, their sex and parents."""
    crowd = len(bearers) > _MOST_OF_A_NAME
    groups = [list(group) for _born, group in groupby(bearers, key=itemgetter(0))] if crowd else [bearers]
    for group in groups:
        for (born, one, signs), (other_born, other, other_signs) in combinations(group, 2):
            if one == other or not may_agree(born, other_born):
                continue
            if could_be_one((born, other_born), (signs, other_signs), len(bearers), among):
                yield _ordered(one, other)


def _batches(pairs: Iterable[Pair], judged: Collection[Pair]) -> Iterator[set[Pair]]:
    batch: set[Pair] = set()
    for pair in pairs:
        if pair not in judged:
            batch.add(pair)
        if len(batch) >= _BATCH:
            yield batch
            batch = set()
    yield batch


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _readable(values: Mapping[str, Json], id: int) -> Person:
    person = Person(id=id)
    for name, value in values.items():
        try:
            setattr(person, name, Person.field(name).from_json(value))
        except Refused:
            continue  # half typed: it says nothing yet
    return person


def _nobody(_done: int, _total: int) -> None:
    """Tell nobody how far the work is."""
