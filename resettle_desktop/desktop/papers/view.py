"""A printed paper on screen, as it would come from the printer now, with the ways to print it and to save it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.frame.frame import top_level
from resettle_desktop.desktop.papers.delivery import (
    Asked,
    Deliver,
    Paper,
    ask_pdf_file,
    deliver,
    preview,
    to_file,
    to_printer,
)
from resettle_desktop.desktop.papers.head import PaperHead
from resettle_desktop.desktop.papers.pages import PaperPages
from resettle_desktop.desktop.papers.printer import NoPrinter, ask_printer
from resettle_desktop.desktop.parts.basics import Button, LinkButton, emptied, ground
from resettle_desktop.desktop.parts.message import Message
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.documents.printing import Printed
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

AskPrinter = Callable[[QWidget, str, int], QPrinter | None]
AskFile = Callable[[QWidget, str], Path | None]


class PaperView(QWidget):
    """Shows one document of a departure or a case; what it shows, prints and saves is the same PDF.

    ``message`` says what was done, for a toast. What could not be done stands in the view itself until it is closed;
    ``failed`` tells it too, for who has to know. The two functions ask the person for a printer and for a file.
    """

    message = Signal(str, object)
    failed = Signal(str)
    _applied = Signal(object)

    def __init__(
        self, store: Store, *, ask_printer: AskPrinter = ask_printer, ask_file: AskFile = ask_pdf_file
    ) -> None:
        super().__init__()
        self._store = store
        self._ask_printer, self._ask_file = ask_printer, ask_file
        self._asked: Asked | None = None
        self._paper: Paper | None = None
        self._setting: Work | None = None
        self._acting: Work | None = None
        self._stale = False
        self._language: str | None = None
        self.head = PaperHead()
        self.pages = PaperPages()
        self.messages = QVBoxLayout()
        self._failure = QVBoxLayout()
        self._stack = QStackedWidget()
        self._renewal = QTimer(self, singleShot=True, interval=0)
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        ground(self, "surface")
        self.messages.setContentsMargins(0, 0, 0, 0)
        self._failure.setContentsMargins(0, 0, 0, 0)
        self._waiting = EmptyState(_("Setting the pages"), "", "file-text")
        self._failed_page = QWidget()
        self._failed_page.setLayout(self._failure)
        for page in (self._waiting, self.pages, self._failed_page):
            self._stack.addWidget(page)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.head)
        down.addLayout(self.messages)
        down.addWidget(self._stack, 1)
        self.setFocusProxy(self.pages)

    def _connect(self) -> None:
        self.pages.place_changed.connect(self.head.show_place)
        self.pages.zoom_changed.connect(self.head.show_zoom)
        self.head.zoom_in_asked.connect(self.pages.zoom_in)
        self.head.zoom_out_asked.connect(self.pages.zoom_out)
        self.head.width_asked.connect(self.pages.fit_width)
        self.head.print_asked.connect(self.print_paper)
        self.head.save_asked.connect(self.save_paper)
        self.head.language_asked.connect(self._show_in)
        for keys, called in (
            ("Ctrl++", self.pages.zoom_in),
            ("Ctrl+=", self.pages.zoom_in),
            ("Ctrl+-", self.pages.zoom_out),
            ("Ctrl+0", self.pages.fit_width),
            ("Ctrl+P", self.print_paper),
        ):
            QShortcut(QKeySequence(keys), self, called, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._renewal.timeout.connect(self._renew)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    # what others call

    def show_paper(
        self, document: str, departure: str | None = None, case: str | None = None, session: str | None = None
    ) -> None:
        """Typeset a document of the departure of this reference, or the case or session of this id, and show it.

        What stands in the way is told.
        """
        asked = Asked(document, departure, case, self._language, session)
        if self._asked != asked:
            self._paper = None
            self.head.clear()
            self._stack.setCurrentWidget(self._waiting)
        self._asked = asked
        self._clear_messages()
        self._renew()

    def printed(self) -> Printed | None:
        """Return what is shown: the preview, or what was printed last while nothing changed since."""
        return self._paper.printed if self._paper else None

    def is_busy(self) -> bool:
        """Return whether the view is typesetting, drawing, printing or saving, or about to."""
        working = self._setting is not None or self._acting is not None or self._renewal.isActive()
        return working or self.pages.pictures.is_busy()

    def print_paper(self) -> None:
        """Let the person choose a printer, freeze the version and print it."""
        paper = self._paper
        if paper is None or self._acting is not None:
            return
        self._clear_messages()
        try:
            printer = self._ask_printer(self, Path(paper.printed.file_name).stem, len(paper.sizes))
        except NoPrinter as error:
            self._refuse_act(_("Not printed."), error)
            return
        if printer is not None:
            self._act(_("Printing {document}").format(document=paper.label), _("Not printed."), to_printer(printer))

    def save_paper(self) -> None:
        """Let the person choose a file, freeze the version and write it, whole or not at all."""
        paper = self._paper
        if paper is None or self._acting is not None:
            return
        self._clear_messages()
        path = self._ask_file(self, paper.printed.file_name)
        if path is not None:
            self._act(_("Saving {document}").format(document=paper.label), _("Not saved."), to_file(path))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        """Typeset anew what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._renewal.start()

    # internals

    def _show_in(self, language: str) -> None:
        self._language = language
        if self._asked is not None:
            self.show_paper(self._asked.document, **self._asked.named)

    def _renew(self) -> None:
        """Typeset what the departure says now; what is shown stays until that is ready."""
        self._stale = self._acting is not None
        if self._asked is None or self._stale:
            return
        if self._setting is not None:
            self._setting.forget()
        store, asked = self._store, self._asked
        work = run(self, lambda _progress: preview(store, asked), self._show, self._refuse)
        work.ended.connect(lambda: self._forget(work))
        self._setting = work

    def _forget(self, work: Work) -> None:
        if self._setting is work:
            self._setting = None

    def _show(self, paper: Paper) -> None:
        self._paper = paper
        self.head.show_paper(paper.label, paper.printed)
        self.pages.show_pdf(paper.printed.pdf, paper.sizes)
        self.head.show_place(self.pages.page(), self.pages.page_count())
        self._stack.setCurrentWidget(self.pages)
        self.head.set_ready(self._acting is None)

    def _refuse(self, error: Exception) -> None:
        self._paper = None
        self.head.clear()
        emptied(self._failure)
        again = Button(_("Try again"), "arrow-clockwise", self._renew)
        self._failure.addWidget(EmptyState(_("This paper cannot be shown"), str(error), "warning-circle", (again,)))
        self._stack.setCurrentWidget(self._failed_page)
        self.failed.emit(str(error))

    def _act(self, title: str, not_done: str, way: Deliver) -> None:
        if self._asked is None:
            return
        store, asked = self._store, self._asked
        self.head.set_ready(False)
        work = run(
            self,
            lambda progress: deliver(store, asked, way, progress),
            self._tell_done,
            partial(self._refuse_act, not_done),
            title,
        )
        self._acting = work
        work.ended.connect(self._end_act)
        work.stopped.connect(self._renewal.start)
        window = top_level(self)
        if window is not None:
            window.watch(work)

    def _end_act(self) -> None:
        self._acting = None
        self.head.set_ready(self._paper is not None)
        if self._stale:
            self._renewal.start()

    def _tell_done(self, paper: Paper) -> None:
        self._show(paper)
        self.message.emit(paper.said, None)

    def _refuse_act(self, not_done: str, error: Exception) -> None:
        """Tell what was not done; the version may be frozen all the same, so look again."""
        close = LinkButton(_("Close"), called=self._clear_messages)
        save = (LinkButton(_("Save as PDF…"), called=self.save_paper),) if isinstance(error, NoPrinter) else ()
        self.messages.addWidget(Message(not_done, str(error), *save, close))
        self.failed.emit(str(error))
        self._renewal.start()

    def _take_changes(self, applied: Applied) -> None:
        """Renew after any change set, for a person, a flight or a setting may stand on the paper; not after a print."""
        if self._acting is not None and all(change.kind == "Paper" for change in applied.change_set.changes):
            return
        if self.isVisible():
            self._renewal.start()
        else:
            self._stale = True

    def _clear_messages(self) -> None:
        emptied(self.messages)
