"""Runs the benchmark over a store that is made for it and removed afterwards."""

from __future__ import annotations

import gc
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.rows import ROWS, Row
from resettle_desktop.bench.starting import OFFSCREEN
from resettle_desktop.bench.workplace import make_workplace
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.desktop.parts.tidying import keep_for_good, tidy_at_rest
from resettle_desktop.records.texts import _

PERSONS = 20_000
_SMALLER = 8  # times, for how much grows with the store
_LEAST = 100
_UNSEEN_HINTS = "propagateSizeHints"
Say = Callable[[str], None]


def run_bench(persons: int = PERSONS, say: Say = lambda _text: None, rows: Sequence[Row] = ROWS) -> dict[str, Any]:
    """Measure every row over a store of so many made-up persons; return what ``--json`` prints.

    ``say`` is told what is being done. It takes about two minutes for 20,000 persons; the store is removed at the end.
    """
    smaller = max(persons // _SMALLER, _LEAST)
    with _dressed_unseen(), tempfile.TemporaryDirectory(prefix="resettle-bench-") as folder:
        before = _measured(Path(folder), smaller, say, [row for row in rows if row.grows])
        taken = _measured(Path(folder), persons, say, rows)
    return {
        "machine": machine(),
        "persons": persons,
        "rows": [row.as_json(taken[row]) for row in rows],
        "growth": [row.growth((smaller, before[row]), (persons, taken[row])) for row in before if persons > smaller],
    }


def machine() -> str:
    """Return what the benchmark runs on, in a line: processor, cores, system, Python."""
    processor = platform.processor() or platform.machine()
    system, python = f"{platform.system()} {platform.release()}", platform.python_version()
    return f"{processor}, {os.cpu_count()} cores, {system}, Python {python}"


def _measured(folder: Path, persons: int, say: Say, rows: Sequence[Row]) -> dict[Row, Taken]:
    say(_("A store of {count} made-up persons is being made.").format(count=f"{persons:,}"))
    place = make_workplace(folder, persons)
    keep_for_good()  # what the benchmark keeps in mind is no part of the program
    taken: dict[Row, Taken] = {}
    with place.store:
        for row in rows:
            say(_(row.what))
            taken[row] = row.measure(place)
            gc.collect()  # as the program does while nobody waits for it
        _leave_no_window()
    gc.unfreeze()
    shutil.rmtree(place.store.folder)
    return taken


def _leave_no_window() -> None:
    """Let every window go while its store is open: its timers would read a file that is gone."""
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def _dressed_unseen() -> Iterator[None]:
    """Have an application that nobody sees, dressed as the program dresses it."""
    os.environ.setdefault("QT_QPA_PLATFORM", OFFSCREEN)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application, "light")
    before, searched = qInstallMessageHandler(_tell_other_than_unseen), gc.get_threshold()
    tidy_at_rest()
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        gc.set_threshold(*searched)


def _tell_other_than_unseen(_level: QtMsgType, _place: QMessageLogContext, text: str) -> None:
    """Print what Qt has to tell, but not that a window without a screen has no hints for it."""
    if _UNSEEN_HINTS not in text:
        sys.stderr.write(f"{text}\n")
