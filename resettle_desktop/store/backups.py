"""Backups: one file each, holding the encrypted database and the wrapped keys; checked when written, rotated by age.

A backup is a ZIP without compression: ``store.db`` as the engine copied it, ``keys.json``, and ``backup.json`` with
the digest of both. Nothing in it can be read without a passphrase of the day on which it was made.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.connection import EncryptedDatabase, copy_to
from resettle_desktop.store.folder import FILES, SUFFIX, sync_folder

BACKUP_SUFFIX = ".backup"
NEWEST = 10  # are kept whatever day they are of: those before an hour's imports, say
DAYS, WEEKS, MONTHS = 7, 4, 12  # how many of each are kept, the newest of every day, week and month
_FORMAT = 1
_ABOUT = "backup.json"
_NAME = re.compile(r"(\d{6})-(\d{4}-\d{2}-\d{2})T(\d{4})\.backup")
_CHUNK = 1 << 20


class BadBackup(KnownError):
    """A file is no backup, or is not whole; nothing was restored."""


@dataclass(frozen=True)
class Backup:
    """One backup file: when it was made (UTC), of which store, and after which change set."""

    path: Path
    made: datetime
    store_id: str
    change_set: int


def write_backup(database: EncryptedDatabase, folder: Path, target: Path, store_id: str, change_set: int) -> Backup:
    """Write a backup of the store in ``folder`` and read it again before it takes the target's name.

    Raises KnownError where it cannot be written or does not prove sound; an earlier file at the target still stands.
    """
    copied = target.with_name(target.name + ".db")
    part = target.with_name(target.name + ".part")
    try:
        copy_to(database, copied)
        made = datetime.now(UTC).replace(microsecond=0)
        about = {"format": _FORMAT, "made": made.isoformat(), "store_id": store_id, "change_set": change_set}
        _pack(part, {FILES.store: copied, FILES.keys: folder / FILES.keys}, about)
        read_backup(part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        text = _("The backup {path} could not be written: {reason}. The store is unharmed. Choose another place.")
        raise KnownError(text.format(path=target, reason=error.strerror)) from error
    finally:
        for leftover in (copied, part):
            leftover.unlink(missing_ok=True)
    return Backup(target, made, store_id, change_set)


def read_backup(path: Path) -> Backup:
    """Return what a backup says of itself, after every byte of it was compared with its digest; raises BadBackup."""
    try:
        with zipfile.ZipFile(path) as packed:
            about = json.loads(packed.read(_ABOUT))
            for name, digest in about["digests"].items():
                with packed.open(name) as content:
                    if _digest(content) != digest:
                        raise _bad(path)
            made = datetime.fromisoformat(about["made"])
            if {FILES.store, FILES.keys} - about["digests"].keys():
                raise _bad(path)
            return Backup(path, made, str(about["store_id"]), int(about["change_set"]))
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, TypeError, NotImplementedError, EOFError) as wrong:
        raise _bad(path) from wrong


def unpack(backup: Path, folder: Path) -> Path:
    """Put a backup's files into a new store's folder and return it, with the suffix; raises KnownError before it
    touches anything when the backup is not whole or something stands there already.
    """
    read_backup(backup)
    target = folder if folder.suffix == SUFFIX else folder.with_name(folder.name + SUFFIX)
    if target.exists():
        text = _("{path} exists already and was left as it is. Choose another name for the restored store.")
        raise KnownError(text.format(path=target))
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(mode=0o700)
        _extract(backup, part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        text = _("{path} could not be restored: {reason}. The backup is unharmed. Choose another place.")
        raise KnownError(text.format(path=target, reason=error.strerror)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return target


def kept_backups(folder: Path) -> list[Backup]:
    """Return the sound backups that stand in a store's own folder, the newest first, by their running number."""
    named = sorted((path for path in _own(folder)), reverse=True)
    return [backup for backup in map(_if_sound, named) if backup is not None]


def next_name(folder: Path, now: datetime) -> Path:
    """Return the path of a store's next own backup: a running number, so that a wrong clock confuses nothing."""
    numbers = [int(_number(path)) for path in _own(folder)]
    return folder / FILES.backups / f"{max(numbers, default=0) + 1:06d}-{now:%Y-%m-%dT%H%M}{BACKUP_SUFFIX}"


def to_drop(names: Iterable[str]) -> list[str]:
    """Return which backups have had their time, of their file names: all but the ten newest, and the newest of each
    of the last 7 days, 4 weeks and 12 months that have one. Newest is the highest number, whatever the clock said.
    """
    newest_first = sorted((name for name in names if _NAME.fullmatch(name)), reverse=True)
    kept = set(newest_first[:NEWEST])
    for period, many in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        first: dict[str, str] = {}
        for name in newest_first:
            first.setdefault(_day(name).strftime(period), name)
        kept.update([*first.values()][:many])
    return [name for name in newest_first if name not in kept]


def rotate(folder: Path) -> None:
    """Remove a store's own backups that have had their time."""
    for name in to_drop(path.name for path in _own(folder)):
        (folder / FILES.backups / name).unlink(missing_ok=True)


def _own(folder: Path) -> list[Path]:
    place = folder / FILES.backups
    return [path for path in place.iterdir() if _NAME.fullmatch(path.name)] if place.is_dir() else []


def _number(path: Path) -> str:
    return path.name[:6]


def _day(name: str) -> datetime:
    found = _NAME.fullmatch(name)
    assert found is not None
    return datetime.fromisoformat(found[2])


def _if_sound(path: Path) -> Backup | None:
    try:
        return read_backup(path)
    except BadBackup:
        # a backup that was damaged later is passed over here and named by ``check``
        return None


def _pack(target: Path, files: dict[str, Path], about: dict[str, object]) -> None:
    digests = {}
    with os.fdopen(os.open(target, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as packed:
            for name, path in files.items():
                packed.write(path, name)
                with path.open("rb") as content:
                    digests[name] = _digest(content)
            packed.writestr(_ABOUT, json.dumps(about | {"digests": digests}))
        raw.flush()
        os.fsync(raw.fileno())


def _extract(backup: Path, folder: Path) -> None:
    with zipfile.ZipFile(backup) as packed:
        for name, targets in ((FILES.store, [FILES.store]), (FILES.keys, [FILES.keys, FILES.keys_copy])):
            for target in targets:
                path = folder / target
                with (
                    packed.open(name) as content,
                    os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as to,
                ):
                    shutil.copyfileobj(content, to, _CHUNK)
                    to.flush()
                    os.fsync(to.fileno())


def _digest(content: IO[bytes]) -> str:
    made = hashlib.sha256()
    while chunk := content.read(_CHUNK):
        made.update(chunk)
    return made.hexdigest()


def _bad(path: Path) -> BadBackup:
    text = _("{path} is no backup of this program, or is not whole. Nothing was changed. Choose another backup.")
    return BadBackup(text.format(path=path))
