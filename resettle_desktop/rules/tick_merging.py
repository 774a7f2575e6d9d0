"""Merges a second laptop's ticks of one counter: what was known later wins, and what cannot both be is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.rules.counter import Standing, Where, standing_after

_CAME = frozenset({Where.PRESENT, Where.BOARDED})


@dataclass(frozen=True)
class TickMade:
    """A tick by the ids of its record and its person: what was said, when, why, and on which computer."""

    id: int
    person: int
    what: str
    at: datetime
    reason: str = ""
    device: str = ""

    @property
    def standing(self) -> Standing:
        """Return how the passenger stands by it."""
        return standing_after(self.what, self.at, self.reason)


@dataclass(frozen=True)
class Told:
    """All ticks that one computer made and still stands by, and when it said so."""

    departure: int
    device: str
    made: datetime
    ticks: tuple[TickMade, ...]


@dataclass(frozen=True)
class MergedPerson:
    """What the merge does to one person; ``there`` is how the person stands on the other computer."""

    person: int
    before: Standing
    after: Standing
    there: Standing
    conflict: bool = False

    @property
    def changes(self) -> bool:
        """Return whether the person stands otherwise afterwards."""
        return (self.before.status, self.before.reason) != (self.after.status, self.after.reason)


@dataclass(frozen=True)
class Merge:
    """A merge before it is written: per person what it does, the ticks it adds and takes back, who is not here."""

    persons: tuple[MergedPerson, ...] = ()
    added: tuple[TickMade, ...] = ()
    taken_back: tuple[TickMade, ...] = ()
    unknown: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether everything of the file is known here."""
        return not (self.added or self.taken_back)

    @property
    def conflicts(self) -> tuple[MergedPerson, ...]:
        """Return those of whom both computers say what cannot both be."""
        return tuple(each for each in self.persons if each.conflict)


def merged(here: Iterable[TickMade], standings: Mapping[int, Standing], told: Told) -> Merge:
    """Return what becomes of the passengers here when another computer's ticks join these.

    A tick that the other computer made and no longer tells of was taken back there. Of a person's ticks the latest
    says how the person stands; where the passenger's status was set later still, and not by a tick, that stays.
    """
    known = {each.id: each for each in here}
    fresh = [each for each in told.ticks if each.id not in known]
    there = {each.id for each in told.ticks}
    gone = [
        each for each in known.values()
        if each.device == told.device and each.id not in there and each.at <= told.made
    ]  # fmt: skip
    added = [each for each in fresh if each.person in standings]
    touched = dict.fromkeys(each.person for each in (*added, *gone) if each.person in standings)
    left_out = {each.id for each in gone}
    stand = [each for each in (*known.values(), *added) if each.id not in left_out]
    persons = tuple(
        _merged_person(id, standings[id], [each for each in stand if each.person == id], told, gone) for id in touched
    )
    unknown = dict.fromkeys(each.person for each in fresh if each.person not in standings)
    return Merge(persons, tuple(added), tuple(gone), tuple(unknown))


def _merged_person(
    person: int, before: Standing, ticks: Sequence[TickMade], told: Told, gone: Sequence[TickMade]
) -> MergedPerson:
    ours = _latest(each for each in ticks if each.device != told.device)
    theirs = _latest(each for each in told.ticks if each.person == person)
    last = _latest(ticks)
    after = last.standing if last else Standing("listed")
    if before.since and not _is_by_tick(before, (*ticks, *gone)) and (last is None or before.since > last.at):
        after = before
    there = theirs.standing if theirs else Standing("listed")
    conflict = ours is not None and theirs is not None and _at_odds(ours.standing.where, there.where)
    return MergedPerson(person, before, after, there, conflict)


def _latest(ticks: Iterable[TickMade]) -> TickMade | None:
    """Of two in one minute the later record counts."""
    return max(ticks, key=lambda each: (each.at, each.id), default=None)


def _is_by_tick(standing: Standing, ticks: Iterable[TickMade]) -> bool:
    return any(each.standing.status == standing.status and each.at == standing.since for each in ticks)


def _at_odds(one: Where, other: Where) -> bool:
    """Came and does not travel cannot both be; awaited on one side is only not known there yet."""
    return (one in _CAME and other is Where.STAYS) or (other in _CAME and one is Where.STAYS)
