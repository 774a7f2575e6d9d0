"""How long one needs to change planes: an airport's own minimum, and what the office plans for (connections.csv)."""

from __future__ import annotations

import csv
from datetime import timedelta
from functools import cache
from importlib.resources import files

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

_EVERYWHERE = "*"


def planned_connection() -> timedelta:
    """Return the time that the office plans for a group that changes anywhere."""
    return _minutes()[_EVERYWHERE]


def shortest_connection(airport: str | None) -> timedelta | None:
    """Return an airport's own minimum, None where the table has none."""
    return _minutes().get((airport or "").strip().upper())


@cache
def _minutes() -> dict[str, timedelta]:
    """Raise KnownError for a table in which a row says no number, or the office's own row is missing."""
    text = files("resettle_desktop.resources").joinpath("connections.csv").read_text("utf-8")
    try:
        read = {row["airport"]: timedelta(minutes=int(row["minutes"])) for row in csv.DictReader(text.splitlines())}
        return {**read, _EVERYWHERE: read[_EVERYWHERE]}
    except (KeyError, ValueError) as wrong:
        told = _("The table of connections cannot be read: {wrong}. Put the shipped connections.csv back.")
        raise KnownError(told.format(wrong=wrong)) from wrong
