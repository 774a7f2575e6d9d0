"""The passengers of a departure as rows of a table, in the order of their numbers."""

from __future__ import annotations

from datetime import date

from resettle_desktop.desktop.cases.models import sex_and_age
from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.kinds import Passenger, TravelDocument
from resettle_desktop.records.texts import _
from resettle_desktop.rules.ages import age_class
from resettle_desktop.rules.clearance.brief import in_line
from resettle_desktop.rules.holds import last_to_lapse
from resettle_desktop.rules.stages import OFF_BOARD
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import Movement, Seat

_TICKET_CLASSES = {"adult": "ADT", "child": "CHD", "infant": "INF"}


def passenger_columns() -> tuple[Column, ...]:
    """Return the columns of the table of passengers."""
    titles = {name: Passenger.field(name).label for name in ("pnr", "seat", "bags", "services", "status")}
    return (
        Column("number", _("No."), 50, "right", sortable=False),
        Column("name", _("Name"), 142, sortable=False),
        Column("age", _("Age"), 46, "right", sortable=False),
        Column("class", _("Type"), 44, sortable=False),
        Column("document", _("Document"), 90, sortable=False),
        Column("expires", _("Valid until"), 98, sortable=False),
        Column("pnr", _("PNR"), 70, sortable=False),
        Column("ticket", Passenger.field("ticket").label, 122, sortable=False),
        Column("seat", titles["seat"], 48, sortable=False),
        Column("bags", titles["bags"], 62, "right", sortable=False),
        Column("services", titles["services"], 66, sortable=False),
        Column("status", titles["status"], 70, sortable=False),
    )


def listed_seats(movement: Movement) -> list[Seat]:
    """Return all places of a departure, those on the lists by their numbers, the others after them."""
    return [*sorted(movement.seats, key=lambda seat: seat.number), *movement.spare]


def passenger_row(board: Board, seat: Seat, drafted: bool) -> Row:
    """Return one passenger; ``drafted`` marks the row in which something is typed and not saved."""
    passenger, held = seat.passenger, [each.name for each in board.held_by(seat)]
    spare = any(each.passenger.id == passenger.id for each in board.movement.spare)
    number = "–" if spare else str(seat.number)
    icon = "changed" if drafted else "bad" if held else ""
    told = _("Typed and not saved") if drafted else _("Held by: {names}").format(names=in_line(held)) if held else ""
    paper = last_to_lapse(seat.member.documents)
    return Row(
        passenger.id,
        (
            Cell(number, tabular=True, align="right", tone="text2"),
            Cell(seat.member.label, icon=icon, bold=not spare, text_tone="text2" * spare, tooltip=told),
            Cell(sex_and_age(seat.member.person, board.journey.day), tabular=True, align="right"),
            _age_class(seat, board.journey.day),
            Cell((paper.number or paper.shown("type")) if paper else "", tabular=True, tone="text2"),
            _until(paper, "travel_document" in held),
            Cell(passenger.pnr or "", number=True, tone="text2"),
            Cell(passenger.ticket or "", tabular=True, tone="text2"),
            Cell(passenger.seat or "", tabular=True),
            Cell(passenger.shown("bags"), tabular=True, align="right"),
            Cell(", ".join(passenger.services or ()), tooltip=passenger.shown("services")),
            _status(passenger),
        ),
    )


def _age_class(seat: Seat, day: date) -> Cell:
    """Return the airline's class on the day of travel, as tickets write it."""
    person = seat.member.person
    found = age_class(person.birth_date or person.claimed_birth_date, day)
    words = {"adult": _("Adult, 12 years and more"), "child": _("Child, 2 to 11 years"), "infant": _("Infant, under 2")}
    return Cell(_TICKET_CLASSES.get(found, "?"), tone="text2", tooltip=words.get(found, ""))


def _until(paper: TravelDocument | None, held: bool) -> Cell:
    expires: date | None = paper.expires if paper else None
    words = paper.shown("expires") if paper and expires else ""
    lapses = held and bool(words)
    return Cell(words, tabular=True, tone="bad" if lapses else "text2", pill=lapses)


def _status(passenger: Passenger) -> Cell:
    word = passenger.shown("status").lower()
    if passenger.status in OFF_BOARD:
        return Cell(word, icon="out", text_tone="text2", tooltip=passenger.shown("reason"))
    return Cell(word)
