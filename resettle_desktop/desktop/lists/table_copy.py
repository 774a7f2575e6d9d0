"""Rows of a table as a spreadsheet takes them from the clipboard: as a text, and as a table whose cells stay text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from resettle_desktop.desktop.parts.rows import Cell, RowsModel
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

COPY_LIMIT = 20_000
_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")  # what a spreadsheet may count; it rounds longer ones
_SIGNED = re.compile(r"[+-][0-9 .,]*")  # a sign that no spreadsheet takes for a sum
# Excel keeps leading zeros, long numbers and what looks like a date in a cell that is declared to be text
_PAGE = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>'
    "td, th {{ white-space: nowrap; }} .text {{ mso-number-format: '\\@'; }}"
    "</style></head><body><table>{rows}</table></body></html>"
)


def table_copied(model: RowsModel, numbers: Sequence[int], places: Sequence[int]) -> QMimeData:
    """Give the headings and rows at these places in both forms; what is pasted from either holds no formula.

    Raises KnownError when the rows are more than COPY_LIMIT.
    """
    _refuse_too_many(len(numbers))
    titles = [Cell(model.columns[place].title) for place in places]
    rows = [titles, *(_cells(model, number, places) for number in numbers)]
    copied = QMimeData()
    copied.setText("\n".join("\t".join(plain(cell.text) for cell in row) for row in rows))
    copied.setHtml(_PAGE.format(rows="".join(map(_html_row, rows))))
    return copied


def plain(text: str) -> str:
    """Give a text as one line that a spreadsheet does not run as a formula."""
    line = " ".join(text.split())
    risky = line[:1] in ("=", "@") or (line[:1] in ("+", "-") and not _SIGNED.fullmatch(line))
    return f"'{line}" if risky and len(line) > 1 else line


def _refuse_too_many(count: int) -> None:
    if count > COPY_LIMIT:
        raise KnownError(
            _(
                "No more than {limit} rows can be copied at once. Nothing was copied. "
                "Select fewer rows, or export a workbook."
            ).format(limit=COPY_LIMIT)
        )


def _cells(model: RowsModel, number: int, places: Sequence[int]) -> list[Cell]:
    row = model.row(number)
    if row is not None and row.band is not None:
        return [Cell(row.band.text)]
    return [model.cell(number, place) for place in places]


def _html_row(cells: Sequence[Cell]) -> str:
    return f"<tr>{''.join(map(_html_cell, cells))}</tr>"


def _html_cell(cell: Cell) -> str:
    counts = cell.tabular and _NUMBER.fullmatch(cell.text)
    return f"<td>{cell.text}</td>" if counts else f'<td class="text">{escape(plain(cell.text))}</td>'
