"""The panel in which a person chooses the columns of a list: its own ones, and any field of the kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from resettle_desktop.desktop.lists.field_columns import FieldColumns
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Label, emptied, ground, roomy
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.desktop.parts.theme import MIDDLE, NARROW, PAGE_MARGIN, TIGHT, font, scaled
from resettle_desktop.records.codes import fold
from resettle_desktop.records.record import Record
from resettle_desktop.records.texts import _

_WIDTH = 300


class SearchLine(FieldLine):
    """Takes what is looked for; Down goes to the first box below."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class ColumnChooser(Panel):
    """Shows a box for each column; a box that is checked is a column at once."""

    def __init__(self, table: Table, columns: FieldColumns, kind: type[Record]) -> None:
        super().__init__(_("Columns"), _WIDTH)
        self._table, self._columns, self._kind = table, columns, kind
        self.search_line = SearchLine()
        self.boxes: dict[str, QCheckBox] = {}
        self._headings: list[tuple[Label, list[QCheckBox]]] = []
        self._body = QVBoxLayout()
        self._assemble()
        self.search_line.textChanged.connect(self._narrow)

    def _assemble(self) -> None:
        self.search_line.setPlaceholderText(_("Look for a field"))
        self.search_line.setAccessibleName(_("Look for a field"))
        top = QVBoxLayout()
        top.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(NARROW))
        top.addWidget(self.search_line)
        self.down.addLayout(top)
        inner = ground(QWidget(), "surface")
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(scaled(PAGE_MARGIN), 0, scaled(PAGE_MARGIN), scaled(MIDDLE))
        self._body.setSpacing(scaled(TIGHT))
        self.down.addWidget(roomy(inner), 1)
        self.setFocusProxy(self.search_line)

    def begin(self) -> None:
        """Show the columns as they are now."""
        emptied(self._body)
        self.boxes, self._headings = {}, []
        self._add(_("Of the list"), self._own())
        for title, fields in self._sections():
            self._add(title, fields)
        self._body.addStretch(1)
        self.search_line.clear()
        self.search_line.setFocus()

    # internals

    def _own(self) -> Iterator[tuple[str, str, bool]]:
        header, taken = self._table.horizontalHeader(), {field.name for field in self._columns.chosen}
        for place, column in enumerate(self._columns.columns()):
            # the first column stays: it says whose row it is
            if place and column.key not in taken:
                yield column.key, column.title, not header.isSectionHidden(place)

    def _sections(self) -> Iterator[tuple[str, Iterator[tuple[str, str, bool]]]]:
        offered, chosen = set(self._columns.offered), set(self._columns.chosen)
        placed = set()
        for title, fields in self._kind.sections():
            here = [field for field in fields if field in offered]
            placed.update(here)
            if here:
                yield title, ((field.name, field.label, field in chosen) for field in here)
        derived = [field for field in self._columns.offered if field not in placed]
        if derived:
            yield _("Counted by the program"), ((field.name, field.label, field in chosen) for field in derived)

    def _add(self, title: str, columns: Iterator[tuple[str, str, bool]]) -> None:
        heading, boxes = Label(title, "small", "text2", 600), []
        self._body.addWidget(heading)
        for key, label, shown in columns:
            box = QCheckBox(label)
            box.setFont(font("table"))
            box.setAccessibleName(label)
            box.setChecked(shown)
            box.toggled.connect(partial(self._turn, key))
            self._body.addWidget(box)
            self.boxes[key] = box
            boxes.append(box)
        self._headings.append((heading, boxes))

    def _turn(self, key: str, shown: bool) -> None:
        chosen = [field.name for field in self._columns.chosen]
        if any(field.name == key for field in self._columns.offered):
            self._columns.choose([*chosen, key] if shown else [name for name in chosen if name != key])
            self._table.horizontalScrollBar().setValue(self._table.horizontalScrollBar().maximum() if shown else 0)
            return
        place = next(place for place, column in enumerate(self._columns.columns()) if column.key == key)
        self._table.horizontalHeader().setSectionHidden(place, not shown)
        self._columns.changed.emit()

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        for heading, boxes in self._headings:
            for box in boxes:
                box.setVisible(wanted in fold(box.text()))
            heading.setVisible(any(not box.isHidden() for box in boxes))
