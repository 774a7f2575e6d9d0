"""What a spreadsheet takes from the clipboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.desktop.lists.table_copy import plain, table_copied
from resettle_desktop.desktop.parts.rows import Band, Cell, Column, Row, RowsModel

COLUMNS = (Column("name", "Name"), Column("phone", "Phone"))


def model_of(*rows: Row) -> RowsModel:
    return RowsModel(COLUMNS, lambda: len(rows), lambda at, limit: rows[at : at + limit])


def table_text(model: RowsModel, numbers: list[int], places: list[int]) -> str:
    return table_copied(model, numbers, places).text()


def cells_of(*cells: Cell) -> str:
    """The row of these cells as the table that Excel takes first."""
    page = table_copied(model_of(Row(1, cells)), [0], list(range(len(cells)))).html()
    return page.split("<tr>")[-1].split("</tr>")[0]


@pytest.mark.parametrize(
    ("typed", "copied"),
    [
        ("=1+1", "'=1+1"),
        ("@sum", "'@sum"),
        ("-cmd", "'-cmd"),
        ("+961 03 028951", "+961 03 028951"),
        ("-12,5", "-12,5"),
        ("-1+2", "'-1+2"),
        ("+961-3-028951", "'+961-3-028951"),
        ("-2|'/C calc'!A0", "'-2|'/C calc'!A0"),
        (" \t=1+1", "'=1+1"),
        ("-", "-"),
        ("two\nlines\tand a tab", "two lines and a tab"),
    ],
)
def test_a_copied_cell_is_one_line_and_no_formula(typed: str, copied: str) -> None:
    assert table_text(model_of(Row(1, (Cell(typed), Cell("")))), [0], [0]) == f"Name\n{copied}"


def test_columns_are_copied_in_the_order_they_are_seen() -> None:
    model = model_of(Row(1, (Cell("Shahin"), Cell("03"))))
    assert table_text(model, [0], [1, 0]) == "Phone\tName\n03\tShahin"


def test_a_band_is_copied_by_its_text() -> None:
    assert table_text(model_of(Row(1, band=Band("Najjar"))), [0], [0, 1]).splitlines()[1] == "Najjar"


@pytest.mark.parametrize("kept", ["00123", "0312345678901234567", "3/4", "1E5", "+96103028951"])
def test_a_number_of_an_agency_stays_as_it_is_written(kept: str) -> None:
    assert cells_of(Cell(kept, number=True)) == f'<td class="text">{kept}</td>'


def test_what_is_counted_stays_a_number() -> None:
    assert cells_of(Cell("14", tabular=True), Cell("05", tabular=True)) == '<td>14</td><td class="text">05</td>'


def test_the_cells_that_are_text_are_declared_so() -> None:
    page = table_copied(model_of(Row(1, (Cell("0012"),))), [0], [0]).html()
    assert ".text { mso-number-format: '\\@'; }" in page


@given(st.text(st.sampled_from("=+-@\t\r\n |!'1a<>&\u00a0\ufeff"), max_size=8))
def test_nothing_that_is_copied_is_a_formula_or_breaks_out_of_its_cell(typed: str) -> None:
    (line,) = plain(typed).splitlines() or [""]
    assert "\t" not in line
    assert line[:1] not in ("=", "@") or len(line) == 1
    assert line[:1] not in ("+", "-") or set(line) <= set("+-1 ")
    assert cells_of(Cell(typed)).count("<") == 2
