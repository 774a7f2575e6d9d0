"""The engine's connection: what it says of a full, busy, read-only or damaged file is told as a sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.pages import damaged

P = ParamSpec("P")
T = TypeVar("T")


class StoreUnwritable(KnownError):
    """The disk is full, read-only, failing or in use; the change was not kept and the store is as before it."""


def connect(path: Path, mode: str, wait: float) -> ToldConnection:
    """Return a connection to the file, opened as ``ro``, ``rw`` or ``rwc`` (made where it is missing).

    ``wait`` is how many seconds it waits for another writer. Raises StoreUnwritable where the place refuses.
    """
    address = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        made = sqlcipher.connect(address, uri=True, timeout=wait, isolation_level=None, factory=ToldConnection)
    except sqlcipher.DatabaseError as error:
        raise _told(path, error) from error
    made.path = path
    return made  # type: ignore[no-any-return]


class ToldConnection(sqlcipher.Connection):  # type: ignore[misc]
    """A connection that knows whose failures it tells."""

    path: Path

    def cursor(self) -> Any:
        """Return a cursor whose failures are told."""
        return super().cursor(ToldCursor)


def _telling(method: Callable[P, T]) -> Callable[P, T]:
    @wraps(method)
    def called(*given: P.args, **named: P.kwargs) -> T:
        try:
            return method(*given, **named)
        except sqlcipher.DatabaseError as error:
            cursor: Any = given[0]
            raise _told(cursor.connection.path, error) from error

    return called


class ToldCursor(sqlcipher.Cursor):  # type: ignore[misc]
    """A cursor that raises a KnownError where the file fails, and the engine's own error where the program does.

    Rows are fetched long after their statement, so that each way of fetching tells its failures too.
    """

    execute = _telling(sqlcipher.Cursor.execute)
    executemany = _telling(sqlcipher.Cursor.executemany)
    fetchone = _telling(sqlcipher.Cursor.fetchone)
    fetchmany = _telling(sqlcipher.Cursor.fetchmany)
    fetchall = _telling(sqlcipher.Cursor.fetchall)
    __next__ = _telling(sqlcipher.Cursor.__next__)


def _told(path: Path, error: Exception) -> Exception:
    """Return the failure as a sentence, or the error itself where a person can do nothing about it."""
    said = str(error)
    if "malformed" in said or "not a database" in said:
        return damaged(path)
    if "locked" in said:
        return StoreUnwritable(in_use(path))
    if "full" in said or "disk I/O error" in said:
        text = _(
            "The disk that holds {path} is full or does not answer. The last change was not kept; what was saved"
            " before is. Make room, or check the drive, and try again."
        )
        return StoreUnwritable(text.format(path=path))
    if "readonly" in said or "unable to open" in said:
        text = _(
            "{path} cannot be written. The last change was not kept; what was saved before is. Copy the store to a"
            " place where you may write."
        )
        return StoreUnwritable(text.format(path=path))
    return error


def in_use(path: Path) -> str:
    """Return the sentence that another task of the program is using the file."""
    text = _("{path} is in use by another task. The last change was not kept. Wait until it is done and try again.")
    return text.format(path=path)
