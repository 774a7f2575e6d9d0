"""What a backup says of itself where one unlocks: whose it is, who opens it, and where it would be restored.

Imported when a backup is asked for: the unlock screen stands without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resettle_desktop.records.dates import show_moment, weekday
from resettle_desktop.records.texts import _
from resettle_desktop.store.backups import Backup, read_backup
from resettle_desktop.store.keys import DamagedKeys
from resettle_desktop.store.own_backups import newest_sound
from resettle_desktop.store.pages import DamagedStore, NotAStore, WrongKey
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.restoring import free_path, users_in


@dataclass(frozen=True)
class Restorable:
    """A sound backup: its file, who opens it, when it was made as people read it, and the store it would become."""

    path: Path
    users: tuple[str, ...]
    made: str
    change_set: int
    place: Path

    @property
    def words(self) -> str:
        """Return when it was made and how far it goes."""
        return _("{made}, up to change set {number}").format(made=self.made, number=self.change_set)


def look_into(path: Path, beside: Path, progress: Progress = UNWATCHED) -> Restorable:
    """Read a backup whole; ``beside`` is the folder in which it would be restored. Raises BadBackup, DamagedKeys."""
    return _restorable(read_backup(path, progress), beside)


def newest_of(folder: Path) -> Restorable | None:
    """Return the newest sound one of a store's own backups; None where it has none."""
    found = newest_sound(folder)
    return _restorable(found, folder.parent) if found else None


def is_damage(error: Exception) -> bool:
    """Return whether this is an error that a backup helps against: the store's files are damaged or gone."""
    return isinstance(error, DamagedStore | DamagedKeys | NotAStore | WrongKey)


def _restorable(backup: Backup, beside: Path) -> Restorable:
    local = backup.made.astimezone().replace(tzinfo=None)
    place = free_path(beside, f"{backup.origin.name or backup.path.stem}-{local:%Y-%m-%d}")
    made = f"{weekday(local.date())} {show_moment(local)}"
    return Restorable(backup.path, tuple(users_in(backup.path)), made, backup.change_set, place)
