"""Cells that are merged over several rows: what the first one says is said of all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.exchange.reading import Row, Sheet

_Rows = tuple[int, int]  # the first and the last


class MergedCells:
    """Finds what stands in a row's cell, its own value or the one merged over it."""

    def __init__(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        self._by_number = {row.number: row for row in rows}
        self._over: dict[int, list[_Rows]] = {}
        for first, left, last, right in sorted(sheet.merged):
            for place in range(left, right + 1) if last > first else ():
                self._over.setdefault(place, []).append((first, last))

    def cell(self, row: Row, place: int) -> Cell:
        """Return the value in this column, None for nothing."""
        above = self._by_number.get(self._first(row.number, place))
        return _value(above or row, place)

    def covers(self, number: int, place: int) -> bool:
        """Return whether a row's cell in this column says what a row above it says."""
        return self._first(number, place) in self._by_number

    def _first(self, number: int, place: int) -> int:
        """Return the row whose value is merged over this one, 0 for none."""
        areas = self._over.get(place)
        if not areas:
            return 0
        first, last = areas[max(bisect_right(areas, (number, 0)) - 1, 0)]
        return first if first < number <= last else 0


def _value(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else None
