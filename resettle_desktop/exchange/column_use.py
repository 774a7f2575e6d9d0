"""What a column of a recognised sheet is used for, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from resettle_desktop.records.texts import _


class How(StrEnum):
    """How a column's field was found."""

    HEADING = "heading"
    RESEMBLING = "resembling"
    CONTENT = "content"
    CHOSEN = "chosen"
    KNOWN = "known"
    SECOND = "second"
    UNMAPPED = "unmapped"


@dataclass(frozen=True)
class ColumnUse:
    """One column: its heading, letter, some of its values, the field (``Kind.field``) that it fills, and why that.

    ``field`` is empty where it fills none: ``known`` then says that none is needed, ``second`` that another column
    fills the same field. Where a cell holds the whole name, ``rest`` is the field of the given names and ``native``
    that of a name in other letters than Latin ones. ``joined`` where it is a further part of what another one holds;
    ``declared`` is the heading of the layout's column that it is.
    """

    heading: str
    letter: str
    samples: tuple[str, ...]
    field: str
    how: How
    place: int
    sheet: str
    rest: str = ""
    native: str = ""
    joined: bool = False
    declared: str = ""

    @property
    def name(self) -> str:
        """Return the heading, or the letter where there is none."""
        return self.heading or _("Column {letter}").format(letter=self.letter)

    @property
    def unmapped(self) -> bool:
        """Return whether values of the column would go nowhere without anybody having said so."""
        return self.how in (How.UNMAPPED, How.SECOND) and bool(self.heading or self.samples)


@dataclass(frozen=True)
class Double:
    """Two columns that would fill one field."""

    field: str
    first: ColumnUse
    second: ColumnUse
