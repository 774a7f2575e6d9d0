"""A side that lists, adds, changes and removes records of one kind, which live with none other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.desktop.parts.basics import Label, PrimaryButton, ground
from resettle_desktop.desktop.parts.failure_note import FailureNote
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, scaled
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

OFFICE = 1  # no record has this id; a record that is begun lives with none, and yet is kept as a draft


class RecordsSide(QWidget):
    """Shows a list with its form under a title; ``message`` says what was done, with the way back.

    ``tools`` stand before the button, ``above`` over the list. Without a title the button stands below the list.
    """

    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(
        self, store: Store, title: str, records: RecordsTab, tools: Sequence[QWidget] = (), above: QWidget | None = None
    ) -> None:
        super().__init__()
        ground(self, "surface")
        self._store, self.list = store, records
        self.save_button = PrimaryButton(_("Save"), called=self.save)
        self.failure = FailureNote()
        self._writing = Writing(store, self)
        self._assemble(title, tools, above)
        self._connect()

    def _assemble(self, title: str, tools: Sequence[QWidget], above: QWidget | None) -> None:
        self.save_button.setToolTip(_("Ctrl+S"))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        across = self._head(title) if title else self.list.buttons
        for widget in (*tools, self.save_button):
            across.addWidget(widget)
        if title:
            down.addLayout(across)
        down.addWidget(self.failure)
        if above is not None:
            down.addWidget(above)
        down.addWidget(self.list, 1)
        keys = QKeySequence("Ctrl+S")
        QShortcut(keys, self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _head(self, title: str) -> QHBoxLayout:
        margin = scaled(PAGE_MARGIN)
        across = QHBoxLayout()
        across.setContentsMargins(margin, scaled(10), margin, scaled(MIDDLE))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Label(title, "title", weight=600))
        across.addStretch(1)
        return across

    def _connect(self) -> None:
        self.list.done.connect(self.message)
        self.list.failed.connect(self.failure.tell)
        self.list.edited.connect(self._show_button)
        self.list.record_shown.connect(self._show_button)
        self._writing.message.connect(self.message)
        self._writing.failed.connect(self.failure.tell)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def save(self) -> bool:
        """Write what was typed; return whether nothing was left behind."""
        done = self._writing.save(self.list.form, partial(self.list.save, ""))
        self._show_button()
        return done

    def refresh(self) -> None:
        """Read the records anew; what is typed stays."""
        self.list.refresh()

    # internals

    def _show_button(self) -> None:
        self.save_button.setEnabled(self.list.form.record is not None and self.list.form.is_typed())

    def _take_changes(self, applied: Applied) -> None:
        if any(change.kind == self.list.kind.kind_name() for change in applied.change_set.changes):
            self.refresh()
