"""The members of a case one below the other, each with what holds them; the keyboard goes up and down."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resettle_desktop.desktop.basics import Label, LinkButton, ground, roomy
from resettle_desktop.desktop.case_models import first_name, hold_words, member_line
from resettle_desktop.desktop.table_paint import RIGHT, draw_icon, draw_ring, draw_text, draw_tint
from resettle_desktop.desktop.theme import MIDDLE, NARROW, TIGHT, font, height, scaled, theme, tokens
from resettle_desktop.records.texts import _
from resettle_desktop.store.views import Member

WIDTH = 262


class MemberItem(QAbstractButton):
    """One member: name and name in the original script, below them sex, age and relation, and what holds them."""

    def __init__(self, member: Member, drafted: bool = False) -> None:
        super().__init__()
        self.member, self.drafted = member, drafted
        self.name = first_name(member.person)
        self.detail = member_line(member.person, date.today())
        self.held = hold_words(member)
        self.setText(self.name)
        self.setAccessibleName(
            ", ".join(filter(None, (self.name, self.detail, self.held, _("draft") if drafted else "")))
        )
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(scaled(WIDTH - 14), height("member"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines."""
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            box = self.rect().adjusted(0, 1, 0, -1)
            draw_tint(painter, box, tokens().color("selected" if self.isChecked() else "hover"))
        upper = QRect(scaled(9), scaled(TIGHT), self.width() - scaled(18), scaled(19))
        lower = upper.translated(0, scaled(17))
        state = "changed" if self.drafted else "bad" if self.held else "ok"
        draw_icon(painter, upper, state, {"changed": "changed", "bad": "bad", "ok": "ok"}[state], 14)
        self._draw_words(painter, upper.adjusted(scaled(21), 0, 0, 0), lower.adjusted(scaled(21), 0, 0, 0))
        if self.hasFocus():
            draw_ring(painter, self.rect())

    def _draw_words(self, painter: QPainter, upper: QRect, lower: QRect) -> None:
        script = self.member.person.original_name or ""
        taken = draw_text(painter, upper, script, "text2", font("table", arabic=True), RIGHT)
        draw_text(painter, upper.adjusted(0, 0, -taken - scaled(NARROW), 0), self.name, "text", font("text", 500))
        taken = draw_text(painter, lower, self.detail, "text2", font("table", tabular=True))
        rest = lower.adjusted(taken + scaled(NARROW), 0, 0, 0)
        draw_text(painter, rest, self.held, "bad", font("table", 500), RIGHT)


class FamilyList(QWidget):
    """Shows the members; announces which one is chosen, and that another is to be added."""

    chosen = Signal(object)
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "win")
        self.setFixedWidth(scaled(WIDTH))
        self.items: list[MemberItem] = []
        self._title = Label("", "small", "text", 600)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout()
        self.add_button = LinkButton(_("Add a member"), "plus", self.add_asked.emit)
        self._assemble()
        self.setAccessibleName(_("Family"))

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(scaled(MIDDLE) + 3, scaled(MIDDLE), scaled(MIDDLE) + 3, scaled(TIGHT))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(Label(_("Ctrl ↑ ↓"), "small", "text2"))
        body = ground(QWidget(), "win")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(scaled(6), 0, scaled(6), scaled(NARROW))
        inner.setSpacing(0)
        inner.addLayout(self._column)
        inner.addLayout(self._foot())
        inner.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(head)
        down.addWidget(roomy(body), 1)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(scaled(TIGHT), scaled(6), scaled(9), 0)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        foot.addWidget(Label(_("Ins"), "small", "text2"))
        return foot

    def show_members(self, members: Collection[Member], current: int, drafted: Collection[int] = ()) -> None:
        """List the members; ``drafted`` are the ids of those with something typed that is not saved."""
        focused = any(item.hasFocus() for item in self.items)
        for item in self.items:
            self._group.removeButton(item)
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = [MemberItem(member, member.person.id in drafted) for member in members]
        for item in self.items:
            self._group.addButton(item)
            self._column.addWidget(item)
            item.clicked.connect(partial(self._choose, item.member.person.id))
        self._title.setText(_("Family · {count}").format(count=len(self.items)))
        self.select(current, focused)

    def select(self, person: int, focus: bool = False) -> None:
        """Mark a member as the one that is shown."""
        for item in self.items:
            item.setChecked(item.member.person.id == person)
            if focus and item.isChecked():
                item.setFocus()

    def mark_draft(self, person: int, drafted: bool) -> None:
        """Mark a member of whom something is typed that is not saved."""
        for item in self.items:
            if item.member.person.id == person and item.drafted != drafted:
                item.drafted = drafted
                item.update()

    def neighbour(self, person: int, step: int) -> int | None:
        """Return the member so many places further, None beyond the ends."""
        ids = [item.member.person.id for item in self.items]
        place = ids.index(person) + step if person in ids else -1
        return ids[place] if 0 <= place < len(ids) else None

    def _choose(self, person: int, _checked: bool = False) -> None:
        self.chosen.emit(person)
