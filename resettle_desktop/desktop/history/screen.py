"""The list of all change sets, the newest first: what each did, and taking it back, also what was removed."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.history_models import change_word, when
from resettle_desktop.desktop.forms.history_tab import EntryView
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Chip, Label, Line, ground, roomy
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.record import Record, kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.history import HistoryEntry
from resettle_desktop.store.store import Store

_PANE = 520
ALL, REMOVED, MINE = range(3)


class HistoryScreen(QWidget):
    """Shows every change set by pages. ``message`` says that one was taken back."""

    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self._numbers: list[int] | None = None
        self._last = 0
        self._stale = True
        self.view: EntryView | None = None
        self.counts = Label("", "text", "text2", tabular=True)
        self.table = Table(_("Change sets"))
        self.chips = [Chip(words) for words in (_("All"), _("Something removed"), _("By me"))]
        self._group = QButtonGroup(self)
        self._pane = QVBoxLayout()
        self._body: QWidget | None = None
        self._none = EmptyState(_("Nothing was changed yet"), "", "clock")
        self._pages = QStackedWidget()
        self._assemble()
        self.table.show_rows(RowsModel(_columns(), self._count, self._rows))
        self.table.selected.connect(self._show_entry)
        self._group.idClicked.connect(self.show_only)
        self._applied.connect(self._take_changes)
        self.destroyed.connect(store.listen(self._applied.emit))

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(14), scaled(NARROW))
        head.setSpacing(scaled(10))
        head.addWidget(Label(_("History"), "title", "text", 600))
        head.addWidget(self.counts)
        head.addStretch(1)
        for place, chip in enumerate(self.chips):
            self._group.addButton(chip, place)
            head.addWidget(chip)
        self.chips[ALL].setChecked(True)
        self.counts.setMinimumHeight(height("title"))
        pane = ground(QWidget(), "surface")
        pane.setFixedWidth(scaled(_PANE))
        pane.setLayout(self._pane)
        self._pane.setContentsMargins(0, 0, 0, 0)
        found = QWidget()
        across = QHBoxLayout(found)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        for widget in (self.table, Line(upright=True), pane):
            across.addWidget(widget, 1 if widget is self.table else 0)
        self._pages.addWidget(found)
        self._pages.addWidget(self._none)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(Line())
        down.addWidget(self._pages, 1)
        self.setFocusProxy(self.table)

    # what others call

    def show_only(self, which: int) -> None:
        """Show all change sets, those that removed something, or one's own; the newest is selected."""
        self.chips[which].setChecked(True)
        history = self._store.history
        self._last = history.last_number()
        self._numbers = None
        if which == REMOVED:
            self._numbers = history.removing()
        elif which == MINE:
            self._numbers = history.by(self._store.user)
        self._stale = False
        count = self._count()
        self.counts.setText(n_("{n} change set", "{n} change sets", count))
        self.table.reload()
        self._pages.setCurrentIndex(0 if count else 1)
        if count:
            self.table.select_row(0)
            self._show_entry(self._number(0))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what was changed since it was looked at last."""
        super().showEvent(event)
        if self._stale:
            self.show_only(self._group.checkedId())

    # internals

    def _count(self) -> int:
        return self._last if self._numbers is None else len(self._numbers)

    def _number(self, place: int) -> int:
        return self._last - place if self._numbers is None else self._numbers[place]

    def _rows(self, start: int, count: int) -> list[Row]:
        start = max(start, 0)
        if self._numbers is None:
            found = self._store.history.entries(limit=min(count, self._last - start), before=self._last - start + 1)
        else:
            found = [self._store.history.entry(number) for number in self._numbers[start : start + count]]
        today = date.today()
        return [_row(entry, today) for entry in found]

    def _show_entry(self, number: int) -> None:
        if self._body is not None:
            self._pane.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        entry = self._store.history.entry(number)
        undone = self._store.history.taken_back_by(number)
        self.view = EntryView(self._store, entry, list(entry.changes), self._names(entry), undone)
        self.view.taken_back.connect(self._tell)
        sheet = ground(QWidget(), "surface")
        down = QVBoxLayout(sheet)
        down.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), 0)
        down.addWidget(self.view)
        down.addStretch(1)
        self._body = roomy(sheet)
        self._pane.addWidget(self._body)
        self._body.show()

    def _names(self, entry: HistoryEntry) -> dict[int, str]:
        shown = entry.changes[:50]
        records: list[Record] = []
        for change in shown:
            record = self._store.rows.get(kind_of(change.kind), change.record)
            records += [record] if record is not None else []
        return self._store.search.labels(records)

    def _tell(self, number: int) -> None:
        said = _("Change set {number} taken back").format(number=number)
        newest = self._store.history.last_number()
        self.message.emit(said, partial(self._store.undo, newest))

    def _take_changes(self, _applied: Applied) -> None:
        self._stale = True
        if self.isVisible():
            self.show_only(self._group.checkedId())


def _columns() -> list[Column]:
    return [
        Column("number", _("No."), 62, "right", sortable=False),
        Column("when", _("When"), 104, sortable=False),
        Column("user", _("Who"), 100, sortable=False),
        Column("why", _("Why"), 220, sortable=False),
        Column("what", _("What"), 180, sortable=False),
    ]


def _row(entry: HistoryEntry, today: date) -> Row:
    why = " · ".join(dict.fromkeys(filter(None, (entry.source, entry.reason))))
    words = list(dict.fromkeys(change_word(change) for change in entry.changes))
    more = f" +{len(entry.changes) - 1}" if len(entry.changes) > 1 else ""
    return Row(entry.number, (
        Cell(str(entry.number), tabular=True, text_tone="text2"), Cell(when(entry.at, today), tabular=True),
        Cell(entry.user), Cell(why, text_tone="text2"), Cell((words[0] if words else "") + more),
    ))  # fmt: skip
