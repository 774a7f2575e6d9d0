"""The editors of a form: one for each kind of field, all with the same few methods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit

from resettle_desktop.desktop.forms.codes_line import CodesLine
from resettle_desktop.desktop.forms.editor import Editor, LineEditor
from resettle_desktop.desktop.forms.remedies import completed
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.keys import left_to_the_window
from resettle_desktop.desktop.parts.theme import height, scaled
from resettle_desktop.desktop.parts.widgets import set_state
from resettle_desktop.records.codes import fold
from resettle_desktop.records.fields import Code, Codes, Flag, Kept, Link
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.texts import _

LinkChoice = tuple[int, str]
OFFERS = 8


class CodeEditor(LineEditor):
    """One code of a list, found by its label or a word that stands for it; ``chosen`` when it is taken of the list."""

    chosen = Signal()

    def __init__(self, kept: Code) -> None:
        self._coded = kept
        self._held: tuple[str, str | None] = "", None
        line = ChoiceLine(self._offers)
        super().__init__(kept, line)
        line.chosen.connect(lambda _text: self._edited())
        line.chosen.connect(lambda _text: self.chosen.emit())

    def value(self) -> Any:
        """Return the code; one that the list no longer has stays until another is chosen."""
        return self._held[1] if self.text() == self._held[0] else super().value()

    def set_value(self, value: Any) -> None:
        """Show a code's label."""
        super().set_value(value)
        self._held = self.text(), value

    def settle(self) -> None:
        """Write the label of the code that was meant."""
        text = completed(self._coded, self.text())
        code = self._coded.codes.find(text) if text.strip() else None
        if code and self.text() != self._held[0]:
            self.set_text(self._coded.codes.label(code))

    def _offers(self, text: str) -> list[str]:
        codes = self._coded.codes
        return [codes.label(code) for code in (codes.suggest(text, OFFERS) if text else codes.codes)]


class FlagEditor(LineEditor):
    """Yes, no, or not known: an empty line."""

    def __init__(self, kept: Flag) -> None:
        line = ChoiceLine(self._offers)
        super().__init__(kept, line)
        line.chosen.connect(lambda _text: self._edited())

    def settle(self) -> None:
        """Write yes or no in full."""
        try:
            self.set_text(self.kept.show(self.value()))
        except Refused:
            return

    def _offers(self, text: str) -> list[str]:
        words = [self.kept.show(True), self.kept.show(False)]
        return [word for word in words if fold(word).startswith(fold(text))]


class LinkEditor(LineEditor):
    """Another record, by the words by which people know it; chosen of a few, or only shown."""

    def __init__(self, kept: Link, choices: Sequence[LinkChoice] = ()) -> None:
        self._choices: list[LinkChoice] = []
        line = ChoiceLine(self._offers)
        super().__init__(kept, line)
        self.set_choices(choices)
        line.chosen.connect(lambda _text: self._edited())

    def set_choices(self, choices: Sequence[LinkChoice]) -> None:
        """Take the records that may be chosen, each with its label; the second of one label is numbered."""
        self._choices = _told_apart(choices)
        self.line.setReadOnly(not self._choices)

    def value(self) -> Any:
        """Return the id of the record whose label stands here; raises Refused (E121)."""
        plain = fold(self.text())
        found = [id for id, label in self._choices if fold(label) == plain]
        return found[0] if found and plain else super().value()

    def set_value(self, value: Any) -> None:
        """Show the label of a record."""
        self.set_text(dict(self._choices).get(value) or self.kept.show(value))

    def settle(self) -> None:
        """Write the label of the only record that begins as typed."""
        offers = self._offers(self.text()) if self.text().strip() else []
        if len(offers) == 1:
            self.set_text(offers[0])

    def _offers(self, text: str) -> list[str]:
        return [label for _id, label in self._choices if fold(text) in fold(label)]


def _told_apart(choices: Sequence[LinkChoice]) -> list[LinkChoice]:
    counts: dict[str, int] = {}
    apart = []
    for id, label in choices:
        counts[label] = counts.get(label, 0) + 1
        again = _("{label} ({number})").format(label=label, number=counts[label])
        apart.append((id, again if counts[label] > 1 else label))
    return apart


class CodesEditor(Editor):
    """Several codes as chips, with a line that completes the next one."""

    def __init__(self, kept: Codes) -> None:
        self.line = CodesLine(kept)
        super().__init__(kept, self.line)
        self.line.line.set_help(kept.help)
        self.line.changed.connect(self.changed)
        self.line.left.connect(self.left)

    def text(self) -> str:
        """Return the labels and what is being typed, separated by commas."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Take the codes of a text; what is none of them stays in the line."""
        self.line.set_text(text)

    def set_value(self, value: Any) -> None:
        """Show codes as chips."""
        self.line.set_codes(value or ())

    def value(self) -> Any:
        """Return the codes; raises Refused (E110) for a word in the line that is none."""
        return self.line.value()

    def set_placeholder(self, text: str) -> None:
        """Say in the empty line what is wanted."""
        self.line.set_placeholder(text)

    def set_finding(self, tone: str) -> None:
        """Mark the line."""
        set_state(self.line.line, tone)


class _Page(QPlainTextEdit):
    """Several lines; Tab goes on to the next field."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave Undo and Redo to the window while there is nothing of it to do here."""
        lines = self.document()
        if left_to_the_window(event, undo=lines.isUndoAvailable(), redo=lines.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page around while there is nothing to scroll."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()


class LongTextEditor(Editor):
    """Several lines of text."""

    def __init__(self, kept: Kept) -> None:
        self.page = _Page()
        super().__init__(kept, self.page)
        self.page.setTabChangesFocus(True)
        self.page.setFixedHeight(2 * height("field") + scaled(6))
        self.page.textChanged.connect(self.changed)
        self.page.left.connect(self.left)

    def text(self) -> str:
        """Return the text."""
        return self.page.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text there."""
        place = self.page.textCursor().position() if self.page.hasFocus() else 0
        self.page.blockSignals(True)
        self.page.setPlainText(text)
        self.page.blockSignals(False)
        cursor = self.page.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.page.setTextCursor(cursor)

    def set_placeholder(self, text: str) -> None:
        """Say in the empty editor what is wanted."""
        self.page.setPlaceholderText(text)
