"""What leaves the screen of figures: a workbook with a native chart, a report, or the chart as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from resettle_desktop.desktop.figures.asked import Asked
from resettle_desktop.desktop.figures.colours import colours_on_paper
from resettle_desktop.desktop.figures.models import Counted, chart_of_times, counted, sentences
from resettle_desktop.documents.figure_report import About, ReportedFigure, figure_report
from resettle_desktop.exchange.counts import CountTable, write_counts
from resettle_desktop.figures.bars import Chart, chart_of
from resettle_desktop.figures.charts import Form, inset, picture
from resettle_desktop.figures.crossing import SMALL, Crossed
from resettle_desktop.figures.figure import UNIT_LABELS
from resettle_desktop.figures.kept import KeptFacts
from resettle_desktop.figures.reported import reporting
from resettle_desktop.records.texts import _, mark, n_, show_number
from resettle_desktop.store.changes import ChangeSet
from resettle_desktop.store.folder import write_atomically
from resettle_desktop.store.store import Store

KINDS = {".xlsx": mark("Workbooks"), ".pdf": mark("PDF"), ".png": mark("PNG"), ".svg": mark("SVG")}
FEW = f"< {SMALL}"
Cells = list[str | int | float | None]


def ask_where(parent: QWidget, name: str, form: str) -> Path | None:
    """Let the person choose the file of this form (``KINDS``), by itself in the folder of documents; None for none."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed, kinds = str(Path(folder) / f"{name}{form}"), f"{_(KINDS[form])} (*{form})"
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the figure"), proposed, kinds)
    return Path(chosen).with_suffix(form) if chosen else None


@dataclass(frozen=True)
class Written:
    """What was written, in words, and the change set that keeps it as reported; None for what is no report."""

    said: str
    reporting: ChangeSet | None = None


@dataclass(frozen=True)
class Leaving:
    """What leaves: the figure that is shown, to a file whose ending says its form; ``hides`` numbers under 5."""

    store: Store
    facts: KeptFacts
    shown: Counted
    path: Path
    hides: bool

    def write(self, named: Sequence[tuple[str, Asked]] = ()) -> Written:
        """Write the file, a report of these named figures if there are any.

        Raises KnownError where it cannot be written, what was there unchanged.
        """
        told = _("{figure} written to {file}").format(figure=self.shown.asked.figure.label, file=self.path.name)
        form = self.path.suffix.lower().lstrip(".")
        if form == "pdf":
            return self._report(named)
        if form == "xlsx":
            write_counts(count_table(self.shown, self.hides), self.path)
        else:
            write_atomically(self.path, _drawn(self.shown, "svg" if form == "svg" else "png", self.hides))
        return Written(told)

    def _report(self, named: Sequence[tuple[str, Asked]]) -> Written:
        now = datetime.now()
        figures = [(name, counted(self.facts, asked)) for name, asked in named] or [("", self.shown)]
        about = About(self.store.office, self.store.history.last_number(), self.store.user, now, self.hides)
        sheets = [reported_figure(each, self.hides, name) for name, each in figures]
        write_atomically(self.path, figure_report(sheets, about))
        kept = [(name or title_of(each), each.answer) for name, each in figures]
        what = n_("{n} figure", "{n} figures", len(kept))
        told = _("{what} written to {file} and kept as reported").format(what=what, file=self.path.name)
        return Written(told, reporting(self.store, kept, now))


def reported_figure(counted: Counted, hides: bool, name: str = "") -> ReportedFigure:
    """Return what stands on the paper of one figure, under the name that the office gave it."""
    table = count_table(counted, hides)
    chart = inset(chart_shown(counted, hides), colours_on_paper()) if counted.answer.rows else ""
    rows = [[_written(cell) for cell in row] for row in table.rows] if counted.answer.rows else []
    return ReportedFigure(name or table.title, table.sentences, table.headings, rows, chart, table.summed)


def _written(cell: str | int | float | None) -> str:
    if isinstance(cell, float):
        return f"{cell:g}"
    return show_number(cell) if isinstance(cell, int) else cell or ""


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
        title_of(counted), said, headings, rows, len(table.down), sums or not split, chart_of(table).lying
    )  # fmt: skip


def _timed(counted: Counted, said: tuple[str, ...], hides: bool) -> CountTable:
    """The median stands first, for it is what is drawn."""
    table, rows = counted.table, counted.answer.rows
    shown = [[table.across_label(row.by[0]), row.median, row.p90, _few(row.count, hides)] for row in rows]
    heads = table.fields[0].label, _("Median days"), _("90th percentile"), _(UNIT_LABELS[counted.asked.unit])
    return CountTable(title_of(counted), said, heads, shown, 1, summed=False, lying=True)


def _drawn(counted: Counted, form: Form, hides: bool) -> bytes:
    chart = chart_shown(counted, hides)
    return picture(chart, colours_on_paper(), form, title_of(counted), _sentences(counted, hides))


def chart_shown(counted: Counted, hides: bool = False) -> Chart:
    """Return the chart of what was counted."""
    return chart_of_times(counted) if counted.asked.figure.timed else chart_of(_table(counted, hides))


def _table(counted: Counted, hides: bool) -> Crossed:
    return counted.table.without_small() if hides else counted.table


def title_of(counted: Counted) -> str:
    """Return the title of what leaves; the headline names single numbers, also small ones, and stays here."""
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
