"""Finds the words of a store's names that a mistyped word may have been meant for."""

from __future__ import annotations

from functools import lru_cache

from resettle_desktop.rules.slips import letters_for, slips
from resettle_desktop.store.connection import EncryptedDatabase

_MOST = 100
_LAST = "\U0010ffff"
_WHOLE = "SELECT word FROM spelling WHERE word IN ({marks}) ORDER BY count DESC, word LIMIT ?"
_BEGUN = (
    "WITH tried (begun) AS (VALUES {marks})"
    " SELECT begun FROM tried WHERE EXISTS (SELECT 1 FROM spelling WHERE word >= begun AND word < begun || ?) LIMIT ?"
)


class NearWords:
    """The words of one store's names, by what one slip of typing makes of them."""

    def __init__(self, database: EncryptedDatabase) -> None:
        self._database = database
        # each kind of record is looked for by the same words, one after the other
        self._known: dict[tuple[object, ...], list[str]] = {}
        self._state: tuple[int, ...] = ()

    def whole(self, word: str) -> list[str]:
        """Return the store's words that one slip makes this word of, the common ones first."""
        tried = _tried(word)
        return self._words(_WHOLE.format(marks=", ".join("?" * len(tried))), (*tried, _MOST))

    def begun(self, word: str) -> list[str]:
        """Return the beginnings of the store's words that one slip makes this word of."""
        tried = _tried(word)
        return self._words(_BEGUN.format(marks=", ".join(["(?)"] * len(tried))), (*tried, _LAST, _MOST))

    def _words(self, query: str, values: tuple[object, ...]) -> list[str]:
        state = self._database.state()
        if state != self._state:
            self._known, self._state = {}, state
        if values not in self._known:
            self._known[values] = [word for (word,) in self._database.execute_sql(query, values).fetchall()]
        return self._known[values]


@lru_cache(maxsize=16)
def _tried(word: str) -> list[str]:
    return sorted(set(slips(word, letters_for(word))) - {word})
