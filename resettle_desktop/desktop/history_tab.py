"""What was changed of a case and its family: who, when, where from, each field before and after, and the way back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Label, Line, LinkButton, ShortLabel, ground, roomy
from resettle_desktop.desktop.case_models import change_word, field_lines, when
from resettle_desktop.desktop.side_pane import rows_of_words
from resettle_desktop.desktop.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, scaled
from resettle_desktop.desktop.widgets import EmptyState, Icon
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Change
from resettle_desktop.store.history import HistoryEntry
from resettle_desktop.store.store import Store

ENTRIES_SHOWN = 30
CHANGES_SHOWN = 12


class EntryView(QWidget):
    """One change set, as far as it concerns the case; takes itself back, or says why it cannot."""

    taken_back = Signal(int)

    def __init__(self, store: Store, entry: HistoryEntry, changes: list[Change], names: dict[int, str]) -> None:
        super().__init__()
        self._store, self.entry = store, entry
        self.failure = Label("", "table", "bad", wraps=True)
        self.failure.hide()
        self.button = LinkButton(_("Take back"), "arrow-u-up-left", self.take_back)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, scaled(NARROW), 0, 0)
        down.setSpacing(scaled(TIGHT))
        down.addLayout(self._head())
        for change in changes[:CHANGES_SHOWN]:
            down.addWidget(self._change(change, names))
        if len(changes) > CHANGES_SHOWN:
            more = n_("and {n} more record", "and {n} more records", len(changes) - CHANGES_SHOWN)
            down.addWidget(Label(more, "table", "text2"))
        down.addWidget(self.failure)
        down.addSpacing(scaled(TIGHT))
        down.addWidget(Line())

    def take_back(self) -> None:
        """Take the change set back; a conflict is told here, field by field."""
        try:
            self._store.undo(self.entry.number)
        except KnownError as error:
            self.failure.setText(str(error))
            self.failure.show()
            return
        self.taken_back.emit(self.entry.number)

    def _head(self) -> QHBoxLayout:
        entry = self.entry
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        across.addWidget(Label(when(entry.at, date.today()), "table", "text", 600, tabular=True))
        across.addWidget(Label(entry.user, "table", "text2"))
        across.addWidget(ShortLabel(" · ".join(filter(None, (entry.source, entry.reason))), "table", "text2"), 1)
        across.addWidget(Label(_("change set {number}").format(number=entry.number), "small", "text2", tabular=True))
        across.addWidget(self.button)
        self.button.setAccessibleName(_("Take back change set {number}").format(number=entry.number))
        return across

    def _change(self, change: Change, names: dict[int, str]) -> QWidget:
        title = " · ".join(filter(None, (names.get(change.record, ""), change_word(change))))
        part = QWidget()
        down = QVBoxLayout(part)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(scaled(2))
        down.addWidget(Label(title, "table", "text", 500))
        lines = field_lines(change)
        if change.before is None or change.after is None:
            words = " · ".join(f"{label} {before or after}" for label, before, after in lines)
            down.addWidget(Label(words, "table", "text2", wraps=True))
        else:
            down.addWidget(rows_of_words([_compared(*line) for line in lines]))
        return part


def _compared(label: str, before: str, after: str) -> list[QWidget]:
    old = Label(before or "–", "table", "text2")
    return [Label(label, "table", "text2"), old, Icon("arrow-right", "text3", 12), ShortLabel(after or "–")]


class HistoryTab(QWidget):
    """Lists the newest change sets that touched a family."""

    taken_back = Signal(int)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.entries: list[EntryView] = []
        self._sheet = QVBoxLayout(self)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None

    def show_records(self, records: Collection[int], names: dict[int, str]) -> None:
        """Show what was changed of these records; ``names`` are their labels."""
        if self._body is not None:
            self._sheet.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        found = self._store.history.touching(records, ENTRIES_SHOWN)
        self.entries = [self._view(entry, records, names) for entry in found]
        self._body = roomy(self._listing()) if found else EmptyState(_("Nothing was changed yet"), "", "clock")
        self._sheet.addWidget(self._body)

    def _view(self, entry: HistoryEntry, records: Collection[int], names: dict[int, str]) -> EntryView:
        view = EntryView(self._store, entry, [each for each in entry.changes if each.record in records], names)
        view.taken_back.connect(self.taken_back)
        return view

    def _listing(self) -> QWidget:
        body = ground(QWidget(), "surface")
        down = QVBoxLayout(body)
        down.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(MIDDLE))
        down.setSpacing(0)
        for view in self.entries:
            down.addWidget(view)
        down.addStretch(1)
        return body
