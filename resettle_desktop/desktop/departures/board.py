"""The board of a departure: families as bands, held ones first, folded to what an officer has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from resettle_desktop.desktop.cases.models import first_name, sex_and_age
from resettle_desktop.desktop.departures.models import persons_word
from resettle_desktop.desktop.departures.pane import family_name, places_of
from resettle_desktop.desktop.departures.requirements import column, requirement_cell, shown_requirements, together
from resettle_desktop.desktop.departures.wanted import ALL_SHOWN, FOLDED, Wanted
from resettle_desktop.desktop.parts.rows import Band, Cell, Column, Key, Row
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.names import reading_name
from resettle_desktop.rules.stages import TRAVELLED
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import FamilyOnBoard, Movement, Seat

OFF_BOARD, NAME = "off", "name"
_ASKED, _ROWS = "asked", "rows"
_NAME = Column(NAME, "", 182, sortable=False)
_PLANNED = frozenset({None, "listed", "confirmed"})


def board_columns(board: Board, wanted: Wanted) -> tuple[Column, ...]:
    """Return the columns with what each counts below its heading."""
    name = replace(_NAME, title=_("Family and person"), subtitle=_("held families first"))
    return (name, *(column(board, each) for each in shown_requirements(board, wanted.every_column)))


def board_rows(board: Board, wanted: Wanted) -> list[Row]:
    """Return the rows of the board: held families first, free ones after, and at the end who is off board."""
    rows: list[Row] = []
    names = shown_requirements(board, wanted.every_column)
    for family in sorted(board.movement.families, key=lambda each: (not board.held(each), each.number)):
        if wanted.fits_family(board, family):
            rows += _family_rows(board, family, wanted, names)
    return rows if wanted.is_filtered() else rows + list(_spare_rows(board, names))


def family_key(family: FamilyOnBoard) -> Key:
    """Return the key of a family's band."""
    return f"family {family.family.case.id}"


def rest_key(family: FamilyOnBoard) -> Key:
    """Return the key of the line that stands for the members who need not be looked at."""
    return f"rest {family.family.case.id}"


def family_at(movement: Movement, key: Key | None) -> FamilyOnBoard | None:
    """Return the family whose band, line or member has this key."""
    for family in movement.families:
        if key in (family_key(family), rest_key(family)) or any(seat.passenger.id == key for seat in family.seats):
            return family
    return None


def seat_at(movement: Movement, key: Key | None) -> Seat | None:
    """Return the passenger whose row has this key, on board or off."""
    return next((seat for seat in (*movement.seats, *movement.spare) if seat.passenger.id == key), None)


def seats_at(board: Board, wanted: Wanted, keys: Sequence[Key]) -> list[Seat]:
    """Return the passengers of these rows, each once: of a family's band all, of the line of others those others."""
    found: dict[int, Seat] = {}
    for key in keys:
        family, seat = family_at(board.movement, key), seat_at(board.movement, key)
        chosen: Sequence[Seat] = (seat,) if seat else ()
        if family and key == family_key(family):
            chosen = family.seats
        elif family and key == rest_key(family):
            chosen = [each for each in family.seats if each not in wanted.chosen(board, family)]
        found |= {each.passenger.id: each for each in chosen}
    return list(found.values())


def _family_rows(board: Board, family: FamilyOnBoard, wanted: Wanted, names: Sequence[str]) -> list[Row]:
    """Return the rows of a family; they are made once and kept with the board while the same is wanted of it."""
    level = wanted.level_of(board, family)
    asked = (level, wanted.held_only, wanted.requirement, wanted.lapsing and wanted.now, tuple(names))
    kept = board.kept.setdefault(family.family.case.id, {})
    if kept.get(_ASKED) != asked:
        kept[_ASKED], kept[_ROWS] = asked, list(_made_rows(board, family, wanted, names, level))
    rows: list[Row] = kept[_ROWS]
    return rows


def _made_rows(
    board: Board, family: FamilyOnBoard, wanted: Wanted, names: Sequence[str], level: int
) -> Iterator[Row]:  # fmt: skip
    yield Row(family_key(family), band=_band(board, family, level))
    if level == FOLDED:
        return
    shown = family.seats if level == ALL_SHOWN else wanted.chosen(board, family)
    for seat in shown:
        yield Row(seat.passenger.id, _cells(board, family, seat, names))
    rest = [seat for seat in family.seats if seat not in shown]
    if rest:
        yield Row(rest_key(family), _rest_cells(board, rest, names))


def _band(board: Board, family: FamilyOnBoard, level: int) -> Band:
    number = family.family.case.unhcr_number or ""
    words = [persons_word(len(family.seats)), *places_of(family)[:1]]
    detail = "   ".join(filter(None, (number, " · ".join(words))))
    lead = "caret-right" if level == FOLDED else "caret-down"
    count = len(family.seats)
    if board.held(family):
        return Band(family_name(family), detail, held_by_words(board.holding(family), count), "bad", "bad", lead)
    gone = sum(seat.passenger.status in TRAVELLED for seat in family.seats)
    said = _("Left, {count} of {all}") if gone else _("Cleared, {count} of {all}")
    return Band(family_name(family), detail, said.format(count=gone or count, all=count), "ok", "ok", lead)


def held_by_words(held: Sequence[Seat], count: int) -> str:
    """Return who holds a family of so many back: one by name, several by their number."""
    if len(held) > 1:
        return _("Held by {count} of {all}").format(count=len(held), all=count)
    if count == 1:
        return _("Held")
    return _("Held by {name}, 1 of {all}").format(name=first_name(held[0].member.person), all=count)


def _cells(board: Board, family: FamilyOnBoard, seat: Seat, names: Sequence[str]) -> tuple[Cell, ...]:
    kept = board.kept.setdefault(seat.passenger.id, {})
    if NAME not in kept:
        kept[NAME] = _name_cell(board, family, seat)
    return (kept[NAME], *(requirement_cell(board, seat, each) for each in names))


def _name_cell(board: Board, family: FamilyOnBoard, seat: Seat) -> Cell:
    detail = _sex_and_age(board, seat)
    if seat.passenger.status not in _PLANNED:
        detail = f"{detail} · {seat.passenger.shown('status').lower()}"
    return Cell(name_in_family(family, seat.member.person), bold=True, detail=detail, indent=1)


def name_in_family(family: FamilyOnBoard, person: Person) -> str:
    """Return the given name, with the family name where it is not that of the family."""
    head, first = family.family.head, first_name(person)
    other = person.family_name if head is None or head.family_name != person.family_name else None
    return f"{first} {reading_name(other, '')}" if other and person.given_names else first


def _sex_and_age(board: Board, seat: Seat) -> str:
    return " ".join(sex_and_age(seat.member.person, board.journey.day).split())


def _rest_cells(board: Board, rest: Sequence[Seat], names: Sequence[str]) -> tuple[Cell, ...]:
    waiting = any(board.held_by(seat) for seat in rest)
    count = len(rest)
    words = (
        n_("{n} other waits", "{n} others wait", count)
        if waiting
        else n_("{n} other cleared", "{n} others cleared", count)
    )
    first = Cell(words, icon="caret-right", text_tone="text2", indent=1)
    return (first, *(together([requirement_cell(board, seat, each) for seat in rest]) for each in names))


def _spare_rows(board: Board, names: Sequence[str]) -> Iterator[Row]:
    """Who is off board, and second places of who is on it: no list shows them, and none of them is lost."""
    movement = board.movement
    if movement.spare:
        text = _("Not on the lists")
        yield Row(OFF_BOARD, band=Band(text, persons_word(len(movement.spare)), lead="caret-down"))
    aboard = {seat.passenger.person for seat in movement.seats}
    for seat in movement.spare:
        name = Cell(seat.member.label, text_tone="text2", detail=_sex_and_age(board, seat), indent=1)
        twice = seat.passenger.person in aboard
        state = Cell(_("listed twice"), icon="warn") if twice else _off_board(seat)
        yield Row(seat.passenger.id, (name, state, *[Cell("") for _each in names[1:]]))


def _off_board(seat: Seat) -> Cell:
    reason = seat.passenger.shown("reason")
    return Cell(seat.passenger.shown("status").lower(), icon="out", text_tone="text2", tooltip=reason)
