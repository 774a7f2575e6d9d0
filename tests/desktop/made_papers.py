"""A view of the manifest of a small departure, on a real store."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.papers.view import PaperView
from resettle_desktop.store.store import Store
from tests.documents.departures import REFERENCE

MANIFEST = "departure-manifest"
A4_WIDTH, A4_HEIGHT = 595.28, 841.89


def five_pages(height: float = A4_HEIGHT) -> bytes:
    """Return a PDF of five pages as wide as A4, page n with n dark bars from the top."""
    bars = (" ".join(f"30 {height - 60 * bar} 500 30 re" for bar in range(1, page + 1)) for page in range(1, 6))
    streams = [f"0 0 0 rg {bar} f".encode() for bar in bars]
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(5))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count 5>>".encode()]
    for n, stream in enumerate(streams):
        box = f"/MediaBox[0 0 {A4_WIDTH} {height}]/Contents {4 + 2 * n} 0 R".encode()
        objects.append(b"<</Type/Page/Parent 2 0 R" + box + b">>")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, text) for number, text in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n"


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
