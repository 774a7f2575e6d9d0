"""What can be done about a held passenger: the step that mends it, a waiver, another departure, or off this one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.models import day_words
from resettle_desktop.desktop.departures.why import mending_word
from resettle_desktop.desktop.parts.basics import Label
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.side_pane import inset
from resettle_desktop.desktop.parts.theme import NARROW, TIGHT, font, scaled
from resettle_desktop.desktop.parts.widgets import Button, StepButton
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Waiver
from resettle_desktop.records.texts import _
from resettle_desktop.store.departures import Dated

_INFECTED = "CVD"  # the reason that stands first where a test holds a household


class MendingPart(QWidget):
    """Buttons below one another; announces what is asked for, and asks for the reason of a waiver itself."""

    mend_asked = Signal()
    waive_asked = Signal(str)
    move_asked = Signal(object)
    off_asked = Signal(str)

    def __init__(self, requirement: str, mendable: bool, later: Sequence[Dated], whole: bool, tested: bool) -> None:
        super().__init__()
        self._later, self._tested = later, tested
        self.reason = WaiverLine()
        self.reason.hide()
        down = inset(QVBoxLayout(self))
        down.setSpacing(scaled(NARROW))
        if mendable:
            down.addWidget(StepButton(mending_word(requirement), "plus", self.mend_asked.emit))
        self.waive_button = StepButton(_("Waive, with a reason…"), "hand-palm", self._begin_waiver)
        down.addWidget(self.waive_button)
        down.addWidget(self.reason)
        if later:
            words = _("Place all on {departure}…") if whole else _("Place on {departure}…")
            first = StepButton(
                words.format(departure=later[0].reference), "arrow-right", partial(self._move, later[0].id)
            )
            first.setToolTip(day_words(later[0].departs))
            down.addWidget(first)
        if later[1:]:
            down.addWidget(_Opening(_("On a later departure…"), "arrow-right", self._departures()))
        words = _("Take the family off…") if whole else _("Take off…")
        down.addWidget(_Opening(words, "minus", self._reasons()))
        self.reason.given.connect(self.waive_asked)
        self.reason.left.connect(self._end_waiver)

    def _begin_waiver(self) -> None:
        self.waive_button.hide()
        self.reason.show()
        self.reason.line.setFocus()

    def _end_waiver(self) -> None:
        self.reason.hide()
        self.waive_button.show()
        self.waive_button.setFocus()

    def _move(self, departure: int) -> None:
        self.move_asked.emit(departure)

    def _departures(self) -> QMenu:
        menu = QMenu(self)
        for each in self._later[1:]:
            action = menu.addAction(f"{each.reference}   {day_words(each.departs)}")
            action.triggered.connect(lambda _checked=False, id=each.id: self._move(id))
        return menu

    def _reasons(self) -> QMenu:
        """Why somebody does not travel, by the codes; that of an outbreak first where a test holds."""
        menu, reasons = QMenu(self), code_list("reasons")
        for code in sorted(reasons.codes, key=lambda each: self._tested and each != _INFECTED):
            action = menu.addAction(reasons.label(code))
            action.triggered.connect(lambda _checked=False, code=code: self.off_asked.emit(code))
        return menu


class _Opening(StepButton):
    """A step that opens a menu below it; Qt's own way to do so puts the words elsewhere."""

    def __init__(self, text: str, icon_name: str, menu: QMenu) -> None:
        super().__init__(text, icon_name, self._open, trailing="caret-down")
        self.choices = menu

    def _open(self) -> None:
        self.choices.popup(self.mapToGlobal(self.rect().bottomLeft()))


class WaiverLine(Leavable):
    """A line for the reason of a waiver; ``given`` with it when it was agreed to, ``left`` by Esc."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line = FieldLine()
        self.line.setFont(font("table"))
        self.line.setPlaceholderText(_("Reason, seen by everybody"))
        self.line.setAccessibleName(_("Reason of the waiver"))
        self.line.setToolTip(Waiver.field("reason").help)
        self.trouble = Label("", "small", "bad", wraps=True)
        self.trouble.hide()
        self.button = Button(_("Waive"), "hand-palm", self._give)
        across = QHBoxLayout()
        across.setSpacing(scaled(NARROW))
        across.addWidget(self.button)
        across.addWidget(Button(_("Cancel"), called=self.left.emit))
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(scaled(TIGHT))
        for widget in (self.line, self.trouble):
            down.addWidget(widget)
        down.addLayout(across)
        self.line.returnPressed.connect(self._give)

    def _give(self) -> None:
        reason = self.line.text().strip()
        self.trouble.setText("" if reason else _("Say why: who reads it later has only this."))
        self.trouble.setVisible(not reason)
        if reason:
            self.given.emit(reason)
        else:
            self.line.setFocus()
