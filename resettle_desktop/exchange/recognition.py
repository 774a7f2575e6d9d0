"""Which sheet of a workbook holds the list, where its headings stand, whose layout it is, and what each column is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from resettle_desktop.exchange.columns import ColumnUse, column_uses, heading_finding
from resettle_desktop.exchange.fits import Candidate, Fit, candidates
from resettle_desktop.exchange.heading_rows import ROWS_LOOKED_AT, rows_of_headings
from resettle_desktop.exchange.layout import Layout
from resettle_desktop.exchange.layouts import layout as layout_named
from resettle_desktop.exchange.layouts import layouts
from resettle_desktop.exchange.reading import Row, Sheet, Workbook
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.texts import _

NAMED_OF_EACH = 2  # headings of each layout that are named where none fits


@dataclass(frozen=True)
class RecognisedSheet:
    """One sheet's list: its layout, the rows above, of and below its headings, what each column is, what was found."""

    sheet: Sheet
    layout: Layout
    above: tuple[Row, ...]
    heading_rows: tuple[Row, ...]
    rows: tuple[Row, ...]
    columns: tuple[ColumnUse, ...]
    findings: tuple[Finding, ...]
    why: str


@dataclass(frozen=True)
class Recognised:
    """What a workbook is: its layout, the sheets to import, why, and a word on what is left out."""

    layout: Layout
    sheets: tuple[RecognisedSheet, ...]
    why: str
    notes: tuple[str, ...] = ()


def recognise(workbook: Workbook, *, layout: str | None = None, mapping: Mapping[str, str] | None = None) -> Recognised:
    """Return which layout the workbook has, and where.

    ``layout`` forces one by name; ``mapping`` says by hand what columns are (heading: ``Kind.field``, or empty to
    leave it out). Raises KnownError where no heading row fits, where there is no such layout or no such field.
    """
    wanted = (_readable(layout),) if layout else tuple(each for each in layouts() if each.kinds)
    found = candidates(workbook, wanted, forced=bool(layout), by_hand=mapping or {})
    chosen = max(found, key=lambda each: each.score)
    if not chosen.fits:
        raise _nothing_fits(workbook, wanted)
    sheets = tuple(_recognised(fit, mapping or {}) for fit in _in_order(chosen))
    return Recognised(chosen.layout, sheets, " ".join(each.why for each in sheets), tuple(_left_out(workbook, sheets)))


def _in_order(chosen: Candidate) -> list[Fit]:
    """Return the sheets as they are imported: kind by kind, records before what belongs to them."""
    order = [part.kinds for part in chosen.layout.parts()]
    return sorted(chosen.sheets(), key=lambda fit: order.index(fit.words.layout.kinds))


def _readable(name: str) -> Layout:
    found = layout_named(name)
    if not found.kinds:
        said = _("{layout} is written and not read. Nothing was imported. Choose another layout, or none.")
        raise KnownError(said.format(layout=found.title))
    return found


def _recognised(fit: Fit, mapping: Mapping[str, str]) -> RecognisedSheet:
    sheet = fit.sheet
    place, below = rows_of_headings(sheet, fit.place, fit.height, fit.headings, fit.words)
    heading_rows, rows = tuple(sheet.rows[place:below]), tuple(sheet.rows[below:])
    columns, doubles = column_uses(sheet.name, fit.headings, rows, fit.words, mapping)
    part = _told(fit.words.layout, columns)
    said = tuple(heading_finding(part, double, sheet.name, heading_rows[0].number) for double in doubles)
    why = _why(fit, columns, heading_rows[0].number)
    return RecognisedSheet(sheet, part, tuple(sheet.rows[:place]), heading_rows, rows, columns, said, why)


def _told(part: Layout, columns: Sequence[ColumnUse]) -> Layout:
    """Return the layout with the kinds that the sheet says something of: a sheet of cases alone names no person."""
    named = {use.field.split(".")[0] for use in columns if use.field}
    return replace(part, kinds=tuple(kind for kind in part.kinds if kind.name in named or kind.shared))


def _why(fit: Fit, columns: Sequence[ColumnUse], row: int) -> str:
    known = [column.heading for column in columns if column.field]
    given = [column.heading for column in columns if column.heading]
    return _("Sheet {sheet}, row {row}: {known} of {given} headings belong to {layout} ({headings}).").format(
        sheet=fit.sheet.name, row=row, known=len(known), given=len(given), layout=fit.words.layout.title,
        headings=", ".join(known[:4]) + (" …" if len(known) > 4 else ""),
    )  # fmt: skip


def _left_out(workbook: Workbook, sheets: Sequence[RecognisedSheet]) -> Iterator[str]:
    taken = {each.sheet.name for each in sheets}
    for sheet in workbook.sheets:
        if sheet.name not in taken and sheet.rows:
            reason = _("it is hidden") if sheet.hidden else _("no row of it has the headings")
            yield _("The sheet {sheet} is left out: {reason}.").format(sheet=sheet.name, reason=reason)


def _telling(layout: Layout) -> list[str]:
    """Return a few headings by which the layout is known."""
    columns = (layout.column(mark) for mark in layout.marks) if layout.marks else iter(layout.columns)
    return [column.heading for column in columns if column][:NAMED_OF_EACH]


def _nothing_fits(workbook: Workbook, wanted: Sequence[Layout]) -> KnownError:
    listed = [each for each in wanted if not each.sheet_per_kind] or wanted
    headings = [heading for each in listed for heading in _telling(each)]
    said = _(
        "No row of {file} has headings that fit {layouts}. Nothing was imported. Looked for headings such as "
        "{headings} in the first {count} rows of each sheet; correct the headings, or name the layout."
    ).format(
        file=workbook.name, headings=", ".join(dict.fromkeys(headings)), count=ROWS_LOOKED_AT,
        layouts=", ".join(each.title for each in wanted),
    )  # fmt: skip
    hidden = ", ".join(sheet.name for sheet in workbook.sheets if sheet.hidden and sheet.rows)
    if not hidden:
        return KnownError(said)
    more = _("Hidden sheets were not looked at: {names}. Unhide them in the workbook if the list is there.")
    return KnownError(f"{said} {more.format(names=hidden)}")
