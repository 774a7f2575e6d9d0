"""The list of drafts: what was typed beside what is kept now, to go on with, or to discard with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Button, Icon, Label, Line, PrimaryButton, ShortLabel, ground
from resettle_desktop.desktop.parts.rows import Row, RowsModel
from resettle_desktop.desktop.parts.side_pane import SidePane, rows_of_words
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.recovered.models import DraftLine, KeptDraft, columns, draft_row, kept_drafts
from resettle_desktop.records.kinds import Case, Contact, Departure, Leg, Person
from resettle_desktop.records.record import kind_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.store import Store

_PANE = 470


class DraftsScreen(QWidget):
    """Shows what was typed and not saved. Opening a draft shows the record with what was typed in its form."""

    message = Signal(str, object)
    case_opened = Signal(object)
    person_opened = Signal(object)
    departure_opened = Signal(object)
    contact_opened = Signal(object)
    new_case_asked = Signal()
    new_departure_asked = Signal()

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self._drafts = store, drafts
        self.kept: list[KeptDraft] = []
        self.counts = Label("", "text", "text2", tabular=True)
        self.table = Table(_("Drafts"))
        self.pane = SidePane(_("What was typed"), _PANE)
        self.open_button = PrimaryButton(_("Go on with it"), "arrow-right", self.open_draft)
        self.discard_button = Button(_("Discard"), "trash", self.discard)
        self.discard_all_button = Button(_("Discard all"), "trash", self.discard_all)
        nothing = _("What is typed and not saved is kept here within a second, and is back after a crash.")
        self._none = EmptyState(_("No drafts"), nothing, "pencil-simple")
        self._body = QStackedWidget()
        self._assemble()
        self.table.show_rows(RowsModel(columns(), lambda: len(self.kept), self._rows))
        self.table.selected.connect(lambda _key: self._show_selected())
        self.table.opened.connect(lambda _key: self.open_draft())
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Del"), self, self.discard, context=within)
        self._drafts.changed.connect(self._refresh_if_seen)

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(14), scaled(NARROW))
        head.setSpacing(scaled(10))
        head.addWidget(Label(_("Drafts"), "title", "text", 600))
        head.addWidget(self.counts)
        head.addStretch(1)
        for button in (self.discard_all_button, self.discard_button, self.open_button):
            head.addWidget(button)
        self.counts.setMinimumHeight(height("title"))
        self.discard_button.setToolTip(_("Del"))
        self.open_button.setToolTip(_("Enter"))
        found = QWidget()
        across = QHBoxLayout(found)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        for widget in (self.table, Line(upright=True), self.pane):
            across.addWidget(widget, 1 if widget is self.table else 0)
        self._body.addWidget(found)
        self._body.addWidget(self._none)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(Line())
        down.addWidget(self._body, 1)
        self.setFocusProxy(self.table)

    # what others call

    def refresh(self) -> None:
        """Read the drafts anew."""
        place = max(self.table.currentIndex().row(), 0)
        self.kept = kept_drafts(self._store, self._drafts)
        self.counts.setText(str(len(self.kept)) if self.kept else "")
        self.table.reload()
        self._body.setCurrentIndex(0 if self.kept else 1)
        for button in (self.open_button, self.discard_button, self.discard_all_button):
            button.setVisible(bool(self.kept))
        if self.kept:
            self.table.select_row(min(place, len(self.kept) - 1))
        self._show_selected()

    def selected(self) -> KeptDraft | None:
        """Return the draft that is selected."""
        row = self.table.currentIndex().row()
        return self.kept[row] if 0 <= row < len(self.kept) else None

    def open_draft(self) -> None:
        """Show the record of the selected draft, with what was typed in its form."""
        draft = self.selected()
        if draft is None:
            return
        for kind, id in _owners(self._store, draft):
            if kind is Person:
                self.person_opened.emit(id)
            elif kind is Case:
                self.case_opened.emit(id)
            elif kind is Departure:
                self.departure_opened.emit(id)
            elif kind is Contact:
                self.contact_opened.emit(id)
            else:
                continue
            return
        if draft.kind in (Case, Person):
            self.new_case_asked.emit()
        elif draft.kind is Contact:
            self.contact_opened.emit(draft.id)
        elif draft.kind in (Departure, Leg):
            self.new_departure_asked.emit()

    def discard(self) -> None:
        """Forget the selected draft; the message has the way back."""
        draft = self.selected()
        if draft is not None:
            self._discard([draft])

    def discard_all(self) -> None:
        """Forget all drafts; the message has the way back."""
        self._discard(list(self.kept))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Read the drafts anew whenever they are looked at."""
        super().showEvent(event)
        self.refresh()

    # internals

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def _rows(self, start: int, count: int) -> list[Row]:
        today = date.today()
        return [draft_row(each, today) for each in self.kept[start : start + count]]

    def _show_selected(self) -> None:
        draft = self.selected()
        if draft is None:
            self.pane.show_nothing()
            return
        titles = [Label(words, "small", "text2", 600) for words in ("", _("Mine"), _("Now"))]
        rows = [row for line in draft.lines() for row in _rows_of(line)]
        self.pane.show_parts((), [(draft.label, rows_of_words([titles, *rows]))])

    def _discard(self, chosen: Sequence[KeptDraft]) -> None:
        typed = {each.id: self._drafts.of(each.id) for each in chosen}
        for each in chosen:
            self._drafts.forget(each.id)
        self.refresh()

        def back() -> None:
            for each in chosen:
                self._drafts.keep(each.record or each.kind(id=each.id), typed[each.id], each.owner)
            self.refresh()

        self.message.emit(n_("{n} draft discarded", "{n} drafts discarded", len(chosen)), back)


def _rows_of(line: DraftLine) -> list[list[QWidget]]:
    """What is longer than its column is cut at the end, with all of it in the tooltip."""
    mine, now = ShortLabel(line.typed or "–", "table", "text", 500), ShortLabel(line.here or "–", "table", "text2")
    if not line.in_conflict:
        return [[Label(line.label, "table", "text2"), mine, now]]
    now.set_tone("warn")
    was = _("was {value} when you typed").format(value=line.before or _("empty"))
    return [[Label(line.label, "table", "text2"), mine, now], [Label("", "table"), Label("", "table"), _changed(was)]]


def _changed(words: str) -> QWidget:
    """Say with a mark what stood there before."""
    said = QWidget()
    across = QHBoxLayout(said)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(scaled(NARROW))
    across.addWidget(Icon("conflict", "warn", 12))
    across.addWidget(ShortLabel(words, "small", "warn"), 1)
    return said


def _owners(store: Store, draft: KeptDraft) -> list[tuple[type, int]]:
    """Return the record itself, then the records with which it lives, nearest first."""
    found: list[tuple[type, int]] = [(draft.kind, draft.id)] if draft.record is not None else []
    for link in draft.kind.links():
        id = draft.record.of(link.name) if draft.record is not None else draft.owner
        for name in link.linked_kinds if link.part_of and id else ():
            if store.rows.get(kind_of(name), id) is not None:
                found.append((kind_of(name), id))
    return found
