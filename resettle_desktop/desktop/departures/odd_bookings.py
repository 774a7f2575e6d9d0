"""What is odd of who is on a departure and from where it leaves, each a step away from where it is mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resettle_desktop.records.findings import Finding
from resettle_desktop.rules.itineraries import origin_findings, place_findings, travels_on
from resettle_desktop.rules.seating import seating_findings
from resettle_desktop.store.views import Movement


def odd_bookings(movement: Movement, elsewhere: Mapping[int, Sequence[str]]) -> list[Finding]:
    """Return what does not fit among the places of a departure, its seats and its first airport.

    ``elsewhere`` gives by person the references of the other departures of that day.
    """
    seats = (*movement.seats, *movement.spare)
    places, people = [seat.passenger for seat in seats], {seat.member.person.id: seat.member.person for seat in seats}
    day = travels_on(movement.legs)
    return [
        *place_findings(places, elsewhere),
        *seating_findings(movement.departure, places, people, day),
        *origin_findings(movement.departure, movement.legs),
    ]
