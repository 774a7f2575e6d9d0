"""What an officer wants to see of a board: which passengers, which columns, and how far each family is unfolded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import FamilyOnBoard, Seat

FOLDED, HELD_SHOWN, ALL_SHOWN = range(3)
LAPSING_HOURS = 72


@dataclass(frozen=True)
class Wanted:
    """Filters, and levels by the id of a case; what was never touched is as ``level_of`` says.

    ``held_only`` leaves out who is not held, ``lapsing`` who has nothing that lapses within hours of ``now``,
    ``requirement`` who is not held by it, ``family`` (the id of a case) all other families. ``everybody`` unfolds
    all families, ``every_column`` shows each requirement that applies.
    """

    held_only: bool = False
    lapsing: bool = False
    requirement: str = ""
    family: int = 0
    everybody: bool = False
    every_column: bool = False
    now: datetime = datetime.max
    levels: Mapping[int, int] = field(default_factory=dict)

    def is_filtered(self) -> bool:
        """Return whether some passengers are left out."""
        return bool(self.held_only or self.lapsing or self.requirement or self.family)

    def fits(self, board: Board, seat: Seat) -> bool:
        """Return whether a passenger is held by what is asked for."""
        held = board.held_by(seat)
        by = not self.requirement or any(each.name == self.requirement for each in held)
        return bool(held) and by and (not self.lapsing or lapses_soon(board, seat, self.now))

    def chosen(self, board: Board, family: FamilyOnBoard) -> list[Seat]:
        """Return those of a family who are looked at each by himself: who fits, but not who only waits for others."""
        among = family.seats if self.requirement else board.holding(family)
        return [seat for seat in among if self.fits(board, seat)]

    def fits_family(self, board: Board, family: FamilyOnBoard) -> bool:
        """Return whether a family is shown at all."""
        if self.family not in (0, family.family.case.id):
            return False
        asked = self.held_only or self.lapsing or self.requirement
        return not asked or any(self.fits(board, seat) for seat in family.seats)

    def level_of(self, board: Board, family: FamilyOnBoard) -> int:
        """Return the level of a family: a held one shows who is held, a cleared one is one line."""
        if self.everybody:
            return ALL_SHOWN
        alone = self.family == family.family.case.id
        usual = ALL_SHOWN if alone else HELD_SHOWN if board.held(family) else FOLDED
        return self.levels.get(family.family.case.id, usual)

    def turned(self, board: Board, family: FamilyOnBoard, step: int) -> Wanted:
        """Return this with a family one step further open or closed; a cleared one has no step between."""
        level = self.level_of(board, family) + step
        if not board.held(family) and level == HELD_SHOWN:
            level += step
        levels = {**self.levels, family.family.case.id: min(max(level, FOLDED), ALL_SHOWN)}
        return replace(self, levels=levels)

    def showing(self, board: Board, family: FamilyOnBoard, seat: Seat, requirement: str) -> Wanted:
        """Return this with a passenger and a requirement to be seen: unfolded, and without filters that hide them."""
        wanted = self
        if not wanted.fits_family(board, family) or (wanted.requirement and not wanted.fits(board, seat)):
            wanted = replace(self, held_only=False, lapsing=False, requirement="", family=0)
        if seat not in wanted.chosen(board, family):
            wanted = replace(wanted, levels={**wanted.levels, family.family.case.id: ALL_SHOWN})
        elif wanted.level_of(board, family) == FOLDED:
            wanted = replace(wanted, levels={**wanted.levels, family.family.case.id: HELD_SHOWN})
        return wanted


def lapses_soon(board: Board, seat: Seat, now: datetime) -> bool:
    """Return whether something that a passenger needs lapses within the hours after now, before the departure.

    From so many hours before the departure on, those are its last hours: then ``now`` no longer moves them.
    """
    begins = min(now, board.journey.departs - timedelta(hours=LAPSING_HOURS))
    ends = begins + timedelta(hours=LAPSING_HOURS)
    lapsing = [each.verdict.until for each in board.held_by(seat) if each.verdict.state is State.LAPSES]
    moments = (
        each if isinstance(each, datetime) else datetime.combine(each, time.max) for each in lapsing if each is not None
    )
    return any(begins <= each <= ends for each in moments)
