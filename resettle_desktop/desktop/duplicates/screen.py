"""The list of suspected pairs: looked for off the window's thread, worked down by keyboard, decided at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.duplicates.models import Pair, columns, pair_row, pairs_of
from resettle_desktop.desktop.duplicates.pane import PairPane
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Button, Label, Line, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.rows import Row, RowsModel
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied, ChangeSet
from resettle_desktop.store.duplicates import Suspected
from resettle_desktop.store.store import Store


class DuplicatesScreen(QWidget):
    """Shows who may have been entered twice. Looks by itself when it is first seen, and again when it is asked to."""

    message = Signal(str, object)
    person_opened = Signal(object)
    _applied = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self.pairs: list[Pair] = []
        self.work: Work | None = None
        self.counts = Label("", "text", "text2", tabular=True)
        self.again_button = Button(_("Look again"), "arrows-clockwise", self.look)
        self.table = Table(_("Suspected pairs"))
        self.pane = PairPane(store)
        self.failure = FailureNote()
        self._none = EmptyState(
            _("Nobody seems to be entered twice"),
            _("Names in any spelling or script, birth dates and numbers were compared with one another."), "users",
        )  # fmt: skip
        self._looking = EmptyState(_("Looking for persons who were entered twice…"), "", "magnifying-glass")
        self._body = QStackedWidget()
        self._writing = Writing(store, self)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(14), scaled(NARROW))
        head.setSpacing(scaled(10))
        head.addWidget(Label(_("Duplicates"), "title", "text", 600))
        head.addWidget(self.counts)
        head.addStretch(1)
        head.addWidget(self.again_button)
        self.counts.setMinimumHeight(height("title"))
        found = QWidget()
        across = QHBoxLayout(found)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.table, 1)
        across.addWidget(Line(upright=True))
        across.addWidget(self.pane)
        for page in (found, self._none, self._looking):
            self._body.addWidget(page)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(Line())
        down.addWidget(self.failure)
        down.addWidget(self._body, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.table.show_rows(RowsModel(columns(), lambda: len(self.pairs), self._rows))
        self.table.selected.connect(self._select)
        self.pane.person_opened.connect(self.person_opened)
        self.pane.merge_asked.connect(self._merge)
        self.pane.two_asked.connect(self._keep_apart)
        self._writing.message.connect(self.message)
        self._writing.failed.connect(self.failure.tell)
        self._applied.connect(self._take_changes)
        self.destroyed.connect(self._store.listen(self._applied.emit))
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+M", self.pane.ask_merge), ("Ctrl+Shift+N", self.pane.ask_two), ("F5", self.look),
        )  # fmt: skip
        for key, called in keys:
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(key), self, called, context=within)
        self.pane.merge_button.setToolTip("Ctrl+M")
        self.pane.two_button.setToolTip("Ctrl+Shift+N")
        self.again_button.setToolTip("F5")

    # what others call

    def look(self) -> None:
        """Compare all persons of the store, off the window's thread, with progress and Cancel."""
        if self.work is not None and self.work.running:
            return
        store = self._store

        def work(progress: Progress) -> list[Suspected]:
            with store.reading():
                return store.duplicates.pairs(progress=progress.report, cancelled=progress.cancelled)

        self._body.setCurrentWidget(self._looking)
        self.work = run(self, work, self._show, lambda error: self.failure.tell(str(error)), _("Comparing persons"))
        frame = top_level(self)
        if frame is not None:
            frame.watch(self.work)

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Look when the screen is first seen."""
        super().showEvent(event)
        if self.work is None:
            self.look()

    # internals

    def _rows(self, start: int, count: int) -> list[Row]:
        return [pair_row(place, pair) for place, pair in list(enumerate(self.pairs))[start : start + count]]

    def _show(self, suspected: list[Suspected]) -> None:
        self._show_pairs(pairs_of(self._store, suspected), 0)
        if self.isVisible() and self.pairs:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pairs(self, pairs: list[Pair], place: int) -> None:
        self.pairs = pairs
        self.counts.setText(n_("{n} pair", "{n} pairs", len(pairs)))
        self.table.reload()
        self._body.setCurrentIndex(0 if pairs else 1)
        if pairs:
            self.table.select_row(min(place, len(pairs) - 1))
            self._select(min(place, len(pairs) - 1))
        else:
            self.pane.show_pair(None)

    def _select(self, place: int) -> None:
        self.pane.show_pair(self.pairs[place] if place < len(self.pairs) else None)

    def _merge(self, change_set: ChangeSet) -> None:
        self._writing.attempt(lambda: self._store.apply(change_set), change_set.reason)

    def _keep_apart(self, change_set: ChangeSet) -> None:
        pair, said = self.pane.pair, _("Kept as two persons")
        if self._writing.attempt(lambda: self._store.apply(change_set), said) and pair is not None:
            place = self.pairs.index(pair)
            self._show_pairs([each for each in self.pairs if each is not pair], place)

    def _take_changes(self, applied: Applied) -> None:
        """Show the pairs as the persons are now; who is gone is in none."""
        if not any(change.kind == "Person" for change in applied.change_set.changes):
            return
        place = self.pairs.index(self.pane.pair) if self.pane.pair in self.pairs else 0
        self._show_pairs(pairs_of(self._store, [pair.suspected for pair in self.pairs]), place)
