"""Which records the texts of a column of links name: by id, or by the number that one record each has."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from resettle_desktop.exchange.slots import Slot
from resettle_desktop.records.fields import Kept, Link
from resettle_desktop.records.numbers import id_number
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.store.store import Store


def linked_ids(store: Store, slots: Collection[Slot], link: Link, texts: Iterable[str]) -> dict[str, int]:
    """Return the id of the record, of the store or the workbook, that each text names; what names none is left out."""
    found: dict[str, int] = {}
    for name in link.linked_kinds:
        found = {**_of_kind(store, slots, kind_of(name), list(texts)), **found}
    return found


def _of_kind(store: Store, slots: Collection[Slot], kind: type[Record], wanted: list[str]) -> dict[str, int]:
    found = _by_id(store, slots, kind, wanted)
    number = next((field for field in kind.fields() if getattr(field, "one_record_each", False)), None)
    if number:
        keys = {text: str(number.key(text)) for text in wanted}
        known = _of_workbook(slots, kind, number)
        known |= {key: ids[0] for key, ids in store.words.many(kind.kind_name(), number.name, keys.values()).items()}
        found |= {text: known[key] for text, key in keys.items() if key in known}
    return found


def _by_id(store: Store, slots: Collection[Slot], kind: type[Record], texts: list[str]) -> dict[str, int]:
    ids: dict[str, int] = {}
    for text in texts:
        try:
            ids[text] = id_number(text)
        except ValueError:
            continue
    there = {slot.id for slot in slots if slot.kind.kind == kind.kind_name() and slot.used}
    there |= set(store.rows.many(kind, ids.values()))
    return {text: id for text, id in ids.items() if id in there}


def _of_workbook(slots: Collection[Slot], kind: type[Record], number: Kept) -> dict[str, int]:
    mine = [slot for slot in slots if slot.kind.kind == kind.kind_name() and slot.used and slot.value(number.name)]
    return {str(number.key(slot.value(number.name))): slot.id for slot in mine}
