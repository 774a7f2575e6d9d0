"""A table that is typed down its columns, each cell with the editor that the form has for its field."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from resettle_desktop.desktop.forms.editor import Editor
from resettle_desktop.desktop.forms.editor_kinds import editor_for
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.choice_line import ChoiceLine
from resettle_desktop.desktop.parts.rows import Column, Row, RowsModel
from resettle_desktop.desktop.parts.table_paint import CellDelegate
from resettle_desktop.desktop.parts.theme import height
from resettle_desktop.records.record import Record
from resettle_desktop.records.sealed import Sealer

AnyIndex = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HINT = QAbstractItemDelegate.EndEditHint.NoHint
_PAGE_ROWS = 3


class TypedRow(Protocol):
    """One record as it is typed."""

    @property
    def record(self) -> int:
        """Return its id."""

    @property
    def texts(self) -> dict[str, str]:
        """Return what stands in its cells, by field."""


class TypedRows(Protocol):
    """The rows of such a table, and what is typed in them."""

    @property
    def rows(self) -> Sequence[TypedRow]:
        """Return the rows in their order."""

    def set_text(self, place: int, name: str, text: str) -> None:
        """Type a text into a cell; an empty one empties it."""

    def copied_text(self, source: int, target: int, name: str) -> str:
        """Return the text of a cell as another row of the column takes it."""

    def shown_fields(self) -> tuple[str, ...]:
        """Return the fields that have a column."""


class _Model(RowsModel):
    """The rows; the cells of fields can be typed in."""

    def __init__(self, grid: TypedGrid) -> None:
        super().__init__(grid.columns(), lambda: len(grid.typed_rows.rows), grid.page)
        self._grid = grid

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A cell that says who it is about is only read."""
        found = super().flags(index)
        name = self.columns[index.column()].key if index.isValid() else ""
        return found | Qt.ItemFlag.ItemIsEditable if name and name not in self._grid.read_only else found


class _Delegate(CellDelegate):
    """Edits a cell in the form's editor for its field; Enter and Down write it and go on down the column."""

    def __init__(self, grid: TypedGrid, sealer: Sealer | None) -> None:
        super().__init__(grid)
        self._grid, self._sealer = grid, sealer
        self._editor: Editor | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """Make the editor of the column's field."""
        editor = editor_for(self._grid.kind.field(self._grid.field_of(index)), self._sealer)
        editor.widget.setParent(parent)
        if isinstance(editor.widget, ChoiceLine):
            editor.widget.chosen.connect(lambda _text: self._end(1))
        self._editor = editor
        return editor.widget

    def setEditorData(self, widget: QWidget, index: AnyIndex) -> None:
        """Put the text of the cell into the editor."""
        if self._editor is not None:
            row = self._grid.typed_rows.rows[index.row()]
            self._editor.about(row.record)
            self._editor.set_text(row.texts.get(self._grid.field_of(index), ""))

    def setModelData(self, widget: QWidget, model: Any, index: AnyIndex) -> None:
        """Take what was typed, written as it will be kept where it can be read."""
        if self._editor is not None:
            self._editor.settle()
            self._grid.take(index.row(), self._grid.field_of(index), self._editor.text())

    def updateEditorGeometry(  # noqa: N802
        self, widget: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """A line fills its cell; a text of several lines has the room of some rows."""
        box = option.rect
        if not isinstance(widget, QLineEdit):
            box.setHeight(height("row") * _PAGE_ROWS)
            box.setLeft(min(box.left(), max(0, box.right() - 2 * box.width())))
        widget.setGeometry(box)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Rows keep their height while a cell is typed in."""
        return QSize(0, height("row"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Down go on to the next person, Up to the one before; all write what was typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, **dict.fromkeys(_ENTER, 1)}
            step = steps.get(Qt.Key(event.key()), 0)
            if step and (event.key() in _ENTER or not _list_is_open(watched)):
                self._end(step)
                return True
        return super().eventFilter(watched, event)

    def _end(self, step: int) -> None:
        if self._editor is not None:
            widget = self._editor.widget
            widget.removeEventFilter(self)  # it hands over what was typed once, not again as its list closes
            self.commitData.emit(widget)
            self.closeEditor.emit(widget, _HINT)
            self._grid.step(step)


class TypedGrid(Table):
    """Shows rows and takes what is typed; ``typed`` when one of them has another text.

    Cells of the columns ``read_only`` say who a row is about; those ``not_pasted`` are typed one by one.
    """

    typed = Signal()
    read_only: Collection[str] = ()
    not_pasted: Collection[str] = ()

    def __init__(self, name: str, kind: type[Record], rows: TypedRows, sealer: Sealer | None = None) -> None:
        super().__init__(name, cell_focus=True)
        self.kind, self.typed_rows = kind, rows
        self.shown_fields: tuple[str, ...] = rows.shown_fields()
        self.setItemDelegate(_Delegate(self, sealer))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.prepare()
        self.show_rows(_Model(self))

    # what each table says

    @abstractmethod
    def columns(self) -> list[Column]:
        """Return who a row is about, then a column for each field that is shown."""

    @abstractmethod
    def row(self, place: int) -> Row:
        """Return the cells of a row."""

    def prepare(self) -> None:
        """Look at all rows before some of them are shown."""

    # what others call

    def field_of(self, index: AnyIndex) -> str:
        """Return the field of a column."""
        return self.rows().columns[index.column()].key

    def refresh(self) -> None:
        """Show the rows as they are now, with the columns that they need."""
        place, column = self.currentIndex().row(), self.currentIndex().column()
        self.prepare()
        fields = self.typed_rows.shown_fields()
        if fields != self.shown_fields:
            self.shown_fields = fields
            self.rows().set_columns(self.columns())
        else:
            self.rows().reload()
        if self.typed_rows.rows and place >= 0:
            self._go(min(place, len(self.typed_rows.rows) - 1), column)

    def begin(self, place: int, field: str) -> None:
        """Put the keyboard into a cell."""
        names = [column.key for column in self.rows().columns]
        self._go(place, names.index(field))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, rows: int) -> None:
        """Go so many rows down the same column, as far as there are rows."""
        current = self.currentIndex()
        self._go(max(0, min(current.row() + rows, len(self.typed_rows.rows) - 1)), current.column())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, place: int, name: str, text: str) -> None:
        """Take a text that was typed into a cell."""
        row = self.typed_rows.rows[place]
        if text == row.texts.get(name, ""):
            return
        self.typed_rows.set_text(place, name, text)
        self.prepare()
        if self.typed_rows.shown_fields() == self.shown_fields:
            self.rows().update(row.record)
        else:
            # an editor must not lose its table while it hands over what was typed
            QTimer.singleShot(0, self, self.refresh)
        self.typed.emit()

    def take_from_above(self) -> None:
        """Give the cell the text of the one above, and go on down."""
        current = self.currentIndex()
        name = self.field_of(current) if current.isValid() else ""
        if current.row() > 0 and name not in self.read_only:
            self.take(current.row(), name, self.typed_rows.copied_text(current.row() - 1, current.row(), name))
            self.step(1)

    def paste(self, text: str) -> None:
        """Fill the column downwards from the cell with the lines of a text, each as if it had been typed."""
        current = self.currentIndex()
        name = self.field_of(current) if current.isValid() else ""
        if name in ("", *self.read_only, *self.not_pasted):
            return
        lines = [line.split("\t")[0] for line in text.rstrip("\r\n").splitlines()]
        places = range(current.row(), min(current.row() + len(lines), len(self.typed_rows.rows)))
        for place, line in zip(places, lines, strict=False):
            self.typed_rows.set_text(place, name, self._settled(name, line))
        self.refresh()
        self.typed.emit()

    def places(self) -> list[int]:
        """Return the places of the selected rows."""
        return self._selected_rows()

    def page(self, start: int, count: int) -> Sequence[Row]:
        """Return some of the rows, for the table to show."""
        return [self.row(place) for place in range(start, min(start + count, len(self.typed_rows.rows)))]

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Delete empties the cell, Ctrl+V fills the column."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif plain and event.key() in _ENTER:
            self.step(1)
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            current = self.currentIndex()
            if current.isValid() and self.field_of(current) not in self.read_only:
                self.take(current.row(), self.field_of(current), "")
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        """Type in the cell that was clicked twice."""
        QAbstractItemView.mouseDoubleClickEvent(self, event)

    # internals

    def _go(self, place: int, column: int) -> None:
        index = self.rows().index(place, max(0, min(column, len(self.rows().columns) - 1)))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _settled(self, name: str, text: str) -> str:
        """Return a text as the editor of its field would leave it."""
        editor = editor_for(self.kind.field(name))
        editor.set_text(text.strip())
        editor.settle()
        settled = editor.text()
        editor.widget.deleteLater()
        return settled


def _list_is_open(watched: QObject) -> bool:
    return isinstance(watched, ChoiceLine) and bool(watched.offered())
