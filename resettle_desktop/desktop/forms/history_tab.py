"""What was changed of a case and its family: who, when, where from, each field before and after, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.history_models import change_word, changes_of, field_lines, record_words, when
from resettle_desktop.desktop.forms.reconciling import Reconciling
from resettle_desktop.desktop.parts.basics import Label, Line, LinkButton, ShortLabel, ground, roomy, short
from resettle_desktop.desktop.parts.icons import icon
from resettle_desktop.desktop.parts.side_pane import rows_of_words
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, font, scaled, theme
from resettle_desktop.desktop.parts.widgets import EmptyState, Icon
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Change, ChangeSet, Conflicting
from resettle_desktop.store.history import HistoryEntry
from resettle_desktop.store.store import Store

ENTRIES_SHOWN = 30
CHANGES_SHOWN = 12
_LABEL_WIDTH, _BEFORE_WIDTH = 126, 150


class EntryView(QWidget):
    """One change set, as far as it concerns the case; takes itself back, or says why it cannot.

    ``undone_by`` is the number of the change set that took it back, 0 while it stands.
    """

    taken_back = Signal(int)

    def __init__(
        self, store: Store, entry: HistoryEntry, changes: list[Change], names: Mapping[int, str], undone_by: int = 0
    ) -> None:
        super().__init__()
        self._store, self.entry, self._undone_by = store, entry, undone_by
        self.failure = Label("", "table", "bad", wraps=True)
        self.failure.hide()
        self.reconciling = Reconciling()
        self.reconciling.agreed.connect(self._write)
        self.button = LinkButton(_("Take back"), "arrow-u-up-left", self.take_back)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, scaled(NARROW), 0, 0)
        down.setSpacing(scaled(TIGHT))
        down.addLayout(self._head())
        for change in changes[:CHANGES_SHOWN]:
            whole = change.before is None or change.after is None
            down.addWidget(WholeRecord(change, names) if whole else change_part(change, names))
        if len(changes) > CHANGES_SHOWN:
            more = n_("and {n} more record", "and {n} more records", len(changes) - CHANGES_SHOWN)
            down.addWidget(Label(more, "table", "text2"))
        down.addWidget(self.failure)
        down.addWidget(self.reconciling)
        down.addSpacing(scaled(TIGHT))
        down.addWidget(Line())

    def take_back(self) -> None:
        """Take the change set back; where values were changed since, which of them win is asked here."""
        self._write(self._store.undoing(self.entry.number))

    def _write(self, change_set: ChangeSet) -> None:
        self.failure.hide()
        try:
            self._store.apply(change_set)
        except Conflicting as error:
            if error.conflicts and not error.gone:
                self.reconciling.ask(change_set, error.conflicts)
            else:
                self._tell(error)
        except KnownError as error:
            self._tell(error)
        else:
            self.taken_back.emit(self.entry.number)

    def _tell(self, error: KnownError) -> None:
        self.failure.setText(str(error))
        self.failure.show()

    def _head(self) -> QHBoxLayout:
        entry = self.entry
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        across.addWidget(Label(when(entry.at, date.today()), "table", "text", 600, tabular=True))
        across.addWidget(Label(entry.user, "table", "text2"))
        why = entry.reason if entry.source in entry.reason else f"{entry.source} · {entry.reason}".removesuffix(" · ")
        across.addWidget(ShortLabel(why, "table", "text2"), 1)
        across.addWidget(Label(_("change set {number}").format(number=entry.number), "small", "text2", tabular=True))
        if self._undone_by:
            said = _("taken back by change set {number}").format(number=self._undone_by)
            across.addWidget(Label(said, "small", "text2", tabular=True))
            self.button.hide()
        across.addWidget(self.button)
        self.button.setAccessibleName(_("Take back change set {number}").format(number=entry.number))
        return across


class WholeRecord(QWidget):
    """A record that was added or removed: one line, which unfolds to its values."""

    def __init__(self, change: Change, names: Mapping[int, str]) -> None:
        super().__init__()
        self._lines = [(label, before or after) for label, before, after in field_lines(change, names)]
        self._body: QWidget | None = None
        self.heading = QPushButton(_title(change, names))
        self.heading.setProperty("kind", "section")
        self.heading.setFont(font("table", 500))
        self.heading.setIconSize(QSize(scaled(12), scaled(12)))
        self.heading.setAccessibleName(self.heading.text())
        self.heading.clicked.connect(self._turn)
        self._summary = ShortLabel(" · ".join(value for _label, value in self._lines), "table", "text2")
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.heading)
        across.addWidget(self._summary, 1)
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(scaled(2))
        self._down.addLayout(across)
        theme.changed.connect(self._draw)
        self._draw()

    def is_folded(self) -> bool:
        """Return whether only the line is seen."""
        return self._body is None or self._body.isHidden()

    def _turn(self) -> None:
        if self._body is None:
            rows = [[Label(label, "table", "text2"), ShortLabel(value)] for label, value in self._lines]
            self._body = rows_of_words(rows)
            self._down.addWidget(self._body)
            self._body.show()
        else:
            self._body.setVisible(self._body.isHidden())
        self._draw()

    def _draw(self) -> None:
        self.heading.setIcon(icon("caret-right" if self.is_folded() else "caret-down", "text2", scaled(12)))
        self.heading.setAccessibleDescription(_("folded") if self.is_folded() else _("unfolded"))
        self._summary.setVisible(self.is_folded())


def change_part(change: Change, names: Mapping[int, str]) -> QWidget:
    """Return what a change does to one record: whose it is, and each field before and after."""
    part = QWidget()
    down = QVBoxLayout(part)
    down.setContentsMargins(0, 0, 0, 0)
    down.setSpacing(scaled(2))
    down.addWidget(ShortLabel(_title(change, names), "table", "text", 500))
    table = rows_of_words([_compared(*line) for line in field_lines(change, names)])
    columns = table.layout()
    if isinstance(columns, QGridLayout):
        columns.setColumnMinimumWidth(0, scaled(_LABEL_WIDTH))
        columns.setColumnMinimumWidth(1, scaled(_BEFORE_WIDTH))
    down.addWidget(table)
    return part


def _title(change: Change, names: Mapping[int, str]) -> str:
    """Return whose change it is (the member's whose document it was, the case's last) and what was done."""
    whose = names.get(change.record) or next((names[id] for id in change.touches() if id in names), "")
    if not whose or (change.record not in names and change.kind == "Person"):
        whose = record_words(change)
    return " · ".join(filter(None, (short(whose), change_word(change))))


def _compared(label: str, before: str, after: str) -> list[QWidget]:
    old = ShortLabel(before or "–", "table", "text2")
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

    def show_records(self, records: Collection[int], names: Mapping[int, str]) -> None:
        """Show what was changed of these records; ``names`` are their labels."""
        if self._body is not None:
            self._sheet.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        found = self._store.history.touching(records, ENTRIES_SHOWN)
        undone = {entry.undoes: entry.number for entry in reversed(found) if entry.undoes}
        self.entries = [self._view(entry, records, names, undone.get(entry.number, 0)) for entry in found]
        self._body = roomy(self._listing()) if found else EmptyState(_("Nothing was changed yet"), "", "clock")
        self._sheet.addWidget(self._body)

    def _view(
        self, entry: HistoryEntry, records: Collection[int], names: Mapping[int, str], undone_by: int
    ) -> EntryView:
        view = EntryView(self._store, entry, changes_of(entry, records), names, undone_by)
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
