"""What the search index has to say of records: the keys of their numbers, the words of their names.

A record is found by its own names, a case by those of its members.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby, islice
from typing import Any, TypeVar

from resettle_desktop.records.fields import Kept, Name, Number, Phone
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record
from resettle_desktop.rules.duplicate_keys import KEYED_FIELDS
from resettle_desktop.rules.names import index_words, word_key
from resettle_desktop.rules.spelling import consonants, is_arabic
from resettle_desktop.store.alike import Row as AlikeRow
from resettle_desktop.store.alike import alike_rows
from resettle_desktop.store.fulltext import Entry, Listed, listed_all
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.wanted import number_part, number_words

_CHUNK = 2000
_OTHER_NAMES = "aliases"
_OF_PARENTS = frozenset({"father_name", "grandfather_name", "mother_name"})
WordRow = tuple[str, str, str, int]
T = TypeVar("T")


@dataclass(frozen=True)
class Said:
    """What the index says of some records that are new to it, each list in the order in which it is kept."""

    numbers: Sequence[WordRow]
    names: Sequence[Listed]
    spellings: Mapping[str, int]
    alike: Sequence[AlikeRow]


def said_of(records: Mapping[type[Record], Sequence[Mapping[str, Any]]]) -> Said:
    """Return what the index says of new records, given by kind as they lie in their tables.

    All members of a case must be among them when one is.
    """
    numbers: list[WordRow] = []
    names: list[Listed] = []
    spellings: Counter[str] = Counter()
    for kind, rows in records.items():
        numbers += (word for row in rows for word in _words_of(kind, row))
        named = [(row["id"], *map(row.get, name_fields(kind))) for row in rows] if name_fields(kind) else []
        names += listed_all(kind.kind_name(), entries(kind, named))
        spellings.update(chain.from_iterable(spelled(values) for _id, *values in named))
    people = sorted(records.get(Person, ()), key=lambda row: row.get("case") or 0)
    members = ((row["case"], *map(row.get, name_fields(Person))) for row in people if row.get("case"))
    names += listed_all(Case.kind_name(), list(_by_case(members)))
    return Said(sorted(numbers), sorted(names), spellings, sorted(alike_rows(map(_keyed, people))))


def number_rows(rows: Rows, kind: type[Record]) -> Iterator[list[WordRow]]:
    """Yield the keys of all numbers of a kind's records, some thousand records at a time."""
    fields = numbered(kind)
    for part in parts(rows.columns(kind, ["id", *(field.name for field in fields)])) if fields else ():
        yield [
            row
            for id, *values in part
            for field, value in zip(fields, values, strict=True)
            if value is not None
            for row in rows_of(kind.kind_name(), field, value, id)
        ]


def names_of(rows: Rows, kind: type[Record], ids: Iterable[int] | None = None) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the ids and names of a kind's records, of all or of these, some thousand at a time."""
    names = name_fields(kind)
    yield from parts(rows.columns(kind, ["id", *names], "id", ids)) if names else ()


def case_entries(rows: Rows, cases: Iterable[int] | None = None) -> Iterator[list[Entry]]:
    """Yield the entries of cases by the names of their members, of all or of these, some thousand at a time."""
    members = rows.columns(Person, ["case", *name_fields(Person)], "case", cases)
    yield from parts(_by_case(row for row in members if row[0] is not None))


def entries(kind: type[Record], named: Iterable[tuple[Any, ...]]) -> list[Entry]:
    """Return the entries of records of a kind, given as id and names; those without a name have none."""
    return [_entry(kind, id, [names]) for id, *names in named if any(names)]


def spelled(values: Iterable[object]) -> list[str]:
    """Return the words of some names, each as often as it is there."""
    return [word for value in values if value for word in index_words(str(value))]


@lru_cache
def numbered(kind: type[Record]) -> tuple[Kept, ...]:
    """Return the fields of a kind by whose numbers its records are found."""
    return tuple(field for field in kind.fields() if isinstance(field, Number | Phone))


@lru_cache
def name_fields(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields of a kind that are names, or lists of them."""
    return tuple(field.name for field in kind.fields() if isinstance(field, Name) or field.name == _OTHER_NAMES)


def has_names(kind: type[Record]) -> bool:
    """Return whether records of this kind are found by names."""
    return kind is Case or bool(name_fields(kind))


def rows_of(kind: str, field: Kept, value: str, id: int) -> Iterator[WordRow]:
    """Yield the keys under which a record is found by this value of a field."""
    for word in number_words(field, value):
        yield kind, word, field.name, id
    part = number_part(field, value)
    if part:
        # without the field's name: what is compared by the whole number does not meet its part
        yield kind, part, f"part of {field.name}", id


def parts(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield some thousand of the values at a time."""
    left = iter(values)
    while part := list(islice(left, _CHUNK)):
        yield part


def _words_of(kind: type[Record], row: Mapping[str, Any]) -> Iterator[WordRow]:
    for field in numbered(kind):
        if row.get(field.name) is not None:
            yield from rows_of(kind.kind_name(), field, row[field.name], row["id"])


def _keyed(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the id and the keyed values of a person, given as they lie in the table."""
    return row["id"], *(read(row[name]) if name in row else None for name, read in _keyed_fields())


@lru_cache
def _keyed_fields() -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((name, getattr(Person, name).python_value) for name in KEYED_FIELDS)


@lru_cache
def _own(kind: type[Record]) -> tuple[bool, ...]:
    return tuple(name not in _OF_PARENTS for name in name_fields(kind))


def _entry(kind: type[Record], id: int, names: Iterable[Sequence[Any]]) -> Entry:
    """Return the entry of a record that is found by these names, given for each person as ``name_fields`` are."""
    own: dict[str, None] = {}
    parents: dict[str, None] = {}
    for person in names:
        for mine, name in zip(_own(kind), person, strict=True):
            if name:
                (own if mine else parents).update(dict.fromkeys(index_words(name)))
    keys = dict.fromkeys(word_key(word) for word in (*own, *parents) if word.isascii())
    latin, arabic = (_heard(word for word in own if is_arabic(word) is script) for script in (False, True))
    return Entry(id, own, keys, [word for word in parents if word not in own], latin, arabic)


def _heard(words: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(sound for sound in map(consonants, words) if sound.isalnum())


def _by_case(members: Iterable[Sequence[Any]]) -> Iterator[Entry]:
    """Yield the entry of each case of which these are the members, given in the order of their cases."""
    for case, group in groupby(members, key=lambda row: row[0]):
        names = [row[1:] for row in group]
        if any(map(any, names)):
            yield _entry(Person, int(case), names)
