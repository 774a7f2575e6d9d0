"""What else a layout's rows say of each person: permits, attendance, needs, and the legs that they fly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from resettle_desktop.exchange.layout import Layout, LayoutKind
from resettle_desktop.exchange.outgoing import OutgoingRow, outgoing_columns
from resettle_desktop.records.record import Record
from resettle_desktop.store.store import Store

_AT_ONCE = 500  # rows
# nothing of health leaves: who fills the list in does not read it there
_THEIRS_ALONE = frozenset(("HealthActivity",))
_OF_EVERY_ROW = frozenset(("Case", "Person", "Departure"))

Found = Mapping[int, Sequence[Record]]  # the records of each person or departure


def with_parts(store: Store, layout: Layout, rows: Iterable[OutgoingRow]) -> Iterator[OutgoingRow]:
    """Yield the rows with the records that their layout shows besides, the newest of each kind or part."""
    shown = {column.field.split(".")[0] for column in outgoing_columns(layout)}
    wanted = [kind for kind in layout.kinds if kind.kind not in _THEIRS_ALONE]
    owned = [kind for kind in wanted if set(kind.links.values()) & {"Person", "Departure"}]
    told = [kind for kind in owned if kind.name in shown or _above_it(kind) & shown]
    left = iter(rows)
    while batch := list(islice(left, _AT_ONCE)):
        yield from _completed(store, layout, told, batch)


def _above_it(kind: LayoutKind) -> set[str]:
    return set(kind.links.values()) - _OF_EVERY_ROW


def _completed(
    store: Store, layout: Layout, kinds: Sequence[LayoutKind], rows: Sequence[OutgoingRow]
) -> Iterator[OutgoingRow]:
    found = {kind.name: _of_owners(store, kind, rows) for kind in kinds}
    for row in rows:
        several = {kind.name: _mine(kind, found[kind.name], row) for kind in kinds if kind.name not in row.records}
        newest = {name: records[-1] for name, records in several.items() if records}
        above = _above(store, layout, kinds, newest)
        yield replace(row, records={**above, **newest, **row.records}, several=several)


def _owner(kind: LayoutKind) -> tuple[str, str]:
    """Return the link by which the kind belongs to somebody, a person rather than a departure, and to what."""
    return max(((link, owner) for link, owner in kind.links.items() if owner in ("Person", "Departure")), key=_rank)


def _rank(linked: tuple[str, str]) -> bool:
    return linked[1] == "Person"


def _of_owners(store: Store, kind: LayoutKind, rows: Sequence[OutgoingRow]) -> Found:
    link, owner = _owner(kind)
    owners = {row.records[owner].id for row in rows if owner in row.records}
    return store.rows.grouped(kind.record, link, owners)


def _mine(kind: LayoutKind, found: Found, row: OutgoingRow) -> list[Record]:
    """Return the row's records of the kind, of this part of it, by age."""
    _link, owner = _owner(kind)
    records = found.get(row.records[owner].id, ()) if owner in row.records else ()
    return [record for record in records if all(record.values().get(name) == v for name, v in kind.values.items())]


def _above(
    store: Store, layout: Layout, kinds: Sequence[LayoutKind], newest: Mapping[str, Record]
) -> dict[str, Record]:
    """Return what those records belong to besides, such as the session that somebody attended."""
    found: dict[str, Record] = {}
    for kind in (kind for kind in kinds if kind.name in newest):
        for link, name in kind.links.items():
            other = layout.kind(name)
            if other and name in _above_it(kind):
                record = store.rows.get(other.record, newest[kind.name].of(link) or 0)
                found |= {name: record} if record else {}
    return found
