"""The line between the box and the cards: what a scan found, and that the counter is closed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Button, Icon, Label, ShortLabel, ground
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, scaled
from resettle_desktop.records.texts import _
from resettle_desktop.rules.counter import Counts

_EDGE, _HEIGHT = 20, 34


class CounterNote(QWidget):
    """Says one thing or nothing; ``reopen_asked`` and ``message_asked`` of a closed counter."""

    reopen_asked = Signal()
    message_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon, self.words = Icon("warn", "warn", 16), ShortLabel("", "large", "text", 500)
        self._said, self._closed = QWidget(), QWidget()
        self.closed_words = Label("", "large", "text", 600, tabular=True)
        self.message_button = Button(_("Departure message"), "envelope-simple", self.message_asked.emit)
        self.reopen_button = Button(_("Open it again"), "arrow-u-up-left", self.reopen_asked.emit)
        self._assemble()
        self._tone = ""

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(scaled(_EDGE), 0, scaled(_EDGE), 0)
        down.setSpacing(0)
        lines = (
            (self._closed, [Icon("ok", "ok", 16), self.closed_words, self.message_button, self.reopen_button]),
            (self._said, [self._icon, self.words]),
        )
        for line, parts in lines:
            line.setFixedHeight(scaled(_HEIGHT))
            across = QHBoxLayout(line)
            across.setContentsMargins(scaled(MIDDLE), 0, scaled(NARROW), 0)
            across.setSpacing(scaled(NARROW))
            for part in parts:
                across.addWidget(part, 1 if part in (self.words, self.closed_words) else 0)
            down.addWidget(line)
            down.addSpacing(scaled(NARROW))
            line.hide()
        for button in (self.message_button, self.reopen_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground(self._closed, "ok")
        self.hide()

    def say(self, text: str, tone: str = "warn") -> None:
        """Say this, or nothing."""
        self.words.setText(text)
        if text and tone != self._tone:
            self._tone = tone
            self._icon.set_icon("info" if tone == "note" else tone, tone)
            ground(self._said, tone)
        self._said.setVisible(bool(text))
        self._settle()

    def is_about_search(self) -> bool:
        """Return whether something is said of what was scanned."""
        return not self._said.isHidden()

    def show_closed(self, closed: datetime | None, counts: Counts) -> None:
        """Say since when the counter is closed, and with which sums."""
        if closed is not None:
            said = _("Closed at {time}: {manifest} on the manifest = {boarded} boarded + {staying} not travelling")
            self.closed_words.setText(
                said.format(
                    time=f"{closed:%H:%M}", manifest=counts.manifest, boarded=counts.boarded, staying=counts.staying
                )
            )
        self._closed.setVisible(closed is not None)
        self._settle()

    def _settle(self) -> None:
        self.setVisible(not (self._said.isHidden() and self._closed.isHidden()))
