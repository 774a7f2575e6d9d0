"""A departure with its people and how each of them is cleared: what its board, its head and its lists show together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from resettle_desktop.records.kinds import Departure
from resettle_desktop.rules.clearance.facts import Journey, Traveller
from resettle_desktop.rules.clearance.judging import WAITING, Clearance, Requirement
from resettle_desktop.rules.clearance.limits import Limits
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.stages import TRAVELLED
from resettle_desktop.store.changes import Applied, Change
from resettle_desktop.store.clearances import Clearances
from resettle_desktop.store.views import FamilyOnBoard, Movement, Seat, Views

OF_ALL = 0
# what is said of one family; an addition or removal of a case, person or place changes who is there
_OF_FAMILY = frozenset({
    "TravelDocument", "Permit", "HealthActivity", "Consent", "TravelNeed", "Waiver", "Attendance", "Placement",
    "Tick",
})  # fmt: skip
_MEMBERS = {
    "Case": frozenset[str](),
    "Person": frozenset({"case"}),
    "Passenger": frozenset({"departure", "person", "status"}),
}


@dataclass(frozen=True)
class Board:
    """A departure judged for a moment, by ``limits``.

    ``clearances`` are by person. ``asked`` is the moment where it is not the departure's own: what is only asked
    about, or now for a departure that has no time yet. ``kept`` is room for what a screen makes once of each place
    and case, by its id, and of all (``OF_ALL``); it stays with who is not read anew.
    """

    movement: Movement
    journey: Journey
    limits: Limits
    clearances: Mapping[int, Clearance]
    asked: datetime | None = None
    kept: dict[int, dict[str, Any]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, seat: Seat) -> Clearance | None:
        """Return how a passenger is cleared, None for who is off board."""
        return self.clearances.get(seat.member.person.id)

    def requirement(self, seat: Seat, name: str) -> Requirement | None:
        """Return how one requirement stands for a passenger."""
        found = self.of(seat)
        return found.by_name.get(name) if found else None

    def holds(self, seat: Seat, found: Requirement) -> bool:
        """Return whether this requirement of a passenger keeps the passenger from boarding."""
        return found.verdict.state.holds_back and seat.passenger.status not in TRAVELLED

    def held_by(self, seat: Seat) -> tuple[Requirement, ...]:
        """Return what keeps a passenger from boarding; after boarding nothing does."""
        found = self.of(seat)
        return found.held_by if found is not None and seat.passenger.status not in TRAVELLED else ()

    def held(self, family: FamilyOnBoard) -> tuple[Seat, ...]:
        """Return those of a family who may not board."""
        return self._held.get(family.family.case.id, ())

    @cached_property
    def _held(self) -> dict[int, tuple[Seat, ...]]:
        """Return by case those who may not board."""
        families = self.movement.families
        return {each.family.case.id: tuple(seat for seat in each.seats if self.held_by(seat)) for each in families}

    def holding(self, family: FamilyOnBoard) -> tuple[Seat, ...]:
        """Return those who hold a family back by something of their own; all who are held where nobody does.

        Who only waits for the others is cleared as soon as they are.
        """
        held = self.held(family)
        own = tuple(seat for seat in held if any(each.name != WAITING for each in self.held_by(seat)))
        return own or held

    @cached_property
    def held_seats(self) -> tuple[Seat, ...]:
        """Return all who may not board."""
        return tuple(seat for family in self.movement.families for seat in self.held(family))

    @cached_property
    def whole(self) -> tuple[FamilyOnBoard, ...]:
        """Return the families of whom nobody is held."""
        return tuple(family for family in self.movement.families if not self.held(family))

    def families_of(self, applied: Applied) -> frozenset[int] | None:
        """Return the cases whose families alone a change set concerns; None where it may concern everybody.

        Who is on the departure, when it leaves and by what it is judged concern everybody.
        """
        cases: set[int] = set()
        for change in applied.change_set.changes:
            found = {self._home(id) for id in change.touches()} - {0} if _is_of_one_family(change) else None
            if not found:
                return None
            cases |= found
        spare = {seat.member.person.case for seat in self.movement.spare}
        return None if cases & spare else frozenset(cases)

    @cached_property
    def _homes(self) -> dict[int, int]:
        """Return the case of every member and place by its id; of somebody without a case none."""
        found: dict[int, int] = {}
        for family in self.movement.families:
            case = family.family.case.id
            people = [member.person for member in family.family.members if member.person.case == case]
            found |= dict.fromkeys((*(person.id for person in people), *([case] if people else [])), case)
            found |= dict.fromkeys((seat.passenger.id for seat in family.seats if people), case)
        return found

    def _home(self, id: int) -> int:
        """Return the case of a member, place or judged record, 0 where there is none."""
        if id in self._homes:
            return self._homes[id]
        judged = (person for person, each in self.clearances.items() if id in _records(each.traveller))
        return self._homes.get(next(judged, 0), 0)

    @cached_property
    def records(self) -> frozenset[int]:
        """Return the ids of the records of which clearance was judged, beside the people, cases and places."""
        return frozenset(id for each in self.clearances.values() for id in _records(each.traveller))

    @cached_property
    def applying(self) -> tuple[str, ...]:
        """Return the requirements that are asked of somebody here, in the order of the table."""
        found: dict[str, bool] = {}
        for clearance in self.clearances.values():
            for each in clearance.requirements:
                found[each.name] = found.get(each.name, False) or each.verdict.state is not State.NOT_NEEDED
        return tuple(name for name, asked in found.items() if asked)


@dataclass(frozen=True)
class Forecast:
    """What becomes of a departure at another moment: who is held then and is not now, and the other way round.

    ``lapses`` counts those who are newly held by each requirement.
    """

    moment: datetime
    newly_held: tuple[Seat, ...]
    newly_cleared: tuple[Seat, ...]
    lapses: Mapping[str, int]


def compared(before: Board, after: Board) -> Forecast:
    """Return what another moment changes for the same departure."""
    lapses: Counter[str] = Counter()
    for seat in after.movement.seats:
        known = {each.name for each in before.held_by(seat)}
        lapses.update(each.name for each in after.held_by(seat) if each.name not in known)
    then, now = after.held_seats, before.held_seats
    return Forecast(
        after.journey.departs,
        tuple(seat for seat in then if not before.held_by(seat)),
        tuple(seat for seat in now if not after.held_by(seat)),
        lapses,
    )


class Boards:
    """Reads the boards of one store."""

    def __init__(self, views: Views, clearances: Clearances) -> None:
        self._views, self._clearances = views, clearances

    def of_departure(self, departure: Departure, now: datetime, at: datetime | None = None) -> Board:
        """Return a departure judged for its own time, or as if its first leg departed at another local time.

        One without a time is judged as if it left ``now``. Raises KnownError for a broken setting.
        """
        movement = self._views.movement(departure)
        return self._judged(movement, at or (None if movement.departs else now))

    def renewed(self, board: Board, cases: frozenset[int]) -> Board:
        """Return the same board with these families read and judged anew."""
        movement = self._views.renewed(board.movement, cases)
        judged = self._clearances.of_families(board.journey, cases)
        gone = {member.person.id for each in board.movement.families if each.family.case.id in cases
                for member in each.family.members}  # fmt: skip
        clearances = {id: each for id, each in board.clearances.items() if id not in gone}
        clearances |= {each.traveller.person.id: each for each in judged}
        places = {seat.passenger.id for each in board.movement.families if each.family.case.id in cases
                  for seat in each.seats}  # fmt: skip
        kept = {id: each for id, each in board.kept.items() if id not in {OF_ALL, *places, *cases}}
        return replace(board, movement=movement, clearances=clearances, kept=kept)

    def at(self, board: Board, moment: datetime) -> Board:
        """Return the same departure with the same people as if its first leg departed at another local time."""
        return self._judged(board.movement, moment)

    def forecast(self, board: Board, days: Sequence[int]) -> list[Forecast]:
        """Return what becomes of a departure so many days after the time for which it is judged."""
        moments = [board.journey.departs + timedelta(days=each) for each in days]
        return [compared(board, self.at(board, moment)) for moment in moments]

    def _judged(self, movement: Movement, moment: datetime | None) -> Board:
        departure = movement.departure
        judged = self._clearances.of_departure(departure, moment)
        clearances = {each.traveller.person.id: each for each in judged.travellers}
        return Board(movement, judged.journey, self._clearances.limits(departure), clearances, moment)


def _is_of_one_family(change: Change) -> bool:
    """Return whether a change leaves as it is who is on a departure, and whatever is judged for all of them."""
    if change.kind in _OF_FAMILY:
        return True
    fixed = _MEMBERS.get(change.kind)
    if fixed is None or change.before is None or change.after is None:
        return False
    return not any(name in fixed for name, _before, _after in change.fields())


def _records(traveller: Traveller) -> Iterator[int]:
    """Yield the ids of the records of which a traveller was judged, beside the person, the case and the place."""
    own = (traveller.documents, traveller.permits, traveller.activities, traveller.consents, traveller.needs)
    for part in (*own, traveller.placements, traveller.waivers):
        yield from (record.id for record in part)
    for attendance, session in traveller.attendances:
        yield from (attendance.id, session.id)
