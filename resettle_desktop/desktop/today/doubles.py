"""Who may be entered twice, for a line each on Today: looked for off the window's thread, once the screen stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from resettle_desktop.desktop.duplicates.models import Pair, person_pairs
from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.records.kinds import NotSame, Person
from resettle_desktop.records.texts import _
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store

MOST_PERSONS = 20_000  # a larger store is compared only where somebody asks, on the screen of duplicates
_REST = 1_500  # milliseconds after the day is shown; nobody waits for these lines
_KINDS = {Person.kind_name(), NotSame.kind_name()}


@dataclass(frozen=True)
class Doubles:
    """The surest pairs of persons who may be one, and how many pairs there are."""

    pairs: Sequence[Pair] = ()
    count: int = 0


class DoublesLook(QObject):
    """Looks for pairs when it is asked and persons have changed since; ``found`` when it has them, else ``failed``."""

    found = Signal()
    failed = Signal(str)

    def __init__(self, store: Store, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self.doubles = Doubles()
        self.work: Work | None = None
        self._store, self._most, self._stale = store, most, True
        self._resting = QTimer(self, singleShot=True, interval=_REST)
        self._resting.timeout.connect(self.look)

    def ask(self) -> None:
        """Look soon, where persons came, went or changed since the last look."""
        if self._stale and not self._resting.isActive():
            self._resting.start()

    def notice(self, applied: Applied) -> None:
        """Hear what was written."""
        self._stale = self._stale or any(each.kind in _KINDS for each in applied.change_set.changes)

    def look(self) -> None:
        """Look now, but not in a store of very many persons."""
        running = self.work is not None and self.work.running
        if running or self._store.rows.count(Person) > MOST_PERSONS:
            return
        self._stale, store, most = False, self._store, self._most

        def work(progress: Progress) -> Doubles:
            found = store.duplicates.pairs(progress=progress.report, cancelled=progress.cancelled)
            return Doubles(person_pairs(store, found[:most]), len(found))

        self.work = run(
            self, work, self._take, lambda error: self.failed.emit(str(error)), _("Comparing persons"), store.reading
        )

    # internals

    def _take(self, doubles: Doubles) -> None:
        self.doubles = doubles
        self.found.emit()
