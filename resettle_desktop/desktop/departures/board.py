"""The board of a departure: families as bands, held ones first, folded to what an officer has to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from resettle_desktop.desktop.cases.models import first_name, sex_and_age
from resettle_desktop.desktop.departures.models import persons_word
from resettle_desktop.desktop.departures.pane import family_name, places_of
from resettle_desktop.desktop.departures.requirements import heading, requirements, together
from resettle_desktop.desktop.parts.rows import Band, Cell, Column, Key, Row
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.stages import TRAVELLED
from resettle_desktop.store.views import FamilyOnBoard, Movement, Seat

FOLDED, HELD_SHOWN, ALL_SHOWN = range(3)
OFF_BOARD = "off"
_NAME = Column("name", "", 198, sortable=False)


@dataclass(frozen=True)
class Unfolding:
    """How far each family is unfolded, by its case's id; what was never touched is as ``level_of`` says.

    ``everybody`` unfolds all, ``held_only`` leaves families out of which nobody is held.
    """

    levels: Mapping[int, int] = field(default_factory=dict)
    everybody: bool = False
    held_only: bool = False

    def level_of(self, family: FamilyOnBoard) -> int:
        """Return the level of a family: a held one shows who is held, a free one is one line."""
        if self.everybody:
            return ALL_SHOWN
        return self.levels.get(family.family.case.id, HELD_SHOWN if family.held else FOLDED)

    def turned(self, family: FamilyOnBoard, step: int) -> Unfolding:
        """Return the unfolding with a family one step further open or closed; a free one has no step between."""
        level = self.level_of(family) + step
        if not family.held and level == HELD_SHOWN:
            level += step
        return self.at(family, min(max(level, FOLDED), ALL_SHOWN))

    def at(self, family: FamilyOnBoard, level: int) -> Unfolding:
        """Return the unfolding with a family at a level."""
        return replace(self, levels={**self.levels, family.family.case.id: level})


def board_columns(movement: Movement) -> tuple[Column, ...]:
    """Return the columns with what each counts below its heading."""
    name = replace(_NAME, title=_("Family and person"), subtitle=_("held families first"))
    return (name, *(heading(each, movement) for each in requirements()))


def board_rows(movement: Movement, unfolding: Unfolding) -> list[Row]:
    """Return the rows of the board: held families first, free ones after, and at the end who is off board."""
    rows: list[Row] = []
    for family in sorted(movement.families, key=lambda each: (not each.held, each.number)):
        if family.held or not unfolding.held_only:
            rows += _family_rows(movement, family, unfolding.level_of(family))
    return rows + list(_spare_rows(movement))


def family_key(family: FamilyOnBoard) -> Key:
    """Return the key of a family's band."""
    return f"family {family.family.case.id}"


def rest_key(family: FamilyOnBoard) -> Key:
    """Return the key of the line that stands for the members who are not held."""
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


def seats_at(movement: Movement, keys: Sequence[Key]) -> list[Seat]:
    """Return the passengers of these rows, each once: of a family's band all, of the line of others those others."""
    found: dict[int, Seat] = {}
    for key in keys:
        family, seat = family_at(movement, key), seat_at(movement, key)
        chosen: Sequence[Seat] = (seat,) if seat else ()
        if family and key == family_key(family):
            chosen = family.seats
        elif family and key == rest_key(family):
            chosen = [each for each in family.seats if not each.held]
        found |= {each.passenger.id: each for each in chosen}
    return list(found.values())


def _family_rows(movement: Movement, family: FamilyOnBoard, level: int) -> Iterator[Row]:
    yield Row(family_key(family), band=_band(family, level))
    if level == FOLDED:
        return
    shown = [seat for seat in family.seats if seat.held or level == ALL_SHOWN]
    for seat in shown:
        yield Row(seat.passenger.id, _cells(movement, family, seat))
    if len(shown) < len(family.seats):
        rest = [seat for seat in family.seats if seat not in shown]
        yield Row(rest_key(family), _rest_cells(movement, family, rest))


def _band(family: FamilyOnBoard, level: int) -> Band:
    number = family.family.case.unhcr_number or ""
    words = [persons_word(len(family.seats)), *places_of(family)[:1]]
    detail = "   ".join(filter(None, (number, " · ".join(words))))
    lead = "caret-right" if level == FOLDED else "caret-down"
    held, count = len(family.held), len(family.seats)
    if held:
        text = _("Held by {count} of {all}").format(count=held, all=count)
        return Band(family_name(family), detail, text, "bad", "bad", lead)
    gone = sum(seat.passenger.status in TRAVELLED for seat in family.seats)
    said = _("Left, {count} of {all}") if gone else _("Free to board, {count} of {all}")
    return Band(family_name(family), detail, said.format(count=gone or count, all=count), "ok", "ok", lead)


def _cells(movement: Movement, family: FamilyOnBoard, seat: Seat) -> tuple[Cell, ...]:
    return (
        Cell(first_name(seat.member.person), bold=True, detail=_sex_and_age(movement, seat), indent=1),
        *(each.cell(movement, family, seat) for each in requirements()),
    )


def _sex_and_age(movement: Movement, seat: Seat) -> str:
    day = (movement.departs or datetime.now()).date()
    return " ".join(sex_and_age(seat.member.person, day).split())


def _rest_cells(movement: Movement, family: FamilyOnBoard, rest: Sequence[Seat]) -> tuple[Cell, ...]:
    words = n_("{n} other free", "{n} others free", len(rest))
    first = Cell(words, icon="caret-right", text_tone="text2", indent=1)
    return (first, *(together([each.cell(movement, family, seat) for seat in rest]) for each in requirements()))


def _spare_rows(movement: Movement) -> Iterator[Row]:
    """Who is off board, and second places of who is on it: no list shows them, and none of them is lost."""
    if movement.spare:
        text = _("Not on the lists")
        yield Row(OFF_BOARD, band=Band(text, persons_word(len(movement.spare)), lead="caret-down"))
    aboard = {seat.passenger.person for seat in movement.seats}
    for seat in movement.spare:
        name = Cell(seat.member.label, text_tone="text2", detail=_sex_and_age(movement, seat), indent=1)
        twice = seat.passenger.person in aboard
        state = Cell(_("listed twice"), icon="warn") if twice else _off_board(seat)
        blank = [Cell("") for _each in requirements()[1:]]
        yield Row(seat.passenger.id, (name, *blank, state))


def _off_board(seat: Seat) -> Cell:
    reason = seat.passenger.shown("reason")
    return Cell(seat.passenger.shown("status").lower(), icon="out", text_tone="text2", tooltip=reason)
