"""A family at the counter: a card with its name, how it stands, each member, and the notes at the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from resettle_desktop.desktop.airport.models import MARKS, CardWords, MemberLine, State, state_of
from resettle_desktop.desktop.parts.table_paint import RIGHT, cap_width, draw_caps, draw_icon, draw_text
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, RADIUS_CARD, TIGHT, font, scaled, tokens
from resettle_desktop.rules.counter import Standing, Where
from resettle_desktop.rules.door_notes import ESCORT, HELD, INFANT, NEED, REMARK, WHEELCHAIR, Note

_INSET, _LINE, _NOTE_LINE = 14, 23, 19
_HEAD, _STATE = 30, 28
_IN_ONE_COLUMN = 4
_MOST_NOTES = 4
_KEYED = 9
_NOTE_ICONS: Mapping[str, tuple[str, str]] = {
    HELD: ("bad", "bad"), WHEELCHAIR: ("wheelchair", "accent"), NEED: ("hand-heart", "accent"),
    INFANT: ("baby", "accent"), ESCORT: ("user-plus", "accent"), REMARK: ("note", "text2"),
}  # fmt: skip


class FamilyCard(QWidget):
    """Draws a family; ``pressed`` with its id when a person clicks on it."""

    pressed = Signal(object)

    def __init__(self, words: CardWords) -> None:
        super().__init__()
        self.words = words
        self.state = State("todo", "text2", "")
        self._standings: Sequence[Standing] = ()
        self._current = self._keyed = False
        self._meant: int | None = None

    # what others call

    def show_words(self, words: CardWords) -> None:
        """Show other words of the same family."""
        self.words = words
        self.update()

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show how the members stand, in their order."""
        self._standings, self.state = standings, state_of(standings)
        self.setAccessibleName(f"{self.words.name} {self.words.given}: {self.state.words}")
        self.setAccessibleDescription("; ".join(f"{who}: {note.text}" for who, note in self.words.notes))
        self.update()

    def set_current(self, current: bool, keyed: bool, meant: int | None = None) -> None:
        """Mark the card to which the keys belong; ``keyed`` shows the members' keys, ``meant`` who was scanned."""
        if (current, keyed, meant) != (self._current, self._keyed, self._meant):
            self._current, self._keyed, self._meant = current, keyed, meant
            self.update()

    def needed_height(self) -> int:
        """Return the height in pixels that all of it takes."""
        rows = self._lines()
        notes = min(len(self.words.notes), _MOST_NOTES)
        return scaled(_INSET + _HEAD + _STATE + rows * _LINE + notes * _NOTE_LINE + (TIGHT if notes else 0) + _INSET)

    # events

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click chooses the card."""
        self.pressed.emit(self.words.family)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        self._draw_ground(painter)
        inset = scaled(_INSET)
        box = self.rect().adjusted(inset, inset - scaled(2), -inset, -inset)
        self._draw_head(painter, QRect(box.left(), box.top(), box.width(), scaled(_HEAD - TIGHT)))
        self._draw_state(painter, QRect(box.left(), box.top() + scaled(_HEAD), box.width(), scaled(_STATE - TIGHT)))
        top = box.top() + scaled(_HEAD + _STATE)
        top = self._draw_members(painter, QRect(box.left(), top, box.width(), box.bottom() - top))
        self._draw_notes(painter, QRect(box.left(), top + scaled(TIGHT), box.width(), scaled(_NOTE_LINE)))

    # internals

    def _in_columns(self) -> bool:
        return len(self.words.members) > _IN_ONE_COLUMN

    def _lines(self) -> int:
        """Return how many lines the members take: one column is filled before the next begins."""
        count = len(self.words.members)
        return max(_IN_ONE_COLUMN, -(-count // 2)) if self._in_columns() else count

    def _draw_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._current else 1
        line = "accent" if self._current else "warn" if self.state.partial else "line2"
        painter.setPen(QPen(tokens().color(line), width))
        painter.setBrush(tokens().color("sunken" if self.state.gone else "surface"))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS_CARD, RADIUS_CARD)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_head(self, painter: QPainter, box: QRect) -> None:
        original = self.words.original
        face = font("large", arabic=True)
        room = min(QFontMetrics(face).horizontalAdvance(original) + scaled(MIDDLE), box.width() // 2) if original else 0
        if original:
            draw_text(painter, box, original, "text2", face, RIGHT)
        left = QRect(box.left(), box.top(), box.width() - room, box.height())
        left.setLeft(left.left() + draw_text(painter, left, self.words.name, "text", font("title", 600)))
        left.setLeft(left.left() + scaled(NARROW))
        draw_text(painter, left, self.words.given, "text2", font("large"))

    def _draw_state(self, painter: QPainter, box: QRect) -> None:
        aside = font("text", tabular=True)
        room = QFontMetrics(aside).horizontalAdvance(self.words.aside) + scaled(NARROW)
        left = box.left() + draw_icon(painter, box, self.state.icon, self.state.tone) + scaled(2)
        state = QRect(left, box.top(), box.right() - left + 1, box.height())
        taken = draw_text(painter, state, self.state.words, self.state.tone, font("text", 600, True))
        rest = QRect(box.right() - room, box.top(), room, box.height())
        rest.setLeft(max(rest.left(), left + taken + scaled(NARROW)))
        draw_text(painter, rest, self.words.aside, "text2", aside, RIGHT)

    def _draw_members(self, painter: QPainter, box: QRect) -> int:
        """Return where the last line ends."""
        columns = 2 if self._in_columns() else 1
        lines = self._lines()
        width = (box.width() - (columns - 1) * scaled(NARROW)) // columns
        for at, member in enumerate(self.words.members):
            column, line = divmod(at, lines)
            left = box.left() + column * (width + scaled(NARROW))
            self._draw_member(painter, QRect(left, box.top() + line * scaled(_LINE), width, scaled(_LINE)), at, member)
        return box.top() + lines * scaled(_LINE)

    def _draw_member(self, painter: QPainter, box: QRect, at: int, member: MemberLine) -> None:
        standing = self._standings[at] if at < len(self._standings) else Standing()
        icon, tone = MARKS[standing.where]
        box.setLeft(box.left() + draw_icon(painter, box, icon, tone) + scaled(3))
        if self._keyed and at < _KEYED:
            cap = cap_width(f"{at + 1}")
            draw_caps(painter, QRect(box.left(), box.top(), cap, box.height()), (f"{at + 1}",))
            box.setLeft(box.left() + cap + scaled(6))
        stays = standing.where is Where.STAYS
        icons = [_NOTE_ICONS[note.sort] for note in member.notes if not (stays and note.sort == HELD)]
        marked = self._current and member.person == self._meant
        name = font("large", 600 if marked else 500)
        about = font("text", tabular=True)
        taken = QFontMetrics(about).horizontalAdvance(member.about) + scaled(6) + len(icons) * scaled(20)
        room = QRect(box.left(), box.top(), max(scaled(40), box.width() - taken), box.height())
        tone = "text2" if stays else "accent" if marked else "text"
        box.setLeft(box.left() + draw_text(painter, room, member.name, tone, name) + scaled(6))
        box.setLeft(box.left() + draw_text(painter, box, member.about, "text2", about) + scaled(6))
        for icon, tone in icons:
            box.setLeft(box.left() + draw_icon(painter, box, icon, tone, 15) + scaled(2))

    def _draw_notes(self, painter: QPainter, box: QRect) -> None:
        notes = sorted(self.words.notes, key=lambda each: each[1].sort != HELD)
        shown = notes if len(notes) <= _MOST_NOTES else notes[: _MOST_NOTES - 1]
        for who, note in shown:
            self._draw_note(painter, QRect(box), who, note)
            box.translate(0, scaled(_NOTE_LINE))
        if len(notes) > len(shown):
            draw_text(painter, box, "… +" + str(len(notes) - len(shown)), "text2", font("text"))

    def _draw_note(self, painter: QPainter, box: QRect, who: str, note: Note) -> None:
        icon, tone = _NOTE_ICONS[note.sort]
        box.setLeft(box.left() + draw_icon(painter, box, icon, tone, 14) + scaled(5))
        words = "bad" if note.sort == HELD else "text2"
        draw_text(painter, box, f"{who}: {note.text}", words, font("text"))
