"""Whom a scan or a typed text means among those of one departure: by a label, any number, or a name in any spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resettle_desktop.records.numbers import number_key
from resettle_desktop.rules.label_codes import read_label_code
from resettle_desktop.rules.names import begun_keys, index_words, name_words, word_key
from resettle_desktop.rules.spelling import Level, word_level

_MOST_DIGITS = 3  # of a number on the manifest
_SHORTEST_END = 5  # letters or digits of the end of a number
_SHORTEST_BEGUN = 2
_SAME, _BEGUN, _NEAR = 3, 2, 1


@dataclass(frozen=True)
class Known:
    """A person of the departure: the family's id, the number on the manifest, other numbers, and ways to be called.

    ``family_numbers`` mean the whole family.
    """

    person: int
    family: int
    on_manifest: int
    numbers: tuple[str, ...] = ()
    family_numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meant:
    """Which families a text means, and who of them where it is one person; ``label`` is whose label was scanned."""

    families: tuple[int, ...] = ()
    person: int | None = None
    label: int | None = None


class CounterFinder:
    """Finds among the persons of one departure, without asking the store."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._families = {each.person: each.family for each in known}
        self._manifest = {each.on_manifest: each.person for each in known}
        self._numbers: dict[str, set[int]] = {}
        self._of_family: dict[str, set[int]] = {}
        self._called: dict[str, set[int]] = {}
        for each in known:
            _note(self._numbers, map(number_key, each.numbers), each.person)
            _note(self._of_family, map(number_key, each.family_numbers), each.family)
            _note(self._called, (word for name in each.names for word in index_words(name)), each.person)

    def find(self, text: str) -> Meant:
        """Return whom a text means; nobody where no person of the departure fits.

        What a number says exactly goes before its end, and both before a name.
        """
        label = read_label_code(text)
        if label is not None:
            return Meant(self._of({label.person}).families, self._here(label.person), label.person)
        key = number_key(text)
        return self._numbered(text.strip(), key) or self._ending(key) or self._named(text)

    def _numbered(self, text: str, key: str) -> Meant | None:
        if text.isdecimal() and len(text) <= _MOST_DIGITS and int(text) in self._manifest:
            return self._of({self._manifest[int(text)]})
        if key in self._numbers:
            return self._of(self._numbers[key])
        if key in self._of_family:
            return Meant(tuple(sorted(self._of_family[key])))
        return None

    def _ending(self, key: str) -> Meant | None:
        """The end of a number serves where it means one person or family alone."""
        if len(key) < _SHORTEST_END or not any(map(str.isdecimal, key)):
            return None
        people = {id for number, ids in self._numbers.items() if number.endswith(key) for id in ids}
        families = {id for number, ids in self._of_family.items() if number.endswith(key) for id in ids}
        if len(people) == 1:
            return self._of(people)
        return Meant(tuple(families)) if len(families) == 1 and not people else None

    def _named(self, text: str) -> Meant:
        """Return who is called so by every word; those nearest alone."""
        ranks: list[dict[int, int]] = [self._rank(word) for word in name_words(text)]
        if not ranks:
            return Meant()
        fits = set(ranks[0]).intersection(*ranks[1:])
        best = {id: min(found[id] for found in ranks) for id in fits}
        highest = max(best.values(), default=0)
        return self._of({id for id, rank in best.items() if rank == highest})

    def _rank(self, word: str) -> dict[int, int]:
        """Return by person how near the nearest of the names is to a typed word."""
        found: dict[int, int] = {}
        begun = begun_keys(word) if len(word) >= _SHORTEST_BEGUN else ()
        for name, people in self._called.items():
            rank = _nearness(word, name, begun)
            for id in people if rank else ():
                found[id] = max(rank, found.get(id, 0))
        return found

    def _of(self, people: Iterable[int]) -> Meant:
        here = [id for id in people if id in self._families]
        families = tuple(dict.fromkeys(self._families[id] for id in sorted(here)))
        return Meant(families, here[0] if len(here) == 1 else None)

    def _here(self, person: int) -> int | None:
        return person if person in self._families else None


def _nearness(word: str, name: str, begun: Sequence[str]) -> int:
    if word == name:
        return _SAME
    level = word_level(word, name)
    if level is Level.SAME:
        return _SAME
    if begun and (name.startswith(word) or any(word_key(name).startswith(each) for each in begun)):
        return _BEGUN
    return _NEAR if level is Level.NEAR else 0


def _note(index: dict[str, set[int]], keys: Iterable[str], id: int) -> None:
    for key in keys:
        if key:
            index.setdefault(key, set()).add(id)
