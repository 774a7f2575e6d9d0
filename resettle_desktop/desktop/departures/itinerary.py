"""The itinerary of a departure in one line: places with their local times, joined by the flights between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resettle_desktop.desktop.departures.models import UNKNOWN, clock, flight, later_mark
from resettle_desktop.desktop.parts.table_paint import draw_icon, draw_text
from resettle_desktop.desktop.parts.theme import font, scaled, theme, tokens
from resettle_desktop.records.airports import airport_name
from resettle_desktop.records.codes import fold
from resettle_desktop.records.kinds import Leg
from resettle_desktop.records.texts import _
from resettle_desktop.rules.itineraries import time_under_way

_GAP, _LINE, _SHORTEST, _STEP = 12, 76, 40, 20
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Stop:
    """A place on the way: when one arrives there and leaves it, and on which day after the first."""

    place: str
    times: str
    later: str = ""


def stops(legs: Sequence[Leg]) -> list[Stop]:
    """Return the places of an itinerary in their order, one more than it has legs."""
    if not legs:
        return []
    first = legs[0].departs
    found = [Stop(legs[0].origin or UNKNOWN, clock(first))]
    found += [_change(before, after, first) for before, after in pairwise(legs)]
    last = legs[-1]
    return [*found, Stop(last.destination or UNKNOWN, clock(last.arrives), later_mark(last.arrives, first).strip())]


def _change(before: Leg, after: Leg, first: datetime | None) -> Stop:
    """Where one changes; two places where the legs do not meet."""
    places = [before.destination or UNKNOWN, after.origin or UNKNOWN]
    place = places[0] if fold(places[0]) == fold(places[1]) else " / ".join(places)
    times = " – ".join(filter(None, (clock(before.arrives), clock(after.departs))))
    return Stop(place, times, later_mark(after.departs or before.arrives, first).strip())


def told_legs(legs: Sequence[Leg]) -> list[str]:
    """Return a line for each leg with its airports' names and how long it takes, and for each change between two."""
    lines: list[str] = []
    for place, leg in enumerate(legs):
        if place:
            before = legs[place - 1].arrives
            room = leg.departs - before if before is not None and leg.departs is not None else None
            lines += [_("{time} to change").format(time=span(room))] if room is not None and room > timedelta() else []
        taken = time_under_way(leg)
        names = f"{airport_name(leg.origin) or UNKNOWN} → {airport_name(leg.destination) or UNKNOWN}"
        said = [flight(leg), names, span(taken) if taken is not None and taken > timedelta() else ""]
        lines.append(", ".join(filter(None, said)))
    return lines


def span(time: timedelta) -> str:
    """Return a length of time in hours and minutes, ``1 h 50``."""
    hours, minutes = divmod(round(time / timedelta(minutes=1)), 60)
    return _("{hours} h {minutes}").format(hours=hours, minutes=f"{minutes:02d}")


class Itinerary(QWidget):
    """Draws the stops; what is between them grows shorter where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self._legs: tuple[Leg, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Itinerary"))
        theme.changed.connect(self.update)

    def show_legs(self, legs: Sequence[Leg]) -> None:
        """Show these legs, in their order."""
        self._legs = tuple(legs)
        self.setAccessibleDescription(self.sentence())
        self.setToolTip("\n".join(told_legs(legs)))
        self.updateGeometry()
        self.update()

    def sentence(self) -> str:
        """Return what is drawn in words."""
        said = [" ".join(filter(None, (stop.place, stop.times, stop.later))) for stop in stops(self._legs)]
        flights = [flight(leg) for leg in self._legs]
        return ", ".join(word for pair in zip(said, [*flights, ""], strict=False) for word in pair if word)

    def sizeHint(self) -> QSize:
        """Return the room that two lines of all stops and flights take."""
        return QSize(self._width(scaled(_LINE)), scaled(2 * _STEP))

    def minimumSizeHint(self) -> QSize:
        """Return the room with the shortest lines between the stops."""
        return QSize(self._width(scaled(_SHORTEST)), scaled(2 * _STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw stop after stop."""
        painter = QPainter(self)
        taken = sum(_stop_width(stop) + 2 * scaled(_GAP) for stop in stops(self._legs))
        room = min(scaled(_LINE), (self.width() - taken) // max(1, len(self._legs)))
        left = 0
        for place, stop in enumerate(stops(self._legs)):
            self._draw_stop(painter, left, stop)
            left += _stop_width(stop) + scaled(_GAP)
            if place < len(self._legs):
                words = flight(self._legs[place])
                width = max(_words_width(words), room)
                self._draw_flight(painter, QRect(left, 0, width, scaled(_STEP)), words)
                left += width + scaled(_GAP)

    def _width(self, line: int) -> int:
        found = stops(self._legs)
        between = sum(max(line, _words_width(flight(leg))) + scaled(_GAP) for leg in self._legs)
        return sum(_stop_width(stop) + scaled(_GAP) for stop in found) + between if found else 0

    def _draw_stop(self, painter: QPainter, left: int, stop: Stop) -> None:
        box = QRect(left, 0, _stop_width(stop), scaled(_STEP))
        draw_text(painter, box, stop.place, "text", font("table", 600))
        lower = box.translated(0, scaled(_STEP))
        taken = draw_text(painter, lower, stop.times, "text", font("table", tabular=True))
        if stop.later:
            lower.setLeft(left + taken + scaled(4))
            draw_text(painter, lower, stop.later, "accent", font("small", 600, tabular=True))

    def _draw_flight(self, painter: QPainter, box: QRect, words: str) -> None:
        side, middle = scaled(14), box.center().y()
        centre = box.center().x()
        for start, end in ((box.left(), centre - side), (centre + side, box.right())):
            if end > start:
                painter.fillRect(start, middle, end - start, 1, tokens().color("line2"))
        draw_icon(painter, QRect(centre - side // 2, box.top(), side, box.height()), "airplane-tilt", "text2", 14)
        draw_text(painter, box.translated(0, scaled(_STEP)), words, "text2", font("table", tabular=True), _CENTRE)


def _stop_width(stop: Stop) -> int:
    times = QFontMetrics(font("table", tabular=True)).horizontalAdvance(stop.times)
    later = (
        QFontMetrics(font("small", 600, tabular=True)).horizontalAdvance(stop.later) + scaled(4) if stop.later else 0
    )
    return max(QFontMetrics(font("table", 600)).horizontalAdvance(stop.place), times + later) + 2


def _words_width(words: str) -> int:
    return QFontMetrics(font("table", tabular=True)).horizontalAdvance(words) + 2
