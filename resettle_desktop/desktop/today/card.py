"""A departure of the next days as a card: when it leaves, how many may board, and what holds the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from resettle_desktop.desktop.departures.models import (
    day_words,
    families_word,
    from_today,
    itinerary_line,
    persons_word,
)
from resettle_desktop.desktop.parts.table_paint import RIGHT, draw_icon, draw_ring, draw_text
from resettle_desktop.desktop.parts.theme import RADIUS_CARD, font, scaled, tokens
from resettle_desktop.desktop.today.lines import LeadingButton
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.clearance.brief import heading
from resettle_desktop.store.departures import Boarding

_HEIGHT, _BAR, _MARGIN, _STEP = 91, 6, 14, 20
_REASONS = 5


class LeavingCard(LeadingButton):
    """Shows one departure; a click opens it."""

    def __init__(self, boarding: Boarding, now: datetime, called: Callable[[], object]) -> None:
        super().__init__(called)
        self._boarding = boarding
        self._day = day_words(boarding.departs, year=False)
        self._ahead = from_today(boarding.departs.date(), now.date()) if boarding.departs else ""
        self.setAccessibleName(", ".join(filter(None, (
            boarding.departure.label(), self._day, self._ahead, *counts(boarding), why(boarding),
        ))))  # fmt: skip

    def sizeHint(self) -> QSize:
        """Return the height of a card, one line less where nothing holds anybody."""
        return QSize(scaled(200), scaled(_HEIGHT if why(self._boarding) else _HEIGHT - _STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, then line after line."""
        painter, box = QPainter(self), self.rect()
        self._draw_frame(painter)
        inner = box.adjusted(scaled(_MARGIN), scaled(8), -scaled(_MARGIN), 0)
        line = QRect(inner.left(), inner.top(), inner.width(), scaled(_STEP))
        self._draw_head(painter, line)
        self._draw_bar(painter, QRect(line.left(), line.bottom() + scaled(5), line.width(), scaled(_BAR)))
        line.translate(0, scaled(_STEP + 5 + _BAR + 4))
        self._draw_counts(painter, line)
        line.translate(0, scaled(_STEP))
        draw_text(painter, line, why(self._boarding), "text2", font("table", tabular=True))
        if self.hasFocus():
            draw_ring(painter, box)

    def _draw_frame(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens().color("line2"), 1))
        painter.setBrush(tokens().color("hover") if self.underMouse() else QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        painter.restore()

    def _draw_head(self, painter: QPainter, line: QRect) -> None:
        rest = QRect(line)
        words = (
            (self._boarding.departure.label(), "text", font("text", 600, tabular=True, number=True)),
            (self._day, "text", font("text", 500, tabular=True)),
            (self._ahead, "text2", font("text")),
        )
        for text, tone, face in words:
            rest.setLeft(rest.left() + draw_text(painter, rest, text, tone, face) + scaled(10))
        draw_text(painter, rest, itinerary_line(self._boarding.legs), "text2", font("table", tabular=True), RIGHT)

    def _draw_bar(self, painter: QPainter, box: QRect) -> None:
        """Each part is as long as its share of all persons; what each means stands below in words."""
        boarding, left = self._boarding, float(box.left())
        painter.fillRect(box, tokens().color("line"))
        parts = ((boarding.travelled, "accent"), (boarding.boards, "ok"), (boarding.held, "bad"))
        for count, tone in parts:
            width = box.width() * count / boarding.persons if boarding.persons else 0.0
            if width:
                painter.fillRect(QRectF(left, box.top(), max(width - 2, 1), box.height()), tokens().color(tone))
            left += width

    def _draw_counts(self, painter: QPainter, line: QRect) -> None:
        boarding, rest = self._boarding, QRect(line)
        for count, tone, words in _states(boarding):
            rest.setLeft(rest.left() + draw_icon(painter, rest, tone, tone if count else "text2", 14))
            face = font("table", 500, tabular=True)
            rest.setLeft(rest.left() + draw_text(painter, rest, words, tone if count else "text2", face) + scaled(16))
        draw_text(painter, rest, _people(boarding), "text2", font("table", tabular=True), RIGHT)


def counts(boarding: Boarding) -> list[str]:
    """Return how many are cleared, held and gone, and how many there are."""
    return [*(words for _count, _tone, words in _states(boarding)), _people(boarding)]


def why(boarding: Boarding) -> str:
    """Return what holds people back, what holds most of them first: ``Visa 3 · PCR 4``."""
    ordered = sorted(boarding.why.items(), key=lambda each: -each[1])
    said = [f"{heading(name)} {count}" for name, count in ordered[:_REASONS]]
    more = len(ordered) - len(said)
    return " · ".join([*said, *([n_("{n} more", "{n} more", more)] if more > 0 else [])])


def _states(boarding: Boarding) -> list[tuple[int, str, str]]:
    if not boarding.persons:
        return [(0, "todo", _("Nobody on it yet"))]
    found = [(boarding.boards, "ok", _("{count} cleared").format(count=boarding.boards))]
    if boarding.held:
        found.append((boarding.held, "bad", _("{count} held").format(count=boarding.held)))
    if boarding.travelled:
        found.append((boarding.travelled, "passed", _("{count} left").format(count=boarding.travelled)))
    return found


def _people(boarding: Boarding) -> str:
    if not boarding.persons:
        return ""
    waiting = boarding.families - boarding.whole
    said = [persons_word(boarding.persons), families_word(boarding.families)]
    if waiting:
        said.append(n_("{n} of them held", "{n} of them held", waiting))
    return ", ".join(said)
