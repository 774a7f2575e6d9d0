"""Times of day in cells of their own, and the day to which they belong."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from resettle_desktop.exchange.layout import ROW
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.records.dates import western_digits
from resettle_desktop.records.findings import refuse

_CLOCK = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})(?::\d{2}(?:\.\d+)?)?|h)\s*([ap]\.?m\.?)?", re.IGNORECASE
)  # 10:35, 10.35, 10h35, 10h, 10:35:00, 10:35 PM
_TOGETHER = re.compile(r"(\d{2})(\d{2})")  # 1035, as airlines write it
_BESIDE = re.compile(r"\s*(?:local(?:\s+time)?|lt|hrs?|heures?|u(?:ur)?|uhr)\.?\s*$", re.IGNORECASE)
_NEXT_DAYS = re.compile(r"\s*(?:\(?\s*\+\s*(\d)\s*(?:d|day|days|j)?\s*\)?)\s*$", re.IGNORECASE)
_MINUTES_OF_DAY = 24 * 60


def read_clock(cell: Cell) -> tuple[time, int] | None:
    """Return the time of day of a cell that holds nothing else, and how many days later it says it is.

    None for any other cell; raises Refused (E104) where the hour or the minute is none.
    """
    if isinstance(cell, datetime):
        return None
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0), 0
    if isinstance(cell, timedelta):
        return _of_minutes(cell.total_seconds() / 60)
    if isinstance(cell, float) and 0 < cell < 1:
        return _of_minutes(cell * _MINUTES_OF_DAY)
    return _of_text(str(cell)) if isinstance(cell, str | int) and not isinstance(cell, bool) else None


def _of_minutes(minutes: float) -> tuple[time, int]:
    days, rest = divmod(round(minutes), _MINUTES_OF_DAY)
    return time(rest // 60, rest % 60), days


def _of_text(text: str) -> tuple[time, int] | None:
    plain = western_digits(text).strip()
    later = _NEXT_DAYS.search(plain)
    bare = _BESIDE.sub("", plain[: later.start()] if later else plain)
    found = _CLOCK.fullmatch(bare)
    together = None if found else _TOGETHER.fullmatch(bare.zfill(4) if bare.isdecimal() and len(bare) == 3 else bare)
    if not found and not together:
        return None
    hours, minutes = (found[1], found[2] or "0") if found else together.groups() if together else ("", "")
    half = (found[3] or "").replace(".", "").lower() if found else ""
    return _time(int(hours), int(minutes), half, text), int(later[1]) if later else 0


def _time(hours: int, minutes: int, half: str, text: str) -> time:
    if half and not 1 <= hours <= 12:
        raise refuse("E104", value=text)
    try:
        return time(hours % 12 + (12 if half == "pm" else 0) if half else hours, minutes)
    except ValueError as impossible:
        raise refuse("E104", value=text) from impossible


def on_day(clock: tuple[time, int], days: Sequence[str], values: Mapping[str, Any]) -> datetime | None:
    """Return a time of day on the first of these days that the row says; None where it says none.

    After a moment of the row, such as the departure before an arrival, a time that is earlier is of the next day.
    """
    at, later = clock
    for name in days:
        day = values.get(name)
        if isinstance(day, datetime):
            same = datetime.combine(day.date(), at) + timedelta(days=later)
            next_day = same < day and not later and not name.startswith(f"{ROW}.")
            return same + timedelta(days=1) if next_day else same
    return None
