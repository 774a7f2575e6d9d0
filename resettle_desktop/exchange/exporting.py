"""Writes a layout's workbook from a store: who and what it lists, and the file in its place."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.layouts import layout as layout_named
from resettle_desktop.exchange.outgoing import OutgoingRow, outgoing_columns, outgoing_kinds, sheet_columns
from resettle_desktop.exchange.outgoing_rows import one_a_case, rows_of_all, rows_of_departure
from resettle_desktop.exchange.selection import Condition, conditions, fits
from resettle_desktop.exchange.writing import About, CellValue, SheetTable, locked, write_workbook
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Departure
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import write_atomically
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement

Progress = Callable[[int, int], None]
_OF_A_DEPARTURE = frozenset(("Departure", "Leg", "Passenger"))
_OF_A_PERSON = frozenset(("Person", "TravelDocument", "Passenger"))
_TOLD_EVERY = 100


@dataclass(frozen=True)
class Exported:
    """A workbook that was written: how many rows it lists, the SHA-256 of the file, and where it is."""

    rows: int
    sha256: str
    path: Path


def export_workbook(
    store: Store,
    layout_name: str,
    path: Path,
    *,
    departure: str | None = None,
    where: Mapping[str, str] | None = None,
    password: str | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write the workbook of a layout, whole or not at all, encrypted where a password is given.

    ``departure`` is the reference of the departure whose people it lists; ``where`` keeps the rows whose fields have
    these values, as typed. ``progress`` is told rows done and rows in all. A departure without people gives an empty
    table. Raises KnownError for a layout, departure or field that is not there, for a layout that needs a departure
    and has none, and for a file that cannot be written.
    """
    layout = layout_named(layout_name)
    rows = _rows(store, layout, departure, conditions(layout, where or {}))
    columns = outgoing_columns(layout)
    cells = [[row.value(column, layout.language) for column in columns] for row in _told(rows, progress)]
    written = write_workbook([_table(layout, cells)], About(layout.title, layout.name, secrets.token_hex(16)))
    content = locked(written.content, password) if password else written.content
    _put(path, content)
    return Exported(written.rows, hashlib.sha256(content).hexdigest(), path)


def needs_departure(layout: Layout) -> bool:
    """Return whether the layout's columns say something of a departure."""
    return bool(outgoing_kinds(layout) & _OF_A_DEPARTURE)


def _table(layout: Layout, cells: Sequence[Sequence[CellValue]]) -> SheetTable:
    return SheetTable(layout.title, tuple(sheet_columns(layout)), cells)


def _told(rows: Iterable[OutgoingRow], progress: Progress | None) -> Iterator[OutgoingRow]:
    listed = list(rows)
    for done, row in enumerate(listed, start=1):
        yield row
        if progress and (done % _TOLD_EVERY == 0 or done == len(listed)):
            progress(done, len(listed))


def _put(path: Path, content: bytes) -> None:
    try:
        write_atomically(path, content)
    except KnownError as failure:
        if not isinstance(failure.__cause__, PermissionError):
            raise
        said = _(
            "{path} could not be written: it is open in another program, or you may not write there. "
            "What was there is unchanged. Close the workbook or choose another place, then export again."
        )
        raise KnownError(said.format(path=path)) from failure


def _rows(store: Store, layout: Layout, departure: str | None, wanted: Sequence[Condition]) -> Iterator[OutgoingRow]:
    if departure is None and needs_departure(layout):
        raise KnownError(
            _(
                "{layout} lists the people of one departure, and none was named. Nothing was written. "
                "Name the departure, for example BEY-2020-01."
            ).format(layout=layout.title)
        )
    found = rows_of_departure(_movement(store, departure)) if departure is not None else rows_of_all(store)
    rows = found if outgoing_kinds(layout) & _OF_A_PERSON else one_a_case(found)
    return (row for row in rows if fits(row.records, wanted))


def _movement(store: Store, reference: str) -> Movement:
    try:
        found = store.search.record("Departure", reference)
    except Refused as refused:
        said = _("There is no departure {reference}. Nothing was written. The departures are: {names}.")
        names = ", ".join(each.label() for each in store.rows.page(Departure, [("id", True)], limit=12))
        raise KnownError(said.format(reference=reference, names=names or _("none yet"))) from refused
    return store.views.movement(cast(Departure, found))
