"""The search index: under which words each record is found, and which records a word finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import peewee

from resettle_desktop.records.fields import Kept, Name, Number, Phone
from resettle_desktop.records.numbers import number_key, phone_key, phone_words
from resettle_desktop.records.record import Record
from resettle_desktop.rules.names import index_words, name_words
from resettle_desktop.store.tables import Word

_CHUNK = 200
_LAST = "\U0010ffff"


class Words:
    """Keeps and reads the search index of one store."""

    def __init__(self, database: peewee.Database) -> None:
        self._database = database

    def replace(self, records: Iterable[Record], gone: Iterable[int] = ()) -> None:
        """Index these records anew and forget those that are gone; call it inside the change set's transaction."""
        kept = list(records)
        self._forget([record.id for record in kept] + list(gone))
        rows = [row for record in kept for row in _rows(record)]
        for start in range(0, len(rows), _CHUNK):
            Word.insert_many(rows[start : start + _CHUNK]).bind(self._database).execute()

    def exactly(self, kind: str, field: str, key: str) -> list[int]:
        """Return the ids of the records whose number or telephone has this key."""
        where = (Word.word == key) & (Word.kind == kind) & (Word.field == field)
        return [row.record for row in Word.select(Word.record).where(where).bind(self._database)]

    def many(self, kind: str, field: str, keys: Iterable[str]) -> dict[str, list[int]]:
        """Return for each of many keys the ids of the records that have it."""
        found: dict[str, list[int]] = {}
        wanted = list(dict.fromkeys(keys))
        for start in range(0, len(wanted), _CHUNK):
            where = Word.word.in_(wanted[start : start + _CHUNK]) & (Word.kind == kind) & (Word.field == field)
            for row in Word.select(Word.word, Word.record).where(where).bind(self._database):
                found.setdefault(row.word, []).append(row.record)
        return found

    def starting(self, text: str, kind: str) -> set[int] | None:
        """Return the ids of the records of a kind that every word of the text finds, None for a text without words.

        Each word finds names and numbers that begin with it; telephone numbers with or without their prefix.
        """
        words = text_words(text)
        if not words:
            return None
        found = [self._starting(word, kind) for word in words]
        return set.intersection(*found)

    def _starting(self, word: str, kind: str) -> set[int]:
        where = (Word.word >= word) & (Word.word < word + _LAST) & (Word.kind == kind)
        return {row.record for row in Word.select(Word.record).where(where).bind(self._database)}

    def _forget(self, records: list[int]) -> None:
        for start in range(0, len(records), _CHUNK):
            chunk = Word.record.in_(records[start : start + _CHUNK])
            Word.delete().where(chunk).bind(self._database).execute()


def text_words(text: str) -> tuple[str, ...]:
    """Return the words to search for: a text with digits as one number, any other as its folded names."""
    if any(char.isdecimal() for char in text):
        plain = phone_key(text) if text.strip().startswith(("+", "00")) else number_key(text)
        return (plain,) if plain else ()
    return name_words(text)


def field_words(field: Kept, value: object) -> tuple[str, ...]:
    """Return the words under which a field's value is found."""
    text = str(value)
    if isinstance(field, Phone):
        return phone_words(text)
    if isinstance(field, Number):
        return (number_key(text),)
    return index_words(text) if isinstance(field, Name) else ()


def _rows(record: Record) -> Iterator[Mapping[str, object]]:
    for field in record.fields():
        value = getattr(record, field.name)
        if value is not None:
            for word in field_words(field, value):
                yield {"kind": record.kind(), "field": field.name, "word": word, "record": record.id}
