"""What a list of departures shows: days, and how many of the people of each may board, read without whole records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.records.kinds import Case, Departure, Leg, Passenger, Person, TravelDocument
from resettle_desktop.rules.holds import boarding_holds
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.rules.stages import OFF_BOARD, TRAVELLED
from resettle_desktop.store.rows import Rows

# what tells whether somebody is held
_OF_PERSONS = ("case", "hold", "withdrawn", "died")
_OF_CASES = ("hold", "decision", "withdrawn", "closed")


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
    ``travelled``: what held those no longer counts.
    """

    departure: Departure
    legs: tuple[Leg, ...]
    families: int = 0
    whole: int = 0
    persons: int = 0
    held: int = 0
    travelled: int = 0

    @property
    def departs(self) -> datetime | None:
        """Return the local time of the first leg's departure."""
        return self.legs[0].departs if self.legs else None

    @property
    def free(self) -> int:
        """Return how many may board or have boarded."""
        return self.persons - self.held


@dataclass(frozen=True)
class _People:
    """What is read of everybody on some departures, by id."""

    persons: Mapping[int, Person]
    cases: Mapping[int, Case]
    documents: Mapping[int, Sequence[TravelDocument]]


class DepartureLists:
    """Reads lists of departures of one store, each with a handful of queries."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

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

    def boardings(self, ids: Sequence[int]) -> list[Boarding]:
        """Return these departures in their order; those that are no longer there are left out."""
        departures = self._rows.many(Departure, ids)
        legs = self._rows.grouped(Leg, "departure", ids)
        passengers = self._rows.grouped(Passenger, "departure", ids, only=("departure", "person", "status"))
        people = self._people(each for group in passengers.values() for each in group)
        return [
            _boarding(departures[id], in_order(legs.get(id, [])), passengers.get(id, []), people)
            for id in ids
            if id in departures
        ]

    def _people(self, passengers: Iterable[Passenger]) -> _People:
        wanted = {each.person for each in passengers if each.status not in OFF_BOARD}
        persons = {person.id: person for person in self._rows.where_in(Person, "id", wanted, only=_OF_PERSONS)}
        cases = self._rows.where_in(Case, "id", [person.case for person in persons.values()], only=_OF_CASES)
        documents = self._rows.grouped(TravelDocument, "person", wanted, only=("person", "expires"))
        return _People(persons, {case.id: case for case in cases}, documents)


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


def _boarding(departure: Departure, legs: Sequence[Leg], passengers: Iterable[Passenger], people: _People) -> Boarding:
    made = Boarding(departure, tuple(legs))
    statuses = {p.person: p.status for p in passengers if p.person in people.persons and p.status not in OFF_BOARD}
    held = [id for id, status in statuses.items() if id and status not in TRAVELLED and _is_held(id, made, people)]
    families = {_case_of(id, people) for id in statuses}
    return Boarding(
        departure, made.legs, len(families), len(families - {_case_of(id, people) for id in held}), len(statuses),
        len(held), sum(status in TRAVELLED for status in statuses.values()),
    )  # fmt: skip


def _case_of(person: int | None, people: _People) -> int | None:
    """Somebody of whom no case is known is a family of one."""
    return (people.persons[person].case if person else None) or person


def _is_held(id: int, boarding: Boarding, people: _People) -> bool:
    person = people.persons[id]
    case = people.cases.get(person.case or 0) or Case(id=id)
    arrives = boarding.legs[-1].arrives if boarding.legs else None
    return bool(boarding_holds(person, case, people.documents.get(id, ()), boarding.departs, arrives))
