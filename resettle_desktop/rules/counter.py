"""The counter on the day of a departure: how each person stands there, what is counted, and what keeps it open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from resettle_desktop.rules.stages import OFF_BOARD, TRAVELLED

PRESENT, BOARDED, LEFT = "present", "boarded", "left"
NO_SHOW, OFFLOADED, DENIED = "no_show", "offloaded", "denied_boarding"
# how one does not travel, in the order in which it is asked
STAYING = (NO_SHOW, OFFLOADED, DENIED)
DID_NOT_COME = "NSH"
# what a tick makes of a passenger's status; who left is awaited again
STATUSES: Mapping[str, str] = {
    PRESENT: "checked_in", BOARDED: "boarded", LEFT: "listed", **{each: each for each in STAYING},
}  # fmt: skip
_AWAITED = frozenset({"", "listed", "confirmed"})


class Where(Enum):
    """Where somebody of the manifest is, as far as the counter knows."""

    AWAITED = "awaited"
    PRESENT = "present"
    BOARDED = "boarded"
    STAYS = "stays"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Standing:
    """How a passenger stands: the status, since when, and why the person does not travel."""

    status: str = ""
    since: datetime | None = None
    reason: str = ""

    @property
    def where(self) -> Where:
        """Return where the person is; a status that an office made up itself says it of nobody."""
        if self.status in _AWAITED:
            return Where.AWAITED
        if self.status == STATUSES[PRESENT]:
            return Where.PRESENT
        if self.status in TRAVELLED:
            return Where.BOARDED
        return Where.STAYS if self.status in OFF_BOARD else Where.UNKNOWN


def standing_after(what: str, at: datetime, reason: str = "") -> Standing:
    """Return how a passenger stands after a tick; raises KeyError for a tick that there is not."""
    return Standing(STATUSES[what], at, reason)


def changes(standing: Standing, what: str) -> bool:
    """Return whether a tick says anything new: nobody is present twice, and who boarded is present already."""
    where = standing.where
    if what == PRESENT:
        return where not in (Where.PRESENT, Where.BOARDED)
    if what == LEFT:
        return where in (Where.PRESENT, Where.BOARDED)
    if what == BOARDED:
        return where is not Where.BOARDED
    return True


@dataclass(frozen=True)
class Counts:
    """How many are on the manifest, and where they are; who boarded is not among the ``present``."""

    manifest: int
    awaited: int = 0
    present: int = 0
    boarded: int = 0
    staying: int = 0

    @property
    def here(self) -> int:
        """Return how many came: at the counter, or on board already."""
        return self.present + self.boarded

    @property
    def adds_up(self) -> bool:
        """Return whether everybody of the manifest is in one of the other numbers."""
        return self.manifest == self.here + self.awaited + self.staying


def counted(standings: Iterable[Standing]) -> Counts:
    """Return the counts of all who are on the manifest."""
    found = Counter(each.where for each in standings)
    return Counts(
        found.total(), found[Where.AWAITED], found[Where.PRESENT], found[Where.BOARDED], found[Where.STAYS]
    )  # fmt: skip


@dataclass(frozen=True)
class Open:
    """Who keeps the counter open, by their ids: for each of whom it must still be said what became of the person."""

    awaited: tuple[int, ...] = ()
    present: tuple[int, ...] = ()
    without_reason: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()

    @property
    def may_close(self) -> bool:
        """Return whether everybody boarded, or does not travel for a reason."""
        return not (self.awaited or self.present or self.without_reason or self.unknown)


def still_open(standings: Mapping[int, Standing]) -> Open:
    """Return who keeps the counter open."""
    by_place: dict[Where, list[int]] = {}
    for id, each in standings.items():
        by_place.setdefault(each.where, []).append(id)
    without = [id for id in by_place.get(Where.STAYS, []) if not standings[id].reason]
    awaited, present, unknown = (
        tuple(by_place.get(place, ())) for place in (Where.AWAITED, Where.PRESENT, Where.UNKNOWN)
    )
    return Open(awaited, present, tuple(without), unknown)
