"""Backups: one file each, holding the encrypted database and the wrapped keys; opened and checked when written.

A backup is a ZIP without compression: ``store.db`` as the engine copied it, ``keys.json``, and ``backup.json`` with
the digest of both. Nothing in it can be read without a passphrase of the day on which it was made.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.connection import EncryptedDatabase, copy_to
from resettle_desktop.store.folder import FILES, sync_folder
from resettle_desktop.store.progress import UNWATCHED, Part, Progress
from resettle_desktop.store.room import check_room

BACKUP_SUFFIX = ".backup"
COPIED, PART = ".db", ".part"  # end the names of what is not yet a backup
_FORMAT = 1
_ABOUT = "backup.json"
_CHUNK = 1 << 20


class BadBackup(KnownError):
    """A file is no backup, or is not whole; nothing was restored."""


@dataclass(frozen=True)
class Origin:
    """What a backup is of: the store's id and name, its newest change set, and that one's link in the history."""

    store_id: str
    change_set: int
    head: str = ""
    name: str = ""


@dataclass(frozen=True)
class Backup:
    """One backup file: when it was made (UTC), what it is of, and its size in bytes."""

    path: Path
    made: datetime
    origin: Origin
    size: int

    @property
    def change_set(self) -> int:
        """Return the newest change set that is in it."""
        return self.origin.change_set


def write_backup(
    database: EncryptedDatabase, folder: Path, target: Path, origin: Origin, progress: Progress = UNWATCHED
) -> Backup:
    """Write a backup of the store in ``folder`` and read it again before it takes the target's name.

    Raises KnownError where it cannot be written or does not prove sound, CancelledError where the person stopped it;
    an earlier file at the target then still stands.
    """
    copied, part = (target.with_name(target.name + end) for end in (COPIED, PART))
    try:
        _check_target(target)
        check_room(target.parent, room_for_backup(database))
        copy_to(database, copied, Part(progress, 0, 0.7))
        about = {"format": _FORMAT, "made": datetime.now(UTC).replace(microsecond=0).isoformat(), **asdict(origin)}
        _pack(part, {FILES.store: copied, FILES.keys: folder / FILES.keys}, about, Part(progress, 0.7, 0.9))
        made = read_backup(part, Part(progress, 0.9, 1))
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        text = _("The backup {path} could not be written: {reason}. The store is unharmed. Choose another place.")
        raise KnownError(text.format(path=target, reason=error.strerror)) from error
    finally:
        for leftover in (copied, part):
            # where it cannot be removed the drive is gone or the name impossible, and that is being told
            with suppress(OSError):
                leftover.unlink()
    return Backup(target, made.made, origin, made.size)


def _check_target(target: Path) -> None:
    """Make sure that no other file gives way to a backup."""
    if target.exists():
        try:
            look_at(target)
        except BadBackup as other:
            text = _("{path} exists already and is no backup. It was left as it is. Choose another name.")
            raise KnownError(text.format(path=target)) from other


def copy_backup(backup: Path, target: Path, progress: Progress = UNWATCHED) -> Backup:
    """Copy a backup to another place, a memory stick, say, and read the copy before it takes the target's name.

    Raises BadBackup where the backup is not whole, KnownError where it cannot be written, CancelledError where the
    person stopped it; an earlier file at the target then still stands.
    """
    size = read_backup(backup, Part(progress, 0, 0.3)).size
    part = target.with_name(target.name + PART)
    try:
        _check_target(target)
        check_room(target.parent, size)
        with backup.open("rb") as source, _private(part) as copy:
            for piece in _parts(source, size, Part(progress, 0.3, 0.7)):
                copy.write(piece)
        made = read_backup(part, Part(progress, 0.7, 1))
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        text = _("{path} could not be written: {reason}. The backup is unharmed. Choose another place.")
        raise KnownError(text.format(path=target, reason=error.strerror)) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return replace(made, path=target)


def room_for_backup(database: EncryptedDatabase) -> int:
    """Return how many bytes a backup takes while it is written: the copy, and the file that it is packed into."""
    return 2 * database.path.stat().st_size


def look_at(path: Path) -> Backup:
    """Return what a backup says of itself, without reading all of it; raises BadBackup for what is no backup."""
    with _reading(path) as packed:
        return _said(path, packed)[0]


def read_backup(path: Path, progress: Progress = UNWATCHED) -> Backup:
    """Return what a backup says of itself, after every byte of it was compared with its digest; raises BadBackup."""
    with _reading(path) as packed:
        backup, digests = _said(path, packed)
        for name, digest in digests.items():
            with packed.open(name) as content:
                found = _digest(content, packed.getinfo(name).file_size, progress)
            if found != digest:
                raise _bad(path)
        return backup


def keys_in(path: Path) -> bytes:
    """Return the wrapped keys that a backup holds; raises BadBackup."""
    with _reading(path) as packed:
        return packed.read(FILES.keys)


def unpack(backup: Path, folder: Path, progress: Progress = UNWATCHED) -> None:
    """Put a backup's files into an empty folder; raises BadBackup, and OSError where they cannot be written."""
    with zipfile.ZipFile(backup) as packed:
        for name, target in ((FILES.keys, FILES.keys), (FILES.keys, FILES.keys_copy), (FILES.store, FILES.store)):
            with packed.open(name) as content, _private(folder / target) as out:
                out.writelines(_parts(content, packed.getinfo(name).file_size, progress))
    sync_folder(folder)


@contextmanager
def _reading(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as packed:
            yield packed
    except OSError as error:
        text = _("{path} could not be read: {reason}. Nothing was changed. Check the drive, or choose another backup.")
        raise BadBackup(text.format(path=path, reason=error.strerror or type(error).__name__)) from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as wrong:
        raise _bad(path) from wrong


def _said(path: Path, packed: zipfile.ZipFile) -> tuple[Backup, dict[str, str]]:
    """Return what a backup says of itself, and the digests of its files; raises BadBackup."""
    plain = {each.filename for each in packed.infolist() if each.compress_type == zipfile.ZIP_STORED}
    encrypted = any(each.flag_bits & 1 for each in packed.infolist())
    if encrypted or not {_ABOUT, FILES.store, FILES.keys} <= plain:
        raise _bad(path)
    try:
        about = dict(json.loads(packed.read(_ABOUT)))
        if int(about["format"]) > _FORMAT:
            raise _newer(path)
        digests = {name: str(about["digests"][name]) for name in (FILES.store, FILES.keys)}
        words = (str(about.get(name, "")) for name in ("head", "name"))
        origin = Origin(str(about["store_id"]), int(about["change_set"]), *words)
        made = datetime.fromisoformat(about["made"]).astimezone(UTC)
    except (ValueError, KeyError, TypeError) as wrong:
        raise _bad(path) from wrong
    return Backup(path, made, origin, path.stat().st_size), digests


def _pack(target: Path, files: Mapping[str, Path], about: Mapping[str, object], progress: Progress) -> None:
    with _private(target) as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as packed:
        digests = {name: _put(packed, name, path, progress) for name, path in files.items()}
        packed.writestr(_ABOUT, json.dumps({**about, "digests": digests}, ensure_ascii=False))


def _put(packed: zipfile.ZipFile, name: str, path: Path, progress: Progress) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as content, packed.open(name, "w", force_zip64=True) as out:
        for part in _parts(content, path.stat().st_size, progress):
            digest.update(part)
            out.write(part)
    return digest.hexdigest()


def _parts(source: IO[bytes], size: int, progress: Progress) -> Iterator[bytes]:
    done = 0
    while part := source.read(_CHUNK):
        yield part
        done += len(part)
        progress.report(done, size)
        progress.stop_if_cancelled()


def _digest(content: IO[bytes], size: int, progress: Progress) -> str:
    made = hashlib.sha256()
    for part in _parts(content, size, progress):
        made.update(part)
    return made.hexdigest()


@contextmanager
def _private(path: Path) -> Iterator[IO[bytes]]:
    """Open a new file that only its owner can read, and wait until all of it is on the disk."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _newer(path: Path) -> BadBackup:
    text = _("{path} was written by a newer version of this program. Nothing was changed. Install that version.")
    return BadBackup(text.format(path=path))


def _bad(path: Path) -> BadBackup:
    text = _("{path} is no backup of this program, or is not whole. Nothing was changed. Choose another backup.")
    return BadBackup(text.format(path=path))
