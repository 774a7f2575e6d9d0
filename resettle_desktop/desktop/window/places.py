"""Where one is in the window: a screen's list with at most one page in front of it, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

_MOST = 50


@dataclass(frozen=True)
class Spot:
    """A screen by its name, and the record whose page stands in front of its list, 0 for the list itself."""

    screen: str
    record: int = 0


class Place(QStackedWidget):
    """A screen's list, with at most one page in front of it."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self.first = first
        self.addWidget(first)

    def enter(self, page: QWidget) -> None:
        """Put a page in front, in place of the one before."""
        if page is not self.currentWidget():
            self.leave()
            self.addWidget(page)
            self.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Return to the list; the page goes."""
        self.setCurrentWidget(self.first)
        for page in [self.widget(place) for place in range(self.count())]:
            if page is not None and page is not self.first:
                self.removeWidget(page)
                page.deleteLater()

    def page(self) -> QWidget | None:
        """Return the page in front, None while the list is shown."""
        shown = self.currentWidget()
        return shown if shown is not self.first else None


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
