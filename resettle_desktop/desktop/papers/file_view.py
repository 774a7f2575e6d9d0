"""What a kept file shows: a picture or a PDF, drawn in the window; it never stands in clear on the disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.papers.as_pages import AsPages, as_pages
from resettle_desktop.desktop.papers.pages import PaperPages
from resettle_desktop.desktop.papers.zoom_bar import ZoomBar
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.theme import MIDDLE, TIGHT, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.records.texts import _


class FileView(QWidget):
    """Shows one file at a time, whole until the person zooms, or says that it cannot be shown here.

    ``shown`` once a file is there, ``failed`` with what stood in the way of reading it.
    """

    shown = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pages = PaperPages(whole=True)
        self.zoom_bar = ZoomBar(_("The whole page"))
        self.work: Work | None = None
        self._stack = QStackedWidget()
        text = _("It is kept in the store as it is. Save a copy to look at it in another program.")
        self._other = EmptyState(_("This file cannot be shown here"), text, "file-text")
        self._nothing = ground(QWidget(), "sunken")
        for widget in (self._nothing, self.pages, self._other):
            self._stack.addWidget(widget)
        self._assemble()
        self._connect()
        self.show_nothing()

    def _assemble(self) -> None:
        across = QHBoxLayout()
        across.setContentsMargins(0, scaled(TIGHT), scaled(MIDDLE), scaled(TIGHT))
        across.addStretch(1)
        across.addWidget(self.zoom_bar)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across)
        down.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.pages.zoom_changed.connect(self.zoom_bar.show_zoom)
        self.zoom_bar.smaller_asked.connect(self.pages.zoom_out)
        self.zoom_bar.fit_asked.connect(self.pages.fit_width)
        self.zoom_bar.larger_asked.connect(self.pages.zoom_in)
        for keys, called in (
            ("Ctrl++", self.pages.zoom_in),
            ("Ctrl+=", self.pages.zoom_in),
            ("Ctrl+-", self.pages.zoom_out),
            ("Ctrl+0", self.pages.fit_width),
        ):
            QShortcut(QKeySequence(keys), self, called, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_file(self, read: Callable[[], bytes], media_type: str) -> None:
        """Show what a file holds, which is read off the window's thread; ``read`` raises KnownError where it cannot."""
        self.show_nothing()
        self.work = run(self, lambda _progress: as_pages(read(), media_type), self._show, self._refuse)

    def show_nothing(self) -> None:
        """Show no file."""
        if self.work is not None and self.work.running:
            self.work.forget()
        self._turn_to(self._nothing)

    def is_shown(self) -> bool:
        """Return whether a picture or pages are in sight."""
        return self._stack.currentWidget() is self.pages

    def is_busy(self) -> bool:
        """Return whether a file is being read or drawn."""
        return (self.work is not None and self.work.running) or self.pages.pictures.is_busy()

    def _show(self, paper: AsPages) -> None:
        if paper.sizes:
            self.pages.show_pdf(paper.pdf, paper.sizes)
            self.pages.fit_width()
        self._turn_to(self.pages if paper.sizes else self._other)
        self.shown.emit()

    def _refuse(self, error: Exception) -> None:
        self._turn_to(self._other)
        self.failed.emit(str(error))

    def _turn_to(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        self.zoom_bar.setVisible(widget is self.pages)
