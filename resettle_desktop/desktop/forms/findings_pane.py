"""All findings of a record at the foot of its page, each a step away from its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.forms.finding_line import LINE, FindingLine
from resettle_desktop.desktop.parts.basics import Icon, Label, Line, ground, roomy
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.levels import ICONS, TONES, counted
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, font, scaled, theme
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.texts import _, n_

LINES_SHOWN = 4
_SHARE = 0.16
_REASON_WIDTH = 270


class FindingsPane(QWidget):
    """Counts and lists findings; ``asked`` announces the one to whose field a person wants to go.

    A warning asks for a word of reason: with the save of what is typed (the page says when, by ``ask_reason``), or by
    itself, which ``accepted`` announces with the finding and the reason; ``ask_again`` when it is to be asked anew.
    """

    asked = Signal(object)
    accepted = Signal(object, str)
    ask_again = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        ground(self, "win")
        self.lines: list[FindingLine] = []
        self._most = LINES_SHOWN
        self._reason_of: Finding | None = None
        self._counts = {level: (Icon(ICONS[level], TONES[level], 14), Label("", "table")) for level in Level}
        self._done = (Icon("ok", "ok", 14), Label("", "table", "text2"))
        self._calm = Label(_("Nothing to mend here"), "table", "text2")
        self._next = Label(_("F8 next"), "small", "text2")
        self.reason = FieldLine()
        self._list = QVBoxLayout()
        self._body = self._listing()
        self._area = roomy(self._body)
        self._assemble()
        self.show_findings([])
        theme.changed.connect(self.update)
        self.setAccessibleName(_("Findings"))

    def _listing(self) -> QWidget:
        body = ground(QWidget(), "win")
        body.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        return body

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(scaled(TIGHT + 2))
        head.addWidget(Label(_("Findings"), "table", "text", 600))
        head.addSpacing(scaled(TIGHT))
        for mark, words in (*self._counts.values(), self._done):
            head.addWidget(mark)
            head.addWidget(words)
            head.addSpacing(scaled(TIGHT))
        head.addWidget(self._calm)
        head.addStretch(1)
        head.addWidget(self.reason)
        head.addWidget(self._next)
        self.reason.setProperty("calm", True)
        self.reason.setFont(font("table"))
        self.reason.setFixedWidth(scaled(_REASON_WIDTH))
        self.reason.returnPressed.connect(self._accept)
        self._name_reason(_("Reason of the warnings"))
        self.reason.hide()
        body = QVBoxLayout()
        body.setContentsMargins(scaled(PAGE_MARGIN), scaled(NARROW), scaled(PAGE_MARGIN), scaled(NARROW))
        body.setSpacing(scaled(TIGHT))
        body.addLayout(head)
        body.addWidget(self._area)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(Line())
        down.addLayout(body)

    def show_findings(self, findings: Sequence[Finding], names: Mapping[int, str] | None = None) -> None:
        """List these findings, what is wrong first; ``names`` are those of the records that have one."""
        ordered = sorted(findings, key=lambda each: (not each.open, list(TONES).index(each.level)))
        self._show_counts(ordered)
        if self.lines and [line.found for line in self.lines] == ordered:
            return
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for found in ordered:
            line = FindingLine(found, (names or {}).get(found.record or 0, ""))
            line.clicked.connect(partial(self._ask, found))
            line.reason_asked.connect(partial(self._ask_reason_of, line))
            line.ask_again.connect(partial(self.ask_again.emit, found))
            self.lines.append(line)
            self._list.addWidget(line)
        self._fit()

    def ask_reason(self, asks: bool) -> None:
        """Let a person say why what the checks warn of is so, or no longer; a reason once typed stays in sight."""
        self.reason.setVisible(asks or bool(self.reason.text()) or self._reason_of is not None)

    def taken_reason(self) -> str:
        """Return the reason for what is saved now, and forget it."""
        reason = self.reason.text().strip()
        self._forget_reason()
        return reason

    def set_room(self, height: int) -> None:
        """Take a fair part of so many pixels of a page: four lines at most, one at least, the others by scrolling."""
        self._most = max(1, min(LINES_SHOWN, round(height * _SHARE / scaled(LINE))))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the reason of a warning unsaid."""
        if event.key() == Qt.Key.Key_Escape and self._reason_of is not None:
            self._forget_reason()
            return
        super().keyPressEvent(event)

    def _ask_reason_of(self, line: FindingLine) -> None:
        self._reason_of = line.found
        self._name_reason(
            _("Why {number} {field} is right, then Enter").format(number=line.found.number, field=line.label)
        )
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        reason, found = self.reason.text().strip(), self._reason_of
        if found is not None and reason:
            self._forget_reason()
            self.accepted.emit(found, reason)

    def _forget_reason(self) -> None:
        self._reason_of = None
        self._name_reason(_("Reason of the warnings"))
        self.reason.clear()
        self.reason.hide()

    def _name_reason(self, text: str) -> None:
        self.reason.setPlaceholderText(text)
        self.reason.setAccessibleName(text)

    def _fit(self) -> None:
        self._body.setFixedHeight(scaled(LINE) * len(self.lines))  # or new lines crowd until the next layout
        self._area.setFixedHeight(scaled(LINE) * min(len(self.lines), self._most))
        self._area.setVisible(bool(self.lines))

    def _ask(self, found: Finding, _checked: bool = False) -> None:
        self.asked.emit(found)

    def _show_counts(self, findings: Sequence[Finding]) -> None:
        for level, (mark, words) in self._counts.items():
            count = sum(each.level is level and each.open for each in findings)
            words.setText(counted(level, count))
            for widget in (mark, words):
                widget.setVisible(count > 0)
        left = sum(each.open for each in findings)
        mark, words = self._done
        words.setText(n_("{n} accepted", "{n} accepted", len(findings) - left))
        for widget in (mark, words):
            widget.setVisible(left < len(findings))
        self._calm.setVisible(not left)
        self._next.setVisible(left > 0)
