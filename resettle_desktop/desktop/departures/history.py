"""Which records and change sets concern a departure: itself, its legs and places, also those removed since."""

from __future__ import annotations

from collections.abc import Iterator

from resettle_desktop.records.kinds import Person, Setting
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import kind_of
from resettle_desktop.store.boards import Board
from resettle_desktop.store.changes import Applied, Change
from resettle_desktop.store.search import person_label
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement

_PARTS = ("Leg", "Passenger")
_ENTRIES_LOOKED_AT = 300


def records_of(store: Store, movement: Movement) -> tuple[set[int], dict[int, str]]:
    """Return the ids of all that belongs to a departure, and the labels by which people know them.

    Removed legs and places are found among the newest change sets of the store.
    """
    seats = (*movement.seats, *movement.spare)
    names = {seat.passenger.id: seat.member.label for seat in seats}
    names |= {leg.id: leg.label() for leg in movement.legs}
    names[movement.departure.id] = movement.departure.label()
    removed = {change.record: change for change in _removed(store, movement) if change.record not in names}
    return {*names, *removed}, names | _labels(store, removed)


def concerns(applied: Applied, board: Board) -> bool:
    """Return whether a change set concerns a departure: itself, its parts, the people on it, what clears them.

    A setting may change by what everybody is judged.
    """
    movement = board.movement
    seats = (*movement.seats, *movement.spare)
    known = {movement.departure.id, *(leg.id for leg in movement.legs), *(seat.passenger.id for seat in seats)}
    known |= {id for seat in seats for id in (seat.member.person.id, seat.member.person.case) if id}
    named, changes = {id_text(id) for id in known}, applied.change_set.changes
    if known & applied.records or any(change.kind == Setting.kind_name() for change in changes):
        return True
    return any(change.record in board.records or _links(change) & named for change in changes)


def _links(change: Change) -> set[str]:
    """Return the ids, as text, of the records that a changed one lives with or names, before and after."""
    names = [link.name for link in kind_of(change.kind).links()]
    values = [(record or {}).get(name) for record in (change.before, change.after) for name in names]
    return {value for value in values if isinstance(value, str)}


def _removed(store: Store, movement: Movement) -> Iterator[Change]:
    mine = id_text(movement.departure.id)
    for entry in store.history.entries(limit=_ENTRIES_LOOKED_AT):
        for change in entry.changes:
            if change.kind in _PARTS and (change.before or {}).get("departure") == mine and change.after is None:
                yield change


def _labels(store: Store, removed: dict[int, Change]) -> dict[int, str]:
    link = kind_of("Passenger").field("person")
    persons = {id: link.from_json((change.before or {}).get("person")) for id, change in removed.items()}
    people = store.rows.many(Person, persons.values())
    return {id: person_label(people[person]) for id, person in persons.items() if person in people}
