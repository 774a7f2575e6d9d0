"""What the screen of figures shows, as words and cells: pure functions of what was asked and counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from resettle_desktop.desktop.figures.asked import Asked
from resettle_desktop.desktop.parts.rows import Cell, Column, Row
from resettle_desktop.figures.bars import Chart
from resettle_desktop.figures.counting import Answer, Question
from resettle_desktop.figures.crossing import Crossed, crossed
from resettle_desktop.figures.figure import UNIT_LABELS
from resettle_desktop.figures.kept import KeptFacts
from resettle_desktop.records.dates import show_moment
from resettle_desktop.records.texts import _, n_, show_number

ALL, BEFORE, CHANGE, SHARE = "all", "before", "change", "share"
_FIRST, _NUMBER, _WIDEST, _LETTER, _MOST_ACROSS = 170, 84, 320, 7, 10
_NONE = "–"
FILLER = Column("filler", "", 1, sortable=False)  # takes what room is left, so that numbers stand together
At = dict[str, Any]


@dataclass(frozen=True)
class Counted:
    """What was counted for the screen: the answer, the same of the year before, and all years that there are."""

    asked: Asked
    answer: Answer
    before: Answer | None = None
    years: tuple[int, ...] = ()
    at: datetime = field(default_factory=datetime.now)

    @property
    def table(self) -> Crossed:
        """Return the answer as a table of two fields."""
        return crossed(self.answer)


def counted(facts: KeptFacts, asked: Asked) -> Counted:
    """Count what is asked, the same of the year before, and which years there are."""
    years = facts.count(Question(asked.figure, asked.unit, (asked.figure.year.name,)))
    before = facts.count(asked.before) if asked.before else None
    known = tuple(row.by[0] for row in years.rows if row.by[0] is not None)
    return Counted(asked, facts.count(asked.question), before, known)


def offered(facts: KeptFacts, asked: Asked, name: str) -> list[tuple[Any, str]]:
    """Return the values that a field has in the figure, the largest first, each with its words and its count."""
    field = asked.figure.field_of(name, asked.unit)
    rows = facts.count(Question(asked.figure, asked.unit, (name,), asked.years)).rows
    ordered = rows if field.values.natural else sorted(rows, key=lambda row: -row.count)
    return [(row.by[0], f"{field.show(row.by[0])}  ({show_number(row.count)})") for row in ordered]


@dataclass(frozen=True)
class Sheet:
    """The table below the chart: columns, rows, and for each cell whom it counts, as values of fields."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    places: Mapping[tuple[str, str], At] = field(default_factory=dict)


def unit_words(unit: str, count: int) -> str:
    """Return how many persons, cases or warnings, with its thousands parted."""
    words = {
        "persons": n_("{n} person", "{n} persons", count),
        "cases": n_("{n} case", "{n} cases", count),
        "warnings": n_("{n} warning", "{n} warnings", count),
    }[unit]
    return words.replace(str(count), show_number(count), 1)


def headline(counted: Counted) -> str:
    """Return the one sentence that says what the figure is."""
    asked, answer, table = counted.asked, counted.answer, counted.table
    many = unit_words(asked.unit, answer.total)
    if asked.figure.timed and answer.rows:
        longest = max(answer.rows, key=lambda row: row.median or 0)
        told = _("{step}: {days} days for half of them")
        return told.format(step=table.across_label(longest.by[0]), days=f"{longest.median:g}")
    if asked.year and counted.before is not None:
        return _compared(many, asked.year, answer.total - counted.before.total)
    known = [value for value in table.across if value is not None]
    if len(known) < 2:
        return many
    most, least = (pick(known, key=table.across_total) for pick in (max, min))
    if asked.across == asked.figure.year.name:
        told = _("{many}; most in {most}, {high}, and fewest in {least}, {low}")
    else:
        told = _("{many}; most: {most} ({high})")
    return told.format(
        many=many, most=_named(table, most), high=show_number(table.across_total(most)),
        least=_named(table, least), low=show_number(table.across_total(least)),
    )  # fmt: skip


def _named(table: Crossed, value: Any) -> str:
    """Return a value in words, a number that is no year with what it is."""
    is_year = table.fields[0].name.endswith("_year")
    bare = isinstance(value, int) and not is_year
    return f"{table.fields[0].label} {value}" if bare else table.across_label(value)


def _compared(many: str, year: int, more: int) -> str:
    if more == 0:
        return _("{many} in {year}, as many as in {before}").format(many=many, year=year, before=year - 1)
    fewer, larger = _("{many} in {year}, {n} fewer than in {before}"), _("{many} in {year}, {n} more than in {before}")
    told = larger if more > 0 else fewer
    return told.format(many=many, year=year, n=show_number(abs(more)), before=year - 1)


def sentences(counted: Counted) -> tuple[str, str]:
    """Return what is counted, and as of when and from which source."""
    asked = counted.asked
    chosen = [*([asked.year_words()] if asked.years else []), *map(asked.filter_words, asked.where)]
    only = _("Only {chosen}.").format(chosen=" · ".join(chosen)) if chosen else ""
    when = _("As of {moment}.").format(moment=show_moment(counted.at))
    return " ".join(filter(None, (counted.answer.definition, only))), f"{when} {counted.answer.source}"


def chart_of_times(counted: Counted) -> Chart:
    """Return the chart of a figure that is timed: the median days of each step."""
    table = counted.table
    rows = [row for row in counted.answer.rows if row.median is not None]
    days = [round(row.median or 0) for row in rows]
    return Chart(
        tuple(table.across_label(row.by[0]) for row in rows), (_("Median days"),), (tuple(days),), True,
        tuple(f"{row.median:g}" for row in rows), tuple(row.by[0] for row in rows), (None,),
    )  # fmt: skip


def sheet_of(counted: Counted) -> Sheet:
    """Return the table of what was counted."""
    if counted.asked.figure.timed:
        return _timed(counted)
    if not counted.asked.down:
        return _single(counted)
    table = counted.table
    turned = len(table.across) > _MOST_ACROSS and len(table.down) <= len(table.across)
    return _double(counted, table, turned)


def _single(counted: Counted) -> Sheet:
    asked, table = counted.asked, counted.table
    compares = counted.before is not None and asked.across != asked.figure.year.name
    before = crossed(counted.before) if counted.before is not None and compares else None
    columns = [_first(table), _number(ALL, _(UNIT_LABELS[asked.unit]) if not asked.year else str(asked.year))]
    if before is not None and asked.year:
        columns += [_number(BEFORE, str(asked.year - 1)), _number(CHANGE, _("Change"))]
    columns += [_number(SHARE, _("Share")), FILLER]
    values = list(table.across) + [each for each in (before.across if before else ()) if each not in table.across]
    rows: list[Row] = []
    places: dict[tuple[str, str], At] = {}
    for place, value in enumerate(values):
        count = table.across_total(value)
        cells = _cells(table.across_label(value), count, table.total, before.across_total(value) if before else None)
        rows.append(Row(f"r{place}", cells))
        places[f"r{place}", ALL] = {asked.across: value}
    rows.append(Row(ALL, _cells(_("All"), table.total, table.total, before.total if before else None, bold=True)))
    places[ALL, ALL] = {}
    return Sheet(tuple(columns), tuple(rows), places)


def _cells(label: str, count: int, total: int, before: int | None, bold: bool = False) -> tuple[Cell, ...]:
    share = f"{show_number(100 * count / total, 1)} %" if total else _NONE
    cells = [Cell(label, bold=bold), _count(count, bold)]
    if before is not None:
        change = count - before
        cells += [
            _count(before, bold),
            Cell(f"{change:+,}" if change else _NONE, tabular=True, align="right", bold=bold),
        ]
    return (*cells, Cell(share, tabular=True, align="right", text_tone="text2"))


def _double(counted: Counted, table: Crossed, turned: bool) -> Sheet:
    asked = counted.asked
    heads, lines = (table.down, table.across) if turned else (table.across, table.down)
    head_label, line_label = (
        (table.down_label, table.across_label) if turned else (table.across_label, table.down_label)
    )
    head_field, line_field = (asked.down, asked.across) if turned else (asked.across, asked.down)
    columns = [_first(table, 0 if turned else 1)]
    columns += [_number(f"c{place}", head_label(value)) for place, value in enumerate(heads)]
    columns += [FILLER] if table.overlaps else [_number(ALL, _("All")), FILLER]
    rows: list[Row] = []
    places: dict[tuple[str, str], At] = {}
    for place, line in enumerate([*lines, *([] if table.overlaps else [ALL])]):
        whole = place == len(lines)
        counts = [_at(table, turned, head, line, whole) for head in heads]
        cells = [Cell(_("All") if whole else line_label(line), bold=whole), *(_count(count, whole) for count in counts)]
        key, at = (ALL, {}) if whole else (f"r{place}", {line_field: line})
        rows.append(Row(key, (*cells, *([] if table.overlaps else [_count(sum(counts), True)]))))
        places |= {(key, f"c{n}"): {**at, head_field: head} for n, head in enumerate(heads)} | {(key, ALL): at}
    return Sheet(tuple(columns), tuple(rows), places)


def _at(table: Crossed, turned: bool, head: Any, line: Any, whole: bool) -> int:
    if whole:
        return table.down_total(head) if turned else table.across_total(head)
    return table.at(line, head) if turned else table.at(head, line)


def _timed(counted: Counted) -> Sheet:
    table, asked = counted.table, counted.asked
    columns = (
        _first(table), _number("count", _(UNIT_LABELS[asked.unit])), _number("median", _("Median days")),
        _number("p90", _("90th percentile")), FILLER,
    )  # fmt: skip
    rows = [
        Row(f"r{place}", (
            Cell(table.across_label(row.by[0])), _count(row.count),
            Cell(f"{row.median:g}", tabular=True, align="right"), Cell(f"{row.p90:g}", tabular=True, align="right"),
        ))
        for place, row in enumerate(counted.answer.rows)
    ]  # fmt: skip
    places = {(f"r{place}", "count"): {asked.across: row.by[0]} for place, row in enumerate(counted.answer.rows)}
    return Sheet(columns, tuple(rows), places)


def _first(table: Crossed, place: int = 0) -> Column:
    labels = [table.down_label(value) for value in table.down] if place else map(table.across_label, table.across)
    longest = max(map(len, labels), default=0)
    return Column("name", table.fields[place].label, min(max(_FIRST, 34 + _LETTER * longest), _WIDEST), sortable=False)


def _number(key: str, title: str, width: int = _NUMBER) -> Column:
    return Column(key, title, max(width, 14 + 7 * len(title)), "right", sortable=False)


def _count(count: int, bold: bool = False) -> Cell:
    return Cell(show_number(count) if count else _NONE, tabular=True, align="right", bold=bold)


def place_words(counted: Counted, at: Mapping[str, Any]) -> str:
    """Return the values of a bar or a cell in words, the split before what it is laid out along."""
    asked = counted.asked
    names = [name for name in (asked.down, asked.across) if name in at]
    words = [asked.figure.field_of(name, asked.unit).show(at[name]) for name in names]
    return ", ".join(words) or _("All")


def legend_of(chart: Chart) -> Sequence[str]:
    """Return the series that are told apart by colour, none where there is one alone."""
    return chart.series if len(chart.series) > 1 else ()
