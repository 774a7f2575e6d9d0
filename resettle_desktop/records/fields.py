"""The field kinds: peewee fields that know their label, help, check and how a person writes their values.

A declaration reads as a sentence: ``family_name = Name("Family name", needed_for=Stage.SUBMITTED)``. A field's value
has three forms: the Python value on a record (``datetime.date``), the JSON value in change sets and on the command
line (``"2020-09-22"``), and the text that people read and type (``22 Sep 2020``). An empty value is None in all three.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

import peewee

from resettle_desktop.records.codes import CodeList, code_list
from resettle_desktop.records.dates import (
    KnownDate,
    read_day,
    read_moment,
    read_partial,
    show_day,
    show_moment,
    show_partial,
)
from resettle_desktop.records.findings import Finding, Refused, finding, refuse
from resettle_desktop.records.numbers import id_number, id_text, number_key, phone_key
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _, mark

Json = None | str | int | bool | list[str]
Check = Callable[[Any], Finding | None]

if TYPE_CHECKING:
    TextValue = peewee.Field[str | None]
    DayValue = peewee.Field[date | None]
    MomentValue = peewee.Field[datetime | None]
    PartialValue = peewee.Field[KnownDate | None]
    CodesValue = peewee.Field[tuple[str, ...] | None]
    WholeValue = peewee.Field[int | None]
    FlagValue = peewee.Field[bool | None]
else:
    TextValue = DayValue = MomentValue = PartialValue = CodesValue = WholeValue = FlagValue = peewee.Field


class Sensitivity(StrEnum):
    """Who a value concerns: the movement, the person, or the person's health."""

    OPERATIONAL = "operational"
    PERSONAL = "personal"
    MEDICAL = "medical"


class Kept:
    """What every field kind shares; its subclasses say how one kind of value is read, shown, stored and compared.

    ``section`` begins a new section of the form and names it; ``needed_for`` is the stage by which the value must
    be there; ``derived`` marks what the store computes and nobody types.
    """

    field_type: ClassVar[str] = "TEXT"
    name: str
    limit = 400
    wide = False

    def __init__(
        self,
        label: str,
        *,
        help: str = "",
        needed_for: Stage | None = None,
        sensitivity: Sensitivity = Sensitivity.PERSONAL,
        checks: Sequence[Check] = (),
        section: str = "",
        derived: bool = False,
        index: bool = False,
        **column: Any,
    ) -> None:
        super().__init__(null=True, index=index, **column)  # type: ignore[call-arg]
        self.label_text, self.help_word, self.section_text = label, help, section
        self.needed_for, self.sensitivity, self.checks, self.derived = needed_for, sensitivity, checks, derived

    @property
    def label(self) -> str:
        """Return the field's label in the language in use."""
        return _(self.label_text)

    @property
    def help(self) -> str:
        """Return the field's help in the language in use, empty where the label says all."""
        return _(self.help_word) if self.help_word else ""

    @property
    def section(self) -> str:
        """Return the heading of the section that begins with this field, or an empty text."""
        return _(self.section_text) if self.section_text else ""

    def read(self, text: str) -> Any:
        """Return the value that a person typed, None for an empty text; raises Refused with what is wrong."""
        plain = clean(text)
        return self.read_value(plain) if plain else None

    def read_value(self, text: str) -> Any:
        """Return the value of a text that is not empty; raises Refused."""
        if len(text) > self.limit:
            raise refuse("E107", value=text[:40] + "…", limit=self.limit)
        return text

    def from_json(self, value: Json) -> Any:
        """Return the value of its form in change sets; raises Refused."""
        return None if value is None else self.read(str(value))

    def to_json(self, value: Any) -> Json:
        """Return the value's form in change sets."""
        return value  # type: ignore[no-any-return]

    def show(self, value: Any) -> str:
        """Return the value as people read it, an empty text for None."""
        return "" if value is None else str(value)

    def key(self, value: Any) -> Any:
        """Return what two values are compared by: equal keys mean the same value written in two ways."""
        return self.to_json(value)

    def findings(self, value: Any) -> list[Finding]:
        """Return what the field's checks say of a value that can be stored."""
        if value is None:
            return []
        said = (check(value) for check in self.checks)
        return [each.at(field=self.name, value=self.show(value)) for each in said if each]


def clean(text: str) -> str:
    """Return the text without control characters, and without blanks and marks of direction at its ends."""
    kept = "".join(
        char for char in text if char in "\n\t\u200c" or unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")
    )
    return (
        kept.strip()
        .strip("\u200b\u200c\u200d\u200e\u200f\ufeff\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u00a0 ")
        .strip()
    )


class Text(Kept, TextValue):
    """A line of text."""


class LongText(Kept, TextValue):
    """A text of several lines."""

    limit = 20_000
    wide = True


class Name(Text):
    """A person's name or a part of it, in Latin or any other letters."""


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


class Email(Text):
    """An e-mail address."""

    def read_value(self, text: str) -> str:
        """Return the address; raises Refused (E108) where it has no name, @ and domain."""
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
            raise refuse("E108", value=text)
        return str(super().read_value(text))


class Coded(Kept):
    """What Code and Codes share: the list of resources/codes that they choose from."""

    def __init__(self, label: str, codes: str, **options: Any) -> None:
        super().__init__(label, **options)
        self.list_name = codes

    @property
    def codes(self) -> CodeList:
        """Return the list of codes."""
        return code_list(self.list_name)

    def one(self, text: str) -> str:
        """Return the code that a code, label or alias stands for; raises Refused (E110)."""
        code = self.codes.find(text)
        if code is None:
            near = self.codes.suggest(text) or self.codes.codes[:6]
            choices = ", ".join(self.codes.label(each) for each in near)
            raise refuse("E110", value=text, label=self.label, choices=choices)
        return code


class Code(Coded, TextValue):
    """One code of a list."""

    def read_value(self, text: str) -> str:
        """Return the code of what was typed; raises Refused (E110)."""
        return self.one(text)

    def show(self, value: Any) -> str:
        """Return the code's label."""
        return self.codes.label(value) if value else ""


class Codes(Coded, CodesValue):
    """Several codes of a list, in the order in which they were given; ``open`` keeps unknown ones as typed."""

    def __init__(self, label: str, codes: str, *, open: bool = False, **options: Any) -> None:
        super().__init__(label, codes, **options)
        self.open = open

    def read_value(self, text: str) -> tuple[str, ...] | None:
        """Return the codes of a text that separates them by comma, semicolon, slash or line; raises Refused (E110)."""
        return self._all(re.split(r"[,;/\n|]", text))

    def from_json(self, value: Json) -> tuple[str, ...] | None:
        """Return the codes of a list (or of a text)."""
        if not isinstance(value, list):
            return super().from_json(value)  # type: ignore[no-any-return]
        return self._all(map(str, value))

    def _all(self, words: Iterable[str]) -> tuple[str, ...] | None:
        return tuple(dict.fromkeys(self._kept(word) for word in map(clean, words) if word)) or None

    def _kept(self, word: str) -> str:
        try:
            return self.one(word)
        except Refused:
            if not self.open:
                raise
            return word

    def to_json(self, value: Any) -> Json:
        """Return the codes as a list."""
        return list(value) if value else None

    def key(self, value: Any) -> Any:
        """Return the codes without their order."""
        return sorted(value) if value else None

    def show(self, value: Any) -> str:
        """Return the labels, separated by commas."""
        return ", ".join(self.codes.label(each) for each in value or ())

    def findings(self, value: Any) -> list[Finding]:
        """Return what the checks say, and W215 for each word that is in no list."""
        unknown = [each for each in value or () if each not in self.codes]
        return super().findings(value) + [finding("W215", value=each).at(field=self.name) for each in unknown]

    def db_value(self, value: Any) -> str | None:
        """Return the form in the database: a JSON list."""
        return json.dumps(list(value), ensure_ascii=False) if value else None

    def python_value(self, value: Any) -> tuple[str, ...] | None:
        """Return the value of its form in the database."""
        return tuple(json.loads(value)) if value else None


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
        return read_partial(value) if value else None


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
    """Another record, by its id; ``part_of`` when the record lives with the other, as a person does in a case."""

    field_type = "BIGINT"

    def __init__(self, label: str, kind: str, *, part_of: bool = False, **options: Any) -> None:
        super().__init__(label, index=True, **options)
        self.linked_kind, self.part_of = kind, part_of

    def read_value(self, text: str) -> int:
        """Return the id that a text of ``id_text`` stands for; raises Refused (E121)."""
        try:
            return self._checked(id_number(text))
        except ValueError as wrong:
            raise refuse("E121", value=text, kind=self.linked_kind) from wrong

    def from_json(self, value: Json) -> int | None:
        """Return the id of its text form, or of the number itself; raises Refused (E121)."""
        if isinstance(value, int) and not isinstance(value, bool):
            return self._checked(value)
        return super().from_json(value)  # type: ignore[no-any-return]

    def _checked(self, id: int) -> int:
        if not 0 < id < 1 << 63:
            raise refuse("E121", value=id, kind=self.linked_kind)
        return id

    def to_json(self, value: Any) -> Json:
        """Return the id as text."""
        return id_text(value) if value else None

    def show(self, value: Any) -> str:
        """Return the id as text; the store knows the label of what it names."""
        return id_text(value) if value else ""
