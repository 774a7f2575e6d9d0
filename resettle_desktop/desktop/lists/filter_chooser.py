"""The line in which a filter is made by keyboard: a field, how it is asked, and the value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resettle_desktop.desktop.lists.filter_words import offers, read_filter, way_label
from resettle_desktop.desktop.parts.basics import Button, Label, QuietButton
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.keys import asks_about
from resettle_desktop.desktop.parts.theme import NARROW, font, scaled
from resettle_desktop.records.fields import Kept
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.texts import _
from resettle_desktop.store.filters import How, ways_of

_FIELD, _WAY, _VALUE, _END = 160, 90, 170, 96
L = TypeVar("L", bound=FieldLine)
_VALUELESS = (How.EMPTY, How.FILLED)


class FilterChooser(QWidget):
    """Tells ``chosen`` with a filter when Enter or the button takes it, ``left`` when Esc or the cross gives it up."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, fields: Sequence[Kept]) -> None:
        super().__init__()
        self._fields = {field.label: field for field in sorted(fields, key=lambda each: each.label.casefold())}
        self.field_line = _line(ChoiceLine(self._offer_fields), _("Field"), _FIELD)
        self.way_line = _line(ChoiceLine(self._offer_ways), _("How it is asked"), _WAY)
        self.value_line = _line(ChoiceLine(self._offer_values), _("Value"), _VALUE)
        self.until_line = _line(FieldLine(), _("Until"), _END)
        self.add_button = Button(_("Add"), called=self.take)
        self.close_button = QuietButton("", "x", self.left.emit)
        self.trouble = Label("", "small", "bad")
        self._assemble()
        self.field_line.chosen.connect(self._take_field)
        self.field_line.left.connect(self._settle_field)
        self.way_line.chosen.connect(self._take_way)
        self.way_line.left.connect(self._settle_way)
        self.value_line.left.connect(self._settle_value)
        self._fit_lines()

    def _assemble(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(scaled(NARROW))
        self.close_button.setAccessibleName(_("Make no filter"))
        lines = self.field_line, self.way_line, self.value_line, self.until_line
        for widget in (*lines, self.add_button, self.close_button, self.trouble):
            across.addWidget(widget)

    # what others call

    def begin(self) -> None:
        """Ask for a field, with nothing typed."""
        for line in (self.field_line, self.way_line, self.value_line, self.until_line):
            line.clear()
        self.trouble.setText("")
        self._fit_lines()
        self.field_line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take(self) -> None:
        """Tell the filter that was made; where something is missing or cannot be, go there and say so."""
        for settle in (self._settle_field, self._settle_way, self._settle_value):
            settle()
        field, how = self._field(), self._how()
        if field is None or how is None:
            self._stay(self.field_line, _("Choose a field from the list."))
            return
        try:
            made = read_filter(field, how, self.value_line.text(), self.until_line.text())
        except Refused as refused:
            self._stay(self.value_line, refused.finding.text)
            return
        if made is None:
            self._stay(self.value_line, _("Type what to look for."))
        else:
            self.chosen.emit(made)

    # events

    def event(self, event: QEvent) -> bool:
        """Take Esc from the window."""
        if asks_about(event, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the filter, Esc gives it up."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    # internals

    def _field(self) -> Kept | None:
        return self._fields.get(self.field_line.text())

    def _how(self) -> How | None:
        field = self._field()
        return next((how for how in ways_of(field) if way_label(how) == self.way_line.text()), None) if field else None

    def _offer_fields(self, text: str) -> list[str]:
        """The labels of which a word begins so, those that begin so first."""
        typed = text.casefold()
        found = [label for label in self._fields if f" {label}".casefold().find(f" {typed}") >= 0]
        return sorted(found, key=lambda label: not label.casefold().startswith(typed))

    def _offer_ways(self, text: str) -> list[str]:
        field = self._field()
        ways = [way_label(how) for how in ways_of(field)] if field else []
        return [way for way in ways if way.startswith(text.casefold())]

    def _offer_values(self, text: str) -> list[str]:
        return offers(self._field(), text)

    def _settle_field(self) -> None:
        """Take the first field that is offered for what was typed, so that nobody need type it to its end."""
        typed = self.field_line.text().strip()
        if typed and self._field() is None and (found := self._offer_fields(typed)):
            self._take_field(found[0])
        elif self._field() is not None and self._how() is None:
            self._take_field(self.field_line.text())

    def _settle_way(self) -> None:
        """Take what is asked first where nothing that is typed can be."""
        if self._field() is not None and self._how() is None:
            self._take_way((self._offer_ways(self.way_line.text()) or self._offer_ways(""))[0])
        self._fit_lines()

    def _settle_value(self) -> None:
        """Write out the only value that begins as typed."""
        typed = self.value_line.text().strip().casefold()
        found = [label for label in self._offer_values(typed) if label.casefold().startswith(typed)]
        if typed and len(found) == 1:
            self.value_line.setText(found[0])

    def _take_field(self, label: str) -> None:
        self.field_line.setText(label)
        self._take_way(way_label(ways_of(self._fields[label])[0]))

    def _take_way(self, label: str) -> None:
        self.way_line.setText(label)
        self._fit_lines()

    def _fit_lines(self) -> None:
        """Show one line for a value, two for a span, none where nothing is compared."""
        how = self._how()
        self.value_line.setVisible(how not in _VALUELESS)
        self.until_line.setVisible(how is How.FROM_TO)
        self.value_line.setFixedWidth(scaled(_END if how is How.FROM_TO else _VALUE))
        name = _("From") if how is How.FROM_TO else _("Value")
        self.value_line.setPlaceholderText(name)
        self.value_line.setAccessibleName(name)
        self.value_line.show_caret(bool(self._offer_values("")))
        self.trouble.setText("")

    def _stay(self, line: FieldLine, said: str) -> None:
        self.trouble.setText(said)
        line.setFocus(Qt.FocusReason.OtherFocusReason)


def _line(line: L, name: str, width: int) -> L:
    line.setFont(font("table"))
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    line.setFixedWidth(scaled(width))
    return line
