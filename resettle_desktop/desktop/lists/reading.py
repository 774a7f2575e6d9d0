"""Which records a list shows: what can be counted at once is, the rest off the window's thread, and never twice."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from resettle_desktop.desktop.parts.working import Progress, Work, run
from resettle_desktop.records.texts import _
from resettle_desktop.store.filters import FINDINGS
from resettle_desktop.store.store import Store
from resettle_desktop.store.windows import Window


class ListReading(QObject):
    """Holds the ``window`` that a list shows. ``begun`` when another one is counted, ``ready`` when it is there.

    What is asked meanwhile takes the place of what is being counted. ``stopped`` when the person did not wait for it,
    ``failed`` says what stood in the way.
    """

    begun = Signal()
    stopped = Signal()
    ready = Signal()
    failed = Signal(str)

    def __init__(self, store: Store, parent: QObject, summed: str = "") -> None:
        super().__init__(parent)
        self._store, self._summed = store, summed
        self.window: Window[Any] | None = None
        self.work: Work | None = None

    @property
    def is_counting(self) -> bool:
        """Return whether the list that is asked for is not there yet."""
        return self.work is not None

    def read(self, window: Window[Any]) -> None:
        """Show this window as soon as it is counted."""
        self.stop()
        store, summed, checked = self._store, self._summed, FINDINGS in window.asked
        if window.is_quick() and (not checked or store.open_findings.is_fresh()):
            self._take(window)
            return

        def count(progress: Progress) -> Window[Any]:
            if checked:
                store.open_findings.bring_up(progress=progress)
            window.prepare(summed, progress)
            return window

        said = _("Checking") if checked else _("Counting")
        self.work = run(self, count, self._take, self._tell, said, store.reading)
        self.work.stopped.connect(self._end)
        self.begun.emit()

    def stop(self) -> None:
        """Count no further; the list stays what it was."""
        if self.work is not None:
            self.work.forget()
        self.work = None

    # what is told of the window

    def count(self) -> int:
        """Return how many records the list shows."""
        return 0 if self.window is None else self.window.count()

    def page(self, start: int, count: int) -> list[Any]:
        """Return some of them."""
        return [] if self.window is None else self.window.page(start, count)

    def total(self) -> int | None:
        """Return the sum of the field that is summed, None where none is."""
        return self.window.total(self._summed) if self.window is not None and self._summed else None

    # internals

    def _take(self, window: Window[Any]) -> None:
        self.work, self.window = None, window
        self.ready.emit()

    def _end(self) -> None:
        self.work = None
        self.stopped.emit()

    def _tell(self, error: Exception) -> None:
        self.work = None
        self.failed.emit(str(error))
