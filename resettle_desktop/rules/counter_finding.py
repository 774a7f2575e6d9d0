"""Whom a scan or a typed text means among those of one departure: by a label, any number, or a name in any spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from resettle_desktop.records.numbers import number_key
from resettle_desktop.rules.label_codes import read_label_code
from resettle_desktop.rules.names import begun_keys, index_words, name_words, word_key
from resettle_desktop.rules.spelling import Level, consonants, word_level

_MOST_DIGITS = 3  # of a number on the manifest
_SHORTEST_END = 5  # letters or digits of the end of a number
_SHORTEST_BEGUN = 2
_SAME, _BEGUN, _NEAR = 3, 2, 1
_RANKS = {Level.SAME: _SAME, Level.NEAR: _NEAR, Level.DIFFERENT: 0}


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
        called: dict[str, set[int]] = {}
        for each in known:
            _note(self._numbers, map(number_key, each.numbers), each.person)
            _note(self._of_family, map(number_key, each.family_numbers), each.family)
            _note(called, (word for name in each.names for word in index_words(name)), each.person)
        self._called = {word: (word_key(word), people) for word, people in called.items()}

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
        """Return who is called so by every word; those nearest alone.

        Other spellings are compared, which takes longer, only where nobody is called as it is typed.
        """
        words = name_words(text)
        for rank in (self._typed, self._spelled) if words else ():
            ranks = [rank(word) for word in words]
            fits = set(ranks[0]).intersection(*ranks[1:])
            best = {id: min(found[id] for found in ranks) for id in fits}
            highest = max(best.values(), default=0)
            if best:
                return self._of({id for id, rank in best.items() if rank == highest})
        return Meant()

    def _typed(self, word: str) -> dict[int, int]:
        """Return who is called as a word is typed, or by a name that it begins, with how near that is."""
        key = word_key(word)
        begun = [each for each in begun_keys(word) if len(each) >= _SHORTEST_BEGUN]
        found: dict[int, int] = {}
        for name, (folded, people) in self._called.items():
            if word == name or key == folded:
                found.update(dict.fromkeys(people, _SAME))
            elif _begins(word, name) or any(folded.startswith(each) for each in begun):
                found.update((id, max(_BEGUN, found.get(id, 0))) for id in people)
        return found

    def _spelled(self, word: str) -> dict[int, int]:
        """Return who has a name that a word may spell, in another script or past one slip of typing."""
        found, heard = self._typed(word), consonants(word)
        for name, (_folded, people) in self._called.items():
            if OSA.distance(heard, consonants(name), score_cutoff=1) <= 1:
                rank = _RANKS[word_level(word, name)]
                found.update((id, max(rank, found.get(id, 0))) for id in people if rank)
        return found

    def _of(self, people: Iterable[int]) -> Meant:
        here = [id for id in people if id in self._families]
        families = tuple(dict.fromkeys(self._families[id] for id in sorted(here)))
        return Meant(families, here[0] if len(here) == 1 else None)

    def _here(self, person: int) -> int | None:
        return person if person in self._families else None


def _begins(word: str, name: str) -> bool:
    return len(word) >= _SHORTEST_BEGUN and name.startswith(word)


def _note(index: dict[str, set[int]], keys: Iterable[str], id: int) -> None:
    for key in keys:
        if key:
            index.setdefault(key, set()).add(id)
