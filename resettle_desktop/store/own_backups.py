"""A store's own backups, in its folder: named by a running number, rotated by day, week and month."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from resettle_desktop.store.backups import BACKUP_SUFFIX, COPIED, PART, Backup, BadBackup, look_at, read_backup
from resettle_desktop.store.folder import FILES

NEWEST = 10  # are kept whatever day they are of: those before an hour's imports, say
DAYS, WEEKS, MONTHS = 7, 4, 12  # how many of each are kept, the newest of every day, week and month
LEAST = 3  # stay even where the disk has little room
_NAME = re.compile(r"(\d{6})-(\d{4}-\d{2}-\d{2})T(\d{4})\.backup")


def own_files(folder: Path) -> list[Path]:
    """Return the files of a store's own backups, whole or not, the newest first by their running number."""
    place = folder / FILES.backups
    named = [path for path in place.iterdir() if _NAME.fullmatch(path.name)] if place.is_dir() else []
    return sorted(named, reverse=True)


def own_backups(folder: Path) -> list[Backup]:
    """Return what a store's own backups say of themselves, the newest first; what is no backup is passed over.

    They are not read whole: that takes as long as writing them.
    """
    return [backup for backup in map(_if_backup, own_files(folder)) if backup is not None]


def newest_sound(folder: Path) -> Backup | None:
    """Return the newest of a store's own backups of which every byte is as it was written."""
    return next((backup for backup in map(_if_sound, own_files(folder)) if backup is not None), None)


def next_name(folder: Path, now: datetime) -> Path:
    """Return the path of a store's next own backup: a running number, so that a wrong clock confuses nothing."""
    number = max((int(path.name[:6]) for path in own_files(folder)), default=0) + 1
    return folder / FILES.backups / f"{number:06d}-{now:%Y-%m-%dT%H%M}{BACKUP_SUFFIX}"


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
    for name in to_drop(path.name for path in own_files(folder)):
        (folder / FILES.backups / name).unlink(missing_ok=True)


def make_room(folder: Path, wanted: int) -> None:
    """Remove a store's oldest own backups, but for the three newest, until the disk has room for so many bytes.

    A tenth of the disk stays free beside: a store of a million persons shall not fill it with backups.
    """
    oldest_first = own_files(folder)[: LEAST - 1 : -1]
    for path in oldest_first:
        disk = shutil.disk_usage(folder)
        if disk.free >= wanted + disk.total // 10:
            return
        path.unlink(missing_ok=True)


def remove_leftovers(folder: Path) -> None:
    """Remove what a backup left behind that was killed while it was written; call it by whom the store is locked."""
    for path in (folder / FILES.backups).glob("*"):
        plain = path.name.removesuffix("-journal").removesuffix(PART).removesuffix(COPIED)
        if plain != path.name and _NAME.fullmatch(plain):
            # where the folder cannot be written, the next backup will say so
            with suppress(OSError):
                path.unlink()


def _day(name: str) -> datetime:
    found = _NAME.fullmatch(name)
    assert found is not None
    return datetime.fromisoformat(found[2])


def _if_backup(path: Path) -> Backup | None:
    try:
        return look_at(path)
    except BadBackup:
        # one that was damaged later is named by ``check`` and on the page of backups
        return None


def _if_sound(path: Path) -> Backup | None:
    try:
        return read_backup(path)
    except BadBackup:
        return None
