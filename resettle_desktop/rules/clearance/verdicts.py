"""What a requirement comes to for one traveller: a state, the sentence that explains it, and until when it holds."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from resettle_desktop.records.dates import show_day, show_moment


class State(StrEnum):
    """How a requirement stands at the moment of departure (DESIGN section 6)."""

    CLEARED = "cleared"
    LAPSES = "lapses"
    MISSING = "missing"
    REFUSED = "refused"
    WAIVED = "waived"
    NOT_NEEDED = "not_needed"

    def __init__(self, word: str) -> None:
        # whether a person in this state may not board: asked of every requirement of everybody, and so kept
        self.holds_back = word in ("lapses", "missing", "refused")


class Verdict(NamedTuple):
    """A state with its reason; ``until`` is the last day or the moment to which it holds or held, None for no end.

    A day is valid to its end at the place.
    """

    state: State
    why: str = ""
    until: date | datetime | None = None


def cleared(why: str = "", until: date | datetime | None = None) -> Verdict:
    """Return that the requirement is satisfied."""
    return Verdict(State.CLEARED, why, until)


def lapses(why: str, until: date | datetime) -> Verdict:
    """Return that it was satisfied, but not at the moment that counts."""
    return Verdict(State.LAPSES, why, until)


def missing(why: str) -> Verdict:
    """Return that nothing satisfies it yet."""
    return Verdict(State.MISSING, why)


def refused(why: str) -> Verdict:
    """Return that somebody said no."""
    return Verdict(State.REFUSED, why)


def waived(why: str, until: date | None = None) -> Verdict:
    """Return that somebody dispensed the person from it."""
    return Verdict(State.WAIVED, why, until)


def not_needed(why: str = "") -> Verdict:
    """Return that it is not asked of this person."""
    return Verdict(State.NOT_NEEDED, why)


def show_until(until: date | datetime) -> str:
    """Return a day or a moment as people read it."""
    return show_moment(until) if isinstance(until, datetime) else show_day(until)
