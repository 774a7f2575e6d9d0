"""Pictures and scanned papers of a person or a case: dropped, pasted or chosen, seen here, and saved as a copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from resettle_desktop.desktop.cases.attaching import NewFile, added_words, attach, files_in
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.desktop.papers.file_view import FileView
from resettle_desktop.desktop.parts.basics import Line
from resettle_desktop.desktop.parts.widgets import Button, EmptyState, PrimaryButton
from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Attachment
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.folder import write_atomically
from resettle_desktop.store.store import Store

_KNOWN_BY_THE_FILE = ("media_type", "size", "content")


class AttachmentsTab(RecordsTab):
    """A list of files; the one that is selected is seen beside its form. Each is kept in the encrypted store alone."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self.view = FileView()
        self.work: Work | None = None
        self._seen: str | None = None
        form = Form(Attachment, 9, columns=1, leave_out=_KNOWN_BY_THE_FILE)
        super().__init__(store, Attachment, "record", form, drafts)
        self.setAcceptDrops(True)
        self.add_button.setText(_("Add files…"))
        self.copy_button = Button(_("Save a copy…"), "download-simple", self.ask_copy)
        self.paste_button = Button(_("Paste"), "clipboard-text", self.paste)
        for place, button in enumerate((self.paste_button, self.copy_button), 1):
            self.buttons.insertWidget(place, button)
        self.beside.addWidget(Line(upright=True))
        self.beside.addWidget(self.view, 3)
        self.view.failed.connect(self.failed)
        self.record_shown.connect(self._show_file)

    # what others call

    def nothing(self, add: PrimaryButton) -> EmptyState:
        """Say how files come here."""
        add.setText(_("Add files…"))
        text = _("Drop scans and photos here, paste a picture, or choose files. They are kept encrypted in the store.")
        return EmptyState(_("No picture or paper yet"), text, "paperclip", (add,))

    def begin(self) -> None:
        """Let the person choose files; a record without a file cannot be begun."""
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Add files"), _documents())
        self.add_files([NewFile(Path(each).name, Path(each)) for each in chosen])

    def paste(self) -> None:
        """Take the picture or the files that lie on the clipboard."""
        found = files_in(QGuiApplication.clipboard().mimeData())
        if not found:
            self.failed.emit(_("There is neither a picture nor a file on the clipboard. Nothing was added."))
        self.add_files(found)

    def add_files(self, files: Sequence[NewFile]) -> None:
        """Keep files, off the window's thread, as one change set."""
        store, owner = self._store, self._owner
        if not files or not owner or (self.work is not None and self.work.running):
            return

        self.work = run(
            self, lambda _progress: attach(store, owner, files), self._added,
            lambda error: self.failed.emit(str(error)), added_words(len(files)), store.reading,
        )  # fmt: skip

    def ask_copy(self) -> None:
        """Let the person choose where a copy of the selected file goes."""
        record = self.form.record
        if isinstance(record, Attachment):
            proposed = str(Path(_documents()) / Path(record.name or _("file")).name)
            chosen, _kind = QFileDialog.getSaveFileName(self, _("Save a copy"), proposed)
            if chosen:
                self.save_copy(Path(chosen))

    def save_copy(self, path: Path) -> None:
        """Write the selected file to a place outside of the store."""
        record = self.form.record
        if not isinstance(record, Attachment) or not record.content:
            return
        try:
            write_atomically(path, self._store.attachments.get(record.content))
        except KnownError as error:
            self.failed.emit(str(error))
            return
        self.done.emit(_("Saved as {name}. That copy is not encrypted.").format(name=path.name), None)

    # events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures that are dragged over the list."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep what was dropped."""
        event.acceptProposedAction()
        self.add_files(files_in(event.mimeData()))

    # internals

    def _added(self, applied: Applied | None) -> None:
        self.refresh()
        if applied is not None:
            number, ids = applied.number, [change.record for change in applied.change_set.changes]
            self.go_to(ids[-1])
            self.done.emit(added_words(len(ids)), lambda: self._take_back(number))

    def _show_file(self) -> None:
        """Show the selected file, unless it is shown already."""
        record, store = self.form.record, self._store
        content = record.content if isinstance(record, Attachment) else None
        if content == self._seen:
            return
        self._seen = content
        if not isinstance(record, Attachment) or content is None:
            self.view.show_nothing()
            return

        def read() -> bytes:
            with store.reading():
                return store.attachments.get(content)

        self.view.show_file(read, record.media_type or "")


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
