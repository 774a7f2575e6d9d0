"""What a cell means for a field: a value of the field's kind, or a finding that says why it has none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from resettle_desktop.exchange.coded_cells import read_code, read_codes
from resettle_desktop.exchange.date_cells import DateOrder, date_order, is_date, read_date, read_time
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.exchange.workbook_words import says_nothing
from resettle_desktop.records.fields import (
    Code,
    Coded,
    Codes,
    Day,
    Flag,
    Kept,
    Link,
    LongText,
    Moment,
    Number,
    PartialDate,
    Phone,
    Sealed,
    Text,
    clean,
)
from resettle_desktop.records.findings import Finding, Level, Refused, refuse

__all__ = ["Converted", "DateOrder", "convert", "convert_exactly", "date_order", "is_blank", "is_date", "shown"]

_BLANK = frozenset(("", "-", "--", "---", "–", "—", "n/a", "#n/a", "#n/d", "/", "//", "?", "??", ".", "…", "_", "*"))
_EXACT = 1e15  # beyond, a workbook's number has lost digits
_POWER = re.compile(r"(\d)(?:[.,](\d+))?E\+?(\d{1,2})", re.IGNORECASE)  # 9.6170123456E+10


@dataclass(frozen=True)
class Converted:
    """A cell's value in the field's own type, None where it is empty or refused, and what was found."""

    value: Any = None
    findings: tuple[Finding, ...] = ()


def is_blank(cell: Cell) -> bool:
    """Return whether a cell says nothing: empty, or one of the signs that people type for that."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _BLANK)


def convert(field: Kept, cell: Cell, order: DateOrder) -> Converted:
    """Return the field's value of a cell, with what its checks say; an error among them leaves the value out."""
    if is_blank(cell) and not (isinstance(field, Flag) and cell == "-"):
        return Converted()
    if isinstance(field, Sealed):
        return Converted(clean(shown(cell)) or None)  # sealed when it is known to which record it belongs
    try:
        value = _value(field, cell, order)
    except Refused as refused:
        if isinstance(cell, str) and says_nothing(cell):
            return Converted()
        return Converted(None, (_at(refused.finding, field, cell),))
    said = tuple(_at(each, field, cell) for each in field.findings(value))
    refused_by_check = any(each.level is Level.ERROR for each in said)
    return Converted(None if refused_by_check else value, said)


def convert_exactly(field: Kept, cell: Cell, order: DateOrder) -> Converted:
    """Return the field's value of a cell that the program wrote itself: a text is kept as it stands, signs and all."""
    if isinstance(cell, str) and isinstance(field, Text | LongText | Coded):
        try:
            value = field.read(cell)
        except Refused:
            return convert(field, cell, order)
        return Converted(value, tuple(_at(each, field, cell) for each in field.findings(value)))
    return convert(field, cell, order)


def _at(said: Finding, field: Kept, cell: Cell) -> Finding:
    return said.at(field=field.name, value=said.value or shown(cell))


def shown(cell: Cell) -> str:
    """Return a cell as a person would read it in the workbook."""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else _digits(cell) if isinstance(cell, int | float) else str(cell)


def _value(field: Kept, cell: Cell, order: DateOrder) -> Any:
    if isinstance(field, Moment):
        return read_time(field, cell, shown(cell), order)
    if isinstance(field, PartialDate | Day):
        return read_date(field, cell, shown(cell), order)
    if isinstance(field, Flag) and isinstance(cell, bool):
        return cell
    if isinstance(field, Link):
        return _text(cell)  # what it names is looked up when the record is matched
    return _of_text(field, _text(cell))


def _of_text(field: Kept, text: str) -> Any:
    if isinstance(field, Code):
        return read_code(field, text)
    if isinstance(field, Codes):
        return read_codes(field, text)
    if isinstance(field, Number | Phone):
        return None if says_nothing(text) else field.read(_all_digits(_on_one_line(text)))
    if isinstance(field, Text):
        return field.read(_on_one_line(text))
    return field.read(text)


def _on_one_line(text: str) -> str:
    """Return the text with single blanks, as a name or a number is written."""
    return " ".join(text.split())


def _all_digits(text: str) -> str:
    """Return a number that became ``96170123456.0`` or ``9.6170123456E+10`` on its way as it was.

    Raises Refused (E134) where digits were rounded away.
    """
    found = _POWER.fullmatch(text)
    if found is None:
        return text[:-2] if re.fullmatch(r"\d+\.0", text) else text
    digits = found[1] + (found[2] or "")
    if len(digits) != int(found[3]) + 1:
        raise refuse("E134", value=text)
    return digits


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime) and not cell.time():
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) >= _EXACT:
        raise refuse("E134", value=repr(cell))
    return shown(cell)


def _digits(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else repr(number)
