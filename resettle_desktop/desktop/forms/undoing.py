"""Undo and redo over a whole form: what was typed in which field, the last first, whichever field has the keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from resettle_desktop.desktop.forms.field import FormField

PAUSE = 1.0  # seconds between two key strokes after which the second begins another step


@dataclass(frozen=True)
class Step:
    """What was typed at once in one field: the text before and after."""

    field: str
    before: str
    after: str


class FormUndoing(QObject):
    """Takes the keys of Undo and Redo from the form's editors while there is a step of the form to take.

    ``put`` writes a text into a field and goes there. Without a step the keys are the window's, for change sets.
    """

    def __init__(self, parent: QWidget, fields: Mapping[str, FormField], put: Callable[[str, str], object]) -> None:
        super().__init__(parent)
        self._fields, self._put = fields, put
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._texts: dict[str, str] = {}
        self._last = 0.0

    def watch(self, editor: QWidget) -> None:
        """Take the keys of an editor."""
        for widget in (editor, *editor.findChildren(QLineEdit)):
            widget.installEventFilter(self)

    def forget(self) -> None:
        """Begin anew, as with another record or after a save, which is a change set to take back."""
        self.done, self.undone = [], []
        self.keep_up()

    def keep_up(self) -> None:
        """Know what stands in the fields now, when it came there otherwise than by typing."""
        self._texts = {name: field.editor.text() for name, field in self._fields.items()}

    def note(self, name: str) -> None:
        """Hear that somebody typed in a field; key strokes in one field without a pause are one step."""
        before, after, now = self._texts.get(name, ""), self._fields[name].editor.text(), time.monotonic()
        self._texts[name] = after
        if before == after:
            return
        self.undone = []
        goes_on = bool(self.done) and self.done[-1].field == name and now - self._last < PAUSE
        self._last = now
        if goes_on:
            self.done[-1] = replace(self.done[-1], after=after)
        else:
            self.done.append(Step(name, before, after))

    def undo(self) -> bool:
        """Take the last step back; return whether there was one."""
        return self._move(self.done, self.undone, lambda step: step.before)

    def redo(self) -> bool:
        """Make again what was taken back last; return whether there was anything."""
        return self._move(self.undone, self.done, lambda step: step.after)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Undo and Redo as the form's own; leave them to the window while the form has no step."""
        asks = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not asks or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        for key, steps, move in (
            (QKeySequence.StandardKey.Undo, self.done, self.undo),
            (QKeySequence.StandardKey.Redo, self.undone, self.redo),
        ):
            if event.matches(key):
                return self._answer(event, bool(steps), move)
        return super().eventFilter(watched, event)

    # internals

    def _answer(self, event: QKeyEvent, has_steps: bool, move: Callable[[], bool]) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            return move()
        event.setAccepted(has_steps)
        return True

    def _move(self, source: list[Step], target: list[Step], text: Callable[[Step], str]) -> bool:
        if not source:
            return False
        step = source.pop()
        target.append(step)
        self._last = 0.0
        self._put(step.field, text(step))
        self._texts[step.field] = self._fields[step.field].editor.text()
        return True
