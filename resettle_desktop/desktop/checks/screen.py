"""The list of what checks find: run off the window's thread, worked down by keyboard, accepted, and written out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.checks.filters import CheckFilters
from resettle_desktop.desktop.checks.models import banded, columns, finding_row
from resettle_desktop.desktop.checks.pane import FindingPane
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.lists.arranging import Arranging
from resettle_desktop.desktop.lists.sheet import ListSheet
from resettle_desktop.desktop.lists.table import Row, RowsModel, Table
from resettle_desktop.desktop.parts.basics import QuietButton, ground
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.widgets import EmptyState, PrimaryButton
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.exchange.findings import export_findings
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.checked import Checked, CheckLists, Listed
from resettle_desktop.store.store import Store

T = TypeVar("T")


class ChecksScreen(QWidget):
    """Checks all cases of a store, or those it is given, and lists what it found; what is mended goes from the list.

    ``finding_opened`` asks for the field of a finding. Commands are in the menu ``more``, with their keys.
    """

    finding_opened = Signal(object)
    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(self, store: Store, remembered: Remembered | None = None) -> None:
        super().__init__()
        self._store, self._lists = store, CheckLists(store.rows, store.checks)
        self.checked: Checked | None = None
        self.work: Work | None = None
        self._cases: Sequence[int] | None = None
        self._by_key: dict[str, Listed] = {}
        self._shown: list[Listed | Row] = []
        self.table = Table(_("Findings"))
        self.pane = FindingPane()
        self.filters = CheckFilters()
        self.more = QMenu(self)
        self.check_button = PrimaryButton(_("Check now"), "clipboard-text", self.check_all)
        self.first_button = PrimaryButton(_("Check the whole store"), "clipboard-text", self.check_all)
        self.failure = FailureNote()
        self._writing = Writing(store, self)
        self._sheet = self._listing()
        self._first = EmptyState(
            _("Nothing was checked yet"),
            _("All cases are looked at with their families, papers and bookings; nothing is changed."),
            "clipboard-text", (self.first_button,),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._assemble()
        self.table.show_rows(RowsModel(columns(), lambda: len(self._shown), self._rows))
        self._arranging = Arranging(self.table, "checks", remembered)
        self._add_commands()
        self._connect()

    def _listing(self) -> ListSheet:
        none = EmptyState(_("Nothing to look at here"), _("Choose another chip to see the rest."), "check-circle")
        more = QuietButton(_("More"), menu=self.more)
        self.filters.across.addWidget(more)
        self.check_button.setToolTip(_("F5"))
        return ListSheet(_("Checks"), self.check_button, self.filters, self.table, self.pane, none)

    def _assemble(self) -> None:
        ground(self, "surface")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.failure)
        down.addWidget(self._stack, 1)
        for page in (self._first, self._sheet):
            self._stack.addWidget(page)

    def _add_commands(self) -> None:
        commands: tuple[tuple[str, list[str], Callable[[], object]], ...] = (
            (_("Check the whole store"), ["F5"], self.check_all),
            (_("Next finding"), ["F8"], self.next_finding),
            (_("Go to the field"), [], self.open_current),
            (_("Accept with a reason…"), ["Ctrl+Return"], self.pane.begin_reason),
            (_("Below cases or findings"), ["Ctrl+G"], self.filters.turn_group),
            (_("Save as a workbook…"), ["Ctrl+Shift+E"], self.ask_path),
        )
        for label, keys, called in commands:
            add_command(self, self.more, label, keys, called)

    def _connect(self) -> None:
        self.table.selected.connect(self._show_selected)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.table.opened.connect(self._open)
        self.filters.changed.connect(self._reload)
        self.pane.go_asked.connect(self.open_current)
        self.pane.accepted.connect(self.accept)
        self.pane.again_asked.connect(self._ask_again)
        self._writing.message.connect(self.message)
        self._writing.failed.connect(self.failure.tell)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def check_all(self) -> None:
        """Check the whole store, off the window's thread, with progress and Cancel."""
        self.check_cases(None)

    def check_cases(self, cases: Sequence[int] | None) -> None:
        """Check these cases, all for None; the list stays as it was until that is done."""
        lists = self._lists
        self._cases = cases
        self._run(lambda progress: lists.check(cases, progress=progress), self._show, _("Checking"))

    def accept(self, reason: str) -> None:
        """Accept the selected warnings with one reason, in one change set that can be taken back."""
        self._writing.accept_all([each.found for each in self.selected()], reason)

    def selected(self) -> list[Listed]:
        """Return the selected findings; the bands among the rows are none."""
        keys = (str(key) for key in self.table.selected_keys())
        return [self._by_key[key] for key in keys if key in self._by_key]

    def current(self) -> Listed | None:
        """Return the finding in which the keyboard is, None in a band and in an empty list."""
        return self._by_key.get(str(self.table.current_key()))

    def open_current(self) -> None:
        """Ask for the field of the current finding."""
        self._open(self.table.current_key())

    def next_finding(self) -> None:
        """Go to the next finding of the list, from the last one to the first."""
        count, here = len(self._shown), self.table.currentIndex().row()
        places = ((here + step) % count for step in range(1, count + 1))
        place = next((place for place in places if isinstance(self._shown[place], Listed)), None)
        if place is not None:
            self.table.select_row(place)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_path(self) -> None:
        """Let the person choose where the workbook of the shown findings goes, and write it there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed, kinds = str(Path(folder) / "findings.xlsx"), _("Workbooks") + " (*.xlsx)"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the findings"), proposed, kinds)
        if chosen:
            self.write(Path(chosen).with_suffix(".xlsx"))

    def write(self, path: Path) -> None:
        """Write the shown findings as a workbook; what concerns anybody's health is left out."""
        listed = [each for each in self._shown if isinstance(each, Listed)]

        def told(count: int) -> None:
            what = n_("{n} finding", "{n} findings", count)
            self.message.emit(_("{what} written to {file}").format(what=what, file=path.name), None)

        self._run(lambda _progress: export_findings(listed, path), told, _("Writing {file}").format(file=path.name))

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        target = self.table if self.checked is not None else self.first_button
        target.setFocus(event.reason())

    # internals

    def _run(self, function: Callable[[Progress], T], done: Callable[[T], object], title: str) -> None:
        if self.work is not None and self.work.running:
            return
        self.failure.tell("")
        self.work = run(self, function, done, lambda error: self.failure.tell(str(error)), title, self._store.reading)
        frame = top_level(self)
        if frame is not None:
            frame.watch(self.work)

    def _show(self, checked: Checked) -> None:
        self.checked = checked
        self._by_key = {each.key: each for each in checked.listed}
        self.filters.show_checked(checked)
        self._sheet.counts.setText(_scope(checked))
        first = self._stack.currentWidget() is self._first
        self._stack.setCurrentWidget(self._sheet)
        self._reload()
        if first or self.check_button.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reload(self) -> None:
        listed = [each for each in self._by_key.values() if self.filters.fits(each)]
        self._shown = banded(listed, self.filters.group)
        place = self.table.currentIndex().row()
        self.table.reload()
        self._sheet.show_count(len(listed))
        if self._shown and self.current() is None:
            self.table.select_row(min(max(place, 1), len(self._shown) - 1))
        self._show_selected()

    def _rows(self, start: int, count: int) -> Sequence[Row]:
        return [each if isinstance(each, Row) else finding_row(each) for each in self._shown[start : start + count]]

    def _show_selected(self, *_changed: object) -> None:
        self.pane.show_selected(self.selected(), self.current())

    def _open(self, key: object) -> None:
        each = self._by_key.get(str(key))
        if each is not None:
            self.finding_opened.emit(each)

    def _ask_again(self) -> None:
        each = self.current()
        if each is not None:
            self._writing.ask_again(each.found)

    def _take_changes(self, applied: Applied) -> None:
        if self.checked is None:
            return
        lived_with = {id for change in applied.change_set.changes for id in change.touches()}
        renewed = self._lists.renewed(self.checked, applied.records | lived_with)
        if renewed is not self.checked:
            self._show(renewed)


def _scope(checked: Checked) -> str:
    """Say what was looked at, and what the list leaves out."""
    cases, persons = n_("{n} case", "{n} cases", checked.cases), n_("{n} person", "{n} persons", checked.persons)
    said = _("{cases}, {persons} checked").format(cases=cases, persons=persons)
    if not checked.left_out:
        return said
    left = n_("{n} more not listed", "{n} more not listed", checked.left_out)
    return f"{said} · {left}"
