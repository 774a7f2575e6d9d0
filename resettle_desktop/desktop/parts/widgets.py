"""Small widgets that every screen is made of: sections, messages, and a field with what a check says of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import (
    Button,
    Chip,
    Icon,
    Label,
    Line,
    LinkButton,
    Pill,
    PrimaryButton,
    QuietButton,
    ShortLabel,
    StepButton,
    ground,
    polish,
    set_state,
)
from resettle_desktop.desktop.parts.finding_row import FindingRow
from resettle_desktop.desktop.parts.icons import icon
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, font, height, scaled, theme
from resettle_desktop.records.texts import _

__all__ = [
    "Banner",
    "Button",
    "Chip",
    "EmptyState",
    "FieldFrame",
    "Icon",
    "Label",
    "Line",
    "LinkButton",
    "Pill",
    "PrimaryButton",
    "QuietButton",
    "Section",
    "ShortLabel",
    "StepButton",
    "Toast",
    "ground",
    "polish",
    "set_state",
]

_TOAST_MILLISECONDS = 12_000


class Section(QWidget):
    """A part of a form under a heading that folds it; folded, the heading says in a few words what is inside."""

    folded = Signal(bool)

    def __init__(self, title: str, body: QWidget, summary: str = "") -> None:
        super().__init__()
        self.body = body
        self.heading = QPushButton(title)
        self.note = QHBoxLayout()
        self.summary = ShortLabel(summary, "table", "text2")
        self._assemble(title)
        self.heading.clicked.connect(self._turn)
        theme.changed.connect(self._draw)
        self._draw()

    def _assemble(self, title: str) -> None:
        self.heading.setProperty("kind", "section")
        self.heading.setFont(font("text", 600))
        self.heading.setIconSize(QSize(scaled(12), scaled(12)))
        self.heading.setAccessibleName(title)
        self.heading.setMinimumHeight(height("section"))
        head = QHBoxLayout()
        head.setSpacing(scaled(NARROW))
        head.addWidget(self.heading)
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addLayout(self.note)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(self.body)
        down.addSpacing(scaled(TIGHT))
        down.addWidget(Line())

    def set_summary(self, text: str) -> None:
        """Say what is inside, for when it is folded."""
        self.summary.setText(text)

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold."""
        self.body.setVisible(not folded)
        self._draw()
        self.folded.emit(folded)

    def is_folded(self) -> bool:
        """Tell whether only the heading is seen."""
        return self.body.isHidden()

    def _turn(self) -> None:
        self.set_folded(not self.is_folded())

    def _draw(self) -> None:
        self.heading.setIcon(icon("caret-right" if self.is_folded() else "caret-down", "text2", scaled(12)))
        state = _("folded") if self.is_folded() else _("unfolded")
        self.heading.setAccessibleDescription(state)
        self.summary.setVisible(self.is_folded())


class EmptyState(QWidget):
    """What a screen says when it has nothing to show, and the steps that would change it."""

    def __init__(self, title: str, text: str = "", icon_name: str = "tray", actions: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        down = QVBoxLayout(self)
        down.setSpacing(scaled(NARROW))
        down.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        down.addWidget(Icon(icon_name, "text3", 32), 0, centre)
        down.addWidget(Label(title, "large", "text", 600), 0, centre)
        words = Label(text, "text", "text2", wraps=True)
        words.setAlignment(centre)
        if not text:
            words.hide()
        down.addWidget(words)
        for action in actions:
            down.addWidget(action, 0, centre)
        down.addStretch(2)
        self.setAccessibleName(" ".join(filter(None, (title, text))))


class Banner(QWidget):
    """One line over a screen about the whole of it: what holds, and a step to the next."""

    def __init__(self, title: str, text: str = "", tone: str = "bad", action: QWidget | None = None) -> None:
        super().__init__()
        ground(self, tone)
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(MIDDLE), scaled(TIGHT), scaled(MIDDLE), scaled(TIGHT))
        across.setSpacing(scaled(NARROW))
        across.addWidget(Icon(tone, tone, 14))
        across.addWidget(Label(title, "table", tone, 600))
        self._words = ShortLabel(text, "table", "text")
        across.addWidget(self._words, 1)
        if action is not None:
            across.addWidget(action)
        self.setMinimumHeight(scaled(30))
        self.setAccessibleName(" ".join(filter(None, (title, text))))


class Toast(QWidget):
    """What was just done, with Undo; goes after a while, but not while the mouse or the keyboard is on it."""

    gone = Signal()

    def __init__(self, text: str, undo: Callable[[], object] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "overlay")
        self._timer = QTimer(self, singleShot=True, interval=_TOAST_MILLISECONDS)
        self.undo = LinkButton(_("Undo"), "arrow-u-up-left", lambda: self._take_back(undo))
        if undo is None:
            self.undo.hide()
        self.close_button = QuietButton("", "x", self._go)
        self.close_button.setAccessibleName(_("Close this message"))
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(MIDDLE), scaled(TIGHT), scaled(TIGHT), scaled(TIGHT))
        across.addWidget(Icon("ok", "ok", 16))
        across.addWidget(Label(text, "text"))
        across.addWidget(self.undo)
        across.addWidget(self.close_button)
        self.setAccessibleName(text)
        self._timer.timeout.connect(self._go_if_left)
        self._timer.start()

    def _take_back(self, undo: Callable[[], object] | None) -> None:
        self._go()
        if undo is not None:
            undo()

    def _go_if_left(self) -> None:
        if self.underMouse() or self.undo.hasFocus() or self.close_button.hasFocus():
            self._timer.start()
        else:
            self._go()

    def _go(self) -> None:
        self._timer.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()


class FieldFrame(QWidget):
    """A label, its editor and under it what a check says of it: icon, number, few words, remedy as a link."""

    def __init__(self, label: str, editor: QWidget, help_text: str = "", label_width: int = 112) -> None:
        super().__init__()
        self.editor = editor
        self.label = QLabel(label)
        self.to_do = Icon("todo", "note", 14)
        self._right = QVBoxLayout()
        self._finding: FindingRow | None = None
        self._assemble(label, help_text, label_width)

    def _assemble(self, label: str, help_text: str, label_width: int) -> None:
        self.label.setFont(font("table"))
        self.label.setProperty("tone", "text2")
        self.label.setBuddy(self.editor)
        self.editor.setAccessibleName(label)
        self.editor.setToolTip(help_text)
        self.editor.setAccessibleDescription(help_text)
        self.editor.setSizePolicy(QSizePolicy.Policy.Ignored, self.editor.sizePolicy().verticalPolicy())
        words = QHBoxLayout()
        words.setSpacing(scaled(6))
        words.addWidget(self.label)
        words.addWidget(self.to_do)
        words.addStretch(1)
        self.to_do.hide()
        side = QWidget()
        side.setLayout(words)
        words.setContentsMargins(0, 0, scaled(NARROW), 0)
        side.setFixedWidth(scaled(label_width + 10))
        side.setMinimumHeight(height("field"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self._right.setSpacing(2)
        self._right.addWidget(self.editor)
        across.addLayout(self._right, 1)

    @property
    def finding(self) -> FindingRow:
        """Return the row under the editor; it is made when it is first needed, which for most fields is never."""
        if self._finding is None:
            self._finding = FindingRow()
            self._finding.hide()
            self._right.addWidget(self._finding)
        return self._finding

    def said(self) -> str:
        """Return what is read under the editor, empty for nothing."""
        return "" if self._finding is None or self._finding.isHidden() else self._finding.said()

    def show_finding(
        self, tone: str, number: str, text: str, remedy: str = "", called: Callable[[], object] | None = None
    ) -> None:
        """Say under the editor what a check found; ``tone`` is bad, warn or note, ``remedy`` the words of a link."""
        self.finding.tell(tone, number, text, remedy, called)
        set_state(self.editor, tone if tone in ("bad", "warn") else "")
        self.editor.setAccessibleDescription(f"{number} {text}")

    def clear_finding(self) -> None:
        """Say nothing under the editor."""
        set_state(self.editor, "")
        self.editor.setAccessibleDescription(self.editor.toolTip())
        if self._finding is not None:
            self._finding.hide()

    def set_to_do(self, needed: bool, tooltip: str = "") -> None:
        """Mark softly beside the label that the value is needed for a later stage."""
        self.to_do.setVisible(needed)
        self.to_do.setToolTip(tooltip)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the label goes to the editor."""
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)
