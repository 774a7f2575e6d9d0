"""What a check says, under a field: icon, number, few words, and what would mend it as a link."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, LinkButton, ShortLabel
from resettle_desktop.desktop.parts.theme import scaled


class FindingRow(QWidget):
    """Says one finding; a long one is shortened and never widens what stands around it."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("warn", "warn", 14)
        self._number = Label("", "table", "text", 500)
        self._words = ShortLabel("", "table")
        self.remedy = LinkButton("", called=self._call)
        self._called: Callable[[], object] | None = None
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(2), 0, 0, 0)
        across.setSpacing(scaled(5))
        for widget in (self._icon, self._number, self._words, self.remedy):
            across.addWidget(widget)
        across.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tell(self, tone: str, number: str, text: str, remedy: str, called: Callable[[], object] | None) -> None:
        """Say this; ``tone`` is bad, warn, note or ok, ``remedy`` the words of the link, empty for none."""
        self._icon.set_icon({"bad": "bad", "warn": "warn", "ok": "ok"}.get(tone, "todo"), tone)
        self._number.setText(number)
        self._words.setText(text)
        for label in (self._number, self._words):
            label.set_tone(tone)
        self.remedy.setText(remedy)
        self.remedy.setAccessibleName(remedy)
        self.remedy.setVisible(bool(remedy))
        self._called = called
        self.show()

    def said(self) -> str:
        """Return number and words, as they are read."""
        return f"{self._number.text()} {self._words.text()}"

    def _call(self) -> None:
        if self._called is not None:
            self._called()
