"""Airports by their three letters: where their clocks stand, and in which country."""

from __future__ import annotations

from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from resettle_desktop.records.codes import code_list


def zone_of(place: str | None) -> ZoneInfo | None:
    """Return the time zone of an airport, None of a place that is none or whose zone this computer does not know."""
    entry = _airports().get((place or "").strip().upper())
    try:
        return ZoneInfo(entry["tz"]) if entry else None
    except ZoneInfoNotFoundError:
        return None


def country_of(place: str | None) -> str | None:
    """Return the code of the country of an airport, None of a place that is none."""
    entry = _airports().get((place or "").strip().upper())
    return code_list("countries").find(entry["country"]) if entry else None


def zone_of_country(country: str | None) -> ZoneInfo | None:
    """Return the time zone of a country, None where it is not known or there are several."""
    zones = _zones().get(country or "", frozenset())
    try:
        return ZoneInfo(*zones) if len(zones) == 1 else None
    except ZoneInfoNotFoundError:
        return None


@cache
def _zones() -> dict[str, frozenset[str]]:
    by_country: dict[str, set[str]] = {}
    for entry in _airports().values():
        by_country.setdefault(entry["country"], set()).add(entry["tz"])
    countries = code_list("countries")
    return {countries.find(country) or country: frozenset(zones) for country, zones in by_country.items()}


def airport_name(place: str | None) -> str:
    """Return the name of an airport by its three letters; a place that is none as it was typed."""
    typed = (place or "").strip()
    entry = _airports().get(typed.upper())
    return str(entry["name"]) if entry else typed


@cache
def _airports() -> Any:
    """The list takes a tenth of a second to read, so that it is read when an airport is first asked for."""
    import airportsdata

    return airportsdata.load("IATA")
