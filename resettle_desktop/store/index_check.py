"""Compares the search index with the records, one after the other: neither is in memory as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import chain

from resettle_desktop.records.kinds import Case
from resettle_desktop.records.record import kinds
from resettle_desktop.records.texts import _
from resettle_desktop.store.alike import AlikeKeys
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.fulltext import FullText, listed
from resettle_desktop.store.index_entries import case_entries, entries, names_of, number_rows, spelled
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.tables import Spelling, Word

_MASK = (1 << 64) - 1
_BETWEEN_LOOKS = 20_000
Read = Callable[[], Iterable[Hashable]]


class IndexCheck:
    """Looks whether each part of one store's search index says what the records say."""

    def __init__(self, database: EncryptedDatabase, progress: Progress = UNWATCHED) -> None:
        self._database, self._progress = database, progress
        self._rows, self._names, self._alike = Rows(database), FullText(database), AlikeKeys(database)
        self.compared = 0

    def differing(self) -> list[str]:
        """Return the parts that say something else, as people call them; ``compared`` counts the entries.

        Raises KnownError where the file cannot be read, CancelledError where the person stopped it.
        """
        parts: tuple[tuple[str, Read, Read], ...] = (
            (_("numbers"), self._kept_numbers, self._wanted_numbers),
            (_("names"), self._names.entries, self._wanted_names),
            (_("spellings"), self._kept_spellings, self._wanted_spellings),
            (_("persons who may be the same"), self._alike.kept, self._alike.wanted),
        )
        found = []
        for done, (name, kept, wanted) in enumerate(parts, start=1):
            if self._sum(kept()) != self._sum(wanted()):
                found.append(name)
            self._progress.report(done, len(parts))
        return found

    def _sum(self, rows: Iterable[Hashable]) -> tuple[int, int]:
        """Return how many rows there are and the sum of their hashes, which does not know their order."""
        count = total = 0
        for row in rows:
            count += 1
            total += hash(row)
            if count % _BETWEEN_LOOKS == 0:
                self._progress.stop_if_cancelled()
        self.compared += count
        return count, total & _MASK

    def _kept_numbers(self) -> Iterator[Hashable]:
        query = Word.select(Word.kind, Word.word, Word.field, Word.record).tuples()
        yield from query.bind(self._database).iterator()

    def _wanted_numbers(self) -> Iterator[Hashable]:
        for kind in kinds():
            for part in number_rows(self._rows, kind):
                yield from part

    def _wanted_names(self) -> Iterator[Hashable]:
        records = ((kind.kind_name(), entries(kind, part)) for kind in kinds() for part in names_of(self._rows, kind))
        cases = ((Case.kind_name(), part) for part in case_entries(self._rows))
        for name, part in chain(records, cases):
            for entry in part:
                yield from ((entry.id, term) for term in listed(name, entry))

    def _kept_spellings(self) -> Iterator[Hashable]:
        yield from Spelling.select(Spelling.word, Spelling.count).tuples().bind(self._database).iterator()

    def _wanted_spellings(self) -> Iterator[Hashable]:
        counts: Counter[str] = Counter()
        for kind in kinds():
            for part in names_of(self._rows, kind):
                for _id, *values in part:
                    counts.update(spelled(values))
        yield from counts.items()
