"""What stands over rows instead of in a column: ``Case number: LEB-19C00421``, and below it the family's members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from resettle_desktop.exchange.column_content import plain_number
from resettle_desktop.exchange.column_use import ColumnUse
from resettle_desktop.exchange.conversion import DateOrder, convert, shown
from resettle_desktop.exchange.heading_words import words_in_any_order
from resettle_desktop.exchange.headings import heading, vocabulary
from resettle_desktop.exchange.layout import Layout, LayoutColumn
from resettle_desktop.exchange.outside import filled_cells
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.exchange.reading import Row, Sheet
from resettle_desktop.records.fields import Coded, Day, LongText, Name, Number, Text
from resettle_desktop.records.findings import Finding

_LABELLED = re.compile(r"\s*([^:=]{2,60}?)\s*[:=]\s*(\S.*)", re.DOTALL)
_PIECES = re.compile(r"[\n;|]|\s{3,}")
_FEW = 4  # cells of a row that may name a record by its number alone


@dataclass(frozen=True)
class Fact:
    """A field (``Kind.field``), the label that stands beside its cell, and the cell."""

    field: str
    label: str
    cell: Cell


class Facts:
    """What the rows above say of the rows below, as one reads down a sheet.

    Rows that follow one another say it together; with a record's number they begin a new record. What no number
    stands by holds for the whole sheet, if it is a code or a day that no column has: an office's own telephone says
    nothing of the families.
    """

    def __init__(self, layout: Layout, sheet: Sheet, columns: Sequence[ColumnUse], order: DateOrder) -> None:
        kinds = tuple(kind for kind in layout.kinds if kind.several_rows)
        names = {name for kind in kinds for name in kind.fields()}
        told = tuple(column for column in layout.columns if column.field in names)
        self._words = vocabulary(replace(layout, columns=told, kinds=kinds))
        self._fields = {name: kept for name, kept in layout.fields().items() if name in names}
        self._keys = [f"{kind.kind}.{kind.keys[0][0]}" for kind in kinds]
        self._taken = {use.field: use.place for use in columns if use.field}
        self._sheet, self._order = sheet.name, order
        self._always: dict[str, Any] = {}
        self._now: dict[str, Any] = self._from_name(sheet.name)
        self._block: dict[str, tuple[Fact, Any]] = {}
        self.findings: list[Finding] = []

    def take(self, row: Row) -> bool:
        """Take what a row says of those below it; return whether it says so instead of being a row itself."""
        if not self._keys:
            return False
        filled = filled_cells(row)
        facts, used = self._labelled(list(filled.values()))
        if used * 2 < len(filled) or not facts:
            facts = self._by_form(filled) if len(filled) <= _FEW else []
        for fact in facts:
            value = self._value(fact, row)
            if value is not None:
                self._block[fact.field] = fact, value
        return bool(facts)

    def values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the rows above say and a row with these values does not say itself."""
        self._end_block()
        other = any(key in given and self._differs(key, given[key]) for key in self._keys)
        said = self._always if other else {**self._always, **self._now}
        return {name: value for name, value in said.items() if given.get(name) is None}

    def _differs(self, key: str, value: Any) -> bool:
        return key in self._now and bool(self._fields[key].key(self._now[key]) != self._fields[key].key(value))

    def _end_block(self) -> None:
        values = {name: value for name, (_fact, value) in self._block.items()}
        if any(key in values for key in self._keys):
            self._now = values
        elif any(key in self._now for key in self._keys):
            self._now |= values
        else:
            self._always |= {name: value for name, (fact, value) in self._block.items() if self._is_for_all(fact)}
        self._block = {}

    def _is_for_all(self, fact: Fact) -> bool:
        kept = self._fields[fact.field]
        sure = isinstance(kept, Coded) or (isinstance(kept, Day) and bool(words_in_any_order(fact.label)))
        return fact.field not in self._taken and sure

    def _value(self, fact: Fact, row: Row) -> Any:
        converted = convert(self._fields[fact.field], fact.cell, self._order)
        kind = fact.field.split(".")[0]
        place = {"sheet": self._sheet, "row": row.number, "heading": fact.label, "kind": kind}
        self.findings += [said.at(**place) for said in converted.findings]
        return converted.value

    def _labelled(self, cells: Sequence[Cell]) -> tuple[list[Fact], int]:
        """Return the facts of labels with their values, in one cell or in two, and how many cells say them."""
        facts: list[Fact] = []
        used, place = 0, 0
        while place < len(cells):
            found = list(self._within(cells[place]))
            beside = [] if found else list(self._beside(cells[place : place + 2]))
            facts += found or beside
            used += 1 if found else 2 * len(beside)
            place += 1 + len(beside)
        return facts, used

    def _within(self, cell: Cell) -> Iterator[Fact]:
        for piece in _PIECES.split(cell) if isinstance(cell, str) else ():
            said = _LABELLED.fullmatch(piece)
            column = self._column(said[1]) if said else None
            if said and column:
                yield Fact(column.field, said[1], said[2])

    def _beside(self, two: Sequence[Cell]) -> Iterator[Fact]:
        column = self._column(two[0])
        if column and len(two) == 2 and self._column(two[1]) is None and self._answers(column, str(two[0]), two[1]):
            yield Fact(column.field, str(two[0]).strip(" :="), two[1])

    def _answers(self, column: LayoutColumn, label: str, cell: Cell) -> bool:
        """Return whether a cell is the value of the label before it, and not a heading beside another."""
        if column.field in self._keys:
            return any(char.isdecimal() for char in shown(cell))
        kept = self._fields[column.field]
        text = type(kept) in (Text, LongText, Name)
        return (
            label.rstrip().endswith((":", "="))
            or (not text and convert(kept, cell, self._order).value is not None)
            or bool(self._block or self._now)
        )

    def _column(self, label: Cell) -> LayoutColumn | None:
        return self._words.column(heading(label.strip(" :="))) if isinstance(label, str) else None

    def _by_form(self, filled: Mapping[int, Cell]) -> list[Fact]:
        """Return the record's number that stands among few words in no column of its own."""
        for key in self._keys:
            form = _form(self._fields[key])
            for place, cell in filled.items():
                found = form.search(plain_text(cell)) if form and place != self._taken.get(key) else None
                if found:
                    return [Fact(key, self._fields[key].label, found[0])]
        return []

    def _from_name(self, name: str) -> dict[str, Any]:
        """Return the record's number where the sheet is named by it."""
        for key in self._keys:
            kept = self._fields[key]
            if isinstance(kept, Number) and kept.form and kept.form.fullmatch(plain_number(name)):
                return {} if key in self._taken else {key: name.strip()}
        return {}


def plain_text(cell: Cell) -> str:
    """Return a text with every dash the same."""
    return re.sub(r"[‐‑‒–—−]", "-", cell) if isinstance(cell, str) else ""


def _form(kept: object) -> re.Pattern[str] | None:
    if not (isinstance(kept, Number) and kept.form):
        return None
    return re.compile(rf"(?<![A-Z0-9-])(?:{kept.form.pattern})(?![A-Z0-9-])", re.IGNORECASE)
