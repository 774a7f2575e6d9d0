"""The headings of a table: their drawing, the order of rows, and the columns as the person left them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from resettle_desktop.desktop.parts.rows import CELL_ROLE, Column
from resettle_desktop.desktop.parts.table_paint import LEFT, PADDING, RIGHT, SeenColumn, draw_icon, draw_text, lead
from resettle_desktop.desktop.parts.theme import font, height, scaled, tokens
from resettle_desktop.records.texts import _


class Header(QHeaderView):
    """Headings in one or two lines, with an arrow at the one the rows are in order of."""

    sort_asked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.columns: Sequence[Column] = ()
        self.sort_key = ""
        self.descending = False
        self.more: Callable[[], object] | None = None
        self._wanted: Mapping[str, Any] = {}
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(scaled(28))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.open_menu)
        self.sectionClicked.connect(self.sort_by)

    def take_columns(self, columns: Sequence[Column]) -> None:
        """Set widths, order and what is hidden: as remembered, else as the columns say."""
        self.columns = columns
        two_lines = any(column.subtitle for column in columns)
        self.setFixedHeight(height("head_two_lines" if two_lines else "head"))
        hidden, widths = self._wanted.get("hidden", ()), self._wanted.get("widths", {})
        for place, column in enumerate(columns):
            self.setSectionHidden(place, column.key in hidden)
            self.resizeSection(place, widths.get(column.key, scaled(column.width)))
        self._order(self._wanted.get("order", ()))

    def renew_columns(self, columns: Sequence[Column], first: int, last: int) -> None:
        """Take columns that say something else from this place to that; one that needs another width gets it."""
        before, self.columns = self.columns, columns
        for place in range(first, last + 1):
            if columns[place].width != before[place].width and columns[place].key not in self._wanted.get("widths", {}):
                self.resizeSection(place, scaled(columns[place].width))
        self.viewport().update()

    def set_order(self, key: str, descending: bool) -> None:
        """Draw the arrow at this column."""
        self.sort_key, self.descending = key, descending
        self.viewport().update()

    def sort_by(self, place: int) -> None:
        """Ask for the rows in order of a column; in the other direction when they are in its order already."""
        column = self.columns[place]
        if column.sortable:
            self.set_order(column.key, column.key == self.sort_key and not self.descending)
            self.sort_asked.emit(column.key, self.descending)

    def seen(self) -> list[int]:
        """Give the places of the columns that are seen, in the order they are seen."""
        places = [self.logicalIndex(place) for place in range(len(self.columns))]
        return [place for place in places if not self.isSectionHidden(place)]

    def seen_within(self, asked: QRect) -> list[SeenColumn]:
        """Give the columns of which a part of the table shows something, each with the room of its cells."""
        found = []
        for place in self.seen():
            left, width = self.sectionViewportPosition(place), self.sectionSize(place)
            if left <= asked.right() and left + width > asked.left():
                margin = lead(self.parentWidget(), place)
                found.append(
                    SeenColumn(place, left + margin, width - margin - scaled(PADDING), self.columns[place].align)
                )
        return found

    def arrangement(self) -> dict[str, Any]:
        """Give widths, order, hidden columns and the order of rows as plain values."""
        keys = [column.key for column in self.columns]
        return {
            "widths": {key: self.sectionSize(place) for place, key in enumerate(keys) if self._is_own_width(place)},
            "order": [keys[self.logicalIndex(place)] for place in range(len(keys))],
            "hidden": [key for place, key in enumerate(keys) if self.isSectionHidden(place)],
            "sort": [self.sort_key, self.descending],
        }

    def restore(self, arrangement: Mapping[str, Any]) -> None:
        """Put all back as ``arrangement`` said; what it says of columns that are no longer there is passed over."""
        self._wanted = arrangement
        key, descending = arrangement.get("sort", ("", False))
        self.set_order(key, descending)
        if self.columns:
            self.take_columns(self.columns)

    def fill_menu(self, menu: QMenu) -> None:
        """Add to a menu what can be done with columns: put the rows in order by each, hide and show each."""
        for place, column in enumerate(self.columns):
            if column.sortable:
                action = menu.addAction(_("Sort by {column}").format(column=column.title))
                action.triggered.connect(lambda _checked=False, at=place: self.sort_by(at))
        menu.addSeparator()
        for place, column in enumerate(self.columns[1:], start=1):
            action = menu.addAction(_("Show {column}").format(column=column.title))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(place))
            action.toggled.connect(lambda shown, at=place: self.setSectionHidden(at, not shown))
        if self.more is not None:
            menu.addSeparator()
            menu.addAction(_("More columns…")).triggered.connect(self._open_more)

    def _open_more(self) -> None:
        if self.more is not None:
            self.more()

    def open_menu(self) -> None:
        """Open the menu of the columns below the headings."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        """Draw one heading; right-aligned over right-aligned cells."""
        column = self.model().headerData(place, Qt.Orientation.Horizontal, CELL_ROLE)
        painter.fillRect(rect, tokens().color("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens().color("line2"))
        if isinstance(column, Column):
            self._draw_column(painter, rect.adjusted(lead(self.parentWidget(), place), 0, -scaled(PADDING), -1), column)

    def _order(self, order: Sequence[str]) -> None:
        keys = [column.key for column in self.columns]
        for place, key in enumerate(key for key in order if key in keys):
            self.moveSection(self.visualIndex(keys.index(key)), place)

    def _is_own_width(self, place: int) -> bool:
        """The last column fills what is left, so its width says nothing."""
        return not self.isSectionHidden(place) and self.visualIndex(place) != self.count() - 1

    def _draw_column(self, painter: QPainter, box: QRect, column: Column) -> None:
        upper = QRect(box)
        flags = RIGHT if column.align == "right" else LEFT
        if column.subtitle:
            half = box.height() // 2
            upper = QRect(box.left(), box.top() + 1, box.width(), half)
            lower = QRect(box.left(), box.top() + half - 1, box.width(), half)
            weight = 400 if column.subtitle_tone == "text2" else 600
            draw_text(painter, lower, column.subtitle, column.subtitle_tone, font("small", weight), flags)
        taken = draw_text(painter, upper, column.title, "text2", font("small", 500), flags)
        if column.key == self.sort_key:
            self._draw_arrow(painter, upper, taken, column)

    def _draw_arrow(self, painter: QPainter, box: QRect, taken: int, column: Column) -> None:
        side = scaled(16)
        left = box.right() - taken - side if column.align == "right" else box.left() + taken + scaled(5)
        name = "arrow-down" if self.descending else "arrow-up"
        draw_icon(painter, QRect(left, box.top(), side, box.height()), name, "text2", 11)
