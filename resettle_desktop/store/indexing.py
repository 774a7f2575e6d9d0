"""Keeps the search index: the keys of numbers, the words of names, how they are spelled, the keys of who is alike.

A record is found by its own names, a case by those of its members. The index is kept by the change set that alters
what it says, in the same transaction, and can be built anew from the records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, islice
from typing import TypeVar

from resettle_desktop.records.fields import Kept, Name, Number, Phone
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record, kind_of, kinds
from resettle_desktop.rules.duplicate_keys import VERSION
from resettle_desktop.rules.names import index_words, word_key
from resettle_desktop.store.alike import AlikeKeys
from resettle_desktop.store.changes import Change, Values
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.fulltext import FullText
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.tables import Spelling, Word
from resettle_desktop.store.wanted import number_part, number_words

# what the index says depends on the rules for names and numbers too: another form has it built anew at opening
FORM = f"2.{VERSION}"
_CHUNK = 2000
_INSERT_WORD = "INSERT INTO word (kind, word, field, record) VALUES (?, ?, ?, ?)"
_DELETE_WORD = "DELETE FROM word WHERE kind = ? AND word = ? AND field = ? AND record = ?"
_COUNT_WORD = (
    "INSERT INTO spelling (word, count) VALUES (?, ?)"
    " ON CONFLICT (word) DO UPDATE SET count = spelling.count + excluded.count"
)
_FORGET_WORD = "DELETE FROM spelling WHERE word = ? AND count = 0"
WordRow = tuple[str, str, str, int]
Entry = tuple[int, Iterable[str], Iterable[str]]
T = TypeVar("T")


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
        self._keep_cases([change for change in changes if change.kind in (Case.kind(), Person.kind())])

    def rebuild(self) -> None:
        """Make the index from all records, whatever it said before."""
        for model in (Word, Spelling):
            model.delete().bind(self._database).execute()
        self._names.make()
        self._alike.rebuild()
        spelled: Counter[str] = Counter()
        for kind in kinds():
            self._add_numbers(kind)
            spelled.update(self._add_names(kind))
        self._add_cases()
        self._database.execute_many(_COUNT_WORD, sorted(spelled.items()))

    # numbers

    def _keep_numbers(self, changes: Sequence[Change]) -> None:
        gone = [row for change in changes for row in _word_rows(change, change.before)]
        new = [row for change in changes for row in _word_rows(change, change.after)]
        self._database.execute_many(_DELETE_WORD, gone)
        self._database.execute_many(_INSERT_WORD, sorted(new))

    def _add_numbers(self, kind: type[Record]) -> None:
        fields = numbered(kind)
        if not fields:
            return
        for part in _parts(self._rows.columns(kind, ["id", *(field.name for field in fields)])):
            rows = [
                row
                for id, *values in part
                for field, value in zip(fields, values, strict=True)
                if value is not None
                for row in _rows_of(kind.kind(), field, value, id)
            ]
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
            mine = [change for change in changes if change.kind == kind.kind() and _renames(change)]
            self._names.remove(change.record for change in mine if change.before is not None)
            left = [change.record for change in mine if change.after is not None]
            for part in _parts(self._rows.columns(kind, ["id", *_name_fields(kind)], "id", left) if left else ()):
                self._names.put(kind.kind(), [_entry(id, names) for id, *names in part if any(names)])

    def _add_names(self, kind: type[Record]) -> Counter[str]:
        spelled: Counter[str] = Counter()
        names = _name_fields(kind)
        for part in _parts(self._rows.columns(kind, ["id", *names]) if names else ()):
            self._names.put(kind.kind(), [_entry(id, values) for id, *values in part if any(values)])
            for _id, *values in part:
                spelled.update(word for value in values if value for word in index_words(value))
        return spelled

    def _keep_cases(self, changes: Sequence[Change]) -> None:
        cases = self._renamed_cases(changes)
        new = {change.record for change in changes if change.before is None}
        self._names.remove(cases - new)
        for part in _parts(sorted(cases)):
            found = self._rows.columns(Person, ["case", *_name_fields(Person)], "case", part)
            self._names.put(Case.kind(), list(_case_entries(found)))

    def _renamed_cases(self, changes: Sequence[Change]) -> set[int]:
        """Return the cases whose members have other names by these changes, those that are gone included."""
        cases = {change.record for change in changes if change.kind == Case.kind() and change.after is None}
        people = [change for change in changes if change.kind == Person.kind()]
        link = Person.field("case")
        values = [side["case"] for each in people for side in (each.before or {}, each.after or {}) if "case" in side]
        cases |= {link.from_json(value) for value in values if value is not None}
        stayed = [each.record for each in people if _renames(each) and "case" not in (each.after or each.before or {})]
        return cases | {case for _id, case in self._rows.columns(Person, ["id", "case"], "id", stayed) if case}

    def _add_cases(self) -> None:
        columns = self._rows.columns(Person, ["case", *_name_fields(Person)], "case")
        for part in _parts(_case_entries(row for row in columns if row[0] is not None)):
            self._names.put(Case.kind(), part)


@lru_cache
def numbered(kind: type[Record]) -> tuple[Kept, ...]:
    """Return the fields of a kind by whose numbers its records are found."""
    return tuple(field for field in kind.fields() if isinstance(field, Number | Phone))


@lru_cache
def _name_fields(kind: type[Record]) -> tuple[str, ...]:
    return tuple(field.name for field in kind.fields() if isinstance(field, Name))


def has_names(kind: type[Record]) -> bool:
    """Return whether records of this kind are found by names."""
    return kind is Case or bool(_name_fields(kind))


def _renames(change: Change) -> bool:
    given = {**(change.before or {}), **(change.after or {})}
    return any(name in given for name in _name_fields(kind_of(change.kind)))


def _word_rows(change: Change, values: Values | None) -> Iterator[WordRow]:
    for field in numbered(kind_of(change.kind)):
        value = (values or {}).get(field.name)
        if value is not None:
            yield from _rows_of(change.kind, field, str(value), change.record)


def _rows_of(kind: str, field: Kept, value: str, id: int) -> Iterator[WordRow]:
    for word in number_words(field, value):
        yield kind, word, field.name, id
    part = number_part(field, value)
    if part:
        # without the field's name: what is compared by the whole number does not meet its part
        yield kind, part, f"part of {field.name}", id


def _spelled(change: Change, values: Values | None) -> list[str]:
    given = ((values or {}).get(name) for name in _name_fields(kind_of(change.kind)))
    return [word for value in given if value is not None for word in index_words(str(value))]


def _entry(id: int, names: Iterable[str | None]) -> Entry:
    words = dict.fromkeys(word for name in names if name for word in index_words(name))
    return id, words, dict.fromkeys(word_key(word) for word in words if word.isascii())


def _case_entries(members: Iterable[Sequence[str | int]]) -> Iterator[Entry]:
    """Yield the entry of each case of which these are the members, given in the order of their cases."""
    for case, group in groupby(members, key=lambda row: row[0]):
        names = list(chain.from_iterable(row[1:] for row in group))
        if any(names):
            yield _entry(int(case), names)  # type: ignore[arg-type]


def _parts(values: Iterable[T]) -> Iterator[list[T]]:
    left = iter(values)
    while part := list(islice(left, _CHUNK)):
        yield part
