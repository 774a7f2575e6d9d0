"""The families at the counter, as many beside one another as fit, with the one to which the keys belong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from resettle_desktop.desktop.airport.card import FamilyCard
from resettle_desktop.desktop.airport.desk import CounterDesk
from resettle_desktop.desktop.airport.models import CardWords, card_words
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.theme import MIDDLE, scaled

_NARROWEST, _EDGE = 390, 20
_UNTIL_NEXT_KEY = 50  # milliseconds; a scanner types faster than that, a person does not
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class FamilyCards(QScrollArea):
    """Shows the cards; arrows go from one to another.

    ``key_pressed`` with a letter or digit that was pressed alone, ``entered`` for Enter, ``pointed`` for the space
    bar. What is typed as fast as a scanner types, or is no key of the counter, is ``typed`` for the box; ``left_above``
    when an arrow goes past the first row.
    """

    key_pressed = Signal(str)
    entered = Signal()
    pointed = Signal()
    typed = Signal(str)
    left_above = Signal()
    turned = Signal()

    def __init__(self, desk: CounterDesk, keys: str) -> None:
        super().__init__()
        self._desk, self._keys = desk, keys
        self._sheet = ground(QWidget(), "win")
        self.cards: dict[int, FamilyCard] = {}
        self._shown: list[int] = []
        self.current: int | None = None
        self.meant: int | None = None
        self._pending = ""
        self._waiting = QTimer(self, singleShot=True, interval=_UNTIL_NEXT_KEY)
        self._waiting.timeout.connect(self._take_pending)
        self.setWidget(self._sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ground(self.viewport(), "win")
        self.show_all()

    # what others call

    def show_all(self) -> None:
        """Show every family as it was read last."""
        known = {party.id: party for party in self._desk.at.parties}
        for gone in set(self.cards) - set(known):
            self.cards.pop(gone).deleteLater()
        for id, party in known.items():
            words = card_words(self._desk.at, party)
            if id not in self.cards:
                self.cards[id] = self._make(words)
            self.cards[id].show_words(words)
            self.cards[id].show_standings([self._desk.standing(seat) for seat in party.seats])
        if self.current not in known:
            self.current = next(iter(known), None)
        self.show_only((), anew=True)

    def show_only(self, families: Sequence[int], anew: bool = False) -> None:
        """Show these families alone, all for none; several may be meant by one name. ``anew``: cards are others now."""
        order = [party.id for party in self._desk.at.parties]
        before, self._shown = self._shown, [id for id in order if not families or id in families]
        if self._shown and self.current not in self._shown:
            self.choose(self._shown[0])
        if before != self._shown or anew:
            self._place()
        self._mark()

    def repaint_families(self, persons: frozenset[int]) -> None:
        """Show how the families of these persons stand now."""
        for party in self._desk.at.parties:
            if any(seat.member.person.id in persons for seat in party.seats):
                self.cards[party.id].show_standings([self._desk.standing(seat) for seat in party.seats])

    def choose(self, family: int, meant: int | None = None) -> None:
        """Let the keys belong to a family, and bring its card into view; ``meant`` is who was scanned."""
        self.current, self.meant = family, meant
        self._mark()
        card = self.cards[family]
        self.ensureWidgetVisible(card, 0, scaled(MIDDLE))
        self.turned.emit()

    def has_pending(self) -> bool:
        """Return whether a key still waits for what may follow it."""
        return bool(self._pending)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards anew."""
        super().resizeEvent(event)
        self._place()
        if self.current in self._shown:
            self.ensureWidgetVisible(self.cards[self.current], 0, scaled(MIDDLE))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the members' keys."""
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self._mark()

    def event(self, event: QEvent) -> bool:
        """Keep the space bar and plain letters from being taken for something else."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_plain(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move; a letter or digit of the counter waits a moment, for a scanner may follow."""
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Space and not self._pending:
            self.pointed.emit()
        elif _is_plain(event):
            self._take_letter(event.text())
        else:
            super().keyPressEvent(event)

    # internals

    def _make(self, words: CardWords) -> FamilyCard:
        card = FamilyCard(words)
        card.setParent(self._sheet)
        card.pressed.connect(self._press)
        return card

    def _press(self, family: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose(family)

    def _mark(self) -> None:
        keyed = self.hasFocus()
        for id, card in self.cards.items():
            own = id == self.current
            card.set_current(own, own and keyed, self.meant if own else None)

    def _columns(self) -> int:
        return max(1, (self.width() - scaled(_EDGE)) // scaled(_NARROWEST))

    def _place(self) -> None:
        """Cards of one row are as high as the highest of them."""
        edge, gap, columns = scaled(_EDGE), scaled(MIDDLE), self._columns()
        room = self.width() - 2 * edge - (columns - 1) * gap
        width, top = room // columns, scaled(2)
        for id, card in self.cards.items():
            card.setVisible(id in self._shown)
        for start in range(0, len(self._shown), columns):
            row = [self.cards[id] for id in self._shown[start : start + columns]]
            high = max(card.needed_height() for card in row)
            for column, card in enumerate(row):
                card.setGeometry(QRect(edge + column * (width + gap), top, width, high))
            top += high + gap
        self._sheet.resize(self.viewport().width(), max(top, self.viewport().height()))

    def _step(self, across: int, down: int) -> None:
        if self.current not in self._shown:
            return
        at = self._shown.index(self.current)
        if down < 0 and at < self._columns():
            self.left_above.emit()
            return
        target = at + across + down * self._columns()
        if 0 <= target < len(self._shown):
            self.choose(self._shown[target])

    def _enter(self) -> None:
        if self._pending:
            self._send_to_box("")
        else:
            self.entered.emit()

    def _take_letter(self, text: str) -> None:
        if self._pending or text.upper() not in self._keys:
            self._send_to_box(text)
        else:
            self._pending = text
            self._waiting.start()

    def _send_to_box(self, text: str) -> None:
        self._waiting.stop()
        typed, self._pending = self._pending + text, ""
        self.typed.emit(typed)

    def _take_pending(self) -> None:
        pressed, self._pending = self._pending, ""
        self.key_pressed.emit(pressed.upper())


def _is_plain(event: QKeyEvent) -> bool:
    """Return whether a key types something by itself."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not held and bool(event.text()) and event.text().isprintable()
