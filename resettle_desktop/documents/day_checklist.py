"""What the airport-day checklist says: each family with what must be in hand, and who may not board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from resettle_desktop.documents.escorting import escorts_line
from resettle_desktop.documents.group import GroupFamily, GroupMember, GroupPaper, PaperPerson, group_of
from resettle_desktop.records.kinds import Permit, TravelDocument
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.brief import in_line
from resettle_desktop.rules.clearance.sources import source_of
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.health_due import OF_HEALTH
from resettle_desktop.store.boards import Board, Boards
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement, Seat

Tick = Literal["tick", "hold", "none"]
DOCUMENT, VISA, EXIT_PERMIT, FIT = "travel_document", "visa", "exit_permit", "fit_to_travel"
IN_HAND = (DOCUMENT, VISA, EXIT_PERMIT, FIT)


@dataclass(frozen=True)
class InHand:
    """One thing that a person must have in hand: a box to tick, a hold in its place, or nothing where none is needed.

    ``until`` is the last day of the paper; of health it is not told.
    """

    tick: Tick
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class DayPerson(PaperPerson):
    """A passenger; ``in_hand`` stands in the order of ``IN_HAND``, ``holds`` are why the person may not board."""

    services: tuple[str, ...]
    bags: int | None
    in_hand: tuple[InHand, ...]
    holds: tuple[str, ...]


@dataclass(frozen=True)
class DayFamily:
    """A family on the departure; ``place`` is where its bus goes."""

    number: int
    name: str
    case_number: str
    phone: str
    place: str
    people: tuple[DayPerson, ...]


@dataclass(frozen=True, kw_only=True)
class DayChecklist(GroupPaper):
    """The checklist of a departure in one version; texts that nobody entered are empty."""

    meeting_place: str
    meeting_time: datetime | None
    transport: str
    escort: str
    transit_assistance: str
    families: tuple[DayFamily, ...]


def day_checklist_facts(store: Store, movement: Movement) -> DayChecklist:
    """Return the checklist as its next version would be; without version, author and time of print."""
    group, departure = group_of(store, movement), movement.departure
    board = Boards(store.views, store.clearances).of_departure(departure, datetime.now())
    seats = {seat.member.person.id: seat for seat in board.movement.seats}
    return DayChecklist(
        **group.head(store, movement),
        meeting_place=departure.meeting_place or "",
        meeting_time=departure.meeting_time,
        transport=departure.transport or "",
        escort=escorts_line(store, departure),
        transit_assistance=departure.transit_assistance or "",
        families=tuple(_family(each, board, seats) for each in group.families),
    )


def _family(family: GroupFamily, board: Board, seats: Mapping[int, Seat]) -> DayFamily:
    head = family.family.head
    return DayFamily(
        number=family.number,
        name=family.name,
        case_number=family.case_number,
        phone=family.phone,
        place=family.place(head.id) if head else "",
        people=tuple(_person(each, board, seats[each.member.person.id]) for each in family.members),
    )


def _person(member: GroupMember, board: Board, seat: Seat) -> DayPerson:
    held = board.held_by(seat)
    return DayPerson(
        **member.named(),
        services=seat.passenger.services or (),
        bags=seat.passenger.bags,
        in_hand=tuple(_in_hand(board, seat, name) for name in IN_HAND),
        holds=tuple(dict.fromkeys(_in_a_word(each.name) for each in held)),
    )


def _in_hand(board: Board, seat: Seat, name: str) -> InHand:
    """Whatever of health holds a person stands in the one column of health."""
    names = OF_HEALTH if name == FIT else {name}
    if any(each.name in names for each in board.held_by(seat)):
        return InHand("hold", _until(board, seat, name))
    found = board.requirement(seat, name)
    needed = found is not None and found.verdict.state is not State.NOT_NEEDED
    return InHand("tick", _until(board, seat, name)) if needed else InHand("none")


def _until(board: Board, seat: Seat, name: str) -> date | None:
    clearance = board.of(seat)
    source = source_of(name, clearance.traveller, board.journey) if clearance else None
    if isinstance(source, TravelDocument):
        return source.expires
    return source.valid_until if isinstance(source, Permit) else None


def _in_a_word(requirement: str) -> str:
    """Of health no more is said than that it does not clear: the paper goes from hand to hand."""
    return _("clearance") if requirement in OF_HEALTH else in_line([requirement])
