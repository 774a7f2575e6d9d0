"""A view of the manifest of a small departure, on a real store."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.paper_view import PaperView
from resettle_desktop.store.store import Store
from tests.documents.departures import REFERENCE

MANIFEST = "departure-manifest"


def pdf_printer(file: Path, dots: int = 100) -> QPrinter:
    """Return a printer that writes a PDF, at so many dots to the inch."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setResolution(dots)
    return printer


def page_sizes_of(file: Path) -> list[tuple[float, float]]:
    """Return the sizes of a file's pages in points."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()


def settled(qtbot: QtBot, view: PaperView) -> None:
    """Wait until a view has nothing left to do."""
    qtbot.waitUntil(lambda: not view.is_busy(), timeout=10_000)


def paper_view(qtbot: QtBot, store: Store, **asking: object) -> PaperView:
    """Return a view that shows the manifest, with the keyboard on its pages."""
    view = PaperView(store, **asking)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.resize(1000, 640)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.show_paper(MANIFEST, REFERENCE)
    settled(qtbot, view)
    view.setFocus()
    return view
