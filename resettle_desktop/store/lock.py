"""One process at a time: the lock of the operating system on a store's file `lock`, which also says who holds it."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from types import TracebackType

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.folder import FILES

if sys.platform == "win32":
    import msvcrt

    # far behind the text, because what is locked on Windows cannot be read by others
    _LOCKED_BYTE = 1 << 30

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class StoreInUse(KnownError):
    """Another program, or another window of this one, has the store open."""


class StoreLock:
    """The right to use a store, held until it is released or the process ends, however it ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, folder: Path, holder: str) -> StoreLock:
        """Take the store for this process under the holder's name.

        Raises StoreInUse, naming the holder and since when, or KnownError when the folder cannot be written.
        """
        path = folder / FILES.lock
        descriptor = _open(path)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise _in_use(path) from error
        _write(descriptor, f"holder: {' '.join(holder.split())}\nprocess: {os.getpid()}\nsince: {_now()}\n")
        return cls(descriptor)

    def release(self) -> None:
        """Give the store free for others; a second call does nothing."""
        if self._descriptor is None:
            return
        # the file stays: removing it would let two processes each lock a file of that name
        _write(self._descriptor, "")
        _unlock(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = None

    def __enter__(self) -> StoreLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def check_free(folder: Path) -> None:
    """Make sure that no process has a store, and write nothing; raises StoreInUse, naming the holder."""
    path = folder / FILES.lock
    if not path.is_file():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        _lock(descriptor)
        _unlock(descriptor)
    except OSError as error:
        raise _in_use(path) from error
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        text = _(
            "{path} could not be opened: {reason}. The store was not opened and nothing was changed. Check that"
            " you may write in its folder."
        )
        raise KnownError(text.format(path=path, reason=error.strerror)) from error


def _write(descriptor: int, text: str) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text.encode())


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="minutes")


def _in_use(path: Path) -> StoreInUse:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    said = dict(line.partition(": ")[::2] for line in lines)
    text = _(
        "{holder} has had this store open since {since} (process {process}). Nothing was changed. Close it there,"
        " then try again."
    )
    return StoreInUse(
        text.format(
            holder=said.get("holder", _("Someone")),
            since=said.get("since", "?").replace("T", " "),
            process=said.get("process", "?"),
        )
    )
