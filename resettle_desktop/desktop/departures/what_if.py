"""The line that asks what if a departure left at another time: answered on the board, and nothing is written."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from resettle_desktop.desktop.departures.models import day_words
from resettle_desktop.desktop.parts.basics import Button, Icon, Label, ShortLabel, ground
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, font, scaled
from resettle_desktop.records.dates import read_day, read_moment
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.boards import Board, Forecast

_LINE_WIDTH = 170


class WhatIf(Leavable):
    """Asks for a day, with or without a time; ``asked`` with the moment, ``move_asked`` to move the departure there."""

    asked = Signal(object)
    move_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "note")
        self._departs: datetime | None = None
        self.line = FieldLine()
        self.said = ShortLabel("", "table", "text", tabular=True)
        self.move_button = Button(_("What it breaks, and move…"), "calendar-blank", self.move_asked.emit)
        self.back_button = Button(_("Back"), "x", self.left.emit)
        self._assemble()
        self.line.returnPressed.connect(self._ask)

    def _assemble(self) -> None:
        self.line.setFont(font("table", tabular=True))
        self.line.setFixedWidth(scaled(_LINE_WIDTH))
        self.line.setPlaceholderText(_("Day, or day and time"))
        self.line.setAccessibleName(_("When it leaves"))
        self.back_button.setToolTip(_("Esc"))
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW // 2), scaled(MIDDLE), scaled(NARROW // 2))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Icon("clock-counter-clockwise", "note", 16))
        across.addWidget(Label(_("What if it leaves on"), "table", "note", 600))
        across.addWidget(self.line)
        across.addWidget(self.said, 1)
        across.addWidget(self.move_button)
        across.addWidget(self.back_button)

    def begin(self, board: Board) -> None:
        """Ask, with what is asked already in the line."""
        self.show_answer(board, None)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_answer(self, board: Board, found: Forecast | None) -> None:
        """Say what becomes of the departure then; without an answer, what the line is for."""
        self._departs = board.movement.departs
        self.move_button.setVisible(found is not None and board.movement.departs is not None)
        if found is None:
            self.said.setText(_("Enter a day: the board is judged for it, and nothing is written."))
            return
        self.line.setText(_written(found.moment))
        self.said.setText(_("{answer} Nothing is written.").format(answer=answer(found)))

    def _ask(self) -> None:
        try:
            self.asked.emit(self._read())
        except Refused as refused:
            self.said.setText(f"{refused.finding.number} {refused.finding.text} {refused.finding.remedy}")

    def _read(self) -> datetime:
        """A day alone keeps the time of day; raises Refused for what is neither."""
        text = self.line.text()
        try:
            return read_moment(text)
        except Refused:
            clock = (self._departs or datetime(2000, 1, 1, 12)).time()
            return datetime.combine(read_day(text), clock)


def answer(found: Forecast) -> str:
    """Return in one sentence who would be held then and is not now, and who would be cleared."""
    day = _written(found.moment)
    held, cleared = len(found.newly_held), len(found.newly_cleared)
    if not held and not cleared:
        return _("{day}: nobody more is held, nobody more is cleared.").format(day=day)
    more = n_("{n} person more is held", "{n} persons more are held", held)
    freed = n_("{n} is cleared", "{n} are cleared", cleared)
    return _("{day}: {held}, {cleared}.").format(day=day, held=more, cleared=freed)


def _written(moment: datetime) -> str:
    return f"{day_words(moment)}, {moment:%H:%M}"
