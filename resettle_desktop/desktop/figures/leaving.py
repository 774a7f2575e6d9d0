"""What leaves the screen of figures: a workbook with a native chart, or the chart as a picture."""

from __future__ import annotations

from pathlib import Path

from resettle_desktop.desktop.figures.colours import colours_on_paper
from resettle_desktop.desktop.figures.models import Counted, chart_of_times, sentences
from resettle_desktop.exchange.counts import CountTable, write_counts
from resettle_desktop.figures.bars import Chart, chart_of
from resettle_desktop.figures.charts import Form, picture
from resettle_desktop.figures.crossing import SMALL, Crossed
from resettle_desktop.figures.figure import UNIT_LABELS
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import write_atomically

FEW = f"< {SMALL}"
Cells = list[str | int | float | None]


def write_figure(counted: Counted, path: Path, hides: bool) -> None:
    """Write what was counted to a file whose ending says its form; ``hides`` numbers under 5.

    Raises KnownError where it cannot be written, what was there unchanged.
    """
    form = path.suffix.lower().lstrip(".")
    if form == "xlsx":
        write_counts(count_table(counted, hides), path)
    else:
        write_atomically(path, _drawn(counted, "svg" if form == "svg" else "png", hides))


def count_table(counted: Counted, hides: bool) -> CountTable:
    """Return the table of a workbook; the first field goes down it, so that the chart's bars are its rows."""
    said = _sentences(counted, hides)
    if counted.asked.figure.timed:
        return _timed(counted, said, hides)
    table = _table(counted, hides)
    split = bool(counted.asked.down)
    sums = split and not table.overlaps
    heads = map(table.down_label, table.down) if split else [_(UNIT_LABELS[counted.asked.unit])]
    rows: list[Cells] = []
    for across in table.across:
        shown = [_shown(table, across, down) for down in table.down]
        rows.append([table.across_label(across), *shown, *([_sum(table, across, hides)] if sums else [])])
    if sums:
        rows.append([_("All"), *(_few(table.down_total(down), hides) for down in table.down), _few(table.total, hides)])
    elif not split:
        rows.append([_("All"), _few(table.total, hides)])
    headings = (table.fields[0].label, *heads, *([_("All")] if sums else []))
    return CountTable(
        _title(counted), said, headings, rows, len(table.down), sums or not split, chart_of(table).lying
    )  # fmt: skip


def _timed(counted: Counted, said: tuple[str, ...], hides: bool) -> CountTable:
    """The median stands first, for it is what is drawn."""
    table, rows = counted.table, counted.answer.rows
    shown = [[table.across_label(row.by[0]), row.median, row.p90, _few(row.count, hides)] for row in rows]
    heads = table.fields[0].label, _("Median days"), _("90th percentile"), _(UNIT_LABELS[counted.asked.unit])
    return CountTable(_title(counted), said, heads, shown, 1, summed=False, lying=True)


def _drawn(counted: Counted, form: Form, hides: bool) -> bytes:
    chart = chart_shown(counted, hides)
    return picture(chart, colours_on_paper(), form, _title(counted), _sentences(counted, hides))


def chart_shown(counted: Counted, hides: bool = False) -> Chart:
    """Return the chart of what was counted."""
    return chart_of_times(counted) if counted.asked.figure.timed else chart_of(_table(counted, hides))


def _table(counted: Counted, hides: bool) -> Crossed:
    return counted.table.without_small() if hides else counted.table


def _title(counted: Counted) -> str:
    """The headline names single numbers, also small ones, and stays here."""
    return f"{counted.asked.figure.label} · {counted.asked.year_words()}"


def _sentences(counted: Counted, hides: bool) -> tuple[str, ...]:
    few = _("Numbers under {small} are hidden, and as many others as keep them from being reckoned.")
    return (*sentences(counted), *([few.format(small=SMALL)] if hides else []))


def _shown(table: Crossed, across: object, down: object) -> str | int:
    return FEW if (across, down) in table.hidden else table.at(across, down)


def _sum(table: Crossed, across: object, hides: bool) -> str | int:
    """The sum of a line of which one number alone is not 0 would say that number."""
    counted = [(across, down) for down in table.down if table.at(across, down)]
    alone = hides and len(counted) == 1 and counted[0] in table.hidden
    return FEW if alone else _few(table.across_total(across), hides)


def _few(count: int, hides: bool) -> str | int:
    return FEW if hides and 0 < count < SMALL else count
