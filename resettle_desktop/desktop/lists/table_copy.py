"""Rows of a table as the text that a spreadsheet takes from the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from resettle_desktop.desktop.parts.rows import RowsModel
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

COPY_LIMIT = 20_000


def table_text(model: RowsModel, numbers: Sequence[int], places: Sequence[int]) -> str:
    """Give the headings and rows at these places, columns parted by tabs.

    Raises KnownError when the rows are more than COPY_LIMIT.
    """
    if len(numbers) > COPY_LIMIT:
        raise KnownError(
            _(
                "No more than {limit} rows can be copied at once. Nothing was copied. "
                "Select fewer rows, or export a workbook."
            ).format(limit=COPY_LIMIT)
        )
    titles = "\t".join(model.columns[place].title for place in places)
    return "\n".join([titles, *(_line(model, number, places) for number in numbers)])


def _line(model: RowsModel, number: int, places: Sequence[int]) -> str:
    row = model.row(number)
    if row is not None and row.band is not None:
        return _plain(row.band.text)
    return "\t".join(_plain(model.cell(number, place).text) for place in places)


def _plain(text: str) -> str:
    """One line, and nothing that a spreadsheet would run as a formula."""
    line = " ".join(text.split())
    risky = line[:1] in ("=", "@") or (line[:1] in ("+", "-") and not line[1:2].isdigit())
    return f"'{line}" if risky and len(line) > 1 else line
