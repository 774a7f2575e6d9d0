"""How each level of finding looks, and how many of it there are, in words."""

from __future__ import annotations

from resettle_desktop.records.findings import Level
from resettle_desktop.records.texts import n_

TONES = {Level.ERROR: "bad", Level.WARNING: "warn", Level.TO_DO: "note"}
ICONS = {Level.ERROR: "bad", Level.WARNING: "warn", Level.TO_DO: "todo"}


def counted(level: Level, count: int) -> str:
    """Return how many findings of a level there are, in words."""
    if level is Level.ERROR:
        return n_("{n} error", "{n} errors", count)
    if level is Level.WARNING:
        return n_("{n} warning", "{n} warnings", count)
    return n_("{n} to do", "{n} to do", count)
