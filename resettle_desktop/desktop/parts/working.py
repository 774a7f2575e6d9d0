"""Long work off the window's thread: progress, an estimate, Cancel; results and errors on the window's thread."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from resettle_desktop.desktop.parts.basics import Label, QuietButton, ground
from resettle_desktop.desktop.parts.theme import MIDDLE, WIDE, height, scaled
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, n_

T = TypeVar("T")
Within = Callable[[], AbstractContextManager[None]]
_BETWEEN_REPORTS = 0.05
_MINUTE = 60


class Progress:
    """What the work knows of the window: how to say how far it is, and whether it was asked to stop."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        self._told = told
        self._stop = threading.Event()
        self._last = 0.0

    def report(self, done: int, total: int) -> None:
        """Say how much is done of how much; the window hears of it twenty times a second at most, and at the end."""
        now = time.monotonic()
        if now - self._last >= _BETWEEN_REPORTS or done >= total:
            self._last = now
            self._told(done, total)

    def cancelled(self) -> bool:
        """Tell whether the person asked to stop."""
        return self._stop.is_set()

    def stop_if_cancelled(self) -> None:
        """End the work here when the person asked to stop; raises CancelledError, which undoes a transaction."""
        if self.cancelled():
            raise CancelledError

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()


class Work(QObject):
    """One long work; make it with ``run``."""

    progressed = Signal(int, int)
    ended = Signal()
    stopped = Signal()
    _returned = Signal(object)

    def __init__(self, title: str, done: Callable[[Any], object], failed: Callable[[Exception], object]) -> None:
        super().__init__(QCoreApplication.instance())
        self.title = title
        self.running = True
        self.progress = Progress(self.progressed.emit)
        self._done, self._failed = done, failed
        self._wanted = True
        self._left = threading.Event()
        # queued, because work that ends at once returns on this thread, before whoever asked holds it
        self._returned.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def start(self, function: Callable[[Progress], Any]) -> None:
        """Begin; a thread of its own ends with it."""
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.cancel)
        thread.submit(function, self.progress).add_done_callback(self._return)
        thread.shutdown(wait=False)

    def cancel(self) -> None:
        """Ask it to stop; it ends when it next looks, leaving nothing half done."""
        self.progress.cancel()

    def forget(self) -> None:
        """Stop, and tell nobody: the screen that asked is gone."""
        self._wanted = False
        self.cancel()

    def _return(self, future: Future[Any]) -> None:
        self._returned.emit(future)
        self._left.set()

    def _settle(self, future: Future[Any]) -> None:
        # the thread that told of it may still be on its way out of this object, which must not go before
        self._left.wait()
        self.running = False
        self.ended.emit()
        if self._wanted:
            self._tell(future)
        # What only the callbacks keep alive must not end in the middle of this object's own end
        self._done = self._failed = _nobody
        self.deleteLater()

    def _tell(self, future: Future[Any]) -> None:
        error = None if future.cancelled() else future.exception()
        if isinstance(error, CancelledError):
            self.stopped.emit()
        elif isinstance(error, KnownError):
            self._failed(error)
        elif error is not None:
            sys.excepthook(type(error), error, error.__traceback__)
        else:
            self._done(future.result())


def _nobody(_told: object) -> None:
    """Stand in for a callback that was called, or is not wanted any more."""


def run(
    parent: QObject,
    function: Callable[[Progress], T],
    done: Callable[[T], object],
    failed: Callable[[Exception], object],
    title: str = "",
    within: Within = nullcontext,
) -> Work:
    """Do a function off the window's thread and give its work.

    ``done`` gets the result, ``failed`` a KnownError, both on the window's thread; anything else is a bug and goes to
    the excepthook; after Cancel neither is called. When ``parent`` is destroyed first, nobody is told.
    The function gets snapshots, never widgets or records of the window; it is done ``within`` what its thread needs,
    such as ``store.reading``.
    """

    def in_place(progress: Progress) -> T:
        with within():
            return function(progress)

    work = Work(title, done, failed)
    parent.destroyed.connect(work.forget)
    work.start(in_place)
    return work


def time_left(seconds: float) -> str:
    """Say how long something still takes, in words as exact as the guess is."""
    if seconds < _MINUTE:
        return n_("about {n} second left", "about {n} seconds left", max(1, round(seconds)))
    return n_("about {n} minute left", "about {n} minutes left", round(seconds / _MINUTE))


class WorkBar(QWidget):
    """Shows a work while it runs: its title, how far it is, what it still takes, and Cancel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ground(self, "win")
        self._work: Work | None = None
        self._began = 0.0
        self._title = Label("", "table", "text", 500)
        self.bar = QProgressBar()
        self.left = Label("", "table", "text2", tabular=True)
        self.cancel_button = QuietButton(_("Cancel"), "x", self._ask_to_stop)
        across = QHBoxLayout(self)
        across.setContentsMargins(scaled(WIDE), 0, scaled(WIDE), 0)
        across.setSpacing(scaled(MIDDLE))
        across.addWidget(self._title)
        across.addWidget(self.bar, 1)
        across.addWidget(self.left)
        across.addWidget(self.cancel_button)
        self.setFixedHeight(height("bar"))

    def watch(self, work: Work) -> None:
        """Show this work until it ends."""
        if not work.running:
            return
        self._work, self._began = work, time.monotonic()
        self._title.setText(work.title)
        self.bar.setAccessibleName(work.title)
        self.bar.setRange(0, 0)
        self.left.setText("")
        self.cancel_button.setEnabled(True)
        work.progressed.connect(self._show_progress)
        work.ended.connect(self._end)
        self.show()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        if 0 < done < total:
            elapsed = time.monotonic() - self._began
            self.left.setText(time_left(elapsed * (total - done) / done))

    def _ask_to_stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self.cancel_button.setEnabled(False)
            self.left.setText(_("stopping"))

    def _end(self) -> None:
        self._work = None
        self.hide()
