"""What the counter knows and writes: a tick is seen at once, and saved one after another off the window's thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal

from resettle_desktop.desktop.parts.working import Progress, run
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Departure
from resettle_desktop.records.texts import _
from resettle_desktop.rules.counter import Counts, Standing, Where, changes, counted, standing_after
from resettle_desktop.rules.counter_finding import CounterFinder
from resettle_desktop.rules.tick_merging import Merge, Told, merged
from resettle_desktop.store.boards import Boards
from resettle_desktop.store.changes import Applied, ChangeSet
from resettle_desktop.store.counter import (
    AtCounter,
    CounterReader,
    NewTick,
    Party,
    closing,
    merging,
    ticking,
)
from resettle_desktop.store.store import Store
from resettle_desktop.store.tick_files import mine
from resettle_desktop.store.views import Seat


@dataclass(frozen=True)
class _Job:
    """One write: what is to be done, what is said once it is saved, and whether all is read anew then."""

    write: Callable[[], Applied | None]
    said: str
    anew: bool = False


class CounterDesk(QObject):
    """Holds the counter of one departure.

    ``ticked`` tells whose standing is another now, before it is saved; ``saved`` what was saved; ``reread`` that all
    was read anew; ``failed`` what stood in the way. Raises KnownError where the departure is gone.
    """

    ticked = Signal(object)
    reread = Signal()
    saved = Signal(str)
    failed = Signal(str)
    _applied = Signal(object)

    def __init__(self, store: Store, departure: int, device: str, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self.store, self._departure, self.device, self.now = store, departure, device, now
        self._reader = CounterReader(store.rows, Boards(store.views, store.clearances))
        self._jobs: deque[_Job] = deque()
        self._writing = self._reading = self._stale = False
        self._heard = 0
        self._done: list[int] = []
        self._waiting: list[Callable[[], object]] = []
        self.standings: dict[int, Standing] = {}
        self._show(self._read())
        self._applied.connect(self._notice, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(store.listen(self._applied.emit))

    # what is known

    @property
    def counts(self) -> Counts:
        """Return how many are where."""
        return counted(self.standings.values())

    @property
    def closed(self) -> datetime | None:
        """Return when the counter was closed, None while it is open."""
        return self.at.departure.closed

    @property
    def is_busy(self) -> bool:
        """Return whether something is still to be saved or read."""
        return bool(self._jobs) or self._writing or self._reading

    def standing(self, seat: Seat) -> Standing:
        """Return how a passenger stands."""
        return self.standings[seat.member.person.id]

    def where(self, seat: Seat) -> Where:
        """Return where a passenger is."""
        return self.standing(seat).where

    def seats_in(self, party: Party, *places: Where) -> list[Seat]:
        """Return those of a family who are in one of these places."""
        return [seat for seat in party.seats if self.where(seat) in places]

    def elsewhere(self, person: int) -> list[str]:
        """Return the references of the departures on which somebody is who is not on this one."""
        return self._reader.elsewhere(person)

    # what is done

    def tick(self, ticks: Sequence[NewTick], said: str) -> bool:
        """Tick passengers, where that says anything new; return whether it did for anybody."""
        new = [each for each in ticks if changes(self.standings[each.person], each.what)]
        if not new or self._is_closed():
            return False
        now = self.now()
        change_set = ticking(self._departure, new, self.standings, now, self.device)
        crossed = False
        for each in new:
            before = self.standings[each.person]
            after = standing_after(each.what, now, each.reason)
            crossed = crossed or Where.STAYS in (before.where, after.where)
            self.standings[each.person] = after
        self.ticked.emit(frozenset(each.person for each in new))
        self._add(lambda: self.store.apply(change_set), said, crossed)
        return True

    def take_back(self) -> None:
        """Take back what was last done here, once all before it is saved."""
        self._add(self._undo_last, _("Taken back"), True)

    def close(self) -> None:
        """Close the counter."""
        self._apply(closing(self.at.departure, self.now()), _("The counter is closed"))

    def reopen(self) -> None:
        """Open the counter again."""
        self._apply(closing(self.at.departure, None), _("The counter is open again"))

    def told(self) -> Told:
        """Return what this computer ticked, for another one."""
        return mine(self._departure, self.device, self._reader.ticks(self._departure), self.now())

    def preview(self, told: Told) -> Merge:
        """Return what becomes of the counter when another computer's ticks join; raises KnownError for other ones."""
        if told.departure != self._departure:
            raise KnownError(_("These ticks are of another departure. Nothing was changed."))
        if told.device == self.device:
            raise KnownError(_("These are the ticks of this computer. Take the file of the other one."))
        return merged(self._reader.ticks(self._departure), self.standings, told)

    def merge(self, merge: Merge) -> None:
        """Join another computer's ticks, as it was shown."""
        if not self._is_closed():
            seats = {seat.member.person.id: seat for seat in self.at.seats}
            self._apply(merging(self._departure, merge, seats), _("The ticks of the other computer are merged"))

    def when_quiet(self, called: Callable[[], object]) -> None:
        """Call something once all is saved and read: who is cleared may be another by then."""
        if self.is_busy:
            self._waiting.append(called)
        else:
            called()

    # internals

    def _read(self) -> AtCounter:
        departure = self.store.rows.get(Departure, self._departure)
        if departure is None:
            raise KnownError(_("This departure is no longer in the store. Go back to the list of departures."))
        return self._reader.read(departure, self.now())

    def _show(self, at: AtCounter) -> None:
        self.at, self.standings = at, at.standings()
        self.finder = CounterFinder(at.known)

    def _is_closed(self) -> bool:
        if self.closed is not None:
            self.failed.emit(_("The counter is closed. Open it again before anything is ticked."))
        return self.closed is not None

    def _apply(self, change_set: ChangeSet, said: str) -> None:
        self._add(lambda: self.store.apply(change_set), said, True)

    def _undo_last(self) -> Applied | None:
        if not self._done:
            raise KnownError(_("Nothing was ticked here that could be taken back."))
        return self.store.undo(self._done.pop())

    def _add(self, write: Callable[[], Applied | None], said: str, anew: bool) -> None:
        self._jobs.append(_Job(write, said, anew))
        self._next()

    def _next(self) -> None:
        if self._writing or self._reading:
            return
        if self._jobs:
            job = self._jobs.popleft()
            self._writing = True
            self._do(job)
        elif self._stale:
            self._renew()
        else:
            waiting, self._waiting = self._waiting, []
            for called in waiting:
                called()

    def _do(self, job: _Job) -> None:
        def write(_progress: Progress) -> Applied | None:
            return job.write()

        self._heard = 0
        run(self, write, lambda applied: self._wrote(job, applied), self._refused, within=self.store.reading)

    def _wrote(self, job: _Job, applied: Applied | None) -> None:
        self._writing = False
        self._stale = self._stale or job.anew or self._heard > 1
        if applied is not None:
            if applied.change_set.undoes is None:
                self._done.append(applied.number)
            self.saved.emit(job.said)
        self._next()

    def _refused(self, error: Exception) -> None:
        """What was to be written after it rests on it: all is read anew, and said."""
        self._writing, self._stale = False, True
        self._jobs.clear()
        self.failed.emit(str(error))
        self._next()

    def _renew(self) -> None:
        self._stale, self._reading = False, True

        def read(_progress: Progress) -> AtCounter:
            return self._read()

        run(self, read, self._take, self._lost, within=self.store.reading)

    def _take(self, at: AtCounter) -> None:
        """What was ticked while it was read is not in it: then it is read once more."""
        self._reading = False
        if self._jobs:
            self._stale = True
        else:
            self._show(at)
            self.reread.emit()
        self._next()

    def _lost(self, error: Exception) -> None:
        self._reading = False
        self.failed.emit(str(error))

    def _notice(self, applied: Applied) -> None:
        """What was written elsewhere, or taken back from the window's menu, is read anew."""
        self._heard += 1
        if self._writing:
            return  # its own, which the window hears of before it is told that it is saved
        taken = applied.change_set.undoes
        self._done = [each for each in self._done if each != taken]
        self._stale = True
        self._next()
