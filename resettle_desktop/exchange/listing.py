"""The rows of a recognised sheet as values of fields; what is no row of the list is left out with a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from resettle_desktop.exchange.columns import ColumnUse, How, first_values
from resettle_desktop.exchange.conversion import shown
from resettle_desktop.exchange.date_cells import DateOrder, date_order, is_date, of_one_hand
from resettle_desktop.exchange.fact_cells import FactCells
from resettle_desktop.exchange.facts import Facts
from resettle_desktop.exchange.layout import Layout, LayoutKind
from resettle_desktop.exchange.merged_cells import MergedCells
from resettle_desktop.exchange.read_columns import IMPLIED, ReadColumn, declared_column
from resettle_desktop.exchange.reading import Row
from resettle_desktop.exchange.recognition import RecognisedSheet
from resettle_desktop.exchange.row_parts import row_parts
from resettle_desktop.exchange.row_values import RowValues
from resettle_desktop.exchange.workbook_words import says_why_ill
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kept import clean


@dataclass(frozen=True)
class ListRow:
    """One row of the list: each field's value under ``Kind.field``, what was found, and why it is left out if it is.

    ``further`` is what columns say that fill no field, by their headings. ``ids`` are the records that the row is
    known to be about, by the names of their kinds; one that is in no store yet is made under its id. ``sent`` is what
    the row said when it left, where it was sent from here; fields without a column are not in it.
    """

    sheet: str
    number: int
    values: Mapping[str, Any]
    findings: tuple[Finding, ...] = ()
    skipped: Finding | None = None
    further: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, int] = field(default_factory=dict)
    sent: Mapping[str, Any] | None = None

    def of(self, kind: str) -> dict[str, Any]:
        """Return the values of the fields of one kind, or of one part of it."""
        return {name.split(".")[1]: value for name, value in self.values.items() if name.split(".")[0] == kind}

    def sent_of(self, kind: str) -> dict[str, Any]:
        """Return what the row said of the fields of one kind when it left; nothing where it was not sent from here."""
        return {name.split(".")[1]: value for name, value in (self.sent or {}).items() if name.split(".")[0] == kind}

    def implied(self, kind: str) -> dict[str, Any]:
        """Return what cells of other columns say of the kind's fields, where they are empty."""
        return self.of(IMPLIED + kind)


@dataclass(frozen=True)
class Listing:
    """A sheet's rows, its columns with what those rows hold, each field's heading, and what was found of columns."""

    sheet: str
    layout: Layout
    columns: tuple[ColumnUse, ...]
    rows: tuple[ListRow, ...]
    headings: Mapping[str, str]
    findings: tuple[Finding, ...]


def list_rows(recognised: RecognisedSheet, constants: Mapping[str, Any] | None = None) -> Listing:
    """Return the rows of a recognised sheet, its families' case numbers filled down.

    ``constants`` are values for every row, of which others may be made.
    """
    reader = _Reader(recognised, constants or {})
    rows = tuple(_filled_down(recognised, list(reader.rows()), reader.merged))
    headings = {column.use.field: column.use.name for column in reader.columns}
    columns, found = reader.with_samples(), (*recognised.findings, *reader.findings())
    return Listing(recognised.sheet.name, recognised.layout, columns, rows, headings, found)


class _Reader:
    def __init__(self, recognised: RecognisedSheet, constants: Mapping[str, Any]) -> None:
        self._recognised, self._sheet = recognised, recognised.sheet.name
        self._together = RowValues(recognised.layout, constants)
        told = FactCells(recognised.layout, recognised.columns)
        self._parts = row_parts(recognised, told)
        self.merged = MergedCells(recognised.sheet, recognised.rows)
        self._fields = fields = recognised.layout.fields()
        used = sorted((use for use in recognised.columns if use.field), key=lambda use: (not use.rest, use.joined))
        # a whole name comes first, so that a column of one part alone has the last word
        self.columns = [self._column(use, fields) for use in used]
        unknown = [use for use in recognised.columns if use.how is How.UNMAPPED and use.heading]
        self._secret = [] if recognised.layout.medical else [use for use in unknown if says_why_ill(use.heading)]
        self._further = [] if recognised.layout.medical else [use for use in unknown if use not in self._secret]
        orders = [column.order for column in self.columns]
        for column in self.columns:
            column.order = of_one_hand(column.order, orders)
        dates = next((column.order for column in self.columns if column.order.told), DateOrder())
        self._facts = Facts(told, self._sheet, dates)

    def _column(self, use: ColumnUse, fields: Mapping[str, Kept]) -> ReadColumn:
        cells, kept = self._parts.cells(use.place), fields[use.field]
        order = date_order(cells, use.heading) if is_date(kept) else DateOrder()
        return ReadColumn(use, declared_column(self._recognised.layout, use), fields, order, self._recognised.layout)

    def with_samples(self) -> tuple[ColumnUse, ...]:
        """Return the columns with their first values in the rows of the list."""
        columns = self._recognised.columns
        return tuple(replace(use, samples=first_values(self._parts.cells(use.place))) for use in columns)

    def rows(self) -> Iterator[ListRow]:
        """Yield what each row says, with what the rows over it say of it; those are no rows of the list."""
        for row in self._recognised.above:
            self._facts.take(row.number, self._parts.facts.get(row.number, ()))
        for row in self._recognised.rows:
            if row.number in self._parts.facts:
                self._facts.take(row.number, self._parts.facts[row.number])
            elif row.number in self._parts.outside:
                left_out = finding("W217").at(sheet=self._sheet, row=row.number)
                yield ListRow(self._sheet, row.number, {}, skipped=left_out)
            else:
                yield self._read(row)

    def findings(self) -> Iterator[Finding]:
        """Yield what was found of whole columns: dates whose order nothing tells, or that disagree."""
        yield from self._facts.findings
        for use in self._secret:
            yield finding("W231", value=use.name).at(sheet=self._sheet, heading=use.name)
        for name in sorted(self._together.alone):
            yield finding("W229", label=self._fields[name].label).at(sheet=self._sheet, field=self._fields[name].name)
        for column in self.columns:
            if not column.order.sure or column.order.mixed:
                said = finding("E133" if column.order.mixed else "W218", value=column.order.example or column.use.name)
                yield said.at(sheet=self._sheet, heading=column.use.name, field=column.kept.name)

    def _read(self, row: Row) -> ListRow:
        values: dict[str, Any] = {}
        said: list[Finding] = []
        for column in self.columns:
            cell = self.merged.cell(row, column.use.place)
            for name, converted in column.read(cell):
                if converted.value is not None:
                    joined = column.use.joined and name in values
                    values[name] = f"{values[name]} {converted.value}" if joined else converted.value
                if not self.merged.covers(row.number, column.use.place):
                    said += [self._placed(each, row, column) for each in converted.findings]
        values |= self._facts.values(values)
        said += [self._placed(each, row, self._by_field(name)) for name, each in self._together.complete(values)]
        return ListRow(self._sheet, row.number, values, tuple(said), further=self._further_values(row))

    def _further_values(self, row: Row) -> dict[str, str]:
        """Return what the row says that fills no field; nothing of a medical list, for it may say why one is ill."""
        said: dict[str, str] = {}
        for use in self._further:
            text = clean(shown(self.merged.cell(row, use.place)))
            if text:
                said[use.heading] = f"{said[use.heading]}; {text}" if use.heading in said else text
        return said

    def _by_field(self, name: str) -> ReadColumn:
        return next(column for column in self.columns if column.use.field == name)

    def _placed(self, said: Finding, row: Row, column: ReadColumn) -> Finding:
        kind = self._recognised.layout.kind_of(column.use.field)
        return said.at(sheet=self._sheet, row=row.number, heading=column.use.name, kind=kind)


def _filled_down(recognised: RecognisedSheet, rows: list[ListRow], merged: MergedCells) -> Iterator[ListRow]:
    fillers = [_Filler(recognised, kind, rows, merged) for kind in recognised.layout.kinds if kind.shared]
    for row in rows:
        for filler in fillers:
            row = filler.fill(row)
        yield row


class _Filler:
    """Gives the rows of one record the number that only its first row has, followed by blanks."""

    def __init__(
        self, recognised: RecognisedSheet, kind: LayoutKind, rows: Sequence[ListRow], merged: MergedCells
    ) -> None:
        self._kind, self._name = kind, f"{kind.name}.{kind.keys[0][0]}"
        place = next((use.place for use in recognised.columns if use.field == self._name), -1)
        own = (row for row in rows if not merged.covers(row.number, place))
        numbers = [row.values[self._name] for row in own if self._name in row.values]
        key = kind.record.field(kind.keys[0][0]).key
        # Where a number is repeated on the next row, each row has its own: a blank is then a mistake
        self._blanks_follow = kind.several_rows and not any(key(one) == key(two) for one, two in pairwise(numbers))
        self._last: Any = None

    def fill(self, row: ListRow) -> ListRow:
        """Return the row with its record's number."""
        if row.skipped:
            return row
        number = row.values.get(self._name)
        if number is None:
            number = self._follows(row)
        self._last = number
        if number is None or self._name in row.values:
            return row
        return replace(row, values={**row.values, self._name: number})

    def _follows(self, row: ListRow) -> Any:
        begins = any(row.values.get(name) == value for name, value in self._kind.first_row.items())
        return self._last if self._blanks_follow and not begins else None
