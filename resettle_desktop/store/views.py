"""What screens, papers and workbooks show together: cases, families, departures with people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from resettle_desktop.records.kinds import Case, Departure, Leg, Paper, Passenger, Person, Placement, TravelDocument
from resettle_desktop.rules.families import head_of, in_family_order
from resettle_desktop.rules.holds import Hold, boarding_holds
from resettle_desktop.rules.itineraries import in_order, travels_on
from resettle_desktop.rules.numbering import Numbers, numbered
from resettle_desktop.rules.stages import OFF_BOARD, STRANDED
from resettle_desktop.store.filters import Filter
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.search import case_label, person_label
from resettle_desktop.store.windows import Window

Times = tuple[datetime | None, datetime | None]
_NO_TIMES: Times = (None, None)


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

    @cached_property
    def head(self) -> Person | None:
        """Return the principal applicant, or who comes first."""
        return head_of([member.person for member in self.members])

    @property
    def held(self) -> tuple[Member, ...]:
        """Return the members whom something keeps from boarding."""
        return tuple(member for member in self.members if member.holds)


@dataclass(frozen=True)
class Seat:
    """One passenger of a departure. ``number`` runs through every paper of it and never becomes another's."""

    number: int
    passenger: Passenger
    member: Member


@dataclass(frozen=True)
class FamilyOnBoard:
    """The members of one case on a departure. ``number`` is the family's on every paper of it."""

    number: int
    family: Family
    seats: tuple[Seat, ...]


@dataclass(frozen=True)
class Movement:
    """A departure with its legs in their order and its families in that of their numbers.

    ``numbers`` are those of all its papers, also of who is off board by now. ``spare`` are the places that no list
    shows: of who is off board, and second places of who is on it. ``off_board`` are the families of whom nobody is on
    it, by their cases' ids.
    """

    departure: Departure
    legs: tuple[Leg, ...]
    families: tuple[FamilyOnBoard, ...]
    numbers: Numbers = field(default_factory=Numbers)
    spare: tuple[Seat, ...] = ()
    off_board: Mapping[int, Family] = field(default_factory=dict)

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
        """Return all passengers, family by family."""
        return tuple(seat for family in self.families for seat in family.seats)


class Views:
    """Reads these pictures of one store, each with a handful of queries however many records it shows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def case_list(
        self, order: tuple[str, bool], among: Collection[int] | None = None, filters: Sequence[Filter] = (),
        **equal: str,
    ) -> Window[Case]:  # fmt: skip
        """Return all cases sorted by a field of Case (True: descending), or ``among`` these ids, as pages to read.

        Only those are in it that fit all ``filters`` and have these values.
        """
        return Window(self._rows, Case, *order, among, equal, filters)

    def case_page(
        self,
        order: Sequence[tuple[str, bool]] = (("unhcr_number", False),),
        offset: int = 0,
        limit: int = 50,
        among: Collection[int] | None = None,
        **equal: str,
    ) -> list[Family]:
        """Return some cases with their families, sorted by fields of Case (True: descending); ``among`` these ids."""
        return self.families(self._rows.page(Case, order, offset, limit, among, **equal))

    def families(self, cases: Iterable[Case]) -> list[Family]:
        """Return these cases with their families, in the same order."""
        chosen = list(cases)
        ids = [case.id for case in chosen]
        members = self._rows.grouped(Person, "case", ids)
        people = [person.id for group in members.values() for person in group]
        documents = self._rows.grouped(TravelDocument, "person", people)
        placements = self._rows.grouped(Placement, "case", ids)
        bookings = self._bookings(people)
        times = self._times(bookings.values())
        return [
            _family(case, members.get(case.id, []), documents, placements.get(case.id, []), bookings, times)
            for case in chosen
        ]

    def departures(self) -> list[Movement]:
        """Return all departures with their people, the earliest first, those without a day last."""
        found = [self.movement(departure) for departure in self._rows.equal(Departure)]
        return sorted(found, key=lambda each: (each.departs is None, each.departs or datetime.min))

    def movement(self, departure: Departure) -> Movement:
        """Return a departure with its legs and its people; what holds them is judged for its times."""
        legs = in_order(self._rows.equal(Leg, departure=departure.id))
        passengers = self._rows.equal(Passenger, departure=departure.id)
        families = self._families_of(passengers)
        booked = {passenger.person for passenger in passengers}
        listed = [
            (family.case.id, [m.person.id for m in family.members if m.person.id in booked]) for family in families
        ]
        numbers = numbered(self._printed_numbers(departure), listed)
        movement = Movement(departure, tuple(legs), (), numbers)
        aboard, spare = _parted(passengers)
        found = (_on_board(family, aboard, movement) for family in families)
        shown = sorted((family for family in found if family.seats), key=lambda family: family.number)
        members = {member.person.id: member for family in families for member in family.members}
        seats = (Seat(numbers.persons[p.person], p, members[p.person]) for p in spare if p.person in members)
        there = {family.family.case.id for family in shown}
        gone = {family.case.id: family for family in families if family.case.id not in there}
        return replace(movement, families=tuple(shown), spare=tuple(seats), off_board=gone)

    def renewed(self, movement: Movement, cases: Collection[int]) -> Movement:
        """Return a departure with these families read anew; who is on it and which number each has is as it was."""
        known = [each for each in movement.families if each.family.case.id in cases]
        fresh = {each.case.id: each for each in self.families(self._rows.many(Case, cases).values())}
        places = self._rows.many(Passenger, [seat.passenger.id for each in known for seat in each.seats])
        aboard = {each.person: each for each in places.values() if each.person}
        families = tuple(
            _on_board(fresh[each.family.case.id], aboard, movement) if each.family.case.id in fresh else each
            for each in movement.families
        )
        return replace(movement, families=families)

    def same_day(self, movement: Movement) -> dict[int, list[str]]:
        """Return for persons of a departure the references of the others of that day on which they are, too."""
        day = travels_on(movement.legs)
        over = OFF_BOARD | STRANDED
        mine = [seat.passenger.person for seat in movement.seats if day and seat.passenger.status not in STRANDED]
        others = [p for p in self._rows.where_in(Passenger, "person", mine) if p.status not in over]
        departures = self._rows.many(Departure, {p.departure for p in others} - {movement.departure.id})
        legs = self._rows.grouped(Leg, "departure", departures)
        labels = {
            id: departure.label()
            for id, departure in departures.items()
            if not departure.cancelled and travels_on(legs.get(id, [])) == day
        }
        found: dict[int, list[str]] = {}
        for passenger in others:
            if passenger.departure in labels and passenger.person:
                found.setdefault(passenger.person, []).append(labels[passenger.departure])
        return found

    def _families_of(self, passengers: Sequence[Passenger]) -> list[Family]:
        """Return the families of all who are booked, also those off board, in the order in which they were added."""
        people = self._rows.many(Person, [passenger.person for passenger in passengers])
        booked = [people[passenger.person] for passenger in passengers if passenger.person in people]
        cases = self._rows.many(Case, [person.case for person in booked])
        order = dict.fromkeys(person.case for person in booked if person.case in cases)
        alone = dict.fromkeys(person.id for person in booked if person.case not in cases)
        return self.families(cases[id] for id in order if id) + self._without_case([people[id] for id in alone])

    def _without_case(self, people: Sequence[Person]) -> list[Family]:
        """Return persons of whom no case is known, each as a family of one whose case is not in the store."""
        documents = self._rows.grouped(TravelDocument, "person", [person.id for person in people])
        return [_family(Case(id=person.id), [person], documents, [], {}, {}) for person in people]

    def _printed_numbers(self, departure: Departure) -> Numbers:
        papers = self._rows.equal(Paper, departure=departure.id)
        return Numbers.read(next((paper.numbers for paper in reversed(papers) if paper.numbers), None))

    def _bookings(self, people: Iterable[int]) -> dict[int, Departure]:
        passengers = [p for p in self._rows.where_in(Passenger, "person", people) if p.status not in OFF_BOARD]
        departures = self._rows.many(Departure, [passenger.departure for passenger in passengers])
        pairs = [(p.person, departures[p.departure]) for p in passengers if p.person and p.departure in departures]
        return {person: departure for person, departure in pairs if not departure.cancelled}

    def _times(self, departures: Iterable[Departure]) -> dict[int, Times]:
        legs = self._rows.grouped(Leg, "departure", [departure.id for departure in departures])
        ordered = {id: in_order(found) for id, found in legs.items()}
        return {id: (found[0].departs, found[-1].arrives) for id, found in ordered.items()}


def _family(
    case: Case, members: list[Person], documents: dict[int, list[TravelDocument]], placements: list[Placement],
    bookings: dict[int, Departure], times: dict[int, Times],
) -> Family:  # fmt: skip
    """What holds a member is judged for the times of the departure on which that member is booked."""
    departure = next((bookings[person.id] for person in members if person.id in bookings), None)
    judged = []
    for person in in_family_order(members):
        booked = bookings.get(person.id)
        departs, arrives = times.get(booked.id, _NO_TIMES) if booked else _NO_TIMES
        judged.append(_member(case, person, documents.get(person.id, []), departs, arrives))
    return Family(case, case_label(case, members), tuple(judged), tuple(placements), departure)


def _member(
    case: Case, person: Person, documents: Sequence[TravelDocument], departs: datetime | None, arrives: datetime | None
) -> Member:
    holds = boarding_holds(person, case, documents, departs, arrives)
    return Member(person, person_label(person), tuple(documents), tuple(holds))


def _parted(passengers: Iterable[Passenger]) -> tuple[dict[int, Passenger], list[Passenger]]:
    """Return who is on board by person, each by the first place that was made, and all other places."""
    aboard: dict[int, Passenger] = {}
    spare = []
    for passenger in passengers:
        if passenger.person and passenger.status not in OFF_BOARD and passenger.person not in aboard:
            aboard[passenger.person] = passenger
        else:
            spare.append(passenger)
    return aboard, spare


def _on_board(family: Family, aboard: Mapping[int, Passenger], movement: Movement) -> FamilyOnBoard:
    seats = []
    for member in family.members:
        if member.person.id in aboard:
            judged = _member(family.case, member.person, member.documents, movement.departs, movement.arrives)
            number = movement.numbers.persons[member.person.id]
            seats.append(Seat(number, aboard[member.person.id], judged))
    return FamilyOnBoard(movement.numbers.families[family.case.id], family, tuple(seats))
