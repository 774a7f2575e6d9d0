"""The worklist: what of anybody's health lapses or is due, the soonest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.health.worklist_filters import WorklistFilters
from resettle_desktop.desktop.health.worklist_models import columns, due_row, left_words
from resettle_desktop.desktop.lists.arranging import Arranging
from resettle_desktop.desktop.lists.table import Row, RowsModel, Table
from resettle_desktop.desktop.parts.basics import Label, Line, QuietButton, ground
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.health import DueRow
from resettle_desktop.store.store import Store

_PAUSE = 100  # milliseconds in which several change sets are looked at together


class Worklist(QWidget):
    """Lists what is due; Enter opens the person. ``put_asked`` with the persons who are to come to a clinic day.

    It reads only while it is seen.
    """

    person_opened = Signal(object)
    departure_opened = Signal(object)
    put_asked = Signal(object)
    counted = Signal(int)
    _applied = Signal(object)

    def __init__(self, store: Store, remembered: Remembered | None = None) -> None:
        super().__init__()
        ground(self, "surface")
        self._dues = store.health_dues
        self._found: dict[str, DueRow] = {}
        self._stale = True
        self.filters = WorklistFilters(self._dues)
        self.table = Table(_("What lapses and is due"))
        self.shown = Label("", "table", "text2", tabular=True)
        self.more = QMenu(self)
        self._none = EmptyState(
            _("Nothing lapses and nothing is due"),
            _("Assessments, checks, results and rechecks come here by themselves, the soonest first."),
            "heartbeat",
        )  # fmt: skip
        self._body = QStackedWidget()
        self._resting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._assemble()
        self.table.show_rows(RowsModel(columns(), self._count, self._rows))
        self._arranging = Arranging(self.table, "health", remembered)
        self._add_commands()
        self._connect(store)

    def _assemble(self) -> None:
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(TIGHT), scaled(14), scaled(NARROW))
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.filters)
        across.addStretch(1)
        across.addWidget(self.shown)
        across.addWidget(QuietButton(_("More"), menu=self.more))
        self._body.addWidget(self.table)
        self._body.addWidget(self._none)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(Line())
        down.addWidget(self._body, 1)

    def _add_commands(self) -> None:
        commands: tuple[tuple[str, list[str], Callable[[], object]], ...] = (
            (_("Open the person"), [], self.open_person),
            (_("Open the departure"), ["Shift+Return"], self.open_departure),
            (_("Put on the clinic day"), ["Ctrl+Shift+P"], self.put_selected),
            (_("Next 14 days"), ["Ctrl+Shift+W"], self.filters.turn_soon),
        )
        for label, keys, called in commands:
            add_command(self, self.more, label, keys, called)

    def _connect(self, store: Store) -> None:
        self.filters.changed.connect(self.refresh)
        self.table.opened.connect(lambda _key: self.open_person())
        self._resting.timeout.connect(self._refresh_if_seen)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(store.listen(self._applied.emit))

    # what others call

    def refresh(self) -> None:
        """Read the list anew."""
        self._stale = False
        self._found.clear()
        self.table.reload()
        count = self.table.rows().rowCount()
        self.shown.setText(left_words(count))
        self._body.setCurrentWidget(self.table if count else self._none)
        self.counted.emit(count)

    def current(self) -> DueRow | None:
        """Return the line in which the keyboard is."""
        return self._found.get(str(self.table.current_key()))

    def open_person(self) -> None:
        """Ask for the case of the current line's person."""
        row = self.current()
        if row is not None:
            self.person_opened.emit(row.line.person)

    def open_departure(self) -> None:
        """Ask for the departure of the current line, where it has one."""
        row = self.current()
        if row is not None and row.line.departure:
            self.departure_opened.emit(row.line.departure)

    def put_selected(self) -> None:
        """Ask that the persons of the selected lines come to the clinic day."""
        rows = (self._found.get(str(key)) for key in self.table.selected_keys())
        self.put_asked.emit(list(dict.fromkeys(row.line.person for row in rows if row is not None)))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._refresh_if_seen()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        self.table.setFocus(event.reason())

    # internals

    def _count(self) -> int:
        return self._dues.count(self.filters.wanted(date.today()))

    def _rows(self, start: int, count: int) -> Sequence[Row]:
        found = self._dues.page(self.filters.wanted(date.today()), start, count)
        self._found |= {row.key: row for row in found}
        return [due_row(row, datetime.now()) for row in found]

    def _take_changes(self, _applied: Applied) -> None:
        self._stale = True
        self._resting.start()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()
