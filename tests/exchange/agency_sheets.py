"""The lists of agencies as sheets: title rows, headings, families, sums and notes, in a workbook or as text."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from tests.exchange.agencies import CASE_COLUMNS, FAMILIES, WORDS, Habits

Cells = list[Any]
TITLES = ("UNHCR Lebanon", "Submissions to Belgium 2019", "")
LEGEND = (("Code", "Meaning"), ("LPN", "Legal and/or Physical Protection Needs"), ("PA", "Principal applicant"))
NOTES = (
    [],
    ["Note: PA = principal applicant; dates as declared."],
    ["SM-CI", "Chronic illness"],
    ["Prepared by:", "Field office", None, "Date:", "30/04/2019"],
)


def rows_of(habits: Habits) -> Iterator[tuple[str, Cells]]:
    """Yield each row with what it is: title, heading, blank, case, first (of a family), member, total or note."""
    yield from (("title", [text]) for text in TITLES[: habits.titles])
    if habits.case_cells != "blocks":
        yield from headings(habits)
    number = 0
    for family in FAMILIES:
        if habits.blank_rows and number:
            yield "blank", []
        yield from over(habits, family)
        for place, member in enumerate(family["members"]):
            number += 1
            row = [habits.cell(column, family, member, number) for column in habits.columns()]
            bare = habits.case_cells in ("first", "merged") and place > 0
            yield "member" if place else "first", without_case(habits, row) if bare else row
    if habits.total:
        yield "total", ["Total individuals", None, number]
    if habits.notes:
        yield from (("note", row) for row in NOTES)


def without_case(habits: Habits, row: Cells) -> Cells:
    """Return a row with the case's cells empty."""
    return [None if column in CASE_COLUMNS else value for column, value in zip(habits.columns(), row, strict=True)]


def over(habits: Habits, family: dict[str, Any]) -> Iterator[tuple[str, Cells]]:
    """Yield the rows that tell of a family over its members."""
    facts = {column: habits.cell(column, family, family["members"][0], 0) for column in CASE_COLUMNS}
    if habits.case_cells == "above":
        labels = replace(habits, ornament="none")
        told = [f"{labels.heading(column)}: {shown(value)}" for column, value in facts.items()]
        yield "case", [told[0], None, *told[1:]]
    elif habits.case_cells == "blocks":
        yield from (("case", [habits.heading(column), value]) for column, value in facts.items())
        yield from headings(habits)


def shown(value: Any) -> str:
    """Return a value as it stands within a text."""
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def headings(habits: Habits) -> Iterator[tuple[str, Cells]]:
    """Yield the row of headings, or two of them."""
    columns = habits.columns()
    lower = [habits.heading(column, place) for place, column in enumerate(columns)]
    yield from (("heading", row) for row in two_rows(habits, columns, lower))


def two_rows(habits: Habits, columns: Sequence[str], lower: Cells) -> list[Cells]:
    """Return the headings as the agency spreads them over rows."""
    if habits.two_rows == "split":
        parts = [text.split(" ", 1) if " " in text.strip() else ["", text] for text in lower]
        return [[part[0] or None for part in parts], [part[1] for part in parts]]
    if habits.two_rows == "grouped":
        groups = ["Case" if column in CASE_COLUMNS else "Individual" for column in columns]
        begin = [place == 0 or groups[place - 1] != group for place, group in enumerate(groups)]
        return [[group if new else None for group, new in zip(groups, begin, strict=True)], lower]
    if habits.two_rows == "translated":
        other = WORDS["fr" if habits.language == "en" else "en"]
        return [lower, [other.get(column, [column])[0] for column in columns]]
    return [lower, list(range(1, len(lower) + 1))] if habits.two_rows == "counted" else [lower]


def placed(habits: Habits) -> list[Cells]:
    """Return the rows as they stand in the sheet, all of one width as a spreadsheet writes them."""
    rows = [[None] * habits.indent + row for _what, row in rows_of(habits)]
    width = max(map(len, rows))
    return [[*row, *[None] * (width - len(row))] for row in rows]


def workbook(habits: Habits, path: Path) -> Path:
    """Write the list as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in placed(habits):
        sheet.append(row)
    for area in merged(habits) if habits.case_cells == "merged" else ():
        sheet.merge_cells(area)
    if habits.legend:
        legend = book.create_sheet("Codes", None if habits.legend == "after" else 0)
        for row in LEGEND:
            legend.append(row)
        legend.sheet_state = "hidden" if habits.legend == "hidden" else "visible"
        book.active = book.index(sheet)
    book.save(path)
    return path


def merged(habits: Habits) -> Iterator[str]:
    """Yield the areas of the case's cells, one for each family and column."""
    kinds = [what for what, _row in rows_of(habits)]
    letters = [
        get_column_letter(place)
        for place, column in enumerate(habits.columns(), start=1 + habits.indent)
        if column in CASE_COLUMNS
    ]
    for first, what in enumerate(kinds, start=1):
        last = first + next((n for n, each in enumerate(kinds[first:]) if each != "member"), len(kinds) - first)
        if what == "first" and last > first:
            yield from (f"{letter}{first}:{letter}{last}" for letter in letters)


def text_file(habits: Habits, path: Path, separator: str = ";", encoding: str = "utf-8") -> Path:
    """Write the list as a text with separators."""
    with path.open("w", encoding=encoding, newline="", errors="replace") as out:
        lines = csv.writer(out, delimiter=separator)
        lines.writerows([["" if cell is None else shown(cell) for cell in row] for row in placed(habits)])
    return path
