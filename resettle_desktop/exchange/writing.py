"""Writes tables into a workbook in memory: no temporary file, no name in its properties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.child import INVALID_TITLE_REGEX
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from resettle_desktop.exchange.sheets import (
    LISTS,
    CellValue,
    Form,
    Lists,
    SheetColumn,
    SheetTable,
    TableSheet,
    WrittenSheet,
    safe_text,
)

__all__ = [
    "About", "CellValue", "Form", "SheetColumn", "SheetTable", "Written", "locked", "safe_text", "write_workbook",
]  # fmt: skip

PROGRAM = "Resettle Desktop"
LAYOUT_PROPERTY, EXPORT_PROPERTY = "resettle_layout", "resettle_export"
_LONGEST_TITLE = 31


@dataclass(frozen=True)
class About:
    """What a workbook's properties say: its title, layout, and the export that it is one of."""

    title: str
    layout: str
    export: str


@dataclass(frozen=True)
class Written:
    """A workbook's bytes, and how many rows its tables hold."""

    content: bytes
    rows: int


def write_workbook(tables: Sequence[SheetTable], about: About) -> Written:
    """Return a new workbook (.xlsx) of these tables, made in memory alone.

    A text stays a text whatever it begins with; characters that XML has no place for are left out of it.
    """
    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = book.properties.lastModifiedBy = PROGRAM
    book.properties.title = safe_text(about.title)
    book.custom_doc_props.append(StringProperty(name=LAYOUT_PROPERTY, value=about.layout))
    book.custom_doc_props.append(StringProperty(name=EXPORT_PROPERTY, value=about.export))
    lists = Lists(tables)
    titles = _titles([table.title for table in tables])
    named = zip(titles, tables, strict=True)
    parts = [TableSheet(book, title, table, lists, n) for n, (title, table) in enumerate(named, start=1)]
    return _saved(book, [*parts, *lists.sheets(book)])


def locked(content: bytes, password: str) -> bytes:
    """Return the workbook encrypted with a password (ECMA-376, agile), in memory alone."""
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def _saved(book: Any, parts: Sequence[WrittenSheet]) -> Written:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        book.properties.modified = datetime.now(tz=UTC).replace(tzinfo=None)
        _Writer(book, archive, parts).write_data()
    return Written(out.getvalue(), sum(part.count for part in parts if isinstance(part, TableSheet)))


class _Writer(ExcelWriter):  # type: ignore[misc]
    """Streams each sheet into the archive: openpyxl's own way leaves it readable in a temporary file meanwhile."""

    def __init__(self, book: Any, archive: zipfile.ZipFile, parts: Sequence[WrittenSheet]) -> None:
        super().__init__(book, archive)
        self._parts = {part.sheet.title: part for part in parts}

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet with its rows."""
        ws._drawing = SpreadsheetDrawing()
        part = self._parts[ws.title]
        with self._archive.open(ws.path[1:], "w", force_zip64=True) as out:
            ws._writer = WorksheetWriter(ws, out)
            ws._writer.write_top()
            try:
                for row in part.cells():
                    ws.append(row)
                part.complete()
            finally:
                ws.close()
        ws._rels = ws._writer._rels
        self.manifest.append(ws)


def _titles(wanted: Sequence[str]) -> list[str]:
    """Return names that sheets may have, each once: at most 31 characters, none that stands in a reference."""
    titles: list[str] = []
    for title in wanted:
        plain = INVALID_TITLE_REGEX.sub(" ", safe_text(title)).strip("' ")[:_LONGEST_TITLE] or "Sheet"
        taken = {each.casefold() for each in (*titles, LISTS)}
        numbered = (f"{plain[: _LONGEST_TITLE - 4]} ({n})" for n in range(2, len(wanted) + 3))
        titles.append(next(each for each in (plain, *numbered) if each.casefold() not in taken))
    return titles
