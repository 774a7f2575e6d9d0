"""What is seen beside the list of findings: the selected one in full, and where several are given a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.checks.models import field_label
from resettle_desktop.desktop.forms.finding_line import accepted_words
from resettle_desktop.desktop.parts.basics import Button, Icon, Label
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.levels import ICONS, TONES
from resettle_desktop.desktop.parts.side_pane import Part, SidePane, inset
from resettle_desktop.desktop.parts.theme import NARROW, font, scaled
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.accepting import may_be_accepted
from resettle_desktop.store.checked import Listed


class FindingPane(SidePane):
    """Shows the selected finding; ``go_asked`` for its field, ``accepted`` with the reason for all selected ones."""

    go_asked = Signal()
    accepted = Signal(str)
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("The selected finding"))
        self.reason: FieldLine | None = None

    def show_selected(self, selected: Sequence[Listed], current: Listed | None) -> None:
        """Show the current finding, and how many of the selected can be accepted; nothing for None."""
        self.reason = None
        if current is None:
            self.show_nothing()
            return
        parts: list[Part] = [("", self._words(current))]
        acceptable = [each for each in selected if may_be_accepted(each.found)]
        if acceptable:
            parts.append((_("It is right all the same"), self._accepting(len(acceptable))))
        elif not current.found.open:
            parts.append(("", self._given(current)))
        self.show_parts([_head(current)], parts)

    def begin_reason(self) -> None:
        """Put the keyboard where the reason is typed."""
        if self.reason is not None:
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _words(self, each: Listed) -> QWidget:
        part, down = _column()
        down.addWidget(Label(each.found.text, "text", "text", wraps=True))
        down.addWidget(Label(each.found.remedy, "table", "text2", wraps=True))
        where = " · ".join(filter(None, (each.who, each.case_number, each.office)))
        down.addWidget(Label(where, "table", "text2", wraps=True))
        button = Button(_("Go to the field"), "arrow-right", self.go_asked.emit)
        button.setToolTip(_("Enter"))
        down.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _accepting(self, count: int) -> QWidget:
        part, down = _column()
        line = FieldLine()
        line.setPlaceholderText(_("Why, seen by everybody"))
        line.setAccessibleName(_("Why it is right, seen by everybody"))
        line.setFont(font("table"))
        button = Button(n_("Accept {n} warning", "Accept {n} warnings", count), "check", lambda: self._accept(line))
        button.setEnabled(False)
        line.textChanged.connect(lambda text: button.setEnabled(bool(text.strip())))
        line.returnPressed.connect(lambda: self._accept(line))
        self.reason = line
        down.addWidget(line)
        down.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _given(self, each: Listed) -> QWidget:
        part, down = _column()
        down.addWidget(Label(accepted_words(each.found), "table", "text", wraps=True))
        button = Button(_("Ask again"), "arrow-counter-clockwise", self.again_asked.emit)
        down.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _accept(self, line: FieldLine) -> None:
        if line.text().strip():
            self.accepted.emit(line.text().strip())


def _head(each: Listed) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(scaled(NARROW))
    tone = TONES[each.found.level] if each.found.open else "ok"
    across.addWidget(Icon(ICONS[each.found.level] if each.found.open else "ok", tone, 16))
    across.addWidget(Label(each.found.number, "text", tone, 600, tabular=True))
    across.addWidget(Label(field_label(each), "text", "text", 600))
    across.addStretch(1)
    return across


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    down = inset(QVBoxLayout(part))
    down.setSpacing(scaled(NARROW))
    return part, down
