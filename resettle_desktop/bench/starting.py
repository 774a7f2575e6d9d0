"""Rows of the benchmark: from the call of the program to the window that asks for the passphrase."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.resources import files

from resettle_desktop.bench.measuring import Taken
from resettle_desktop.bench.workplace import Workplace

_STARTED, _SECONDS = 5, 120
OFFSCREEN = "offscreen"
_BARE, _UNLOCK = "bare-window.txt", "unlock-window.txt"


def unlock_shown(place: Workplace) -> Taken:
    """Start the program up to its first window, and a bare window of the same size; both with Python's own start.

    The trial by which the program finds out whether there is a screen is not in it: here nobody sees one.
    """
    taken, kept = Taken(), place.store.folder.parent / "remembered.json"
    _run(_UNLOCK, str(kept))
    for _time in range(_STARTED):
        with taken.timed(floor=True):
            _run(_BARE)
        with taken.timed():
            _run(_UNLOCK, str(kept))
    return taken


def _run(program: str, *arguments: str) -> None:
    text = (files("resettle_desktop.resources") / "bench" / program).read_text("utf-8")
    call, environment = [sys.executable, "-c", text, *arguments], {**os.environ, "QT_QPA_PLATFORM": OFFSCREEN}
    subprocess.run(call, env=environment, check=True, capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS)
