"""Writes a layout's workbook from a store: who and what it lists, and the file in its place."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.layouts import layout as layout_named
from resettle_desktop.exchange.outgoing import OutgoingRow, outgoing_columns, outgoing_kinds, sheet_columns
from resettle_desktop.exchange.outgoing_parts import with_parts
from resettle_desktop.exchange.outgoing_rows import one_a_case, rows_of_all, rows_of_departure
from resettle_desktop.exchange.register import register_tables
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
    tables = _tables(store, layout, departure, where or {}, progress)
    written = write_workbook(tables, About(layout.title, layout.name, secrets.token_hex(16)))
    content = locked(written.content, password) if password else written.content
    put_workbook(path, content)
    return Exported(written.rows, hashlib.sha256(content).hexdigest(), path)


def needs_departure(layout: Layout) -> bool:
    """Return whether the layout's columns say something of a departure."""
    return bool(outgoing_kinds(layout) & _OF_A_DEPARTURE)


def _tables(
    store: Store, layout: Layout, departure: str | None, where: Mapping[str, str], progress: Progress | None
) -> list[SheetTable]:
    wanted = conditions(layout, where)
    if layout.sheet_per_kind:
        return _register(store, layout, departure, wanted, progress)
    columns = outgoing_columns(layout)
    rows = list(_rows(store, layout, departure, wanted))
    cells = ([row.value(column, layout.language) for column in columns] for row in rows)
    return [SheetTable(layout.title, tuple(sheet_columns(layout)), _Told(len(rows), progress).rows(cells))]


def _register(
    store: Store, layout: Layout, departure: str | None, wanted: Sequence[Condition], progress: Progress | None
) -> list[SheetTable]:
    if departure is not None:
        said = _("The register holds the whole store, not one departure. Nothing was written. Leave the departure out.")
        raise KnownError(said)
    total = sum(store.rows.count(kind.record) for kind in layout.kinds)
    told = _Told(total, progress)
    return [replace(table, rows=told.rows(table.rows)) for table in register_tables(store, layout, wanted)]


class _Told:
    """Tells how far the writing is, over all tables."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total, self._progress, self._done = total, progress, 0

    def rows(self, rows: Iterable[Sequence[CellValue]]) -> Iterator[Sequence[CellValue]]:
        """Yield the rows, telling every hundredth and the last."""
        for row in rows:
            self._done += 1
            if self._progress and (self._done % _TOLD_EVERY == 0 or self._done == self._total):
                self._progress(self._done, self._total)
            yield row


def put_workbook(path: Path, content: bytes) -> None:
    """Put a written workbook in its place, whole or not at all; raises KnownError, what was there unchanged."""
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
    listed = rows_of_departure(_movement(store, departure)) if departure is not None else rows_of_all(store)
    found = with_parts(store, layout, listed)
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
