"""The workbooks: what came, opening one, its preview, and taking an import back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.parts.basics import Button, LinkButton, ground
from resettle_desktop.desktop.parts.message import Message
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.desktop.workbooks.import_models import to_import
from resettle_desktop.desktop.workbooks.import_preview import ImportPreview
from resettle_desktop.desktop.workbooks.import_work import Choices, Opened, open_workbook
from resettle_desktop.desktop.workbooks.inbox import Inbox, PasswordLine
from resettle_desktop.desktop.workbooks.models import Import, imports
from resettle_desktop.exchange.layouts import layouts
from resettle_desktop.exchange.reading import (
    EmptyWorkbook,
    NotAWorkbook,
    PasswordNeeded,
    ReaderStopped,
    ReadingCancelled,
    WorkbookDamaged,
    WorkbookTooLarge,
    WrongPassword,
)
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

_ENTRIES_LOOKED_AT = 1_000
_UNREADABLE = (EmptyWorkbook, NotAWorkbook, PasswordNeeded, ReaderStopped, WorkbookDamaged, WorkbookTooLarge)


class WorkbooksScreen(QWidget):
    """The inbox, and in front of it the preview of one workbook. Tells what was done by ``message``, with its undo."""

    message = Signal(str, object)
    cases_changed = Signal()
    case_opened = Signal(object)
    _applied = Signal(object)

    def __init__(self, store: Store, remembered: Remembered | None = None) -> None:
        super().__init__()
        self._store = store
        self._remembered = remembered or Remembered()
        self._done: dict[int, Opened] = {}
        self._work: Work | None = None
        self.inbox = Inbox()
        self.preview = ImportPreview(store, self._remembered)
        self.password: PasswordLine | None = None
        self._stack = QStackedWidget()
        self._assemble()
        self._connect()
        self.refresh()

    def _assemble(self) -> None:
        ground(self, "surface")
        self.setAcceptDrops(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        self._stack.addWidget(self.inbox)
        self._stack.addWidget(self.preview)

    def _connect(self) -> None:
        self.inbox.file_asked.connect(self.ask_file)
        self.inbox.undo_asked.connect(self.take_back)
        self.inbox.rows_asked.connect(self.show_done)
        self.inbox.case_opened.connect(self.case_opened)
        self.preview.imported.connect(self._imported)
        self.preview.set_aside.connect(self._leave_preview)
        self._applied.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def open_file(self, path: Path) -> None:
        """Read a workbook and show what importing it would do; what stands in the way is told above the list."""
        self._open(Choices(path))

    def ask_file(self) -> None:
        """Let the person choose a workbook."""
        kinds = _("Workbooks") + " (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.txt)"
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Open a workbook"), "", f"{kinds};;" + _("All files") + " (*)"
        )
        if chosen:
            self.open_file(Path(chosen))

    def refresh(self) -> None:
        """Read anew what was imported."""
        self.inbox.show_imports(self.imports(), self._done)

    def imports(self) -> list[Import]:
        """Return the workbooks that were imported, newest first."""
        return imports(self._store.history.entries(limit=_ENTRIES_LOOKED_AT))

    def take_back(self, number: int) -> None:
        """Take an import back; what was changed since is told, and then nothing is taken back."""
        try:
            undone = self._store.undo(number)
        except KnownError as error:
            self._show_inbox()
            self._say(_("Not taken back."), str(error))
            return
        self._clear_messages()
        self.refresh()
        self.cases_changed.emit()
        again = None if undone is None else lambda: self.take_back(undone.number)
        self.message.emit(_("Taken back."), again)

    def show_done(self, number: int) -> None:
        """Show what became of each row of an import of this session."""
        opened = self._done[number]
        entry = self._store.history.entry(number)
        at = f"{entry.at.astimezone():%H:%M}"
        self.preview.show_done(opened, _("Imported {time} as change set {number}.").format(time=at, number=number))
        self._stack.setCurrentWidget(self.preview)

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to what is shown: the rows of a preview, or the list of what came."""
        shown = self.preview.rows.table if self._stack.currentWidget() is self.preview else self.inbox.table
        shown.setFocus(event.reason())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged over the screen."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file that was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_file(files[0])

    # internals

    def _open(self, choices: Choices) -> None:
        self._clear_messages()
        if self._work is not None:
            self._work.forget()
        store, kept = self._store, lambda name: self._remembered.choice(name, "")
        title = _("Reading {file}").format(file=choices.path.name)
        work = run(
            self,
            lambda progress: open_workbook(store, choices, kept, progress),
            self._show_preview,
            lambda error: self._refuse(choices, error),
            title,
        )
        self._work = work
        work.ended.connect(lambda: self._forget(work))
        window = top_level(self)
        if window is not None:
            window.watch(work)

    def _forget(self, work: Work) -> None:
        if self._work is work:
            self._work = None

    def _show_preview(self, opened: Opened) -> None:
        self.preview.show_workbook(opened)
        self._stack.setCurrentWidget(self.preview)
        self.preview.rows.table.setFocus()

    def _refuse(self, choices: Choices, error: Exception) -> None:
        if isinstance(error, ReadingCancelled):
            return
        self._show_inbox()
        wrong = isinstance(error, WrongPassword)
        if wrong or (isinstance(error, PasswordNeeded) and choices.password is None):
            self._ask_password(choices, str(error) if wrong else "")
        else:
            self._say(_("Not opened."), str(error), self._other_layouts(choices, error))

    def _ask_password(self, choices: Choices, wrong: str) -> None:
        line = PasswordLine(choices.path.name, wrong)
        line.given.connect(lambda password: self._open(replace(choices, password=password)))
        line.left.connect(self._clear_messages)
        self.password = line
        self.inbox.messages.addWidget(line)
        line.password.setFocus()

    def _imported(self, opened: Opened, applied: Applied | None) -> None:
        self._show_inbox()
        if applied is None:
            self.message.emit(_("Nothing had to be changed."), None)
            return
        self._done[applied.number] = opened
        self.refresh()
        self.inbox.select(applied.number)
        self.cases_changed.emit()
        text = n_("Imported {n} row", "Imported {n} rows", to_import(opened.prepared))
        self.message.emit(text, lambda: self.take_back(applied.number))

    def _leave_preview(self) -> None:
        self._show_inbox()
        self.inbox.table.setFocus()

    def _show_inbox(self) -> None:
        self._stack.setCurrentWidget(self.inbox)

    def _other_layouts(self, choices: Choices, error: Exception) -> tuple[QWidget, ...]:
        """A file that was read but not recognised may still be one of the layouts, whatever its headings say."""
        if isinstance(error, _UNREADABLE):
            return ()
        menu = QMenu(self)
        for layout in layouts():
            if layout.kinds:
                action = menu.addAction(layout.title)
                again = replace(choices, layout=layout.name)
                action.triggered.connect(lambda _checked=False, again=again: self._open(again))
        return (Button(_("Read it as"), menu=menu),)

    def _say(self, title: str, text: str, actions: tuple[QWidget, ...] = ()) -> None:
        self._clear_messages()
        close = LinkButton(_("Close"), called=self._clear_messages)
        self.inbox.messages.addWidget(Message(title, text, *actions, close))

    def _clear_messages(self) -> None:
        self.password = None
        while self.inbox.messages.count():
            item = self.inbox.messages.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
