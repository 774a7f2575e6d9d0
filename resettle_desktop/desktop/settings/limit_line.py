"""One limit in the settings: its number and unit, where the number comes from, and the way back to the default."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, LinkButton, ShortLabel, set_state
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.theme import NARROW, font, height, scaled
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.limit_words import LIMIT_WORDS

_LABEL, _NUMBER, _UNIT, _STATE = 240, 62, 56, 356


def over_columns(left: QWidget, over_source: QWidget) -> QHBoxLayout:
    """Return a line that stands above those of limits, its right part above the column of sources."""
    across = QHBoxLayout()
    across.setSpacing(scaled(NARROW))
    left.setFixedWidth(sum(scaled(each) for each in (_LABEL, _NUMBER, _UNIT)) + 2 * scaled(NARROW))
    state = QWidget()
    state.setMaximumWidth(scaled(_STATE))
    across.addWidget(left)
    across.addWidget(state, 5)
    across.addWidget(over_source, 4)
    return across


class LimitLine(QWidget):
    """Shows a limit; ``edited`` while it is typed. ``default`` is what holds where the line is empty."""

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.default, self._source = name, 0, ""
        words = LIMIT_WORDS[name]
        self.line, self.source = FieldLine(), FieldLine()
        self.state = ShortLabel("", "table", "text2")
        self.mark = Icon("changed", "accent", 14)
        self.back = LinkButton(_("Back to the default"), "arrow-counter-clockwise", self.take_default)
        for line, said in ((self.line, words.label), (self.source, _("Source of {limit}").format(limit=words.label))):
            line.setAccessibleName(said)
            line.setFont(font("table", tabular=True))
            line.setFixedHeight(height("field") - scaled(2))
            line.textEdited.connect(lambda _text: self._show_edited())
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        self._put(across, Label(words.label, "table"), _LABEL)
        self._put(across, self.line, _NUMBER)
        self._put(across, Label(words.unit, "table", "text2"), _UNIT)
        state = QWidget()
        inner = QHBoxLayout(state)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(scaled(NARROW))
        inner.addWidget(self.mark)
        inner.addWidget(self.state)
        inner.addWidget(self.back)
        inner.addStretch(1)
        state.setMaximumWidth(scaled(_STATE))
        across.addWidget(state, 5)
        across.addWidget(self.source, 4)

    @staticmethod
    def _put(across: QHBoxLayout, widget: QWidget, width: int) -> None:
        widget.setFixedWidth(scaled(width))
        across.addWidget(widget)

    # what others call

    def show_limit(self, default: int, own: str, source: str) -> None:
        """Show a limit: what the table says, what the office set (empty: nothing), and the office's own source."""
        self.default, self._source = default, source
        self.line.setText(own or str(default))
        self.source.setText(source)
        self.source.setPlaceholderText(LIMIT_WORDS[self.name].source)
        self._show()

    def take_default(self) -> None:
        """Put the number of the table back; it counts once it is saved."""
        self.line.setText(str(self.default))
        self.source.clear()
        self._show_edited()

    def own(self) -> str:
        """Return what the office sets, empty where it is what the table says."""
        text = self.line.text().strip()
        return "" if text in ("", str(self.default)) else text

    def own_source(self) -> str:
        """Return the source that the office gives, empty where it is the table's."""
        return self.source.text().strip()

    def is_wrong(self) -> bool:
        """Return whether what is typed is no whole number."""
        return bool(self.own()) and not self.own().isdecimal()

    # internals

    def _show_edited(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        own, wrong = self.own(), self.is_wrong()
        self.mark.setVisible(bool(own))
        self.back.setVisible(bool(own))
        unit = LIMIT_WORDS[self.name].unit
        said = (
            _("changed from {default} {unit} (default)").format(default=self.default, unit=unit)
            if own
            else _("default")
        )
        self.state.setText(_("A whole number is needed") if wrong else said)
        set_state(self.line, "bad" if wrong else "")
