"""Any field of a kind as a column of its list: chosen by a person, beside the columns that the list comes with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.rows import Align, Cell, Column
from resettle_desktop.records.fields import Code, Codes, Day, Flag, Kept, LongText, Moment, Number, PartialDate, Whole
from resettle_desktop.records.record import Record
from resettle_desktop.records.stages import Stage
from resettle_desktop.store.filters import filtered_fields

_WIDTHS: tuple[tuple[type[Kept], int], ...] = (
    (Whole, 60), (Flag, 60), (Day, 96), (PartialDate, 96), (Moment, 130), (Code, 112), (Codes, 140), (Number, 112),
    (LongText, 220),
)  # fmt: skip
_WIDTH = 132
_ORIGINAL = "original_name"  # the one field that is written in another script


def field_column(field: Kept) -> Column:
    """Return the column of a field; the rows are put in order by those that have an index."""
    width = next((width for kind, width in _WIDTHS if isinstance(field, kind)), _WIDTH)
    align: Align = "right" if isinstance(field, Whole) or field.name == _ORIGINAL else ""
    return Column(field.name, field.label, width, align, sortable=field.sorts)


def field_cell(record: Record, field: Kept) -> Cell:
    """Return what a record says of a field, on one line."""
    value = record.of(field.name)
    if value is None:
        return Cell("")
    words = Stage(value).label if field.name == "stage" else " ".join(field.show(value).split())
    if field.name == _ORIGINAL:
        return Cell(words, original_script=True, align="right")
    counted = isinstance(field, Whole)
    dated = isinstance(field, Day | PartialDate | Moment)
    return Cell(
        words, tabular=counted or dated, align="right" if counted else "", number=isinstance(field, Number),
        tone="text2", tooltip=words if isinstance(field, LongText | Codes) else "",
    )  # fmt: skip


class FieldColumns(QObject):
    """The columns of one table: those it comes with, and ``chosen`` fields of its kind after them.

    ``offered`` are the fields that may be chosen: none that is sealed, medical, a file or another record.
    """

    changed = Signal()

    def __init__(self, table: Table, kind: type[Record], own: Sequence[Column]) -> None:
        super().__init__(table)
        self._table, self._own = table, tuple(own)
        given = {column.key for column in own}
        self.offered = tuple(field for field in filtered_fields(kind) if field.name not in given)
        self.chosen: tuple[Kept, ...] = ()

    def columns(self) -> tuple[Column, ...]:
        """Return all columns of the table."""
        return (*self._own, *map(field_column, self.chosen))

    def choose(self, names: Iterable[str]) -> None:
        """Show these fields as columns, each after those that were there; others that were chosen go."""
        wanted = list(names)
        stays = [field for field in self.chosen if field.name in wanted]
        offered = {field.name: field for field in self.offered if field not in stays}
        fresh = [offered[name] for name in wanted if name in offered]
        if tuple(stays + fresh) != self.chosen:
            self._table.restore(self._table.arrangement())
            self._take((*stays, *fresh))
            self.changed.emit()

    def arrangement(self) -> dict[str, Any]:
        """Return how the columns are, as plain values for ``restore``."""
        return {**self._table.arrangement(), "fields": [field.name for field in self.chosen]}

    def restore(self, arrangement: Mapping[str, Any]) -> None:
        """Put the columns back; fields that there are no more are passed over."""
        offered = {field.name: field for field in self.offered}
        chosen = tuple(offered[name] for name in arrangement.get("fields", ()) if name in offered)
        self._table.restore(arrangement)
        if chosen != self.chosen:
            self._take(chosen)

    def cells(self, record: Record) -> dict[str, Cell]:
        """Return the cells of the chosen fields of a record."""
        return {field.name: field_cell(record, field) for field in self.chosen}

    def _take(self, chosen: tuple[Kept, ...]) -> None:
        self.chosen, number = chosen, self._table.currentIndex().row()
        self._table.rows().set_columns(self.columns())
        if 0 <= number < self._table.rows().rowCount():
            self._table.select_row(number)
