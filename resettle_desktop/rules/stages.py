"""How far a person and a case are: the highest stage that holds (DESIGN section 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resettle_desktop.records.kinds import (
    Attendance,
    Case,
    Departure,
    HealthActivity,
    Passenger,
    Permit,
    Person,
    Placement,
    TravelDocument,
)
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage

_OUT = frozenset({"negative", "withdrawn"})
# what a stage and a size depend on beside the kinds in PREPARING, of which it only counts whether there is one
STAGE_FACTS: Mapping[type[Record], tuple[str, ...]] = {
    Case: ("decision", "withdrawn", "closed"),
    Person: ("case", "withdrawn", "died"),
    Passenger: ("departure", "person", "status"),
    Departure: ("cancelled",),
    Placement: ("case", "person", "type"),
}
# those of whom one of these is said are on no list of the departure; their place on it is kept
OFF_BOARD = frozenset({"no_show", "offloaded", "postponed", "withdrawn", "denied_boarding", "returned"})
_ON_THE_WAY = frozenset({"boarded", "missed_connection", "diverted"})
TRAVELLED = _ON_THE_WAY | {"arrived"}
STRANDED = frozenset({"missed_connection", "diverted"})  # on the way, and the rest of it is still to be travelled
_CENTRE = "centre"
# a decided person of whom there is a record of one of these is preparing; each names its person in ``person``
PREPARING: tuple[type[Record], ...] = (TravelDocument, Permit, HealthActivity, Attendance)


def person_stage(
    person: Person,
    case: Case,
    *,
    prepared: bool,
    passengers: Sequence[Passenger],
    departures: Mapping[int, Departure],
    placements: Sequence[Placement],
    cleared: bool = False,
) -> Stage:
    """Return a person's stage from the person's records and bookings and the case's places.

    ``prepared`` says whether there is a record of one of the kinds in ``PREPARING``; ``departures`` are those of the
    bookings, by id; ``cleared`` whether every requirement of one of those departures is satisfied.
    """
    if _is_out(case) or has_left(person):
        return Stage.OUT
    statuses = {each.status or "listed" for each in passengers if travels(each, departures)}
    if "arrived" in statuses:
        return Stage.SETTLED if _is_settled(person, placements) else Stage.ARRIVED
    if statuses & _ON_THE_WAY:
        return Stage.DEPARTED
    if statuses:
        return Stage.CLEARED if cleared else Stage.BOOKED
    return _before_booking(case, prepared)


def has_left(person: Person) -> bool:
    """Return whether a person withdrew or died: the others of the case go on without."""
    return person.withdrawn is not None or person.died is not None


def case_stage(case: Case, member_stages: Sequence[Stage]) -> Stage:
    """Return the lowest stage of the members who are not out, out where all of them are.

    Of a case without members its own facts say it.
    """
    if _is_out(case):
        return Stage.OUT
    travelling = [stage for stage in member_stages if stage is not Stage.OUT]
    if member_stages:
        return min(travelling, key=lambda stage: stage.rank, default=Stage.OUT)
    return _before_booking(case, prepared=False)


def _is_out(case: Case) -> bool:
    return case.decision in _OUT or case.withdrawn is not None or case.closed is not None


def travels(passenger: Passenger, departures: Mapping[int, Departure]) -> bool:
    """Return whether a place is on a departure that is there and not cancelled, and was not given up."""
    departure = departures.get(passenger.departure) if passenger.departure else None
    return departure is not None and not departure.cancelled and passenger.status not in OFF_BOARD


def _is_settled(person: Person, placements: Sequence[Placement]) -> bool:
    own = [place for place in placements if place.person in (None, person.id)]
    return any(place.type not in (None, _CENTRE) for place in own)


def _before_booking(case: Case, prepared: bool) -> Stage:
    if case.decision != "positive":
        return Stage.SUBMITTED
    return Stage.PREPARING if prepared else Stage.DECIDED
