"""What the board and the table of passengers share: a list of passengers, selected for what is done to them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Line, ground
from resettle_desktop.desktop.parts.leavable import Leavable
from resettle_desktop.desktop.parts.widgets import EmptyState, PrimaryButton
from resettle_desktop.records.texts import _
from resettle_desktop.store.boards import Board
from resettle_desktop.store.views import Seat


class PeopleSide(QWidget):
    """Shows a table, and at its right in ``aside`` what is selected; an empty departure offers to add families.

    Announces which case is wanted, and what is asked for who is selected: ``menu_asked`` for the menu at a place of
    the screen, ``off_asked`` where they are to be taken off.
    """

    case_opened = Signal(object)
    menu_asked = Signal(QPoint)
    add_asked = Signal()
    off_asked = Signal()

    def __init__(self, table: Table, side: QWidget) -> None:
        super().__init__()
        ground(self, "surface")
        self.board: Board | None = None
        self.table, self.aside = table, Leavable()
        self._stack = QStackedWidget()
        self._assemble(side)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._ask_menu)
        table.installEventFilter(self)
        self.aside.left.connect(table.setFocus)
        self.setFocusProxy(table)

    def _assemble(self, side: QWidget) -> None:
        beside = QWidget()
        across, inner, down = QHBoxLayout(beside), QHBoxLayout(self.aside), QVBoxLayout(self)
        for layout in (across, inner, down):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        across.addWidget(self.table, 1)
        across.addWidget(self.aside)
        inner.addWidget(Line(upright=True))
        inner.addWidget(side)
        text = _("Search families by name or number, and choose as many as travel together.")
        add = PrimaryButton(_("Add families"), "plus", self.add_asked.emit)
        self._stack.addWidget(beside)
        self._stack.addWidget(EmptyState(_("Nobody is on this departure yet"), text, "users-three", (add,)))
        down.addWidget(self._stack)

    # what others call

    def show_people(self, board: Board) -> None:
        """Take the departure whose people are listed."""
        self.board = board
        self._stack.setCurrentIndex(0 if board.movement.seats or board.movement.spare else 1)

    def selected_seats(self) -> list[Seat]:
        """Return the passengers of the selected rows."""
        keys, movement = set(self.table.selected_keys()), self.board.movement if self.board else None
        every = (*movement.seats, *movement.spare) if movement else ()
        return [seat for seat in every if seat.passenger.id in keys]

    def ask_menu(self) -> None:
        """Ask for the menu of who is selected, below the current row."""
        self._ask_menu(self.table.visualRect(self.table.currentIndex()).bottomLeft())

    def press(self, key: Qt.Key) -> bool:
        """Take a key that was pressed in the table; return whether it is done with."""
        if key == Qt.Key.Key_Delete:
            self.off_asked.emit()
        return key == Qt.Key.Key_Delete

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the keys of the table first."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.press(Qt.Key(event.key()))
        return False

    # internals

    def _ask_menu(self, place: QPoint) -> None:
        self.menu_asked.emit(self.table.viewport().mapToGlobal(place))
