"""A new departure after the pattern of an earlier one: its itinerary on another day, its meeting and its escort."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Assistance, Departure, Leg
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.store.rows import Rows

_OF_DEPARTURE = ("from_country", "meeting_place", "transport", "escort", "transit_assistance")
_OF_LEG = ("carrier", "number", "origin", "destination", "order", "by_road")
_OF_MEETING = ("point", "place", "agency", "name", "phone", "remarks")
_TIMES = ("departs", "arrives")


@dataclass(frozen=True)
class Pattern:
    """An earlier departure with its legs in their order, and who met the whole group at which place."""

    departure: Departure
    legs: tuple[Leg, ...]
    met: tuple[Assistance, ...] = ()

    @property
    def departs(self) -> datetime | None:
        """Return when its first leg left."""
        return self.legs[0].departs if self.legs else None

    def texts(self) -> dict[str, str]:
        """Return what a new departure has in common with it, as texts by field."""
        return _texts(self.departure, _OF_DEPARTURE)

    def first_leg(self) -> dict[str, str]:
        """Return what the first leg of a new departure has in common with its first, as texts by field."""
        return _texts(self.legs[0], _OF_LEG) if self.legs else {}

    def meeting(self, departs: datetime) -> datetime | None:
        """Return when one meets before a departure at this time, as long before as then."""
        time = self.departure.meeting_time
        return time + (departs - self.departs) if time and self.departs else None

    def arrival(self, departs: datetime) -> datetime | None:
        """Return when the first leg arrives that departs at this time."""
        return _moved(self.legs[0].arrives, self._by(departs)) if self.legs else None

    def later_legs(self, departs: datetime | None) -> Sequence[Mapping[str, Json]]:
        """Return the legs after the first, moved with a first that departs at this time; without times for None."""
        found = []
        for leg in self.legs[1:]:
            values = {name: leg.field(name).to_json(leg.of(name)) for name in _OF_LEG if leg.of(name) is not None}
            if departs is not None and self.departs is not None:
                times = {name: _moved(leg.of(name), self._by(departs)) for name in _TIMES}
                values |= {name: leg.field(name).to_json(each) for name, each in times.items() if each is not None}
            found.append(values)
        return found

    def meetings(self) -> Sequence[Mapping[str, Json]]:
        """Return who met the whole group, to be asked again for a new departure; families differ each time."""
        return [
            {name: each.field(name).to_json(each.of(name)) for name in _OF_MEETING if each.of(name) is not None}
            for each in self.met
        ]

    def _by(self, departs: datetime) -> timedelta | None:
        return departs - self.departs if self.departs else None


def pattern(rows: Rows, departure: int) -> Pattern | None:
    """Return a departure as the pattern of a new one; None where it is no longer there."""
    found = rows.get(Departure, departure)
    if found is None:
        return None
    met = tuple(rows.equal(Assistance, departure=departure, case=None))
    return Pattern(found, tuple(in_order(rows.equal(Leg, departure=departure))), met)


def _texts(record: Departure | Leg, names: Sequence[str]) -> dict[str, str]:
    shown = {name: record.shown(name) for name in names}
    return {name: text for name, text in shown.items() if text}


def _moved(moment: datetime | None, by: timedelta | None) -> datetime | None:
    return moment + by if moment is not None and by is not None else None
