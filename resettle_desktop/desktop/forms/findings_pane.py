"""All findings of a record at the foot of its page, each a step away from its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.parts.basics import Icon, Label, Line, ground, roomy
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.levels import ICONS, TONES, counted
from resettle_desktop.desktop.parts.table_paint import draw_icon, draw_ring, draw_text, draw_tint
from resettle_desktop.desktop.parts.theme import NARROW, PAGE_MARGIN, TIGHT, font, scaled, theme, tokens
from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.record import kind_of
from resettle_desktop.records.texts import _

LINES_SHOWN = 4
_LINE, _SHARE = 20, 0.16
_REASON_WIDTH = 270


class FindingLine(QAbstractButton):
    """One finding: icon, number, the field's label, and the sentence with its remedy; a click goes there.

    ``name`` is the record's, where it is another one than the one that is shown.
    """

    def __init__(self, found: Finding, name: str = "") -> None:
        super().__init__()
        self.found, self._label = found, _label_of(found)
        self._sentence = " ".join(filter(None, (name and f"{name}:", found.text, found.remedy)))
        self.setText(f"{found.number} {self._label}: {self._sentence}")
        self.setAccessibleName(self.text())
        self.setToolTip(self._sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(scaled(200), scaled(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        if self.underMouse():
            draw_tint(painter, self.rect(), tokens().color("hover"))
        tone = TONES[self.found.level]
        box = self.rect().adjusted(scaled(TIGHT), 0, -scaled(TIGHT), 0)
        draw_icon(painter, box, ICONS[self.found.level], tone, 14)
        draw_text(painter, self._from(21), self.found.number, tone, font("table", 500, tabular=True))
        name = self._from(67)
        name.setRight(scaled(180))
        draw_text(painter, name, self._label, "text", font("table", 500))
        draw_text(painter, self._from(185), self._sentence, "text2", font("table"))
        if self.hasFocus():
            draw_ring(painter, self.rect())

    def _from(self, left: int) -> QRect:
        return self.rect().adjusted(scaled(left), 0, -scaled(TIGHT), 0)


class FindingsPane(QWidget):
    """Counts and lists findings; ``asked`` announces the one to whose field a person wants to go.

    A warning asks for a word of reason, which a save keeps in the history: the page says when, by ``ask_reason``.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        ground(self, "win")
        self.lines: list[FindingLine] = []
        self._most = LINES_SHOWN
        self._counts = {level: (Icon(ICONS[level], TONES[level], 14), Label("", "table")) for level in Level}
        self._calm = Label(_("Nothing to mend here"), "table", "text2")
        self._next = Label(_("F8 next"), "small", "text2")
        self.reason = FieldLine()
        self._list = QVBoxLayout()
        self._area = roomy(self._listing())
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
        for mark, words in self._counts.values():
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
        self.reason.setPlaceholderText(_("Reason of the warnings, for the history"))
        self.reason.setAccessibleName(self.reason.placeholderText())
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
        ordered = sorted(findings, key=lambda each: list(TONES).index(each.level))
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
            self.lines.append(line)
            self._list.addWidget(line)
        self._fit()

    def ask_reason(self, asks: bool) -> None:
        """Let a person say why what the checks warn of is so, or no longer; a reason once typed stays in sight."""
        self.reason.setVisible(asks or bool(self.reason.text()))

    def taken_reason(self) -> str:
        """Return the reason for what is saved now, and forget it."""
        reason = self.reason.text().strip()
        self.reason.clear()
        self.reason.hide()
        return reason

    def set_room(self, height: int) -> None:
        """Take a fair part of so many pixels of a page: four lines at most, one at least, the others by scrolling."""
        self._most = max(1, min(LINES_SHOWN, round(height * _SHARE / scaled(_LINE))))
        self._fit()

    def _fit(self) -> None:
        self._area.setFixedHeight(scaled(_LINE) * min(len(self.lines), self._most))
        self._area.setVisible(bool(self.lines))

    def _ask(self, found: Finding, _checked: bool = False) -> None:
        self.asked.emit(found)

    def _show_counts(self, findings: Sequence[Finding]) -> None:
        for level, (mark, words) in self._counts.items():
            count = sum(each.level is level for each in findings)
            words.setText(counted(level, count))
            for widget in (mark, words):
                widget.setVisible(count > 0)
        self._calm.setVisible(not findings)
        self._next.setVisible(bool(findings))


def _label_of(found: Finding) -> str:
    return kind_of(found.kind).field(found.field).label if found.kind and found.field else ""
