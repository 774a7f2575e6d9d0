"""What columns are by what they hold: agencies' numbers by their form, whole names beside their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import time

from resettle_desktop.exchange.column_use import ColumnUse, How
from resettle_desktop.exchange.date_cells import is_date
from resettle_desktop.exchange.heading_words import is_latin
from resettle_desktop.exchange.headings import Vocabulary
from resettle_desktop.exchange.layout import Layout, LayoutColumn
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.records.codes import fold
from resettle_desktop.records.fields import Code, Kept, Number

LOOKED_AT = 500  # cells of a column; enough to know what it holds
LEAST_SHARE = 0.8  # of the cells must look alike
_RUNNING = re.compile(r"\d{1,4}")
_TIME = re.compile(r"\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*\(?\+\d\)?)?")
_DASHES = {ord(dash): "-" for dash in "‐‑‒–—−"}

Values = Sequence[Sequence[Cell]]


def by_numbers(columns: Sequence[ColumnUse], values: Values, layout: Layout) -> list[ColumnUse]:
    """Return the columns with those known by the form of their numbers.

    A column that merely counts is no column of numbers, whatever its heading says.
    """
    forms = {name: field.form for name, field in layout.fields().items() if isinstance(field, Number) and field.form}
    keys = {name: forms[name] for name in layout.key_fields() if name in forms}
    looks = [looks_like(cells, keys) for cells in values]
    found = list(columns)
    for use, like, cells in zip(columns, looks, values, strict=True):
        free = use.how is not How.CHOSEN and (not use.field or use.field in keys)
        if free and like and like != use.field and not _taken(columns, looks, like):
            found[use.place] = replace(use, field=like, how=How.CONTENT)
        elif free and use.field and not like and counts(cells):
            found[use.place] = replace(use, field="", how=How.UNMAPPED)
    return found


def looks_like(cells: Sequence[Cell], forms: Mapping[str, re.Pattern[str]]) -> str:
    """Return the field, of those with a form, whose numbers the cells are; empty where they are none's."""
    texts = [plain_number(cell) for cell in cells[:LOOKED_AT]]
    for name, form in forms.items():
        if texts and sum(bool(form.fullmatch(text)) for text in texts) > LEAST_SHARE * len(texts):
            return name
    return ""


def plain_number(cell: Cell) -> str:
    """Return a number as forms compare it: without blanks, every dash the same."""
    return re.sub(r"\s", "", str(cell)).translate(_DASHES)


def counts(cells: Sequence[Cell]) -> bool:
    """Return whether the cells are small whole numbers, as a column has that counts its rows or families."""
    texts = [str(cell).strip() for cell in cells[:LOOKED_AT]]
    return bool(texts) and sum(bool(_RUNNING.fullmatch(text)) for text in texts) > LEAST_SHARE * len(texts)


def _taken(columns: Sequence[ColumnUse], looks: Sequence[str], field: str) -> bool:
    return any(other.field == field and looks[other.place] == field for other in columns)


def by_names(columns: Sequence[ColumnUse], rows: Sequence[Sequence[Cell]], words: Vocabulary) -> list[ColumnUse]:
    """Return the columns with what a whole name is beside its parts: not needed, or the part that has no column."""
    found = list(columns)
    own = {use.field: use for use in columns if use.field and not use.rest}
    for use in (each for each in columns if each.rest):
        family, given = own.get(use.field), own.get(use.rest)
        column = words.layout.column_of(use.field, use.rest)
        native = column.native if column else ""
        if family and given:
            found[use.place] = replace(use, field="", rest="", how=How.KNOWN)
        elif given:
            found[use.place] = replace(use, rest="")
        elif family and _within(rows, family.place, use.place):
            found[use.place] = replace(use, native=native)
            found[family.place] = replace(family, field="", how=How.KNOWN)
        elif family:
            found[use.place] = replace(use, field=use.rest, rest="")
        else:
            found[use.place] = replace(use, native=native)
    return found


def by_letters(columns: Sequence[ColumnUse], values: Values, words: Vocabulary) -> list[ColumnUse]:
    """Return the columns with one of names in other letters known as that, where it is the only one of names."""
    found = list(columns)
    for whole in (column for column in words.layout.columns if column.native):
        names = [use for use in columns if use.field in (whole.field, whole.rest, whole.native)]
        if len(names) == 1 and names[0].how is not How.CHOSEN and not names[0].rest:
            only = names[0]
            native = [not is_latin(str(cell)) for cell in values[only.place][:LOOKED_AT]]
            if sum(native) > LEAST_SHARE * len(native):
                found[only.place] = replace(only, field=whole.native, how=How.CONTENT)
    return found


def native_parts(columns: Sequence[ColumnUse], values: Values, words: Vocabulary) -> list[ColumnUse]:
    """Return the columns with parts of a name in other letters, beside the same part in Latin ones, known as such.

    The given names come first, as such a name is said.
    """
    found = list(columns)
    for whole in (column for column in words.layout.columns if column.native):
        for field in (whole.rest, whole.field):
            same = [use for use in found if use.field == field and use.how is not How.CHOSEN]
            native = [use for use in same if _is_native(values[use.place])]
            for use in native if len(native) < len(same) else ():
                last = field == whole.field
                found[use.place] = replace(use, field=whole.native, rest="", how=How.CONTENT, joined=last)
    return found


def _is_native(cells: Sequence[Cell]) -> bool:
    return _share(not is_latin(str(cell)) for cell in cells[:LOOKED_AT])


def _within(rows: Sequence[Sequence[Cell]], part: int, whole: int) -> bool:
    pairs = [(row[part], row[whole]) for row in rows[:LOOKED_AT] if max(part, whole) < len(row)]
    filled = [(fold(str(one)), fold(str(both))) for one, both in pairs if one and both]
    return sum(one in both for one, both in filled) * 2 > len(filled)


def by_forms(columns: Sequence[ColumnUse], values: Values, layout: Layout) -> list[ColumnUse]:
    """Return the columns with those of unknown headings known by the form of what they hold, or by their codes.

    Columns of one form are taken in their order for the fields in the layout's; codes that two fields have tell none.
    """
    found = list(columns)
    for use, cells in zip(columns, values, strict=True):
        if use.how is How.UNMAPPED and not use.field and cells:
            taken = {each.field for each in found if each.field}
            free = [each for each in layout.columns if each.field and each.field not in taken]
            column = _of_form(cells, free) or _of_times(cells, free) or _of_codes(cells, free, layout)
            if column:
                found[use.place] = replace(
                    use, field=column.field, rest=column.rest, how=How.CONTENT, declared=column.heading
                )
    return found


def without_wrong_dates(columns: Sequence[ColumnUse], values: Values, layout: Layout) -> list[ColumnUse]:
    """Return the columns with those known anew that are headed as dates or times and hold none, but what another has.

    The French "Départ" may head the hour of a flight and the airport that it leaves. What else a heading may be is
    declared; without that the column is left open.
    """
    fields, found = layout.fields(), list(columns)
    others = [column for column in layout.columns if column.field and not is_date(fields[column.field])]
    for use, cells in zip(columns, values, strict=True):
        dated = bool(use.field) and use.how is not How.CHOSEN and is_date(fields[use.field])
        open_to = others if dated and cells and not any(map(_has_digit, cells)) else []
        if _of_form(cells, open_to) or _of_codes(cells, open_to, layout):
            found[use.place] = _instead(use, layout)
    return found


def _instead(use: ColumnUse, layout: Layout) -> ColumnUse:
    dated = next((column for column in layout.columns if column.heading == use.declared), None)
    other = layout.column(dated.instead) if dated and dated.instead else None
    if other is None:
        return replace(use, field="", rest="", how=How.UNMAPPED)
    return replace(use, field=other.field, rest=other.rest, how=How.CONTENT, declared=other.heading)


def _has_digit(cell: Cell) -> bool:
    return any(letter.isdigit() for letter in str(cell))


def _of_form(cells: Sequence[Cell], free: Sequence[LayoutColumn]) -> LayoutColumn | None:
    texts = [str(cell).strip() for cell in cells[:LOOKED_AT]]
    formed = (column for column in free if column.form)
    return next((each for each in formed if _share(bool(re.fullmatch(each.form, text)) for text in texts)), None)


def _of_times(cells: Sequence[Cell], free: Sequence[LayoutColumn]) -> LayoutColumn | None:
    timed = next((column for column in free if column.day), None)
    return timed if timed and _share(_is_time(cell) for cell in cells[:LOOKED_AT]) else None


def _is_time(cell: Cell) -> bool:
    return isinstance(cell, time) or (isinstance(cell, str) and bool(_TIME.fullmatch(cell.strip())))


def _of_codes(cells: Sequence[Cell], free: Sequence[LayoutColumn], layout: Layout) -> LayoutColumn | None:
    fields, texts = layout.fields(), [cell for cell in cells[:LOOKED_AT] if isinstance(cell, str)]
    if len(texts) < len(cells[:LOOKED_AT]):
        return None
    told = [each for each in free if _is_coded(fields[each.field], texts)]
    return told[0] if len({each.field for each in told}) == 1 else None


def _is_coded(kept: Kept, texts: Sequence[str]) -> bool:
    return isinstance(kept, Code) and _share(kept.codes.find(text.strip()) is not None for text in texts)


def _share(alike: Iterable[bool]) -> bool:
    counted = list(alike)
    return bool(counted) and sum(counted) > LEAST_SHARE * len(counted)
