"""What the box at the top finds: cases, persons, departures and commands as rows, the first of them chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtGui import QAction, QKeySequence

from resettle_desktop.desktop.cases.models import age_of, head_name, stage_cell
from resettle_desktop.desktop.parts.rows import Band, Cell, Column, Row
from resettle_desktop.records.codes import fold
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.kinds import Case, Contact, Departure, Person
from resettle_desktop.records.record import Record, kind_label
from resettle_desktop.records.stages import Stage
from resettle_desktop.records.texts import _
from resettle_desktop.store.search import person_label
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Movement

SHORTEST = 2  # letters from which records are looked for
MOST_OF_A_KIND = 5
MOST_COUNTED = 100
MOST_COMMANDS = 8
_COMMANDS_ONLY = ">"


@dataclass(frozen=True)
class Offer:
    """A row of the finder and what choosing it does; nothing for the band above a group."""

    row: Row
    called: Callable[[], object] | None = None


def columns() -> tuple[Column, ...]:
    """Return the finder's columns: who, the number, the name in its own script, how far."""
    return (
        Column("who", "", 214, sortable=False),
        Column("number", "", 128, sortable=False),
        Column("original", "", 132, "right", sortable=False),
        Column("state", "", 118, sortable=False),
    )


class Offers:
    """Finds in one store; ``openers`` says by kind what opens a record of that id."""

    def __init__(self, store: Store, openers: dict[str, Callable[[int], object]]) -> None:
        self._store, self._openers = store, openers

    def find(self, text: str, actions: Iterable[QAction], lately: Sequence[tuple[str, int]] = ()) -> list[Offer]:
        """Return what a text finds: records from two letters on, then commands; ``>`` in front means commands only.

        Without a text, the records opened ``lately`` (kind and id, the last first) and all commands.
        """
        wanted = text.strip()
        commands = _commands(wanted.removeprefix(_COMMANDS_ONLY).strip(), actions)
        if wanted.startswith(_COMMANDS_ONLY):
            return commands
        if len(wanted) < SHORTEST:
            return [*self._lately(lately), *commands]
        found = [self._group(kind, wanted) for kind in (Case, Person, Departure, Contact)]
        words = wanted.casefold().split()
        return [*(_marked(offer, words) for group in found for offer in group), *commands[: MOST_COMMANDS + 1]]

    def _group(self, kind: type[Record], text: str) -> list[Offer]:
        found = self._store.search.find(text, kind.kind_name(), MOST_OF_A_KIND, MOST_COUNTED)
        count = _("more than {count}").format(count=found.total) if found.more else str(found.total)
        return _under(kind_label(kind, many=True), count, self._offers(found.records))

    def _lately(self, lately: Sequence[tuple[str, int]]) -> list[Offer]:
        kinds: dict[str, type[Record]] = {kind.kind_name(): kind for kind in (Case, Departure)}
        records = [self._store.rows.get(kinds[kind], id) for kind, id in lately]
        return _under(_("Opened lately"), "", self._offers([record for record in records if record]))

    def _offers(self, records: Sequence[Record]) -> list[Offer]:
        views = self._store.views
        families = {each.case.id: each for each in views.families(r for r in records if isinstance(r, Case))}
        return [self._offer(record, families) for record in records]

    def _offer(self, record: Record, families: dict[int, Family]) -> Offer:
        called = self._openers[record.kind_name()]
        return Offer(Row(f"{record.kind_name()} {record.id}", self._cells(record, families)), lambda: called(record.id))

    def _cells(self, record: Record, families: dict[int, Family]) -> tuple[Cell, ...]:
        if isinstance(record, Case):
            return _case_cells(families[record.id])
        if isinstance(record, Departure):
            return _departure_cells(self._store.views.movement(record))
        if isinstance(record, Contact):
            return _contact_cells(record)
        assert isinstance(record, Person)
        return _person_cells(record)


def _under(title: str, count: str, offers: list[Offer]) -> list[Offer]:
    band = Band(title, right=count)
    return [Offer(Row(f"band {title}", band=band)), *offers] if offers else []


def _case_cells(family: Family) -> tuple[Cell, ...]:
    more = len(family.members) - 1
    return (
        Cell(
            head_name(family),
            icon="users-three",
            tone="text2",
            text_tone="text",
            bold=True,
            detail=f"+ {more}" if more > 0 else "",
        ),
        Cell(family.case.unhcr_number or "", number=True, tone="text2"),
        Cell((family.head.original_name if family.head else "") or "", original_script=True, tone="text2"),
        stage_cell(family.case),
    )


def _person_cells(person: Person) -> tuple[Cell, ...]:
    age = " ".join(filter(None, (person.sex, age_of(person, date.today()))))
    return (
        Cell(person_label(person), icon="user", tone="text2", text_tone="text", bold=True, detail=age),
        Cell(person.unhcr_number or "", number=True, tone="text2"),
        Cell(person.original_name or "", original_script=True, tone="text2"),
        Cell(Stage(person.stage or Stage.SUBMITTED).label, tone="text2"),
    )


def _departure_cells(movement: Movement) -> tuple[Cell, ...]:
    places = [leg.destination or "" for leg in movement.legs]
    ways = " – ".join([movement.legs[0].origin or "", *places]) if movement.legs else ""
    return (
        Cell(movement.departure.reference or "", icon="airplane-takeoff", tone="text2", text_tone="text", bold=True),
        Cell(show_day(movement.departs.date()) if movement.departs else "", tabular=True, tone="text2"),
        Cell(ways, tone="text2"),
        Cell(movement.departure.shown("from_country"), tone="text2"),
    )


def _contact_cells(contact: Contact) -> tuple[Cell, ...]:
    return (
        Cell(contact.label(), icon="address-book", tone="text2", text_tone="text", bold=True),
        Cell(contact.shown("phone"), tabular=True, tone="text2"),
        Cell(contact.email or "", tone="text2"),
        Cell(contact.function or contact.place or "", tone="text2"),
    )


def _commands(text: str, actions: Iterable[QAction]) -> list[Offer]:
    words = [fold(word) for word in text.split()]
    fitting = [each for each in actions if each.isEnabled() and all(word in fold(each.text()) for word in words)]
    return _under(_("Commands"), "", [_command(action) for action in fitting])


def key_caps(shortcut: QKeySequence) -> tuple[str, ...]:
    """Return the keys of a shortcut one by one: ``Ctrl``, ``K``; none for an empty one."""
    first = shortcut.toString(QKeySequence.SequenceFormat.NativeText).split(", ")[0]
    return tuple(key or "+" for key in first.removesuffix("+").split("+")) if first else ()


def _marked(offer: Offer, words: Sequence[str]) -> Offer:
    """Return an offer with the first of these words that begins a word of its name set off."""
    if not offer.row.cells:
        return offer
    who, *others = offer.row.cells
    text = f" {who.text}".casefold().replace(",", " ")
    place = next(((text.find(f" {word}"), len(word)) for word in words if f" {word}" in text), None)
    if place is None or len(text) != len(who.text) + 1:
        return offer
    return replace(offer, row=replace(offer.row, cells=(replace(who, found_at=place[0], found=place[1]), *others)))


def _command(action: QAction) -> Offer:
    keys = action.shortcut()
    cells: tuple[Any, ...] = (
        Cell(action.text(), icon="command", tone="text2", text_tone="text"),
        Cell(""),
        Cell(""),
        Cell(keys.toString(QKeySequence.SequenceFormat.NativeText), caps=key_caps(keys)),
    )
    return Offer(Row(f"command {action.text()}", cells), action.trigger)
