"""A store's encrypted file: opening, checking, copying it; the one place that knows the engine's own functions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee
from sqlcipher3 import dbapi2 as sqlcipher

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.engine import StoreUnwritable, connect, in_use
from resettle_desktop.store.folder import sync_folder
from resettle_desktop.store.pages import (
    DamagedStore,
    NotAStore,
    WrongKey,
    check_file,
    check_key,
    damaged,
    unsound_pages,
)
from resettle_desktop.store.progress import UNWATCHED, Part, Progress

__all__ = [
    "DamagedStore",
    "EncryptedDatabase",
    "NotAStore",
    "StoreGone",
    "StoreUnwritable",
    "WrongKey",
    "copy_to",
    "integrity_findings",
    "open_database",
    "still_there",
]

# a confirmed row was lost in half of the simulated power cuts with synchronous=NORMAL and in none with FULL
_SETTINGS: dict[str, str | int] = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "fullfsync": "ON",
    "checkpoint_fullfsync": "ON",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "temp_store": "MEMORY",
    "cache_size": -32 * 1024,
}
_WAIT_SECONDS = 5
_STEPS_BETWEEN_LOOKS = 20_000  # of the engine's own machine: some milliseconds


class StoreGone(KnownError):
    """The store's file was removed or exchanged while it was open."""


class EncryptedDatabase(peewee.SqliteDatabase):
    """An SQLCipher file opened with a raw key and its salt; each thread has a connection of its own.

    It differs from peewee's SqlCipherDatabase in that the key is not a passphrase, and that a missing file is an error.
    """

    server_version = sqlcipher.sqlite_version_info
    # the engine lays a table out by its key, and sorts indexes by it, where the key is declared by this very word
    field_types = {**peewee.SqliteDatabase.field_types, "BIGINT": "INTEGER"}

    def __init__(self, path: Path, key: bytes, salt: bytes, *, create: bool = False, changing: bool = True) -> None:
        self.path = path
        self.identity: tuple[int, int] | None = None
        self._key = key
        self._salt = salt
        self._mode = "rwc" if create else "rw" if changing else "ro"
        super().__init__(str(path), pragmas=_SETTINGS if changing else {}, timeout=_WAIT_SECONDS)

    def _connect(self) -> Any:
        connection = connect(self.path, self._mode, _WAIT_SECONDS)
        try:
            # the engine would print to standard error what is told as a sentence here
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}{self._salt.hex()}'\"")
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]  # peewee's stubs leave its hooks out
        except BaseException:
            connection.close()
            raise
        self.identity = self.identity or _identity(self.path)
        return connection

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run a statement on this thread's connection and return its cursor; raises KnownError and peewee's errors."""
        return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]

    def state(self) -> tuple[int, ...]:
        """Return numbers that are others once anybody has written: what was read before may be kept while they stay."""
        connection = self.connection()  # type: ignore[no-untyped-call]
        (others,) = connection.execute("PRAGMA data_version").fetchone()
        return id(connection), connection.total_changes, others

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each of many rows; raises the engine's own errors."""
        self.connection().executemany(sql, rows)  # type: ignore[no-untyped-call]

    def rollback(self) -> Any:
        """Take back the running transaction; on a full disk the engine has done so already."""
        if self.connection().in_transaction:  # type: ignore[no-untyped-call]
            return super().rollback()
        return None

    @contextmanager
    def watched(self, told: Callable[[], None], progress: Progress) -> Iterator[None]:
        """Call ``told`` now and then while statements run; end the running one when the person asks to stop.

        Raises CancelledError then; what the statement wrote in this database is taken back.
        """

        def look() -> bool:
            told()
            return progress.cancelled()

        connection = self.connection()  # type: ignore[no-untyped-call]
        connection.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
        try:
            yield
        except peewee.OperationalError:
            progress.stop_if_cancelled()
            raise
        finally:
            connection.set_progress_handler(None, 0)

    def unsound_pages(self, progress: Progress = UNWATCHED) -> list[int]:
        """Return the numbers of the file's pages whose digest does not fit; what waits in the log is not looked at."""
        return unsound_pages(self.path, self._key, self._salt, progress)

    def check_copy(self, path: Path, progress: Progress = UNWATCHED) -> None:
        """Open another file with the same key, for reading, and raise DamagedStore when any page of it is not sound."""
        copy = EncryptedDatabase(path, self._key, self._salt, changing=False)
        with copy, copy.watched(lambda: None, progress):
            found = _findings(copy)
            progress.stop_if_cancelled()
        if found:
            raise damaged(path)


def open_database(path: Path, key: bytes, salt: bytes, *, create: bool = False) -> EncryptedDatabase:
    """Open a store's encrypted file with its raw key of 32 bytes and the salt of 16 kept beside the wrapped keys.

    Raises NotAStore, DamagedStore or WrongKey before anything is written, StoreUnwritable when the place refuses.
    With `create` a new file is made, and one that exists is a NotAStore.
    """
    if create and path.exists():
        raise NotAStore(_("{path} exists already and was left as it is. Choose another name.").format(path=path))
    if not create:
        check_file(path)
        check_key(path, key, salt)
    database = EncryptedDatabase(path, key, salt, create=create)
    with _closed_when_failing(database):
        database.connect()
        database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
        _assert_settings(database)
    return database


def still_there(path: Path, database: EncryptedDatabase) -> None:
    """Make sure that what was just written went into the file that still stands at this path.

    The engine goes on writing without an error into a file that was removed. Raises StoreGone.
    """
    if database.identity is None or _identity(path) != database.identity:
        text = _(
            "{path} was removed or replaced while the store was open; what was saved since then is not in it."
            " Put the drive or the file back, open the store again and repeat the last change."
        )
        raise StoreGone(text.format(path=path))


def integrity_findings(database: EncryptedDatabase) -> list[str]:
    """Write the waiting log into the file, check every page's keyed digest and the structure; return what is wrong.

    An empty list means sound. Raises StoreUnwritable while another connection reads: the file is not whole then.
    """
    # before the checkpoint the digests of pages that wait in the log raise false alarms
    busy, *_pages = database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreUnwritable(in_use(database.path))
    return _findings(database)


def copy_to(database: EncryptedDatabase, target: Path, progress: Progress = UNWATCHED) -> None:
    """Write a compact copy, encrypted with the same key and salt; it is checked before it takes the target's place.

    Raises KnownError when it cannot be written or is not sound, CancelledError when the person stopped it; an earlier
    file at the target is then still there.
    """
    beside = target.with_name(target.name + ".part")
    try:
        beside.unlink(missing_ok=True)
        _vacuum(database, beside, Part(progress, 0, 0.7))
        database.check_copy(beside, Part(progress, 0.7, 1))
        _sync_file(beside)
        beside.replace(target)
    except OSError as error:
        text = _("The copy {path} could not be written: {reason}. The store is unharmed. Choose another place.")
        raise StoreUnwritable(text.format(path=target, reason=error.strerror)) from error
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(target.parent)


def _assert_settings(database: EncryptedDatabase) -> None:
    for setting, wanted in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)):
        found = database.pragma(setting)
        if found != wanted:
            raise RuntimeError(f"the engine keeps {setting} at {found}, and only {wanted} is safe")


@contextmanager
def _closed_when_failing(database: EncryptedDatabase) -> Iterator[None]:
    try:
        yield
    except BaseException:
        database.close()
        raise


def _findings(database: EncryptedDatabase) -> list[str]:
    found = []
    for check in ("cipher_integrity_check", "quick_check"):
        try:
            found += [str(row[0]) for row in database.execute_sql(f"PRAGMA {check}").fetchall() if row[0] != "ok"]
        except (KnownError, peewee.DatabaseError) as error:
            found.append(str(error.__cause__ or error))
    return found


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _vacuum(database: EncryptedDatabase, target: Path, progress: Progress) -> None:
    whole = database.path.stat().st_size

    def tell() -> None:
        progress.report(target.stat().st_size if target.exists() else 0, whole)

    try:
        with database.watched(tell, progress):
            database.execute_sql("VACUUM INTO ?", (str(target),))
    except StoreUnwritable as error:
        # it is the copy's disk that is full, not the store's
        raise OSError(0, str(error.__cause__)) from error


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
