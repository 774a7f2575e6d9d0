"""What is merged over rows is said of each of them, and of no other."""

from __future__ import annotations

import pytest

from resettle_desktop.exchange.merged_cells import MergedCells
from resettle_desktop.exchange.reading import Row, Sheet

ROWS = (Row(2, ("A", "x")), Row(3, (None, "y")), Row(4, (None,)), Row(5, ("B", None)), Row(6, ()))


@pytest.fixture
def cells() -> MergedCells:
    return MergedCells(Sheet("List", False, ROWS, ((2, 0, 4, 0), (5, 0, 6, 1), (3, 1, 3, 2))), ROWS)


def test_what_is_merged_down_is_said_of_each_row(cells: MergedCells) -> None:
    assert [cells.cell(row, 0) for row in ROWS] == ["A", "A", "A", "B", "B"]


def test_what_is_merged_across_is_said_of_its_first_column(cells: MergedCells) -> None:
    assert [cells.cell(row, 1) for row in ROWS] == ["x", "y", None, None, None]


def test_only_the_rows_below_the_first_are_covered(cells: MergedCells) -> None:
    assert [cells.covers(row.number, 0) for row in ROWS] == [False, True, True, False, True]


def test_what_is_merged_from_over_the_list_says_nothing_of_it() -> None:
    cells = MergedCells(Sheet("List", False, ROWS, ((1, 0, 3, 0),)), ROWS[1:])
    assert cells.cell(ROWS[1], 0) is None
