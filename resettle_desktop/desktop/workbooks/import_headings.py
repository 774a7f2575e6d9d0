"""The left half of an import's preview: each heading of the workbook beside the field that it fills."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Label, Line, ShortLabel, ground, roomy
from resettle_desktop.desktop.parts.table_paint import draw_icon, draw_ring, draw_text, draw_tint
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, font, height, scaled, theme, tokens
from resettle_desktop.desktop.workbooks.import_models import (
    Choice,
    Use,
    coded_choices,
    column_use,
    field_choices,
    field_label,
    samples_text,
    shown_columns,
)
from resettle_desktop.desktop.workbooks.import_work import Opened
from resettle_desktop.exchange.columns import ColumnUse
from resettle_desktop.records.texts import _

_FIELD_WIDTH = 172
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F4)


class HeadingsPane(QWidget):
    """Shows what each column fills and the values given to every row; announces what a person chose instead."""

    mapped = Signal(str, str)
    valued = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ChoiceLine] = []
        self._note = Label("", "table", "text2")
        self._body = ground(QWidget(), "surface")
        self._down = QVBoxLayout(self._body)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(0)
        self._assemble()

    def _assemble(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(_beside(Label(_("Headings"), "text", "text", 600), self._note, 34))
        first = Label(_("Heading in the file, first values"), "small", "text2", 500)
        second = Label(_("Field it fills"), "small", "text2", 500)
        second.setFixedWidth(scaled(_FIELD_WIDTH))
        second.setIndent(scaled(NARROW))
        head = _beside(first, second, 25, stretch=True)
        down.addWidget(head)
        down.addWidget(Line())
        area = roomy(self._body)
        down.addWidget(area, 1)
        bar = area.verticalScrollBar()
        # the second heading stands over its column with and without a scroll bar
        bar.rangeChanged.connect(
            lambda _low, high: head.setContentsMargins(0, 0, bar.sizeHint().width() if high else 0, 0)
        )

    def show_workbook(self, opened: Opened) -> None:
        """Show the columns of a workbook and the values for every row."""
        place = self._place()
        self._clear()
        layout = opened.prepared.layout
        self._note.setText(_note(opened))
        values = dict(opened.choices.values or {})
        for name in dict.fromkeys([*opened.proposed, *values, *opened.prepared.proposals]):
            self._add(_value_line(opened, name, values.get(name, "")), self.valued, name)
        choices = [Choice("", _("Leave out")), *field_choices(layout)]
        for column in shown_columns(opened.prepared):
            use = column_use(column, field_label(layout, column.field))
            line = ChoiceLine(column.name, samples_text(column), use, choices, column.field)
            self._add(line, self.mapped, column.name)
        self._down.addStretch(1)
        if place is not None and place < len(self.lines):
            self.lines[place].choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_changeable(self, changeable: bool) -> None:
        """Let a person change what is filled, or only look at it."""
        for line in self.lines:
            line.choice.setEnabled(changeable)

    def line(self, title: str) -> ChoiceLine:
        """Give the line of a heading or a value; raises StopIteration where there is none."""
        return next(line for line in self.lines if line.title == title)

    def _add(self, line: ChoiceLine, chosen: object, name: str) -> None:
        number = len(self.lines)
        line.choice.chosen.connect(lambda field: chosen.emit(name, field))  # type: ignore[attr-defined]
        line.choice.moved.connect(lambda step: self._move(number + step))
        self.lines.append(line)
        self._down.addWidget(line)

    def _move(self, number: int) -> None:
        if 0 <= number < len(self.lines):
            self.lines[number].choice.setFocus(Qt.FocusReason.TabFocusReason)

    def _place(self) -> int | None:
        return next((place for place, line in enumerate(self.lines) if line.choice.hasFocus()), None)

    def _clear(self) -> None:
        self.lines.clear()
        while self._down.count():
            item = self._down.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class ChoiceLine(QWidget):
    """A heading with its first values, and the choice of what becomes of them."""

    def __init__(
        self, title: str, detail: str, use: Use, choices: Sequence[Choice], chosen: str, tinted: bool = False
    ) -> None:
        super().__init__()
        self.title = title
        self.choice = FieldChoice(title, use, choices, chosen)
        ground(self, "selected" if tinted else "surface")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ShortLabel(title, "table", "text", 500))
        words.addWidget(ShortLabel(detail, "small", "text2"))
        across = QHBoxLayout()
        across.setContentsMargins(scaled(PAGE_MARGIN), scaled(2), scaled(2), scaled(2))
        across.setSpacing(scaled(NARROW))
        across.addLayout(words, 1)
        across.addWidget(self.choice)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across, 1)
        down.addWidget(Line())
        self.setFixedHeight(height("row_two_lines"))


class FieldChoice(QComboBox):
    """A choice that looks like a fact until it is wanted; Up and Down go to the next one, Enter opens it."""

    chosen = Signal(str)
    moved = Signal(int)

    def __init__(self, name: str, use: Use, choices: Sequence[Choice], chosen: str) -> None:
        super().__init__()
        self._use = use
        self._chosen = chosen
        for choice in choices:
            self.addItem(choice.label, choice.field)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setAccessibleName(_("{heading} fills").format(heading=name))
        self.setAccessibleDescription(use.text)
        self.setMaxVisibleItems(16)
        self.setFixedWidth(scaled(_FIELD_WIDTH))
        self.setFixedHeight(height("row_two_lines") - scaled(4))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.view().setMinimumWidth(scaled(_FIELD_WIDTH + 60))
        self.activated.connect(self._tell)
        theme.changed.connect(self.update)

    @property
    def use(self) -> Use:
        """Return what is shown."""
        return self._use

    def sizeHint(self) -> QSize:
        """Take the room of the column."""
        return QSize(scaled(_FIELD_WIDTH), height("row_two_lines") - scaled(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space, move with Up and Down; letters don't change what is chosen by accident."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _OPENING and plain:
            self.showPopup()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.text().isprintable() and event.text():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be changed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Look like a fact again."""
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come into view."""
        super().focusInEvent(event)
        area = self.parentWidget()
        while area is not None and not hasattr(area, "ensureWidgetVisible"):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an arrow and the field; the frame only under the mouse or the keyboard."""
        painter = QPainter(self)
        box = self.rect().adjusted(0, 1, -scaled(2), -1)
        wanted = self.isEnabled() and (self.underMouse() or self.hasFocus())
        if self._use.tone == "warn":
            draw_tint(painter, box, tokens().color("warn_tint"))
        elif wanted:
            draw_tint(painter, box, tokens().color("hover"))
        inner = box.adjusted(scaled(6), 0, -scaled(6), 0)
        tone = self._use.tone if self._use.tone != "text" else "text2"
        left = draw_icon(painter, inner, self._use.icon, tone, 14) + scaled(3)
        room = QRect(inner.adjusted(left, 0, -scaled(16) if wanted else 0, 0))
        draw_text(
            painter, room, self._use.text, self._use.tone, font("table", 500 if self._use.tone == "warn" else 400)
        )
        if wanted:
            side = scaled(12)
            draw_icon(painter, inner.adjusted(inner.width() - side, 0, 0, 0), "caret-down", "text2", 12)
        if self.hasFocus():
            draw_ring(painter, box)

    def _tell(self, place: int) -> None:
        chosen = str(self.itemData(place))
        if chosen != self._chosen or self._use.tone == "warn":
            self.chosen.emit(chosen)


def _value_line(opened: Opened, name: str, chosen: str) -> ChoiceLine:
    layout = opened.prepared.layout
    label = field_label(layout, name)
    choices = [Choice("", _("No value")), *coded_choices(layout, name)]
    shown = next((choice.label for choice in choices if choice.field == chosen), chosen)
    use = Use(shown, "arrow-right" if chosen else "minus", "text" if chosen else "text2")
    told = _("for every row, from the numbers") if opened.proposed.get(name) == chosen else _("for every row")
    return ChoiceLine(label, told, use, choices, chosen, tinted=True)


def _note(opened: Opened) -> str:
    if opened.from_memory:
        return _("as chosen last time for these headings")
    columns: list[ColumnUse] = shown_columns(opened.prepared)
    filling = sum(bool(column.field) for column in columns)
    return _("{filling} of {all} fill a field").format(filling=filling, all=len(columns))


def _beside(first: QWidget, second: QWidget, high: int, stretch: bool = False) -> QWidget:
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(2), 0)
    across.setSpacing(scaled(MIDDLE))
    across.addWidget(first, 1 if stretch else 0)
    across.addWidget(second)
    if not stretch:
        across.addStretch(1)
    line.setFixedHeight(scaled(high))
    return line
