"""Finds records by numbers and telephones: their own, and those of what lives with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from resettle_desktop.records.record import Record, parts_of
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.index_entries import numbered

_LAST = "\U0010ffff"
# the kinds and columns that lead from a numbered record to the one that is looked for
Links = tuple[tuple[type[Record], str], ...]
# the kind whose number it is, and the query that is led by its links
Way = tuple[type[Record], str]


class NumberSearch:
    """Finds by the keys of numbers of one store."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database

    def find(self, kind: type[Record], keys: Sequence[str], limit: int) -> list[int]:
        """Return the records of a kind whose numbers begin with one of the keys, or whose parts' do; whole ones first.

        A record's own numbers come before those of its parts.
        """
        found = [(word != key, id) for key in keys for way in _ways(kind) for word, id in self._begun(way, key, limit)]
        return list(dict.fromkeys(id for _part, id in sorted(found, key=itemgetter(0)) if id is not None))[:limit]

    def _begun(self, way: Way, key: str, limit: int) -> Iterable[tuple[str, int | None]]:
        source, query = way
        rows = self._database.execute_sql(query, (source.kind_name(), key, key + _LAST, limit))
        return rows.fetchall()  # type: ignore[no-any-return]


@lru_cache
def _ways(kind: type[Record]) -> tuple[Way, ...]:
    return tuple((source, _query(links)) for source, links in _all_ways(kind, ()) if numbered(source))


def _all_ways(kind: type[Record], links: Links) -> Iterator[tuple[type[Record], Links]]:
    yield kind, links
    for part, link in parts_of(kind):
        if part not in [passed for passed, _name in links]:
            yield from _all_ways(part, ((part, link.column_name), *links))


def _query(links: Links) -> str:
    """Return the query for the words that begin so, each with the record to which the links lead from their own."""
    last, joined = "word.record", ""
    for place, (kind, column) in enumerate(links):
        joined += f' JOIN "{kind._meta.table_name}" AS t{place} ON t{place}.id = {last}'
        last = f't{place}."{column}"'
    return (
        f"SELECT word.word, {last} FROM word{joined}"
        " WHERE word.kind = ? AND word.word >= ? AND word.word < ? ORDER BY word.word LIMIT ?"
    )
