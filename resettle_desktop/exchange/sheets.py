"""The sheets of a workbook that is written: typed cells that no spreadsheet runs, tables, drop-downs, print set-up."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import chain, islice
from typing import Any, TypeAlias

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from resettle_desktop.records.texts import _

CellValue: TypeAlias = str | int | date | datetime | None

LISTS = "Lists"
ROWS_TO_ADD = 500  # rows below the table in which drop-downs still hold
_FIRST_DAY = date(1900, 3, 1)  # spreadsheets disagree on the days before
_LONGEST_TEXT = 32_767
_LONGEST_WARNING = 32  # letters of its title
_SAMPLE = 200  # rows that the widths are taken from
_NARROWEST, _WIDEST = 9, 46
_RUNS = ("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠")  # OWASP, CSV injection
# What XML 1.0 has no place for; openpyxl refuses some of them and writes others unseen
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Form(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DAY = "day"
    MOMENT = "moment"
    WHOLE = "whole"


_FORMATS = {Form.DAY: "dd mmm yyyy", Form.MOMENT: "dd mmm yyyy hh:mm", Form.WHOLE: "0"}


@dataclass(frozen=True)
class SheetColumn:
    """One column: its heading and form, and what may be chosen in it.

    With ``theirs`` it is coloured as one that the recipient fills in.
    """

    heading: str
    form: Form = Form.TEXT
    choices: tuple[str, ...] = ()
    theirs: bool = False


@dataclass(frozen=True)
class SheetTable:
    """One sheet: a table with a heading row; the rows are taken one after the other as they are written."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[CellValue]]


def safe_text(text: str) -> str:
    """Return the text without what a workbook cannot hold; a return in it is a line break."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_IN_XML.sub("", plain)[:_LONGEST_TEXT]


class WrittenSheet:
    """A sheet and its cells, which come one row after the other."""

    def __init__(self, book: Any, title: str) -> None:
        self.sheet = book.create_sheet(title)

    def cells(self) -> Iterator[list[Any]]:
        """Yield the rows."""
        raise NotImplementedError

    def complete(self) -> None:
        """Say what is known of the sheet only once its rows are written."""


class TableSheet(WrittenSheet):
    """A sheet with one table: frozen, filtered headings, typed columns, drop-downs, ready to print."""

    def __init__(self, book: Any, title: str, table: SheetTable, lists: Lists, number: int) -> None:
        super().__init__(book, title)
        self._columns = [_unlike(table.columns, place) for place in range(len(table.columns))]
        self._lists, self._number, self.count = lists, number, 0
        rows = iter(table.rows)
        sample = list(islice(rows, _SAMPLE))
        self._rows = chain(sample, rows)
        self._styles = [_styles(self.sheet, column) for column in self._columns]
        self._set_widths(sample)
        _set_print(self.sheet)

    def cells(self) -> Iterator[list[Any]]:
        """Yield the heading row, then the others."""
        yield [_heading_cell(self.sheet, column) for column in self._columns]
        for row in self._rows:
            self.count += 1
            pairs = zip(row, self._styles, self._columns, strict=True)
            yield [_cell(self.sheet, value, styles, column) for value, styles, column in pairs]

    def complete(self) -> None:
        """Add the table and the drop-downs, which hold for rows that are added below it."""
        last = get_column_letter(len(self._columns))
        reference = f"A1:{last}{max(self.count, 1) + 1}"
        table = Table(displayName=f"table_{self._number}", ref=reference, autoFilter=AutoFilter(ref=reference))
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight15", showRowStripes=True)
        table.tableColumns = [TableColumn(id=n, name=column.heading) for n, column in enumerate(self._columns, 1)]
        self.sheet.tables.add(table)
        for place, column in enumerate(self._columns, start=1):
            if column.choices:
                self._add_choices(get_column_letter(place), column)

    def _add_choices(self, letter: str, column: SheetColumn) -> None:
        check = DataValidation(type="list", formula1=self._lists.reference(column.choices), allow_blank=True)
        check.errorTitle = column.heading[:_LONGEST_WARNING]
        check.error = _("Choose one of the values of the list.")
        check.showErrorMessage = True
        check.add(f"{letter}2:{letter}{self.count + 1 + ROWS_TO_ADD}")
        self.sheet.data_validations.append(check)

    def _set_widths(self, sample: Sequence[Sequence[CellValue]]) -> None:
        for place, column in enumerate(self._columns):
            longest = max([len(column.heading) + 3, *(_width(row[place]) for row in sample)])
            dimension = self.sheet.column_dimensions[get_column_letter(place + 1)]
            dimension.width = min(max(longest + 1, _NARROWEST), _WIDEST)
            dimension.number_format = _FORMATS.get(column.form, "@")


def _width(value: CellValue) -> int:
    if isinstance(value, datetime):
        return 17
    if isinstance(value, date):
        return 11
    return max((len(line) for line in str(value).splitlines()), default=0) if value is not None else 0


def _unlike(columns: Sequence[SheetColumn], place: int) -> SheetColumn:
    """Return the column with a heading that no earlier one has: a table's headings must all differ."""
    column = columns[place]
    heading = safe_text(column.heading).replace("\n", " ") or get_column_letter(place + 1)
    same = sum(each.heading.casefold() == column.heading.casefold() for each in columns[:place])
    heading += f" ({same + 1})" if same else ""
    return SheetColumn(heading, column.form, column.choices, column.theirs)


@dataclass(frozen=True)
class _Styles:
    """A column's look, and the same with the sign that keeps a spreadsheet from running a text."""

    plain: Any
    quoted: Any


_THEIRS = PatternFill("solid", fgColor="FFF7DC")


def _styles(sheet: Any, column: SheetColumn) -> _Styles:
    cell = WriteOnlyCell(sheet)
    cell.number_format = _FORMATS.get(column.form, "@")
    cell.alignment = Alignment(vertical="top", wrap_text=column.form is Form.LONG_TEXT)
    if column.theirs:
        cell.fill = _THEIRS
    quoted = copy.copy(cell._style)
    quoted.quotePrefix = 1
    return _Styles(cell._style, quoted)


def _cell(sheet: Any, value: CellValue, styles: _Styles, column: SheetColumn) -> Any:
    if isinstance(value, date) and not _is_shown(value):
        value = value.isoformat()
    if isinstance(value, str):
        return _text_cell(sheet, safe_text(value), styles)
    if value is None and not column.theirs:
        return None
    cell = WriteOnlyCell(sheet, value)
    cell._style = styles.plain
    return cell


def _is_shown(value: date) -> bool:
    return (value.date() if isinstance(value, datetime) else value) >= _FIRST_DAY


def _text_cell(sheet: Any, text: str, styles: _Styles) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell._style = styles.quoted if text.startswith(_RUNS) else styles.plain
    return cell


def _heading_cell(sheet: Any, column: SheetColumn) -> Any:
    cell = WriteOnlyCell(sheet, column.heading)
    cell.data_type = "s"
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="8A6100" if column.theirs else "1F4E79")
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    return cell


def _set_print(sheet: Any) -> None:
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.oddHeader.left.text = sheet.title.replace("&", "&&")
    sheet.oddFooter.right.text = _("Page {page} of {pages}").format(page="&P", pages="&N")
    sheet.row_dimensions[1].height = 30


class Lists:
    """The hidden sheet with what may be chosen: each list once, a column each."""

    def __init__(self, tables: Sequence[SheetTable]) -> None:
        choices = (column.choices for table in tables for column in table.columns if column.choices)
        self._lists = list(dict.fromkeys(tuple(safe_text(each) for each in given) for given in choices))

    def reference(self, choices: Sequence[str]) -> str:
        """Return where these choices stand, as a formula."""
        place = self._lists.index(tuple(safe_text(each) for each in choices))
        letter = get_column_letter(place + 1)
        return f"'{LISTS}'!${letter}$1:${letter}${len(choices)}"

    def sheets(self, book: Any) -> list[WrittenSheet]:
        """Return the sheet of the lists, none where there is nothing to choose."""
        return [_ListsSheet(book, self._lists)] if self._lists else []


class _ListsSheet(WrittenSheet):
    def __init__(self, book: Any, lists: Sequence[Sequence[str]]) -> None:
        super().__init__(book, LISTS)
        self.sheet.sheet_state = "hidden"
        self._lists = lists
        self._styles = _styles(self.sheet, SheetColumn(""))

    def cells(self) -> Iterator[list[Any]]:
        """Yield the choices."""
        for place in range(max(map(len, self._lists))):
            yield [
                _text_cell(self.sheet, each[place], self._styles) if place < len(each) else None for each in self._lists
            ]
