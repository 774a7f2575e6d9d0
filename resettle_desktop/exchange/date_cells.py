"""Dates in cells: real ones, texts of one order or the other, serial numbers, and what is known only in part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import cast

from resettle_desktop.exchange.clock_cells import read_clock
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.records.dates import KnownDate, Order, read_day, read_partial, western_digits
from resettle_desktop.records.fields import Day, Kept, Moment, PartialDate
from resettle_desktop.records.findings import refuse

_SPREADSHEET_EPOCH = date(1899, 12, 30)  # serial 1 is 31 December 1899 in every workbook since; the reader minds 1904
_SERIALS = range(10_000, 80_000)  # the days from 1927 to 2119; smaller numbers are years
_NUMERIC = re.compile(r"(\d{1,2})\s*[./\-\s]\s*(\d{1,2})\s*[./\-\s]\s*(?:\d{4}|\d{2})")
_CLOCK = re.compile(r"[T\s]+\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M)?Z?$", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_NOT_KNOWN = r"(?:00|xx|\?\?|__|--)"  # what is typed for a day or a month
_BLANK_PARTS = re.compile(rf"^(?:{_NOT_KNOWN}[./\-]){{1,2}}(?=\d)|(?:[./\-]{_NOT_KNOWN}){{1,2}}$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|ère|e)\b", re.IGNORECASE)
_GUESSED = re.compile(r"[\s(]*(?:\(?\s*(?:est|estimated|approx|env|environ|geschat|circa)\.?\s*\)?|\?)$", re.IGNORECASE)


@dataclass(frozen=True)
class DateOrder:
    """Whether a column's dates are day first; ``sure`` where a date says so, ``told`` where one does for certain.

    ``mixed`` where some say the one and some the other, ``example`` is then a date that may be either.
    """

    order: Order = "dmy"
    sure: bool = True
    mixed: bool = False
    example: str = ""
    told: bool = False


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
        return DateOrder("mdy" if months_first else "dmy", example=either, told=True)
    said = _said_by(heading)
    return DateOrder(said, example=either, told=True) if said else DateOrder(sure=not either, example=either)


def _said_by(heading: str) -> Order | None:
    if re.search(r"mm?\s*[./-]\s*[dj]", heading, re.IGNORECASE):
        return "mdy"
    return "dmy" if re.search(r"[dj]\s*[./-]\s*m", heading, re.IGNORECASE) else None


def of_one_hand(order: DateOrder, others: Iterable[DateOrder]) -> DateOrder:
    """Return the order of a column that does not tell it itself: that of the sheet's other columns, if they agree."""
    if order.sure or order.mixed:
        return order
    told = {each.order for each in others if each.told}
    return DateOrder(told.pop(), example=order.example) if len(told) == 1 else order


def _first_two(text: str) -> tuple[int, int] | None:
    found = _NUMERIC.fullmatch(_CLOCK.sub("", western_digits(text).strip()))
    return (int(found[1]), int(found[2])) if found else None


def read_date(field: Kept, cell: Cell, text: str, order: DateOrder) -> KnownDate | date:
    """Return the date of a cell, shown as ``text``, for a PartialDate or a Day.

    Raises Refused: E101 no such day, E103 no date, E133 where its order cannot be told.
    """
    day = _typed_day(cell)
    if day:
        return KnownDate(day.year, day.month, day.day) if isinstance(field, PartialDate) else day
    if isinstance(cell, bool | time | timedelta):
        raise refuse("E103", value=text if isinstance(cell, time) else str(cell))
    plain = _plain(text)
    pair = _first_two(plain)
    if order.mixed and pair and pair[0] != pair[1]:
        if max(pair) <= 12:
            raise refuse("E133", value=plain)
        return _read(field, plain, "dmy" if pair[0] > 12 else "mdy")
    return _read(field, plain, order.order)


def _plain(text: str) -> str:
    """Return the text of a date without its clock and ornaments; a part written as 00 or XX is not known."""
    bare = _CLOCK.sub("", western_digits(text).strip())
    compact = _COMPACT.fullmatch(bare)
    if compact:
        return "-".join(compact.groups())
    guessed = _GUESSED.sub("", bare)
    known = _BLANK_PARTS.sub("", _ORDINAL.sub("", re.sub(r"\s*([./\-])\s*", r"\1", guessed)))
    return f"~{known}" if guessed != bare else known


def _read(field: Kept, text: str, order: Order) -> KnownDate | date:
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


def read_time(field: Kept, cell: Cell, text: str, order: DateOrder) -> datetime | None:
    """Return the local time of a cell, shown as ``text``; a day alone begins at midnight.

    Raises Refused (E104, or what is wrong with the day).
    """
    if isinstance(cell, datetime):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    if isinstance(cell, float) and int(cell) in _SERIALS:
        midnight = datetime.combine(_SPREADSHEET_EPOCH, time())
        return midnight + timedelta(days=int(cell), minutes=round(cell % 1 * 24 * 60))
    said = _CLOCK.search(western_digits(text).strip())
    clock = read_clock(said[0].strip(" T\tZz")) if said else None
    day = read_date(field, None if said else cell, text, order)
    return datetime.combine(cast(date, day), clock[0] if clock else time())
