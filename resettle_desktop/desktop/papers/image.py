"""A page of a PDF as a picture that Qt draws."""

from __future__ import annotations

from PySide6.QtGui import QImage

from resettle_desktop.documents.pages import Pages

POINTS_PER_INCH = 72
Sizes = tuple[tuple[float, float], ...]


def page_image(pages: Pages, number: int, dpi: float) -> QImage:
    """Return a page, counted from 0, at so many pixels to the inch; for any thread."""
    page = pages.image(number, dpi)
    seen = QImage(page.rgba, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888)
    return seen.convertToFormat(QImage.Format.Format_RGB32)


def page_sizes(pdf: bytes) -> Sizes:
    """Return the width and height of each page in points."""
    with Pages(pdf) as pages:
        return tuple(pages.size(number) for number in range(len(pages)))
