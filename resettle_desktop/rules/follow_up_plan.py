"""When a family is to be looked at after its arrival: at set months, of which the last that is due is asked for."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (1, 3, 6, 12)
EARLY = timedelta(days=14)  # a look so long before a month is over counts for it
_HIGHEST = 120


@dataclass(frozen=True)
class Step:
    """A look that is to be had: how many months after the arrival, and on which day those are over."""

    months: int
    due: date


def read_months(text: str) -> tuple[int, ...]:
    """Return the months that a setting says, such as ``1, 3, 6, 12``, in their order; the usual ones where it is empty.

    Raises ValueError for what is no list of months from 1 to 120.
    """
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    months = sorted({int(word) for word in words})
    if any(not 0 < each <= _HIGHEST for each in months):
        raise ValueError(text)
    return tuple(months) or MONTHS


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_step(arrived: date, looks: Iterable[date], months: Sequence[int], today: date) -> Step | None:
    """Return the look that is to be had next, None once the last was had.

    Of several that were missed the last is asked for: it answers what those before would have asked.
    """
    last = max((each for each in looks if each >= arrived), default=date.min)
    steps = [Step(each, months_after(arrived, each)) for each in months]
    open_steps = [each for each in steps if each.due - EARLY > last]
    missed = [each for each in open_steps if each.due <= today]
    return missed[-1] if missed else next(iter(open_steps), None)
