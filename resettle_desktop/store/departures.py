"""What a list of departures shows: days, and how many of the people of each may board, read without whole records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from resettle_desktop.records.kinds import Departure, Leg, Passenger, Person
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.rules.stages import OFF_BOARD, TRAVELLED
from resettle_desktop.store.judging import Standing
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.standings import Standings


@dataclass(frozen=True)
class Dated:
    """A departure by what lists are sorted and filtered by; ``departs`` is local to the first airport."""

    id: int
    reference: str
    country: str
    cancelled: bool
    departs: datetime | None


@dataclass(frozen=True)
class Boarding:
    """A departure with its legs in order, and its people as counts.

    Of ``families`` are ``whole`` those of whom nobody is held; of ``persons`` some are ``held``, some have
    ``travelled``: what held those no longer counts. ``why`` counts those who are held by each requirement, and
    ``standings`` are those of who is still to board.
    """

    departure: Departure
    legs: tuple[Leg, ...]
    families: int = 0
    whole: int = 0
    persons: int = 0
    held: int = 0
    travelled: int = 0
    why: Mapping[str, int] = field(default_factory=dict)
    standings: tuple[Standing, ...] = ()

    @property
    def departs(self) -> datetime | None:
        """Return the local time of the first leg's departure."""
        return self.legs[0].departs if self.legs else None

    @property
    def judged(self) -> bool:
        """Return whether it is known who may board: not without a time, and of a cancelled one nobody asks."""
        return self.departs is not None and not self.departure.cancelled

    @property
    def free(self) -> int:
        """Return how many may board or have boarded, as far as that is judged."""
        return self.persons - self.held

    @property
    def boards(self) -> int:
        """Return how many who are still to board may do so."""
        return self.persons - self.held - self.travelled


class DepartureLists:
    """Reads lists of departures of one store, each with a handful of queries."""

    def __init__(self, rows: Rows) -> None:
        self._rows, self._standings = rows, Standings(rows)

    def dated(self) -> list[Dated]:
        """Return all departures, those of the latest days first, those without a day before them."""
        legs: dict[int | None, list[Leg]] = {}
        for leg in self._rows.all(Leg, only=("departure", "order", "departs")):
            legs.setdefault(leg.departure, []).append(leg)
        found = [
            _dated(departure, legs.get(departure.id, []))
            for departure in self._rows.all(Departure, only=("reference", "from_country", "cancelled"))
        ]
        return sorted(found, key=lambda each: (each.departs or datetime.max, each.id), reverse=True)

    def leaving(self, first: date, last: date) -> list[int]:
        """Return the departures of whom a leg leaves on one of these days, the soonest first, cancelled ones too."""
        sql = "SELECT departure FROM leg WHERE departs >= ? AND departs <= ? ORDER BY departs"
        found = self._rows.fetch(sql, (first.isoformat(), f"{last.isoformat()}T24:00"))
        return list(dict.fromkeys(id for (id,) in found if id))

    def boardings(self, ids: Sequence[int]) -> list[Boarding]:
        """Return these departures in their order; those that are no longer there are left out.

        Who may board is read from the index that every change keeps.
        """
        departures = self._rows.many(Departure, ids)
        legs = self._rows.grouped(Leg, "departure", ids)
        passengers = self._rows.grouped(Passenger, "departure", ids, only=("departure", "person", "status"))
        cases = self._cases(each for group in passengers.values() for each in group)
        standings = self._standings.of_departures(ids)
        return [
            _boarding(
                departures[id], in_order(legs.get(id, [])), passengers.get(id, []), cases, standings.get(id, [])
            )
            for id in ids
            if id in departures
        ]  # fmt: skip

    def _cases(self, passengers: Iterable[Passenger]) -> dict[int, int]:
        """Return the case of each person who is on board; somebody of whom no case is known is a family of one."""
        wanted = {each.person for each in passengers if each.status not in OFF_BOARD}
        people = self._rows.where_in(Person, "id", wanted, only=("case",))
        return {person.id: person.case or person.id for person in people}


def later_than(known: Iterable[Dated], departure: Departure, moment: datetime) -> list[Dated]:
    """Return the departures after a moment to which people of this one could be moved, the next first.

    Those from the same country come before the others.
    """
    here = departure.from_country or ""
    found = [each for each in known if not each.cancelled and each.departs is not None and each.departs > moment]
    others = [each for each in found if each.id != departure.id]
    return sorted(others, key=lambda each: (bool(here) and each.country != here, each.departs or datetime.max, each.id))


def _dated(departure: Departure, legs: Iterable[Leg]) -> Dated:
    first = next(iter(in_order(legs)), None)
    return Dated(
        departure.id, departure.reference or "", departure.from_country or "", bool(departure.cancelled),
        first.departs if first else None,
    )  # fmt: skip


def _boarding(
    departure: Departure, legs: Sequence[Leg], passengers: Iterable[Passenger], cases: Mapping[int, int],
    standings: Sequence[Standing],
) -> Boarding:  # fmt: skip
    statuses = {p.person: p.status for p in passengers if p.person in cases and p.status not in OFF_BOARD}
    held = [each for each in standings if not each.cleared and each.person in statuses]
    families = {cases[id] for id in statuses if id}
    waiting = {cases[each.person] for each in held}
    return Boarding(
        departure, tuple(legs), len(families), len(families - waiting), len(statuses), len(held),
        sum(status in TRAVELLED for status in statuses.values()),
        Counter(name for each in held for name in each.held_by), tuple(standings),
    )  # fmt: skip
