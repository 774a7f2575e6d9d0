"""Puts the pages of a PDF on a printer, which the person chooses in the system's own dialog."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from resettle_desktop.desktop.papers.image import POINTS_PER_INCH, page_image
from resettle_desktop.desktop.parts.working import Progress
from resettle_desktop.documents.pages import Pages
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

# finer is not seen on paper, and a page as pixels would take half a gigabyte at what some printers claim
MOST_DPI = 600


class NoPrinter(KnownError):
    """No printer is set up on this computer, or the chosen one takes no pages."""


def ask_printer(parent: QWidget, name: str, pages: int) -> QPrinter | None:
    """Let the person choose a printer for a document of so many pages; None where they leave the dialog.

    ``name`` is what the printer's queue shows. Raises NoPrinter where there is none to choose.
    """
    if not QPrinterInfo.availablePrinters():
        raise NoPrinter(_("No printer is set up on this computer. Nothing was printed. Save the paper as PDF instead."))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def paint_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Paint the chosen pages, each at its own size or as large as the paper, and return how many; for any thread.

    Raises NoPrinter where the printer takes none, and CancelledError after Cancel, with the rest taken back.
    """
    with Pages(pdf) as pages:
        numbers = list(_chosen(printer, len(pages)))
        _turn(printer, pages, numbers[0] if numbers else 0)
        painter = QPainter()
        if not numbers or not painter.begin(printer):
            raise _refused(printer)
        try:
            _paint_all(painter, printer, pages, numbers, progress)
        finally:
            painter.end()
    return len(numbers)


def _paint_all(painter: QPainter, printer: QPrinter, pages: Pages, numbers: Sequence[int], progress: Progress) -> None:
    for done, number in enumerate(numbers):
        _stop_if_cancelled(printer, progress)
        if done and not (_turn(printer, pages, number) and printer.newPage()):
            raise _refused(printer)
        _paint(painter, printer, pages, number)
        progress.report(done + 1, len(numbers))


def _chosen(printer: QPrinter, count: int) -> Iterator[int]:
    """Yield the pages to print, counted from 0, as often and in the order that the person asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    numbers = [number for number in range(count) if first <= number + 1 <= last]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    for _copy in range(copies):
        yield from numbers


def _turn(printer: QPrinter, pages: Pages, number: int) -> bool:
    """Lay the paper as the page lies, to its edges, for the page brings its own margins."""
    width, height = pages.size(number)
    lying = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    return printer.pageLayout().orientation() == lying or printer.setPageOrientation(lying)


def _paint(painter: QPainter, printer: QPrinter, pages: Pages, number: int) -> None:
    dots = printer.resolution()
    width, height = (points * dots / POINTS_PER_INCH for points in pages.size(number))
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    smaller = min(1.0, paper.width() / width, paper.height() / height)
    target = QRectF(0, 0, width * smaller, height * smaller)
    target.moveLeft((paper.width() - target.width()) / 2)
    painter.drawImage(target, page_image(pages, number, min(dots * smaller, MOST_DPI)))


def _stop_if_cancelled(printer: QPrinter, progress: Progress) -> None:
    if progress.cancelled():
        printer.abort()
    progress.stop_if_cancelled()


def _refused(printer: QPrinter) -> NoPrinter:
    said = _("The printer {name} took no pages. Nothing more was printed. See that it is on, or save the paper as PDF.")
    return NoPrinter(said.format(name=printer.printerName() or printer.outputFileName()))
