"""The rows of a workbook that leaves: a person each, with the case, place, papers and flight that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from resettle_desktop.exchange.outgoing import OutgoingRow
from resettle_desktop.records.kinds import Leg, Placement
from resettle_desktop.records.record import Record
from resettle_desktop.rules.holds import last_to_lapse
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, FamilyOnBoard, Member, Movement, Seat

_PAGE = 500  # cases read at once


def rows_of_departure(movement: Movement) -> Iterator[OutgoingRow]:
    """Yield a departure's people, families together, in the order of their numbers on every paper of it."""
    for family in movement.families:
        for seat in family.seats:
            yield _on_board(movement, family, seat)


def rows_of_all(store: Store) -> Iterator[OutgoingRow]:
    """Yield everybody of the store, families together, by case number."""
    for number, family in enumerate(_families(store), start=1):
        for member in family.members:
            computed = {"family.number": number, "family.persons": len(family.members)}
            yield OutgoingRow(_records(family, member), computed)


def _families(store: Store) -> Iterator[Family]:
    listed = store.views.case_list(("unhcr_number", False))
    for start in range(0, listed.count(), _PAGE):
        yield from store.views.families(listed.page(start, _PAGE))


def one_a_case(rows: Iterable[OutgoingRow]) -> Iterator[OutgoingRow]:
    """Yield the first row of each case, for layouts that say nothing of persons."""
    seen: set[int] = set()
    for row in rows:
        case = row.records["Case"].id
        if case not in seen:
            seen.add(case)
            yield row


def _on_board(movement: Movement, family: FamilyOnBoard, seat: Seat) -> OutgoingRow:
    records = _records(family.family, seat.member)
    records |= {"Departure": movement.departure, "Passenger": seat.passenger}
    if movement.legs:
        records["Leg"] = movement.legs[-1]
    flight = _flight(movement.legs[-1]) if movement.legs else None
    computed = {"family.number": family.number, "family.persons": len(family.seats), "leg.flight": flight}
    return OutgoingRow(records, computed)


def _records(family: Family, member: Member) -> dict[str, Record]:
    records: dict[str, Record] = {"Case": family.case, "Person": member.person}
    place, document = _place(family, member), last_to_lapse(member.documents)
    return records | ({"Placement": place} if place else {}) | ({"TravelDocument": document} if document else {})


def _place(family: Family, member: Member) -> Placement | None:
    """Return the member's own place, else the family's, the first in which they are received."""
    own = [place for place in family.placements if place.person == member.person.id]
    shared = [place for place in family.placements if place.person is None]
    return min(own or shared, key=lambda place: (place.available_from or date.max, place.id), default=None)


def _flight(leg: Leg) -> str | None:
    return " ".join(part for part in (leg.carrier, leg.number) if part) or None
