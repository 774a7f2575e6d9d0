"""Checks of one date, declared with the field that they check; those of other values stand with their field kind."""

from __future__ import annotations

from datetime import date

from resettle_desktop.records.dates import KnownDate, show_day, show_partial
from resettle_desktop.records.findings import Finding, finding

LONGEST_LIFE = 115  # years; no living person was older for long


def _shown(value: date | KnownDate) -> str:
    return show_partial(value) if isinstance(value, KnownDate) else show_day(value)


def _first_day(value: date | KnownDate) -> date:
    return value.earliest if isinstance(value, KnownDate) else value


def not_in_future(value: date | KnownDate) -> Finding | None:
    """Return E102 for a date whose first possible day lies after today: it cannot be stored."""
    return finding("E102", value=_shown(value)) if _first_day(value) > date.today() else None


def not_long_ago(value: KnownDate) -> Finding | None:
    """Return W202 for a year of birth more than 115 years ago."""
    return finding("W202", value=show_partial(value)) if value.year < date.today().year - LONGEST_LIFE else None


def not_new_year(value: KnownDate) -> Finding | None:
    """Return W201 for 1 January: registrars write it when the day is not known (DOMAIN section 8)."""
    return finding("W201") if (value.month, value.day) == (1, 1) else None


def whole_day(value: KnownDate) -> Finding | None:
    """Return W203 for a date whose day is not known, or that somebody estimated."""
    return None if value.exact else finding("W203", value=show_partial(value))
