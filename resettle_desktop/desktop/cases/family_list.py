"""The members of a case one below the other, each with what holds them; the keyboard goes up and down."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from resettle_desktop.desktop.cases.models import first_name, hold_words, member_line, member_state
from resettle_desktop.desktop.cases.waiting import member_waits
from resettle_desktop.desktop.parts.basics import Label, LinkButton, ground, roomy
from resettle_desktop.desktop.parts.icons import STATE_TONES
from resettle_desktop.desktop.parts.portrait import draw_portrait, initials
from resettle_desktop.desktop.parts.table_paint import RIGHT, draw_icon, draw_ring, draw_text, draw_tint
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, font, height, scaled, theme, tokens
from resettle_desktop.records.kinds import Case
from resettle_desktop.records.texts import _
from resettle_desktop.store.views import Member

WIDTH, SHARE = 262, 0.3
_PORTRAIT = 28


class MemberItem(QAbstractButton):
    """One member: name and name in the original script, below them sex, age and relation, and what holds them.

    The list around has the keyboard; ``ringed`` says whether it is there. ``waits`` is the stage and what it waits for.
    """

    def __init__(self, member: Member, drafted: bool, ringed: Callable[[], bool], waits: str = "") -> None:
        super().__init__()
        self.member, self.drafted, self._ringed = member, drafted, ringed
        added = member.person.revision > 0
        self.name = first_name(member.person) if added else _("New member")
        self.detail = member_line(member.person, date.today()) if added else _("not saved yet")
        self.held = hold_words(member)
        self.setText(self.name)
        self.setToolTip("\n".join(filter(None, (waits, *(hold.text for hold in member.holds)))))
        self.setAccessibleDescription(waits)
        self.setAccessibleName(
            ", ".join(filter(None, (self.name, self.detail, self.held, _("draft") if drafted else "")))
        )
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.letters = initials(member.person.given_names or member.person.original_name, member.person.family_name)
        self.photo: QImage | None = None
        theme.changed.connect(self.update)

    def show_photo(self, photo: QImage | None) -> None:
        """Show a photograph in place of the initials; None shows them again."""
        if photo is not self.photo:
            self.photo = photo
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(scaled(WIDTH - 14), height("member"))

    def mark_draft(self, drafted: bool) -> None:
        """Mark the member as one of whom something is typed that is not saved, or not."""
        if drafted != self.drafted:
            self.drafted = drafted
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both lines."""
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            box = self.rect().adjusted(0, 1, 0, -1)
            draw_tint(painter, box, tokens().color("selected" if self.isChecked() else "hover"))
        upper = QRect(scaled(9), scaled(TIGHT), self.width() - scaled(18), scaled(19))
        lower = upper.translated(0, scaled(17))
        state = "changed" if self.drafted else member_state(self.member)
        draw_icon(painter, upper, state, STATE_TONES[state], 14)
        side = scaled(_PORTRAIT)
        portrait = QRect(scaled(30), (self.height() - side) // 2, side, side)
        draw_portrait(painter, portrait, self.photo, self.letters)
        words = scaled(_PORTRAIT + 29)
        self._draw_words(painter, upper.adjusted(words, 0, 0, 0), lower.adjusted(words, 0, 0, 0))
        if self.isChecked() and self._ringed():
            draw_ring(painter, self.rect())

    def _draw_words(self, painter: QPainter, upper: QRect, lower: QRect) -> None:
        script = self.member.person.original_name or ""
        taken = draw_text(painter, upper, self.name, "text", font("text", 500))
        rest = upper.adjusted(taken + scaled(NARROW), 0, 0, 0)
        draw_text(painter, rest, script, "text2", font("table", arabic=True), RIGHT)
        taken = draw_text(painter, lower, self.held, "bad", font("table", 500), RIGHT)
        rest = lower.adjusted(0, 0, -taken - scaled(NARROW), 0)
        draw_text(painter, rest, self.detail, "text2", font("table", tabular=True))


class FamilyList(QWidget):
    """Shows the members; announces which one is chosen, and that another is to be added."""

    chosen = Signal(object)
    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "win")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_room(scaled(10 * WIDTH))
        self.items: list[MemberItem] = []
        self._case: Case | None = None
        self._title = Label("", "small", "text", 600)
        self._area = QScrollArea()
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
        self._area = roomy(body)
        # Members that were listed just now get their places later, and only then is there something to scroll
        self._area.verticalScrollBar().rangeChanged.connect(self._bring_into_view)
        down.addWidget(self._area, 1)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(scaled(TIGHT), scaled(6), scaled(9), 0)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        foot.addWidget(Label(_("Ins"), "small", "text2"))
        return foot

    def set_room(self, width: int) -> None:
        """Take a fair part of so many pixels, and no more than is needed."""
        self.setFixedWidth(min(scaled(WIDTH), round(width * SHARE)))

    def show_members(
        self, members: Collection[Member], current: int, drafted: Collection[int] = (), case: Case | None = None
    ) -> None:
        """List the members; ``drafted`` are the ids of those with something typed that is not saved.

        With their case each says how far it is and what it waits for. Where only another one is chosen of the same
        members, they are not listed anew.
        """
        waiting = [self._is_waiting(member, drafted) for member in members]
        if self._are_listed(members) and case is self._case:
            for item, waits in zip(self.items, waiting, strict=True):
                item.mark_draft(waits)
            self.select(current)
            return
        self._case = case
        for item in self.items:
            self._group.removeButton(item)
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = [self._item(member, waits, case) for member, waits in zip(members, waiting, strict=True)]
        for item in self.items:
            self._group.addButton(item)
            self._column.addWidget(item)
            item.clicked.connect(partial(self._choose, item.member.person.id))
        self._title.setText(_("Family · {count}").format(count=len(self.items)))
        self.select(current)

    def show_photos(self, photo_of: Callable[[int], QImage | None]) -> None:
        """Show the photographs that there are."""
        for item in self.items:
            item.show_photo(photo_of(item.member.person.id))

    def select(self, person: int) -> None:
        """Mark a member as the one that is shown, and bring it into view."""
        for item in self.items:
            item.setChecked(item.member.person.id == person)
            if item.isChecked():
                told = (item.accessibleName(), item.accessibleDescription())
                self.setAccessibleDescription(", ".join(filter(None, told)))
        self._bring_into_view()

    def mark_draft(self, person: int, drafted: bool) -> None:
        """Mark a member of whom something is typed that is not saved."""
        for item in self.items:
            if item.member.person.id == person:
                item.mark_draft(drafted or not item.member.person.revision)

    def neighbour(self, person: int, step: int) -> int | None:
        """Return the member so many places further, None beyond the ends."""
        ids = [item.member.person.id for item in self.items]
        place = ids.index(person) + step if person in ids else -1
        return ids[place] if 0 <= place < len(ids) else None

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Home and End choose another member."""
        ids = [item.member.person.id for item in self.items]
        place = next((place for place, item in enumerate(self.items) if item.isChecked()), 0)
        wanted = {
            Qt.Key.Key_Up: place - 1, Qt.Key.Key_Down: place + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(ids) - 1,
        }.get(Qt.Key(event.key()), -1)  # fmt: skip
        if event.modifiers() or not 0 <= wanted < len(ids):
            super().keyPressEvent(event)
        elif wanted != place:
            self.chosen.emit(ids[wanted])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring at the member that is shown."""
        super().focusInEvent(event)
        self._draw_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._draw_ring()

    # internals

    def _bring_into_view(self) -> None:
        for item in self.items:
            if item.isChecked():
                self._area.ensureWidgetVisible(item, 0, 0)

    def _are_listed(self, members: Collection[Member]) -> bool:
        pairs = zip(self.items, members, strict=False)
        return len(self.items) == len(members) and all(item.member is member for item, member in pairs)

    @staticmethod
    def _is_waiting(member: Member, drafted: Collection[int]) -> bool:
        return member.person.id in drafted or not member.person.revision

    def _item(self, member: Member, drafted: bool, case: Case | None) -> MemberItem:
        waits = member_waits(member, case) if case is not None and member.person.revision else ""
        return MemberItem(member, drafted, self.hasFocus, waits)

    def _draw_ring(self) -> None:
        for item in self.items:
            item.update()

    def _choose(self, person: int, _checked: bool = False) -> None:
        self.chosen.emit(person)
