"""A terminal with a person at it: the program in a process of its own that asks and is answered."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from typing import Self

import pytest

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no terminals of this kind")
_SECONDS = 30
# the terminal must be the process's own, so that Ctrl+C reaches it
_AT_TERMINAL = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from resettle_desktop.app import main
sys.exit(main())
"""


class Terminal:
    """Runs the program at a terminal of its own; ``shown`` is what stood on it so far."""

    def __init__(self, *arguments: object) -> None:
        self._ours, theirs = os.openpty()
        call = [sys.executable, "-c", _AT_TERMINAL, *map(str, arguments)]
        self._process = subprocess.Popen(call, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
        os.close(theirs)
        self.shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def answer(self, question: str, keys: str) -> None:
        """Wait for a question and press these keys."""
        start = len(self.shown)
        while question not in self.shown[start:]:
            assert self._read(), f"the program ended without asking: {self.shown}"
        os.write(self._ours, keys.encode())

    def ended(self) -> int:
        """Read to the end and return the exit status."""
        while self._read():
            pass
        return self._process.wait(_SECONDS)

    def _read(self) -> bool:
        ready, _writing, _failing = select.select([self._ours], [], [], _SECONDS)
        assert ready, f"nothing came for {_SECONDS} seconds after: {self.shown}"
        try:
            said = os.read(self._ours, 4096)
        except OSError:
            # so Linux tells that nobody writes there any more
            return False
        self.shown += said.decode("utf-8", "replace")
        return bool(said)
