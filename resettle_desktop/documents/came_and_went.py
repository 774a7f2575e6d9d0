"""Why somebody is no longer on a departure and where who is new on it comes from, in words that an airline may read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from resettle_desktop.records.kinds import Departure, Passenger
from resettle_desktop.records.texts import _
from resettle_desktop.rules.stages import OFF_BOARD, STRANDED
from resettle_desktop.store.store import Store

# The airline reads the paper and learns nothing of an illness: for these the status is said and not the reason
_OF_HEALTH = frozenset({"MED", "CVD", "PRG", "DEL"})
_GIVEN_UP = OFF_BOARD | STRANDED


def told_reason(passenger: Passenger) -> str:
    """Return why somebody does not travel; of health no more than that, which is how the passenger stands."""
    reason = "" if passenger.reason in _OF_HEALTH else passenger.shown("reason")
    return reason or passenger.shown("status")


def why_gone(store: Store, departure: Departure, persons: Collection[int]) -> dict[int, str]:
    """Return by person the reason given up for, and the departure on which they are instead; nothing where neither."""
    places, departures = _places(store, persons)
    said: dict[int, str] = {}
    for person, mine in places.items():
        here = [told_reason(each) for each in mine if each.departure == departure.id and each.status in OFF_BOARD]
        kept = [each for each in mine if each.departure != departure.id and each.status not in _GIVEN_UP]
        now = [_("now on {departure}").format(departure=name) for name in _named(kept, departures)]
        said[person] = ", ".join(filter(None, (*here[-1:], *now[-1:])))
    return said


def whence(store: Store, departure: Departure, persons: Collection[int]) -> dict[int, str]:
    """Return by person the departure that they gave up last, nothing for who was on none."""
    places, departures = _places(store, persons)
    said: dict[int, str] = {}
    for person, mine in places.items():
        left = [each for each in mine if each.departure != departure.id and each.status in _GIVEN_UP]
        left.sort(key=lambda each: each.status_time or datetime.min)
        said[person] = next(
            (_("from {departure}").format(departure=name) for name in _named(left[-1:], departures)), ""
        )
    return said


def _places(store: Store, persons: Collection[int]) -> tuple[Mapping[int, list[Passenger]], Mapping[int, Departure]]:
    """Return the places of these persons on all departures, and those departures."""
    places: Mapping[int, list[Passenger]] = store.rows.grouped(Passenger, "person", persons)
    return places, store.rows.many(Departure, {each.departure for mine in places.values() for each in mine})


def _named(places: Collection[Passenger], departures: Mapping[int, Departure]) -> Iterator[str]:
    found = (departures.get(each.departure or 0) for each in places)
    return (each.label() for each in found if each is not None and not each.cancelled)
