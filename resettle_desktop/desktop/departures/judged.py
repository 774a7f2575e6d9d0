"""The departure that a page shows, judged for its own time or for one that is asked about; it follows the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal

from resettle_desktop.desktop.departures.history import concerns
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Departure
from resettle_desktop.records.texts import _
from resettle_desktop.store.boards import Board, Boards, Forecast, compared
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store
from resettle_desktop.store.tickets import TakenTicket, tickets_elsewhere
from resettle_desktop.store.views import Movement


class JudgedDeparture(QObject):
    """Holds the board of one departure as the store has it now.

    ``changed`` with the families of which alone something is different, None for all of it; ``gone`` once the
    departure is no longer in the store. ``elsewhere`` gives by person the other departures of that day, ``tickets`` by
    passenger who else has the ticket. Raises KnownError where there is no such departure.
    """

    changed = Signal(object)
    gone = Signal()
    _applied = Signal(object)

    def __init__(self, store: Store, departure: int, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._departure, self._now = store, departure, now
        self._boards = Boards(store.views, store.clearances)
        self.asked: datetime | None = None
        # before anything listens: what is gone is told, and no half-made page stays
        self.board = self._read()
        self.elsewhere: Mapping[int, Sequence[str]] = {}
        self.tickets: Mapping[int, TakenTicket] = {}
        self._look_elsewhere()
        self._applied.connect(self._take_changes, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(store.listen(self._applied.emit))

    @property
    def movement(self) -> Movement:
        """Return the departure with its people."""
        return self.board.movement

    def ask(self, moment: datetime | None) -> None:
        """Judge as if the first leg departed at another local time; with None for the departure's own again."""
        self.asked = moment
        self.renew()

    def renew(self) -> None:
        """Read and judge all of it again."""
        self.board = self._read()
        self._look_elsewhere()
        self.changed.emit(None)

    def own(self) -> Board:
        """Return the departure judged for its own time."""
        return self._boards.of_departure(self.movement.departure, self._now())

    def forecast(self) -> Forecast:
        """Return what becomes of it at the time that is asked about."""
        return compared(self.own(), self.board)

    # internals

    def _read(self) -> Board:
        departure = self._store.rows.get(Departure, self._departure)
        if departure is None:
            raise KnownError(_("This departure is no longer in the store. Go back to the list of departures."))
        return self._boards.of_departure(departure, self._now(), self.asked)

    def _look_elsewhere(self) -> None:
        self.elsewhere = self._store.views.same_day(self.movement)
        self.tickets = tickets_elsewhere(self._store.rows, self.movement)

    def _renew_families(self, cases: frozenset[int]) -> None:
        """Read and judge these families alone: a result that is entered must be seen within a frame."""
        self.board = self._boards.renewed(self.board, cases)
        self.tickets = tickets_elsewhere(self._store.rows, self.movement)
        self.changed.emit(cases)

    def _take_changes(self, applied: Applied) -> None:
        """Follow what was written, here or elsewhere, where it concerns this departure."""
        if self._store.rows.get(Departure, self._departure) is None:
            self.gone.emit()
            return
        cases = self.board.families_of(applied)
        if cases is not None:
            self._renew_families(cases)
        elif concerns(applied, self.board):
            self.renew()
