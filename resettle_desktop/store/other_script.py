"""Finds those whose names are kept in the other script alone: Latin letters for an Arabic text, and the other way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record
from resettle_desktop.rules.names import index_words
from resettle_desktop.rules.spelling import Level, consonants, is_arabic, word_level
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.fulltext import FullText, consonants_term, every, without
from resettle_desktop.store.index_entries import name_fields
from resettle_desktop.store.rows import Rows

_MOST_NEAR, _LOOKED_AT = 1000, 50
_NO_CONSONANTS = "-"


class OtherScript:
    """Finds across the scripts in one store."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._names, self._rows = FullText(database), Rows(database)

    def find(self, kind: type[Record], words: Sequence[str], beside: Collection[int]) -> list[int]:
        """Return the persons, or their cases, who have each of the words in the other script; of many, some.

        Those ``beside`` whom they are looked for are left out.

        A word is one in the other script where the rules say that both are spellings of one name. Who has names that
        sound so in the script of the words is left out: those are found by them.
        """
        heard = [consonants(word) for word in words]
        if kind not in (Case, Person) or len(set(map(is_arabic, words))) != 1 or _NO_CONSONANTS in heard:
            return []
        typed, other = (
            every(consonants_term(kind.kind_name(), each, arabic=script) for each in heard)
            for script in (is_arabic(words[0]), not is_arabic(words[0]))
        )
        found = self._names.find(without(other, typed), _MOST_NEAR)
        near = [id for id in found if id not in beside][:_LOOKED_AT]
        known = self._known(kind, near)
        return [id for id in near if _are_called(known.get(id, set()), words)]

    def _known(self, kind: type[Record], ids: Iterable[int]) -> dict[int, set[str]]:
        """Return the words of the names of these persons, or of all members of these cases."""
        link = "case" if kind is Case else "id"
        known: dict[int, set[str]] = {}
        for id, *names in self._rows.columns(Person, [link, *name_fields(Person)], link, ids):
            known.setdefault(id, set()).update(word for name in names if name for word in index_words(name))
        return known


def _are_called(known: set[str], words: Sequence[str]) -> bool:
    other = [word for word in known if is_arabic(word) != is_arabic(words[0])]
    return all(any(word_level(word, each) is Level.SAME for each in other) for word in words)
