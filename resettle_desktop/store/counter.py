"""The counter of one departure: who is on the manifest, and the change sets of what is ticked there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Departure, OtherNumber, Passenger, Tick
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.records.texts import _
from resettle_desktop.rules.counter import STAYING, Standing
from resettle_desktop.rules.counter_finding import Known
from resettle_desktop.rules.families import in_family_order
from resettle_desktop.rules.tick_merging import Merge, TickMade
from resettle_desktop.store.boards import Board, Boards
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.printed import MANIFEST, printed_versions
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.views import Family, Seat


@dataclass(frozen=True)
class Party:
    """A family at the counter, those who do not travel among its seats; ``number`` is the family's on every paper."""

    number: int
    family: Family
    seats: tuple[Seat, ...]

    @property
    def id(self) -> int:
        """Return the id of its case."""
        return self.family.case.id


@dataclass(frozen=True)
class AtCounter:
    """All who are on the manifest of a departure, by families, and how it was judged.

    ``version`` is that of the manifest that was printed last, 0 where none was.
    """

    board: Board
    parties: tuple[Party, ...]
    known: tuple[Known, ...]
    version: int = 0

    @property
    def departure(self) -> Departure:
        """Return the departure."""
        return self.board.movement.departure

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Return everybody, family by family."""
        return tuple(seat for party in self.parties for seat in party.seats)

    def standings(self) -> dict[int, Standing]:
        """Return by person how each stood when it was read."""
        return {seat.member.person.id: standing_of(seat.passenger) for seat in self.seats}

    def party_of(self, family: int) -> Party | None:
        """Return a family by its case's id."""
        return next((each for each in self.parties if each.id == family), None)


@dataclass(frozen=True)
class NewTick:
    """What is to be said of a passenger; ``note`` is why somebody boards who is not cleared."""

    seat: Seat
    what: str
    reason: str = ""
    note: str = ""

    @property
    def person(self) -> int:
        """Return the person's id."""
        return self.seat.member.person.id


class CounterReader:
    """Reads the counter of one store."""

    def __init__(self, rows: Rows, boards: Boards) -> None:
        self._rows, self._boards = rows, boards

    def read(self, departure: Departure, now: datetime) -> AtCounter:
        """Return who is on the manifest: who is on board, who does not travel, and who was taken off it since.

        Raises KnownError for a broken setting.
        """
        board = self._boards.of_departure(departure, now)
        last = next(iter(printed_versions(self._rows, departure=departure.id, document=MANIFEST)), None)
        parties = _parties(board, last.printed if last else None)
        people = [seat.member.person.id for party in parties for seat in party.seats]
        numbers = self._rows.grouped(OtherNumber, "person", people)
        of_cases = self._rows.grouped(OtherNumber, "case", [party.id for party in parties])
        known = tuple(
            _known(party, seat, numbers.get(seat.member.person.id, []), of_cases.get(party.id, []))
            for party in parties for seat in party.seats
        )  # fmt: skip
        return AtCounter(board, parties, known, (last.version or 0) if last else 0)

    def ticks(self, departure: int) -> list[TickMade]:
        """Return all ticks of a departure that stand."""
        return [tick_made(each) for each in self._rows.equal(Tick, departure=departure) if each.person and each.what]

    def elsewhere(self, person: int) -> list[str]:
        """Return the references of the departures on which somebody has a place that is not given up."""
        places = [each for each in self._rows.equal(Passenger, person=person) if each.departure]
        return [each.label() for each in self._rows.many(Departure, [each.departure for each in places]).values()]


def standing_of(passenger: Passenger) -> Standing:
    """Return how a passenger stands."""
    return Standing(passenger.status or "", passenger.status_time, passenger.reason or "")


def standing_json(standing: Standing) -> dict[str, Json]:
    """Return the values of a passenger who stands so."""
    time = Passenger.field("status_time").to_json(standing.since)
    return {"status": standing.status or None, "status_time": time, "reason": standing.reason or None}


def ticking(
    departure: int, ticks: Sequence[NewTick], standings: Mapping[int, Standing], at: datetime, device: str
) -> ChangeSet:
    """Return the change set of ticks; ``standings`` are how the passengers stand before, by person."""
    draft = Draft()
    for tick in ticks:
        made = TickMade(new_id(), tick.person, tick.what, at, tick.reason, device)
        before, after = standing_json(standings[tick.person]), standing_json(made.standing)
        draft.set(Passenger.kind_name(), tick.seat.passenger.id, before, after)
        draft.add(Tick.kind_name(), made.id, _values(departure, made) | ({"note": tick.note} if tick.note else {}))
    notes = dict.fromkeys(tick.note for tick in ticks if tick.note)
    return draft.change_set(" · ".join(notes), _("airport day"))


def merging(departure: int, merge: Merge, seats: Mapping[int, Seat]) -> ChangeSet:
    """Return the change set of a merge; ``seats`` are the places by person."""
    draft = Draft()
    for tick in merge.taken_back:
        draft.remove(Tick.kind_name(), tick.id, _values(departure, tick))
    for tick in merge.added:
        draft.add(Tick.kind_name(), tick.id, _values(departure, tick))
    for each in merge.persons:
        place = seats[each.person].passenger.id
        draft.set(Passenger.kind_name(), place, standing_json(each.before), standing_json(each.after))
    return draft.change_set(_("Ticks of another computer"), _("airport day"))


def closing(departure: Departure, now: datetime | None) -> ChangeSet:
    """Return the change set that closes the counter, or opens it again for None."""
    draft = Draft()
    closed = Departure.field("closed").to_json(now)
    draft.set(Departure.kind_name(), departure.id, departure.values(), {"closed": closed})
    return draft.change_set("", _("airport day"))


def tick_made(record: Tick) -> TickMade:
    """Return a tick without its record."""
    return TickMade(
        record.id, record.person or 0, record.what or "", record.at or datetime.min, record.reason or "",
        record.device or "",
    )  # fmt: skip


def _values(departure: int, tick: TickMade) -> dict[str, Json]:
    values: dict[str, Json] = {
        "person": id_text(tick.person), "departure": id_text(departure), "what": tick.what,
        "at": Tick.field("at").to_json(tick.at), "device": tick.device,
    }  # fmt: skip
    return values | ({"reason": tick.reason} if tick.reason else {})


def _parties(board: Board, printed: datetime | None) -> tuple[Party, ...]:
    """Return the families in the order of their numbers, each with its members as lists show them."""
    movement = board.movement
    aboard = {seat.member.person.id for seat in movement.seats}
    off = [seat for seat in movement.spare if seat.member.person.id not in aboard and _still_counts(seat, printed)]
    families = {each.family.case.id: each.family for each in movement.families}
    families |= {case: family for case, family in movement.off_board.items() if case not in families}
    seats: dict[int, dict[int, Seat]] = {}
    for seat in (*movement.seats, *off):
        seats.setdefault(_case_of(seat, families), {}).setdefault(seat.member.person.id, seat)
    parties = (_party(families[case], found, movement.numbers.families[case]) for case, found in seats.items())
    return tuple(sorted(parties, key=lambda each: each.number))


def _party(family: Family, seats: Mapping[int, Seat], number: int) -> Party:
    order = in_family_order([seat.member.person for seat in seats.values()])
    return Party(number, family, tuple(seats[person.id] for person in order))


def _case_of(seat: Seat, families: Mapping[int, Family]) -> int:
    """Who has no case is a family of one, by the person's own id."""
    person = seat.member.person
    return person.case if person.case and person.case in families else person.id


def _still_counts(seat: Seat, printed: datetime | None) -> bool:
    """Who was taken off before the manifest was printed is not on it."""
    if seat.passenger.status in STAYING:
        return True
    since = seat.passenger.status_time
    return printed is not None and since is not None and since >= printed


def _known(party: Party, seat: Seat, own: Sequence[OtherNumber], of_case: Sequence[OtherNumber]) -> Known:
    person, case = seat.member.person, party.family.case
    numbers = [person.unhcr_number, seat.passenger.ticket, *(each.number for each in seat.member.documents)]
    numbers += [each.value for each in own]
    family = [case.unhcr_number, case.registration_group, case.cgrs_number, case.fedasil_number, seat.passenger.pnr]
    family += [each.value for each in of_case]
    written = " ".join(filter(None, (person.given_names, person.family_name)))
    names = [written, person.original_name, person.document_name, seat.passenger.ticket_name]
    names += (person.aliases or "").split(";")
    return Known(
        person.id, party.id, seat.number, tuple(filter(None, numbers)), tuple(filter(None, family)),
        tuple(filter(None, names)),
    )  # fmt: skip
