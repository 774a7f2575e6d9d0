"""What each column of a recognised sheet is: known by its heading, by hand, or by what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz

from resettle_desktop.exchange.column_content import (
    by_forms,
    by_letters,
    by_names,
    by_numbers,
    native_parts,
    without_wrong_dates,
)
from resettle_desktop.exchange.column_use import ColumnUse, Double, How
from resettle_desktop.exchange.conversion import shown
from resettle_desktop.exchange.headings import Heading, Vocabulary
from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.exchange.reading import Row
from resettle_desktop.records.codes import compared
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.fields import Name
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.texts import _

__all__ = ["ColumnUse", "Double", "How", "column_uses", "first_values", "heading_finding"]

SAMPLES = 3
LEAST_ALIKE = 70  # of 100; two spellings of one name are more alike


def column_uses(
    sheet: str, headings: Sequence[Heading], rows: Sequence[Row], words: Vocabulary, mapping: Mapping[str, str]
) -> tuple[tuple[ColumnUse, ...], tuple[Double, ...]]:
    """Return what each column is, and the pairs of columns with different values that would fill one field.

    Raises KnownError where the mapping names a field that the layout's kinds don't have.
    """
    by_hand = _by_hand(mapping, words.layout)
    width = max([len(headings), *(len(row.cells) for row in rows)])
    values = [_values(rows, place) for place in range(width)]
    named = [*headings, *[Heading("", ())] * (width - len(headings))]
    columns = [_use(sheet, place, named[place], values[place], words, by_hand) for place in range(width)]
    columns = without_wrong_dates(columns, values, words.layout)
    columns = by_numbers(repeated_headings(columns, words.layout), values, words.layout)
    columns = by_letters(by_names(columns, [row.cells for row in rows], words), values, words)
    columns = by_forms(native_parts(columns, values, words), values, words.layout)
    return _single(columns, rows, words.layout)


def repeated_headings(columns: Sequence[ColumnUse], layout: Layout) -> list[ColumnUse]:
    """Return the columns with a repeated heading as those of the next, such as the flight of the second leg."""
    found: list[ColumnUse] = []
    for use in columns:
        column = layout.column_of(use.field, use.rest) if use.rest else layout.column(use.field)
        taken = {each.field for each in found}
        while use.field and column and use.field in taken and column.again:
            column = layout.column(column.again)
            if column:
                use = replace(use, field=column.field, rest=column.rest, declared=column.heading)
        found.append(use)
    return found


def heading_finding(layout: Layout, double: Double, sheet: str, row: int) -> Finding:
    """Return E130 for two columns of one field."""
    field = layout.fields()[double.field]
    headings = f"{double.first.name} ({double.first.letter}), {double.second.name} ({double.second.letter})"
    said = finding("E130", label=field.label, value=headings)
    return said.at(
        sheet=sheet, row=row, heading=double.second.name, field=field.name, kind=layout.kind_of(double.field)
    )


def first_values(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Return the first different values of a column, as a person would read them."""
    said = (shown(cell) for cell in cells if cell not in (None, ""))
    return tuple(islice(dict.fromkeys(islice(said, 50)), SAMPLES))


def _by_hand(mapping: Mapping[str, str], layout: Layout) -> dict[str, str]:
    known = layout.fields()
    for heading, field in mapping.items():
        if field and field not in known:
            raise KnownError(
                _(
                    "{field} is no field that {heading} can fill. Nothing was imported. The fields are: {choices}."
                ).format(field=field, heading=heading, choices=", ".join(known))
            )
    return {compared(heading): field for heading, field in mapping.items()}


def _values(rows: Sequence[Row], place: int) -> list[Cell]:
    cells = (row.cells[place] for row in rows if place < len(row.cells))
    return [cell for cell in cells if cell is not None and cell != ""]


def _use(
    sheet: str, place: int, heading: Heading, values: list[Cell], words: Vocabulary, by_hand: Mapping[str, str]
) -> ColumnUse:
    use = ColumnUse(heading.text, get_column_letter(place + 1), first_values(values), "", How.UNMAPPED, place, sheet)
    chosen = by_hand.get(compared(use.name))
    if chosen is not None:
        return replace(use, field=chosen, how=How.CHOSEN)
    exact = words.column(heading)
    column = exact or words.resembling(heading)
    if column is None:
        return use
    how = How.HEADING if exact else How.RESEMBLING
    how = how if column.field else How.KNOWN
    return replace(use, field=column.field, rest=column.rest, how=how, declared=column.heading)


def _single(
    columns: list[ColumnUse], rows: Sequence[Row], layout: Layout
) -> tuple[tuple[ColumnUse, ...], tuple[Double, ...]]:
    doubles: list[Double] = []
    fields = layout.fields()
    ranked = sorted((use for use in columns if use.field), key=_rank)
    first: dict[str, ColumnUse] = {}
    for use in ranked:
        taken = first.setdefault(use.field, use)
        if taken is use:
            continue
        if isinstance(fields[use.field], Name) and not (use.rest or taken.rest) and _are_parts(rows, taken, use):
            columns[use.place] = replace(use, joined=True)
            continue
        columns[use.place] = replace(use, field="", rest="", how=How.KNOWN if use.rest else How.SECOND)
        if use.samples and not use.rest and not _agree(rows, taken.place, use.place):
            doubles.append(Double(use.field, taken, use))
    return tuple(columns), tuple(doubles)


def _are_parts(rows: Sequence[Row], first: ColumnUse, second: ColumnUse) -> bool:
    """Return whether two columns hold parts of one name, such as a first and a middle one, not one name twice."""
    cells = ((row.cells[first.place], row.cells[second.place]) for row in rows if _reaches(row, first, second))
    both = [(compared(str(one)), compared(str(two))) for one, two in cells if one and two]
    return bool(both) and sum(_alike(*pair) for pair in both) * 2 < len(both)


def _reaches(row: Row, *uses: ColumnUse) -> bool:
    return max(use.place for use in uses) < len(row.cells)


def _alike(one: str, two: str) -> bool:
    return one in two or two in one or fuzz.ratio(one, two) >= LEAST_ALIKE


def _rank(use: ColumnUse) -> tuple[bool, bool, int, bool, int]:
    return bool(use.rest), use.joined, _RANK[use.how], not use.samples, use.place


_RANK = {How.CHOSEN: 0, How.HEADING: 1, How.CONTENT: 2, How.RESEMBLING: 3}


def _agree(rows: Sequence[Row], first: int, second: int) -> bool:
    pairs = ((row.cells[first], row.cells[second]) for row in rows if max(first, second) < len(row.cells))
    return all(compared(str(one)) == compared(str(two)) for one, two in pairs if two not in (None, ""))
