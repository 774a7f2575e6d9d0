"""Reads all that can still be read of a damaged store; the store is never touched.

Two ways lead to a record: its row, as long as the engine finds a way to it, and the history, whose entries are found
on whatever pages are sound.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import peewee

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.record import KINDS, Record, kind_of
from resettle_desktop.records.texts import _
from resettle_desktop.store.backups import BadBackup, keys_in
from resettle_desktop.store.carving import Carver
from resettle_desktop.store.changes import Change, Values
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.folder import FILES
from resettle_desktop.store.keys import DamagedKeys, KeyFile
from resettle_desktop.store.lock import check_free
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.own_backups import own_files
from resettle_desktop.store.pages import log_of
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.raw_pages import RawPages
from resettle_desktop.store.rescued_history import FoundEntry, FoundHistory
from resettle_desktop.store.room import check_room

_UNREADABLE = (KnownError, peewee.DatabaseError)


class Rescue:
    """Reads one damaged store.

    ``work`` is an empty folder on a disk with room for a copy; what is put there is encrypted, and whoever made the
    folder takes it away. Raises KnownError where the secret opens no keys of the store or of its backups, where there
    is no file to read, and while another process has the store.
    """

    def __init__(self, folder: Path, secret: Secret, work: Path) -> None:
        path = folder / FILES.store
        if not path.is_file():
            text = _("The file {path} is missing: there is nothing to rescue. Nothing was changed. Restore a backup.")
            raise KnownError(text.format(path=path))
        check_free(folder)
        key_file = _key_file(folder)
        key, salt = secret.keys(key_file).main, key_file.salt
        self._pages = RawPages(path, key, salt)
        self._history = FoundHistory(Carver(self._pages))
        self._engine = _Engine(_copy(path, work), key, salt)
        self._known: dict[str, set[int]] = {}

    def damaged_pages(self) -> list[int]:
        """Return the numbers of the pages of which nothing can be read."""
        return [number for number in range(1, self._pages.count + 1) if self._pages.page(number) is None]

    def scan(self, progress: Progress = UNWATCHED) -> None:
        """Look for the history; call it before what follows. Raises CancelledError where the person stopped it."""
        self._history.scan(self._pages.count, progress)

    def rows(self, kind: type[Record]) -> Iterator[Record]:
        """Yield the records of a kind to which the engine finds a way."""
        known: set[int] = set()
        for record in self._engine.rows(kind):
            known.add(record.id)
            yield record
        if kind in self._engine.incomplete:
            self._known[kind.kind_name()] = known

    def rebuilt(self) -> Iterator[Record]:
        """Yield the records that the history alone knows, of the kinds whose rows could not all be read."""
        values: dict[tuple[str, int], tuple[int, Values | None]] = {}
        for entry in self.entries():
            for change in entry.changes:
                if change.kind in KINDS and change.record not in self._known.get(change.kind, {change.record}):
                    before = values.get((change.kind, change.record), (0, {}))[1]
                    values[change.kind, change.record] = entry.number, _after(change, before or {})
        for (kind, id), (number, last) in sorted(values.items()):
            if last is not None:
                yield _record(kind, id, number, last)

    def entries(self) -> Iterator[FoundEntry]:
        """Yield the entries of the history that were found, in their order."""
        return self._history.entries()

    def is_complete(self) -> bool:
        """Return whether every row of every kind was read; call it after ``rows`` of all kinds."""
        return not self._engine.incomplete


class _Engine:
    """Reads rows of a copy until damage ends it, from both ends: a damaged page ends a connection for good."""

    def __init__(self, path: Path, key: bytes, salt: bytes) -> None:
        self._path, self._key, self._salt = path, key, salt
        self.incomplete: set[type[Record]] = set()

    def rows(self, kind: type[Record]) -> Iterator[Record]:
        last = 0
        for record in self._read(kind, lambda query: query.order_by(kind.id)):
            last = record.id
            yield record
        if kind in self.incomplete:
            yield from self._read(kind, lambda query: query.where(kind.id > last).order_by(kind.id.desc()))

    def _read(self, kind: type[Record], narrowed: Any) -> Iterator[Record]:
        database = EncryptedDatabase(self._path, self._key, self._salt)
        try:
            with database:
                columns = {column.name for column in database.get_columns(kind._meta.table_name)}
                fields = [each for each in kind._meta.sorted_fields if each.name in columns]
                yield from narrowed(kind.select(*fields)).bind(database).iterator()
        except _UNREADABLE:
            self.incomplete.add(kind)
        finally:
            database.close()


def _key_file(folder: Path) -> KeyFile:
    """Return the store's key file, or the one that its newest readable backup holds."""
    try:
        return KeyFile.read(folder)
    except DamagedKeys:
        for backup in own_files(folder):
            try:
                return KeyFile.of(backup, keys_in(backup))
            except (BadBackup, DamagedKeys):
                continue
        raise


def _copy(path: Path, work: Path) -> Path:
    copy = work / FILES.store
    check_room(work, path.stat().st_size)
    shutil.copyfile(path, copy)
    if log_of(path).is_file():
        shutil.copyfile(log_of(path), log_of(copy))
    return copy


def _after(change: Change, before: Values) -> Values | None:
    if change.after is None:
        return None
    return {name: value for name, value in {**before, **change.after}.items() if value is not None}


def _record(kind: str, id: int, number: int, values: Values) -> Record:
    """Return a record with those of the values that this program knows."""
    record = kind_of(kind)(id=id, revision=number)
    for name, value in values.items():
        try:
            setattr(record, name, record.field(name).from_json(value))
        except Refused:
            # a field that an older program had; the history that is written beside says its value
            continue
    return record
