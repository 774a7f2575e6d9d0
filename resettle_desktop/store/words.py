"""Reads the search index: which records a number names exactly, and which a typed text finds, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.name_search import NameSearch
from resettle_desktop.store.number_search import NumberSearch
from resettle_desktop.store.wanted import Wanted, read_wanted

MOST_COUNTED = 1000
_CHUNK = 200
# written out, for it is asked at every save
_BY_KEY = "SELECT word, record FROM word WHERE kind = ? AND word IN ({marks}) AND field = ?"


@dataclass(frozen=True)
class Hits:
    """The ids that a text finds, the nearest first, and how many there are; with ``more`` there are more than that."""

    ids: tuple[int, ...]
    total: int
    more: bool = False


class Words:
    """Finds by the search index of one store."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database
        self._names, self._numbers = NameSearch(database), NumberSearch(database)

    def exactly(self, kind: str, field: str, key: str) -> list[int]:
        """Return the ids of the records whose number or telephone has this key."""
        return self.many(kind, field, [key]).get(key, [])

    def many(self, kind: str, field: str, keys: Iterable[str]) -> dict[str, list[int]]:
        """Return for each of many keys the ids of the records that have it."""
        found: dict[str, list[int]] = {}
        wanted = list(dict.fromkeys(keys))
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            query = _BY_KEY.format(marks=", ".join("?" * len(part)))
            for word, record in self._database.execute_sql(query, (kind, *part, field)).fetchall():
                found.setdefault(word, []).append(record)
        return found

    def find(self, text: str, kind: str, limit: int, counted: int = MOST_COUNTED) -> Hits:
        """Return the records of a kind that a text finds, none for a text without letters and digits.

        A number is found whole or by its beginning, with or without dashes and the letters in front of it, a
        telephone with or without its prefix; a name by the beginnings of its words in any order, then as it is
        spelled otherwise or in the other script, and where nobody is called so, as it would be but for one slip of
        typing. What belongs to a record finds it too: a document's number its person, a member's name the case. Hits
        are counted up to ``counted``, or up to ``limit`` where that is more.
        """
        most = max(limit, counted)
        ids = self._find(read_wanted(text), kind_of(kind), limit, most + 1)
        return Hits(tuple(ids[:limit]), min(len(ids), most), len(ids) > most)

    def _find(self, wanted: Wanted, kind: type[Record], first: int, most: int) -> list[int]:
        found = self._numbers.find(kind, wanted.whole, most) if wanted.whole else []
        if found or not wanted.words:
            return found
        among: set[int] | None = None
        for number in wanted.numbers:
            ids = set(self._numbers.find(kind, number, max(most, MOST_COUNTED)))
            among = ids if among is None else among & ids
        return [] if among == set() else self._names.find(kind, wanted, first, most, among)
