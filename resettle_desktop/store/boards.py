"""A departure with its people and how each of them is cleared: what its board, its head and its lists show together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from resettle_desktop.records.kinds import Departure
from resettle_desktop.rules.clearance.facts import Journey
from resettle_desktop.rules.clearance.judging import Clearance, Requirement
from resettle_desktop.rules.clearance.limits import Limits
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.stages import TRAVELLED
from resettle_desktop.store.clearances import Clearances
from resettle_desktop.store.views import FamilyOnBoard, Movement, Seat, Views

_WAITING = "family_together"


@dataclass(frozen=True)
class Board:
    """A departure judged for a moment, by ``limits``.

    ``clearances`` are by person. ``asked`` is the moment where it is not the departure's own: what is only asked
    about, or now for a departure that has no time yet.
    """

    movement: Movement
    journey: Journey
    limits: Limits
    clearances: Mapping[int, Clearance]
    asked: datetime | None = None

    def of(self, seat: Seat) -> Clearance | None:
        """Return how a passenger is cleared, None for who is off board."""
        return self.clearances.get(seat.member.person.id)

    def requirement(self, seat: Seat, name: str) -> Requirement | None:
        """Return how one requirement stands for a passenger."""
        found = self.of(seat)
        return next((each for each in found.requirements if each.name == name), None) if found else None

    def held_by(self, seat: Seat) -> tuple[Requirement, ...]:
        """Return what keeps a passenger from boarding; after boarding nothing does."""
        found = self.of(seat)
        return found.held_by if found is not None and seat.passenger.status not in TRAVELLED else ()

    def held(self, family: FamilyOnBoard) -> tuple[Seat, ...]:
        """Return those of a family who may not board."""
        return tuple(seat for seat in family.seats if self.held_by(seat))

    def holding(self, family: FamilyOnBoard) -> tuple[Seat, ...]:
        """Return those who hold a family back by something of their own; all who are held where nobody does.

        Who only waits for the others is cleared as soon as they are.
        """
        held = self.held(family)
        own = tuple(seat for seat in held if any(each.name != _WAITING for each in self.held_by(seat)))
        return own or held

    @cached_property
    def held_seats(self) -> tuple[Seat, ...]:
        """Return all who may not board."""
        return tuple(seat for seat in self.movement.seats if self.held_by(seat))

    @cached_property
    def whole(self) -> tuple[FamilyOnBoard, ...]:
        """Return the families of whom nobody is held."""
        return tuple(family for family in self.movement.families if not self.held(family))

    @cached_property
    def records(self) -> frozenset[int]:
        """Return the ids of the records of which clearance was judged, beside the people, cases and places."""
        found: set[int] = set()
        for each in (clearance.traveller for clearance in self.clearances.values()):
            parts = (each.documents, each.permits, each.activities, each.consents, each.needs, each.placements)
            found |= {record.id for part in (*parts, each.waivers) for record in part}
            found |= {record.id for pair in each.attendances for record in pair}
        return frozenset(found)

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
