"""The one table of the window: rows on a white sheet, read by keyboard or mouse, copied as a workbook takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from resettle_desktop.desktop.lists.table_copy import table_copied
from resettle_desktop.desktop.lists.table_header import Header
from resettle_desktop.desktop.parts.rows import Band, Cell, Column, Key, Row, RowsModel
from resettle_desktop.desktop.parts.table_paint import CellDelegate, draw_ring, draw_row
from resettle_desktop.desktop.parts.theme import height, theme

__all__ = ["Band", "Cell", "Column", "Key", "Row", "RowsModel", "Table"]

SEARCH_LIMIT = 1_000
_NEAR = 5  # milliseconds after which the rows near by are read, one page at a time
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class Table(QTableView):
    """Shows the rows of a model; selecting tells ``selected``, Enter or a double click ``opened``, each with a key."""

    selected = Signal(object)
    opened = Signal(object)
    cell_selected = Signal(object, str)
    sort_asked = Signal(str, bool)
    selection_sized = Signal(int)

    def __init__(self, name: str, row: str = "row", cell_focus: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = row
        self._cell_focus = cell_focus
        self._hovered = -1
        self._typed, self._typing = "", QElapsedTimer()
        self._key: Key | None = None
        self._near = QTimer(self, singleShot=True, interval=_NEAR)
        self._near.timeout.connect(self._read_near)
        self._header = Header(self)
        self.setAccessibleName(name)
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(CellDelegate(self))
        self._settle()
        self._header.sort_asked.connect(self.sort_asked)
        theme.changed.connect(self.viewport().update)

    def _settle(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.set_row_height(self._row_height)

    # what others call

    def show_rows(self, model: RowsModel) -> None:
        """Show the rows of this model from now on."""
        self.setModel(model)
        model.modelReset.connect(self._take_columns)
        model.headerDataChanged.connect(
            lambda _way, first, last: self._header.renew_columns(model.columns, first, last)
        )
        self._take_columns()
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(lambda *_parts: self.selection_sized.emit(self.selected_count()))

    def rows(self) -> RowsModel:
        """Give the model; raises TypeError before ``show_rows``."""
        model = self.model()
        if not isinstance(model, RowsModel):
            raise TypeError("a table shows rows after show_rows")
        return model

    def set_row_height(self, name: str) -> None:
        """Take one of theme.HEIGHTS: row, row_compact, row_board, row_reading, row_two_lines."""
        self._row_height = name
        self.verticalHeader().setDefaultSectionSize(height(name))

    def set_order(self, key: str, descending: bool = False) -> None:
        """Show at which heading the rows are in order."""
        self._header.set_order(key, descending)

    def current_key(self) -> Key | None:
        """Give the key of the current row, None without one."""
        row = self.rows().row(self.currentIndex().row()) if self.currentIndex().isValid() else None
        return None if row is None else row.key

    def selected_count(self) -> int:
        """Give the number of selected rows; none of them is read."""
        return sum(part.height() for part in self.selectionModel().selection().toList())

    def selected_keys(self) -> list[Key]:
        """Give the keys of all selected rows, in the order in which they stand."""
        rows = (self.rows().row(number) for number in self._selected_rows())
        return [row.key for row in rows if row is not None]

    def select_row(self, number: int, column: int | None = None) -> None:
        """Make a row the current one, alone selected whatever keys are held, and bring it into view.

        The keyboard stays in its column, or goes to another one.
        """
        index = self.rows().index(number, max(0, self.currentIndex().column()) if column is None else column)
        self.selectionModel().setCurrentIndex(index, _ALONE)
        self.scrollTo(index)

    def reload(self) -> None:
        """Read the rows anew and keep the current one where it is still near."""
        number, key = self.currentIndex().row(), self._key
        self.rows().reload()
        if number < 0 or key is None:
            return
        self.rows().row(min(number, self.rows().rowCount() - 1))
        if (found := self.rows().row_of(key)) is not None:
            self.select_row(found)

    def arrangement(self) -> dict[str, Any]:
        """Give widths, order of columns, hidden columns and order of rows as plain values for ``restore``."""
        return self._header.arrangement()

    def restore(self, arrangement: Mapping[str, Any]) -> None:
        """Put columns back as ``arrangement`` said."""
        self._header.restore(arrangement)

    def seen_columns(self) -> list[int]:
        """Give the places of the columns that are seen, in the order in which they are."""
        return self._header.seen()

    def offer_columns(self, called: Callable[[], object]) -> None:
        """Let the menus of the columns ask for more of them than the table has."""
        self._header.more = called

    def fill_column_menu(self, menu: QMenu) -> None:
        """Add to a menu the commands of the columns, so that a screen's menu has them too."""
        self._header.fill_menu(menu)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a table; raises KnownError when they are too many."""
        copied = table_copied(self.rows(), self._selected_rows(), self._header.seen())
        QGuiApplication.clipboard().setMimeData(copied)

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, open, or move."""
        alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif self._moves_to_end(event):
            return
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked twice."""
        super().mouseDoubleClickEvent(event)
        self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the mouse."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: Any) -> None:
        """Take the tint away."""
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first row current, so that the focus is seen."""
        super().focusInEvent(event)
        model, by_mouse = self.model(), event.reason() == Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and not by_mouse and model is not None and model.rowCount():
            self.select_row(0)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shift+F10 or the menu key without a menu of the screen's own: the menu of the columns."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._header.open_menu()
        else:
            super().contextMenuEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are asked for; the way through a delegate would take as long as the drawing of a cell."""
        painter, asked = QPainter(self.viewport()), event.rect()
        columns = self._header.seen_within(asked)
        for number, box in self._rows_within(asked):
            chosen = self.selectionModel().isRowSelected(number, QModelIndex())
            draw_row(painter, box, self.rows().row(number), columns, chosen, number == self._hovered)
        self._paint_ring(painter)
        painter.end()
        self._near.start()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Go to the next row of which a cell begins with what is typed, among the rows near by."""
        waited = QGuiApplication.styleHints().keyboardInputInterval()
        fresh = not self._typing.isValid() or self._typing.elapsed() > waited
        self._typed = search if fresh else self._typed + search
        self._typing.restart()
        found = self._find(self._typed.casefold(), self.currentIndex().row() + (1 if fresh else 0))
        if found is not None:
            self.select_row(found)

    # internals

    def _take_columns(self) -> None:
        """Columns that stay keep the width, the place and the hiding that the person gave them."""
        if self._header.columns != self.rows().columns:
            self._header.take_columns(self.rows().columns)

    def _tell_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.rows().row(current.row()) if current.isValid() else None
        if row is None:
            return
        before, self._key = self._key, row.key
        if row.key != before:
            self.selected.emit(row.key)
        self.cell_selected.emit(row.key, self.rows().columns[current.column()].key)

    def _open(self) -> None:
        if (key := self.current_key()) is not None:
            self.opened.emit(key)

    def _moves_to_end(self, event: QKeyEvent) -> bool:
        """Home and End go to the first and last row; in Qt they go along the row, which shows nothing here."""
        if event.key() not in (Qt.Key.Key_Home, Qt.Key.Key_End) or event.modifiers() or self._cell_focus:
            return False
        if count := self.rows().rowCount():
            self.select_row(0 if event.key() == Qt.Key.Key_Home else count - 1)
        return True

    def _find(self, beginning: str, start: int) -> int | None:
        count = self.rows().rowCount()
        for step in range(min(count, SEARCH_LIMIT)):
            number = (start + step) % count
            row = self.rows().row(number)
            if row is not None and any(cell.text.casefold().startswith(beginning) for cell in row.cells):
                return number
        return None

    def _selected_rows(self) -> list[int]:
        parts = self.selectionModel().selection().toList()
        return sorted({each for part in parts for each in range(part.top(), part.bottom() + 1)})

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.viewport().update()

    def _rows_within(self, asked: QRect) -> Iterator[tuple[int, QRect]]:
        """Yield the rows that a part of what is seen shows, each with its place."""
        first = self.rowAt(max(0, asked.top()))
        if first < 0:
            return
        width = self.viewport().width()
        for number in range(first, self.rows().rowCount()):
            top = self.rowViewportPosition(number)
            if top > asked.bottom():
                return
            yield number, QRect(0, top, width, self.rowHeight(number))

    def _read_near(self) -> None:
        """Read what stands beside the rows in view, so that turning a page waits for nothing."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if self.isVisible() and first >= 0 and self.rows().read_near(first, max(first, last)):
            self._near.start()

    def _paint_ring(self, painter: QPainter) -> None:
        """The ring stands round the cell where cells are chosen, round the whole of a band."""
        current = self.currentIndex()
        if self._cell_focus and current.isValid():
            box = self.visualRect(current).adjusted(0, 0, 0, -1)
            row = self.rows().row(current.row())
            if row is not None and row.band is not None:
                box = QRect(0, box.top(), self.viewport().width(), box.height())
            draw_ring(painter, box)
