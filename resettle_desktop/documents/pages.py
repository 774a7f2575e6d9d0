"""The pages of a PDF as pictures, for the screen and the printer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from types import TracebackType
from typing import Self

import pypdfium2
from pypdfium2.raw import FPDFBitmap_BGRA

_POINTS_PER_INCH = 72
# PDFium keeps state of its own for the whole process and is not made for two threads at once
_PDFIUM = Lock()


@dataclass(frozen=True)
class PageImage:
    """One page as pixels: rows from the top, four bytes a pixel (red, green, blue, opacity), no gaps."""

    rgba: bytes
    width: int
    height: int


class Pages:
    """The pages of one PDF, counted from 0; close it, or use it in a ``with``."""

    def __init__(self, pdf: bytes) -> None:
        with _PDFIUM:
            self._document = pypdfium2.PdfDocument(pdf)
            self._count = len(self._document)

    def __len__(self) -> int:
        return self._count

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def size(self, number: int) -> tuple[float, float]:
        """Return the width and height of a page in points (72 to the inch)."""
        self._check(number)
        with _PDFIUM:
            width, height = self._document.get_page_size(number)
        return float(width), float(height)

    def image(self, number: int, dpi: float) -> PageImage:
        """Return a page on white paper at so many pixels to the inch; raises IndexError where there is no such page."""
        self._check(number)
        with _PDFIUM:
            page = self._document[number]
            try:
                bitmap = page.render(
                    scale=dpi / _POINTS_PER_INCH, force_bitmap_format=FPDFBitmap_BGRA, rev_byteorder=True
                )
                return PageImage(bytes(bitmap.buffer), bitmap.width, bitmap.height)
            finally:
                page.close()

    def close(self) -> None:
        """Give the document's memory back; calling it twice is harmless."""
        with _PDFIUM:
            self._document.close()

    def _check(self, number: int) -> None:
        if not 0 <= number < self._count:
            raise IndexError(number)


def one_after_another(pdfs: Iterable[bytes]) -> bytes:
    """Return one PDF with the pages of all these in their order."""
    with _PDFIUM:
        whole = pypdfium2.PdfDocument.new()
        try:
            for pdf in pdfs:
                _append(whole, pdf)
            file = BytesIO()
            whole.save(file)
        finally:
            whole.close()
    return file.getvalue()


def _append(whole: pypdfium2.PdfDocument, pdf: bytes) -> None:
    part = pypdfium2.PdfDocument(pdf)
    try:
        whole.import_pages(part)
    finally:
        part.close()
