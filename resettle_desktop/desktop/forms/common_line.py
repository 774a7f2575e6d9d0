"""What is the same for all rows of a table that is typed down its columns, given to each row at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resettle_desktop.desktop.forms.editor_kinds import editor_for
from resettle_desktop.desktop.parts.basics import Button, ShortLabel
from resettle_desktop.desktop.parts.theme import NARROW, height, scaled
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _


class CommonLine(QWidget):
    """Takes the common values of a kind; ``given`` when those who have none of their own are to get them.

    ``widths`` are those of the fields, in their order.
    """

    given = Signal()

    def __init__(self, kind: type[Record], widths: Mapping[str, int]) -> None:
        super().__init__()
        self.editors = {name: editor_for(kind.field(name)) for name in widths}
        self.give_button = Button(_("Give to all"), "arrow-down", self.given.emit)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        across.addWidget(ShortLabel(_("The same for all"), "table", "text2"))
        for name, editor in self.editors.items():
            editor.widget.setFixedWidth(scaled(widths[name]))
            editor.widget.setFixedHeight(height("field"))
            editor.set_placeholder(kind.field(name).label)
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
