"""Labels with their values, as they stand over rows instead of in a column: ``Case number: LEB-19C00421``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from resettle_desktop.exchange.column_content import plain_number
from resettle_desktop.exchange.column_use import ColumnUse
from resettle_desktop.exchange.conversion import convert, shown
from resettle_desktop.exchange.date_cells import DateOrder
from resettle_desktop.exchange.headings import heading, vocabulary
from resettle_desktop.exchange.layout import Layout, LayoutColumn
from resettle_desktop.exchange.outside import filled_cells
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.exchange.reading import Row
from resettle_desktop.records.fields import Kept, LongText, Name, Number, Text

_LABELLED = re.compile(r"\s*([^:=]{2,60}?)\s*[:=]+\s*(\S.*)", re.DOTALL)
_PIECES = re.compile(r"[\n;|]|\s{3,}")
_ENDS = " :="
_FEW = 4  # cells of a row that may name a record by its number alone


@dataclass(frozen=True)
class Fact:
    """A field (``Kind.field``), the label that stands beside its cell, and the cell."""

    field: str
    label: str
    cell: Cell


class FactCells:
    """Reads the facts of a sheet's rows; they are of the kinds of which one record has several rows below."""

    def __init__(self, layout: Layout, columns: Sequence[ColumnUse]) -> None:
        kinds = tuple(kind for kind in layout.kinds if kind.shared)
        self.fields: dict[str, Kept] = {name: kept for kind in kinds for name, kept in kind.fields().items()}
        self.keys = tuple(f"{kind.name}.{kind.keys[0][0]}" for kind in kinds)
        self.columns = {use.field: use.place for use in columns if use.field}
        if self.keys:
            self.fields |= layout.row_days()
        told = tuple(column for column in layout.columns if column.field in self.fields)
        self.kind_of = layout.kind_of
        self._words = vocabulary(replace(layout, columns=told, kinds=kinds))

    def of_rows(self, rows: Iterable[Row]) -> dict[int, list[Fact]]:
        """Return the facts of those rows that say them, by the number of the row."""
        found: dict[int, list[Fact]] = {}
        last = 0
        for row in rows:
            facts = self.of(row, after_others=last in found)
            if facts:
                found[row.number] = facts
            last = row.number
        return found

    def of(self, row: Row, after_others: bool = False) -> list[Fact]:
        """Return the facts of a row that says them, and little else; none for any other row.

        ``after_others`` where the row above says facts: words beside a label are then its value.
        """
        filled = filled_cells(row) if self.keys else {}
        facts, used = self._labelled(list(filled.values()), after_others)
        if facts and used * 2 >= len(filled):
            return facts
        return self._by_form(filled) if len(filled) <= _FEW else []

    def number_in(self, name: str) -> Fact | None:
        """Return the record's number where a sheet without a column for it is named by it."""
        for key in self.keys:
            kept = self.fields[key]
            named = isinstance(kept, Number) and kept.form and kept.form.fullmatch(plain_number(name))
            if named and key not in self.columns:
                return Fact(key, kept.label, name.strip())
        return None

    def _labelled(self, cells: Sequence[Cell], after_others: bool) -> tuple[list[Fact], int]:
        """Return the facts of labels with their values, in one cell or in two, and how many cells say them."""
        facts: list[Fact] = []
        used, place = 0, 0
        while place < len(cells):
            found = list(self._within(cells[place]))
            beside = [] if found else list(self._beside(cells[place : place + 2], after_others or bool(facts)))
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

    def _beside(self, two: Sequence[Cell], after_others: bool) -> Iterator[Fact]:
        column = self._column(two[0])
        if column is None or len(two) < 2 or self._column(two[1]):
            return
        label = str(two[0])
        if after_others or label.rstrip().endswith(tuple(_ENDS[1:])) or self._answers(column, two[1]):
            yield Fact(column.field, label.strip(_ENDS), two[1])

    def _answers(self, column: LayoutColumn, cell: Cell) -> bool:
        """Return whether a cell is surely a value of the column whose heading stands before it, and no heading."""
        kept = self.fields[column.field]
        if column.field in self.keys:
            return any(char.isdecimal() for char in shown(cell))
        return type(kept) not in (Text, LongText, Name) and convert(kept, cell, DateOrder()).value is not None

    def _column(self, label: Cell) -> LayoutColumn | None:
        return self._words.column(heading(label.strip(_ENDS))) if isinstance(label, str) else None

    def _by_form(self, filled: Mapping[int, Cell]) -> list[Fact]:
        """Return the record's number that stands among few words in no column of its own."""
        for key in self.keys:
            form = _within_text(self.fields[key])
            for place, cell in filled.items():
                found = form.search(_with_one_dash(cell)) if form and place != self.columns.get(key) else None
                if found:
                    return [Fact(key, self.fields[key].label, found[0])]
        return []


def _with_one_dash(cell: Cell) -> str:
    return re.sub(r"[‐‑‒–—−]", "-", cell) if isinstance(cell, str) else ""


def _within_text(kept: Kept) -> re.Pattern[str] | None:
    if not (isinstance(kept, Number) and kept.form):
        return None
    return re.compile(rf"(?<![A-Z0-9-])(?:{kept.form.pattern})(?![A-Z0-9-])", re.IGNORECASE)
