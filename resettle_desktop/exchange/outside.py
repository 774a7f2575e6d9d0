"""Which rows below the headings are no rows of the list: sums, notes, legends, headings said again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median_low

from resettle_desktop.exchange.column_content import plain_number
from resettle_desktop.exchange.column_use import ColumnUse, How
from resettle_desktop.exchange.conversion import DateOrder, convert, is_blank, shown
from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.exchange.reading import Row
from resettle_desktop.exchange.workbook_words import begins_sums
from resettle_desktop.records.codes import compared
from resettle_desktop.records.fields import Kept, Number
from resettle_desktop.records.findings import Level

LOOKED_AT = 500  # rows; enough to know how full a row of the list is

Filled = Mapping[int, Cell]


def filled_cells(row: Row) -> dict[int, Cell]:
    """Return the cells of a row that say something, by their place."""
    return {place: cell for place, cell in enumerate(row.cells) if not is_blank(cell)}


class Outside:
    """Tells the rows of one list from what else stands below its headings."""

    def __init__(
        self, layout: Layout, columns: Sequence[ColumnUse], heading_rows: Sequence[Row], rows: Sequence[Row]
    ) -> None:
        fields, keys = layout.fields(), layout.key_fields()
        self._mapped = {use.place: fields[use.field] for use in columns if use.field}
        self._known = [use.place for use in columns if use.field or use.how is How.KNOWN]
        self._keys: dict[int, Kept] = {use.place: fields[use.field] for use in columns if use.field in keys}
        self._headings = _headings(columns, heading_rows)
        counts = [self._count(filled) for row in rows[:LOOKED_AT] if self._has_number(filled := filled_cells(row))]
        self._usual = median_low(counts) if counts else 0

    def holds(self, row: Row) -> bool:
        """Return whether the row lies outside the list: the headings again, or too little for a row without a number.

        Any row without one must hold about as much as the others do.
        """
        filled = filled_cells(row)
        return self._is_heading(filled) or (not self._has_number(filled) and self._says_too_little(filled))

    def numbered(self, row: Row) -> bool:
        """Return whether a number of the usual form says that the row is one of the list."""
        return self._has_number(filled_cells(row))

    def _is_heading(self, filled: Filled) -> bool:
        same = [compared(shown(cell)) in self._headings.get(place, ()) for place, cell in filled.items()]
        return next(iter(same), False) and sum(same) * 2 >= len(same) - 1

    def _says_too_little(self, filled: Filled) -> bool:
        count = self._count(filled)
        if count < 2 or count * 3 < self._usual or any(_is_sum(cell) for cell in filled.values()):
            return True
        named = any(place in filled and not _has_digit(filled[place]) for place in self._keys)
        labelled = any(_is_label(cell) for cell in filled.values())
        if named and labelled:
            return True
        return ((named or labelled) and count * 3 <= self._usual * 2) or self._fits_ill(filled, count)

    def _fits_ill(self, filled: Filled, count: int) -> bool:
        """Return whether few cells are filled, and half of them with what their columns don't hold."""
        if count * 2 > self._usual + 1:
            return False
        refused = (convert(kept, filled[p], DateOrder()) for p, kept in self._mapped.items() if p in filled)
        return sum(any(said.level is Level.ERROR for said in each.findings) for each in refused) * 2 >= count

    def _count(self, filled: Filled) -> int:
        return sum(place in filled for place in self._known)

    def _has_number(self, filled: Filled) -> bool:
        return any(place in filled and _is_number(kept, filled[place]) for place, kept in self._keys.items())


def _headings(columns: Sequence[ColumnUse], heading_rows: Sequence[Row]) -> dict[int, set[str]]:
    said = {use.place: {compared(use.heading)} - {""} for use in columns}
    for row in heading_rows:
        for place, cell in filled_cells(row).items():
            said.setdefault(place, set()).add(compared(shown(cell)))
    return said


def _is_number(kept: Kept, cell: Cell) -> bool:
    if isinstance(kept, Number) and kept.form:
        return bool(kept.form.fullmatch(plain_number(cell)))
    return isinstance(cell, str) and _has_digit(cell)


def _has_digit(cell: Cell) -> bool:
    return any(char.isdecimal() for char in shown(cell))


def _is_sum(cell: Cell) -> bool:
    return isinstance(cell, str) and begins_sums(cell)


def _is_label(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(re.search(r"[:=]\s*$", cell))
