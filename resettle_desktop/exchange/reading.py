"""Reads any workbook into plain cells, by a process of its own that is given only so much time and memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from resettle_desktop.exchange import reading_texts
from resettle_desktop.exchange.reader_cells import Cell, unpacked
from resettle_desktop.exchange.reading_texts import (
    EmptyWorkbook,
    NotAWorkbook,
    PasswordNeeded,
    ReaderStopped,
    ReadingCancelled,
    WorkbookDamaged,
    WorkbookTooLarge,
    WrongPassword,
)
from resettle_desktop.exchange.sniffing import Limits

__all__ = [
    "Cell",
    "EmptyWorkbook",
    "Limits",
    "NotAWorkbook",
    "PasswordNeeded",
    "ReaderStopped",
    "ReadingCancelled",
    "Row",
    "Sheet",
    "Workbook",
    "WorkbookDamaged",
    "WorkbookTooLarge",
    "WrongPassword",
    "read_workbook",
]

_MODULE = "resettle_desktop.exchange.reader_process"
_LARGEST_FRAME = 1 << 28
_GLANCE = 0.05
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True)
class Row:
    """A row that holds something: its 1-based number in the file, its cells from column 0 to the last filled one."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet of cells: rows that are wholly empty are left out.

    `merged` holds (first row, first column, last row, last column): rows 1-based as in `Row.number`, columns 0-based
    as in `Row.cells`, both ends included. Only the first cell of a merged range holds its value.
    """

    name: str
    hidden: bool
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True)
class Workbook:
    """What a file holds: its name, its sheets in their order, and what a person should know of it, as sentences."""

    name: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def read_workbook(
    path: Path,
    *,
    password: str | None = None,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Return what the workbook at `path` holds (.xlsx .xlsm .xlsb .xls .ods, or text with separators).

    It is read in a process of its own; a password opens it in that process's memory alone. Raises, each with a sentence
    for the person: NotAWorkbook, EmptyWorkbook, PasswordNeeded, WrongPassword, WorkbookTooLarge, WorkbookDamaged,
    ReaderStopped, and ReadingCancelled as soon as `cancelled` returns true.
    """
    limits = limits or Limits()
    _check_file(path, limits)
    request = {"path": str(path.absolute()), "name": path.name, "password": password, "limits": asdict(limits)}
    answer = _Answer(path.name)
    with _Reader(request) as reader:
        reader.collect(answer, limits.seconds, cancelled or _never)
    return answer.workbook()


def _never() -> bool:
    return False


def _check_file(path: Path, limits: Limits) -> None:
    if path.is_dir():
        raise reading_texts.refusal("not_a_workbook", path.name, {"kind": "folder"})
    try:
        with path.open("rb"):
            size = path.stat().st_size
    except OSError as failure:
        raise reading_texts.refusal("cannot_open", path.name, {"why": failure.strerror or ""}) from failure
    if size > limits.unpacked:
        values = {"size": size // 1_000_000, "limit": limits.unpacked // 1_000_000}
        raise reading_texts.refusal("too_large_unpacked", path.name, values)


class _Answer:
    """Collects the frames of the reader process into a workbook."""

    def __init__(self, name: str) -> None:
        self.ended = False
        self.refused: tuple[str, dict[str, Any]] | None = None
        self.broken = False
        self._name = name
        self._sheets: list[tuple[dict[str, Any], list[Row]]] = []
        self._notes: list[tuple[str, dict[str, Any]]] = []

    def take(self, stream: IO[bytes]) -> None:
        """Take frames until the stream ends; one that the reader cannot have written marks the answer as broken."""
        try:
            for frame in _frames(stream):
                self._take(frame)
        except (ValueError, KeyError, TypeError, IndexError, RecursionError):
            self.broken = True

    def _take(self, frame: dict[str, Any]) -> None:
        if "rows" in frame:
            rows = self._sheets[-1][1]
            rows.extend(Row(number, tuple(map(unpacked, cells)), hidden) for number, hidden, cells in frame["rows"])
        elif "sheet" in frame:
            self._sheets.append((frame, []))
        elif "note" in frame:
            self._notes.append((frame["note"], frame["values"]))
        elif "refused" in frame:
            self.refused = (frame["refused"], frame["values"])
        self.ended = self.ended or "end" in frame

    def workbook(self) -> Workbook:
        """Return the workbook; raises the error that a refusal means, or EmptyWorkbook where no sheet has a row."""
        if self.refused:
            raise reading_texts.refusal(self.refused[0], self._name, self.refused[1])
        if not any(rows for _frame, rows in self._sheets):
            raise reading_texts.refusal("empty", self._name, {})
        sheets = tuple(
            Sheet(frame["sheet"], frame["hidden"], tuple(rows), tuple((a, b, c, d) for a, b, c, d in frame["merged"]))
            for frame, rows in self._sheets
        )
        return Workbook(self._name, sheets, reading_texts.notes(self._notes))


def _frames(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    while head := stream.read(4):
        length = int.from_bytes(head, "big")
        if length > _LARGEST_FRAME:
            raise ValueError("frame too long")
        yield json.loads(stream.read(length))


class _Reader:
    """The reader process, from its start to its certain end."""

    def __init__(self, request: dict[str, Any]) -> None:
        self._request = json.dumps(request).encode("ascii")
        self._name: str = request["name"]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=_NO_WINDOW,
        )

    def __enter__(self) -> _Reader:
        return self

    def __exit__(self, *_failure: object) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                if pipe:
                    pipe.close()

    def collect(self, answer: _Answer, seconds: float, cancelled: Callable[[], bool]) -> None:
        """Take the answer within so many seconds; raises ReaderStopped, ReadingCancelled or what its end means."""
        end = time.monotonic() + seconds
        taking = threading.Thread(target=self._take, args=(answer,), daemon=True)
        taking.start()
        try:
            while taking.is_alive():
                self._check_wait(end, seconds, cancelled)
                taking.join(_GLANCE)
        finally:
            if taking.is_alive():
                self._process.kill()
                taking.join()
        self._check_end(answer)

    def _take(self, answer: _Answer) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the reader was started without pipes")
        try:
            stdin.write(self._request)
            stdin.close()
        except BrokenPipeError:
            # The reader died before it had the request; its exit status tells why.
            return
        answer.take(stdout)

    def _check_wait(self, end: float, seconds: float, cancelled: Callable[[], bool]) -> None:
        if cancelled():
            raise reading_texts.refusal("cancelled", self._name, {})
        if time.monotonic() > end:
            raise reading_texts.refusal("too_slow", self._name, {"seconds": round(seconds)})

    def _check_end(self, answer: _Answer) -> None:
        if answer.broken:
            raise reading_texts.refusal("damaged", self._name, {})
        if not (answer.ended or answer.refused):
            # Out of memory the Rust reader aborts, and the system's own guard kills.
            starved = self._process.wait() in (-signal.SIGABRT, -getattr(signal, "SIGKILL", 9))
            raise reading_texts.refusal("too_much_memory" if starved else "damaged", self._name, {})


def _environment() -> dict[str, str]:
    """Return the environment without what the reader must not know, such as the store's passphrase."""
    return {name: value for name, value in os.environ.items() if not name.startswith("RESETTLE_")}
