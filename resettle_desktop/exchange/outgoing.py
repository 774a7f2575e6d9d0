"""What may leave in a workbook, and how a field's value stands in a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from resettle_desktop.exchange.layout import ROW, Layout, LayoutColumn
from resettle_desktop.exchange.sheets import CellValue, Form, SheetColumn
from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.fields import (
    Code,
    Coded,
    Codes,
    Day,
    Flag,
    Kept,
    LongText,
    Moment,
    PartialDate,
    Sensitivity,
    Whole,
)
from resettle_desktop.records.record import KINDS, Record, kind_of

MOST_EXACT = 10**15  # a spreadsheet rounds the digits of larger numbers away; as text they stay
# What concerns one member of a family and not the others; no sensitivity says that
CONFIDENTIAL = frozenset(("Person.confidential_remarks",))
# What a row says that no field keeps; small letters, so that none is taken for a kind
COMPUTED = {"family.number": Form.WHOLE, "family.persons": Form.WHOLE, "leg.flight": Form.TEXT}


@dataclass(frozen=True)
class OutgoingRow:
    """One row before it is written: its records by kind or part, and what is computed of them (``COMPUTED``).

    ``several`` are the records of kinds of which a cell names several.
    """

    records: Mapping[str, Record]
    computed: Mapping[str, CellValue] = field(default_factory=dict)
    several: Mapping[str, Sequence[Record]] = field(default_factory=dict)

    def value(self, column: LayoutColumn, language: str) -> CellValue:
        """Return what stands in this column's cell."""
        if column.field in COMPUTED:
            return self.computed.get(column.field)
        if column.several:
            found = self.several.get(column.field.split(".")[0], ())
            return "; ".join(str(_of_record(record, column.field, language)) for record in found) or None
        said = [self._of_field(name, language) for name in (column.field, column.rest) if name]
        return column.between.join(map(str, said)) if len(said) > 1 and None not in said else said[0]

    def _of_field(self, name: str, language: str) -> CellValue:
        record = self.records.get(name.split(".")[0])
        return _of_record(record, name, language) if record else None


def _of_record(record: Record, name: str, language: str) -> CellValue:
    own = name.split(".")[1]
    return cell_value(record.field(own), record.of(own), language)


def may_leave(name: str) -> bool:
    """Return whether a field (``Kind.field``) may stand in a workbook for another agency: nothing of health."""
    if name in COMPUTED:
        return True
    kept = declared(name)
    return name not in CONFIDENTIAL and kept.leaves and kept.sensitivity is not Sensitivity.MEDICAL


def outgoing_columns(layout: Layout) -> tuple[LayoutColumn, ...]:
    """Return the columns of an agency's layout that are written: those with a field of a record, if it may leave.

    Each field once, by its first column: the others say it in the words of other agencies. What a cell says of its
    row alone, such as the day of its times, is read and not written.
    """
    columns = (column for column in layout.columns if column.field and not column.field.startswith(f"{ROW}."))
    first = {column.field: column for column in reversed(tuple(columns))}
    return tuple(column for column in layout.columns if first.get(column.field) is column and _leaves(layout, column))


def _leaves(layout: Layout, column: LayoutColumn) -> bool:
    return all(may_leave(field_of_kind(layout, name)) for name in (column.field, column.rest) if name)


def field_of_kind(layout: Layout, name: str) -> str:
    """Return a field (``Kind.field``) of one part of a row (``visa.number``) under the name of its kind."""
    part, own = name.split(".")
    kind = layout.kind(part)
    return f"{kind.kind}.{own}" if kind else name


def declared(name: str) -> Kept:
    """Return the field of this name (``Kind.field``); raises Refused where there is none."""
    kind, own = name.split(".")
    return kind_of(kind).field(own)


def outgoing_kinds(layout: Layout) -> set[str]:
    """Return the kinds whose values the layout's columns show."""
    return {field_of_kind(layout, column.field).split(".")[0] for column in outgoing_columns(layout)} & set(KINDS)


def sheet_columns(layout: Layout) -> Iterator[SheetColumn]:
    """Yield the columns of an agency's layout as they are written."""
    for column in outgoing_columns(layout):
        if column.field in COMPUTED:
            yield SheetColumn(column.heading, COMPUTED[column.field], theirs=column.theirs)
        else:
            yield _sheet_column(layout, column)


def _sheet_column(layout: Layout, column: LayoutColumn) -> SheetColumn:
    if column.rest or column.several:
        return SheetColumn(column.heading, Form.TEXT, theirs=column.theirs)
    return sheet_column(column.heading, declared(field_of_kind(layout, column.field)), layout.language, column.theirs)


def sheet_column(heading: str, kept: Kept, language: str, theirs: bool = False) -> SheetColumn:
    """Return a field's column, with what may be chosen in it; a field of several codes is typed."""
    return SheetColumn(heading, _form(kept), _choices(kept, language), theirs)


def _form(kept: Kept) -> Form:
    forms = ((PartialDate, Form.DAY), (Day, Form.DAY), (Moment, Form.MOMENT), (LongText, Form.LONG_TEXT))
    found = next((form for kind, form in forms if isinstance(kept, kind)), Form.TEXT)
    return Form.WHOLE if type(kept) is Whole else found


def _choices(kept: Kept, language: str) -> tuple[str, ...]:
    if isinstance(kept, Code):
        return tuple(dict.fromkeys(kept.codes.label(code, language) for code in kept.codes.codes))
    return (kept.show(True), kept.show(False)) if isinstance(kept, Flag) else ()


def cell_value(kept: Kept, value: object, language: str) -> CellValue:
    """Return a value as it stands in a cell: a known day as a date, a partial one as text, codes as their labels."""
    if value is None:
        return None
    if isinstance(value, KnownDate):
        return date(value.year, value.month or 1, value.day or 1) if value.exact else kept.show(value)
    if isinstance(kept, Coded):
        codes = value if isinstance(kept, Codes) and isinstance(value, tuple) else (value,)
        return ", ".join(kept.codes.label(str(code), language) for code in codes)
    if isinstance(value, date) or (type(value) is int and type(kept) is Whole and abs(value) < MOST_EXACT):
        return value
    return kept.show(value)
