"""The panels beside a list: one value for many, cells of a spreadsheet, and the choice of columns."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from resettle_desktop.desktop.lists.bulk import BulkChange
from resettle_desktop.desktop.lists.column_chooser import ColumnChooser
from resettle_desktop.desktop.lists.field_columns import FieldColumns
from resettle_desktop.desktop.lists.list_of import ListOf
from resettle_desktop.desktop.lists.pasting import MOST_ROWS, PasteChange, Spot
from resettle_desktop.desktop.lists.reading import ListReading
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.panel import Panel
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store


class ListPanels(QObject):
    """Holds the panels of one list, of which one at most is shown; ``turned`` when it is another one or none."""

    turned = Signal()
    message = Signal(str, object)

    def __init__(self, store: Store, listed: ListOf, table: Table, columns: FieldColumns, reading: ListReading) -> None:
        super().__init__(table)
        self._listed, self._table, self._reading = listed, table, reading
        self.bulk = BulkChange(store, listed.kind)
        self.pasting = PasteChange(store, listed.kind, listed.called, self._spot)
        self.column_chooser = ColumnChooser(table, columns, listed.kind)
        self.all: tuple[Panel, ...] = (self.bulk, self.pasting, self.column_chooser)
        for panel in self.all:
            panel.hide()
            panel.left.connect(self._leave)
        self.bulk.message.connect(self.message)
        self.pasting.message.connect(self.message)

    @property
    def width(self) -> int:
        """Return the room that they take in pixels."""
        return sum(panel.width() for panel in self.all if not panel.isHidden())

    def change_many(self) -> None:
        """Show the panel that gives one value to all records in the list, or to those that are selected."""
        try:
            chosen = self.chosen()
        except KnownError as error:
            self.message.emit(str(error), None)
            return
        self._show(self.bulk)
        self.bulk.begin(chosen)

    def paste(self) -> None:
        """Show what the cells on the clipboard would change."""
        self._show(self.pasting)
        self.pasting.begin()

    def choose_columns(self) -> None:
        """Show the panel in which any field becomes a column."""
        self._show(self.column_chooser)
        self.column_chooser.begin()

    def chosen(self) -> list[int]:
        """Return the records that are selected where they are several, else all that the list shows.

        Raises KnownError where they are too many, or not counted yet.
        """
        window, selected = self._reading.window, self._table.selected_count()
        if window is None or self._reading.is_counting:
            raise KnownError(_("The list is still being counted. Nothing was changed. Ask again in a moment."))
        several = 1 < selected < window.count()
        if (selected if several else window.count()) > MOST_ROWS:
            said = _("No more than {limit} rows can be taken at once. Nothing was changed. Narrow the list.")
            raise KnownError(said.format(limit=MOST_ROWS))
        return [int(key) for key in self._table.selected_keys()] if several else window.ids()

    # internals

    def _spot(self, rows: int) -> Spot:
        """Return where cells without headings go: from the current row and column on."""
        columns, here = self._table.rows().columns, self._table.currentIndex()
        seen = [columns[place].key for place in self._table.seen_columns()]
        ids = [record.id for record in self._reading.page(here.row(), rows)] if here.isValid() else []
        selected = self._table.selected_keys() if 1 < self._table.selected_count() <= MOST_ROWS else []
        current = self._listed.fields_of([columns[max(0, here.column())].key])[0]
        return Spot(tuple(ids), tuple(map(int, selected)), tuple(self._listed.fields_of(seen)), current)

    def _show(self, panel: Panel) -> None:
        for each in self.all:
            each.setVisible(each is panel)
        self.turned.emit()

    def _leave(self) -> None:
        for panel in self.all:
            panel.hide()
        self.turned.emit()
        self._table.setFocus()
