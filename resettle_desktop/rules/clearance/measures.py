"""Which outbreak measures are in force for a departure on a day: its own, else those of the period and the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from resettle_desktop.records.kinds import Departure, OutbreakMeasures

SYMPTOM_HOURS = 24  # where the measures say none
QUARANTINE_GAP = 1  # days from the end of a quarantine to departure, where the measures say none
# requirements that are there while measures ask for them, and by which field
ASKED_BY = {"symptom_check": "symptom_check", "quarantine": "quarantine_days", "masks": "masks"}


@dataclass(frozen=True)
class Measures:
    """What is asked; 0 asks for nothing. ``test_hours`` of None is what the limits say."""

    test: bool = True
    test_hours: int | None = None
    symptom_check: bool = False
    symptom_hours: int = SYMPTOM_HOURS
    quarantine_days: int = 0
    masks: int = 0
    seats_per_vehicle: int = 0
    group_size: int = 0
    name: str = ""
    quarantine_gap: int = QUARANTINE_GAP

    def asks(self, requirement: str) -> bool:
        """Return whether a requirement that comes with measures alone is asked for."""
        return bool(getattr(self, ASKED_BY[requirement]))

    def vehicles(self, persons: int) -> int:
        """Return how many vehicles take so many persons, 0 where no seats are kept free."""
        return -(-persons // self.seats_per_vehicle) if self.seats_per_vehicle else 0

    def groups(self, persons: int) -> int:
        """Return into how many groups so many persons are parted, 0 where any number may meet."""
        return -(-persons // self.group_size) if self.group_size else 0


def measures_of(
    departure: Departure, day: date, origin: str | None, periods: Iterable[OutbreakMeasures]
) -> Measures | None:
    """Return what is asked of those who depart on a day from an airport or place; None where nothing is.

    A departure of which its measures say no has none; else its own go before those of a place, these before those of
    a country, and the later begun before the earlier. One that says yes without any asks for a test alone.
    """
    if departure.outbreak_measures is False:
        return None
    places = {_folded(origin), _folded(departure.meeting_place)} - {""}
    there = [each for each in periods if _holds(each, departure, day, places)]
    if there:
        return read_measures(max(there, key=_weight))
    return Measures() if departure.outbreak_measures else None


def read_measures(record: OutbreakMeasures) -> Measures:
    """Return what a record asks for."""
    return Measures(
        bool(record.test), record.test_hours, bool(record.symptom_check), record.symptom_hours or SYMPTOM_HOURS,
        record.quarantine_days or 0, record.masks or 0, record.seats_per_vehicle or 0, record.group_size or 0,
        record.name or "", QUARANTINE_GAP if record.quarantine_gap is None else record.quarantine_gap,
    )  # fmt: skip


def in_force(periods: Iterable[OutbreakMeasures], day: date) -> list[OutbreakMeasures]:
    """Return the measures of periods in which a day lies."""
    return [each for each in periods if each.departure is None and _lasts(each, day)]


def _holds(each: OutbreakMeasures, departure: Departure, day: date, places: Sequence[str] | set[str]) -> bool:
    if each.departure is not None:
        return each.departure == departure.id
    here = each.country in (None, departure.from_country) and (not each.place or _folded(each.place) in places)
    return here and _lasts(each, day)


def _lasts(each: OutbreakMeasures, day: date) -> bool:
    return (each.from_day is None or each.from_day <= day) and (each.until is None or day <= each.until)


def _weight(each: OutbreakMeasures) -> tuple[bool, bool, bool, date, int]:
    return each.departure is not None, bool(each.place), bool(each.country), each.from_day or date.min, each.id


def _folded(place: str | None) -> str:
    return (place or "").strip().casefold()
