"""What the rows of a recognised sheet are: of the list, over it with facts of the rows below, or outside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resettle_desktop.exchange.fact_cells import Fact, FactCells
from resettle_desktop.exchange.outside import Outside
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.exchange.reading import Row
from resettle_desktop.exchange.recognition import RecognisedSheet


@dataclass(frozen=True)
class RowParts:
    """The rows of the list, the facts that rows over them say (by row number), and the numbers of those outside."""

    listed: tuple[Row, ...]
    facts: Mapping[int, list[Fact]]
    outside: frozenset[int]

    def cells(self, place: int) -> Iterator[Cell]:
        """Yield a column's cells in the rows of the list."""
        return (row.cells[place] for row in self.listed if place < len(row.cells))


def row_parts(recognised: RecognisedSheet, cells: FactCells) -> RowParts:
    """Return what each row is; one with a number of the usual form is always of the list."""
    outside = Outside(recognised.layout, recognised.columns, recognised.heading_rows, recognised.rows)
    others = [row for row in recognised.rows if not outside.numbered(row)]
    facts = cells.of_rows((*recognised.above, *others))
    out = frozenset(row.number for row in recognised.rows if row.number not in facts and outside.holds(row))
    listed = tuple(row for row in recognised.rows if row.number not in facts and row.number not in out)
    return RowParts(listed, facts, out)
