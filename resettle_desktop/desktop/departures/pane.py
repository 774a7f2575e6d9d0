"""What is seen beside the list of departures: the selected one as a timetable, its people as counts, who is held."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.cases.family_pane import held_rows, last_changes
from resettle_desktop.desktop.cases.models import first_name
from resettle_desktop.desktop.departures.itinerary import span
from resettle_desktop.desktop.departures.models import (
    UNKNOWN,
    clock,
    day_words,
    families_word,
    flight,
    from_today,
    later_mark,
    persons_word,
)
from resettle_desktop.desktop.parts.basics import Icon, Label, ShortLabel
from resettle_desktop.desktop.parts.side_pane import Part, SidePane, rows_of_words
from resettle_desktop.desktop.parts.theme import TIGHT, scaled
from resettle_desktop.desktop.parts.widgets import Button
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.kinds import Departure
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.brief import in_line
from resettle_desktop.rules.itineraries import time_under_way
from resettle_desktop.store.boards import Board, Boards
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import FamilyOnBoard, Movement

_FAMILIES_SHOWN = 12


class DeparturePane(SidePane):
    """Shows one departure; asks to open it."""

    open_asked = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(_("The selected departure"))
        self._store = store
        self._boards = Boards(store.views, store.clearances)
        self.movement: Movement | None = None

    def show_departure(self, departure: int | None, now: datetime) -> None:
        """Show another departure, nothing for None or for one that is gone; ``now`` is the local time."""
        record = self._store.rows.get(Departure, departure) if departure else None
        board = self._boards.of_departure(record, now) if record else None
        self.movement = board.movement if board else None
        if board is None:
            self.show_nothing()
        else:
            self.show_parts([_head(board.movement, now, self._open)], self._parts(board))

    def _open(self) -> None:
        if self.movement is not None:
            self.open_asked.emit(self.movement.departure.id)

    def _parts(self, board: Board) -> list[Part]:
        movement = board.movement
        parts: list[Part] = [(_("Itinerary"), timetable(movement)), (_("People"), _people(board))]
        held = [family for family in movement.families if board.held(family)]
        if held:
            parts.append((_("Held families · {count}").format(count=len(held)), _held(board, held)))
        if movement.departure.meeting_place or movement.departure.meeting_time:
            parts.append((_("Meeting"), _meeting(movement.departure)))
        records = {movement.departure.id, *(leg.id for leg in movement.legs)}
        records |= {seat.passenger.id for seat in movement.seats}
        parts.append((_("Last changes"), last_changes(self._store, records)))
        return parts


def timetable(movement: Movement) -> QWidget:
    """Return the legs one below the other: flight, places and local times, with the mark of a later day."""
    rows: list[list[QWidget]] = []
    for leg in movement.legs:
        first = movement.departs
        begins = f"{clock(leg.departs)}{later_mark(leg.departs, first)}"
        ends = f"{clock(leg.arrives)}{later_mark(leg.arrives, first)}"
        words = (leg.origin or UNKNOWN, begins, "→", leg.destination or UNKNOWN, ends)
        named = [Label(word, "table", "text", 500 if place in (0, 3) else 400) for place, word in enumerate(words)]
        icon = Icon("airplane-tilt", "text2", 14)
        taken = time_under_way(leg)
        lasts = span(taken) if taken is not None and taken > timedelta() else ""
        said = " · ".join(filter(None, (flight(leg), lasts)))
        rows.append([icon, *named, ShortLabel(said, "table", "text2", tabular=True)])
    if not rows:
        rows.append([ShortLabel(_("No flight yet: add it on the departure's page"), "table", "text2")])
    return rows_of_words(rows)


def _head(movement: Movement, now: datetime, opened: Callable[[], object]) -> QVBoxLayout:
    upper = QHBoxLayout()
    upper.addWidget(ShortLabel(movement.departure.label(), "large", "text", 600), 1)
    upper.addWidget(Button(_("Open"), called=opened))
    lower = QHBoxLayout()
    lower.setSpacing(scaled(TIGHT + 2))
    lower.addWidget(Label(day_words(movement.departs), "table", "text2", tabular=True))
    if movement.departs is not None:
        lower.addWidget(Label("·", "table", "text2"))
        lower.addWidget(Label(from_today(movement.departs.date(), now.date()), "table", "text2", tabular=True))
    lower.addStretch(1)
    down = QVBoxLayout()
    down.setSpacing(0)
    down.addLayout(upper)
    down.addLayout(lower)
    return down


def _people(board: Board) -> QWidget:
    movement = board.movement
    persons, held = len(movement.seats), len(board.held_seats)
    cleared = _("{count} cleared, {whole} families whole").format(count=persons - held, whole=len(board.whole))
    lines = [("users-three", f"{families_word(len(movement.families))}, {persons_word(persons)}"), ("ok", cleared)]
    if held:
        lines.append(("bad", _("{count} held").format(count=held)))
    if movement.spare:
        lines.append(("out", _("{count} taken off, or listed twice").format(count=len(movement.spare))))
    return rows_of_words([(Icon(icon, size=14), ShortLabel(words, "table")) for icon, words in lines])


def _held(board: Board, families: Iterable[FamilyOnBoard]) -> QWidget:
    rows = [(family_name(family), held_line(board, family)) for family in families]
    return held_rows(rows[:_FAMILIES_SHOWN])


def family_name(family: FamilyOnBoard) -> str:
    """Return the name by which a family is known on lists, without how many more there are."""
    head = family.family.head
    member = next((each for each in family.family.members if head and each.person.id == head.id), None)
    return member.label if member else family.family.label


def places_of(family: FamilyOnBoard) -> list[str]:
    """Return where a family is received: the centres, else the municipalities."""
    return [place.centre or place.municipality or place.label() for place in family.family.placements]


def held_line(board: Board, family: FamilyOnBoard) -> str:
    """Return who of a family is held by what: ``Yousef: document; Amal: visa, pcr``."""
    said = []
    for seat in board.held(family):
        why = in_line(each.name for each in board.held_by(seat))
        said.append(_("{who}: {why}").format(who=first_name(seat.member.person), why=why))
    return "; ".join(said)


def _meeting(departure: Departure) -> QWidget:
    when = show_moment(departure.meeting_time) if departure.meeting_time else ""
    words = ", ".join(filter(None, (when, departure.meeting_place)))
    return rows_of_words([(Icon("map-pin", "text2", 14), ShortLabel(words, "table", "text2", tabular=True))])
