"""The list of suspected pairs: looked for off the window's thread, worked down by keyboard, decided at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.duplicates.compared import ALL, Compared
from resettle_desktop.desktop.duplicates.filters import KindChoice, PairFilters
from resettle_desktop.desktop.duplicates.models import Pair, Suspicion, columns, pair_row
from resettle_desktop.desktop.duplicates.pane import PairPane
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Button, Label, Line, ground
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.rows import Row, RowsModel
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.records.kinds import Case
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied, ChangeSet
from resettle_desktop.store.store import Store

# whatever is compared, and what was judged
_COMPARED = frozenset({"Person", "OtherNumber", "TravelDocument", "NotSame", "Case", "CasesApart"})


class DuplicatesScreen(QWidget):
    """Shows who may have been entered twice, and which case.

    Looks by itself when it is seen and the facts are others than when it last looked, and when it is asked to. The
    commands are in ``more``, with their keys.
    """

    message = Signal(str, object)
    person_opened = Signal(object)
    case_opened = Signal(object)
    _applied = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        ground(self, "surface")
        self._store = store
        self._suspicion = Suspicion()
        self.pairs: list[Pair] = []
        self.shown: list[Pair] = []
        self._stale = True
        self.work: Work | None = None
        self.counts = Label("", "text", "text2", tabular=True)
        self.stale_note = Label(_("The facts have changed since"), "table", "text2")
        self.stale_note.hide()
        self.kinds, self.filters = KindChoice(), PairFilters()
        self.more = QMenu(self)
        self.more_button = Button(_("More"), called=self._open_more, trailing="caret-down")
        self.again_button = Button(_("Look again"), "arrows-clockwise", self.look)
        self.table = Table(_("Suspected pairs"))
        self.pane = PairPane(store)
        self.failure = FailureNote()
        self._none = {each: _nothing(each) for each in ALL}
        self._filtered = EmptyState(_("No pair fits"), _("Take a chip away to see the others."), "magnifying-glass")
        self._looking = EmptyState(_("Looking for what was entered twice…"), "", "magnifying-glass")
        self._body, self._found = QStackedWidget(), QWidget()
        self._writing = Writing(store, self)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        head.setSpacing(scaled(10))
        head.addWidget(Label(_("Duplicates"), "title", "text", 600))
        head.addWidget(self.counts)
        head.addStretch(1)
        head.addWidget(self.stale_note)
        head.addWidget(self.again_button)
        head.addWidget(self.more_button)
        self.counts.setMinimumHeight(height("title"))
        across = QHBoxLayout(self._found)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.table, 1)
        across.addWidget(Line(upright=True))
        across.addWidget(self.pane)
        for page in (self._found, *self._none.values(), self._looking, self._filtered):
            self._body.addWidget(page)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        chips = QHBoxLayout()
        chips.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), scaled(NARROW))
        chips.setSpacing(scaled(NARROW))
        chips.addWidget(self.kinds)
        chips.addWidget(Line(upright=True))
        chips.addWidget(self.filters)
        chips.addStretch(1)
        down.addLayout(head)
        down.addLayout(chips)
        down.addWidget(Line())
        down.addWidget(self.failure)
        down.addWidget(self._body, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.table.show_rows(RowsModel(columns(), lambda: len(self.shown), self._rows))
        self.table.selected.connect(self._select)
        self.pane.opened.connect(self._open)
        self.pane.merge_asked.connect(self._merge)
        self.pane.two_asked.connect(self._keep_apart)
        self._writing.message.connect(self.message)
        self._writing.failed.connect(self.failure.tell)
        self._applied.connect(self._take_changes)
        self.destroyed.connect(self._store.listen(self._applied.emit))
        self.filters.changed.connect(lambda: self._show_pairs(self.pairs, 0))
        self.kinds.changed.connect(self._turn)
        self.pane.reason.returnPressed.connect(self.pane.ask_two)
        self._add_commands()

    def _add_commands(self) -> None:
        add = partial(add_command, self, self.more)
        add(_("Merge"), ["M", "Ctrl+M"], self.pane.ask_merge)
        add(_("Keep the other record"), ["O"], self.pane.swap)
        add(_("Not the same…"), ["N"], self._ask_reason)
        add(_("Not the same, without a word"), ["Ctrl+Shift+N"], self.pane.ask_two)
        add(_("Skip"), ["S"], self.skip)
        add(_("Suspected persons"), ["Ctrl+1"], partial(self.kinds.choose, 0))
        add(_("Suspected cases"), ["Ctrl+2"], partial(self.kinds.choose, 1))
        self.more.addSeparator()
        add(_("Look again"), ["F5"], self.look)
        hints = ((self.pane.merge_button, "M"), (self.pane.two_button, _("N, then Enter")), (self.again_button, "F5"))
        for button, keys in hints:
            button.setToolTip(keys)

    # what others call

    def look(self) -> None:
        """Compare all persons and cases of the store, off the window's thread, with progress and Cancel."""
        if self.work is not None and self.work.running:
            return
        store = self._store

        def work(progress: Progress) -> Suspicion:
            persons = store.duplicates.pairs(progress=progress.report, cancelled=progress.cancelled)
            return Suspicion(persons, store.duplicate_cases.among(persons))

        self._tell_stale(False)
        self._body.setCurrentWidget(self._looking)
        self.work = run(self, work, self._show, self._fail, _("Comparing persons"), store.reading)
        frame = top_level(self)
        if frame is not None:
            frame.watch(self.work)

    def skip(self) -> None:
        """Leave this pair as it is, and show the next one; after the last the first."""
        if self.shown:
            self.table.select_row((self.table.currentIndex().row() + 1) % len(self.shown))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Look when the facts are others than when it last looked."""
        super().showEvent(event)
        if self._stale:
            self.look()

    # internals

    def _rows(self, start: int, count: int) -> list[Row]:
        return [pair_row(place, pair) for place, pair in list(enumerate(self.shown))[start : start + count]]

    def _show(self, suspicion: Suspicion) -> None:
        self._suspicion = suspicion
        self._read(0)
        if self.isVisible() and self.pairs:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Show the pairs of the other kind."""
        self.filters.forget()
        self._read(0)
        if self.shown:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, place: int) -> None:
        """Show the suspected pairs as their records are now; who is gone is in none."""
        found = {each: each.pairs(self._store, self._suspicion) for each in ALL}
        self.kinds.show_counts([len(pairs) for pairs in found.values()])
        self._show_pairs(found[self.kinds.compared], place)

    def _fail(self, error: Exception) -> None:
        self.failure.tell(str(error))
        self._tell_stale(True)
        self._show_pairs(self.pairs, 0)

    def _tell_stale(self, stale: bool) -> None:
        self._stale = stale
        self.stale_note.setVisible(stale)

    def _show_pairs(self, pairs: list[Pair], place: int) -> None:
        self.pairs = pairs
        self.filters.show_known(pairs)
        self.shown = [pair for pair in pairs if self.filters.fits(pair)]
        self.counts.setText(n_("{n} pair", "{n} pairs", len(pairs)))
        self.table.reload()
        empty = self._filtered if pairs else self._none[self.kinds.compared]
        self._body.setCurrentWidget(self._found if self.shown else empty)
        if self.shown:
            self.table.select_row(min(place, len(self.shown) - 1))
            self._select(min(place, len(self.shown) - 1))
        else:
            self.pane.show_pair(None)

    def _open_more(self) -> None:
        self.more.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _ask_reason(self) -> None:
        """Let the person say what tells the two apart; Enter keeps them apart."""
        self.pane.reason.setFocus()

    def _select(self, place: int) -> None:
        self.pane.show_pair(self.shown[place] if place < len(self.shown) else None, self.kinds.compared)

    def _merge(self, change_set: ChangeSet) -> None:
        self._writing.attempt(lambda: self._store.apply(change_set), change_set.reason)

    def _keep_apart(self, change_set: ChangeSet) -> None:
        """Write that a pair are two, and show the next pair; of that nothing has to be looked for again."""
        pair, place, stale = self.pane.pair, self._place(), self._stale
        said = _(self.kinds.compared.kept_apart)
        if self._writing.attempt(lambda: self._store.apply(change_set), said) and pair is not None:
            self._tell_stale(stale)
            self._suspicion = self._suspicion.without(pair.ids)
            self._read(place)
            self.table.setFocus()

    def _open(self, record: Record) -> None:
        opened = self.case_opened if self.kinds.compared.kind is Case else self.person_opened
        opened.emit(record.id)

    def _place(self) -> int:
        return self.shown.index(self.pane.pair) if self.pane.pair in self.shown else 0

    def _take_changes(self, applied: Applied) -> None:
        """Show the pairs as they are now."""
        if not _COMPARED & {change.kind for change in applied.change_set.changes}:
            return
        place = self._place()
        self._tell_stale(True)
        self._read(place)


def _nothing(compared: Compared) -> EmptyState:
    text = _("Names in any spelling or script, birth dates and numbers were compared with one another.")
    return EmptyState(_(compared.nothing), text, "users")
