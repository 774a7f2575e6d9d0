"""Finds records by numbers and telephones: their own, and those of what lives with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from resettle_desktop.records.record import Record, parts_of
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.index_entries import numbered

_LAST = "\U0010ffff"
# the kinds and columns that lead from a numbered record to the one that is looked for
Links = tuple[tuple[type[Record], str], ...]


@dataclass(frozen=True)
class Way:
    """The kind whose number it is, and the queries that its links lead to those who have it whole, or begun so."""

    source: type[Record]
    whole: str
    begun: str


class NumberSearch:
    """Finds by the keys of numbers of one store."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def find(self, kind: type[Record], keys: Sequence[str], limit: int) -> list[int]:
        """Return the records of a kind whose numbers begin with one of the keys, or whose parts' do; whole ones first.

        A record's own numbers come before those of its parts.
        """
        found: dict[int, None] = {}
        for exactly in (True, False):
            for key, way in ((key, way) for key in keys for way in _ways(kind)):
                if len(found) < limit:
                    found.update(dict.fromkeys(self._ids(way, key, exactly, limit)))
        return list(found)[:limit]

    def _ids(self, way: Way, key: str, exactly: bool, limit: int) -> Iterator[int]:
        values = (way.source.kind_name(), key, *(() if exactly else (key + _LAST,)), limit)
        rows = self._database.execute_sql(way.whole if exactly else way.begun, values).fetchall()
        return (id for (id,) in rows if id is not None)


@lru_cache
def _ways(kind: type[Record]) -> tuple[Way, ...]:
    found = ((source, links) for source, links in _all_ways(kind, ()) if numbered(source))
    return tuple(Way(source, _query(links, "= ?"), _query(links, "> ? AND word.word < ?")) for source, links in found)


def _all_ways(kind: type[Record], links: Links) -> Iterator[tuple[type[Record], Links]]:
    yield kind, links
    for part, link in parts_of(kind):
        if part not in [passed for passed, _name in links]:
            yield from _all_ways(part, ((part, link.column_name), *links))


def _query(links: Links, said: str) -> str:
    """Return the query for the words of which this is said: the record to which the links lead from their own."""
    last, joined = "word.record", ""
    for place, (kind, column) in enumerate(links):
        joined += f' JOIN "{kind._meta.table_name}" AS t{place} ON t{place}.id = {last}'
        last = f't{place}."{column}"'
    return f"SELECT {last} FROM word{joined} WHERE word.kind = ? AND word.word {said} ORDER BY word.word LIMIT ?"
