"""Which sheet of a workbook holds the list, where its headings stand, whose layout it is, and what each column is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from resettle_desktop.exchange.columns import ColumnUse, column_uses, heading_finding
from resettle_desktop.exchange.headings import Heading, Vocabulary, heading, heading_word, vocabulary
from resettle_desktop.exchange.layout import ID, Layout
from resettle_desktop.exchange.layouts import layout as layout_named
from resettle_desktop.exchange.layouts import layouts
from resettle_desktop.exchange.reading import Row, Sheet, Workbook
from resettle_desktop.records.codes import fold
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.record import kind_label
from resettle_desktop.records.texts import _

ROWS_LOOKED_AT = 30  # title rows are few; a heading row stands above the list
LEAST_FIELDS = 2  # one known heading alone may be chance
SECOND_ROW = 0.5  # what a heading over two rows must gain to be taken for one


@dataclass(frozen=True)
class RecognisedSheet:
    """One sheet's list: its layout, the headings' rows, the rows below, what each column is, and what was found."""

    sheet: Sheet
    layout: Layout
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


@dataclass(frozen=True)
class _Fit:
    sheet: Sheet
    place: int
    headings: tuple[Heading, ...]
    height: int
    words: Vocabulary
    known: frozenset[int] = frozenset()
    score: float = 0.0

    @property
    def fields(self) -> set[str]:
        columns = self.words.layout.columns
        return {columns[place].field for place in self.known} - {""}


@dataclass
class _Candidate:
    layout: Layout
    fits: list[_Fit] = field(default_factory=list)

    @property
    def score(self) -> float:
        scores = [fit.score for fit in self.fits]
        return sum(scores) if self.layout.sheet_per_kind else max(scores, default=0.0)


def recognise(workbook: Workbook, *, layout: str | None = None, mapping: Mapping[str, str] | None = None) -> Recognised:
    """Return which layout the workbook has, and where.

    ``layout`` forces one by name; ``mapping`` says by hand what columns are (heading: ``Kind.field``, or empty to
    leave it out). Raises KnownError where no heading row fits, where there is no such layout or no such field.
    """
    wanted = (_readable(layout),) if layout else tuple(each for each in layouts() if each.kinds)
    chosen = max(_candidates(workbook, wanted, bool(layout), mapping or {}), key=lambda each: each.score)
    if not chosen.fits:
        raise _nothing_fits(workbook, wanted)
    order = [part.kinds for part in chosen.layout.parts()]
    fits = sorted(chosen.fits, key=lambda fit: order.index(fit.words.layout.kinds))
    sheets = tuple(_recognised(fit, mapping or {}) for fit in fits)
    return Recognised(chosen.layout, sheets, " ".join(each.why for each in sheets), tuple(_left_out(workbook, sheets)))


def _readable(name: str) -> Layout:
    found = layout_named(name)
    if not found.kinds:
        said = _("{layout} is written and not read. Nothing was imported. Choose another layout, or none.")
        raise KnownError(said.format(layout=found.title))
    return found


def _candidates(
    workbook: Workbook, wanted: Sequence[Layout], forced: bool, mapping: Mapping[str, str]
) -> list[_Candidate]:
    parts = [(layout, vocabulary(part)) for layout in wanted for part in layout.parts()]
    shares = _shares([words for _layout, words in parts])
    by_hand = {heading_word(each) for each in mapping} - {""}
    candidates = {layout.name: _Candidate(layout) for layout in wanted}
    for sheet in workbook.sheets:
        if not sheet.hidden and sheet.rows:
            for name, fit in _sheet_fits(sheet, parts, shares, by_hand):
                if forced or _marked(fit, candidates[name].layout):
                    candidates[name].fits.append(fit)
    return list(candidates.values())


def _sheet_fits(
    sheet: Sheet, parts: Sequence[tuple[Layout, Vocabulary]], shares: Mapping[str, float], by_hand: set[str]
) -> Iterator[tuple[str, _Fit]]:
    best: dict[str, _Fit] = {}
    for place, height, headings in _heading_rows(sheet):
        chosen = sum(heading_word(each.text) in by_hand for each in headings)
        for layout, known in parts:
            fit = _fit(sheet, place, known, headings, shares, height)
            enough = len(fit.fields) + chosen >= LEAST_FIELDS
            if enough and (layout.name not in best or fit.score > best[layout.name].score):
                best[layout.name] = fit
    yield from best.items()


def _heading_rows(sheet: Sheet) -> Iterator[tuple[int, int, list[Heading]]]:
    rows = sheet.rows[:ROWS_LOOKED_AT]
    for place in range(len(rows)):
        yield place, 1, _headings(rows[place : place + 1])
        if place + 1 < len(rows):
            yield place, 2, _headings(rows[place : place + 2])


def _headings(rows: Sequence[Row]) -> list[Heading]:
    columns = zip_longest(*(_texts(row) for row in rows), fillvalue="")
    return [heading(texts[-1], texts[0] if len(texts) > 1 else "") for texts in columns]


def _texts(row: Row) -> list[str]:
    return [cell.strip() if isinstance(cell, str) else "" for cell in row.cells]


def _fit(
    sheet: Sheet, place: int, known: Vocabulary, headings: list[Heading], shares: Mapping[str, float], height: int
) -> _Fit:
    found: dict[int, float] = {}
    for each in headings:
        column = known.place(each.words)
        if column is not None:
            share = max(shares[word] for word in each.words if word in known.words)
            found[column] = max(found.get(column, 0.0), share)
    named = fold(sheet.name) in _sheet_names(known.layout)
    score = sum(found.values()) * (2 if named else 1) - (SECOND_ROW if height > 1 else 0.0)
    return _Fit(sheet, place, tuple(headings), height, known, frozenset(found), score)


def _sheet_names(part: Layout) -> set[str]:
    kinds = [kind.record for kind in part.kinds]
    return {fold(kind_label(kind, many)) for kind in kinds for many in (True, False)} | {fold(k.kind()) for k in kinds}


def _marked(fit: _Fit, layout: Layout) -> bool:
    if layout.sheet_per_kind:
        named = fold(fit.sheet.name) in _sheet_names(fit.words.layout)
        return named and bool(fit.fields & {f"{kind.kind}.{ID}" for kind in fit.words.layout.kinds})
    return not layout.marks or bool(fit.fields & set(layout.marks))


def _shares(parts: Sequence[Vocabulary]) -> dict[str, float]:
    counts: dict[str, int] = {}
    for words in parts:
        for word in words.words:
            counts[word] = counts.get(word, 0) + 1
    return {word: 1 / count for word, count in counts.items()}


def _recognised(fit: _Fit, mapping: Mapping[str, str]) -> RecognisedSheet:
    part, sheet = fit.words.layout, fit.sheet
    below = fit.place + fit.height
    heading_rows, rows = tuple(sheet.rows[fit.place : below]), tuple(sheet.rows[below:])
    columns, doubles = column_uses(sheet.name, fit.headings, rows, fit.words, mapping)
    said = tuple(heading_finding(part, double, sheet.name, heading_rows[0].number) for double in doubles)
    return RecognisedSheet(sheet, part, heading_rows, rows, columns, said, _why(fit, columns, heading_rows[0].number))


def _why(fit: _Fit, columns: Sequence[ColumnUse], row: int) -> str:
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


def _nothing_fits(workbook: Workbook, wanted: Sequence[Layout]) -> KnownError:
    listed = [each for each in wanted if not each.sheet_per_kind] or wanted
    headings = [c.heading for each in listed for c in each.columns if c.field in each.marks or not each.marks]
    shown = ", ".join(dict.fromkeys(headings[:12]))
    return KnownError(
        _(
            "No row of {file} has headings that fit {layouts}. Nothing was imported. Looked for headings such as "
            "{headings} in the first {count} rows of each sheet; correct the headings, or name the layout."
        ).format(file=workbook.name, headings=shown, count=ROWS_LOOKED_AT, layouts=", ".join(e.title for e in wanted))
    )
