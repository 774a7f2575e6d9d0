"""Files that come to the page of a case, wherever it is looked at: dropped, pasted, or chosen by a command."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QMimeDatabase, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.cases.attaching import NewFile, files_in
from resettle_desktop.desktop.cases.attachments import AttachmentsTab
from resettle_desktop.desktop.cases.tabs import CaseTabs
from resettle_desktop.desktop.papers.as_pages import PDF
from resettle_desktop.records.texts import _


class FilesOfCase(QObject):
    """Brings pictures and PDFs to the files of the member or of the case; other files are for the window around.

    ``failed`` tells why nothing was added.
    """

    failed = Signal(str)

    def __init__(self, page: QWidget, tabs: CaseTabs) -> None:
        super().__init__(page)
        self._tabs = tabs
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def choose(self) -> None:
        """Let the person choose files."""
        files = self._files()
        if files is not None:
            files.begin()

    def paste(self) -> None:
        """Take the picture or the files that lie on the clipboard."""
        files = self._files()
        if files is not None:
            files.paste()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the page."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        found = pictures_and_papers(event.mimeData())
        if not found:
            event.ignore()  # the toolkit then asks what stands around the page
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._add(found)
        return True

    def _add(self, found: list[NewFile]) -> None:
        files = self._files()
        if files is not None:
            files.add_files(found)

    def _files(self) -> AttachmentsTab | None:
        files = self._tabs.turn_to_files()
        if files is None:
            self.failed.emit(_("The new member is not saved yet, and nothing was added. Save, then add the files."))
        return files


def pictures_and_papers(data: QMimeData) -> list[NewFile]:
    """Return what was dragged where all of it is pictures and PDFs, else nothing."""
    found, kinds = files_in(data), QMimeDatabase()
    names = [kinds.mimeTypeForFile(file.name, QMimeDatabase.MatchMode.MatchExtension).name() for file in found]
    return found if all(name == PDF or name.startswith("image/") for name in names) else []
