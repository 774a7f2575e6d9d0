"""What a table shows: cells, bands, columns, and a model that asks for a page of rows when it is looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Align = Literal["", "left", "right"]
Key = int | str
AnyIndex = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
PAGE = 50
PAGES_KEPT = 24


@dataclass(frozen=True)
class Cell:
    """One value as it is shown.

    ``icon`` is a Phosphor name or a state of icons.py in the colour ``tone``; the text takes that colour only where
    there is no icon, or in a ``pill``, which is tinted too. ``old`` is what stood here before, struck out.
    ``number`` is an agency's number (tabular with a crossed zero), ``detail`` a quieter word after or under the text.
    ``indent`` puts it that many steps below a band. ``found`` letters from ``found_at`` on are what was looked
    for. ``caps`` are keys, each drawn as on a keyboard, at the right.
    """

    text: str
    icon: str = ""
    tone: str = ""
    tabular: bool = False
    align: Align = ""
    bold: bool = False
    old: str = ""
    original_script: bool = False
    tooltip: str = ""
    pill: bool = False
    number: bool = False
    detail: str = ""
    text_tone: str = ""
    indent: int = 0
    found_at: int = 0
    found: int = 0
    caps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Band:
    """A row that heads the ones below it over the whole width: a family, say, with its state at the right.

    ``lead`` is an icon before its words: a caret where what is below can be folded.
    """

    text: str
    detail: str = ""
    right: str = ""
    tone: str = ""
    icon: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Row:
    """One row: the key of what it stands for, and a cell for each column, or a band."""

    key: Key
    cells: tuple[Cell, ...] = ()
    band: Band | None = None


@dataclass(frozen=True)
class Column:
    """A heading; ``width`` is in pixels where the text is 13 pixels high, ``subtitle`` stands on its second line."""

    key: str
    title: str
    width: int = 100
    align: Align = "left"
    subtitle: str = ""
    subtitle_tone: str = "text2"
    sortable: bool = True


EMPTY = Cell("")


class RowsModel(QAbstractTableModel):
    """Rows of any number, of which only the pages in use are in memory."""

    def __init__(
        self,
        columns: Sequence[Column],
        count: Callable[[], int],
        rows: Callable[[int, int], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._ask_count = count
        self._ask_rows = rows
        self._count = count()
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Give the number of rows as counted at the last reload."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the text, the tooltip, the cell or the row of a place in the table."""
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role == ROW_ROLE:
            return self.row(index.row())
        return self._words(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the title of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return column if role == CELL_ROLE else None

    def row(self, number: int) -> Row | None:
        """Give a row, reading its page if need be; None where the rows have become fewer since they were counted."""
        page = self._page(number // PAGE)
        place = number % PAGE
        return page[place] if place < len(page) else None

    def cell(self, row: int, column: int) -> Cell:
        """Give a cell; an empty one in a band and where there is no such row."""
        found = self.row(row)
        if found is None or column >= len(found.cells):
            return EMPTY
        return found.cells[column]

    def row_of(self, key: Key) -> int | None:
        """Give the place of a key among the rows in memory, None when it is not among them."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.key == key:
                    return page * PAGE + place
        return None

    def read_near(self, first: int, last: int) -> bool:
        """Read one page that stands beside these rows, the one below before the one above; False where all are there.

        Whoever asks does so while nobody waits.
        """
        for page in (last // PAGE + 1, first // PAGE - 1):
            if page not in self._pages and 0 <= page * PAGE < self._count:
                self._page(page)
                return True
        return False

    def reload(self) -> None:
        """Count anew and forget all rows."""
        self.beginResetModel()
        self._pages.clear()
        self._count = self._ask_count()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns, or the same under other headings, and forget all rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._pages.clear()
        self._count = self._ask_count()
        self.endResetModel()

    def renew(self, columns: Sequence[Column]) -> None:
        """Read the rows in memory anew and tell only of those cells that became others.

        Where rows or columns came, went or moved, all are forgotten as by ``set_columns``.
        """
        fresh = {page: self._ask_rows(page * PAGE, PAGE) for page in self._pages}
        same = [each.key for each in columns] == [each.key for each in self.columns]
        if not same or self._ask_count() != self._count or not self._pages or _moved(self._pages, fresh):
            self.set_columns(columns)
            return
        before, self._pages = self._pages, OrderedDict(fresh)
        for place, column in enumerate(columns):
            if column != self.columns[place]:
                self.columns = (*self.columns[:place], column, *self.columns[place + 1 :])
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, place, place)
        for page, rows in before.items():
            for place, (old, new) in enumerate(zip(rows, fresh[page], strict=True)):
                if old is not new:
                    self._tell_changed(page * PAGE + place, old, new)

    def update(self, key: Key) -> None:
        """Read the row of this key again, if it is in memory."""
        number = self.row_of(key)
        if number is None:
            return
        del self._pages[number // PAGE]
        last = self.index(number, len(self.columns) - 1)
        self.dataChanged.emit(self.index(number, 0), last)

    def _tell_changed(self, number: int, old: Row, new: Row) -> None:
        if old.band != new.band:
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
        for place, (before, after) in enumerate(zip(old.cells, new.cells, strict=False)):
            if before is not after and before != after:
                changed = self.index(number, place)
                self.dataChanged.emit(changed, changed)

    def _words(self, index: AnyIndex, role: int) -> str | None:
        row, cell = self.row(index.row()), self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tooltip or None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if row is not None and row.band is not None and index.column() == 0:
            return " ".join(filter(None, (row.band.text, row.band.detail, row.band.right)))
        return " ".join(filter(None, (cell.text, cell.detail)))

    def _page(self, number: int) -> Sequence[Row]:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._ask_rows(number * PAGE, PAGE)
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        return page


def _moved(before: Mapping[int, Sequence[Row]], after: Mapping[int, Sequence[Row]]) -> bool:
    """Return whether other rows stand somewhere."""
    return any([row.key for row in rows] != [row.key for row in after[page]] for page, rows in before.items())
