"""Makes the change set of an import: what the workbook says that the store does not say yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from resettle_desktop.exchange.differences import CellDifference
from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.matching import Matcher
from resettle_desktop.exchange.slots import Slot, same
from resettle_desktop.records.fields import Kept, Sealed
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.store.changes import Draft

Shown = tuple[str, str]


class Drafting:
    """Gathers the changes of records; ``changed`` are the fields that each row changes, as shown before and after.

    Of rows that were sent from here, ``conflicts`` are the cells that were changed on both sides, ``not_theirs`` those
    that were not the partner's to change, and ``emptied`` those that came back empty: none of them is taken over.
    """

    def __init__(self, layout: Layout, matcher: Matcher) -> None:
        self._layout, self._matcher = layout, matcher
        self._sealer = matcher.store.seals
        self._theirs = layout.theirs()
        self.draft = Draft()
        self.changed: dict[int, dict[str, Shown]] = {}
        self.findings: list[Finding] = []
        self.conflicts: list[CellDifference] = []
        self.not_theirs: list[CellDifference] = []
        self.emptied: list[CellDifference] = []

    def add(self, slot: Slot) -> None:
        """Add what a record's rows change of it; a new record is added whole."""
        after = {name: kept.to_json(value) for name, kept, value in self._taken(slot)}
        if slot.record is None:
            self.draft.add(slot.kind.kind, slot.id, after)
        elif after:
            self.draft.set(slot.kind.kind, slot.id, slot.record.values(), after)
        self._add_emptied(slot)

    def _taken(self, slot: Slot) -> Iterator[tuple[str, Kept, Any]]:
        country = self._matcher.country(slot.kind.kind, slot.values, slot)
        for name, value in {**slot.implied, **slot.values}.items():
            kept = slot.kind.record.field(name)
            here = slot.record.of(name) if slot.record else None
            stays = here is not None and name not in slot.values
            if value is None or stays or self._is_same(slot, kept, here, value, country):
                continue
            if isinstance(kept, Sealed) and not self._sealer.may_open:
                self._tell(slot, name, finding("E141", label=kept.label))
            elif slot.record is not None and self._stays_ours(slot, name, value, country):
                continue
            elif here is not None and self._fills_empty(slot, name):
                self._tell(slot, name, finding("W219", value=kept.show(value), label=slot.label()))
            else:
                taken = kept.seal(value, slot.id, self._sealer) if isinstance(kept, Sealed) else value
                self._note(slot, name, (kept.show(here), kept.show(taken)))
                yield name, kept, taken

    def _is_same(self, slot: Slot, kept: Kept, here: Any, value: Any, country: str) -> bool:
        if isinstance(kept, Sealed):
            return bool(here) and self._sealer.may_open and kept.open(here, slot.id, self._sealer) == value
        return same(kept, here, value, country)

    def _stays_ours(self, slot: Slot, name: str, value: Any, country: str) -> bool:
        """Tell a returned value that is not taken over: in a column that was not theirs, or changed here as well."""
        row = self._matcher.rows[self._place(slot, name)].row
        if row.sent is None or name not in slot.values:
            return False
        kept, here = slot.kind.record.field(name), slot.record.of(name) if slot.record else None
        difference = self._difference(slot, name, value)
        if f"{slot.kind.name}.{name}" not in self._theirs:
            self.not_theirs.append(difference)
            self._tell(slot, name, finding("W232", value=_in_words(difference)))
            return True
        if name not in slot.sent or isinstance(kept, Sealed) or same(kept, slot.sent[name], here, country):
            return False
        self.conflicts.append(difference)
        self._tell(slot, name, finding("W233", value=_in_words(difference)))
        return True

    def _add_emptied(self, slot: Slot) -> None:
        for name in slot.emptied:
            if slot.record is not None and slot.record.of(name) is not None and name not in slot.values:
                difference = self._difference(slot, name, None)
                self.emptied.append(difference)
                self._tell(slot, name, finding("W234", value=difference.shown()[2]))

    def _difference(self, slot: Slot, name: str, value: Any) -> CellDifference:
        row = self._matcher.rows[self._place(slot, name)].row
        heading = self._matcher.heading(row.sheet, f"{slot.kind.name}.{name}")
        sent, here = slot.sent.get(name), slot.record.of(name) if slot.record else None
        place = row.sheet, row.number, heading
        return CellDifference(*place, slot.kind.kind, slot.kind.name, slot.id, slot.label(), name, sent, value, here)

    def _fills_empty(self, slot: Slot, name: str) -> bool:
        column = self._layout.column(f"{slot.kind.name}.{name}")
        return column is not None and column.fills_empty

    def _note(self, slot: Slot, name: str, shown: Shown) -> None:
        self.changed.setdefault(self._place(slot, name), {})[f"{slot.kind.name}.{name}"] = shown

    def _tell(self, slot: Slot, name: str, said: Finding) -> None:
        row = self._matcher.rows[self._place(slot, name)].row
        heading = self._matcher.heading(row.sheet, f"{slot.kind.name}.{name}")
        self.findings.append(said.at(sheet=row.sheet, row=row.number, heading=heading, kind=slot.kind.kind, field=name))

    def tell_row(self, place: int, said: Finding, heading: str) -> None:
        """Tell what was found of a row, in the column of this heading."""
        row = self._matcher.rows[place].row
        self.findings.append(said.at(sheet=row.sheet, row=row.number, heading=heading))

    def _place(self, slot: Slot, name: str) -> int:
        return slot.said_by.get(name, slot.emptied.get(name, slot.rows[0]))


def _in_words(difference: CellDifference) -> str:
    return " · ".join(text or "–" for text in difference.shown())
