"""After arrival: the families that somebody is to look at after set months, the longest due first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, Line, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.rows import Cell, Column, Row, RowsModel
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.records.dates import show_day
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.arrived import ArrivedFamily, arrived_families
from resettle_desktop.store.store import Store

_PAUSE = 100  # milliseconds in which several change sets are looked at together


class AfterArrival(QWidget):
    """Lists who is to be looked at; Enter opens the case, where the look is recorded. It reads while it is seen."""

    case_opened = Signal(object)
    _applied = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self._found: list[ArrivedFamily] = []
        self._stale = True
        self._reading: Work | None = None
        self.table = Table(_("Families after arrival"))
        self.counts = Label("", "table", "text2", tabular=True)
        self.failure = FailureNote()
        self._none = EmptyState(
            _("Nobody is to be looked at"),
            _("Families come here by themselves once they have arrived, until the last look was had."),
            "house-line",
        )  # fmt: skip
        self._body = QStackedWidget()
        self._resting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._assemble()
        self.table.show_rows(RowsModel(_columns(), lambda: len(self._found), self._rows))
        self.table.opened.connect(self.case_opened)
        self._resting.timeout.connect(self._refresh_if_seen)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(store.listen(self._applied.emit))

    def _assemble(self) -> None:
        across, down = QHBoxLayout(), QVBoxLayout(self)
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(NARROW))
        across.addWidget(self.counts)
        across.addStretch(1)
        across.addWidget(Label(_("Enter opens the family; record the look under Reception"), "small", "text2"))
        self._body.addWidget(self.table)
        self._body.addWidget(self._none)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(self.failure)
        down.addWidget(Line())
        down.addWidget(self._body, 1)

    # what others call

    def refresh(self) -> None:
        """Read the list anew, off the window's thread."""
        self._stale = False
        if self._reading is not None:
            self._reading.forget()
        rows, today = self._store.rows, date.today()
        self._reading = run(
            self, lambda _progress: arrived_families(rows, today), self._show,
            lambda error: self.failure.tell(str(error)), within=self._store.reading,
        )  # fmt: skip

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        self._refresh_if_seen()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        self.table.setFocus(event.reason())

    # internals

    def _show(self, found: Sequence[ArrivedFamily]) -> None:
        self._reading = None
        self._found = list(found)
        self.failure.tell("")
        self.table.reload()
        self._body.setCurrentWidget(self.table if self._found else self._none)
        overdue = len([each for each in self._found if each.step.due <= date.today()])
        families = n_("{n} family", "{n} families", len(self._found))
        self.counts.setText(_("{families}, {n} due").format(families=families, n=overdue))

    def _rows(self, start: int, count: int) -> list[Row]:
        today = date.today()
        return [_row(each, today) for each in self._found[start : start + count]]

    def _take_changes(self, _applied: object) -> None:
        self._stale = True
        self._resting.start()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()


def _columns() -> tuple[Column, ...]:
    return (
        Column("due", _("Due"), 130, sortable=False), Column("months", _("After"), 110, sortable=False),
        Column("family", _("Family"), 220, sortable=False),
        Column("persons", _("Persons"), 66, "right", sortable=False),
        Column("case", _("Case"), 130, sortable=False), Column("arrived", _("Arrived"), 120, sortable=False),
        Column("last", _("Last look"), 140, sortable=False),
    )  # fmt: skip


def _row(each: ArrivedFamily, today: date) -> Row:
    due = each.step.due <= today
    return Row(each.case.id, (
        Cell(show_day(each.step.due), icon="warn" if due else "todo", tabular=True, text_tone="warn" if due else ""),
        Cell(n_("{n} month", "{n} months", each.step.months), tabular=True),
        Cell(each.label, bold=True), Cell(str(each.persons), tabular=True),
        Cell(each.case.unhcr_number or "", number=True, text_tone="text2"),
        Cell(show_day(each.arrived), tabular=True, text_tone="text2"),
        Cell(show_day(each.last) if each.last else _("none yet"), tabular=True, text_tone="text2"),
    ))  # fmt: skip
