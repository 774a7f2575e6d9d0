"""Reads what is known of persons for comparing them: with their papers and numbers, and how common names are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

import peewee

from resettle_desktop.records.kinds import Case, OtherNumber, Person, TravelDocument
from resettle_desktop.records.record import Record
from resettle_desktop.rules.known_persons import Known, known
from resettle_desktop.rules.name_likeness import Called, ways_to_call
from resettle_desktop.rules.populations import Population, share
from resettle_desktop.rules.spelling import consonants
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.tables import Word
from resettle_desktop.store.words import Words

_SAMPLE = 4_000  # so many persons are enough to know which names are common
_MOST_SHARING = 20  # a number or telephone of more than that is an office's, or stands for none
_NAMES = ("given_names", "family_name", "original_name", "document_name", "aliases")
_COMPARED = (
    *_NAMES, "case", "unhcr_number", "birth_date", "claimed_birth_date", "sex", "nationality", "father_name",
    "mother_name", "birth_place", "phone",
)  # fmt: skip
_OF_CASE = ("asylum_country", "phone")
Field = tuple[type[Record], str]
_OWN, _OTHER, _PAPER = (Person, "unhcr_number"), (OtherNumber, "value"), (TravelDocument, "number")
_PERSONS_PHONE, _CASES_PHONE = (Person, "phone"), (Case, "phone")


class Knowing:
    """Reads what is known of the persons of one store."""

    def __init__(self, database: EncryptedDatabase, rows: Rows, words: Words) -> None:
        self._database, self._rows, self._words = database, rows, words
        self._population: Population | None = None
        self._new = 0

    def many(self, ids: Iterable[int]) -> dict[int, Known]:
        """Return what is known of these persons, of those who are there."""
        people = {person.id: person for person in self._rows.where_in(Person, "id", ids, _COMPARED)}
        found = self._rows.where_in(Case, "id", {person.case for person in people.values()}, _OF_CASE)
        cases = {case.id: case for case in found}
        papers = self._rows.grouped(TravelDocument, "person", people)
        others = self._rows.grouped(OtherNumber, "person", people)
        return {
            id: known(person, cases.get(person.case or 0), papers.get(id, ()), others.get(id, ()))
            for id, person in people.items()
        }

    def one(self, person: Person) -> Known:
        """Return what is known of a person who may not be in the store as given, with the papers that are."""
        case = self._rows.get(Case, person.case) if person.case else None
        papers = self._rows.equal(TravelDocument, person=person.id) if person.id else []
        others = self._rows.equal(OtherNumber, person=person.id) if person.id else []
        return known(person, case, papers, others)

    def population(self) -> Population:
        """Return how many persons there are and how common names are, from a sample that is kept for a while."""
        if self._population is None or self._new > self._population.size // 10 + 20:
            self._population, self._new = self._counted(), 0
        return self._population

    def learn(self, population: Population) -> None:
        """Keep what was learned of the store's persons until many came or went."""
        self._population, self._new = population, 0

    def notice(self, came_or_went: int) -> None:
        """Hear how many persons were added or removed: after many the names are counted anew."""
        self._new += came_or_went

    def sharing_numbers(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of persons who have an agency's or a paper's number in common."""
        for one, other in ((_OTHER, _OTHER), (_PAPER, _PAPER), (_OWN, _OTHER)):
            for group in self._sharing(one, other):
                yield from combinations(sorted(self._persons(group)), 2)

    def sharing_phones(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs of persons of different cases who have a telephone in common."""
        seen: set[frozenset[int]] = set()
        for one, other in (
            (_CASES_PHONE, _CASES_PHONE),
            (_PERSONS_PHONE, _PERSONS_PHONE),
            (_PERSONS_PHONE, _CASES_PHONE),
        ):
            for group in self._sharing(one, other):
                ids = frozenset(id for _kind, id in group)
                if ids not in seen:
                    seen.add(ids)
                    yield from self._across_cases(group)

    def having_numbers(self, me: Known) -> list[int]:
        """Return the ids of the persons who have a number of this person's."""
        group = [
            (kind, id)
            for number in me.numbers
            for kind, field in ([_PAPER] if number.paper else [_OWN, _OTHER])
            for id in self._words.exactly(kind.kind_name(), field, number.key)
        ]
        return sorted(self._persons(group[:_MOST_SHARING]))

    def having_phones(self, me: Known) -> list[int]:
        """Return the ids of the persons, or of the members of cases, who have a telephone of this person's."""
        group = [
            (kind, id)
            for phone in me.phones
            for kind, field in (_PERSONS_PHONE, _CASES_PHONE)
            for id in self._words.exactly(kind.kind_name(), field, phone)
        ]
        return sorted(self._persons(group[:_MOST_SHARING]))

    def _counted(self) -> Population:
        size = self._rows.count(Person)
        ids: list[int] | None = None
        if size > _SAMPLE:
            # the last bits of ids count up, so that these are spread over all times of entering
            last_bits = (1 << (size // _SAMPLE).bit_length()) - 1
            some = Person.select(Person.id).where(Person.id.bin_and(last_bits) == 0)
            ids = [row[0] for row in some.tuples().bind(self._database).iterator()]
        own: Counter[str] = Counter()
        family: Counter[str] = Counter()
        counted = 0
        for values in self._rows.columns(Person, _NAMES, "id", ids):
            counted += 1
            called = ways_to_call(Person(**dict(zip(_NAMES, values, strict=True))))[:1]
            own.update(_keys(called, "own"))
            family.update(_keys(called, "family"))
        return Population(size, counted, _shares(own, counted), _shares(family, counted))

    def _sharing(self, one: Field, other: Field) -> Iterator[list[tuple[type[Record], int]]]:
        """Yield those whose number in one field is that of another record, in the same field or in the other one."""
        if one != other:
            for mine, theirs in self._joined(one, other):
                yield [(one[0], mine), (other[0], theirs)]
            return
        kind, field = one
        several = peewee.fn.COUNT(Word.record)
        query = Word.select(Word.word).where((Word.kind == kind.kind_name()) & (Word.field == field))
        query = query.group_by(Word.word).having(several.between(2, _MOST_SHARING))
        for (word,) in query.tuples().bind(self._database).iterator():
            yield [(kind, id) for id in self._words.exactly(kind.kind_name(), field, word)]

    def _joined(self, one: Field, other: Field) -> Iterator[tuple[int, int]]:
        mine, theirs = Word.alias(), Word.alias()
        equal = (theirs.word == mine.word) & (theirs.kind == other[0].kind_name()) & (theirs.field == other[1])
        query = mine.select(mine.record, theirs.record).join(theirs, on=equal)
        query = query.where((mine.kind == one[0].kind_name()) & (mine.field == one[1]))
        return iter(query.tuples().bind(self._database).iterator())

    def _persons(self, group: Iterable[tuple[type[Record], int]]) -> set[int]:
        return {person for each in group for person in self._of(*each)}

    def _of(self, kind: type[Record], id: int) -> Sequence[int]:
        """Return the person whom a number belongs to, the members of the case whose it is."""
        if kind is Person:
            return [id]
        if kind is Case:
            return [member for (member,) in self._rows.columns(Person, ["id"], "case", [id])]
        return [person for (person,) in self._rows.columns(kind, ["person"], "id", [id]) if person]

    def _across_cases(self, group: Iterable[tuple[type[Record], int]]) -> Iterator[tuple[int, int]]:
        families = [self._of(kind, id) for kind, id in group]
        for one, other in combinations(families, 2):
            yield from ((min(pair), max(pair)) for pair in product(one, other) if pair[0] != pair[1])


def _keys(called: Sequence[Called], part: str) -> Iterator[str]:
    for each in called:
        words = each.own[:1] if part == "own" else each.family[-1:]
        yield from map(consonants, words)


def _shares(counts: Counter[str], of: int) -> dict[str, float]:
    return {name: share(count, of) for name, count in counts.items()}
