"""Asking what if a departure left at another time, seeing what that breaks, and moving it there."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt

from resettle_desktop.desktop.departures.judged import JudgedDeparture
from resettle_desktop.desktop.departures.panels import DeparturePanels
from resettle_desktop.desktop.departures.sides import BOARD
from resettle_desktop.desktop.departures.tabs import DepartureTabs
from resettle_desktop.desktop.departures.what_if import WhatIf
from resettle_desktop.desktop.departures.writing import DepartureWriting


class Moving(QObject):
    """Leads from the line that asks through the panel that tells to the change set; nothing is written by asking."""

    def __init__(
        self, judged: JudgedDeparture, line: WhatIf, tabs: DepartureTabs, panels: DeparturePanels,
        writing: DepartureWriting,
    ) -> None:  # fmt: skip
        super().__init__(judged)
        self._judged, self._line, self._tabs, self._panels = judged, line, tabs, panels
        self._writing = writing
        line.asked.connect(self.ask)
        line.left.connect(self.leave)
        line.move_asked.connect(self._show_move)
        tabs.board.what_if_asked.connect(self.ask)
        panels.move_agreed.connect(self._move)

    def begin(self) -> None:
        """Ask for another time."""
        self._tabs.turn_to(BOARD)
        self._line.begin(self._judged.board)

    def ask(self, moment: datetime) -> None:
        """Judge the board as if the first leg departed at another local time; all legs move with it."""
        self._tabs.turn_to(BOARD)
        self._judged.ask(moment)
        self._tabs.board.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Judge the board for the departure's own time again."""
        self._line.hide()
        if self._panels.is_moving():
            self._panels.leave()
        if self._judged.asked is not None:
            self._judged.ask(None)
        self._tabs.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answer(self) -> None:
        """Show beside the line what becomes of the departure at the time that is asked about."""
        if self._judged.asked is not None:
            self._line.show_answer(self._judged.board, self._judged.forecast())
            self._line.show()

    # internals

    def _show_move(self) -> None:
        self._panels.begin(self._panels.move_date)
        self._panels.move_date.show_move(self._judged.own(), self._judged.board, self._judged.forecast())

    def _move(self, moment: datetime) -> None:
        self._judged.asked = None
        self._line.hide()
        self._panels.leave()
        self._writing.move_date(self._judged.movement, moment)
        self._judged.renew()
