"""One finding at the foot of a page: what is so, what to do, and for a warning a way to say why it is right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from resettle_desktop.desktop.parts.basics import LinkButton
from resettle_desktop.desktop.parts.levels import ICONS, TONES
from resettle_desktop.desktop.parts.table_paint import draw_icon, draw_ring, draw_text, draw_tint
from resettle_desktop.desktop.parts.theme import NARROW, TIGHT, font, scaled, tokens
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.record import kind_label, kind_of
from resettle_desktop.records.texts import _
from resettle_desktop.rules.accepting import may_be_accepted

LINE = 20


class FindingLine(QAbstractButton):
    """One finding: icon, number, the field's label, and the sentence with its remedy; a click goes there.

    ``name`` is the record's, where it is another one than the one that is shown. ``reason_asked`` when a person wants
    to say why a warning is right, ``ask_again`` when an accepted one is to be asked anew.
    """

    reason_asked = Signal()
    ask_again = Signal()

    def __init__(self, found: Finding, name: str = "") -> None:
        super().__init__()
        self.found, self.label = found, _label_of(found)
        self._tone = TONES[found.level] if found.open else "ok"
        self._icon = ICONS[found.level] if found.open else "ok"
        words = " ".join(_words(found))
        self._sentence = _("{who}: {why}").format(who=name, why=words) if name else words
        self.setText(f"{found.number} {self.label}: {self._sentence}")
        self.setAccessibleName(self.text())
        self.setToolTip(self._sentence)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.link = self._link()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, scaled(NARROW), 0)
        across.addStretch(1)
        if self.link is not None:
            across.addWidget(self.link)

    def _link(self) -> LinkButton | None:
        if not self.found.open:
            return self._named(LinkButton(_("Ask again"), called=self.ask_again.emit))
        if may_be_accepted(self.found):
            return self._named(LinkButton(_("Accept"), called=self.reason_asked.emit))
        return None

    def _named(self, link: LinkButton) -> LinkButton:
        link.setAccessibleName(f"{link.text()} {self.found.number} {self.label}")
        link.setFixedHeight(scaled(LINE))
        return link

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        return QSize(scaled(200), scaled(LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        if self.underMouse():
            draw_tint(painter, self.rect(), tokens().color("hover"))
        box = self.rect().adjusted(scaled(TIGHT), 0, -scaled(TIGHT), 0)
        draw_icon(painter, box, self._icon, self._tone, 14)
        draw_text(painter, self._from(21), self.found.number, self._tone, font("table", 500, tabular=True))
        name = self._from(67)
        name.setRight(scaled(180))
        draw_text(painter, name, self.label, "text" if self.found.open else "text2", font("table", 500))
        words = self._from(185)
        words.setRight(words.right() - (self.link.sizeHint().width() + scaled(NARROW) if self.link else 0))
        draw_text(painter, words, self._sentence, "text2", font("table"))
        if self.hasFocus():
            draw_ring(painter, self.rect())

    def _from(self, left: int) -> QRect:
        return self.rect().adjusted(scaled(left), 0, -scaled(TIGHT), 0)


def accepted_words(found: Finding) -> str:
    """Return why a warning was accepted, by whom and when; empty for one that was not."""
    if found.acceptance is None:
        return ""
    given = found.acceptance
    said = ", ".join(filter(None, (given.by, given.when)))
    return _("Accepted: {reason} ({said})").format(reason=given.reason, said=said)


def _words(found: Finding) -> tuple[str, ...]:
    return (accepted_words(found), found.text) if found.acceptance else (found.text, found.remedy)


def _label_of(found: Finding) -> str:
    if not found.kind:
        return ""
    kind = kind_of(found.kind)
    return kind.field(found.field).label if found.field else kind_label(kind)
