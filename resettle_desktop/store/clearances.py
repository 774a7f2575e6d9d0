"""Who may board a departure: reads what clearance looks at, and judges it for the departure's moment or another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from resettle_desktop.records.airports import zone_of
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import (
    Attendance,
    Case,
    Consent,
    Departure,
    HealthActivity,
    Leg,
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
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.facts import Household, Journey, Traveller
from resettle_desktop.rules.clearance.judging import Clearance, judge_household
from resettle_desktop.rules.clearance.limits import Limits, shipped_table
from resettle_desktop.rules.families import in_family_order
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.rules.stages import OFF_BOARD
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.settings import Settings

# what clearance reads of each kind; never what is sealed
_OF_ACTIVITIES = ("person", "activity", "done", "result", "valid_until")
_PARTS: Mapping[str, tuple[type[Record], tuple[str, ...]]] = {
    "documents": (TravelDocument, ("person", "type", "number", "status", "expires")),
    "permits": (Permit, ("person", "type", "status", "requested", "valid_from", "valid_until")),
    "activities": (HealthActivity, _OF_ACTIVITIES),
    "consents": (Consent, ("person", "purpose", "type", "given", "form_signed", "withdrawn")),
    "needs": (TravelNeed, ("person", "code")),
    "waivers": (Waiver, ("person", "departure", "requirement", "reason", "by", "until")),
}


@dataclass(frozen=True)
class DepartureClearance:
    """A departure judged for a journey: the clearance of everybody who is on it, family by family."""

    journey: Journey
    travellers: tuple[Clearance, ...]

    @property
    def held(self) -> tuple[Clearance, ...]:
        """Return those who may not board."""
        return tuple(each for each in self.travellers if not each.cleared)


class Clearances:
    """Judges the departures of one store; always from the facts as they are now."""

    def __init__(self, rows: Rows, settings: Settings) -> None:
        self._rows, self._settings = rows, settings

    def of_departure(self, departure: Departure, at: datetime | None = None) -> DepartureClearance:
        """Return who may board: at the departure's own time, or as if its first leg departed at another local time.

        Raises KnownError for a departure without a time while no other is asked about, and for a broken setting.
        """
        journey = self.journey(departure, at)
        return DepartureClearance(journey, self._judged(journey, self._households(departure)))

    def of_case(self, departure: Departure, case: int) -> tuple[Clearance, ...]:
        """Return the same of one case alone; nobody where the departure has no time yet."""
        first = in_order(self._rows.equal(Leg, departure=departure.id))[:1]
        if not any(leg.departs for leg in first):
            return ()
        return self._judged(self.journey(departure), self._households(departure, case))

    def journey(self, departure: Departure, at: datetime | None = None) -> Journey:
        """Return a departure's moments, moved to another time of the first leg; raises KnownError as above.

        Where no arrival is known it is taken to arrive when it departs.
        """
        legs = in_order(self._rows.equal(Leg, departure=departure.id))
        departs = legs[0].departs if legs else None
        if departs is None and at is None:
            text = _("{departure} has no time of departure. Enter its legs, or ask for a moment.")
            raise KnownError(text.format(departure=departure.label()))
        start = departs or at or datetime.min
        arrives = (legs[-1].arrives if legs else None) or start
        journey = Journey(departure, start, max(arrives, start), zone_of(legs[0].origin if legs else None))
        return journey.at(at) if at else journey

    def limits(self, departure: Departure) -> Limits:
        """Return the hours and days by which a departure is judged; raises KnownError for a broken setting."""
        return shipped_table().limits_for(departure.from_country, self._settings.text)

    def _judged(self, journey: Journey, households: Sequence[Household]) -> tuple[Clearance, ...]:
        table, limits = shipped_table(), self.limits(journey.departure)
        judged = (judge_household(each, journey, limits, table.requirements) for each in households)
        return tuple(each for several in judged for each in several)

    def _households(self, departure: Departure, case: int | None = None) -> list[Household]:
        """Return the families on a departure, in the order in which they were added, also who of them is not on it.

        With ``case`` that family alone.
        """
        aboard = {
            each.person: each
            for each in reversed(self._rows.equal(Passenger, departure=departure.id))
            if each.person and each.status not in OFF_BOARD
        }
        booked = self._rows.many(Person, aboard)
        if case is not None:
            booked = {id: person for id, person in booked.items() if person.case == case}
        cases = self._rows.many(Case, [person.case for person in booked.values()])
        groups = self._rows.grouped(Person, "case", cases)
        alone = [[person] for person in booked.values() if person.case not in cases]
        order = dict.fromkeys(booked[id].case for id in sorted(booked, key=lambda id: aboard[id].id))
        families = [in_family_order(groups[id]) for id in order if id in groups]
        parts = self._parts([person.id for family in [*families, *alone] for person in family])
        places = self._rows.grouped(Placement, "case", cases)
        return [
            Household(tuple(_traveller(person, cases, aboard, parts, places) for person in family))
            for family in [*families, *alone]
        ]

    def _parts(self, people: Sequence[int]) -> dict[str, Mapping[Any, Sequence[Any]]]:
        parts: dict[str, Mapping[Any, Sequence[Any]]] = {
            name: self._rows.grouped(kind, "person", people, only=only) for name, (kind, only) in _PARTS.items()
        }
        return parts | {"attendances": self._attendances(people)}

    def _attendances(self, people: Iterable[int]) -> dict[int, list[tuple[Attendance, Session]]]:
        attendances = self._rows.where_in(Attendance, "person", people)
        sessions = self._rows.many(Session, [each.session for each in attendances])
        found: dict[int, list[tuple[Attendance, Session]]] = {}
        for each in attendances:
            if each.person and each.session in sessions:
                found.setdefault(each.person, []).append((each, sessions[each.session]))
        return found


def _traveller(
    person: Person, cases: Mapping[int, Case], aboard: Mapping[int, Passenger],
    parts: Mapping[str, Mapping[Any, Sequence[Any]]], places: Mapping[Any, Sequence[Placement]],
) -> Traveller:  # fmt: skip
    """Somebody of whom no case is known is judged as a case of which nothing is known."""
    case = cases.get(person.case or 0) or Case(id=person.id)
    own = {name: found.get(person.id, ()) for name, found in parts.items()}
    return Traveller(person, case, aboard.get(person.id), placements=places.get(case.id, ()), **own)
