"""Writes a table of counts as a workbook with a native chart, and the sentences that say what is counted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from resettle_desktop.exchange.exporting import put_workbook
from resettle_desktop.exchange.writing import PROGRAM, safe_text

_WIDE, _NARROW = 26, 13
_CENTIMETRES = 24, 11


@dataclass(frozen=True)
class CountTable:
    """What the workbook says: title and sentences, then a table of which the first column are words.

    ``charted`` columns of counts after it are drawn, without the last row where that is the ``summed`` one;
    ``lying`` bars have room for long words.
    """

    title: str
    sentences: tuple[str, ...]
    headings: tuple[str, ...]
    rows: Sequence[Sequence[str | int | float | None]]
    charted: int
    summed: bool = True
    lying: bool = False


def write_counts(table: CountTable, path: Path) -> None:
    """Write the workbook to a file; raises KnownError where it cannot be written, what was there unchanged."""
    book = openpyxl.Workbook()
    book.properties.creator = book.properties.lastModifiedBy = PROGRAM
    book.properties.title = safe_text(table.title)
    sheet = book.active
    sheet.title = "Figure"
    sheet.sheet_view.showGridLines = False
    first = _write(sheet, table)
    if table.rows and table.charted:
        _draw(sheet, table, first)
    made = io.BytesIO()
    book.save(made)
    put_workbook(path, made.getvalue())


def _write(sheet: Any, table: CountTable) -> int:
    """Write words and numbers, and return the row of the headings."""
    _text(sheet.cell(1, 1), table.title).font = Font(size=14, bold=True)
    for row, sentence in enumerate(table.sentences, start=2):
        _text(sheet.cell(row, 1), sentence)
    first = len(table.sentences) + 3
    for column, heading in enumerate(table.headings, start=1):
        cell = _text(sheet.cell(first, column), heading)
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="left" if column == 1 else "right")
        sheet.column_dimensions[get_column_letter(column)].width = _WIDE if column == 1 else _NARROW
    for place, values in enumerate(table.rows, start=first + 1):
        bold = table.summed and place == first + len(table.rows)
        for column, value in enumerate(values, start=1):
            _put(sheet.cell(place, column), value, bold)
    sheet.freeze_panes = sheet.cell(first + 1, 2)
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    return first


def _put(cell: Any, value: str | int | float | None, bold: bool) -> None:
    if isinstance(value, str):
        _text(cell, value)
        if cell.column > 1:
            cell.alignment = Alignment(horizontal="right")
    else:
        cell.value, cell.number_format = value, "#,##0" if isinstance(value, int) else "0.0"
    if bold:
        cell.font = Font(bold=True)


def _text(cell: Any, text: str) -> Any:
    """Write a text that no spreadsheet takes for a formula."""
    cell.value = safe_text(text)
    cell.data_type = "s"
    return cell


def _draw(sheet: Any, table: CountTable, first: int) -> None:
    last = first + len(table.rows) - (1 if table.summed else 0)
    chart = BarChart()
    chart.type = "bar" if table.lying else "col"
    chart.grouping, chart.overlap, chart.gapWidth = "stacked", 100, 60
    chart.width, chart.height = _CENTIMETRES
    chart.add_data(
        Reference(sheet, min_col=2, max_col=1 + table.charted, min_row=first, max_row=last), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=first + 1, max_row=last))
    # without these words newer spreadsheets show no axes
    chart.x_axis.delete = chart.y_axis.delete = False
    if table.lying:
        chart.x_axis.scaling.orientation = "maxMin"
    if table.charted == 1:
        chart.legend = None
    sheet.add_chart(chart, f"A{first + len(table.rows) + 3}")
