"""How near two dates of birth are; 1 January and dates without a day say little (DOMAIN section 8)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.rules.spelling import one_slip


class Born(Enum):
    """What two dates of birth say of two persons, the strongest first."""

    SAME_DAY = "same day"
    EXCHANGED = "day and month exchanged"
    SAME_MONTH = "same month"
    ONE_DIGIT = "one digit differs"
    BOTH_UNSURE = "same year, the day known of neither"
    SAME_YEAR = "same year, the day known of one alone"
    NEAR_YEAR = "a year or two apart, the day is not known"
    OTHER_DAY = "same year, another day"
    OTHER = "another year"


_ORDER = list(Born)


def compare_births(one: Sequence[KnownDate | None], other: Sequence[KnownDate | None]) -> Born | None:
    """Return what agrees best between the dates known of two persons; None where one has none."""
    compared = [compare_dates(left, right) for left in one if left for right in other if right]
    return min(compared, key=_ORDER.index, default=None)


def is_weak(born: KnownDate) -> bool:
    """Return whether the day is not known, or is the 1 January that stands for an unknown one."""
    return not born.exact or (born.month, born.day) == (1, 1)


def compare_dates(one: KnownDate, other: KnownDate) -> Born:
    """Return how two dates of birth compare."""
    if is_weak(one) or is_weak(other):
        return _weakly(one, other)
    if one == other:
        return Born.SAME_DAY
    if one.year == other.year and (one.month, one.day) == (other.day, other.month):
        return Born.EXCHANGED
    decade = (one.month, one.day) == (other.month, other.day) and abs(one.year - other.year) in (1, 10)
    if decade or one_slip(str(one), str(other)):
        return Born.ONE_DIGIT
    return Born.OTHER_DAY if one.year == other.year else Born.OTHER


def _weakly(one: KnownDate, other: KnownDate) -> Born:
    apart = abs(one.year - other.year)
    if apart:
        return Born.NEAR_YEAR if apart <= 1 + (one.estimated or other.estimated) else Born.OTHER
    if is_weak(one) and is_weak(other) and not _months_told(one, other):
        return Born.BOTH_UNSURE
    if not _months_told(one, other):
        return Born.SAME_YEAR
    return Born.SAME_MONTH if one.month == other.month else Born.OTHER_DAY


def _months_told(one: KnownDate, other: KnownDate) -> bool:
    """Return whether both months are known and neither is that of a 1 January or of an estimate."""
    dates = (one, other)
    return all(each.month and not each.estimated and (each.month, each.day) != (1, 1) for each in dates)
