"""What importing a workbook would do, before anything is written: the mapping, the counts, the rows, one button."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.parts.basics import (
    Icon,
    Label,
    Line,
    LinkButton,
    PrimaryButton,
    QuietButton,
    ShortLabel,
    ground,
)
from resettle_desktop.desktop.parts.message import Message
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, height, scaled
from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.desktop.workbooks.import_headings import HeadingsPane
from resettle_desktop.desktop.workbooks.import_models import origin, to_import
from resettle_desktop.desktop.workbooks.import_rows import RowsPane
from resettle_desktop.desktop.workbooks.import_work import Choices, Opened, keep_mapping, open_workbook, write_import
from resettle_desktop.exchange.layouts import layouts
from resettle_desktop.exchange.reading import ReadingCancelled
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

_HEADINGS_WIDTH = 432


class ImportPreview(QWidget):
    """Shows one workbook; announces that it was imported (what was opened, what was applied) or set aside."""

    imported = Signal(object, object)
    set_aside = Signal()

    def __init__(self, store: Store, remembered: Remembered) -> None:
        super().__init__()
        self._store, self._remembered = store, remembered
        self.opened: Opened | None = None
        self._work: Work | None = None
        self._title = Label("", "title", "text", 600)
        self._origin = ShortLabel("", "text", "text2", tabular=True)
        self._layout_name = Label("", "table", "text", 600)
        self._why = ShortLabel("", "table", "text2")
        self._layouts = QMenu(self)
        self.other_layout = LinkButton(_("Another layout…"), called=self._open_layouts)
        self.leave = QuietButton(_("Set aside"), called=self.set_aside.emit)
        self.import_button = PrimaryButton("", "check", self.carry_out)
        self.headings = HeadingsPane()
        self.rows = RowsPane()
        self._banners = QVBoxLayout()
        self._said = ""
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        ground(self, "surface")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self._title_line())
        down.addWidget(self._layout_line())
        down.addLayout(self._banners)
        down.addWidget(Line())
        beside = QHBoxLayout()
        beside.setSpacing(0)
        self.headings.setFixedWidth(scaled(_HEADINGS_WIDTH))
        beside.addWidget(self.headings)
        beside.addWidget(Line(upright=True))
        beside.addWidget(self.rows, 1)
        down.addLayout(beside, 1)

    def _title_line(self) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), 0)
        across.setSpacing(scaled(10))
        across.addWidget(self._title)
        across.addWidget(self._origin, 1)
        across.addWidget(self.leave)
        across.addWidget(self.import_button)
        self.leave.setToolTip(_("Esc"))
        self.import_button.setToolTip(_("Ctrl+Enter"))
        line.setFixedHeight(height("title") - scaled(2))
        return line

    def _layout_line(self) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(14), scaled(2))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Icon("ok", "ok", 16))
        across.addWidget(self._layout_name)
        across.addWidget(self._why, 1)
        across.addWidget(self.other_layout)
        line.setFixedHeight(scaled(30))
        return line

    def _connect(self) -> None:
        self.headings.mapped.connect(self._map)
        self.headings.valued.connect(self._value)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.import_button.click)
        QShortcut(QKeySequence("F8"), self, self.rows.findings.next)

    # what others call

    def show_workbook(self, opened: Opened) -> None:
        """Show a workbook that was prepared."""
        self._show(opened)
        self._look_only(False)
        self.rows.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, opened: Opened, text: str) -> None:
        """Show what became of each row of a workbook that was imported; ``text`` says when."""
        self._show(opened)
        self._look_only(True)
        self._why.setText(text)
        self._origin.setText(origin(opened.prepared, ""))
        self.rows.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_layout(self, name: str) -> None:
        """Read the workbook as another layout, with nothing mapped by hand."""
        if self.opened:
            self._again(replace(self.opened.choices, layout=name, mapping={}, values=None))

    def said(self) -> str:
        """Return what stands in the way, as it is shown, empty where nothing does."""
        return self._said

    def carry_out(self) -> None:
        """Write what is shown."""
        opened = self.opened
        if opened is None or not self.import_button.isEnabled():
            return
        self._set_busy(_("Importing…"))
        store = self._store
        self._begin(
            run(
                self,
                lambda progress: write_import(store, opened.prepared, progress),
                lambda applied: self._imported(opened, applied),
                self._fail,
                _("Importing {file}").format(file=opened.prepared.file),
            )
        )

    # events

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does, because here it sets the workbook aside."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc sets aside."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    # internals

    def _show(self, opened: Opened) -> None:
        self.opened = opened
        prepared = opened.prepared
        self._clear_banner()
        self._title.setText(prepared.file)
        self._origin.setText(origin(prepared, f"{datetime.now():%H:%M}"))
        self._layout_name.setText(prepared.layout.title)
        self._why.setText(_("Nothing is written yet. {why}").format(why=prepared.why))
        self.headings.show_workbook(opened)
        self.rows.show_rows(prepared)
        self._set_ready()

    def _look_only(self, done: bool) -> None:
        self.import_button.setVisible(not done)
        self.other_layout.setVisible(not done)
        self.headings.set_changeable(not done)
        self.leave.setText(_("Back") if done else _("Set aside"))
        self.leave.setAccessibleName(self.leave.text())

    def _map(self, heading: str, field: str) -> None:
        if self.opened:
            choices = self.opened.choices
            self._again(replace(choices, mapping={**choices.mapping, heading: field}))

    def _value(self, name: str, value: str) -> None:
        if self.opened:
            values = {**(self.opened.choices.values or {}), name: value}
            self._again(replace(self.opened.choices, values={name: value for name, value in values.items() if value}))

    def _again(self, choices: Choices) -> None:
        proposed = self.opened.proposed if self.opened and choices.values is not None else {}
        self._set_busy(_("Reading…"))
        store, kept = self._store, lambda name: ""
        self._begin(
            run(
                self,
                lambda progress: open_workbook(store, choices, kept, progress),
                lambda opened: self._show(replace(opened, proposed={**proposed, **opened.proposed})),
                self._fail,
                _("Reading {file}").format(file=choices.path.name),
            )
        )

    def _begin(self, work: Work) -> None:
        if self._work is not None:
            self._work.ended.disconnect(self._end)
            self._work.forget()
        self._work = work
        work.ended.connect(self._end)
        work.stopped.connect(self._set_ready)
        window = top_level(self)
        if window is not None:
            window.watch(work)

    def _end(self) -> None:
        self._work = None

    def _imported(self, opened: Opened, applied: Applied | None) -> None:
        keep_mapping(self._remembered, opened)
        self.imported.emit(opened, applied)

    def _fail(self, error: Exception) -> None:
        opened = self.opened
        if opened is not None:
            self.headings.show_workbook(opened)
        self._set_ready()
        if not isinstance(error, ReadingCancelled):
            self._say(str(error))

    def _say(self, text: str) -> None:
        self._clear_banner()
        self._said = text
        self._banners.addWidget(Message(_("Not done."), text, LinkButton(_("Close"), called=self._clear_banner)))

    def _clear_banner(self) -> None:
        self._said = ""
        while self._banners.count():
            item = self._banners.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _set_busy(self, text: str) -> None:
        self.import_button.setEnabled(False)
        self.import_button.setText(text)

    def _set_ready(self) -> None:
        count = to_import(self.opened.prepared) if self.opened else 0
        text = n_("Import {n} row", "Import {n} rows", count) if count else _("Nothing to import")
        self.import_button.setText(text)
        self.import_button.setAccessibleName(text)
        self.import_button.setEnabled(count > 0)

    def _open_layouts(self) -> None:
        self.fill_layouts()
        corner = self.other_layout.rect().bottomRight()
        self._layouts.popup(self.other_layout.mapToGlobal(corner) - QPoint(self._layouts.sizeHint().width(), 0))

    def fill_layouts(self) -> None:
        """Put the other layouts into the menu."""
        self._layouts.clear()
        for layout in layouts():
            if layout.kinds and self.opened and layout.name != self.opened.prepared.layout.name:
                action = self._layouts.addAction(layout.title)
                action.triggered.connect(lambda _checked=False, name=layout.name: self.choose_layout(name))
