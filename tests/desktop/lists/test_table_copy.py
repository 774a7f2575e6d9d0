from __future__ import annotations

import pytest

from resettle_desktop.desktop.lists.table_copy import table_text
from resettle_desktop.desktop.parts.rows import Band, Cell, Column, Row, RowsModel

COLUMNS = (Column("name", "Name"), Column("phone", "Phone"))


def model_of(*rows: Row) -> RowsModel:
    return RowsModel(COLUMNS, lambda: len(rows), lambda at, limit: rows[at : at + limit])


@pytest.mark.parametrize(
    ("typed", "copied"),
    [
        ("=1+1", "'=1+1"),
        ("@sum", "'@sum"),
        ("-cmd", "'-cmd"),
        ("+961 03 028951", "+961 03 028951"),
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
