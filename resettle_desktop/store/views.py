"""What screens, papers and workbooks show together: cases, families, departures with people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.records.kinds import Case, Departure, Leg, Passenger, Person, Placement, TravelDocument
from resettle_desktop.rules.families import head_of, in_family_order
from resettle_desktop.rules.holds import Hold, boarding_holds
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.search import case_label, person_label

OFF_BOARD = frozenset({"withdrawn", "postponed", "offloaded", "no_show", "denied_boarding"})


@dataclass(frozen=True)
class Member:
    """A person of a case with what the family's list shows beside the name."""

    person: Person
    label: str
    documents: tuple[TravelDocument, ...]
    holds: tuple[Hold, ...]


@dataclass(frozen=True)
class Family:
    """A case with its members, the principal applicant first, its places, and the departure it is booked on, if any."""

    case: Case
    label: str
    members: tuple[Member, ...]
    placements: tuple[Placement, ...]
    departure: Departure | None

    @property
    def head(self) -> Person | None:
        """Return the principal applicant, or who comes first."""
        return head_of([member.person for member in self.members])

    @property
    def held(self) -> tuple[Member, ...]:
        """Return the members whom something keeps from boarding."""
        return tuple(member for member in self.members if member.holds)


@dataclass(frozen=True)
class Seat:
    """One passenger of a departure. ``number`` counts all of them from 1 and runs through every paper."""

    number: int
    passenger: Passenger
    member: Member


@dataclass(frozen=True)
class FamilyOnBoard:
    """The members of one case on a departure. ``number`` counts the departure's families from 1."""

    number: int
    family: Family
    seats: tuple[Seat, ...]


@dataclass(frozen=True)
class Movement:
    """A departure with its legs in their order and its families in the order in which they were added."""

    departure: Departure
    legs: tuple[Leg, ...]
    families: tuple[FamilyOnBoard, ...]

    @property
    def departs(self) -> datetime | None:
        """Return the local time of the first leg's departure."""
        return self.legs[0].departs if self.legs else None

    @property
    def arrives(self) -> datetime | None:
        """Return the local time of the last leg's arrival."""
        return self.legs[-1].arrives if self.legs else None

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Return all passengers in the order of their numbers."""
        return tuple(seat for family in self.families for seat in family.seats)


class Views:
    """Reads these pictures of one store, each with a handful of queries however many records it shows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def case_page(
        self,
        order: Sequence[tuple[str, bool]] = (("unhcr_number", False),),
        offset: int = 0,
        limit: int = 50,
        **equal: str,
    ) -> list[Family]:
        """Return some cases with their families, sorted by fields of Case (True: descending)."""
        return self.families(self._rows.page(Case, order, offset, limit, **equal))

    def families(self, cases: Iterable[Case]) -> list[Family]:
        """Return these cases with their families, in the same order."""
        chosen = list(cases)
        ids = [case.id for case in chosen]
        members = self._rows.grouped(Person, "case", ids)
        people = [person.id for group in members.values() for person in group]
        documents = self._rows.grouped(TravelDocument, "person", people)
        placements = self._rows.grouped(Placement, "case", ids)
        bookings = self._bookings(people)
        return [
            self._family(case, members.get(case.id, []), documents, placements.get(case.id, []), bookings)
            for case in chosen
        ]

    def departures(self) -> list[Movement]:
        """Return all departures with their people, the earliest first, those without a day last."""
        found = [self.movement(departure) for departure in self._rows.equal(Departure)]
        return sorted(found, key=lambda each: (each.departs is None, each.departs or datetime.min))

    def movement(self, departure: Departure) -> Movement:
        """Return a departure with its legs and its people; what holds them is judged for its times."""
        legs = sorted(self._rows.equal(Leg, departure=departure.id), key=lambda leg: (leg.order or 0, leg.id))
        passengers = [p for p in self._rows.equal(Passenger, departure=departure.id) if p.status not in OFF_BOARD]
        people = self._rows.many(Person, [passenger.person for passenger in passengers])
        order = list(dict.fromkeys(people[p.person].case for p in passengers if p.person in people))
        cases = self._rows.many(Case, order)
        families = self.families(cases[id] for id in order if id in cases)
        by_person = {passenger.person: passenger for passenger in passengers if passenger.person}
        movement = Movement(departure, tuple(legs), ())
        return Movement(departure, tuple(legs), tuple(_numbered(families, by_person, movement)))

    def _bookings(self, people: Iterable[int]) -> dict[int, Departure]:
        passengers = [p for p in self._rows.where_in(Passenger, "person", people) if p.status not in OFF_BOARD]
        departures = self._rows.many(Departure, [passenger.departure for passenger in passengers])
        pairs = [(p.person, departures[p.departure]) for p in passengers if p.person and p.departure in departures]
        return {person: departure for person, departure in pairs if not departure.cancelled}

    def _family(
        self, case: Case, members: list[Person], documents: dict[int, list[TravelDocument]],
        placements: list[Placement], bookings: dict[int, Departure],
    ) -> Family:  # fmt: skip
        departure = next((bookings[person.id] for person in members if person.id in bookings), None)
        ordered = in_family_order(members)
        return Family(
            case, case_label(case, members),
            tuple(_member(case, person, documents.get(person.id, []), None, None) for person in ordered),
            tuple(placements), departure,
        )  # fmt: skip


def _member(
    case: Case, person: Person, documents: Sequence[TravelDocument], departs: datetime | None, arrives: datetime | None
) -> Member:
    holds = boarding_holds(person, case, documents, departs, arrives)
    return Member(person, person_label(person), tuple(documents), tuple(holds))


def _numbered(
    families: Sequence[Family], passengers: dict[int, Passenger], movement: Movement
) -> Iterable[FamilyOnBoard]:
    seat_number = 0
    for number, family in enumerate(families, start=1):
        seats = []
        for member in family.members:
            if member.person.id in passengers:
                seat_number += 1
                judged = _member(family.case, member.person, member.documents, movement.departs, movement.arrives)
                seats.append(Seat(seat_number, passengers[member.person.id], judged))
        yield FamilyOnBoard(number, family, tuple(seats))
