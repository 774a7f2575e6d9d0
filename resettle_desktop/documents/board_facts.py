"""The board of a departure as a store has it now: who may board and what holds the others; never a diagnosis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from resettle_desktop.documents.board import BoardCell, BoardColumn, BoardFamily, BoardPaper, BoardPerson
from resettle_desktop.documents.manifest_facts import leg_facts
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.ages import age_text
from resettle_desktop.rules.clearance.brief import DAILY, heading, in_brief
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.health_due import OF_HEALTH
from resettle_desktop.rules.names import reading_name
from resettle_desktop.store.boards import Board, Boards
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import FamilyOnBoard, Movement, Seat

_NAMED = 2  # who hold a family are named; more are counted
_PLANNED = frozenset({None, "listed", "confirmed"})


def board_facts(store: Store, movement: Movement) -> BoardPaper:
    """Return the board as its next version would be; without version, author and time of print.

    A departure without a time is judged as if it left now.
    """
    board = Boards(store.views, store.clearances).of_departure(movement.departure, datetime.now())
    families = sorted(board.movement.families, key=lambda each: (not board.held(each), each.number))
    persons, names = len(board.movement.seats), _shown(board)
    return BoardPaper(
        office=store.office,
        reference=movement.departure.label(),
        departs=movement.departs,
        legs=tuple(leg_facts(leg) for leg in movement.legs),
        cancelled=bool(movement.departure.cancelled),
        cleared=persons - len(board.held_seats),
        held=len(board.held_seats),
        whole=len(board.whole),
        columns=tuple(_column(board, name) for name in names),
        satisfied=tuple(heading(name) for name in board.applying if name not in names),
        families=tuple(_family(board, each, names) for each in families),
        version=0,
        prepared_by="",
        printed_at=datetime.min,
    )


def _shown(board: Board) -> tuple[str, ...]:
    """Return the requirements that have a column: the daily ones, and before them those in which somebody is open."""
    open_ones = [name for name in board.applying if any(_is_told(board, seat, name) for seat in board.movement.seats)]
    seldom = [name for name in open_ones if name not in DAILY]
    return (*seldom, *(name for name in DAILY if name in board.applying))


def _is_told(board: Board, seat: Seat, name: str) -> bool:
    found = board.requirement(seat, name)
    return found is not None and (board.holds(seat, found) or found.verdict.state is State.WAIVED)


def _column(board: Board, name: str) -> BoardColumn:
    found = [each for seat in board.movement.seats if (each := board.requirement(seat, name)) is not None]
    held = sum(any(each.name == name for each in board.held_by(seat)) for seat in board.movement.seats)
    needed = sum(each.verdict.state is not State.NOT_NEEDED for each in found)
    said = n_("{n} open", "{n} open", held) if held else _("all {count}").format(count=needed)
    return BoardColumn(heading(name), said, bool(held))


def _family(board: Board, aboard: FamilyOnBoard, names: Sequence[str]) -> BoardFamily:
    family, held = aboard.family, board.held(aboard)
    head, count = family.head, len(aboard.seats)
    placements = [each.shown("centre") or each.municipality or "" for each in family.placements]
    holding = board.holding(aboard)
    names_held = ", ".join(_given(seat.member.person) for seat in holding)
    said = _("Held by {names}").format(names=names_held) if count > 1 else _("Held")
    if len(holding) > _NAMED:
        said = _("Held by {count} of {all}").format(count=len(holding), all=count)
    return BoardFamily(
        number=aboard.number,
        name=reading_name((head.family_name if head else "") or "", "") or family.label,
        case_number=family.case.unhcr_number or "",
        place=next(filter(None, placements), ""),
        state=said if held else _("Cleared"),
        held=bool(held),
        people=tuple(_person(board, seat, head, names) for seat in aboard.seats),
    )


def _person(board: Board, seat: Seat, head: Person | None, names: Sequence[str]) -> BoardPerson:
    person = seat.member.person
    own = person.family_name if head is None or person.family_name != head.family_name else ""
    status = "" if seat.passenger.status in _PLANNED else seat.passenger.shown("status").lower()
    return BoardPerson(
        number=seat.number,
        given_names=_given(person),
        family_name=reading_name(own or "", "") if person.given_names else "",
        original_name=person.original_name or "",
        sex_and_age=" ".join(filter(None, (person.sex or "–", age_text(person.birth_date, board.journey.day)))),
        status=status,
        cells=tuple(_cells(board, seat, names)),
    )


def _cells(board: Board, seat: Seat, names: Sequence[str]) -> list[BoardCell]:
    """Of health only whether it clears is told on paper: a result and an illness are nobody's business there."""
    clearance, cells = board.of(seat), []
    for name in names:
        found = board.requirement(seat, name)
        if clearance is None or found is None:
            cells.append(BoardCell(State.NOT_NEEDED.value, "", False))
            continue
        state = found.verdict.state
        holds = board.holds(seat, found)
        hidden = state is State.REFUSED and name in OF_HEALTH
        words = _("not cleared") if hidden else in_brief(found, clearance, board.journey)
        cells.append(BoardCell(state.value, words, holds))
    return cells


def _given(person: Person) -> str:
    return reading_name("", person.given_names or "") or reading_name(person.family_name or "", "") or _("No name yet")
