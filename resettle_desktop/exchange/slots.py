"""The records that the rows of a workbook are about, and the rows with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from resettle_desktop.exchange.layout import LayoutKind
from resettle_desktop.exchange.listing import ListRow
from resettle_desktop.exchange.near_numbers import Candidate
from resettle_desktop.records.fields import Kept, Phone
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.numbers import phone_key
from resettle_desktop.records.record import KINDS, Record


@dataclass
class Slot:
    """A record that rows are about: as it is in the store (None for a new one), and what the workbook says of it.

    ``implied`` is what it says of fields without a column; it stands only where they are empty. ``sent`` is what its
    rows said of fields when they left, ``emptied`` the fields that they no longer say anything of, with their rows.
    """

    kind: LayoutKind
    id: int
    record: Record | None = None
    values: dict[str, Any] = field(default_factory=dict)
    implied: dict[str, Any] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    said_by: dict[str, int] = field(default_factory=dict)
    used: bool = False
    sent: dict[str, Any] = field(default_factory=dict)
    emptied: dict[str, int] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        """Return what the field holds once the workbook is imported."""
        given = self.values.get(name)
        return given if given is not None or self.record is None else getattr(self.record, name)

    def label(self) -> str:
        """Return the few words by which people know the record."""
        return label_of(self.kind.record, {name: self.value(name) for name in self.kind.record.label_fields})


@dataclass
class MatchedRow:
    """A row with the records that it is about, and why it waits or is left out if it does.

    ``extra`` are values (``Kind.field``) that another kind's field could not take.
    """

    row: ListRow
    place: int
    slots: dict[str, Slot] = field(default_factory=dict)
    parked: Finding | None = None
    skipped: Finding | None = None
    candidates: tuple[Candidate, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Return whether the row may be imported."""
        return not (self.parked or self.skipped)

    def label(self) -> str:
        """Return whom or what the row is about, in a few words."""
        kinds = [name.split(".")[0] for name in reversed(list(self.row.values))]
        for name in dict.fromkeys(("Person", *kinds)):
            slot = self.slots.get(name)
            label = slot.label() if slot else label_of(KINDS[name], self.row.of(name)) if name in KINDS else ""
            if label:
                return label
        return ""

    def give(self, name: str, slot: Slot) -> None:
        """Give the row a record by the name of its kind; a further one of the kind stands beside it."""
        taken = sum(key.split(" ")[0] == name for key in self.slots)
        self.slots[f"{name} {taken + 1}" if taken else name] = slot


def label_of(kind: type[Record], values: Mapping[str, Any]) -> str:
    """Return the label of a record of a kind with these values."""
    shown = (kind.field(name).show(values.get(name)) for name in kind.label_fields)
    return " ".join(word for word in shown if word)


def same(field: Kept, one: Any, other: Any, country: str = "") -> bool:
    """Return whether two values mean the same, telephones of this country also without its prefix."""
    if one is None or other is None:
        return one is other
    if isinstance(field, Phone):
        return phone_key(one, country) == phone_key(other, country)
    return bool(field.key(one) == field.key(other))
