"""The pages of a paper one under another, sharp at the screen's own pixels, to scroll through and to zoom."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
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

from resettle_desktop.desktop.papers.column import PageColumn, Place
from resettle_desktop.desktop.papers.image import POINTS_PER_INCH, Sizes
from resettle_desktop.desktop.papers.pictures import PagePictures, Wanted, fine_dpi
from resettle_desktop.desktop.parts.theme import MIDDLE, scaled, theme, tokens
from resettle_desktop.records.texts import _

ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
PIXELS_PER_INCH = 96  # of a page at 100 %
_ARROW_STEP = 40
_SAME_SIZE = 1.5  # pixels by which rounding may part a picture from its place


class PaperPages(QAbstractScrollArea):
    """Shows the pages of one PDF, as wide as there is room until the person zooms; ``whole`` as high, too.

    ``place_changed`` tells the page in sight, counted from 1, and how many there are; ``zoom_changed`` the size, 1.0
    for the size of the paper.
    """

    place_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None, whole: bool = False) -> None:
        super().__init__(parent)
        self._whole = whole
        self._sizes: Sizes = ()
        self._zoom: float | None = None
        self._column = PageColumn()
        self._told: tuple[object, ...] = ()
        self.pictures = PagePictures(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(_("Pages"))
        self.pictures.drawn.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    # what others call

    def show_pdf(self, pdf: bytes, sizes: Sizes) -> None:
        """Show another PDF, whose pages have these sizes in points; size and place stay as they were."""
        place = self._place()
        self._sizes = sizes
        self.pictures.show_pdf(pdf, len(sizes))
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
        room = self.viewport().size().shrunkBy(QMargins(*[scaled(MIDDLE)] * 4))
        pixels = PIXELS_PER_INCH / POINTS_PER_INCH
        fit = room.width() / (max(width for width, _height in self._sizes) * pixels)
        if self._whole:  # as large as it is at most, for a small picture blurs
            fit = min(fit, room.height() / (max(height for _width, height in self._sizes) * pixels), 1.0)
        return min(max(fit, ZOOMS[0]), ZOOMS[-1])

    def fits_width(self) -> bool:
        """Return whether the pages follow the width of the window."""
        return self._zoom is None

    def page(self) -> int:
        """Return the page in the middle of the view, counted from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._column.page_at(middle) + 1

    def page_count(self) -> int:
        """Return how many pages there are."""
        return len(self._sizes)

    def is_settled(self) -> bool:
        """Return whether every page in sight is drawn at the pixels of the screen, and none is under way."""
        return not self.pictures.is_busy() and all(map(self.pictures.is_sharp, map(self._wanted, self._in_sight())))

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
        self._draw()

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

    # internals

    def _zoom_to(self, zoom: float | None) -> None:
        place = self._place()
        self._zoom = zoom
        self._lay(place)

    def _lay(self, place: Place) -> None:
        """Put the pages one under another anew, and bring this place to the top again."""
        scale = self.zoom() * PIXELS_PER_INCH / POINTS_PER_INCH
        room = self.viewport().size()
        self._column = column = PageColumn.laid(self._sizes, scale, room.width(), scaled(MIDDLE))
        for bar, whole, seen in (
            (self.horizontalScrollBar(), column.across, room.width()),
            (self.verticalScrollBar(), column.down, room.height()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(scaled(_ARROW_STEP))
        self.verticalScrollBar().setValue(column.height_of(place))
        self._tell()
        self.viewport().update()
        self._draw()

    def _place(self) -> Place:
        return self._column.place_at(self.verticalScrollBar().value())

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self) -> list[int]:
        return list(self._column.in_sight(QRect(self._offset(), self.viewport().size())))

    def _tell(self) -> None:
        told = (self.page(), self.page_count(), self.zoom())
        if told != self._told:
            self._told = told
            self.place_changed.emit(told[0], told[1])
            self.zoom_changed.emit(told[2])

    def _draw(self) -> None:
        """Have the pages in sight drawn, then their neighbours."""
        if not self.isVisible():
            return
        sight = self._in_sight()
        near = [n for n in (sight[0] - 1, sight[-1] + 1) if 0 <= n < self.page_count()] if sight else []
        self.pictures.want([self._wanted(number) for number in (*sight, *near)])

    def _wanted(self, number: int) -> Wanted:
        pixels = QSizeF(self._column.rects[number].size()) * self.devicePixelRatioF()
        return Wanted(number, fine_dpi(self._sizes[number][0], QSize(round(pixels.width()), round(pixels.height()))))

    def _paint_page(self, painter: QPainter, number: int) -> None:
        rect = self._column.rects[number].translated(-self._offset())
        painter.fillRect(rect, QColor(Qt.GlobalColor.white))
        image = self.pictures.of(number)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._target(rect, image), image)
        painter.setPen(tokens().color("line2"))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _target(self, rect: QRect, image: QImage) -> QRectF:
        """Return where a picture is painted: pixel by pixel where it was drawn for that size, else stretched."""
        exact = QSizeF(image.size()) / self.devicePixelRatioF()
        off = max(abs(exact.width() - rect.width()), abs(exact.height() - rect.height()))
        return QRectF(rect.topLeft(), exact if off <= _SAME_SIZE else QSizeF(rect.size()))
