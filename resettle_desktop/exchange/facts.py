"""What stands over rows instead of in a column, such as a family's number and place, and holds for the rows below."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from resettle_desktop.exchange.conversion import convert
from resettle_desktop.exchange.date_cells import DateOrder
from resettle_desktop.exchange.fact_cells import Fact, FactCells
from resettle_desktop.exchange.heading_words import words_in_any_order
from resettle_desktop.records.fields import Coded, Day
from resettle_desktop.records.findings import Finding


class Facts:
    """What the rows above say of the rows below, as one reads down a sheet.

    Rows that follow one another say it together; with a record's number they begin a new record. What no number
    stands by holds for the whole sheet, if it is a code or a day that no column has: an office's own telephone says
    nothing of the families.
    """

    def __init__(self, cells: FactCells, sheet: str, order: DateOrder) -> None:
        self._cells, self._sheet, self._order = cells, sheet, order
        self._always: dict[str, Any] = {}
        named = cells.number_in(sheet)
        self._now: dict[str, Any] = {named.field: named.cell} if named else {}
        self._block: dict[str, tuple[Fact, Any]] = {}
        self.findings: list[Finding] = []

    def take(self, row: int, facts: Iterable[Fact]) -> None:
        """Take what the row of this number says of those below it."""
        for fact in facts:
            converted = convert(self._cells.fields[fact.field], fact.cell, self._order)
            place = {"sheet": self._sheet, "row": row, "heading": fact.label, "kind": self._cells.kind_of(fact.field)}
            self.findings += [said.at(**place) for said in converted.findings]
            if converted.value is not None:
                self._block[fact.field] = fact, converted.value

    def values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the rows above say and a row with these values does not say itself."""
        self._end_block()
        other = any(key in given and self._differs(key, given[key]) for key in self._cells.keys)
        said = self._always if other else {**self._always, **self._now}
        return {name: value for name, value in said.items() if given.get(name) is None}

    def _differs(self, key: str, value: Any) -> bool:
        kept = self._cells.fields[key]
        return key in self._now and bool(kept.key(self._now[key]) != kept.key(value))

    def _end_block(self) -> None:
        values = {name: value for name, (_fact, value) in self._block.items()}
        if any(key in values for key in self._cells.keys):
            self._now = values
        elif any(key in self._now for key in self._cells.keys):
            self._now |= values
        else:
            self._always |= {name: value for name, (fact, value) in self._block.items() if self._is_for_all(fact)}
        self._block = {}

    def _is_for_all(self, fact: Fact) -> bool:
        kept = self._cells.fields[fact.field]
        sure = isinstance(kept, Coded) or (isinstance(kept, Day) and bool(words_in_any_order(fact.label)))
        return fact.field not in self._cells.columns and sure
