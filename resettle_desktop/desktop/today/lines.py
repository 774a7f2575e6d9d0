"""Lines that lead somewhere: each a button as wide as its section, drawn as the row of a table is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, LinkButton
from resettle_desktop.desktop.parts.rows import Cell
from resettle_desktop.desktop.parts.table_paint import draw_cell, draw_ring, draw_text
from resettle_desktop.desktop.parts.theme import NARROW, font, scaled, theme, tokens

_LINE, _HEAD, _GAP = 26, 24, 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class Told:
    """One line: its cells, where a click on it leads, and what a reader of the screen hears before its words."""

    cells: tuple[Cell, ...]
    called: Callable[[], object]


class LeadingButton(QAbstractButton):
    """Something drawn that leads elsewhere: Enter as Space, arrows to the one above and below."""

    def __init__(self, called: Callable[[], object]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: called())
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where it leads, or to its neighbour."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        """Give the keyboard to the next such button of the same screen in the order of reading."""
        among = [each for each in self.window().findChildren(LeadingButton) if each.isVisible()]
        ordered = sorted(among, key=lambda each: _place(each, self.window()))
        place = ordered.index(self) + step
        if 0 <= place < len(ordered):
            ordered[place].setFocus(Qt.FocusReason.TabFocusReason)


class DayLine(LeadingButton):
    """A line of a section, its cells in columns of fixed widths; the last one takes what is left."""

    def __init__(self, told: Told, widths: Sequence[int]) -> None:
        super().__init__(told.called)
        self._cells, self._widths = told.cells, widths
        self.setAccessibleName(" ".join(filter(None, (f"{each.text} {each.detail}".strip() for each in told.cells))))

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(scaled(100), scaled(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and a hairline below."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), tokens().color("hover"))
        for box, cell in zip(_boxes(self.rect(), self._widths), self._cells, strict=True):
            draw_cell(painter, box, cell, cell.align or "left")
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens().color("line"))
        if self.hasFocus():
            draw_ring(painter, self.rect())


class _Head(QWidget):
    """The headings of a section's columns."""

    def __init__(self, words: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__()
        self._words, self._widths = words, widths
        self.setFixedHeight(scaled(_HEAD))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings over a hairline."""
        painter = QPainter(self)
        for box, word in zip(_boxes(self.rect(), self._widths), self._words, strict=True):
            draw_text(painter, box, word, "text2", font("small", 500))
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens().color("line2"))


class DaySection(QWidget):
    """A title with a count, a way to the whole list, and lines below; ``headings`` where the columns need names."""

    def __init__(
        self, title: str, widths: Sequence[int], headings: Sequence[str] = (), more: LinkButton | None = None
    ) -> None:  # fmt: skip
        super().__init__()
        self._widths, self._title = widths, title
        self.count, self.aside = Label("", "text", "text2", tabular=True), Label("", "table", "text2", tabular=True)
        self.lines: list[DayLine] = []
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(scaled(NARROW))
        for label in (Label(title, "text", "text", 600), self.count, self.aside):
            head.addWidget(label)
        head.addStretch(1)
        if more is not None:
            head.addWidget(more)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addSpacing(scaled(4))
        if headings:
            down.addWidget(_Head(headings, widths))
        down.addLayout(self.body)

    def show_lines(self, told: Sequence[Told], count: int, aside: str = "") -> None:
        """Show these lines out of so many; a section without any is not shown."""
        while self.lines:
            line = self.lines.pop()
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [DayLine(each, self._widths) for each in told]
        for line in self.lines:
            self.body.addWidget(line)
            line.show()  # a layout shows what it was given a turn later; until then nothing could have the keyboard
        self.count.setText(str(count) if count else "")
        self.aside.setText(aside)
        self.aside.setVisible(bool(aside))
        self.setVisible(bool(told))
        self.setAccessibleName(f"{self._title} {count}")


def _place(button: QWidget, window: QWidget) -> tuple[int, int]:
    """Columns are read one after the other, each from its top."""
    point = button.mapTo(window, button.rect().topLeft())
    return point.x(), point.y()


def _boxes(rect: QRect, widths: Sequence[int]) -> list[QRect]:
    """Return the boxes of the columns; a width of 0 is as wide as there is room."""
    fixed = sum(scaled(width) for width in widths)
    left, boxes = rect.left(), []
    for width in widths:
        taken = scaled(width) if width else max(0, rect.width() - fixed)
        boxes.append(QRect(left, rect.top(), max(0, taken - scaled(_GAP)), rect.height() - 1))
        left += taken
    return boxes
