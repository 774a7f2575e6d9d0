"""What guards the person's work: a wheel that never changes a value, and a bug that never shows a traceback."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QTabBar

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _

_VALUES = (QAbstractSpinBox, QComboBox, QAbstractSlider, QTabBar)


class WheelGuard(QObject):
    """Lets a wheel scroll the page below an editor instead of changing what stands in it.

    As it sees every event it also knows for how long nobody has touched keyboard or mouse.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._touched = time.monotonic()

    def idle(self) -> float:
        """Return the seconds since a key, the mouse or a wheel was last touched."""
        return time.monotonic() - self._touched

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a wheel from every editor of a value; the page around it gets the wheel."""
        # the event's class, not its type: this is asked for every event of every widget
        if not isinstance(event, QInputEvent):
            return False
        self._touched = time.monotonic()
        if not isinstance(event, QWheelEvent) or not isinstance(watched, _VALUES) or isinstance(watched, QScrollBar):
            return False
        event.ignore()
        return True


def guard_wheel(application: QApplication) -> WheelGuard:
    """Guard every editor of the application from now on."""
    guard = WheelGuard(application)
    application.installEventFilter(guard)
    return guard


class BugGuard:
    """Stands in for Python's excepthook: keeps drafts first, then writes the report, then tells the person."""

    def __init__(
        self, folder: Callable[[], Path], keep_drafts: Callable[[], object], tell: Callable[[str], object]
    ) -> None:
        self._folder = folder
        self._keep_drafts = keep_drafts
        self._tell = tell
        self._busy = False

    def install(self) -> None:
        """Take every error that nobody caught from now on."""
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell a KnownError in its own words; write a report of anything else; leave an interruption to Python."""
        if isinstance(error, KnownError):
            self._tell(str(error))
        elif not isinstance(error, Exception) or self._busy:
            sys.__excepthook__(kind, error, trace)
        else:
            self._report(kind, trace)

    def _report(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        """A second bug on the way, in keeping drafts say, must not go round in a circle."""
        from resettle_desktop.store.reports import write_report

        self._busy = True
        try:
            self._keep_drafts()
            file = write_report(self._folder(), kind, trace)
            self._tell(
                _(
                    "Something went wrong in the program itself. What you typed is kept and will be offered again. "
                    "A report without personal data was written to {file}."
                ).format(file=file)
            )
        finally:
            self._busy = False
