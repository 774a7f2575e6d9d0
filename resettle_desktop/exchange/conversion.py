"""What a cell means for a field: a value of the field's kind, or a finding that says why it has none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.records.dates import KnownDate, Order, read_day, read_moment, read_partial, western_digits
from resettle_desktop.records.fields import Day, Flag, Kept, Link, Moment, PartialDate
from resettle_desktop.records.findings import Finding, Level, Refused, refuse

_SPREADSHEET_EPOCH = date(1899, 12, 30)  # serial 1 is 31 December 1899 in every workbook since; the reader minds 1904
_SERIALS = range(10_000, 80_000)  # the days from 1927 to 2119; smaller numbers are years
_NUMERIC = re.compile(r"(\d{1,2})[./\-\s](\d{1,2})[./\-\s](?:\d{4}|\d{2})")
_CLOCK = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_BLANK = frozenset(("", "-", "--", "–", "—", "n/a", "#n/a", "#n/d", "/", "?"))
_EXACT = 1e15  # beyond, a workbook's number has lost digits


@dataclass(frozen=True)
class DateOrder:
    """Whether a column's dates are day first; ``sure`` where a date of the column says so.

    ``mixed`` where some say the one and some the other, ``example`` is then a date that may be either.
    """

    order: Order = "dmy"
    sure: bool = True
    mixed: bool = False
    example: str = ""


@dataclass(frozen=True)
class Converted:
    """A cell's value in the field's own type, None where it is empty or refused, and what was found."""

    value: Any = None
    findings: tuple[Finding, ...] = ()


def is_blank(cell: Cell) -> bool:
    """Return whether a cell says nothing: empty, or one of the signs that people type for that."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _BLANK)


def is_date(field: Kept) -> bool:
    """Return whether the field holds dates."""
    return isinstance(field, PartialDate | Day | Moment)


def date_order(cells: Iterable[Cell], heading: str = "") -> DateOrder:
    """Return the order of day and month in a column, from the dates that only one order allows.

    Without any such date the heading may say it (``dd/mm/yyyy``); else it is day first, and not sure where a date
    may be either.
    """
    pairs = [(pair, cell) for cell in cells if isinstance(cell, str) and (pair := _first_two(cell))]
    days_first = any(first > 12 for (first, _second), _cell in pairs)
    months_first = any(second > 12 for (_first, second), _cell in pairs)
    either = next((cell for (first, second), cell in pairs if first != second and max(first, second) <= 12), "")
    if days_first and months_first:
        return DateOrder(mixed=True, example=either)
    if days_first or months_first:
        return DateOrder("mdy" if months_first else "dmy", example=either)
    told = (
        re.search(r"mm?\s*[./-]\s*[dj]", heading, re.IGNORECASE),
        re.search(r"[dj]\s*[./-]\s*m", heading, re.IGNORECASE),
    )
    if told[0] or told[1]:
        return DateOrder("mdy" if told[0] else "dmy", example=either)
    return DateOrder(sure=not either, example=either)


def _first_two(text: str) -> tuple[int, int] | None:
    found = _NUMERIC.fullmatch(_CLOCK.sub("", western_digits(text).strip()))
    return (int(found[1]), int(found[2])) if found else None


def convert(field: Kept, cell: Cell, order: DateOrder) -> Converted:
    """Return the field's value of a cell, with what its checks say; an error among them leaves the value out."""
    if is_blank(cell) and not (isinstance(field, Flag) and cell == "-"):
        return Converted()
    try:
        value = _value(field, cell, order)
    except Refused as refused:
        return Converted(None, (_at(refused.finding, field, cell),))
    said = tuple(_at(each, field, cell) for each in field.findings(value))
    refused_by_check = any(each.level is Level.ERROR for each in said)
    return Converted(None if refused_by_check else value, said)


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
        return _moment(field, cell)
    if isinstance(field, PartialDate | Day):
        return _date(field, cell, order)
    if isinstance(field, Flag) and isinstance(cell, bool):
        return cell
    if isinstance(field, Link):
        return _text(cell)  # what it names is looked up when the record is matched
    return field.read(_text(cell))


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


def _date(field: Kept, cell: Cell, order: DateOrder) -> KnownDate | date | None:
    day = _typed_day(cell)
    if day:
        return KnownDate(day.year, day.month, day.day) if isinstance(field, PartialDate) else day
    if isinstance(cell, bool | time | timedelta):
        raise refuse("E103", value=shown(cell) if isinstance(cell, time) else str(cell))
    text = _CLOCK.sub("", shown(cell).strip())
    pair = _first_two(text)
    if order.mixed and pair and pair[0] != pair[1]:
        if max(pair) <= 12:
            raise refuse("E133", value=text)
        return _read_date(field, text, "dmy" if pair[0] > 12 else "mdy")
    return _read_date(field, text, order.order)


def _read_date(field: Kept, text: str, order: Order) -> KnownDate | date:
    return read_partial(text, order) if isinstance(field, PartialDate) else read_day(text, order)


def _typed_day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    number = _serial(cell)
    return _SPREADSHEET_EPOCH + timedelta(days=number) if number else None


def _serial(cell: Cell) -> int | None:
    if isinstance(cell, str) and re.fullmatch(r"\d{5}(?:[.,]\d+)?", cell.strip()):
        cell = float(cell.strip().replace(",", "."))
    if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in _SERIALS:
        return int(cell)
    return None


def _moment(field: Moment, cell: Cell) -> datetime | None:
    if isinstance(cell, datetime):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    return read_moment(_text(cell))
