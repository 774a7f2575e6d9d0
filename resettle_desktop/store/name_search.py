"""Finds records by names: as they are typed, as they are spelled otherwise, and past one slip of typing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from resettle_desktop.records.record import Record
from resettle_desktop.rules.names import begun_keys
from resettle_desktop.rules.slips import letters_for, slips
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.fulltext import FullText, Term, beginning, either, every, key_term, word_term
from resettle_desktop.store.index_entries import has_names

_SHORTEST_SPELLED = 3  # letters from which other spellings are looked for
# a shorter word is another name with every other letter, unless other words beside it say who is meant
_SHORTEST_SLIPPED, _SHORTEST_BESIDE = 4, 3
_MOST_NEAR = 100
_LAST = "\U0010ffff"
_EXISTING = (
    "WITH tried (begun) AS (VALUES {marks})"
    " SELECT begun, (SELECT count FROM spelling WHERE word = begun) FROM tried"
    " WHERE EXISTS (SELECT 1 FROM spelling WHERE word >= begun AND word < begun || ?)"
)


@dataclass(frozen=True)
class Near:
    """What a mistyped word may have been meant for: words of the store, and beginnings of its words."""

    whole: tuple[str, ...]
    begun: tuple[str, ...]


class NameSearch:
    """Finds by the names of one store."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database, self._names = database, FullText(database)

    def find(
        self, kind: type[Record], words: Sequence[str], first: int, most: int, among: Collection[int] | None = None
    ) -> list[int]:
        """Return up to ``most`` records of a kind that each of the folded words finds, ``among`` these alone.

        The ``first`` of them are the nearest: those that have all of the words whole, then their beginnings, then
        other spellings. Where there is none, those follow that one slip of typing hides.
        """
        if not has_names(kind):
            return []
        name, chosen = kind.kind_name(), None if among is None else sorted(among)
        found = self._names.find(every(_spelled(name, word) for word in words), most, chosen)
        if not found:
            return self._past_slips(name, words, most, chosen)
        nearer = (every(word_term(name, word) for word in words), every(_begun(name, word) for word in words))
        nearest = [id for term in nearer for id in self._names.find(term, first, chosen)]
        return list(dict.fromkeys([*nearest, *found]))[:most]

    def _past_slips(self, kind: str, words: Sequence[str], most: int, among: Sequence[int] | None) -> list[int]:
        shortest = _SHORTEST_BESIDE if len(words) > 1 else _SHORTEST_SLIPPED
        near = [self._near(word) if len(word) >= shortest else Near((), ()) for word in words]
        whole = _with_slip(kind, words, [[word_term(kind, each) for each in found.whole] for found in near])
        begun = _with_slip(kind, words, [[_begun(kind, each) for each in found.begun] for found in near])
        ids = [id for term in (whole, begun) if term for id in self._names.find(term, most, among)]
        return list(dict.fromkeys(ids))[:most]

    def _near(self, word: str) -> Near:
        """Return the store's words, and the beginnings of them, that one slip makes this word of; common ones first."""
        tried = sorted(set(slips(word, letters_for(word))) - {word})
        marks = ", ".join(["(?)"] * len(tried))
        rows = list(self._database.execute_sql(_EXISTING.format(marks=marks), (*tried, _LAST)).fetchall())
        whole = sorted((-count, word) for word, count in rows if count)
        return Near(
            tuple(word for _count, word in whole[:_MOST_NEAR]), tuple(word for word, _count in rows[:_MOST_NEAR])
        )


def _with_slip(kind: str, words: Sequence[str], near: Sequence[Sequence[Term]]) -> Term:
    """Return what finds the records that have all of the words, one of them as it is near; empty without any."""
    terms = []
    for place, found in enumerate(near):
        others = [_spelled(kind, word) for other, word in enumerate(words) if other != place]
        terms += [every([either(found), *others])] if found else []
    return either(terms) if terms else ""


def _begun(kind: str, word: str) -> Term:
    return beginning(word_term(kind, word))


def _spelled(kind: str, word: str) -> Term:
    if len(word) < _SHORTEST_SPELLED or not word.isascii():
        return _begun(kind, word)
    return either([_begun(kind, word), *(beginning(key_term(kind, key)) for key in begun_keys(word))])
