"""A question at the foot of the counter, answered by one key: who, how, why. No dialog, and Esc leaves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, Line, emptied, ground, set_state
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.key_cap import KeyCap
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, font, scaled
from resettle_desktop.records.texts import _

_EDGE, _ROW = 20, 28
ENTER, SHIFT_ENTER = "Enter", "Shift+Enter"
# the keys of choices without a name of their own, in their order
KEYS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Choice:
    """One answer: its key, its words, and what is done; ``needs_note`` where the line must say why."""

    key: str
    words: str
    chosen: Callable[[str], object]
    needs_note: bool = False


@dataclass(frozen=True)
class Question:
    """A question with its answers; ``lines`` say more, ``note`` is what may be typed beside the answer."""

    title: str
    choices: Sequence[Choice]
    icon: str = "bad"
    tone: str = "bad"
    lines: Sequence[str] = ()
    note: str = ""


def chosen_by_order(labels: Sequence[tuple[str, Callable[[str], object]]]) -> list[Choice]:
    """Return choices with the keys 1 to 9 and A to Z in their order."""
    return [Choice(key, words, called) for key, (words, called) in zip(KEYS, labels, strict=False)]


class QuestionStrip(Leavable):
    """Asks one question after another; ``left`` once it is answered or left."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "surface")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.question: Question | None = None
        self.line = FieldLine()
        self._title, self._icon = Label("", "large", "bad", 600), Icon("bad", "bad", 18)
        self._said = Label("", "text", "text", wraps=True)
        self._choices = QWidget()
        self._flow = FlowLayout(self._choices, scaled(MIDDLE), scaled(_ROW))
        self._assemble()
        self.line.installEventFilter(self)
        self.hide()

    def _assemble(self) -> None:
        self.line.setFont(font("large"))
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(Line())
        inner = QVBoxLayout()
        inner.setContentsMargins(scaled(_EDGE), scaled(MIDDLE), scaled(_EDGE), scaled(MIDDLE))
        inner.setSpacing(scaled(NARROW))
        head = QHBoxLayout()
        head.setSpacing(scaled(NARROW))
        head.addWidget(self._icon)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(KeyCap("Esc"))
        head.addWidget(Label(_("leave it as it is"), "text", "text2"))
        inner.addLayout(head)
        inner.addWidget(self._said)
        inner.addWidget(self.line)
        inner.addWidget(self._choices)
        down.addLayout(inner)

    # what others call

    def ask(self, question: Question) -> None:
        """Ask this; the keyboard is here until it is answered or left."""
        self.question = question
        self._title.setText(question.title)
        self._title.set_tone(question.tone)
        self._icon.set_icon(question.icon, question.tone)
        self._said.setText("\n".join(question.lines))
        self._said.setVisible(bool(question.lines))
        self.line.clear()
        set_state(self.line, "")
        self.line.setPlaceholderText(question.note)
        self.line.setAccessibleName(question.note)
        self.line.setVisible(bool(question.note))
        emptied(self._flow)
        for choice in question.choices:
            self._flow.addWidget(_ChoiceButton(choice, self))
        self.setAccessibleName(" ".join((question.title, *question.lines)))
        self.show()
        (self.line if question.note else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Ask nothing more."""
        self.question = None
        self.hide()

    def answer(self, key: str) -> bool:
        """Give the answer of this key; return whether there is one."""
        found = next((each for each in self.question.choices if each.key == key), None) if self.question else None
        if found is None:
            return False
        self._choose(found)
        return True

    # events

    def event(self, event: QEvent) -> bool:
        """Plain keys are answers, and no shortcuts of the window."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer; any other key is kept from what is behind."""
        if event.key() == Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.answer(_key_of(event)):
            event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the line only Enter is an answer."""
        pressed = watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self.answer(_key_of(event))  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    # internals

    def _choose(self, choice: Choice) -> None:
        note = self.line.text().strip()
        if choice.needs_note and not note:
            set_state(self.line, "bad")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        before = self.question
        choice.chosen(note)
        if self.question is before:
            self.end()
            self.answered.emit()


class _ChoiceButton(QPushButton):
    """An answer with its key; the mouse gives it too."""

    def __init__(self, choice: Choice, strip: QuestionStrip) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{choice.key}: {choice.words}")
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(TIGHT), 0, scaled(TIGHT), 0)
        across.setSpacing(scaled(NARROW))
        across.addWidget(KeyCap(choice.key))
        across.addWidget(Label(choice.words, "large", "text"))
        self.setFixedWidth(across.sizeHint().width())
        self.clicked.connect(lambda _checked=False: strip.answer(choice.key))


def _key_of(event: QKeyEvent) -> str:
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return SHIFT_ENTER if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else ENTER
    return event.text().upper()
