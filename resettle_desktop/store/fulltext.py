"""The full-text index of names: the one place that knows FTS5, the engine's own index of words and their beginnings.

Each record has one entry: its own words, those of its parents' names, and keys that several spellings of a word share.
They are told apart, and from those of other kinds, by a letter in front that no name has. No text is kept: what an
entry stands for is its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from resettle_desktop.store.connection import EncryptedDatabase

_TABLE = "name_index"
_LISTED = "name_index_listed"
# beginnings of 1 to 9 letters have an index of their own; the letter in front counts as one
_BEGINNINGS = "2 3 4 5 6 7 8 9 10"
_FEW, _ASKED_ONE_BY_ONE = 2000, 200
_MARKS_FROM, _MARKS = 0xE000, 0x500  # letters of private use, of which Unicode gives none a meaning
Term = str
Listed = tuple[int, str]  # a record's id, its words and keys as the index lists them


class Entry(NamedTuple):
    """What the index says of a record: its own words, the keys of all its words, words of its parents' names alone.

    ``latin`` and ``arabic`` are the consonants of its own words in these scripts, which spellings in both share.
    """

    id: int
    words: Iterable[str]
    keys: Iterable[str]
    parents: Iterable[str] = ()
    latin: Iterable[str] = ()
    arabic: Iterable[str] = ()


class _Sort(IntEnum):
    OWN = 0
    KEY = 1
    PARENTS = 2
    LATIN = 3
    ARABIC = 4


def word_term(kind: str, word: str) -> Term:
    """Return what finds the records of a kind that have a word of their own."""
    return f'"{_mark(kind)}{word}"'


def parents_term(kind: str, word: str) -> Term:
    """Return what finds the records of a kind that have a word by their parents alone."""
    return f'"{_mark(kind, _Sort.PARENTS)}{word}"'


def key_term(kind: str, key: str) -> Term:
    """Return what finds the records of a kind that have a word of this key."""
    return f'"{_mark(kind, _Sort.KEY)}{key}"'


def consonants_term(kind: str, consonants: str, arabic: bool) -> Term:
    """Return what finds the records of a kind that have a word of their own with these consonants in a script."""
    return f'"{_mark(kind, _Sort.ARABIC if arabic else _Sort.LATIN)}{consonants}"'


def beginning(term: Term) -> Term:
    """Return what finds the records that have a word or key that begins so."""
    return f"{term}*"


def either(terms: Iterable[Term]) -> Term:
    """Return what finds the records that one of the terms finds; there must be one."""
    return f"({' OR '.join(terms)})"


def every(terms: Iterable[Term]) -> Term:
    """Return what finds the records that all of the terms find; there must be one."""
    return f"({' AND '.join(terms)})"


def without(term: Term, other: Term) -> Term:
    """Return what finds the records that one term finds and the other does not."""
    return f"({term} NOT {other})"


def listed(kind: str, entry: Entry) -> list[str]:
    """Return the words and keys of an entry as the index lists them, the letter in front included."""
    parts = (
        (_Sort.OWN, entry.words), (_Sort.KEY, entry.keys), (_Sort.PARENTS, entry.parents),
        (_Sort.LATIN, entry.latin), (_Sort.ARABIC, entry.arabic),
    )  # fmt: skip
    return [_mark(kind, sort) + each for sort, words in parts for each in words]


def listed_all(kind: str, entries: Iterable[Entry]) -> list[Listed]:
    """Return entries of a kind as ``put_listed`` takes them."""
    return [(entry.id, " ".join(listed(kind, entry))) for entry in entries]


class FullText:
    """The index of one store; call what writes inside a transaction."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def make(self) -> None:
        """Make the index, empty; one that is there goes."""
        self._database.execute_sql(f"DROP TABLE IF EXISTS {_TABLE}")
        self._database.execute_sql(
            f"CREATE VIRTUAL TABLE {_TABLE} USING fts5(entry, content='', contentless_delete=1, detail=none,"
            f" tokenize='ascii', prefix='{_BEGINNINGS}')"
        )

    def put(self, kind: str, entries: Sequence[Entry]) -> None:
        """Add records of a kind that are not in the index, each by its id with its words and keys."""
        self.put_listed(listed_all(kind, entries))

    def put_listed(self, rows: Iterable[Listed]) -> None:
        """Add records that are not in the index, of one kind or several."""
        # in the order of their ids, or each one begins a new part of the index
        self._database.execute_many(f"INSERT INTO {_TABLE}(rowid, entry) VALUES (?, ?)", sorted(rows))

    def join(self) -> None:
        """Make one part of all the parts of the index: what is found in many parts is found more slowly."""
        self._database.execute_sql(f"INSERT INTO {_TABLE}({_TABLE}) VALUES ('optimize')")

    def remove(self, ids: Iterable[int]) -> None:
        """Take records out; those that are not in the index are passed over."""
        self._database.execute_many(f"DELETE FROM {_TABLE} WHERE rowid = ?", [(id,) for id in sorted(ids)])

    def find(self, term: Term, limit: int, among: Sequence[int] | None = None) -> list[int]:
        """Return the ids that a term finds, the oldest records first; ``among`` these alone."""
        if among is not None:
            return self._find_among(term, limit, among)
        query = f"SELECT rowid FROM {_TABLE} WHERE {_TABLE} MATCH ? ORDER BY rowid LIMIT ?"
        return [id for (id,) in self._database.execute_sql(query, (term, limit)).fetchall()]

    def _find_among(self, term: Term, limit: int, among: Sequence[int]) -> list[int]:
        if not among:
            return []
        few = self.find(term, _FEW)
        if len(few) < _FEW:
            return [id for id in few if id in set(among)][:limit]
        # of many the index is not asked one by one: the plus sign has it gone through once
        column = "rowid" if len(among) <= _ASKED_ONE_BY_ONE else "+rowid"
        chosen = f"{column} IN ({', '.join('?' * len(among))})"
        query = f"SELECT rowid FROM {_TABLE} WHERE {_TABLE} MATCH ? AND {chosen} ORDER BY rowid LIMIT ?"
        return [id for (id,) in self._database.execute_sql(query, (term, *among, limit)).fetchall()]

    def entries(self) -> Iterator[tuple[int, str]]:
        """Yield every record's id with each of its words and keys, the letter in front included."""
        self._database.execute_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{_LISTED} USING fts5vocab(main, {_TABLE}, instance)"
        )
        yield from self._database.execute_sql(f"SELECT doc, term FROM temp.{_LISTED}")


@lru_cache(maxsize=500)
def _mark(kind: str, sort: _Sort = _Sort.OWN) -> str:
    return chr(_MARKS_FROM + len(_Sort) * (crc32(kind.encode()) % _MARKS) + sort)
