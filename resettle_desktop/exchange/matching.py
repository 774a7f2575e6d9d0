"""Finds the record of the store that each row is about; all numbers of a sheet are looked up at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from resettle_desktop.exchange.kind_matching import KindMatcher
from resettle_desktop.exchange.layout import Layout, LayoutKind
from resettle_desktop.exchange.listing import Listing
from resettle_desktop.exchange.mistaken_numbers import another_family
from resettle_desktop.exchange.near_numbers import Candidate
from resettle_desktop.exchange.slots import MatchedRow, Slot
from resettle_desktop.records.fields import Code, Kept, Number
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.record import Record
from resettle_desktop.store.store import Store

Key = tuple[str, tuple[str, ...], tuple[Any, ...]]


class Matcher:
    """Matches the rows of one workbook, sheet by sheet, against one store."""

    def __init__(self, store: Store, layout: Layout, constants: Mapping[str, Any]) -> None:
        self.store, self._constants, self._proposals = store, constants, layout.proposals
        self._index: dict[Key, Slot] = {}
        self._slots: dict[tuple[str, int], Slot] = {}
        self.listings: list[Listing] = []
        self.rows: list[MatchedRow] = []
        self.findings: list[Finding] = []

    @property
    def slots(self) -> list[Slot]:
        """Return the records that the rows are about, and those of the store that were looked at with them."""
        return list(self._slots.values())

    def add(self, listing: Listing) -> None:
        """Match the rows of one sheet: all rows of one kind after the other, so that each kind is looked up at once."""
        self.listings.append(listing)
        start = len(self.rows)
        rows = [MatchedRow(row, start + n, skipped=row.skipped) for n, row in enumerate(listing.rows)]
        self.rows += rows
        for kind in listing.layout.kinds:
            KindMatcher(self, listing, kind).match([row for row in rows if row.good])
        self._park_other_families(listing, rows)
        for row in rows:
            for slot in row.slots.values() if row.good else ():
                slot.used = True
        self.findings += listing.findings

    def _park_other_families(self, listing: Listing, rows: Iterable[MatchedRow]) -> None:
        """Let the rows wait that give a family's number to another family; what they said of the case is forgotten."""
        by_case: dict[int, list[MatchedRow]] = {}
        for row in rows:
            case = row.slots.get("Case")
            if row.good and case and case.record and not row.row.ids:
                by_case.setdefault(case.id, []).append(row)
        members: dict[int | None, list[Slot]] = {}
        for slot in self.slots:
            if slot.kind.kind == "Person" and slot.record:
                members.setdefault(slot.record.of("case"), []).append(slot)
        for id, mine in by_case.items():
            said = another_family(members.get(id, []), mine)
            if said:
                key = mine[0].slots["Case"].kind.keys[0][0]
                self._park(mine, said.at(kind="Case", field=key, heading=listing.headings.get(f"Case.{key}", "")))

    def _park(self, rows: Iterable[MatchedRow], said: Finding) -> None:
        for row in rows:
            case = row.slots["Case"]
            row.parked = said.at(sheet=row.row.sheet, row=row.row.number)
            row.candidates = (Candidate("Case", case.id, case.label()),)
            case.values = {name: value for name, value in case.values.items() if case.said_by.get(name) != row.place}

    def load(self, kind: LayoutKind, records: Iterable[Record]) -> None:
        """Know these records of the store by all their keys."""
        for record in records:
            if (kind.kind, record.id) not in self._slots:
                self.keep(Slot(kind, record.id, record))

    def keep(self, slot: Slot) -> None:
        """Know a record by all the keys that its values give, unless another is known by one already."""
        self._slots[slot.kind.kind, slot.id] = slot
        names = {name for key in slot.kind.keys for name in key}
        for key in self.keys(slot.kind, {name: slot.value(name) for name in names}):
            self._index.setdefault(key, slot)

    def keys(self, kind: LayoutKind, values: Mapping[str, Any]) -> Iterator[Key]:
        """Yield what a record with these values is known by, the surest first."""
        for names in kind.keys:
            given = tuple(_key(kind.record.field(name), values.get(name)) for name in names)
            own = [key for name, key in zip(names, given, strict=True) if name not in kind.links]
            linked = all(values.get(name) is not None for name in names if name in kind.links)
            if linked and (not own or any(key is not None for key in own)):
                yield kind.kind, names, given

    def find(self, kind: LayoutKind, values: Mapping[str, Any]) -> Slot | None:
        """Return the record that the values are about; one whose surer number is another is not it."""
        for key in self.keys(kind, values):
            slot = self._index.get(key)
            if slot and not self._another(slot, key[1], values):
                return slot
        return None

    def _another(self, slot: Slot, found_by: tuple[str, ...], values: Mapping[str, Any]) -> bool:
        """Return whether a number or a code of a surer key is another one."""
        surer = {name for names in slot.kind.keys[: slot.kind.keys.index(found_by)] for name in names}
        for name in surer - set(slot.kind.links):
            kept, here, given = slot.kind.record.field(name), slot.value(name), values.get(name)
            if isinstance(kept, Number | Code) and here and given and kept.key(here) != kept.key(given):
                return True
        return False

    def slot(self, kind: str, id: int | None) -> Slot | None:
        """Return the record of this kind and id, where rows are about it or it was looked at."""
        return None if id is None else self._slots.get((kind, id))

    def constants(self, kind: LayoutKind) -> dict[str, Any]:
        """Return the values for every row of the fields of a kind."""
        own = (name.split(".") for name in self._constants)
        return {field: self._constants[f"{part}.{field}"] for part, field in own if part == kind.name}

    def country(self, kind: str, values: Mapping[str, Any], slot: Slot) -> str:
        """Return the country of asylum of a case: written, kept, set for all rows, or that of its number's office."""
        if kind != "Case":
            return ""
        known = values.get("asylum_country") or slot.value("asylum_country")
        known = known or self._constants.get("Case.asylum_country")
        number = str(values.get("unhcr_number") or slot.value("unhcr_number") or "")
        offices = (each.propose(number) for each in self._proposals if each.field == "Case.asylum_country")
        return str(known or next(offices, None) or "")

    def heading(self, sheet: str, field: str) -> str:
        """Return the heading of the column of a sheet that fills a field (``Kind.field``), empty where none does."""
        found = (each.headings.get(field, "") for each in self.listings if each.sheet == sheet)
        return next(found, "")

    def complete(self) -> None:
        """Give every record that rows are about the values set for all of them, where the workbook has none."""
        for slot in self.slots:
            for name, value in self._constants.items():
                kind, own = name.split(".")
                mine = slot.used and kind == slot.kind.name and not slot.kind.named_only
                if mine and slot.values.get(own) is None and slot.sent.get(own) is None:
                    slot.values[own] = value
                    slot.said_by.setdefault(own, slot.rows[0])


def _key(field: Kept, value: Any) -> Any:
    if value is None or value == "":
        return None
    return str(field.key(value)).casefold()
