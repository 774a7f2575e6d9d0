"""What a passenger needs to board, one column of the board each.

A column is one entry of ``requirements``: its heading counts its own cells, so nothing else knows which there are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from resettle_desktop.desktop.parts.rows import Cell, Column
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.holds import last_to_lapse
from resettle_desktop.rules.stages import TRAVELLED
from resettle_desktop.store.views import FamilyOnBoard, Movement, Seat

CellOf = Callable[[Movement, FamilyOnBoard, Seat], Cell]


@dataclass(frozen=True)
class Requirement:
    """One column: a cell that says the fact of one passenger, a pill where it holds the passenger.

    ``counted`` says what stands below the heading while nobody is held by it; without one, how many are open.
    """

    key: str
    title: str
    width: int
    cell: CellOf
    counted: Callable[[Movement], str] | None = None


def requirements() -> tuple[Requirement, ...]:
    """Return the columns of the board after the name."""
    return (
        Requirement("decision", _("Decision"), 100, _decision),
        Requirement("hold", _("Hold"), 118, _hold),
        Requirement("document", _("Document"), 118, _document),
        Requirement("ticket", _("Ticket"), 94, _ticket),
        Requirement("status", _("Status"), 76, _status, _commonest),
    )


def heading(requirement: Requirement, movement: Movement) -> Column:
    """Return the column with what it counts below its title, in the colour of a hold where there is one."""
    cells = [requirement.cell(movement, family, seat) for family in movement.families for seat in family.seats]
    held = sum(cell.pill for cell in cells)
    words, tone = (n_("{n} held", "{n} held", held), "bad") if held else (_open(requirement, movement, cells), "text2")
    return Column(requirement.key, requirement.title, requirement.width, "left", words, tone, sortable=False)


def together(cells: Sequence[Cell]) -> Cell:
    """Return one cell for several of one column: what is the same for all, else how many are open."""
    first, *others = cells
    if all((cell.text, cell.icon) == (first.text, first.icon) for cell in others):
        return Cell(first.text, icon=first.icon, text_tone="text2")
    count = sum(cell.icon == "todo" for cell in cells)
    if count:
        return Cell(n_("{n} open", "{n} open", count), icon="todo", text_tone="text2")
    return Cell(
        _("all") if all(cell.icon == "satisfied" for cell in cells) else _("mixed"), icon=first.icon, text_tone="text2"
    )


def _open(requirement: Requirement, movement: Movement, cells: list[Cell]) -> str:
    if not cells:
        return " "
    if requirement.counted is not None:
        return requirement.counted(movement)
    count = sum(cell.icon == "todo" for cell in cells)
    return n_("{n} open", "{n} open", count) if count else _("all {count}").format(count=len(cells))


def _commonest(movement: Movement) -> str:
    (status, count), *_others = Counter(seat.passenger.shown("status") for seat in movement.seats).most_common(1)
    return f"{count} {status.lower() or _('not said')}"


def _held_by(seat: Seat, code: str) -> str:
    return next((hold.short for hold in seat.member.holds if hold.code == code), "") if seat.held else ""


def _pill(text: str, seat: Seat, code: str) -> Cell:
    told = next((hold.text for hold in seat.member.holds if hold.code == code), "")
    return Cell(text, icon="bad", tone="bad", pill=True, tooltip=told)


def _fine(text: str, tooltip: str = "") -> Cell:
    return Cell(text, icon="satisfied", text_tone="text2", tooltip=tooltip)


def _decision(_movement: Movement, family: FamilyOnBoard, seat: Seat) -> Cell:
    word = family.family.case.shown("decision").lower() or _("none yet")
    return _pill(word, seat, "decision") if _held_by(seat, "decision") else _fine(word)


def _hold(_movement: Movement, _family: FamilyOnBoard, seat: Seat) -> Cell:
    held = _held_by(seat, "hold")
    return _pill(held, seat, "hold") if held else _fine(_("none"))


def _document(movement: Movement, _family: FamilyOnBoard, seat: Seat) -> Cell:
    paper = last_to_lapse(seat.member.documents)
    if paper is None:
        return Cell(_("none yet"), icon="todo", text_tone="text2")
    if paper.expires is None:
        return Cell(_("no expiry"), icon="todo", text_tone="text2", tooltip=paper.label())
    arrival = movement.arrives or movement.departs
    if _held_by(seat, "document") and arrival:
        days = (arrival.date() - paper.expires).days
        return _pill(n_("{n} day short", "{n} days short", days), seat, "document")
    return _fine(_("valid"), _("{document}, until {day}").format(document=paper.label(), day=paper.shown("expires")))


def _ticket(_movement: Movement, _family: FamilyOnBoard, seat: Seat) -> Cell:
    passenger = seat.passenger
    if passenger.ticket:
        return _fine(_("issued"), passenger.ticket)
    word = _("booked") if passenger.pnr else _("none yet")
    return Cell(word, icon="todo", text_tone="text2", tooltip=passenger.pnr or "")


def _status(_movement: Movement, _family: FamilyOnBoard, seat: Seat) -> Cell:
    word = seat.passenger.shown("status").lower() or _("not said")
    if seat.passenger.status in TRAVELLED:
        return Cell(word, icon="passed", text_tone="text2")
    return Cell(word, text_tone="text2")
