"""A bar at the terminal that shows how far long work is; Ctrl+C lets the work end where nothing is half done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress as Bars
from rich.progress import TaskID


class Bar:
    """The progress of one work, as the store's and the workbooks' parts tell it."""

    def __init__(self, bars: Bars, task: TaskID) -> None:
        self._bars, self._task = bars, task
        self._stop = False

    def report(self, done: int, total: int) -> None:
        """Show how much is done of how much."""
        self._bars.update(self._task, completed=done, total=total)

    def cancelled(self) -> bool:
        """Tell whether Ctrl+C was pressed."""
        return self._stop

    def stop_if_cancelled(self) -> None:
        """End the work here when Ctrl+C was pressed; raises KeyboardInterrupt, as Ctrl+C itself does."""
        if self._stop:
            raise KeyboardInterrupt

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop = True


@contextmanager
def watched(title: str) -> Iterator[Bar]:
    """Show a bar on standard error while the work runs, where that is a terminal."""
    console = Console(stderr=True)
    with Bars(console=console, transient=True, disable=not console.is_terminal) as bars:
        bar = Bar(bars, bars.add_task(escape(title)))
        with _catching(bar):
            yield bar


@contextmanager
def _catching(bar: Bar) -> Iterator[None]:
    """While the engine works, Python would hear of Ctrl+C inside of it, where the engine takes it for an error."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda _number, _frame: bar.cancel())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
