"""Tickets of a departure that somebody else has on another one: an airline issues each for one person."""

from __future__ import annotations

from dataclasses import dataclass

from resettle_desktop.records.kinds import Departure, Passenger, Person
from resettle_desktop.records.numbers import number_key
from resettle_desktop.rules.stages import OFF_BOARD
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.search import person_label
from resettle_desktop.store.views import Movement

_CHUNK = 500  # keys that are asked for at once


@dataclass(frozen=True)
class TakenTicket:
    """Who has a ticket elsewhere, and on which departure."""

    person: str
    departure: str
    passenger: int


def tickets_elsewhere(rows: Rows, movement: Movement) -> dict[int, TakenTicket]:
    """Return by passenger who else has the ticket on a departure that is not cancelled; not one's own other place."""
    mine = {key: seat.passenger for seat in movement.seats if (key := number_key(seat.passenger.ticket or ""))}
    others = rows.many(Passenger, _having(rows, [*mine]))
    there = [each for each in others.values() if _is_elsewhere(each, mine.get(number_key(each.ticket or "")))]
    departures = rows.many(Departure, [each.departure for each in there])
    people = rows.many(Person, [each.person for each in there])
    found: dict[int, TakenTicket] = {}
    for each in there:
        departure, person = departures.get(each.departure or 0), people.get(each.person or 0)
        if departure is not None and person is not None and not departure.cancelled:
            taken = TakenTicket(person_label(person), departure.label(), each.id)
            found.setdefault(mine[number_key(each.ticket or "")].id, taken)
    return found


def _having(rows: Rows, keys: list[str]) -> list[int]:
    found: list[int] = []
    for start in range(0, len(keys), _CHUNK):
        part = keys[start : start + _CHUNK]
        marks = ", ".join("?" * len(part))
        sql = f"SELECT DISTINCT record FROM word WHERE kind = ? AND word IN ({marks})"
        found += [id for (id,) in rows.fetch(sql, (Passenger.kind_name(), *part))]
    return found


def _is_elsewhere(other: Passenger, mine: Passenger | None) -> bool:
    if mine is None or other.status in OFF_BOARD:
        return False
    return other.departure != mine.departure and other.person != mine.person
