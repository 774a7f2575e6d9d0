"""The field kinds: peewee fields that know their label, help, check and how a person writes their values.

A declaration reads as a sentence: ``family_name = Name("Family name", needed_for=Stage.SUBMITTED)``. A field's value
has three forms: the Python value on a record (``datetime.date``), the JSON value in change sets and on the command
line (``"2020-09-22"``), and the text that people read and type (``22 Sep 2020``). An empty value is None in all three.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import peewee

from resettle_desktop.records.coded import Code, Coded, Codes
from resettle_desktop.records.dates import (
    KnownDate,
    read_day,
    read_moment,
    read_partial,
    show_day,
    show_moment,
    show_partial,
)
from resettle_desktop.records.findings import Finding, finding, refuse
from resettle_desktop.records.kept import Check, Condition, Json, Kept, Sensitivity, TextValue, clean
from resettle_desktop.records.numbers import id_number, id_text, number_key, phone_key
from resettle_desktop.records.sealed import Sealed
from resettle_desktop.records.texts import _, mark

__all__ = [
    "Check", "Code", "Coded", "Codes", "Condition", "Content", "Day", "Email", "Flag", "Json", "Kept", "Link",
    "LongText", "Moment", "Name", "Number", "PartialDate", "Phone", "Sealed", "Sensitivity", "Text", "Whole", "clean",
]  # fmt: skip

if TYPE_CHECKING:
    DayValue = peewee.Field[date | None]
    MomentValue = peewee.Field[datetime | None]
    PartialValue = peewee.Field[KnownDate | None]
    WholeValue = peewee.Field[int | None]
    FlagValue = peewee.Field[bool | None]
else:
    DayValue = MomentValue = PartialValue = WholeValue = FlagValue = peewee.Field

_FEWEST_DIGITS = 6  # of a telephone number without its country's prefix


_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


class Text(Kept, TextValue):
    """A line of text: a break or a tabulator that was pasted with it becomes a blank."""

    def read(self, text: str) -> Any:
        """Return the text on one line, None for an empty one; raises Refused as its kind does."""
        return super().read(_BREAKS.sub(" ", text))


class LongText(Kept, TextValue):
    """A text of several lines."""

    limit = 20_000
    wide = True


class Gathered(LongText):
    """What the program gathered for itself, too long to be typed or to stand in a cell."""

    limit = 50_000_000
    leaves = False


class Name(Text):
    """A person's name or a part of it, in Latin or any other letters.

    Lists may be put in the order of one that ``sorts``; capitals and small letters are the same there.
    """

    def __init__(self, label: str, *, sorts: bool = False, **options: Any) -> None:
        super().__init__(label, **options)
        self._sorts = sorts

    @property
    def sorts(self) -> bool:
        """Return whether lists may be put in the order of this field."""
        return self._sorts


class Number(Text):
    """An agency's number: kept as typed, compared by its letters and digits alone.

    ``form`` is a pattern that numbers of this kind usually have; an unusual one is a warning, never refused
    (DOMAIN 1.4).
    """

    def __init__(self, label: str, *, form: str = "", unique: bool = False, **options: Any) -> None:
        super().__init__(label, **options)
        self.form, self.one_record_each = re.compile(form, re.IGNORECASE) if form else None, unique

    def key(self, value: Any) -> str | None:
        """Return the number's letters and digits, upper case."""
        return number_key(value) if value else None

    def findings(self, value: Any) -> list[Finding]:
        """Return what the checks say, and W210 for a number of unusual form."""
        said = super().findings(value)
        if value and self.form and not self.form.fullmatch(re.sub(r"\s", "", value).translate(_DASHES)):
            said.append(finding("W210", value=value, label=self.label).at(field=self.name))
        return said


_DASHES = {ord(dash): "-" for dash in "‐‑‒–—−"}


class Phone(Text):
    """A telephone number: kept as written, compared by its digits with the country's prefix."""

    def read_value(self, text: str) -> str:
        """Return the number as typed; raises Refused (E109) where it has no digits."""
        if not any(char.isdecimal() for char in text):
            raise refuse("E109", value=text)
        return str(super().read_value(text))

    def key(self, value: Any) -> str | None:
        """Return the number's digits with their prefix."""
        return phone_key(value) if value else None

    def findings(self, value: Any) -> list[Finding]:
        """Return W276 where no telephone could be reached by so few digits, beside what the checks say."""
        few = value is not None and sum(char.isdecimal() for char in value) < _FEWEST_DIGITS
        said = [finding("W276", value=value).at(field=self.name)] if few else []
        return [*said, *super().findings(value)]


class Email(Text):
    """An e-mail address."""

    def read_value(self, text: str) -> str:
        """Return the address; raises Refused (E108) where it has no name, @ and domain."""
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
            raise refuse("E108", value=text)
        return str(super().read_value(text))


class Content(Kept, TextValue):
    """What a file holds, by its SHA-256 in 64 hexadecimal digits; the bytes are kept apart, each once."""

    leaves = False

    def read_value(self, text: str) -> str:
        """Return the digest; raises Refused (E142) for any other text."""
        if not re.fullmatch(r"[0-9a-f]{64}", text):
            raise refuse("E142", value=text[:40])
        return text


@lru_cache(maxsize=50_000)
def _kept_date(text: str) -> KnownDate:
    """A list reads the same dates of birth again and again; as they are kept they mean one thing on any day."""
    return read_partial(text)


class PartialDate(Kept, PartialValue):
    """A date of which perhaps only the month or the year is known (DESIGN: never invented to 1 January)."""

    def read_value(self, text: str) -> KnownDate:
        """Return the date that was typed; raises Refused (E101, E103)."""
        return read_partial(text)

    def to_json(self, value: Any) -> Json:
        """Return the ISO form, shortened to what is known."""
        return str(value) if value else None

    def show(self, value: Any) -> str:
        """Return the date as ``14 Sep 1985``, ``Sep 1985`` or ``about 1985``."""
        return show_partial(value) if value else ""

    def db_value(self, value: Any) -> str | None:
        """Return the form in the database: the ISO text."""
        return str(value) if value else None

    def python_value(self, value: Any) -> KnownDate | None:
        """Return the value of its form in the database."""
        return _kept_date(value) if value else None


class Day(Kept, DayValue):
    """A full day."""

    def read_value(self, text: str) -> date:
        """Return the day that was typed; raises Refused (E101, E103)."""
        return read_day(text)

    def to_json(self, value: Any) -> Json:
        """Return the ISO form."""
        return value.isoformat() if value else None

    def show(self, value: Any) -> str:
        """Return the day as ``14 Sep 2020``."""
        return show_day(value) if value else ""

    def db_value(self, value: Any) -> str | None:
        """Return the form in the database: the ISO text."""
        return value.isoformat() if value else None

    def python_value(self, value: Any) -> date | None:
        """Return the value of its form in the database."""
        return date.fromisoformat(value) if value else None


class Moment(Kept, MomentValue):
    """A local time at a place, which another field names; minutes are the finest step."""

    def read_value(self, text: str) -> datetime:
        """Return the time that was typed; raises Refused (E101, E103, E104)."""
        return read_moment(text)

    def to_json(self, value: Any) -> Json:
        """Return the ISO form to the minute, without a zone."""
        return value.isoformat(timespec="minutes") if value else None

    def show(self, value: Any) -> str:
        """Return the time as ``22 Sep 2020, 10:35``."""
        return show_moment(value) if value else ""

    def db_value(self, value: Any) -> str | None:
        """Return the form in the database: the ISO text to the minute."""
        return value.isoformat(timespec="minutes") if value else None

    def python_value(self, value: Any) -> datetime | None:
        """Return the value of its form in the database."""
        return datetime.fromisoformat(value) if value else None


class Whole(Kept, WholeValue):
    """A whole number, such as a count or an order."""

    field_type = "BIGINT"

    def read_value(self, text: str) -> int:
        """Return the number that was typed, of 18 digits at most; raises Refused (E105)."""
        plain = re.sub(r"\s", "", text)
        if not re.fullmatch(r"[+-]?\d{1,18}", plain):
            raise refuse("E105", value=text[:40])
        return int(plain)


_YES = frozenset("yes y true 1 oui vrai ja waar x ✓ ✔".split())  # noqa: SIM905
_NO = frozenset("no n false 0 non faux nee onwaar -".split())  # noqa: SIM905


class Flag(Kept, FlagValue):
    """Yes, no, or not known."""

    field_type = "INTEGER"

    def read_value(self, text: str) -> bool:
        """Return whether yes was typed, in English, French or Dutch; raises Refused (E106)."""
        word = text.casefold()
        if word not in _YES | _NO:
            raise refuse("E106", value=text)
        return word in _YES

    def show(self, value: Any) -> str:
        """Return yes or no."""
        return "" if value is None else _(_FLAG_WORDS[bool(value)])

    def db_value(self, value: Any) -> int | None:
        """Return the form in the database: 0 or 1."""
        return None if value is None else int(value)

    def python_value(self, value: Any) -> bool | None:
        """Return the value of its form in the database."""
        return None if value is None else bool(value)


_FLAG_WORDS = {True: mark("Yes"), False: mark("No")}


class Link(Kept, WholeValue):
    """Another record of one of the kinds, by its id; ``part_of`` when the record lives with it, as a person in a case.

    Ids of different kinds never meet, so that the id alone says which record is meant.
    """

    field_type = "BIGINT"

    def __init__(self, label: str, *kinds: str, part_of: bool = False, **options: Any) -> None:
        super().__init__(label, index=True, **options)
        self.linked_kinds, self.part_of = kinds, part_of

    @property
    def linked_words(self) -> str:
        """Return the names of the kinds in a row, for a sentence."""
        return ", ".join(self.linked_kinds)

    def read_value(self, text: str) -> int:
        """Return the id that a text of ``id_text`` stands for; raises Refused (E121)."""
        try:
            return self._checked(id_number(text))
        except ValueError as wrong:
            raise refuse("E121", value=text, kind=self.linked_words) from wrong

    def from_json(self, value: Json) -> int | None:
        """Return the id of its text form, or of the number itself; raises Refused (E121)."""
        if isinstance(value, int) and not isinstance(value, bool):
            return self._checked(value)
        return None if value is None or value == "" else self.read_value(str(value))

    def _checked(self, id: int) -> int:
        if not 0 < id < 1 << 63:
            raise refuse("E121", value=id, kind=self.linked_words)
        return id

    def to_json(self, value: Any) -> Json:
        """Return the id as text."""
        return id_text(value) if value else None

    def show(self, value: Any) -> str:
        """Return the id as text; the store knows the label of what it names."""
        return id_text(value) if value else ""
