"""What every editor of a form can do, and the two plain ones: a line of text, and a date as a line of text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.reaching import add_call, add_mail
from resettle_desktop.desktop.parts.theme import font
from resettle_desktop.desktop.parts.widgets import set_state
from resettle_desktop.records.fields import Email, Kept, Phone
from resettle_desktop.records.findings import Refused

_ARABIC_FIELDS = ("original_name",)


class Editor(QObject):
    """Edits the value of one field in a widget; ``changed`` while typing, ``left`` when the keyboard goes elsewhere.

    The text is what a person sees and types; the value is what the field reads of it.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, kept: Kept, widget: QWidget) -> None:
        super().__init__(widget)
        self.kept, self.widget = kept, widget

    def text(self) -> str:
        """Return what stands in the editor."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Put a text there as if it had been typed, without telling ``changed``."""
        raise NotImplementedError

    def set_placeholder(self, text: str) -> None:
        """Say in the empty editor what is wanted."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return the value of what was typed, None for nothing; raises Refused with what is wrong."""
        return self.kept.read(self.text())

    def about(self, record: int) -> None:
        """Take the id of the record whose value comes next, for an editor that must know it."""

    def set_value(self, value: Any) -> None:
        """Show a value of the field."""
        self.set_text(self.kept.show(value))

    def set_finding(self, tone: str) -> None:
        """Mark the editor as ``bad`` or ``warn``, plain with an empty tone."""
        set_state(self.widget, tone)

    def settle(self) -> None:
        """Show what was typed in the way in which it will be kept, where it can be read."""


class LineEditor(Editor):
    """A line of text."""

    def __init__(self, kept: Kept, line: FieldLine | None = None) -> None:
        self.line = line or FieldLine()
        super().__init__(kept, self.line)
        self.line.textEdited.connect(self._edited)
        self.line.left.connect(self.settle)
        self.line.left.connect(self.left)
        if kept.name in _ARABIC_FIELDS:
            self.line.setFont(font("text", arabic=True))
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        if isinstance(kept, Phone):
            self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            add_call(self.line)
        if isinstance(kept, Email):
            add_mail(self.line)
        self.line.set_help(kept.help)

    def text(self) -> str:
        """Return what stands in the line."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the line; the cursor stays at its place while somebody types here."""
        place = self.line.cursorPosition() if self.line.hasFocus() else 0
        self.line.setText(text)
        self.line.setCursorPosition(min(place, len(text)))

    def set_placeholder(self, text: str) -> None:
        """Say in the empty line what is wanted."""
        self.line.setPlaceholderText(text)

    def _edited(self) -> None:
        self.changed.emit()


class DateEditor(LineEditor):
    """A date or a time as a line of text; at its end stands how it is understood, and on leaving it is written so.

    While nobody types there, a note may stand there instead.
    """

    def __init__(self, kept: Kept, line: FieldLine | None = None) -> None:
        self._note = ""
        super().__init__(kept, line)

    def set_note(self, note: str) -> None:
        """Say a few words at the end of the line while nothing is being understood; an empty text says nothing."""
        if self.line.aside() == self._note:
            self.line.set_aside(note)
        self._note = note

    def settle(self) -> None:
        """Write the date as it was understood."""
        self.line.set_aside(self._note)
        shown = self._understood()
        if shown:
            self.set_text(shown)

    def _edited(self) -> None:
        shown = self._understood()
        self.line.set_aside(self._note if shown == self.text().strip() else shown)
        super()._edited()

    def _understood(self) -> str:
        try:
            return self.kept.show(self.value())
        except Refused:
            return ""
