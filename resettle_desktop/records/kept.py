"""What every kind of field shares: its declaration, and how its value is read, shown, stored and compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

import peewee

from resettle_desktop.records.findings import Finding, refuse
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _

Json = None | str | int | bool | list[str]
Check = Callable[[Any], Finding | None]
Condition = Callable[[Any], bool]

if TYPE_CHECKING:
    TextValue = peewee.Field[str | None]
else:
    TextValue = peewee.Field


class Sensitivity(StrEnum):
    """Who a value concerns: the movement, the person, or the person's health."""

    OPERATIONAL = "operational"
    PERSONAL = "personal"
    MEDICAL = "medical"


class Kept:
    """What every field kind shares; its subclasses say how one kind of value is read, shown, stored and compared.

    ``section`` begins a new section of the form and names it; ``needed_for`` is the stage by which the value must
    be there; ``derived`` marks what the store computes and nobody types; ``shown_when`` says of which records the
    field is asked, ``beside`` with which other field it is compared. ``leaves`` is whether a value may stand in a
    workbook at all.
    """

    field_type: ClassVar[str] = "TEXT"
    name: str
    limit = 400
    wide = False
    leaves = True

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
        shown_when: Condition | None = None,
        beside: str = "",
        **column: Any,
    ) -> None:
        super().__init__(null=True, index=index, **column)  # type: ignore[call-arg]
        self.label_text, self.help_word, self.section_text = label, help, section
        self.needed_for, self.sensitivity, self.checks, self.derived = needed_for, sensitivity, checks, derived
        self.shown_when, self.beside = shown_when, beside

    @property
    def label(self) -> str:
        """Return the field's label in the language in use."""
        return _(self.label_text)

    @property
    def sorts(self) -> bool:
        """Return whether lists may be put in the order of this field: it has an index."""
        return bool(self.index)  # type: ignore[attr-defined]

    @property
    def help(self) -> str:
        """Return the field's help in the language in use, empty where the label says all."""
        return _(self.help_word) if self.help_word else ""

    @property
    def section(self) -> str:
        """Return the heading of the section that begins with this field, or an empty text."""
        return _(self.section_text) if self.section_text else ""

    def asked_of(self, record: Any) -> bool:
        """Return whether a record with these values is asked for this one; a value that is there stays in any case."""
        return self.shown_when is None or self.shown_when(record)

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
    if text.isprintable():
        return text.strip()
    kept = "".join(
        char for char in text if char in "\n\t\u200c" or unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")
    )
    return (
        kept.strip()
        .strip("\u200b\u200c\u200d\u200e\u200f\ufeff\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u00a0 ")
        .strip()
    )
