"""Keeps the search index: the keys of numbers, the words of names, how they are spelled, the keys of who is alike.

A record is found by its own names, a case by those of its members. The index is kept by the change set that alters
what it says, in the same transaction, and can be built anew from the records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record, kind_of, kinds
from resettle_desktop.rules.duplicate_keys import VERSION
from resettle_desktop.store.alike import AlikeKeys
from resettle_desktop.store.changes import Change, Values
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.fulltext import FullText
from resettle_desktop.store.index_entries import (
    Said,
    WordRow,
    case_entries,
    entries,
    name_fields,
    names_of,
    number_rows,
    numbered,
    rows_of,
    spelled,
)
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.tables import Spelling, Word

# what the index says depends on the rules for names and numbers too: another form has it built anew at opening
FORM = f"7.{VERSION}"
_INSERT_WORD = "INSERT INTO word (kind, word, field, record) VALUES (?, ?, ?, ?)"
_DELETE_WORD = "DELETE FROM word WHERE kind = ? AND word = ? AND field = ? AND record = ?"
_COUNT_WORD = (
    "INSERT INTO spelling (word, count) VALUES (?, ?)"
    " ON CONFLICT (word) DO UPDATE SET count = spelling.count + excluded.count"
)
_FORGET_WORD = "DELETE FROM spelling WHERE word = ? AND count = 0"


class Index:
    """The search index of one store; call what writes inside a transaction."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database
        self._rows, self._names, self._alike = Rows(database), FullText(database), AlikeKeys(database)

    def refresh(self, changes: Sequence[Change]) -> None:
        """Bring the index to what these changes made of their records, which are written by now."""
        self._keep_numbers(changes)
        self._count_spellings(changes)
        self._keep_names(changes)
        self._alike.refresh(changes)
        self._keep_cases([change for change in changes if change.kind in (Case.kind_name(), Person.kind_name())])

    def rebuild(self) -> None:
        """Make the index from all records, whatever it said before."""
        self.clear()
        self._alike.rebuild()
        counts: Counter[str] = Counter()
        for kind in kinds():
            self._add_numbers(kind)
            counts.update(self._add_names(kind))
        self._add_cases()
        self._database.execute_many(_COUNT_WORD, sorted(counts.items()))
        self._names.join()

    def clear(self) -> None:
        """Empty the index."""
        for model in (Word, Spelling):
            model.delete().bind(self._database).execute()
        self._names.make()
        self._alike.clear()

    def add(self, said: Said) -> None:
        """Add what the index says of records that are not in it; ``join`` what was added at the end."""
        self._database.execute_many(_INSERT_WORD, said.numbers)
        self._names.put_listed(said.names)
        self._alike.put(said.alike)
        self._database.execute_many(_COUNT_WORD, sorted(said.spellings.items()))

    def join(self) -> None:
        """Make the index quick to search after much was added."""
        self._names.join()

    # numbers

    def _keep_numbers(self, changes: Sequence[Change]) -> None:
        gone = [row for change in changes for row in _word_rows(change, change.before)]
        new = [row for change in changes for row in _word_rows(change, change.after)]
        self._database.execute_many(_DELETE_WORD, gone)
        self._database.execute_many(_INSERT_WORD, sorted(new))

    def _add_numbers(self, kind: type[Record]) -> None:
        for rows in number_rows(self._rows, kind):
            self._database.execute_many(_INSERT_WORD, sorted(rows))

    # names

    def _count_spellings(self, changes: Sequence[Change]) -> None:
        counts: Counter[str] = Counter()
        for change in changes:
            counts.update(_spelled(change, change.after))
            counts.subtract(_spelled(change, change.before))
        altered = sorted((word, count) for word, count in counts.items() if count)
        self._database.execute_many(_COUNT_WORD, altered)
        self._database.execute_many(_FORGET_WORD, [(word,) for word, count in altered if count < 0])

    def _keep_names(self, changes: Sequence[Change]) -> None:
        for kind in map(kind_of, dict.fromkeys(change.kind for change in changes)):
            mine = [change for change in changes if change.kind == kind.kind_name() and _renames(change)]
            self._names.remove(change.record for change in mine if change.before is not None)
            left = [change.record for change in mine if change.after is not None]
            for part in names_of(self._rows, kind, left):
                self._names.put(kind.kind_name(), entries(kind, part))

    def _add_names(self, kind: type[Record]) -> Counter[str]:
        found: Counter[str] = Counter()
        for part in names_of(self._rows, kind):
            self._names.put(kind.kind_name(), entries(kind, part))
            for _id, *values in part:
                found.update(spelled(values))
        return found

    def _keep_cases(self, changes: Sequence[Change]) -> None:
        cases = self._renamed_cases(changes)
        new = {change.record for change in changes if change.before is None}
        self._names.remove(cases - new)
        for part in case_entries(self._rows, cases):
            self._names.put(Case.kind_name(), part)

    def _renamed_cases(self, changes: Sequence[Change]) -> set[int]:
        """Return the cases whose members have other names by these changes, those that are gone included."""
        cases = {change.record for change in changes if change.kind == Case.kind_name() and change.after is None}
        people = [change for change in changes if change.kind == Person.kind_name()]
        link = Person.field("case")
        values = [side["case"] for each in people for side in (each.before or {}, each.after or {}) if "case" in side]
        cases |= {link.from_json(value) for value in values if value is not None}
        stayed = [each.record for each in people if _renames(each) and "case" not in (each.after or each.before or {})]
        return cases | {case for _id, case in self._rows.columns(Person, ["id", "case"], "id", stayed) if case}

    def _add_cases(self) -> None:
        for part in case_entries(self._rows):
            self._names.put(Case.kind_name(), part)


def _renames(change: Change) -> bool:
    given = {**(change.before or {}), **(change.after or {})}
    return any(name in given for name in name_fields(kind_of(change.kind)))


def _word_rows(change: Change, values: Values | None) -> Iterator[WordRow]:
    for field in numbered(kind_of(change.kind)):
        value = (values or {}).get(field.name)
        if value is not None:
            yield from rows_of(change.kind, field, str(value), change.record)


def _spelled(change: Change, values: Values | None) -> list[str]:
    return spelled((values or {}).get(name) for name in name_fields(kind_of(change.kind)))
