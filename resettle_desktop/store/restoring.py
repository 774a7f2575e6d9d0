"""Restoring a backup into a new store: nothing is touched before all of it was read, opened and checked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.backups import Backup, keys_in, read_backup, unpack
from resettle_desktop.store.folder import SUFFIX, sync_folder
from resettle_desktop.store.keys import KeyFile
from resettle_desktop.store.lock import StoreLock
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.progress import UNWATCHED, Part, Progress
from resettle_desktop.store.room import check_room
from resettle_desktop.store.store import Store

_PART = ".part"
_WHO = "restore"


class NotRestored(KnownError):
    """What was in a backup is not sound; nothing was put in its place."""


def restore_backup(backup: Path, target: Path, secret: Secret, progress: Progress = UNWATCHED) -> Store:
    """Make a new store of a backup and return it open.

    The backup is read whole first; then it is unpacked beside its place, opened with the user's own passphrase of
    that day, and its pages and history are checked, before it takes the name of ``target`` (the suffix is added).
    Raises KnownError when the backup is not whole, something stands at the target, the passphrase does not open it
    or there is no room, CancelledError when the person stopped it; then nothing is left behind.
    """
    place = store_path(target)
    found = read_backup(backup, Part(progress, 0, 0.3))
    _check_place(place, found)
    with _beside(place) as part:
        _unpack(backup, part, place, Part(progress, 0.3, 0.6))
        _check(part, secret, backup, Part(progress, 0.6, 1))
        _take_name(part, place)
    return secret.open(place)


def users_in(backup: Path) -> list[str]:
    """Return who could open the store on the day of a backup; raises BadBackup and DamagedKeys."""
    return [user.name for user in KeyFile.of(backup, keys_in(backup)).users()]


def store_path(target: Path) -> Path:
    """Return the folder of a store of this name, with the suffix."""
    return target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)


def free_path(folder: Path, name: str) -> Path:
    """Return a store's path in a folder that nothing stands at yet: the name, or the name with a number."""
    paths = [store_path(folder / name), *(store_path(folder / f"{name}-{number}") for number in range(2, 1000))]
    return next(path for path in paths if not path.exists())


def _check_place(place: Path, found: Backup) -> None:
    try:
        if place.exists():
            text = _("{path} exists already and was left as it is. Choose another name for the restored store.")
            raise KnownError(text.format(path=place))
        check_room(place.parent, found.size)
    except OSError as error:
        raise _unwritable(place, error) from error


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """Give an empty folder beside the place, and take away whatever is left of it at the end."""
    part = place.with_name(place.name + _PART)
    try:
        _clear_away(part)
        part.mkdir(mode=0o700)
    except OSError as error:
        raise _unwritable(place, error) from error
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _clear_away(part: Path) -> None:
    """Remove what a restoring left behind that was killed; one that another process is at is left to it."""
    if part.exists():
        StoreLock.take(part, _WHO).release()
        shutil.rmtree(part)


def _unpack(backup: Path, part: Path, place: Path, progress: Progress) -> None:
    try:
        unpack(backup, part, progress)
    except OSError as error:
        raise _unwritable(place, error) from error


def _check(part: Path, secret: Secret, backup: Path, progress: Progress) -> None:
    with secret.open(part) as store:
        progress.stop_if_cancelled()
        unsound = store.unsound()
        progress.report(1, 2)
        progress.stop_if_cancelled()
        if unsound or next(store.history.altered(), None) is not None:
            text = _(
                "{backup} was written whole, and what is in it is damaged or its history was altered. Nothing was"
                " restored. Choose an older backup."
            )
            raise NotRestored(text.format(backup=backup))


def _take_name(part: Path, place: Path) -> None:
    try:
        part.rename(place)
        sync_folder(place.parent)
    except OSError as error:
        raise _unwritable(place, error) from error


def _unwritable(place: Path, error: OSError) -> KnownError:
    text = _("{path} could not be restored: {reason}. The backup is unharmed. Choose another place.")
    return KnownError(text.format(path=place, reason=error.strerror))
