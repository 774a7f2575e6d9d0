"""Reads what clearance is judged from: the journey of a departure, and families with all that is said of members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from resettle_desktop.records.airports import zone_of
from resettle_desktop.records.kinds import (
    Attendance,
    Case,
    Consent,
    Departure,
    Escort,
    HealthActivity,
    Leg,
    OutbreakMeasures,
    Passenger,
    Permit,
    Person,
    Placement,
    Session,
    TravelDocument,
    TravelNeed,
    Waiver,
)
from resettle_desktop.records.record import Record
from resettle_desktop.rules.clearance.facts import FACTS, Household, Journey, Traveller
from resettle_desktop.rules.families import in_family_order
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.rules.stages import STRANDED, TRAVELLED
from resettle_desktop.store.rows import Rows

_PARTS: Mapping[str, type[Record]] = {
    "documents": TravelDocument, "permits": Permit, "activities": HealthActivity, "consents": Consent,
    "needs": TravelNeed, "waivers": Waiver,
}  # fmt: skip


def journeys(rows: Rows, departures: Mapping[int, Departure]) -> dict[int, Journey]:
    """Return the journeys of departures by id; of one whose first leg has no time there is none."""
    legs, periods = rows.grouped(Leg, "departure", departures), rows.equal(OutbreakMeasures)
    escorts = rows.grouped(Escort, "departure", departures)
    made = {
        id: journey(departure, legs.get(id, ()), None, periods, escorts.get(id, ()))
        for id, departure in departures.items()
    }
    return {id: each for id, each in made.items() if each is not None}


def journey(
    departure: Departure, legs: Iterable[Leg], at: datetime | None = None, periods: Sequence[OutbreakMeasures] = (),
    escorts: Sequence[Escort] = (),
) -> Journey | None:  # fmt: skip
    """Return a departure's moments by its legs, or as if the first left at another local time; None without a time.

    Where the last arrival is not known the last time that is known stands for it.
    """
    ordered = in_order(legs)
    start = (ordered[0].departs if ordered else None) or at
    if start is None:
        return None
    known = [moment for leg in ordered for moment in (leg.departs, leg.arrives) if moment is not None]
    arrives, first = max([start, *known[-1:]]), ordered[0] if ordered else None
    last = ordered[-1].departs if ordered else None
    made = Journey(departure, start, arrives, _zone(first), first.origin if first else None, periods, last, escorts)
    return made.at(at) if at else made


def _zone(first: Leg | None) -> ZoneInfo | None:
    """Return the zone of the place of departure; a road that begins at no airport leads to one of its country."""
    return zone_of(first.origin) or zone_of(first.destination) if first else None


class Travellers:
    """Some families of one store, read once; ``household`` puts them on a departure."""

    def __init__(
        self, rows: Rows, families: Sequence[Sequence[Person]], cases: Mapping[int, Case],
        passengers: Iterable[Passenger],
    ) -> None:  # fmt: skip
        """Read what is said of all members, whose places on any departure are ``passengers``.

        A person whose case is not among ``cases`` is one without a case.
        """
        self._rows, self._cases = rows, cases
        self._travelled: dict[int, set[int | None]] = {}
        for each in passengers:
            if each.status in TRAVELLED - STRANDED and each.person:
                self._travelled.setdefault(each.person, set()).add(each.departure)
        people = [person.id for family in families for person in family]
        self._parts: dict[str, Mapping[Any, Sequence[Any]]] = {
            name: rows.grouped(kind, "person", people, only=FACTS[kind]) for name, kind in _PARTS.items()
        }
        self._parts["attendances"] = self._attendances(people)
        self._places = rows.grouped(Placement, "case", cases, only=FACTS[Placement])

    def household(self, family: Iterable[Person], departure: int, aboard: Mapping[int, Passenger]) -> Household:
        """Return a family on a departure, given who has which place on it."""
        return Household(tuple(
            self._traveller(person, aboard.get(person.id), bool(self._travelled.get(person.id, set()) - {departure}))
            for person in in_family_order([*family])
        ))  # fmt: skip

    def _traveller(self, person: Person, passenger: Passenger | None, ahead: bool) -> Traveller:
        """Somebody of whom no case is known is judged as a case of which nothing is known."""
        case = self._cases.get(person.case or 0) or Case(id=person.id)
        own = {name: found.get(person.id, ()) for name, found in self._parts.items()}
        own["placements"] = self._places.get(case.id, ())
        return Traveller(person, case, passenger, gone_ahead=ahead, **own)

    def _attendances(self, people: Iterable[int]) -> dict[int, list[tuple[Attendance, Session]]]:
        attendances = self._rows.where_in(Attendance, "person", people, only=FACTS[Attendance])
        sessions = self._rows.many(Session, [each.session for each in attendances])
        found: dict[int, list[tuple[Attendance, Session]]] = {}
        for each in attendances:
            if each.person and each.session in sessions:
                found.setdefault(each.person, []).append((each, sessions[each.session]))
        return found


def places(passengers: Iterable[Passenger], gone: Iterable[str]) -> dict[int, Passenger]:
    """Return by person who has a place that was not given up (``gone``), each the first that was made."""
    left = frozenset(gone)
    return {each.person: each for each in reversed([*passengers]) if each.person and each.status not in left}
