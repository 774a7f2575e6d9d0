"""Puts made-up people into a store, as an import would."""

from __future__ import annotations

from resettle_desktop.records.record import Record
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.store import Store
from tests.rules.made_up_people import People


def move_in(store: Store, people: People) -> None:
    """Write the cases and persons, each with its id, in one change set."""
    draft = Draft()
    each: Record
    for each in (*people.cases, *people.persons):
        draft.add(each.kind_name(), each.id, each.values())
    store.apply(draft.change_set("list of the office", "test"))
