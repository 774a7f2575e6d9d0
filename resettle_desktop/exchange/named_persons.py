"""Finds whom a row names that gives no number: by name, date of birth, sex and family, and never by a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from resettle_desktop.exchange.full_names import convert_name
from resettle_desktop.exchange.near_numbers import MOST, Candidate, near_records
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.numbers import number_key
from resettle_desktop.rules.names import name_key
from resettle_desktop.store.store import Store

_LEAST_ALIKE = 70  # of 100; two spellings of one name are more alike
_NAMES = ("family_name", "given_names")


class NamedPersons:
    """The persons of the store who may be those that the rows of one sheet name."""

    def __init__(self, store: Store, rows: Iterable[Mapping[str, Any]]) -> None:
        self._store = store
        births = {values["birth_date"] for values in rows if values.get("birth_date") and _written(values)}
        self._by_birth: dict[Any, list[Person]] = {}
        for person in store.rows.where_in(Person, "birth_date", births):
            self._by_birth.setdefault(person.birth_date, []).append(person)
        self._by_name: dict[str, list[Person]] = {}

    def find(self, values: Mapping[str, Any]) -> tuple[Person | None, tuple[Candidate, ...]]:
        """Return the person whom these values name for sure, else None and those who may be meant."""
        born = self._by_birth.get(values.get("birth_date"), [])
        same = [person for person in born if _same(person, values)]
        sure = [person for person in same if _fits(person, values) and _is_sure(values)]
        if len(sure) == 1:
            return sure[0], ()
        alike = [person for person in born if _alike(person, values)]
        return None, self._candidates([*same, *alike, *self._called(values)], values)

    def _called(self, values: Mapping[str, Any]) -> list[Person]:
        name = _written(values)
        if name and name not in self._by_name:
            found = self._store.rows.many(Person, self._store.words.find(name, Person.kind_name(), MOST).ids)
            self._by_name[name] = [person for person in found.values() if _same(person, values)]
        return self._by_name.get(name, [])

    def _candidates(self, persons: Sequence[Person], values: Mapping[str, Any]) -> tuple[Candidate, ...]:
        number = values.get("unhcr_number")
        near = near_records(self._store, Person, "unhcr_number", number) if number else ()
        found = [Candidate(Person.kind_name(), person.id, _called(person)) for person in persons]
        first = {each.id: each for each in reversed([*found, *near])}
        return tuple(dict.fromkeys(first[each.id] for each in [*found, *near]))[:MOST]


def names_somebody_else(here: Person, given: Mapping[str, Any]) -> bool:
    """Return whether a row with a person's number names another: no part of the names is alike, nor is the birth."""
    born = given.get("birth_date")
    if born and born == here.birth_date:
        return False
    one, other = _words(_all_names(here)), _words(_written(given))
    comparable = bool(one and other) and any(map(str.isascii, one)) == any(map(str.isascii, other))
    return comparable and not any(_resembles(word, other) for word in one)


def name_of_row(values: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """Return the parts of the name that the first filled of these fields of a row says, such as that on a ticket."""
    for field in fields:
        parts = convert_name(values.get(field))
        found = {"family_name": parts.family.value, "given_names": parts.given.value}
        if any(found.values()):
            return found
    return {}


def _is_sure(values: Mapping[str, Any]) -> bool:
    """A first of January is weak: many have it who know their year alone."""
    born = values.get("birth_date")
    weak = born is None or not born.exact or (born.month, born.day) == (1, 1)
    return not weak or values.get("case") is not None or values.get("sex") is not None


def _fits(person: Person, values: Mapping[str, Any]) -> bool:
    """Return whether nothing that both know differs: sex, family, number."""
    given = values.get("unhcr_number")
    numbered = given and person.unhcr_number and number_key(given) != number_key(person.unhcr_number)
    pairs = [(person.sex, values.get("sex")), (person.case, values.get("case"))]
    return not numbered and all(one == other for one, other in pairs if one is not None and other is not None)


def _same(person: Person, values: Mapping[str, Any]) -> bool:
    wanted = sorted(_words(_written(values)))
    spelled = (_all_names(person), person.document_name or "", person.original_name or "")
    return bool(wanted) and any(sorted(_words(name)) == wanted for name in spelled)


def _alike(person: Person, values: Mapping[str, Any]) -> bool:
    wanted = _words(_written(values))
    return bool(wanted) and any(_resembles(word, wanted) for word in _words(_all_names(person)))


def _resembles(word: str, others: Sequence[str]) -> bool:
    return process.extractOne(word, others, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE) is not None


def _all_names(person: Person) -> str:
    latin = " ".join(filter(None, (person.family_name, person.given_names)))
    return latin or person.original_name or ""


def _written(values: Mapping[str, Any]) -> str:
    latin = " ".join(str(values[name]) for name in _NAMES if values.get(name))
    return latin or str(values.get("original_name") or "")


def _words(name: str) -> list[str]:
    return name_key(name).split()


def _called(person: Person) -> str:
    return f"{person.label()}, {person.unhcr_number or person.shown('birth_date')}"
