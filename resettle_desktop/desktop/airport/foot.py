"""The foot of the counter: the keys, and what was done last, told as saved only once it is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, Line, ShortLabel, ground
from resettle_desktop.desktop.parts.key_cap import KeyCap
from resettle_desktop.desktop.parts.theme import NARROW, scaled
from resettle_desktop.records.texts import _

_EDGE, _HEIGHT = 20, 40


class CounterFoot(QWidget):
    """Shows the keys and the last thing that was said."""

    def __init__(self) -> None:
        super().__init__()
        ground(self, "surface")
        self.setFixedHeight(scaled(_HEIGHT))
        self._icon, self.said = Icon("clock", "text2", 14), ShortLabel("", "text", "text2", tabular=True)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(Line())
        across = QHBoxLayout()
        across.setContentsMargins(scaled(_EDGE), 0, scaled(_EDGE), 0)
        across.setSpacing(scaled(NARROW))
        for keys, words in _keys():
            across.addWidget(KeyCap(keys))
            across.addWidget(Label(words, "text", "text2"))
            across.addSpacing(scaled(NARROW))
        across.addStretch(1)
        across.addWidget(self._icon)
        across.addWidget(self.said)
        down.addLayout(across, 1)
        self._icon.hide()

    def say(self, text: str, saved: bool) -> None:
        """Say what was done last: with a check mark once it is saved, with a clock until then."""
        self._icon.set_icon("satisfied" if saved else "clock", "ok" if saved else "text2")
        self._icon.show()
        self.said.set_tone("text2")
        self.said.setText(text)

    def say_wrong(self, text: str) -> None:
        """Say what stood in the way."""
        self._icon.set_icon("warn", "warn")
        self._icon.show()
        self.said.set_tone("warn")
        self.said.setText(text)


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        ("Enter", _("family present")), ("1–9", _("one member")), ("B", _("boarded")), ("N", _("not travelling")),
        ("L", _("left again")), ("Ctrl+Z", _("take back")), ("↓", _("to the cards")),
    )  # fmt: skip
