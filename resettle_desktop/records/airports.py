"""Airports by their three letters: where their clocks stand."""

from __future__ import annotations

from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_of(place: str | None) -> ZoneInfo | None:
    """Return the time zone of an airport, None of a place that is none or whose zone this computer does not know."""
    entry = _airports().get((place or "").strip().upper())
    try:
        return ZoneInfo(entry["tz"]) if entry else None
    except ZoneInfoNotFoundError:
        return None


@cache
def _airports() -> Any:
    """The list takes a tenth of a second to read, so that it is read when an airport is first asked for."""
    import airportsdata

    return airportsdata.load("IATA")
