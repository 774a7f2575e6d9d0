"""What a departure's page writes: who is added, taken off, how each stands, and the departure's end; all undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from resettle_desktop.desktop.departures.models import families_word, persons_word
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Assistance, BaggageClaim, Departure, Escort, Leg, Passenger
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.brief import heading
from resettle_desktop.rules.stages import OFF_BOARD
from resettle_desktop.store.changes import Applied, ChangeSet, Draft
from resettle_desktop.store.parting import LISTED, Parting, Partings
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Movement, Seat

_REMOVED_WITH: tuple[type[Record], ...] = (Passenger, Leg, Escort, Assistance, BaggageClaim)


class DepartureWriting(Writing):
    """Writes for the page of a departure; ``now`` gives the local time that a new status is given."""

    def __init__(self, store: Store, parent: QObject, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(store, parent)
        self._now = now

    def add_families(self, movement: Movement, families: Sequence[Family]) -> None:
        """List all members of these families who are not on board yet; whoever was taken off gets the place back."""
        aboard = {seat.passenger.person for seat in movement.seats}
        places = {seat.passenger.person: seat.passenger for seat in movement.spare}
        people = [m.person.id for family in families for m in family.members if m.person.id not in aboard]
        draft = Draft()
        for person in people:
            if person in places:
                self._set(draft, places[person], LISTED)
            else:
                link: dict[str, Json] = {"departure": id_text(movement.departure.id), "person": id_text(person)}
                draft.add("Passenger", new_id(), link | self._status(LISTED))
        said = _("{families} added, {persons}").format(
            families=families_word(len(families)), persons=persons_word(len(people))
        )
        self._apply(draft, said, _("Families added"))

    def take_off(self, seats: Sequence[Seat]) -> None:
        """Remove these places from the departure."""
        draft = Draft()
        for seat in seats:
            draft.remove("Passenger", seat.passenger.id, seat.passenger.values())
        self._apply(draft, _("{who} taken off").format(who=_who(seats)), _("Taken off the departure"))

    def set_status(self, seats: Sequence[Seat], status: str) -> None:
        """Say how these passengers stand, from now on."""
        draft = Draft()
        for seat in seats:
            self._set(draft, seat.passenger, status)
        word = code_list("passenger_statuses").label(status)
        self._apply(draft, _("{who}: {status}").format(who=_who(seats), status=word.lower()), word)

    def hand_out_masks(self, movement: Movement, each: int) -> None:
        """Note that everybody on board has so many masks; who has more keeps them."""
        draft, seats = Draft(), without_masks(movement, each)
        for seat in seats:
            draft.set("Passenger", seat.passenger.id, seat.passenger.values(), {"masks": each})
        self._apply(draft, _("Masks handed out to {who}").format(who=_who(seats)), _("Masks handed out"))

    def waive(self, seat: Seat, departure: Departure, requirement: str, reason: str) -> None:
        """Dispense a passenger from a requirement of this departure, in the name of who does it, with the reason."""
        draft = Draft()
        values: dict[str, Json] = {
            "person": id_text(seat.member.person.id), "departure": id_text(departure.id), "requirement": requirement,
            "reason": reason, "by": self._store.user,
        }  # fmt: skip
        draft.add("Waiver", new_id(), values)
        said = _("{who}: {requirement} waived").format(who=_who([seat]), requirement=heading(requirement))
        self._apply(draft, said, reason)

    def part(self, parting: Parting) -> bool:
        """Take members of a family off this departure, list them on another where one is chosen, agree to a split.

        Return whether nothing stood in the way.
        """
        who = _who(parting.leaving)
        said = _("{who} taken off").format(who=who)
        if parting.to is not None:
            said = _("{who} moved to {departure}").format(who=who, departure=parting.to.label())
        made = Partings(self._store.rows, self._store.clearances)
        return self.attempt(lambda: self._store.apply(made.change_set(parting, self._store.user, self._now())), said)

    def add_services(self, proposals: Sequence[tuple[Seat, Sequence[str]]]) -> bool:
        """Add the airline's codes to the bookings of passengers; return whether nothing stood in the way."""
        draft = Draft()
        for seat, codes in proposals:
            booked = [*(seat.passenger.services or ()), *codes]
            draft.set("Passenger", seat.passenger.id, seat.passenger.values(), {"services": list(booked)})
        said = _("Services added for {who}").format(who=persons_word(len(proposals)))
        return self.attempt(lambda: self._store.apply(draft.change_set(_("From travel needs"), _("departure"))), said)

    def move_date(self, movement: Movement, moment: datetime) -> None:
        """Let the first leg depart at another local time, and all legs and the meeting move with it."""
        departs, draft = movement.departs, Draft()
        if departs is None:
            return
        by = moment - departs
        for leg in movement.legs:
            draft.set("Leg", leg.id, leg.values(), _moved(leg, ("departs", "arrives"), by))
        departure = movement.departure
        draft.set("Departure", departure.id, departure.values(), _moved(departure, ("meeting_time",), by))
        said = _("{departure} leaves on {moment}").format(departure=departure.label(), moment=show_moment(moment))
        self._apply(draft, said, _("Moved from {moment}").format(moment=show_moment(departs)))

    def set_cancelled(self, departure: Departure, cancelled: bool) -> None:
        """Cancel a departure, or take that back."""
        draft = Draft()
        draft.set("Departure", departure.id, departure.values(), {"cancelled": cancelled})
        words = _("{departure} is cancelled") if cancelled else _("{departure} is no longer cancelled")
        self._apply(draft, words.format(departure=departure.label()), "")

    def remove_departure(self, movement: Movement) -> None:
        """Remove a departure with its legs, places, escorts and claims; refused while papers of it were printed."""
        draft = Draft()
        for kind in _REMOVED_WITH:
            for record in self._store.rows.equal(kind, departure=movement.departure.id):
                draft.remove(kind.kind_name(), record.id, record.values())
        draft.remove("Departure", movement.departure.id, movement.departure.values())
        self._apply(draft, _("{departure} removed").format(departure=movement.departure.label()), "")

    def write(self, change_set: ChangeSet, said: str) -> bool:
        """Write a change set; return whether nothing stood in the way."""
        return self.attempt(lambda: self._store.apply(change_set), said)

    def _apply(self, draft: Draft, said: str, reason: str) -> None:
        def write() -> Applied | None:
            return self._store.apply(draft.change_set(reason, _("departure")))

        self.attempt(write, said)

    def _set(self, draft: Draft, passenger: Passenger, status: str) -> None:
        draft.set("Passenger", passenger.id, passenger.values(), self._status(status))

    def _status(self, status: str) -> dict[str, Json]:
        return {"status": status, "status_time": Passenger.field("status_time").to_json(self._now())}


def without_masks(movement: Movement, each: int) -> list[Seat]:
    """Return who on board has fewer masks than each is to have."""
    return [seat for seat in movement.seats if (seat.passenger.masks or 0) < each]


def _moved(record: Record, names: Sequence[str], by: timedelta) -> dict[str, Json]:
    moments = {name: record.of(name) for name in names}
    return {name: record.field(name).to_json(each + by) for name, each in moments.items() if each is not None}


def fill_status_menu(menu: QMenu, chosen: Callable[[str], object]) -> None:
    """Add to a menu every status that a passenger may have; those who travel stand before those who do not."""
    statuses = code_list("passenger_statuses")
    for off in (False, True):
        for code in statuses.codes:
            if (code in OFF_BOARD) == off:
                action = menu.addAction(statuses.label(code))
                action.triggered.connect(partial(_choose, chosen, code))
        if not off:
            menu.addSeparator()


def _choose(chosen: Callable[[str], object], code: str, _checked: bool = False) -> None:
    chosen(code)


def _who(seats: Sequence[Seat]) -> str:
    """One passenger by name, several by their number."""
    return seats[0].member.label if len(seats) == 1 else persons_word(len(seats))
