"""Local times that the clocks of a place never showed, or showed twice, when they were changed."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.findings import Finding, finding


def clock_findings(moment: datetime | None, zone: ZoneInfo | None, place: str, field: str) -> list[Finding]:
    """Return W281 for a time that the clocks of a place skipped, W282 for one that they showed twice.

    Nothing of a place whose zone is not known (None).
    """
    if moment is None or zone is None or not _is_odd(moment, zone):
        return []
    number = "W281" if _is_skipped(moment, zone) else "W282"
    return [finding(number, value=show_moment(moment), label=place).at(field=field)]


def _is_odd(moment: datetime, zone: ZoneInfo) -> bool:
    first, second = (moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second


def _is_skipped(moment: datetime, zone: ZoneInfo) -> bool:
    back = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return back.replace(tzinfo=None) != moment
