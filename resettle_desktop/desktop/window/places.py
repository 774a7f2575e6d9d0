"""Where one is in the window: a screen's list with at most one page in front of it, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.parts.pages import Pages

AIRPORT = "airport"
_MOST = 50


@dataclass(frozen=True)
class Spot:
    """A screen by its name, and the record whose page stands in front of its list, 0 for the list itself.

    ``mode`` is another page of the same record than its own, such as a departure's counter.
    """

    screen: str
    record: int = 0
    mode: str = ""


class Place(Pages):
    """A screen's list, made when it is first looked at, with at most one page in front of it."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self._first: QWidget | None = None

    @property
    def first(self) -> QWidget:
        """Return the list."""
        if self._first is None:
            self._first = self._make()
            self.insertWidget(0, self._first)
        return self._first

    def enter(self, page: QWidget) -> None:
        """Put a page in front, in place of the one before."""
        if page is not self.currentWidget():
            self.addWidget(page)
            self.setCurrentWidget(page)
            self._drop_pages(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Return to the list; the page goes."""
        self.setCurrentWidget(self.first)
        self._drop_pages()

    def _drop_pages(self, kept: QWidget | None = None) -> None:
        for page in [self.widget(place) for place in range(self.count())]:
            if page is not None and page not in (self._first, kept):
                self.removeWidget(page)
                page.deleteLater()

    def page(self) -> QWidget | None:
        """Return the page in front, None while the list is shown."""
        shown = self.currentWidget()
        return shown if shown is not self._first else None


@dataclass
class Trail:
    """The spots where one was, for the way back, and the records opened lately."""

    here: Spot = field(default_factory=lambda: Spot(""))
    before: list[Spot] = field(default_factory=list)
    lately: list[Spot] = field(default_factory=list)

    def go(self, spot: Spot) -> None:
        """Be at another spot; the one before is remembered."""
        if spot == self.here:
            return
        if self.here.screen:
            self.before = [*self.before, self.here][-_MOST:]
        self.here = spot
        if spot.record:
            self.lately = [spot, *(each for each in self.lately if each != spot)][:_MOST]

    def back(self) -> Spot | None:
        """Return where one was before and be there, the list of a page without one; None where there is no way back."""
        spot = self.before.pop() if self.before else None
        if spot is None and self.here.record:
            spot = Spot(self.here.screen)
        if spot is not None:
            self.here = spot
        return spot

    def forget(self, spot: Spot) -> None:
        """Forget a spot whose record is gone."""
        self.before = [each for each in self.before if each != spot]
        self.lately = [each for each in self.lately if each != spot]
