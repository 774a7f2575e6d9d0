"""Expressions that only this engine understands: the one place of the figures that knows its own functions."""

from __future__ import annotations


def year(moment: str) -> str:
    """Return the expression of a moment's or a day's year, as a whole number."""
    return f"CAST(substr({moment}, 1, 4) AS INTEGER)"


def days_between(first: str, last: str) -> str:
    """Return the expression of the whole days from one day or moment to another."""
    return f"CAST(julianday(substr({last}, 1, 10)) - julianday(substr({first}, 1, 10)) AS INTEGER)"


def age(born: str, on: str) -> str:
    """Return the expression of completed years on a day, as ``KnownDate.age_on`` counts them; NULL without a date.

    Of a birth of which the day or the month is unknown the latest possible one counts, so the younger age.
    """
    known = f"rtrim({born}, '~')"
    birthday = (
        f"CASE length({known}) WHEN 4 THEN '12-31'"
        f" WHEN 7 THEN substr(date({known} || '-01', '+1 month', '-1 day'), 6, 5) ELSE substr({known}, 6, 5) END"
    )
    return f"max(0, {year(on)} - {year(born)} - (substr({on}, 6, 5) < {birthday}))"


def each_of(codes: str, name: str) -> str:
    """Return the table of the single codes of a field of several, its column ``value``, to be joined."""
    return f"json_each({codes}) AS {name}"
