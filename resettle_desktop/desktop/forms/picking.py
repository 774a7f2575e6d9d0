"""Who can be put on a list: persons, whole cases and whole departures that a text finds, or numbers pasted together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.families import in_family_order
from resettle_desktop.rules.stages import OFF_BOARD
from resettle_desktop.store.search import person_label
from resettle_desktop.store.store import Store

_AT_MOST = 40
_ICONS = {"Departure": "airplane-takeoff", "Case": "users-three", "Person": "user"}


@dataclass(frozen=True)
class Pick:
    """What is put on a list at once: a record, how people know it, and the persons it stands for."""

    kind: str
    id: int
    label: str
    detail: str
    people: tuple[int, ...]


@dataclass(frozen=True)
class Pasted:
    """What numbers that were pasted stand for, and those that stand for nobody."""

    people: tuple[int, ...]
    unknown: tuple[str, ...]


def picks(store: Store, text: str) -> list[Pick]:
    """Return what a text finds, departures before cases before persons; without a text the departures, last first."""
    if not text.strip():
        return [_of_departure(store, each.departure) for each in reversed(store.views.departures())][:_AT_MOST]
    found = [
        record for kind in (Departure, Case, Person)
        for record in store.search.find(text, kind.kind_name(), _AT_MOST).records
    ]  # fmt: skip
    labels = store.search.labels(found)
    members = store.rows.grouped(Person, "case", [each.id for each in found if isinstance(each, Case)])
    return [_pick(store, each, labels[each.id], members) for each in found]


def pasted(store: Store, text: str) -> Pasted | None:
    """Return the people of several numbers, of persons, cases or departures; None where the text is no such list."""
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    if len(words) < 2 or not all(any(char.isdecimal() for char in word) for word in words):
        return None
    people: list[int] = []
    unknown: list[str] = []
    for word in words:
        mine = _of_number(store, word)
        people += mine
        unknown += [] if mine else [word]
    return Pasted(tuple(dict.fromkeys(people)), tuple(unknown))


def columns() -> tuple[Column, ...]:
    """Return the columns of what can be picked."""
    return (
        Column("label", _("Who"), 214, sortable=False), Column("detail", _("Number"), 118, sortable=False),
        Column("count", _("Persons"), 60, "right", sortable=False),
    )  # fmt: skip


def pick_row(pick: Pick, there: Iterable[int]) -> Row:
    """Return the row of what can be picked; quiet where all of it is on the list already."""
    new = set(pick.people) - set(there)
    tone = "text" if new else "text3"
    count = str(len(new)) if new else _("on it")
    return Row(pick.id, (
        Cell(pick.label, icon=_ICONS[pick.kind], tone="text2", text_tone=tone, bold=bool(new)),
        Cell(pick.detail, number=True, text_tone="text2"), Cell(count, tabular=True, text_tone=tone),
    ))  # fmt: skip


def added_words(count: int, unknown: Sequence[str] = ()) -> str:
    """Return how many were put on the list, and which numbers stood for nobody."""
    said = n_("{n} person put on the list", "{n} persons put on the list", count)
    if not unknown:
        return said
    shown = ", ".join(unknown[:3]) + (" …" if len(unknown) > 3 else "")
    return said + " · " + n_("{n} number not found", "{n} numbers not found", len(unknown)) + f": {shown}"


def _pick(store: Store, record: object, label: str, members: dict[int, list[Person]]) -> Pick:
    if isinstance(record, Departure):
        return _of_departure(store, record)
    if isinstance(record, Case):
        family = in_family_order(members.get(record.id, []))
        return Pick("Case", record.id, label, record.unhcr_number or "", tuple(each.id for each in family))
    assert isinstance(record, Person)
    return Pick("Person", record.id, person_label(record), record.unhcr_number or "", (record.id,))


def _of_departure(store: Store, departure: Departure) -> Pick:
    """The families stand together, as on every paper of the departure."""
    seats = [each for each in store.rows.equal(Passenger, departure=departure.id) if each.status not in OFF_BOARD]
    people = store.rows.many(Person, [each.person for each in seats])
    order = dict.fromkeys(people[each.person].case for each in seats if each.person in people)
    together = [person.id for case in order for person in people.values() if person.case == case]
    return Pick("Departure", departure.id, departure.reference or id_text(departure.id), "", tuple(together))


def _of_number(store: Store, number: str) -> list[int]:
    for kind in (Person, Case, Departure):
        found = store.search.named(kind, number)
        if found:
            members = store.rows.grouped(Person, "case", [each.id for each in found if isinstance(each, Case)])
            return [id for each in found for id in _pick(store, each, "", members).people]
    return []
