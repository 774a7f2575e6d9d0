"""The field kind of medical details: sealed with a key that only medical users hold, before they are a value at all.

What was typed becomes a value by ``seal`` alone. Its JSON form, its form in the database and in the history is the
sealed text; a plain text is refused, so that one that somebody forgot to seal is written nowhere.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

from resettle_desktop.records.findings import refuse
from resettle_desktop.records.kept import Kept, Sensitivity, TextValue, clean
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _

PREFIX = "sealed:1:"  # the 1 counts the ways of sealing
_FORM = re.compile(re.escape(PREFIX) + r"[A-Za-z0-9_-]{80,200000}")


class Sealer(Protocol):
    """Seals and opens texts; the store has one, with the key or without it.

    ``place`` says where a text belongs: sealed for one place it opens in no other.
    """

    @property
    def may_open(self) -> bool:
        """Return whether the key is there."""

    def seal(self, text: str, place: str) -> str:
        """Return the text sealed, ``PREFIX`` and letters, digits, - and _; raises KnownError without the key."""

    def open(self, sealed: str, place: str) -> str:
        """Return the text; raises KnownError without the key, and where it was altered or belongs elsewhere."""


def is_sealed(text: str) -> bool:
    """Return whether a text has the form of a sealed one."""
    return _FORM.fullmatch(text) is not None


class Sealed(Kept, TextValue):
    """A text of several lines that only medical users read; others see that something is there."""

    limit = 20_000
    wide = True
    leaves = False

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label, **{"sensitivity": Sensitivity.MEDICAL, **options})

    def read_value(self, text: str) -> str:
        """Return a sealed text as it is; raises Refused (E141) for a plain one, which no message repeats."""
        if not is_sealed(text):
            raise refuse("E141", label=self.label)
        return text

    def show(self, value: Any) -> str:
        """Return that something is there."""
        return _("Sealed") if value else ""

    def seal(self, text: str, record: int, sealer: Sealer) -> str | None:
        """Return the value of a text that was typed for a record, None for an empty one.

        A text that is sealed already stays as it is. Raises Refused (E107) for one of more than 20,000 characters,
        KnownError without the key.
        """
        plain = clean(text)
        if not plain or is_sealed(plain):
            return plain or None
        if len(plain) > self.limit:
            raise refuse("E107", value=self.label, limit=self.limit)
        return sealer.seal(plain, self.place(record))

    def open(self, value: str | None, record: int, sealer: Sealer) -> str:
        """Return the text of a record's value, empty for None; raises KnownError as the sealer does."""
        return sealer.open(value, self.place(record)) if value else ""

    def place(self, record: int) -> str:
        """Return where a record's value belongs."""
        return f"{id_text(record)} {self.name}"
