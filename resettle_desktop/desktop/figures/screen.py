"""The screen of figures: what is counted is said, drawn and listed, and each number opens the people behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.figures.asked import Asked
from resettle_desktop.desktop.figures.chart_view import ChartView
from resettle_desktop.desktop.figures.choosing import Choice, FigureChips
from resettle_desktop.desktop.figures.leaving import chart_shown, write_figure
from resettle_desktop.desktop.figures.models import (
    Counted,
    Sheet,
    headline,
    legend_of,
    place_words,
    sentences,
    sheet_of,
    unit_words,
)
from resettle_desktop.desktop.figures.parts import Legend
from resettle_desktop.desktop.figures.people import PeoplePane
from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.lists.table import RowsModel, Table
from resettle_desktop.desktop.parts.basics import Button, Label, Line, QuietButton, ground
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.figures.catalogue import FIGURES
from resettle_desktop.figures.counting import Question, count, people
from resettle_desktop.figures.figure import Unit
from resettle_desktop.records.texts import _, mark
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

T = TypeVar("T")
_FIGURE, _HIDES = "figures.figure", "figures.hides_small"
_MOST_TABLE = 10  # rows of the table that are seen without scrolling it
_KINDS = {".xlsx": mark("Workbooks"), ".png": mark("PNG"), ".svg": mark("SVG")}


class FiguresScreen(QWidget):
    """Counts one figure at a time; ``person_opened`` and ``case_opened`` with somebody behind a number.

    Commands are in the menu ``more``, with their keys.
    """

    person_opened = Signal(object)
    case_opened = Signal(object)
    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(self, store: Store, remembered: Remembered | None = None) -> None:
        super().__init__()
        self._store, self._remembered = store, remembered
        self.counted: Counted | None = None
        self.work: Work | None = None
        self._sheet = Sheet((), ())
        self._stale = True
        self.chips = FigureChips(self._offer, _last_asked(remembered))
        self.title = Label("", "large", "text", 600, wraps=True)
        self.said = [Label("", "table", "text2", wraps=True) for _line in range(2)]
        self.legend, self.chart = Legend(), ChartView()
        self.table = Table(_("Table of the figure"), "row_reading", cell_focus=True)
        self.people = PeoplePane(store)
        self.failure = FailureNote()
        self.more = QMenu(self)
        self.hides = self.more.addAction(_("Hide numbers under 5 in what leaves"))
        self._edge = Line(upright=True)
        self._none = EmptyState(
            _("Nobody is counted here yet"), _("The store has no record of this kind."), "chart-bar"
        )
        self._excluded = EmptyState(
            _("Nobody fits what is asked"), _("Choose other years, or take a filter away."), "funnel"
        )
        self._body = QStackedWidget()
        self._assemble()
        self._add_commands()
        self._connect()

    def _assemble(self) -> None:
        ground(self, "surface")
        self.table.show_rows(RowsModel((), lambda: len(self._sheet.rows), lambda a, n: self._sheet.rows[a : a + n]))
        self.hides.setCheckable(True)
        self.hides.setChecked(self._remembered is None or self._remembered.choice(_HIDES, "yes") == "yes")
        for page in (self._found_page(), self._none, self._excluded):
            self._body.addWidget(page)
        body = QHBoxLayout()
        body.setSpacing(0)
        for widget in (self._body, self._edge, self.people):
            body.addWidget(widget, 1 if widget is self._body else 0)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head())
        down.addLayout(self._chip_line())
        down.addWidget(Line())
        down.addWidget(self.failure)
        down.addLayout(body, 1)
        self._hide_people()

    def _head(self) -> QHBoxLayout:
        self.workbook_button = Button(_("Workbook with chart"), "table", partial(self.ask_path, ".xlsx"))
        self.more_button = QuietButton(_("More"), menu=self.more)
        title = Label(_("Figures"), "title", "text", 600)
        title.setMinimumHeight(height("title"))
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(10))
        across.addWidget(title)
        across.addStretch(1)
        for form, icon in ((".png", "image"), (".svg", "file-arrow-down")):
            across.addWidget(QuietButton(_(_KINDS[form]), icon, partial(self.ask_path, form)))
        across.addWidget(self.more_button)
        across.addWidget(self.workbook_button)
        return across

    def _chip_line(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), scaled(NARROW))
        across.addWidget(self.chips)
        return across

    def _found_page(self) -> QWidget:
        """The table has the page's margin in its first column, what stands above it around itself."""
        page, words = ground(QWidget(), "surface"), QVBoxLayout()
        words.setContentsMargins(scaled(PAGE_MARGIN), scaled(MIDDLE), scaled(PAGE_MARGIN), 0)
        words.setSpacing(scaled(TIGHT))
        for label in (self.title, *self.said):
            words.addWidget(label)
        words.addSpacing(scaled(TIGHT))
        words.addWidget(self.legend)
        words.addWidget(self.chart, 1)
        down = QVBoxLayout(page)
        down.setContentsMargins(0, 0, 0, scaled(NARROW))
        down.setSpacing(scaled(NARROW))
        down.addLayout(words, 1)
        down.addWidget(self.table)
        return page

    def _add_commands(self) -> None:
        self.more.addSeparator()
        commands: tuple[tuple[str, list[str], Callable[[], object]], ...] = (
            (_("Count anew"), ["F5"], self.count),
            (_("Save as a workbook…"), ["Ctrl+Shift+E"], partial(self.ask_path, ".xlsx")),
            (_("Save as a picture…"), [], partial(self.ask_path, ".png")),
        )
        for label, keys, called in commands:
            add_command(self, self.more, label, keys, called)

    def _connect(self) -> None:
        self.chips.changed.connect(self._take_asked)
        self.chart.bar_chosen.connect(self._open_bar)
        self.chart.left.connect(self._hide_people)
        self.chart.failed.connect(self._fail)
        self.table.clicked.connect(lambda _index: self._open_cell())
        self.table.opened.connect(lambda _key: self._open_cell())
        self.people.left.connect(self._leave_people)
        self.people.person_opened.connect(self.person_opened)
        self.people.case_opened.connect(self.case_opened)
        self.hides.toggled.connect(self._keep_hides)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def count(self) -> None:
        """Count what is asked, off the window's thread; what stands stays until that is done."""
        asked = self.chips.asked
        self._stale = False
        self._run(lambda: _counted(self._store, asked), self._show, _("Counting"))

    def ask_path(self, form: str) -> None:
        """Let the person choose where the figure goes, and write it there."""
        if self.counted is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"{self.counted.asked.figure.name.replace('_', '-')}{form}")
        kinds = f"{_(_KINDS[form])} (*{form})"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the figure"), proposed, kinds)
        if chosen:
            self.write(Path(chosen).with_suffix(form))

    def write(self, path: Path) -> None:
        """Write the figure that is shown to a file, in the form of its ending."""
        counted, hides = self.counted, self.hides.isChecked()
        if counted is None:
            return
        done = _("{figure} written to {file}").format(figure=counted.asked.figure.label, file=path.name)

        def told(_nothing: None) -> None:
            self.message.emit(done, None)

        self._run(lambda: write_figure(counted, path, hides), told, _("Writing {file}").format(file=path.name))

    def list_people(self, at: Mapping[str, Any]) -> None:
        """List whom a part of the figure counts: those who have these values of its fields."""
        counted = self.counted
        if counted is None or not counted.asked.figure.lists:
            return
        question = counted.asked.question

        def show(found: list[tuple[int, str | None]]) -> None:
            self._show_people(counted, at, found)

        self._run(lambda: people(self._store, question, at), show, _("Looking up"))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Count when the screen is seen first, and after something changed."""
        super().showEvent(event)
        if self._stale:
            self.count()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the chart."""
        self.chart.setFocus(event.reason())

    # internals

    def _run(self, function: Callable[[], T], done: Callable[[T], object], title: str) -> None:
        """Do this in place of what was asked before and is not done yet."""
        if self.work is not None and self.work.running:
            self.work.forget()
        store = self._store

        def work(_progress: Progress) -> T:
            with store.reading():
                return function()

        self.failure.tell("")
        self.work = run(self, work, done, self._fail, title)
        frame = top_level(self)
        if frame is not None:
            frame.watch(self.work)

    def _fail(self, error: Exception) -> None:
        self.failure.tell(str(error))

    def _take_asked(self) -> None:
        if self._remembered is not None:
            self._remembered.keep_choice(_FIGURE, self.chips.asked.figure.name)
        self._hide_people()
        self.count()

    def _show(self, counted: Counted) -> None:
        self.counted = counted
        self.chips.know_years(counted.years)
        asked = counted.asked
        self._body.setCurrentIndex(0 if counted.answer.rows else 2 if asked.where or asked.years else 1)
        self.title.setText(headline(counted))
        for label, words in zip(self.said, sentences(counted), strict=True):
            label.setText(words)
        chart = chart_shown(counted) if counted.answer.rows else None
        self.legend.show_names(legend_of(chart) if chart else ())
        self.chart.show_chart(chart, self.title.text())
        self._show_table(sheet_of(counted))

    def _show_table(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.table.rows().set_columns(sheet.columns)
        rows = min(len(sheet.rows), _MOST_TABLE)
        self.table.setFixedHeight(height("head") + rows * height("row_reading") + scaled(2))

    def _open_bar(self, across: Any, down: Any) -> None:
        if self.counted is not None:
            asked = self.counted.asked
            self.list_people({asked.across: across, **({asked.down: down} if asked.down else {})})

    def _open_cell(self) -> None:
        index = self.table.currentIndex()
        key = str(self.table.current_key())
        at = self._sheet.places.get((key, self._sheet.columns[index.column()].key)) if index.isValid() else None
        if at is not None:
            self.list_people(at)

    def _show_people(self, counted: Counted, at: Mapping[str, Any], found: list[tuple[int, str | None]]) -> None:
        unit: Unit = "persons" if counted.asked.unit == "persons" else "cases"
        self.people.show_people(place_words(counted, at), unit, found, unit_words(unit, len(found)))
        self._edge.show()
        self.people.show()

    def _hide_people(self) -> None:
        self._edge.hide()
        self.people.hide()

    def _leave_people(self) -> None:
        self._hide_people()
        self.chart.choose(None)
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, asked: Asked, name: str) -> Iterable[Choice]:
        """Return the values that a field has in the figure, the largest first."""
        field = asked.figure.field_of(name, asked.unit)
        rows = count(self._store, Question(asked.figure, asked.unit, (name,), asked.years)).rows
        ordered = rows if field.values.natural else sorted(rows, key=lambda row: -row.count)
        return [(row.by[0], f"{field.show(row.by[0])}  ({row.count:,})") for row in ordered]

    def _keep_hides(self, hides: bool) -> None:
        if self._remembered is not None:
            self._remembered.keep_choice(_HIDES, "yes" if hides else "no")

    def _take_changes(self, _applied: Applied) -> None:
        self._stale = True
        if self.isVisible():
            self.count()


def _counted(store: Store, asked: Asked) -> Counted:
    years = count(store, Question(asked.figure, asked.unit, (asked.figure.year.name,)))
    before = count(store, asked.before) if asked.before else None
    known = tuple(row.by[0] for row in years.rows if row.by[0] is not None)
    return Counted(asked, count(store, asked.question), before, known)


def _last_asked(remembered: Remembered | None) -> Asked:
    """Return what was asked last on this computer, by the figure's name alone."""
    name = remembered.choice(_FIGURE, "") if remembered else ""
    return Asked.of(name) if name in {each.name for each in FIGURES} else Asked.of()
