"""Cells that come from a spreadsheet: what its headings name, and what each cell would make of a record's field."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO

from resettle_desktop.records.codes import fold
from resettle_desktop.records.fields import Content, Flag, Json, Kept, Link, Number, Sealed
from resettle_desktop.records.findings import Finding, Level, Refused
from resettle_desktop.records.record import Record
from resettle_desktop.rules.agreement import record_findings

_FORMULA = ("'=", "'@", "'+", "'-")  # how a copied cell keeps a spreadsheet from running what it says
Cells = Sequence[Sequence[str]]


@dataclass(frozen=True)
class PastedCell:
    """One cell that says something new of a record: the field as it is and as it would be, and what checks say of it.

    ``text`` is what the cell said; of one that is refused nothing comes ``after``.
    """

    record: Record
    field: Kept
    text: str
    before: Json
    after: Json
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        """Return whether the value cannot be stored."""
        return any(each.level is Level.ERROR for each in self.findings)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Return what asks for a word of reason."""
        return tuple(each for each in self.findings if each.level is Level.WARNING)


def read_cells(text: str) -> list[list[str]]:
    """Return the cells of a text that a spreadsheet put on the clipboard, row by row; rows without any are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if '"' not in lines:
        rows = [line.split("\t") for line in lines.split("\n")]
    else:
        try:
            rows = list(csv.reader(StringIO(lines, newline=""), delimiter="\t"))
        except csv.Error:
            rows = [line.split("\t") for line in lines.split("\n")]
    return [[_unmarked(cell.strip()) for cell in row] for row in rows if any(cell.strip() for cell in row)]


def pasted_fields(kind: type[Record]) -> list[Kept]:
    """Return the fields of a kind into which cells may be pasted: none that is sealed, a file or another record."""
    return [field for field in kind.fields() if not isinstance(field, Link | Sealed | Content)]


def common_fields(kind: type[Record]) -> list[Kept]:
    """Return the fields of which many records of a kind may have the same value: none that names one record alone."""
    return [each for each in pasted_fields(kind) if not (isinstance(each, Number) and each.one_record_each)]


def headings(first: Sequence[str], words: Mapping[str, str], key: str) -> list[str] | None:
    """Return which field each cell of a heading row names, empty for none; None where it is no heading row.

    ``words`` are what fields are called, folded; a heading row names ``key``, the number by which rows are matched.
    """
    found = [words.get(fold(cell), "") for cell in first]
    return found if key in found else None


def heading_words(fields: Iterable[Kept], called: Mapping[str, str]) -> dict[str, str]:
    """Return the words of these fields for ``headings``: labels in both languages, names, and what a list calls them.

    ``called`` says for a heading of the list which field it shows.
    """
    words: dict[str, str] = {}
    for field in fields:
        for word in (field.label, field.label_text, field.name):
            words.setdefault(fold(word), field.name)
    return {**words, **{fold(title): name for title, name in called.items()}}


def pasted_cells(
    record: Record, texts: Mapping[str, str], *, empties: bool = False, today: date | None = None
) -> Iterator[PastedCell]:
    """Yield what the texts of some fields make of a record, each with what the checks of typing say; alike ones not.

    An empty text changes nothing unless ``empties``, which empties the field.
    """
    cells = [_cell(record, type(record).field(name), text) for name, text in texts.items() if text or empties]
    changing = [cell for cell in cells if cell.refused or not _is_same(cell)]
    wanted = [cell for cell in changing if not cell.refused]
    said = _fresh_findings(record, wanted, today) if wanted else []
    for cell in changing:
        mine = [each for each in said if each.field == cell.field.name] if not cell.refused else []
        # what is said of a field that nobody pasted stands at the first one: it is that change which brings it
        if wanted and cell is wanted[0]:
            mine += [each for each in said if each.field not in {other.field.name for other in wanted}]
        yield replace(cell, findings=(*cell.findings, *mine)) if mine else cell


def with_cells(cells: Sequence[PastedCell]) -> Record:
    """Return the record of these cells as it would be with them."""
    record = cells[0].record
    values = record.values() | {cell.field.name: cell.after for cell in cells if not cell.refused}
    return type(record).from_values({n: v for n, v in values.items() if v is not None}, record.id, record.revision)


def _cell(record: Record, field: Kept, text: str) -> PastedCell:
    before = field.to_json(record.of(field.name))
    try:
        value = field.read(text)
    except Refused as refused:
        said = refused.finding.at(kind=record.kind_name(), record=record.id, field=field.name)
        return PastedCell(record, field, text, before, None, (said,))
    errors = tuple(each for each in field.findings(value) if each.level is Level.ERROR)
    return PastedCell(record, field, text, before, None if errors else field.to_json(value), errors)


def _is_same(cell: PastedCell) -> bool:
    if isinstance(cell.field, Flag):
        return bool(cell.before) == bool(cell.after)
    return cell.before == cell.after


def _fresh_findings(record: Record, cells: Sequence[PastedCell], today: date | None) -> list[Finding]:
    """Return the warnings that are true of the record with the cells and were not before."""
    there = {(each.number, each.field, each.value) for each in _warnings(record, today)}
    return [each for each in _warnings(with_cells(cells), today) if (each.number, each.field, each.value) not in there]


def _warnings(record: Record, today: date | None) -> list[Finding]:
    said = [*record.findings(), *record_findings(record, today)]
    return [each for each in said if each.level is Level.WARNING]


def _unmarked(cell: str) -> str:
    return cell[1:] if cell.startswith(_FORMULA) else cell
