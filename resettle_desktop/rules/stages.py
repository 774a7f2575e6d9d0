"""How far a person and a case are (DESIGN section 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Placement, TravelDocument
from resettle_desktop.records.stages import Stage

_OFF = {"no_show", "offloaded", "postponed", "withdrawn", "denied_boarding", "returned"}


def person_stage(
    person: Person, case: Case, *, documents: Sequence[TravelDocument], passengers: Sequence[Passenger],
    departures: Mapping[int, Departure], placements: Sequence[Placement],
) -> Stage:  # fmt: skip
    """Return the highest stage that holds for a person."""
    if case.decision in ("negative", "withdrawn") or case.withdrawn or case.closed:
        return Stage.OUT
    if any(
        p.status not in _OFF and p.departure and p.departure in departures and not departures[p.departure].cancelled for p in passengers
    ):
        return Stage.BOOKED
    if case.decision == "positive":
        return Stage.PREPARING if documents else Stage.DECIDED
    return Stage.SUBMITTED


def case_stage(case: Case, member_stages: Sequence[Stage]) -> Stage:
    """Return the lowest stage of the members."""
    return min((s for s in member_stages), key=lambda s: s.rank, default=Stage.SUBMITTED)
