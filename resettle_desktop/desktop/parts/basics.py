"""The smallest parts of every screen: grounds, words, icons, hairlines, buttons, chips and pills."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from resettle_desktop.desktop.parts.icons import STATE_TONES, STATES, icon, pixmap
from resettle_desktop.desktop.parts.theme import NARROW, TIGHT, Step, font, height, scaled, theme

W = TypeVar("W", bound=QWidget)
_FEW_WORDS, _ICON_GAP = 120, 4  # pixels


def ground(widget: W, name: str) -> W:
    """Give a widget its ground: win, surface, sunken, card, overlay, line or the tint of a state; gives it back."""
    widget.setProperty("ground", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    polish(widget)
    return widget


def set_state(widget: QWidget, state: str) -> None:
    """Mark an editor as ``bad``, ``warn`` or plain (empty)."""
    if (widget.property("st") or "") != state:
        widget.setProperty("st", state)
        polish(widget)


def polish(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def emptied(layout: QLayout) -> None:
    """Take every widget out of a layout; they are gone when the window is next idle."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def roomy(widget: QWidget) -> QScrollArea:
    """Give a widget room to scroll, so that what is too large for the window never makes the window larger."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


class Label(QLabel):
    """Plain words in a step of type and the colour of a token."""

    def __init__(
        self,
        text: str,
        step: Step = "table",
        tone: str = "text",
        weight: int = 400,
        *,
        tabular: bool = False,
        number: bool = False,
        arabic: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(step, weight, tabular, arabic, number))
        self.setWordWrap(wraps)
        self.set_tone(tone)
        if arabic:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)

    def set_tone(self, tone: str) -> None:
        """Take the colour of another token."""
        self.setProperty("tone", tone)
        polish(self)


class Icon(QLabel):
    """An icon beside words, drawn anew when the theme changes; the words say what it means, so it has no name."""

    def __init__(self, name: str, tone: str = "", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.setFixedSize(scaled(size), scaled(size))
        self._draw()
        theme.changed.connect(self._draw)

    def set_icon(self, name: str, tone: str = "") -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self._draw()

    def _draw(self) -> None:
        tone = self._tone or STATE_TONES.get(self._name, "text2")
        shown = STATES.get(self._name, self._name)
        self.setPixmap(pixmap(shown, tone, scaled(self._size), ratio=self.devicePixelRatioF()))


class Line(QFrame):
    """A hairline."""

    def __init__(self, upright: bool = False) -> None:
        super().__init__()
        ground(self, "line")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class ShortLabel(Label):
    """Plain words that are shortened at their end where there is no room, and then told in full by a tooltip."""

    def minimumSizeHint(self) -> QSize:
        """Give way to whatever stands beside."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else self.text())
        QPainter(self).drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, shown)


class Button(QPushButton):
    """A button with an outline, an icon in the colour of its words, and a caret at its end when it opens a menu."""

    kind = "plain"
    tone = "text2"
    weight = 400

    def __init__(
        self,
        text: str,
        icon_name: str = "",
        called: Callable[[], object] | None = None,
        *,
        trailing: str = "",
        menu: QMenu | None = None,
    ) -> None:
        super().__init__(text)
        self._icon_name = icon_name
        self._trailing = trailing or ("caret-down" if menu is not None else "")
        self.setProperty("kind", self.kind)
        self.setProperty("trailing", bool(self._trailing))
        self.setFont(font("table", self.weight))
        self.setIconSize(QSize(scaled(14), scaled(14)))
        self.setAccessibleName(text)
        self._draw()
        theme.changed.connect(self._draw)
        if menu is not None:
            self.setMenu(menu)
        if called is not None:
            self.clicked.connect(lambda _checked=False: called())

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, then the icon at its end."""
        super().paintEvent(event)
        if self._trailing:
            side = scaled(12)
            tone = "accent" if self.isChecked() else self.tone
            picture = pixmap(self._trailing, tone, side, ratio=self.devicePixelRatioF())
            QPainter(self).drawPixmap(self.width() - side - scaled(8), (self.height() - side) // 2, picture)

    def _draw(self) -> None:
        if self._icon_name:
            self.setIcon(icon(self._icon_name, self.tone, scaled(14)))


class PrimaryButton(Button):
    """The one button of a screen that does what the screen is for."""

    kind = "primary"
    tone = "on_accent"
    weight = 600


class QuietButton(Button):
    """A button without an outline, for what is seldom wanted."""

    kind = "quiet"


class StepButton(Button):
    """A button among several below one another, its words at the left, cut short where the room ends."""

    kind = "step"

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few words: a narrow pane cuts the rest, and nothing has to scroll."""
        return QSize(scaled(_FEW_WORDS), super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Cut the words to the room between the icon and the caret; the tooltip says them whole."""
        super().initStyleOption(option)
        within = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        room = within - self.iconSize().width() - scaled(_ICON_GAP)
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in the tip what the button has no room for, where nothing else stands there."""
        super().resizeEvent(event)
        cut = self.width() < super().sizeHint().width()
        if self.toolTip() in ("", self.text()):
            self.setToolTip(self.text() if cut else "")


class LinkButton(Button):
    """A remedy or a way elsewhere, in words of the accent's colour."""

    kind = "link"
    tone = "accent"
    weight = 500

    def __init__(self, text: str, icon_name: str = "", called: Callable[[], object] | None = None) -> None:
        super().__init__(text, icon_name, called)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Chip(Button):
    """A filter; checked while it is in force."""

    kind = "chip"

    def __init__(
        self,
        text: str,
        icon_name: str = "",
        called: Callable[[], object] | None = None,
        *,
        trailing: str = "",
        menu: QMenu | None = None,
    ) -> None:
        super().__init__(text, icon_name, called, trailing=trailing, menu=menu)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Pill(QWidget):
    """A fact about the whole record beside its title: tinted in a state, outlined without one."""

    def __init__(self, text: str, tone: str = "", icon_name: str = "") -> None:
        super().__init__()
        ground(self, tone if tone else "card")
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(NARROW), 0, scaled(NARROW), 0)
        across.setSpacing(scaled(TIGHT))
        if icon_name:
            across.addWidget(Icon(icon_name, tone or "text2", 14))
        across.addWidget(Label(text, "table", tone or "text2", 500 if tone else 400))
        self.setFixedHeight(height("chip"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)


def short(words: str, letters: int = 40) -> str:
    """Return words in at most so many letters, for a place that cannot shorten them itself."""
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"
