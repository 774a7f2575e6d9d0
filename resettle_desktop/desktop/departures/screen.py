"""The list of departures: when and where each goes, how many may board, and the selected one at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from resettle_desktop.desktop.departures.filters import UPCOMING, DepartureFilters
from resettle_desktop.desktop.departures.models import boarding_row, columns, persons_word
from resettle_desktop.desktop.departures.new_departure import NewDeparture
from resettle_desktop.desktop.departures.pane import DeparturePane
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.lists.arranging import Arranging
from resettle_desktop.desktop.lists.sheet import ListSheet
from resettle_desktop.desktop.lists.table import Row, RowsModel, Table
from resettle_desktop.desktop.parts.basics import ground
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.widgets import EmptyState, PrimaryButton
from resettle_desktop.records.kinds import Passenger
from resettle_desktop.records.texts import _, n_
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.departures import Dated, DepartureLists
from resettle_desktop.store.store import Store

_DEPARTS, _NAME = "departs", "departures"


class DeparturesScreen(QWidget):
    """Shows the store's departures. It opens nothing itself: it announces which departure or case is wanted.

    ``remembered`` keeps columns, order and chips for the next start, ``now`` gives the local time that parts what lies
    ahead from what is past.
    """

    departure_opened = Signal(object)
    case_opened = Signal(object)
    message = Signal(str, object)
    _applied = Signal(object)

    def __init__(
        self, store: Store, remembered: Remembered | None = None, now: Callable[[], datetime] = datetime.now,
        drafts: Drafts | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._store, self._lists, self._now, self._drafts = store, DepartureLists(store.rows), now, drafts
        self._known: list[Dated] = []
        self._shown: list[int] = []
        self._descending = True
        self.table = Table(_("Departures"))
        self.pane = DeparturePane(store)
        self.filters = DepartureFilters(remembered)
        self.new_button = PrimaryButton(_("New departure"), "plus", self.begin_departure)
        self.first_button = PrimaryButton(_("New departure"), "plus", self.begin_departure)
        self._sheet = self._listing()
        self._empty = self._first_step()
        self._stack = QStackedWidget()
        self._selecting = QTimer(self, singleShot=True, interval=0)
        self._assemble()
        self._connect()
        self.table.show_rows(RowsModel(columns(), lambda: len(self._shown), self._rows))
        self._arranging = Arranging(self.table, _NAME, remembered)
        self._begin()
        self.refresh()

    def _listing(self) -> ListSheet:
        none = EmptyState(_("No departure fits"), _("Take a chip away to see the others."), "magnifying-glass")
        self.new_button.setToolTip(_("Ctrl+Shift+D"))
        return ListSheet(_("Departures"), self.new_button, self.filters, self.table, self.pane, none)

    def _first_step(self) -> EmptyState:
        text = _("A departure is a group on one itinerary. Make it with its first flight, then add families to it.")
        return EmptyState(_("No departure yet"), text, "airplane-takeoff", (self.first_button,))

    def _assemble(self) -> None:
        ground(self, "surface")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._stack)
        for page in (self._sheet, self._empty):
            self._stack.addWidget(page)

    def _connect(self) -> None:
        self.table.selected.connect(self._selecting.start)
        self._selecting.timeout.connect(self._show_selected)
        self.table.opened.connect(self.departure_opened)
        self.table.sort_asked.connect(self.sort)
        self.filters.changed.connect(self._take_filters)
        self.pane.open_asked.connect(self.departure_opened)
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._store.listen(self._applied.emit))

    @cached_property
    def new_departure(self) -> NewDeparture:
        """Return the form of a new departure, made when it is first asked for."""
        made = NewDeparture(self._store, self._drafts)
        made.made.connect(self._made)
        made.left.connect(self.refresh)
        made.message.connect(self.message)
        self._stack.addWidget(made)
        return made

    # what others call

    def refresh(self) -> None:
        """Read everything anew and keep the selection."""
        self._read()
        self._stack.setCurrentWidget(self._sheet if self._known else self._empty)
        self._reload()

    def sort(self, key: str, descending: bool) -> None:
        """Put the departures in the order of their days."""
        if key == _DEPARTS:
            self._descending = descending
            self.table.set_order(key, descending)
            self._arranging.keep_soon()
            self._reload()

    def begin_departure(self) -> None:
        """Show the form of a new departure: an empty one, or what was typed and left."""
        self._stack.setCurrentWidget(self.new_departure)
        self.new_departure.begin()

    # events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list."""
        self.table.setFocus(event.reason())

    # internals

    def _begin(self) -> None:
        """As it was left; at first the next departure stands above, and where none lies ahead, the last one."""
        if not self.filters.was_left and any(self._is_ahead(each) for each in self._lists.dated()):
            self.filters.time = UPCOMING
        left = self._arranging.sort
        self._descending = left[1] if left else self.filters.time != UPCOMING
        self.table.set_order(_DEPARTS, self._descending)

    def _is_ahead(self, each: Dated) -> bool:
        return not each.cancelled and each.departs is not None and each.departs >= self._now()

    def _read(self) -> None:
        self._known = self._lists.dated()
        self.filters.show_known(self._known, self._now())
        people = persons_word(self._store.rows.count(Passenger))
        said = n_("{n} departure", "{n} departures", len(self._known))
        self._sheet.counts.setText(f"{said}, {people}")

    def _take_filters(self) -> None:
        self.filters.show_known(self._known, self._now())
        self.sort(_DEPARTS, self.filters.time != UPCOMING)

    def _reload(self) -> None:
        now = self._now()
        fits = [each.id for each in self._known if self.filters.fits(each, now)]
        self._shown = fits if self._descending else fits[::-1]
        self.table.reload()
        self._sheet.show_count(len(self._shown))
        if self._shown and not self.table.currentIndex().isValid():
            self.table.select_row(0)
        self._show_selected()

    def _rows(self, start: int, count: int) -> Sequence[Row]:
        now = self._now()
        return [boarding_row(each, now) for each in self._lists.boardings(self._shown[start : start + count])]

    def _show_selected(self) -> None:
        key = self.table.current_key()
        self.pane.show_departure(None if key is None else int(key), self._now())

    def _take_changes(self, _applied: Applied) -> None:
        if not isinstance(self._stack.currentWidget(), NewDeparture):
            self.refresh()

    def _made(self, departure: int) -> None:
        self.refresh()
        self.departure_opened.emit(departure)
