"""Where the pages of a paper lie when they stand one under another, and which of them are in sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect

from resettle_desktop.desktop.papers.image import Sizes


@dataclass(frozen=True)
class Place:
    """A place in a paper: a page from 0, and how much of its height lies above; 0 where the page begins."""

    page: int = 0
    part: float = 0.0


@dataclass(frozen=True)
class PageColumn:
    """Pages one under another, in pixels of the window: each one's rectangle, and the size of the whole."""

    rects: tuple[QRect, ...] = ()
    across: int = 0
    down: int = 0
    gap: int = 0

    @classmethod
    def laid(cls, sizes: Sizes, scale: float, room: int, gap: int) -> PageColumn:
        """Return pages of these sizes in points, so many pixels to the point, in the middle of a room so wide."""
        pixels = [(round(width * scale), round(height * scale)) for width, height in sizes]
        across = max([room, *(width + 2 * gap for width, _height in pixels)])
        rects, down = [], gap
        for width, height in pixels:
            rects.append(QRect((across - width) // 2, down, width, height))
            down += height + gap
        return cls(tuple(rects), across, down, gap)

    def page_at(self, down: float) -> int:
        """Return the page at this height of the whole, or the one that follows; the last below all."""
        return next((n for n, rect in enumerate(self.rects) if down <= rect.bottom()), len(self.rects) - 1)

    def place_at(self, down: int) -> Place:
        """Return the place at this height of the whole."""
        if not self.rects:
            return Place()
        page = self.page_at(down)
        rect = self.rects[page]
        return Place(page, max(0.0, (down - rect.top()) / max(1, rect.height())))

    def height_of(self, place: Place) -> int:
        """Return the height of the whole at which a place lies; of a page that begins there, with the gap above."""
        if not self.rects:
            return 0
        rect = self.rects[min(place.page, len(self.rects) - 1)]
        return rect.top() + (round(place.part * rect.height()) if place.part else -self.gap)

    def in_sight(self, view: QRect) -> Iterator[int]:
        """Yield the pages of which something lies in this part of the whole."""
        return (number for number, rect in enumerate(self.rects) if rect.intersects(view))
