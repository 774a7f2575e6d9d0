"""Several codes of a list: each a chip that can be taken away, and a line that completes the next one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resettle_desktop.desktop.forms.remedies import completed
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.theme import TIGHT, height, scaled
from resettle_desktop.desktop.parts.widgets import Chip
from resettle_desktop.records.fields import Codes
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.texts import _

OFFERS = 8
_LINE_WIDTH = 110


class CodesLine(QWidget):
    """The chips and the line of one field; ``changed`` while typing and for every chip that comes or goes."""

    changed = Signal()
    left = Signal()

    def __init__(self, kept: Codes) -> None:
        super().__init__()
        self.kept = kept
        self.codes: list[str] = []
        self.line = ChoiceLine(self._offers)
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, scaled(TIGHT), height("field"))
        self._flow.set_last(self.line, scaled(_LINE_WIDTH))
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.chosen.connect(self._take)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.left.connect(self._settle)

    def set_codes(self, codes: Iterable[str]) -> None:
        """Show these codes and an empty line."""
        self.codes = list(codes)
        self.line.clear()
        self._show_chips()

    def set_text(self, text: str) -> None:
        """Take the codes that a text names, separated by commas; what is none of them stays in the line."""
        found: list[str] = []
        rest: list[str] = []
        for word in filter(None, (part.strip() for part in text.split(","))):
            code = word if word in self.codes else self.kept.codes.find(word)
            if code:
                found.append(code)
            else:
                rest.append(word)
        self.set_codes(dict.fromkeys(found))
        self.line.setText(", ".join(rest))

    def text(self) -> str:
        """Return the labels and what is being typed, separated by commas."""
        return ", ".join(filter(None, (self.kept.show(tuple(self.codes)), self.line.text().strip())))

    def value(self) -> tuple[str, ...] | None:
        """Return the codes with what stands in the line; raises Refused (E110) where that is none."""
        typed = self.kept.read(self.line.text()) or ()
        return tuple(dict.fromkeys((*self.codes, *typed))) or None

    def set_placeholder(self, text: str) -> None:
        """Say in the empty line what is wanted."""
        self.line.setPlaceholderText(text)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Name the line too, since the keyboard goes there."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter or a comma takes the word, Backspace in the empty line takes the last chip away."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.text() in (",", ";") or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            return plain and self._take(self.line.text())
        if event.key() == Qt.Key.Key_Backspace and not self.line.text() and self.codes:
            self._remove(self.codes[-1])
            return True
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the line."""
        self.line.setFocus(event.reason())

    def _offers(self, text: str) -> list[str]:
        codes = self.kept.codes
        found = codes.suggest(text, OFFERS) if text else codes.codes
        return [codes.label(code) for code in found if code not in self.codes]

    def _settle(self) -> None:
        self._take(self.line.text())
        self.left.emit()

    def _take(self, text: str) -> bool:
        try:
            codes = self.kept.read(completed(self.kept, text)) or ()
        except Refused:
            return False
        fresh = [code for code in codes if code not in self.codes]
        if codes:
            self.codes += fresh
            self.line.clear()
            self._show_chips()
            self.changed.emit()
        return bool(codes)

    def _remove(self, code: str) -> None:
        self.codes.remove(code)
        self._show_chips()
        self.line.setFocus()
        self.changed.emit()

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(code) for code in self.codes]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self.updateGeometry()

    def _chip(self, code: str) -> Chip:
        label = self.kept.codes.label(code)
        chip = Chip(label, called=partial(self._remove, code), trailing="x")
        chip.setCheckable(False)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chip.setAccessibleName(_("Take away {label}").format(label=label))
        return chip
