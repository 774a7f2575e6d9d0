"""A line for a passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.records.texts import _

SHORTEST_PASSPHRASE = 12  # characters; four plain words have more


class SecretLine(FieldLine):
    """A line for a passphrase, which the eye at its end shows while it is pressed in."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = self.add_mark("eye", _("Show what is typed"), self._turn)
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # no key does what it does

    def hide_text(self) -> None:
        """Show dots again."""
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def _turn(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)


def wrong_passphrase(typed: str, again: str) -> str:
    """Return what is wrong with a new passphrase that was typed twice, empty for nothing."""
    if len(typed) < SHORTEST_PASSPHRASE:
        return _("The passphrase needs at least {count} characters.").format(count=SHORTEST_PASSPHRASE)
    return "" if typed == again else _("The two passphrases differ. Type them again.")
