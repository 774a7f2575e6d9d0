"""The pictures of a paper's pages: drawn off the window's thread, and kept only while they are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from resettle_desktop.desktop.papers.image import POINTS_PER_INCH, page_image
from resettle_desktop.desktop.parts.working import run
from resettle_desktop.documents.pages import Pages

# a page as pixels never takes more than 48 MB, however large it is shown
MOST_PIXELS = 12_000_000


@dataclass(frozen=True)
class Wanted:
    """A page, counted from 0, that is to be drawn at so many pixels to the inch."""

    page: int
    dpi: float


@dataclass(frozen=True)
class _Picture:
    """A page as drawn; not ``fresh`` once the paper is another, yet better than nothing until that is drawn."""

    image: QImage
    dpi: float
    fresh: bool = True


class PagePictures(QObject):
    """Draws the pages that are wanted, one at a time; ``drawn`` tells of each."""

    drawn = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pdf = b""
        self._wanted: tuple[Wanted, ...] = ()
        self._kept: dict[int, _Picture] = {}
        self._busy = False

    def show_pdf(self, pdf: bytes, count: int) -> None:
        """Draw the pages of another PDF, which has so many, from now on."""
        self._pdf, self._wanted = pdf, ()
        self._kept = {page: replace(kept, fresh=False) for page, kept in self._kept.items() if page < count}

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Draw these pages, the first first, and forget all others."""
        self._wanted = tuple(wanted)
        pages = {each.page for each in wanted}
        self._kept = {page: kept for page, kept in self._kept.items() if page in pages}
        self._draw_next()

    def of(self, page: int) -> QImage | None:
        """Return what there is of a page, None while nothing is drawn."""
        kept = self._kept.get(page)
        return kept.image if kept else None

    def pages(self) -> set[int]:
        """Return the pages of which there are pictures."""
        return set(self._kept)

    def is_sharp(self, wanted: Wanted) -> bool:
        """Return whether a page is drawn as finely as it is wanted."""
        kept = self._kept.get(wanted.page)
        return kept is not None and kept.fresh and kept.dpi == wanted.dpi

    def is_busy(self) -> bool:
        """Return whether a page is being drawn."""
        return self._busy

    def _draw_next(self) -> None:
        wanted = next((each for each in self._wanted if not self.is_sharp(each)), None)
        if wanted is None or self._busy:
            return
        pdf, self._busy = self._pdf, True
        run(self, lambda _progress: _draw(pdf, wanted), lambda picture: self._keep(pdf, wanted, picture), _raise)

    def _keep(self, pdf: bytes, wanted: Wanted, picture: _Picture) -> None:
        self._busy = False
        if pdf is self._pdf and wanted.page in {each.page for each in self._wanted}:
            self._kept[wanted.page] = picture
            self.drawn.emit()
        self._draw_next()


def fine_dpi(width: float, pixels: QSize) -> float:
    """Return how finely a page so wide in points is drawn to fill these pixels of the screen.

    A page of more than MOST_PIXELS is drawn less finely, and blurs a little.
    """
    coarser = min(1.0, sqrt(MOST_PIXELS / max(1, pixels.width() * pixels.height())))
    return pixels.width() / width * POINTS_PER_INCH * coarser


def _draw(pdf: bytes, wanted: Wanted) -> _Picture:
    with Pages(pdf) as pages:
        return _Picture(page_image(pages, wanted.page, wanted.dpi), wanted.dpi)


def _raise(error: Exception) -> None:
    raise error
