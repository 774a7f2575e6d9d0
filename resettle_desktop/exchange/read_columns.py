"""Reads the cells of one column as values of the fields that it fills."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from resettle_desktop.exchange.clock_cells import read_clock
from resettle_desktop.exchange.coded_cells import codes_within
from resettle_desktop.exchange.column_use import ColumnUse
from resettle_desktop.exchange.conversion import Converted, convert, convert_exactly, is_blank, shown
from resettle_desktop.exchange.date_cells import DateOrder
from resettle_desktop.exchange.full_names import NameParts, convert_name
from resettle_desktop.exchange.layout import Layout, LayoutColumn
from resettle_desktop.exchange.reader_cells import Cell
from resettle_desktop.records.airports import country_of
from resettle_desktop.records.fields import Code, Kept
from resettle_desktop.records.findings import Level, Refused

IMPLIED = "~"  # before the name of a field that a cell of another column says something of
Read = list[tuple[str, Converted]]
# what one value tells of another, by the names that layouts use
_TOLD: Mapping[str, Callable[[str | None], str | None]] = {"airport_country": country_of}


def declared_column(layout: Layout, use: ColumnUse) -> LayoutColumn:
    """Return what the layout declares of a column that is used so; nothing but its field where it declares nothing."""
    same = [column for column in layout.columns if column.field == use.field]
    mine = [column for column in same if column.heading == use.declared]
    alike = [column for column in same if column.rest == use.rest]
    return next(iter([*mine, *alike, *same]), LayoutColumn(use.heading, use.field))


class ReadColumn:
    """One column of a sheet; ``order`` is that of its dates, which the sheet's other columns may tell."""

    def __init__(
        self, use: ColumnUse, declared: LayoutColumn, fields: Mapping[str, Kept], order: DateOrder, layout: Layout
    ) -> None:
        self.use, self.declared, self.kept, self.order = use, declared, fields[use.field], order
        kind = layout.kind(use.field.split(".")[0])
        self._fields, self._exact = fields, all(each.identified for each in layout.kinds)
        self._named_only = kind is not None and kind.named_only
        self._known: dict[tuple[type, Cell], Read] = {}

    def read(self, cell: Cell) -> Read:
        """Return the value of each field that the cell fills, with what was found."""
        key = (type(cell), cell)
        if key not in self._known:
            self._known[key] = self._told(list(self._read(cell)))
        return self._known[key]

    def _told(self, read: Read) -> Read:
        """Leave out warnings of what merely names a record: nothing of it is written."""
        if not self._named_only:
            return read
        errors = (tuple(each for each in one.findings if each.level is Level.ERROR) for _name, one in read)
        return [(name, replace(one, findings=said)) for (name, one), said in zip(read, errors, strict=True)]

    def _read(self, cell: Cell) -> Iterator[tuple[str, Converted]]:
        cell = self._whole(cell)
        found = list(self._values(cell))
        yield from found
        for name in self.declared.also:
            yield name, convert(self._fields[name], cell, self.order)
        if any(one.value is not None for _name, one in found):
            for name, value in self.declared.says.items():
                yield IMPLIED + name, Converted(self._fields[name].from_json(value))
        for name, told_by in self.declared.tells.items():
            yield IMPLIED + name, Converted(_TOLD[told_by](found[0][1].value))

    def _whole(self, cell: Cell) -> Cell:
        """Return a number with the zeros that the workbook lost, and of a longer text the one value of the form."""
        digits, form = self.declared.digits, self.declared.form
        if digits and isinstance(cell, int | str) and not isinstance(cell, bool) and str(cell).isdecimal():
            return str(cell).zfill(digits)
        if form and isinstance(cell, str) and not re.fullmatch(form, cell):
            within = re.findall(rf"(?<![^\W_])(?:{form})(?![^\W_])", cell)
            return within[0] if len(set(within)) == 1 else cell
        return cell

    def _values(self, cell: Cell) -> Iterator[tuple[str, Converted]]:
        if self.use.rest and self.declared.split:
            yield from self._parts(cell)
        elif self.use.rest:
            yield from self._names(convert_name(cell))
        elif self.declared.several and isinstance(self.kept, Code):
            yield from self._codes(self.kept, cell)
        elif self.declared.day and not is_blank(cell):
            yield self.use.field, self._clock(cell)
        else:
            yield self.use.field, self._one(cell)

    def _one(self, cell: Cell) -> Converted:
        return (convert_exactly if self._exact else convert)(self.kept, cell, self.order)

    def _parts(self, cell: Cell) -> Iterator[tuple[str, Converted]]:
        text = shown(cell).strip()
        found = re.fullmatch(self.declared.split, text, re.IGNORECASE)
        first, rest = (found[1], found[2]) if found else (text, None)
        yield self.use.field, convert(self.kept, first, self.order)
        yield self.use.rest, convert(self._fields[self.use.rest], rest, self.order)

    def _names(self, parts: NameParts) -> Read:
        given = Converted(parts.given.value or (None if self.use.native else parts.native.value), parts.given.findings)
        native = [(self.use.native, parts.native)] if self.use.native else []
        return [(self.use.field, parts.family), (self.use.rest, given), *native]

    def _codes(self, kept: Code, cell: Cell) -> Iterator[tuple[str, Converted]]:
        found, unknown = codes_within(kept.codes, shown(cell))
        said = (each for part in unknown for each in convert(kept, part, self.order).findings)
        yield self.use.field, Converted(found or None, tuple(said))

    def _clock(self, cell: Cell) -> Converted:
        try:
            clock: Any = read_clock(cell)
        except Refused as refused:
            return Converted(None, (refused.finding.at(field=self.kept.name, value=shown(cell)),))
        return Converted(clock) if clock else self._one(cell)
