"""Finds records by numbers and telephones: their own, and those of what lives with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from resettle_desktop.records.record import Record, parts_of
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.index_entries import numbered
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.tables import Word

_LAST = "\U0010ffff"
# the kind whose number it is, then the links that lead from its record to the one that is looked for
Way = tuple[type[Record], tuple[tuple[type[Record], str], ...]]


class NumberSearch:
    """Finds by the keys of numbers of one store."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database, self._rows = database, Rows(database)

    def find(self, kind: type[Record], keys: Sequence[str], limit: int) -> list[int]:
        """Return the records of a kind whose numbers begin with one of the keys, or whose parts' do; whole ones first.

        A record's own numbers come before those of its parts.
        """
        whole: dict[int, None] = {}
        begun: dict[int, None] = {}
        for key in keys:
            for source, links in _ways(kind):
                for ids, found in zip(self._begun(source, key, limit), (whole, begun), strict=True):
                    found.update(dict.fromkeys(self._led(ids, links)))
        return list(dict.fromkeys([*whole, *begun]))[:limit]

    def _begun(self, kind: type[Record], key: str, limit: int) -> tuple[list[int], list[int]]:
        where = (Word.kind == kind.kind_name()) & (Word.word >= key) & (Word.word < key + _LAST)
        query = Word.select(Word.word, Word.record).where(where).order_by(Word.word).limit(limit)
        rows = list(query.bind(self._database))
        return [row.record for row in rows if row.word == key], [row.record for row in rows if row.word != key]

    def _led(self, ids: list[int], links: Iterable[tuple[type[Record], str]]) -> list[int]:
        for kind, name in links:
            led = dict(self._rows.columns(kind, ["id", name], "id", ids)) if ids else {}
            ids = [led[id] for id in ids if led.get(id)]
        return ids


@lru_cache
def _ways(kind: type[Record]) -> tuple[Way, ...]:
    return tuple((source, links) for source, links in _all_ways(kind, ()) if numbered(source))


def _all_ways(kind: type[Record], links: tuple[tuple[type[Record], str], ...]) -> Iterator[Way]:
    yield kind, links
    for part, link in parts_of(kind):
        if part not in [passed for passed, _name in links]:
            yield from _all_ways(part, ((part, link.name), *links))
