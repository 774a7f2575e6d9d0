"""The strip that shows how far a case or a person is: a mark for each stage, joined by a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from resettle_desktop.desktop.parts.icons import STATE_TONES
from resettle_desktop.desktop.parts.table_paint import draw_icon, draw_text
from resettle_desktop.desktop.parts.theme import font, scaled, theme, tokens
from resettle_desktop.records.texts import _

Standing = Literal["passed", "current", "ahead", "out"]
_ICONS: dict[str, str] = {"passed": "passed", "current": "preparing", "ahead": "ahead", "out": "out"}
_MARK_WIDTH = 28
_WORDED = ("current", "out")
_SIZES: dict[str, int] = {"passed": 15, "current": 17, "ahead": 16, "out": 16}


@dataclass(frozen=True)
class StageMark:
    """One stage: its name, a word below it (a date, how many of the family), where it stands, and what it waits for."""

    label: str
    detail: str = ""
    standing: Standing = "ahead"
    waits: str = ""


class StagesStrip(QWidget):
    """Draws the marks over its whole width; read aloud it is one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[StageMark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Stages"))
        theme.changed.connect(self.update)

    def set_stages(self, marks: Sequence[StageMark]) -> None:
        """Show these stages."""
        self._marks = tuple(marks)
        self.setAccessibleDescription(self.sentence())
        self.updateGeometry()
        self.update()

    def sentence(self) -> str:
        """Give what the strip shows in words."""
        words = {"passed": _("passed"), "current": _("now"), "ahead": _("not yet"), "out": _("out")}
        told = (" ".join(filter(None, (m.label, words[m.standing], m.detail))) for m in self._marks)
        return "; ".join(_waiting(said, mark) for said, mark in zip(told, self._marks, strict=True))

    def tip_at(self, place: QPoint) -> str:
        """Give what is said of the stage at this place when the mouse rests there."""
        here = (
            (m for m, box in zip(self._marks, self._boxes(), strict=True) if box.contains(place)) if self._marks else ()
        )
        return next((_waiting(" · ".join(filter(None, (mark.label, mark.detail))), mark) for mark in here), "")

    def event(self, event: QEvent) -> bool:
        """Say what a stage waits for when the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Give two lines where a stage has a word below it, else one."""
        lines = 2 if any(mark.detail for mark in self._marks) else 1
        return QSize(scaled(600), scaled(18 * lines + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every stage in a part of the width of its own."""
        if not self._marks:
            return
        painter = QPainter(self)
        for place, (mark, box) in enumerate(zip(self._marks, self._boxes(), strict=True)):
            self._draw_mark(painter, box, mark, place == len(self._marks) - 1)

    def _boxes(self) -> list[QRect]:
        """Return a part of the width for each stage, the same for all while every word has room in it.

        Where it has not, the stages that are not the current one are marks without words.
        """
        count, widest = len(self._marks), max(_word_width(mark) for mark in self._marks)
        step = self.width() / count
        if step >= widest:
            return [QRect(round(place * step), 0, round(step), self.height()) for place in range(count)]
        small = min(step, scaled(_MARK_WIDTH))
        boxes, left = [], 0.0
        for mark in self._marks:
            width = self.width() - small * (count - 1) if mark.standing in _WORDED else small
            boxes.append(QRect(round(left), 0, round(width), self.height()))
            left += width
        return boxes

    def _draw_mark(self, painter: QPainter, box: QRect, mark: StageMark, last: bool) -> None:
        upper = QRect(box.left(), 0, box.width(), scaled(18))
        name = _ICONS[mark.standing]
        draw_icon(painter, upper, name, STATE_TONES[name], _SIZES[mark.standing])
        words = upper.adjusted(scaled(21), 0, 0, 0)
        if words.width() < scaled(_MARK_WIDTH):
            return
        face = _face(mark)
        draw_text(painter, words, mark.label, "text2" if mark.standing == "ahead" else "text", face)
        taken = min(words.width(), QFontMetrics(face).horizontalAdvance(mark.label))
        if not last:
            self._draw_line(painter, words.left() + taken + scaled(6), upper, mark)
        if mark.detail:
            below = QRect(words.left(), scaled(18), words.width(), scaled(16))
            draw_text(painter, below, mark.detail, "text2", font("small", tabular=True))

    def _draw_line(self, painter: QPainter, left: int, box: QRect, mark: StageMark) -> None:
        right = box.right() - scaled(4)
        if right > left:
            colour = "accent" if mark.standing == "passed" else "line2"
            painter.fillRect(left, box.height() // 2, right - left, 2, tokens().color(colour))


def _waiting(said: str, mark: StageMark) -> str:
    return _("{stage}: {why}").format(stage=said, why=mark.waits) if mark.waits else said


def _face(mark: StageMark) -> QFont:
    return font("table", 600 if mark.standing == "current" else 500 if mark.standing == "passed" else 400)


def _word_width(mark: StageMark) -> int:
    return scaled(24) + QFontMetrics(_face(mark)).horizontalAdvance(mark.label)
