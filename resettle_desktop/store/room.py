"""Room on a disk: how sizes are said, and refusing long writing before it begins where it cannot end."""

from __future__ import annotations

import shutil
from pathlib import Path

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _, show_number

_KB, _MB, _GB = 10**3, 10**6, 10**9


class NoRoom(KnownError):
    """The disk has not the room for what was asked; nothing was written."""


def size_text(size: int) -> str:
    """Return a size in bytes as people read it: ``640 kB``, ``12 MB``, ``1.4 GB``."""
    if size < _MB:
        return _("{count} kB").format(count=max(1, round(size / _KB)))
    if size < _GB:
        return _("{count} MB").format(count=round(size / _MB))
    return _("{count} GB").format(count=show_number(size / _GB, 1))


def check_room(folder: Path, needed: int) -> None:
    """Make sure that a folder's disk has room for so many bytes; raises NoRoom, and OSError for no folder."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        text = _(
            "{folder} has room for {free}, and {needed} are needed. Nothing was written, and what was there is"
            " unharmed. Make room or choose another place."
        )
        raise NoRoom(text.format(folder=folder, free=size_text(free), needed=size_text(needed)))
