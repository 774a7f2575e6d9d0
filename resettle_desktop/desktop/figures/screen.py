"""The screen of figures: what is counted is said, drawn and listed, and each number opens the people behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.figures.asked import Asked
from resettle_desktop.desktop.figures.choosing import FigureChips
from resettle_desktop.desktop.figures.keeping import ReportedFigures
from resettle_desktop.desktop.figures.leaving import KINDS, Leaving, Written, ask_where, title_of
from resettle_desktop.desktop.figures.models import Counted, counted, offered, place_words
from resettle_desktop.desktop.figures.page import FigurePage
from resettle_desktop.desktop.figures.side import FigureSide
from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.lists.named_views import NamedViews
from resettle_desktop.desktop.parts.basics import Button, Label, Line, QuietButton, ground
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.figures.counting import people
from resettle_desktop.figures.kept import KeptFacts
from resettle_desktop.figures.reported import Compared, compared, question_json, question_of, reporting
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Reported
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

T = TypeVar("T")
_FIGURE, _HIDES = "figures.figure", "figures.hides_small"
_PIPELINE = "pipeline"


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
        self._works: dict[str, Work] = {}
        self._stale = True
        self.facts = KeptFacts(store)
        self.chips = FigureChips(
            partial(offered, self.facts), Asked.last(remembered.choice(_FIGURE, "") if remembered else "")
        )
        self.named = NamedViews(store, "figures", self._state, self._ask_named, _("Named figures"))
        self.kept = ReportedFigures(store)
        self.page = FigurePage()
        self.side = FigureSide(store)
        self.failure = FailureNote()
        self.more = QMenu(self)
        self.hides = self.more.addAction(_("Hide numbers under 5 in what leaves"))
        self.pipeline_button = Button(_("Count how far everybody is"), "arrow-right", self._ask_pipeline)
        self._none = EmptyState(
            _("Nobody is counted here yet"), _("The store has no record of this kind."), "chart-bar",
            (self.pipeline_button,),
        )  # fmt: skip
        self._excluded = EmptyState(
            _("Nobody fits what is asked"), _("Choose other years, or take a filter away."), "funnel"
        )
        self._body = QStackedWidget()
        self._assemble()
        self._add_commands()
        self._connect()

    def _assemble(self) -> None:
        ground(self, "surface")
        self.hides.setCheckable(True)
        self.hides.setChecked(self._remembered is None or self._remembered.choice(_HIDES, "yes") == "yes")
        for page in (self.page, self._none, self._excluded):
            self._body.addWidget(page)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._body, 1)
        body.addWidget(self.side)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head())
        down.addLayout(self._chip_line())
        down.addWidget(Line())
        down.addWidget(self.failure)
        down.addLayout(body, 1)
        self.side.hide()

    def _head(self) -> QHBoxLayout:
        self.workbook_button = Button(_("Workbook with chart"), "table", partial(self.ask_path, ".xlsx"))
        self.more_button = QuietButton(_("More"), menu=self.more)
        title = Label(_("Figures"), "title", "text", 600)
        title.setMinimumHeight(height("title"))
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(10))
        for widget in (title, self.named.chip, self.named.line, self.kept.chip):
            across.addWidget(widget)
        across.addStretch(1)
        for form, icon in ((".png", "image"), (".pdf", "file-pdf")):
            across.addWidget(QuietButton(_(KINDS[form]), icon, partial(self.ask_path, form)))
        across.addWidget(self.more_button)
        across.addWidget(self.workbook_button)
        return across

    def _chip_line(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), scaled(NARROW))
        across.addWidget(self.chips)
        return across

    def _add_commands(self) -> None:
        self.more.addSeparator()
        commands: tuple[tuple[str, list[str], Callable[[], object]], ...] = (
            (_("Count anew"), ["F5"], self.count),
            (_("Save as a workbook…"), ["Ctrl+Shift+E"], partial(self.ask_path, ".xlsx")),
            (_("Save as a report…"), [], partial(self.ask_path, ".pdf")),
            (_("Save all named figures as one report…"), [], partial(self.ask_path, ".pdf", True)),
            (_("Save as a picture…"), [], partial(self.ask_path, ".png")),
            (_("Save as a drawing (SVG)…"), [], partial(self.ask_path, ".svg")),
            (_("Keep as reported"), [], self.keep_reported),
        )
        for label, keys, called in commands:
            add_command(self, self.more, label, keys, called)

    def _connect(self) -> None:
        self.chips.changed.connect(self._take_asked)
        self.page.place_chosen.connect(self.list_people)
        self.page.left.connect(self.side.hide)
        self.page.chart.failed.connect(self._fail)
        self.side.left.connect(self._leave_side)
        self.side.person_opened.connect(self.person_opened)
        self.side.case_opened.connect(self.case_opened)
        self.kept.chosen.connect(self.show_reported)
        self.kept.keep_asked.connect(self.keep_reported)
        for told in (self.named.message, self.kept.message):
            told.connect(self.message)
        self.named.failed.connect(self.failure.tell)
        self.hides.toggled.connect(self._keep_hides)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def count(self) -> None:
        """Count what is asked, off the window's thread; what stands stays until that is done."""
        asked = self.chips.asked
        self._stale = False
        self._run(lambda: counted(self.facts, asked), self._show, _("Counting"))

    def ask_path(self, form: str, all_named: bool = False) -> None:
        """Let the person choose where the figure goes, and write it there; with ``all_named`` a report of those."""
        if self.counted is None:
            return
        name = "figures" if all_named else self.counted.asked.figure.name.replace("_", "-")
        chosen = ask_where(self, name, form)
        if chosen is not None:
            self.write(chosen, all_named)

    def write(self, path: Path, all_named: bool = False) -> None:
        """Write the figure that is shown to a file, in the form of its ending; a report is kept as reported, too."""
        if self.counted is None:
            return
        leaving = Leaving(self._store, self.facts, self.counted, path, self.hides.isChecked())
        asked = [self._asked_under(name) for name in self.named.names()] if all_named else []
        title = _("Writing {file}").format(file=path.name)
        self._run(lambda: leaving.write(asked), self._take_written, title)

    def list_people(self, at: Mapping[str, Any]) -> None:
        """List whom a part of the figure counts: those who have these values of its fields."""
        shown = self.counted
        if shown is None or not shown.asked.figure.lists:
            return
        question = shown.asked.question

        def show(found: list[tuple[int, str | None]]) -> None:
            self.side.show_people(place_words(shown, at), shown.asked.unit, found)

        self._run(lambda: people(self._store, question, at), show, _("Looking up"))

    def keep_reported(self) -> None:
        """Keep the figure that is shown as it is reported now."""
        if self.counted is not None:
            shown, now = self.counted, datetime.now()
            kept = [(title_of(shown), shown.answer)]
            self._run(lambda: reporting(self._store, kept, now), self.kept.keep, _("Keeping the figure"))

    def show_reported(self, id: int) -> None:
        """Show a reported figure beside the same of today, and why they differ."""
        found = self._store.rows.get(Reported, id)
        if found is not None:
            self._run(lambda: compared(self._store, found), partial(self._show_compared, found), _("Comparing"))

    def is_busy(self) -> bool:
        """Return whether something is still counted, looked up or written."""
        return any(work.running for work in self._works.values())

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Count when the screen is seen first, and after something changed."""
        super().showEvent(event)
        if self._stale:
            self.count()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the chart."""
        self.page.chart.setFocus(event.reason())

    # internals

    def _run(self, function: Callable[[], T], done: Callable[[T], object], title: str) -> None:
        """Do this in place of what was asked before under the same title and is not done yet."""
        if title in self._works and self._works[title].running:
            self._works[title].forget()
        self.failure.tell("")
        within = self._store.reading
        self._works[title] = made = run(self, lambda _progress: function(), done, self._fail, title, within)
        frame = top_level(self)
        if frame is not None:
            frame.watch(made)

    def _fail(self, error: Exception) -> None:
        self.failure.tell(str(error))

    def _take_asked(self) -> None:
        if self._remembered is not None:
            self._remembered.keep_choice(_FIGURE, self.chips.asked.figure.name)
        if self.side.isAncestorOf(self.focusWidget() or self):
            self.page.chart.setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.hide()
        self.count()

    def _ask_pipeline(self) -> None:
        self.chips.ask(Asked.of(_PIPELINE))

    def _state(self) -> Mapping[str, Any]:
        return question_json(self.chips.asked.question)

    def _ask_named(self, state: Mapping[str, Any]) -> None:
        try:
            self.chips.ask(Asked.by(question_of(state)))
        except KnownError as error:
            self._fail(error)

    def _asked_under(self, name: str) -> tuple[str, Asked]:
        return name, Asked.by(question_of(self.named.state_of(name)))

    def _show(self, shown: Counted) -> None:
        self.counted = shown
        self.chips.know_years(shown.years)
        asked = shown.asked
        asked_here = self.pipeline_button.hasFocus()
        self.pipeline_button.setVisible(asked.figure.name != _PIPELINE)
        self._body.setCurrentIndex(0 if shown.answer.rows else 2 if asked.where or asked.years else 1)
        self.page.show_figure(shown)
        if asked_here:  # the button goes with its page, and the keyboard must not go elsewhere
            self.page.chart.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.facts.has(asked.figure, asked.unit):
            self._run(lambda: self.facts.keep(asked.figure, asked.unit), lambda _none: None, _("Reading the facts"))

    def _take_written(self, written: Written) -> None:
        if written.reporting is None:
            self.message.emit(written.said, None)
        else:
            self.kept.keep(written.reporting, written.said)

    def _show_compared(self, kept: Reported, told: Compared) -> None:
        asked = Asked.by(told.question)
        if asked != self.chips.asked:
            self.chips.ask(asked)
        self.page.chart.choose(None)
        self.side.show_compared(kept, told)

    def _leave_side(self) -> None:
        self.side.hide()
        self.page.chart.choose(None)
        self.page.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_hides(self, hides: bool) -> None:
        if self._remembered is not None:
            self._remembered.keep_choice(_HIDES, "yes" if hides else "no")

    def _take_changes(self, _applied: Applied) -> None:
        self._stale = True
        if self.isVisible():
            self.count()
