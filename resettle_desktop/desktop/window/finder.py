"""The panel below the box at the top: what is found while typing, chosen by keyboard or mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resettle_desktop.desktop.frame.top_bar import SearchBox
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, Line, ground
from resettle_desktop.desktop.parts.key_cap import KeyCap
from resettle_desktop.desktop.parts.rows import Row, RowsModel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, TIGHT, WIDE, height, scaled
from resettle_desktop.desktop.window.finder_models import Offer, columns
from resettle_desktop.records.texts import _

_WIDTH = 640
_MOST_ROWS = 16
_ROW = "row_finder"
_FAR = 5  # rows that Page Up and Page Down pass over
_MOVES = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_FAR, Qt.Key.Key_PageDown: _FAR,
    Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0, Qt.Key.Key_Escape: 0,
}  # fmt: skip


class Finder(QWidget):
    """Shows what ``find`` offers for the text of a search box; it goes when something is chosen or Esc is pressed.

    It looks when every key that was pressed is in the box: what is typed meanwhile is never waited for, and nothing is
    shown for a text that is there no more.
    """

    def __init__(self, box: SearchBox, find: Callable[[str], Sequence[Offer]], parent: QWidget) -> None:
        super().__init__(parent)
        self._box, self._find, self._room = box, find, parent
        self.offers: Sequence[Offer] = ()
        self.table = Table(_("Found"), _ROW)
        self.nothing = Label("", "text", "text2")
        self._before: QWidget | None = None
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._assemble()
        self._connect()
        self.hide()

    def _assemble(self) -> None:
        ground(self, "overlay")
        down = QVBoxLayout(self)
        down.setContentsMargins(1, scaled(TIGHT), 1, scaled(TIGHT))
        down.setSpacing(0)
        self.nothing.setContentsMargins(scaled(WIDE), scaled(MIDDLE), scaled(WIDE), scaled(MIDDLE))
        down.addWidget(self.nothing)
        down.addWidget(self.table, 1)
        down.addWidget(Line())
        down.addLayout(_keys())
        self.table.horizontalHeader().hide()
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        self.table.show_rows(RowsModel(columns(), lambda: len(self.offers), self._rows))
        self.table.clicked.connect(lambda index: self._choose(index.row()))
        self._box.asked.connect(lambda _text: self._looking.start())
        self._looking.timeout.connect(self._look)
        self._box.installEventFilter(self)

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move and choose from the box in which one types; go when the keyboard goes elsewhere."""
        if watched is self._box and event.type() == QEvent.Type.FocusOut:
            self._go()
        if watched is self._box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(Qt.Key(event.key()))
        if watched is self._box and event.type() == QEvent.Type.ShortcutOverride and self.isVisible():
            event.setAccepted(isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return False

    # internals

    def _go(self) -> None:
        self._looking.stop()
        self.hide()

    def _look(self) -> None:
        self._looking.stop()
        self._show(self._box.text())

    def _rows(self, start: int, count: int) -> list[Row]:
        return [offer.row for offer in self.offers[start : start + count]]

    def _show(self, text: str) -> None:
        if not self.isVisible():
            self._before = self._box.before
        self.offers = self._find(text)
        self.table.rows().reload()
        self.nothing.setText(_("Nothing is found for {text}.").format(text=text))
        self.nothing.setVisible(not self.offers)
        self.table.setVisible(bool(self.offers))
        self._select(next(self._places(), None))
        self._place()
        self.show()
        self.raise_()

    def _places(self) -> Iterator[int]:
        return (place for place, offer in enumerate(self.offers) if offer.called is not None)

    def _press(self, key: Qt.Key) -> bool:
        if self._looking.isActive() and key in _MOVES and key != Qt.Key.Key_Escape:
            self._look()
        if not self.isVisible() or key not in _MOVES:
            return False
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.table.currentIndex().row())
        else:
            self._step(key)
        return True

    def _step(self, key: Qt.Key) -> None:
        places, here = list(self._places()), self.table.currentIndex().row()
        if here in places:
            step = _MOVES[key]
            self._select(places[min(max(places.index(here) + step, 0), len(places) - 1)])

    def _select(self, place: int | None) -> None:
        if place is not None:
            self.table.select_row(place)

    def _choose(self, place: int) -> None:
        offer = self.offers[place] if 0 <= place < len(self.offers) else None
        if offer is not None and offer.called is not None:
            self._leave()
            offer.called()

    def _leave(self) -> None:
        """Give the keyboard back to where it was."""
        self._go()
        self._box.clear()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._box.clearFocus()

    def _place(self) -> None:
        rows = min(len(self.offers), _MOST_ROWS)
        self.table.setFixedHeight(rows * height(_ROW) + 1)
        width = min(scaled(_WIDTH), self._room.width() - 2 * scaled(WIDE))
        self.setFixedWidth(width)
        self.adjustSize()
        below = self._box.mapTo(self._room, self._box.rect().bottomLeft())
        left = below.x() + (self._box.width() - width) // 2
        self.move(max(scaled(WIDE), min(left, self._room.width() - width - scaled(WIDE))), below.y() + scaled(TIGHT))


def _keys() -> QHBoxLayout:
    across = QHBoxLayout()
    across.setContentsMargins(scaled(WIDE), scaled(NARROW), scaled(WIDE), scaled(TIGHT))
    across.setSpacing(scaled(NARROW))
    for key, word in (("↑ ↓", _("choose")), (_("Enter"), _("open")), (">", _("commands only")), (_("Esc"), _("back"))):
        across.addWidget(KeyCap(key))
        across.addWidget(Label(word, "small", "text2"))
        across.addSpacing(scaled(MIDDLE))
    across.addStretch(1)
    return across
