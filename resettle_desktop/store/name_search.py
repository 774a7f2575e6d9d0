"""Finds records by names: as they are typed, as they are spelled otherwise, and past one slip of typing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from resettle_desktop.records.record import Record
from resettle_desktop.rules.names import ARTICLES, begun_keys, word_key, written_words
from resettle_desktop.rules.slips import past_articles
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.fulltext import FullText, Term, beginning, either, every, key_term, parents_term, word_term
from resettle_desktop.store.index_entries import has_names
from resettle_desktop.store.near_words import NearWords
from resettle_desktop.store.other_script import OtherScript
from resettle_desktop.store.wanted import Wanted

_SHORTEST_SPELLED = 3  # letters from which other spellings are looked for
# a shorter word is another name with every other letter, unless other words beside it say who is meant
_SHORTEST_SLIPPED, _SHORTEST_BESIDE = 4, 3
_MOST_AMONG = 100  # records that a number leaves, among whom slips in the name beside it are looked for
_TRIED = 12  # words near a mistyped one that are tried one by one, the common ones first


@dataclass(frozen=True)
class _Asked:
    """Who is looked for: of which kind, by which words, how many nearest and how many at most, among whom."""

    kind: str
    words: Sequence[str]
    first: int
    most: int
    among: Sequence[int] | None


class NameSearch:
    """Finds by the names of one store."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._names, self._near = FullText(database), NearWords(database)
        self._other_script = OtherScript(database)

    def find(
        self, kind: type[Record], wanted: Wanted, first: int, most: int, among: Collection[int] | None = None
    ) -> list[int]:
        """Return up to ``most`` records of a kind that each of the words finds, ``among`` these alone.

        The ``first`` of them are the nearest: those that are called so themselves, those whose names begin so, those
        whose parents' names help, then other spellings and the other script. Where nobody is called so, those that
        one slip of typing hides come before other spellings of which only the beginning is alike.
        """
        if not has_names(kind):
            return []
        asked = _Asked(kind.kind_name(), wanted.words, first, most, None if among is None else sorted(among))
        spelled = self._ids(asked, every(_spelled(asked.kind, word) for word in asked.words), most)
        called = self._called_so(asked if among is None else replace(asked, among=spelled))
        slipped = [] if called or len(among or ()) > _MOST_AMONG else self._mistyped(asked, wanted.names)
        known = {*called, *slipped, *spelled}
        written = self._other_script.find(kind, asked.words, known) if among is None and len(called) < first else []
        return _once([*called, *slipped, *written, *spelled])[:most]

    def _called_so(self, asked: _Asked) -> list[int]:
        kind, words, found = asked.kind, asked.words, list[int]()
        found += self._ids(asked, every(word_term(kind, word) for word in words))
        if len(found) < asked.first:
            found += self._ids(asked, every(_begun(kind, word) for word in words))
        return found or self._ids(asked, every(_own_or_parents(kind, word) for word in words))

    def _mistyped(self, asked: _Asked, names: str) -> list[int]:
        found = self._past_slips(asked, past_articles(names))
        # a slip in what is written together hides the words of which it is made: abd al-Aahman
        apart = [word for word in written_words(names) if word not in ARTICLES]
        if found or tuple(apart) == tuple(asked.words):
            return found
        return self._past_slips(replace(asked, words=apart), []) if apart else []

    def _past_slips(self, asked: _Asked, otherwise: Sequence[Sequence[str]]) -> list[int]:
        """Return those of whom one word is spelled otherwise or mistyped, one of each such word after the other.

        Where there are more than are wanted first, not all of them are looked for.
        """
        near = [self._near.whole(word) if self._slips_in(asked, word) else [] for word in asked.words]
        read = [every(word_term(asked.kind, word) for word in words) for words in otherwise]
        lists = [self._ids(asked, term) for term in [*_alike(asked), *read]]
        found = _by_turns([*lists, *(self._near_one(asked, place, words) for place, words in enumerate(near) if words)])
        if len(set(found)) < asked.first:
            found += self._beside_spelled(asked, near)
        if len(set(found)) < asked.first and self._slips_in(asked, asked.words[-1]):
            begun = self._near.begun(asked.words[-1])
            found += self._beside_spelled(asked, [*([] for _word in asked.words[:-1]), begun], begun=True)
        return found

    def _near_one(self, asked: _Asked, place: int, near: Sequence[str]) -> list[int]:
        """Return those who have a word as it is near and the others as they are typed, of each near word some."""
        terms = [word_term(asked.kind, word) for word in near]
        found = self._ids(asked, _in_place(asked, place, either(terms)))
        if len(found) < asked.first:
            return found
        return _by_turns([self._ids(asked, _in_place(asked, place, term)) for term in terms[:_TRIED]])

    def _beside_spelled(self, asked: _Asked, near: Sequence[Sequence[str]], begun: bool = False) -> list[int]:
        """Return those who have one of the words as it is near, whole or begun so, the others in whatever spelling."""
        terms = []
        for place, words in enumerate(near):
            others = [_spelled(asked.kind, word) for other, word in enumerate(asked.words) if other != place]
            mine = [_begun(asked.kind, word) if begun else word_term(asked.kind, word) for word in words]
            terms += [every([either(mine), *others])] if mine else []
        return self._ids(asked, either(terms), asked.most) if terms else []

    def _slips_in(self, asked: _Asked, word: str) -> bool:
        return len(word) >= (_SHORTEST_BESIDE if len(asked.words) > 1 else _SHORTEST_SLIPPED)

    def _ids(self, asked: _Asked, term: Term, limit: int = 0) -> list[int]:
        return self._names.find(term, limit or asked.first, asked.among)


def _alike(asked: _Asked) -> list[Term]:
    """Return what finds those who have all of the words, one of them or all in another spelling."""
    keys = [key_term(asked.kind, word_key(word)) for word in asked.words]
    return [*(_in_place(asked, place, key) for place, key in enumerate(keys)), every(keys)]


def _in_place(asked: _Asked, place: int, term: Term) -> Term:
    """Return what finds those who have all of the words, but for one the term."""
    others = [word_term(asked.kind, word) for other, word in enumerate(asked.words) if other != place]
    return every([term, *others])


def _begun(kind: str, word: str) -> Term:
    return beginning(word_term(kind, word))


def _own_or_parents(kind: str, word: str) -> Term:
    return either([word_term(kind, word), parents_term(kind, word)])


def _spelled(kind: str, word: str) -> Term:
    begun = [_begun(kind, word), beginning(parents_term(kind, word))]
    if len(word) < _SHORTEST_SPELLED or not word.isascii():
        return either(begun)
    return either([*begun, *(beginning(key_term(kind, key)) for key in begun_keys(word))])


def _by_turns(lists: Iterable[Sequence[int]]) -> list[int]:
    return [id for turn in zip_longest(*lists) for id in turn if id is not None]


def _once(ids: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(ids))
