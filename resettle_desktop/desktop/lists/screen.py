"""What the lists of cases and of persons share: search, chips, columns, views, counts, and what is done to many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from resettle_desktop.desktop.lists.arranging import Arranging
from resettle_desktop.desktop.lists.field_columns import FieldColumns
from resettle_desktop.desktop.lists.field_filters import FieldFilters
from resettle_desktop.desktop.lists.list_of import ListOf
from resettle_desktop.desktop.lists.named_views import NamedViews
from resettle_desktop.desktop.lists.panels import ListPanels
from resettle_desktop.desktop.lists.reading import ListReading
from resettle_desktop.desktop.lists.search import ListSearch
from resettle_desktop.desktop.lists.sheet import ListSheet
from resettle_desktop.desktop.lists.table import Cell, Row, RowsModel, Table
from resettle_desktop.desktop.lists.value_filters import ValueFilters
from resettle_desktop.desktop.parts.basics import PrimaryButton, QuietButton
from resettle_desktop.desktop.parts.commands import add_command
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import NARROW, height, scaled
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store
from resettle_desktop.store.windows import Window

FOUND_AT_MOST = 500
_WIDTH_FOR_PANE = 900
_REST = 50  # milliseconds that a selection rests before it is shown beside, so that a held key runs through the list
_SLOW = 150  # milliseconds after which it is said that another list is being counted


class ListScreen(QWidget):
    """Shows the records of one kind with ``pane`` for the selected one; commands are in the menu ``more``.

    A screen of its own gives the cells of records, what is shown beside, and calls ``begin`` once it is made. ``waits``
    tells of the work that the list waits for, once that takes long.
    """

    message = Signal(str, object)
    check_asked = Signal(object)
    waits = Signal(object)
    _applied = Signal(object)

    def __init__(
        self, store: Store, listed: ListOf, pane: QWidget, new_button: PrimaryButton | None = None,
        remembered: Remembered | None = None, own_chips: Sequence[QWidget] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._store, self._listed, self._remembered = store, listed, remembered
        self._found: set[int] | None = None
        self._order = listed.order
        self._asking: tuple[object, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.pane = pane
        self.more = QMenu(self)
        self.table = Table(listed.title)
        self.search_line = ListSearch(listed.looked_for)
        self.filters = ValueFilters(store, listed.kind, listed.name, listed.chips, remembered)
        self.more_filters = FieldFilters(listed.kind, listed.name, listed.chips, remembered)
        self.views = NamedViews(store, listed.name, self._view, self._show_view)
        self.reading = ListReading(store, self, listed.summed)
        self._sheet = self._listing(new_button, own_chips)
        self._selecting = QTimer(self, singleShot=True, interval=_REST)
        self._counting = QTimer(self, singleShot=True, interval=_SLOW)
        self.table.show_rows(RowsModel(listed.columns, self.reading.count, self._rows))
        self.columns = FieldColumns(self.table, listed.kind, listed.columns)
        self._arranging = Arranging(self.table, listed.name, remembered, self.columns)
        self.panels = ListPanels(store, listed, self.table, self.columns, self.reading)
        self.bulk, self.pasting, self.column_chooser = self.panels.bulk, self.panels.pasting, self.panels.column_chooser
        self.table.offer_columns(self.panels.choose_columns)
        self._add_commands()

    def _listing(self, new_button: PrimaryButton | None, own_chips: Sequence[QWidget]) -> ListSheet:
        chips = QWidget()
        across = FlowLayout(chips, scaled(NARROW), height("field"))
        parts = (self.search_line, self.views.chip, self.views.line, *own_chips, *self.filters.chips.values())
        for widget in parts:
            across.addWidget(widget)
        self.more_filters.stand_in(across)
        none = EmptyState(self._listed.nothing, _("Take a filter away, or look for less."), "magnifying-glass")
        sheet = ListSheet(self._listed.title, new_button, chips, self.table, self.pane, none)
        sheet.add_tool(QuietButton("", "pencil-line", self.change_many), _("Change many"))
        return sheet

    def _add_commands(self) -> None:
        commands: tuple[tuple[str, list[str], Callable[[], object]], ...] = (
            (_("Copy the selected rows"), ["Ctrl+C"], self.copy),
            (_("Paste from a spreadsheet…"), ["Ctrl+V"], self.panels.paste),
            (_("Check now"), ["F5"], self.check_now),
            (_("Columns…"), ["Ctrl+Shift+K"], self.panels.choose_columns),
        )
        for label, keys, called in commands:
            add_command(self, self.more, label, keys, called)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda place: self.more.popup(self.table.viewport().mapToGlobal(place))
        )

    def beside_panels(self) -> QWidget:
        """Return the list with the panels that can stand at its right."""
        beside = QWidget()
        across = QHBoxLayout(beside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._sheet, 1)
        for panel in self.panels.all:
            across.addWidget(panel)
        return beside

    def begin(self) -> None:
        """Connect all parts, and show the list as it was left."""
        left = self._arranging.sort
        self._order = left if left and self._is_sortable(left[0]) else self._order
        self.table.set_order(*self._order)
        self.table.selected.connect(self._selecting.start)
        self._selecting.timeout.connect(self._show_selected)
        self.table.selection_sized.connect(self._tell_selection)
        self.table.sort_asked.connect(self.sort)
        self.filters.changed.connect(self._reload)
        self.more_filters.changed.connect(self._reload)
        self.search_line.asked.connect(self.search)
        self.search_line.taken.connect(self.table.setFocus)
        self._connect_reading()
        self._connect_panels()
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))
        self.refresh()

    def _connect_reading(self) -> None:
        self.reading.begun.connect(self._counting.start)
        self.reading.ready.connect(self._show_list)
        self.reading.stopped.connect(self.filters.leave_findings)
        self.reading.failed.connect(lambda text: self.message.emit(text, None))
        self._counting.timeout.connect(self._show_counting)
        self.columns.changed.connect(self._arranging.keep_soon)

    def _connect_panels(self) -> None:
        self.views.message.connect(self.message)
        self.views.failed.connect(lambda text: self.message.emit(text, None))
        self.panels.turned.connect(self._fit_pane)
        self.panels.message.connect(self.message)

    # what a list of one kind gives

    def _cells(self, records: Sequence[Any]) -> Sequence[Mapping[str, Cell]]:
        """Return for each record the cells of the list's own columns, by their keys."""
        raise NotImplementedError

    def _show_selected(self) -> None:
        """Show beside the list what is selected in it."""
        raise NotImplementedError

    def _counts(self) -> str:
        """Return how many records there are in all, in words."""
        raise NotImplementedError

    def _cases_of(self, records: Sequence[int]) -> list[int]:
        """Return the cases to which these records belong."""
        raise NotImplementedError

    def _among(self) -> Collection[int] | None:
        """Return the records to choose from: those that every narrowing lets through, None for all."""
        narrowed = [ids for ids in (self._found, self.filters.among()) if ids is not None]
        return set.intersection(*narrowed) if narrowed else None

    # what others call

    def refresh(self) -> None:
        """Read everything anew and keep the selection."""
        self._sheet.counts.setText(self._counts())
        self._reload()

    def search(self, text: str) -> None:
        """Show the records in which the words are found, of cases also in a member; all for an empty text."""
        if text != self.search_line.text():
            self.search_line.setText(text)
        self._found = self._searched(text) if text.strip() else None
        self._reload()

    def sort(self, key: str, descending: bool) -> None:
        """Put the records in the order of one of their fields."""
        if self._is_sortable(key):
            self._order = (key, descending)
            self.table.set_order(key, descending)
            self._arranging.keep_soon()
            self._reload()

    def place_of(self, record: int) -> tuple[int, int]:
        """Return a record's place in the list, counted from 1, and how many there are; place 0 when not in sight."""
        number = self.table.rows().row_of(record)
        return (0 if number is None else number + 1), self.table.rows().rowCount()

    def neighbour(self, record: int, step: int) -> int | None:
        """Return the record so many places further in the list, None beyond its ends; it becomes the selected one."""
        number = self.table.rows().row_of(record)
        if number is None or not 0 <= number + step < self.table.rows().rowCount():
            return None
        self.table.select_row(number + step)
        row = self.table.rows().row(number + step)
        return int(row.key) if row else None

    def change_many(self) -> None:
        """Show the panel that gives one value to all records in the list, or to those that are selected."""
        self.panels.change_many()

    def check_now(self) -> None:
        """Ask for a check of the selected records where they are several, else of all that the list shows."""
        window, several = self.reading.window, self.table.selected_count() > 1
        if window is not None and not window.is_narrowed and not several:
            self.check_asked.emit(None)
            return
        try:
            self.check_asked.emit(self._cases_of(self.panels.chosen()))
        except KnownError as error:
            self.message.emit(str(error), None)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a spreadsheet takes them."""
        try:
            self.table.copy()
        except KnownError as error:
            self.message.emit(str(error), None)

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        self.table.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is selected where the list would have no room beside it."""
        super().resizeEvent(event)
        self._fit_pane()

    # internals

    def _searched(self, text: str) -> set[int]:
        kind = self._listed.kind.kind_name()
        return {record.id for record in self._store.search.find(text, kind, FOUND_AT_MOST).records}

    def _is_sortable(self, key: str) -> bool:
        return any(column.key == key and column.sortable for column in self.columns.columns())

    def _rows(self, start: int, count: int) -> Sequence[Row]:
        records = self.reading.page(start, count)
        keys = [column.key for column in self.table.rows().columns]
        rows = []
        for record, own in zip(records, self._cells(records), strict=True):
            cells = {**self.columns.cells(record), **own}
            rows.append(Row(record.id, tuple(cells[key] for key in keys)))
        return rows

    def _fit_pane(self) -> None:
        self.pane.setVisible(self.width() - self.panels.width >= scaled(_WIDTH_FOR_PANE))

    def _view(self) -> dict[str, object]:
        wanted = {name: self.filters.wanted(name) for name in self.filters.kept}
        return {"wanted": wanted, "filters": self.more_filters.state(), "order": list(self._order),
                "columns": self.columns.arrangement()}  # fmt: skip

    def _show_view(self, view: Mapping[str, Any]) -> None:
        for name in self.filters.kept:
            self.filters.choose(name, str(view.get("wanted", {}).get(name, "")))
        self.more_filters.put_back(str(view.get("filters", "[]")))
        self.columns.restore(view.get("columns", {}))
        key, descending = view.get("order", self._order)
        self.sort(str(key), bool(descending))

    def _reload(self) -> None:
        among, equal, more = self._among(), self.filters.equal(), [*self.filters.derived(), *self.more_filters.filters]
        self._asking = among, equal, more
        self.reading.read(Window(self._store.rows, self._listed.kind, *self._order, among, equal, more))

    def _show_counting(self) -> None:
        """The rows before stay while they are only counted anew; what fits other filters is not among them."""
        if self.reading.work is None:
            return
        self._sheet.show_counting(self._asking != self._shown)
        self.waits.emit(self.reading.work)

    def _show_list(self) -> None:
        self._shown = self._asking
        self.table.reload()
        count = self.table.rows().rowCount()
        window = self.reading.window
        narrowed = window is not None and window.is_narrowed
        self._sheet.show_count(count, self.reading.total() if count and narrowed else None)
        if count and not self.table.currentIndex().isValid():
            self.table.select_row(0)
        # the list does not wait for what stands beside it, which is read when the selection has come to rest
        self._selecting.start()

    def _tell_selection(self, count: int) -> None:
        self._sheet.show_selection(count, self._persons_selected(count) if count > 1 else None)

    def _persons_selected(self, _count: int) -> int | None:
        """Return of how many persons the selected records are, None where nobody need be told."""
        return None

    def _take_changes(self, _applied: Applied) -> None:
        self.refresh()
