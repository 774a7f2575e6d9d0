"""What becomes of a paper: typeset for the screen, printed, or saved; each off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from resettle_desktop.desktop.papers.image import Sizes, page_sizes
from resettle_desktop.desktop.papers.printer import paint_pages
from resettle_desktop.desktop.parts.working import Progress
from resettle_desktop.documents.catalogue import document_named
from resettle_desktop.documents.printing import Printed, preview_document, print_document
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.folder import write_atomically
from resettle_desktop.store.store import Store

Deliver = Callable[["Paper", Progress], str]


@dataclass(frozen=True)
class Asked:
    """Which document a person wants of which departure (its reference), case or session (their ids), in a language.

    Without a language it is that of the program.
    """

    document: str
    departure: str | None
    case: str | None = None
    language: str | None = None
    session: str | None = None

    @property
    def named(self) -> dict[str, str | None]:
        """Return of what it is printed."""
        return {"departure": self.departure, "case": self.case, "session": self.session}


@dataclass(frozen=True)
class Paper:
    """A typeset document, the name that people read, the sizes of its pages, and what is to be said of it."""

    printed: Printed
    label: str
    sizes: Sizes
    said: str = ""


def preview(store: Store, asked: Asked) -> Paper:
    """Return the document as printing it now would give it; raises KnownError as ``preview_document`` does."""
    with store.reading():
        return _paper(preview_document(store, asked.document, **asked.named, language=asked.language))


def deliver(store: Store, asked: Asked, way: Deliver, progress: Progress) -> Paper:
    """Freeze the document's version, let it go this way, and return it with what came of it; raises KnownError."""
    with store.reading():
        paper = _paper(print_document(store, asked.document, **asked.named, language=asked.language))
    return replace(paper, said=way(paper, progress))


def to_printer(printer: QPrinter) -> Deliver:
    """Return the way to a printer."""

    def way(paper: Paper, progress: Progress) -> str:
        count = paint_pages(paper.printed.pdf, printer, progress)
        name = printer.outputFileName() or printer.printerName()
        sent = n_("{n} page", "{n} pages", count)
        said = _("{document}, {edition}: {pages} sent to {printer}.")
        return said.format(document=paper.label, edition=paper.printed.edition, pages=sent, printer=name)

    return way


def to_file(path: Path) -> Deliver:
    """Return the way to a file, which is written whole or not at all."""

    def way(paper: Paper, progress: Progress) -> str:
        write_atomically(path, paper.printed.pdf)
        said = _("{document}, {edition}, is in {file}.")
        return said.format(document=paper.label, edition=paper.printed.edition, file=QDir.toNativeSeparators(str(path)))

    return way


def ask_pdf_file(parent: QWidget, name: str) -> Path | None:
    """Let the person choose a file, proposing this name among the documents; None where they leave the dialog."""
    dialog = file_dialog(parent, name)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() == QDialog.DialogCode.Accepted else None


def file_dialog(parent: QWidget, name: str) -> QFileDialog:
    """Return the dialog that asks for a PDF file; it asks itself before one that exists is replaced."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, _("Save as PDF"), folder, _("PDF files") + " (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    return dialog


def _paper(printed: Printed) -> Paper:
    return Paper(printed, document_named(printed.document).label, page_sizes(printed.pdf))
