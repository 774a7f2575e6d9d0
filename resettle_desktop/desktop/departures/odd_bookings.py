"""What is odd of who is on a departure, from where it leaves and how it went, each a step from where it is mended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Passenger
from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.arrivals import actual_findings, arrival_findings
from resettle_desktop.rules.itineraries import origin_findings, place_findings, travels_on
from resettle_desktop.rules.seating import leg_seat_findings, seating_findings
from resettle_desktop.store.boards import Board
from resettle_desktop.store.tickets import TakenTicket


def odd_bookings(
    board: Board, elsewhere: Mapping[int, Sequence[str]], tickets: Mapping[int, TakenTicket]
) -> list[Finding]:
    """Return what does not fit among the places of a departure, its seats, its first airport and its arrival.

    ``elsewhere`` gives by person the references of the other departures of that day, ``tickets`` by passenger who
    else has the ticket on another departure.
    """
    movement = board.movement
    seats = (*movement.seats, *movement.spare)
    places, people = [seat.passenger for seat in seats], {seat.member.person.id: seat.member.person for seat in seats}
    day, measures = travels_on(movement.legs), board.journey.measures
    used = measures.seats_per_vehicle if measures is not None else 0
    return [
        *place_findings(places, elsewhere),
        *seating_findings(movement.departure, places, people, day),
        *_taken(places, tickets),
        *leg_seat_findings(movement.legs, places, people, day, used),
        *origin_findings(movement.departure, movement.legs),
        *actual_findings(movement.legs),
        *(found for place in places for found in arrival_findings(place, movement.legs)),
    ]


def _taken(places: Sequence[Passenger], tickets: Mapping[int, TakenTicket]) -> Iterator[Finding]:
    for place in places:
        taken = tickets.get(place.id)
        if taken is not None:
            words = {"value": place.shown("ticket"), "label": taken.person, "departure": taken.departure}
            at = {"kind": Passenger.kind_name(), "record": place.id, "field": "ticket"}
            yield finding("W290", **words).at(**at, facts=id_text(taken.passenger))
