"""The pages of a paper one under another: sharp at the screen's own pixels, drawn when they come into sight."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from resettle_desktop.desktop.paper_image import POINTS_PER_INCH, Sizes, page_image
from resettle_desktop.desktop.theme import MIDDLE, scaled, theme, tokens
from resettle_desktop.desktop.working import run
from resettle_desktop.documents.pages import Pages
from resettle_desktop.records.texts import _

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
PIXELS_PER_INCH = 96  # of a page at 100 %
# a page as pixels never takes more than 48 MB, however large it is drawn
_MOST_PIXELS = 12_000_000
_ARROW_STEP = 40


@dataclass(frozen=True)
class _Drawn:
    """A page as a picture, at so many pixels to the inch; ``fresh`` while the paper is the one it was drawn of."""

    image: QImage
    dpi: float
    fresh: bool = True


class PaperPages(QAbstractScrollArea):
    """Shows the pages of one PDF, as wide as there is room until the person zooms.

    ``place_changed`` tells the page in sight, counted from 1, and how many there are; ``zoom_changed`` the size, 1.0
    for the size of the paper.
    """

    place_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = b""
        self._sizes: Sizes = ()
        self._zoom: float | None = None
        self._rects: list[QRect] = []
        self._drawn: dict[int, _Drawn] = {}
        self._drawing: bytes | None = None
        self._told: tuple[object, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(_("Pages"))
        theme.changed.connect(self.viewport().update)

    # what others call

    def show_pdf(self, pdf: bytes, sizes: Sizes) -> None:
        """Show another PDF, whose pages have these sizes in points; size and place stay as they were."""
        place = self._place()
        self._pdf, self._sizes = pdf, sizes
        same = {number: each for number, each in self._drawn.items() if number < len(sizes)}
        self._drawn = {number: _Drawn(each.image, each.dpi, fresh=False) for number, each in same.items()}
        self._lay(place)

    def zoom_in(self) -> None:
        """Show the pages one step larger."""
        self._zoom_to(next((zoom for zoom in ZOOMS if zoom > self.zoom() * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show the pages one step smaller."""
        self._zoom_to(next((zoom for zoom in reversed(ZOOMS) if zoom < self.zoom() * 0.99), ZOOMS[0]))

    def fit_width(self) -> None:
        """Show the pages as wide as there is room, from now on."""
        self._zoom_to(None)

    def zoom(self) -> float:
        """Return the size in which pages are shown, 1.0 for the size of the paper."""
        if self._zoom is not None or not self._sizes:
            return self._zoom or 1.0
        room = self.viewport().width() - 2 * scaled(MIDDLE)
        widest = max(width for width, _height in self._sizes) / POINTS_PER_INCH * PIXELS_PER_INCH
        return min(max(room / widest, ZOOMS[0]), ZOOMS[-1])

    def fits_width(self) -> bool:
        """Return whether the pages follow the width of the window."""
        return self._zoom is None

    def page(self) -> int:
        """Return the page in sight, counted from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._page_at(middle) + 1 if self._rects else 0

    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    def drawn_pages(self) -> dict[int, QImage]:
        """Return the pictures that are kept, sharp or on their way to be, by page from 0."""
        return {number: drawn.image for number, drawn in self._drawn.items()}

    def is_sharp(self) -> bool:
        """Return whether every page in sight is drawn at the pixels of the screen."""
        return all(self._is_sharp(number) for number in self._in_sight())

    def is_drawing(self) -> bool:
        """Return whether a page is being drawn."""
        return self._drawing is not None

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight on a grey ground, and the ring of the keyboard."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), tokens().color("sunken"))
        for number in self._in_sight():
            self._paint_page(painter, number)
        if self.hasFocus():
            painter.setPen(QPen(tokens().color("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width and the place."""
        super().resizeEvent(event)
        self._lay(self._place())

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is in sight now."""
        super().showEvent(event)
        self._lay(self._place())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802  (Qt's name)
        """Draw the pages that come into sight."""
        super().scrollContentsBy(dx, dy)
        self._tell()
        self._draw_wanted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last page; Page Up, Page Down and arrows are the scroll area's own."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, and with Ctrl zoom."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y():
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # where pages lie

    def _zoom_to(self, zoom: float | None) -> None:
        place = self._place()
        self._zoom = zoom
        self._lay(place)

    def _lay(self, place: tuple[int, float]) -> None:
        """Put the pages one under another, and bring this place (page, part of its height) to the top again."""
        scale, gap = self.zoom() * PIXELS_PER_INCH / POINTS_PER_INCH, scaled(MIDDLE)
        sizes = [(round(width * scale), round(height * scale)) for width, height in self._sizes]
        across = max([self.viewport().width(), *(width + 2 * gap for width, _height in sizes)])
        down, self._rects = gap, []
        for width, height in sizes:
            self._rects.append(QRect((across - width) // 2, down, width, height))
            down += height + gap
        self._set_bars(across, down)
        if self._rects:
            page = self._rects[min(place[0], len(self._rects) - 1)]
            self.verticalScrollBar().setValue(page.top() + (round(place[1] * page.height()) if place[1] else -gap))
        self._tell()
        self.viewport().update()
        self._draw_wanted()

    def _set_bars(self, across: int, down: int) -> None:
        room = self.viewport().size()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), across, room.width()),
            (self.verticalScrollBar(), down, room.height()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(scaled(_ARROW_STEP))

    def _place(self) -> tuple[int, float]:
        """Return the page at the top of the view, and the part of its height above that; 0 where it begins there."""
        if not self._rects:
            return 0, 0.0
        top = self.verticalScrollBar().value()
        number = self._page_at(top)
        rect = self._rects[number]
        return number, max(0.0, (top - rect.top()) / max(1, rect.height()))

    def _page_at(self, down: float) -> int:
        """Return the page at this height of the whole, or the one that follows."""
        return next((n for n, rect in enumerate(self._rects) if down <= rect.bottom()), len(self._rects) - 1)

    def _seen(self, number: int) -> QRect:
        return self._rects[number].translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _in_sight(self) -> list[int]:
        view = self.viewport().rect()
        return [number for number in range(len(self._rects)) if self._seen(number).intersects(view)]

    def _tell(self) -> None:
        told = (self.page(), self.page_count(), self.zoom())
        if told != self._told:
            self._told = told
            self.place_changed.emit(told[0], told[1])
            self.zoom_changed.emit(told[2])

    # how pages are drawn

    def _paint_page(self, painter: QPainter, number: int) -> None:
        rect, drawn = self._seen(number), self._drawn.get(number)
        painter.fillRect(rect, QColor(Qt.GlobalColor.white))
        if drawn is not None and drawn.dpi == self._dpi(number) and not self._is_capped(number):
            painter.drawImage(QPointF(rect.topLeft()), drawn.image)
        elif drawn is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(rect), drawn.image)
        painter.setPen(tokens().color("line2"))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _dpi(self, number: int) -> float:
        """Return how fine a page is drawn: as the screen's pixels, unless that takes more memory than is sensible."""
        fine = self._rects[number].width() * self.devicePixelRatioF() / self._sizes[number][0] * POINTS_PER_INCH
        return fine * min(1.0, sqrt(_MOST_PIXELS / max(1.0, self._pixels(number))))

    def _pixels(self, number: int) -> float:
        rect = self._rects[number]
        return rect.width() * rect.height() * self.devicePixelRatioF() ** 2

    def _is_capped(self, number: int) -> bool:
        return self._pixels(number) > _MOST_PIXELS

    def _is_sharp(self, number: int) -> bool:
        drawn = self._drawn.get(number)
        return drawn is not None and drawn.fresh and drawn.dpi == self._dpi(number)

    def _draw_wanted(self) -> None:
        """Draw the next page in sight, then its neighbours, off the window's thread; forget those further away."""
        sight = self._in_sight()
        if not sight or not self.isVisible():
            return
        near = [number for number in (sight[0] - 1, sight[-1] + 1) if 0 <= number < len(self._rects)]
        self._drawn = {number: drawn for number, drawn in self._drawn.items() if number in (*sight, *near)}
        number = next((number for number in (*sight, *near) if not self._is_sharp(number)), None)
        if number is None or self._drawing is not None:
            return
        pdf, dpi = self._pdf, self._dpi(number)
        self._drawing = pdf
        run(self, lambda _progress: _draw(pdf, number, dpi), lambda drawn: self._keep(pdf, number, drawn), _raise)

    def _keep(self, pdf: bytes, number: int, drawn: _Drawn) -> None:
        self._drawing = None
        if pdf is self._pdf:
            drawn.image.setDevicePixelRatio(self.devicePixelRatioF())
            self._drawn[number] = drawn
            self.viewport().update()
        self._draw_wanted()


def _draw(pdf: bytes, number: int, dpi: float) -> _Drawn:
    with Pages(pdf) as pages:
        return _Drawn(page_image(pages, number, dpi), dpi)


def _raise(error: Exception) -> None:
    raise error
