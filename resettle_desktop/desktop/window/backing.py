"""Backups by themselves: looked at every quarter of an hour, and before the store is left, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from resettle_desktop.desktop.parts.working import Work, run
from resettle_desktop.records.texts import _
from resettle_desktop.store.store import Store

_EVERY = 15 * 60 * 1000  # milliseconds
WHILE_WORKING = timedelta(hours=8)  # a day's work
ON_LEAVING = timedelta(hours=1)


class Backing(QObject):
    """Backs one open store up when it is due. ``told`` what stood in the way; ``watched`` a work to show.

    A backup that fails is told and holds nobody up: the store itself is unharmed.
    """

    told = Signal(str)
    watched = Signal(object)

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.work: Work | None = None
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def check(self) -> None:
        """Back up where a day's work was done since the newest backup."""
        self._back_up(WHILE_WORKING, _nothing)

    def before_leaving(self, then: Callable[[], object]) -> None:
        """Back up where something was changed since the newest backup, an hour ago or more; go on afterwards."""
        self._timer.stop()
        if self.work is not None and self.work.running:
            self.work.ended.connect(then)
            return
        self._back_up(ON_LEAVING, then)

    def _back_up(self, after: timedelta, then: Callable[[], object]) -> None:
        if self.work is not None and self.work.running:
            return
        if not self._store.is_backup_due(after):
            then()
            return

        def failed(error: Exception) -> None:
            self.told.emit(str(error))
            then()

        back_up, within = partial(self._store.back_up_if_changed, after), self._store.reading
        self.work = run(self, back_up, lambda _backup: then(), failed, _("Backing up"), within)
        self.work.stopped.connect(then)
        self.watched.emit(self.work)


def backup_age(made: datetime | None, now: datetime | None = None) -> timedelta | None:
    """Return how old a backup is, None without one; one from a clock that stood ahead is just made."""
    return max(timedelta(), (now or datetime.now(UTC)) - made) if made else None


def _nothing() -> None:
    """Go on with what one was doing."""
