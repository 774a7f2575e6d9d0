"""What is the same for all who come on a clinic day: the activity, when and where, given to each row at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resettle_desktop.desktop.forms.editor_kinds import editor_for
from resettle_desktop.desktop.health.clinic_rows import COMMON
from resettle_desktop.desktop.parts.basics import Button, Label
from resettle_desktop.desktop.parts.theme import NARROW, height, scaled
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.records.texts import _

_WIDTHS = {"activity": 190, "done": 158, "site": 158}


class CommonLine(QWidget):
    """Takes the common values; ``given`` when those who have none of their own are to get them."""

    given = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editors = {name: editor_for(HealthActivity.field(name)) for name in COMMON}
        self.give_button = Button(_("Give to all"), "arrow-down", self.given.emit)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        across.addWidget(Label(_("The same for all"), "table", "text2"))
        for name, editor in self.editors.items():
            editor.widget.setFixedWidth(scaled(_WIDTHS[name]))
            editor.widget.setFixedHeight(height("field"))
            editor.set_placeholder(HealthActivity.field(name).label)
            editor.left.connect(self._judge)
            across.addWidget(editor.widget)
        across.addWidget(self.give_button)
        across.addStretch(1)

    def texts(self) -> dict[str, str]:
        """Return what is typed, by field; empty ones left out."""
        for editor in self.editors.values():
            editor.settle()
        return {name: editor.text() for name, editor in self.editors.items() if editor.text().strip()}

    def _judge(self) -> None:
        for editor in self.editors.values():
            editor.set_finding("" if _reads(editor.value) else "bad")


def _reads(value: object) -> bool:
    try:
        value()  # type: ignore[operator]
    except Refused:
        return False
    return True
