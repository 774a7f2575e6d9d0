"""What a kept file shows, as the pages of a PDF: a PDF as it is, a picture on a page of its own; all in memory."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPageSize, QPainter, QPdfWriter

from resettle_desktop.desktop.papers.image import POINTS_PER_INCH, Sizes, page_sizes

PDF = "application/pdf"
_A4 = QSizeF(595, 842)  # points; no picture is shown as a larger page
_PIXELS_PER_INCH = 96


@dataclass(frozen=True)
class AsPages:
    """A PDF and the sizes of its pages in points; without pages where a file cannot be shown."""

    pdf: bytes = b""
    sizes: Sizes = ()


def as_pages(content: bytes, media_type: str) -> AsPages:
    """Return what a file shows; for any thread."""
    if media_type == PDF:
        return _of_pdf(content)
    image = _image(content)
    return AsPages() if image.isNull() else _of_pdf(_on_a_page(image))


def _of_pdf(pdf: bytes) -> AsPages:
    try:
        return AsPages(pdf, page_sizes(pdf))
    except pypdfium2.PdfiumError:
        return AsPages()


def _image(content: bytes) -> QImage:
    """Return a picture as the camera held it, an empty one where these bytes are none."""
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()


def _on_a_page(image: QImage) -> bytes:
    """Return a PDF with a page of the picture's own shape, as large as the picture or as A4."""
    size = QSizeF(image.size()) * (POINTS_PER_INCH / _PIXELS_PER_INCH)
    room = _A4 if size.height() >= size.width() else _A4.transposed()
    if size.width() > room.width() or size.height() > room.height():
        size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    painter.drawImage(QRect(0, 0, writer.width(), writer.height()), image)
    painter.end()
    return bytes(held.data())
