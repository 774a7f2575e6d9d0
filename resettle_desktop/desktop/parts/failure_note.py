"""What stood in the way of the last thing asked of a page: said above it, until it is closed or all went well."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import LinkButton
from resettle_desktop.desktop.parts.message import Message
from resettle_desktop.records.texts import _


class FailureNote(QWidget):
    """Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._said: Message | None = None
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def tell(self, text: str) -> None:
        """Say this, its first line as the title of several; an empty text takes the last one away."""
        self.text = text
        if self._said is not None:
            self._down.removeWidget(self._said)
            self._said.hide()
            self._said.deleteLater()
            self._said = None
        if text:
            title, _newline, rest = text.partition("\n")
            words = (title, rest) if rest else (_("Not done."), text)
            self._said = Message(*words, LinkButton(_("Close"), called=lambda: self.tell("")))
            self._down.addWidget(self._said)
        self.setVisible(bool(text))
