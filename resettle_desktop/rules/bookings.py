"""What is odd about a person's bookings, whatever the departures' days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Departure, Passenger, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.kinship import short_name
from resettle_desktop.rules.stages import OFF_BOARD, STRANDED


def waiting_departures(passengers: Iterable[Passenger], departures: Mapping[int, Departure]) -> list[Departure]:
    """Return the departures on which somebody is still to travel: not cancelled, not given up, not behind them.

    Who is stranded on the way travels on by another one.
    """
    over = OFF_BOARD | STRANDED | {"arrived"}
    ids = {each.departure for each in passengers if each.status not in over}
    return [departure for id, departure in sorted(departures.items()) if id in ids and not departure.cancelled]


def booking_findings(
    person: Person, passengers: Iterable[Passenger], departures: Mapping[int, Departure]
) -> list[Finding]:
    """Return W249 where a person is still to travel on more than one departure."""
    waiting = waiting_departures(passengers, departures)
    if len(waiting) < 2:
        return []
    said = finding("W249", label=short_name(person), value=", ".join(each.label() for each in waiting))
    facts = " ".join(id_text(each.id) for each in waiting)
    return [said.at(kind=Person.kind_name(), record=person.id, facts=facts)]
