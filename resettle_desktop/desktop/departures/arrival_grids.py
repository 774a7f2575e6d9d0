"""The two tables of an arrival: the legs as they went, and the passengers; both typed down their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from resettle_desktop.desktop.departures.models import UNKNOWN, clock, flight
from resettle_desktop.desktop.forms.fact_rows import FactRow, FactRows
from resettle_desktop.desktop.forms.typed_grid import TypedGrid
from resettle_desktop.desktop.parts.levels import ICONS, TONES
from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Leg, Passenger
from resettle_desktop.records.texts import _
from resettle_desktop.rules.arrivals import actual_findings, arrival_findings
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import FamilyOnBoard, Seat

OF_LEG = ("left", "landed", "landed_at")
OF_PASSENGER = ("status", "status_time", "received_by", "received")
_WIDTHS = {
    "left": 150, "landed": 150, "landed_at": 120, "status": 150, "status_time": 146, "received_by": 200,
    "received": 146,
}  # fmt: skip
_TABULAR = frozenset({"left", "landed", "status_time", "received"})
_RETURNED = "returned"


class LegsGrid(TypedGrid):
    """Takes when each leg left and landed in fact, and where it landed instead."""

    read_only = ("leg", "planned")

    def __init__(self, rows: FactRows) -> None:
        self._legs = rows
        super().__init__(_("Legs as they went"), Leg, rows)

    def columns(self) -> list[Column]:
        """Return which leg it is, then what is typed."""
        who = [Column("leg", _("Leg"), 210, sortable=False), Column("planned", _("Planned"), 110, sortable=False)]
        return [*who, *_typed_columns(Leg, self.shown_fields)]

    def row(self, place: int) -> Row:
        """Return a leg."""
        row = self._legs.rows[place]
        leg = cast(Leg, row.kept)
        way = f"{leg.origin or UNKNOWN} → {leg.destination or UNKNOWN}"
        who = (
            Cell("  ".join(filter(None, (way, flight(leg)))), tabular=True, bold=True),
            Cell(" – ".join(filter(None, (clock(leg.departs), clock(leg.arrives)))), tabular=True, text_tone="text2"),
        )
        found = [*row.refused(), *(each for each in actual_findings(self.typed_legs()) if each.record == leg.id)]
        return Row(row.record, (*who, *(_cell(row, name, found) for name in self.shown_fields)))

    def typed_legs(self) -> list[Leg]:
        """Return the legs as they are typed."""
        return [cast(Leg, row.as_typed()) for row in self._legs.rows]


class ArrivalsGrid(TypedGrid):
    """Takes for each passenger how the journey ended, and who received whom."""

    read_only = ("number", "name", "case", "centre")

    def __init__(self, rows: FactRows, legs: LegsGrid) -> None:
        self._people, self._legs = rows, legs
        self.seats: list[Seat] = []
        self._families: Mapping[int, FamilyOnBoard] = {}
        super().__init__(_("Arrivals"), Passenger, rows)

    def columns(self) -> list[Column]:
        """Return who it is and where the family goes, then what is typed."""
        who = [
            Column("number", _("No."), 52, "right", sortable=False),
            Column("name", _("Name"), 170, sortable=False),
            Column("case", _("Case"), 118, sortable=False),
            Column("centre", _("Centre"), 130, sortable=False),
        ]
        return [*who, *_typed_columns(Passenger, self.shown_fields)]

    def show_board(self, board: Board) -> None:
        """Take those who travelled or still may, family by family, and who was sent back."""
        spare = [seat for seat in board.movement.spare if seat.passenger.status == _RETURNED]
        self.seats = [*board.movement.seats, *spare]
        families = board.movement.families
        self._families = {seat.passenger.id: family for family in families for seat in family.seats}
        self._people.show([seat.passenger for seat in self.seats])
        self.refresh()

    def family_places(self, place: int) -> list[int]:
        """Return the rows of the family of a row, itself among them."""
        mine = self._families.get(self.seats[place].passenger.id)
        return [other for other, seat in enumerate(self.seats) if self._families.get(seat.passenger.id) is mine]

    def centre_places(self, place: int) -> list[int]:
        """Return the rows of all who go to the same centre as the one of a row."""
        centre = self._centre(place)
        return [other for other in range(len(self.seats)) if self._centre(other) == centre]

    def row(self, place: int) -> Row:
        """Return a passenger; the family's case and centre stand at its first."""
        row, seat = self._people.rows[place], self.seats[place]
        family = self._families.get(seat.passenger.id)
        first = place == 0 or self._families.get(self.seats[place - 1].passenger.id) is not family
        icon = "changed" if row.changed() else ""
        number = (family.family.case.unhcr_number if family else "") or ""
        who = (
            Cell(str(seat.number), tabular=True, align="right", tone="text2"),
            Cell(seat.member.label, icon=icon, bold=True, tooltip=_("Typed and not saved") if icon else ""),
            Cell(number if first else "", number=True, text_tone="text2"),
            Cell(self._centre(place) if first else "", text_tone="text2"),
        )
        found = self.findings(place)
        return Row(row.record, (*who, *(_cell(row, name, found) for name in self.shown_fields)))

    def findings(self, place: int) -> list[Finding]:
        """Return what is found of a row as it is typed."""
        row = self._people.rows[place]
        return [*row.refused(), *arrival_findings(cast(Passenger, row.as_typed()), self._legs.typed_legs())]

    def _centre(self, place: int) -> str:
        family = self._families.get(self.seats[place].passenger.id)
        places = family.family.placements if family is not None else ()
        return next((each.shown("centre") or each.municipality or "" for each in reversed(places)), "")


def _typed_columns(kind: type[Leg] | type[Passenger], fields: Sequence[str]) -> list[Column]:
    return [Column(name, kind.field(name).label, _WIDTHS[name], sortable=False) for name in fields]


def _cell(row: FactRow, name: str, found: Sequence[Finding]) -> Cell:
    """Return what stands in a cell, marked where it is typed and not saved, or where something is found of it."""
    text, mine = row.texts.get(name, ""), [each for each in found if each.field == name]
    if mine:
        tooltip = "\n".join(f"{each.number} {each.text} {each.remedy}" for each in mine)
        return Cell(text or "–", icon=ICONS[mine[0].level], tone=TONES[mine[0].level], pill=True, tooltip=tooltip)
    typed = name in row.typed()
    return Cell(text, tabular=name in _TABULAR, text_tone="accent" if typed else "", bold=typed)
