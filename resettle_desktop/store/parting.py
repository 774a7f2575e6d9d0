"""Members of a family who leave a departure: with which reason, to which other, and what becomes of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Departure, Passenger
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.judging import Clearance
from resettle_desktop.rules.stages import STRANDED
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.clearances import Clearances
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.views import FamilyOnBoard, Seat

LISTED, POSTPONED = "listed", "postponed"
_TOGETHER = "family_together"


@dataclass(frozen=True)
class Parting:
    """Who of a family leaves a departure; the others of it who are on it stay.

    ``reason`` is a code, ``to`` the departure on which they are listed instead (None: on none yet). ``agreed`` is why
    the family may travel apart, empty where nobody agreed to that.
    """

    departure: Departure
    family: FamilyOnBoard
    leaving: tuple[Seat, ...]
    reason: str = ""
    to: Departure | None = None
    agreed: str = ""

    @property
    def staying(self) -> tuple[Seat, ...]:
        """Return those of the family who stay on the departure."""
        gone = {seat.passenger.id for seat in self.leaving}
        return tuple(seat for seat in self.family.seats if seat.passenger.id not in gone)

    @property
    def is_split(self) -> bool:
        """Return whether some leave and some stay."""
        return bool(self.leaving and self.staying)


class Partings:
    """Draws partings up and says what comes of them; writes nothing itself."""

    def __init__(self, rows: Rows, clearances: Clearances) -> None:
        self._rows, self._clearances = rows, clearances

    def change_set(self, parting: Parting, user: str, now: datetime) -> ChangeSet:
        """Return all of it as one change set; ``user`` waives where a split was agreed."""
        draft = Draft()
        for seat in parting.leaving:
            if seat.passenger.status in STRANDED:
                continue  # that they were on the way stays true; the rest of it is on the other departure
            values = _status(POSTPONED, now) | ({"reason": parting.reason} if parting.reason else {})
            draft.set("Passenger", seat.passenger.id, seat.passenger.values(), values)
        if parting.to is not None:
            self._list(draft, parting.leaving, parting.to, now)
        if parting.is_split and parting.agreed:
            _waive(draft, parting.leaving, parting.departure, parting.agreed, user)
            if parting.to is not None:
                _waive(draft, parting.staying, parting.to, parting.agreed, user)
        return draft.change_set(_why(parting), _("departure"))

    def staying(self, parting: Parting) -> tuple[Clearance, ...]:
        """Return how those who stay would stand then."""
        agreed = _people(parting.leaving) if parting.agreed else ()
        return self._supposed(parting, parting.departure, parting.staying, agreed)

    def arriving(self, parting: Parting) -> tuple[Clearance, ...]:
        """Return how those who leave would stand on the other departure; nobody without one."""
        agreed = _people(parting.staying) if parting.agreed else ()
        return self._supposed(parting, parting.to, parting.leaving, agreed) if parting.to else ()

    # internals

    def _supposed(
        self, parting: Parting, departure: Departure, seats: Sequence[Seat], agreed: Sequence[int]
    ) -> tuple[Clearance, ...]:  # fmt: skip
        kept = self._kept(departure, seats) if departure.id != parting.departure.id else _places(seats)
        aboard = {id: kept.get(id) or Passenger(departure=departure.id, person=id) for id in _people(seats)}
        family = [member.person for member in parting.family.family.members]
        return self._clearances.supposed(departure, family, aboard, agreed)

    def _list(self, draft: Draft, seats: Sequence[Seat], to: Departure, now: datetime) -> None:
        """Who had a place there already gets it back."""
        there = self._kept(to, seats)
        for person in _people(seats):
            place = there.get(person)
            if place is not None:
                draft.set("Passenger", place.id, place.values(), _status(LISTED, now))
            else:
                link: dict[str, Json] = {"departure": id_text(to.id), "person": id_text(person)}
                draft.add("Passenger", new_id(), link | _status(LISTED, now))

    def _kept(self, departure: Departure, seats: Sequence[Seat]) -> dict[int, Passenger]:
        wanted = set(_people(seats))
        found = self._rows.equal(Passenger, departure=departure.id)
        return {each.person: each for each in found if each.person and each.person in wanted}


def _waive(draft: Draft, seats: Sequence[Seat], departure: Departure, reason: str, user: str) -> None:
    for person in _people(seats):
        values: dict[str, Json] = {
            "person": id_text(person), "departure": id_text(departure.id), "requirement": _TOGETHER,
            "reason": reason, "by": user,
        }  # fmt: skip
        draft.add("Waiver", new_id(), values)


def _status(status: str, now: datetime) -> dict[str, Json]:
    return {"status": status, "status_time": Passenger.field("status_time").to_json(now)}


def _people(seats: Sequence[Seat]) -> tuple[int, ...]:
    return tuple(seat.member.person.id for seat in seats)


def _places(seats: Sequence[Seat]) -> dict[int, Passenger]:
    return {seat.member.person.id: seat.passenger for seat in seats}


def _why(parting: Parting) -> str:
    said = code_list("reasons").label(parting.reason) if parting.reason else ""
    moved = _("Moved to {departure}").format(departure=parting.to.label()) if parting.to else ""
    return " · ".join(filter(None, (moved, said, parting.agreed if parting.is_split else "")))
