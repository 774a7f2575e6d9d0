"""A store's folder, `NAME.resettle/`: what stands in it, whether it may be opened, and how a new one is made."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.pages import NotAStore, check_file

SUFFIX = ".resettle"


@dataclass(frozen=True)
class FileNames:
    """What the files of a store's folder are called."""

    store: str = "store.db"
    keys: str = "keys.json"
    keys_copy: str = "keys-copy.json"
    lock: str = "lock"
    backups: str = "backups"


FILES = FileNames()


def check_folder(path: Path) -> None:
    """Look whether this folder is a store that can be opened, without its keys; write nothing.

    Raises NotAStore, DamagedStore or another KnownError that says what is wrong with it and what to do next.
    """
    if not path.exists():
        raise NotAStore(
            _("There is no store {path}. Nothing was made. Check the name, or make a new store.").format(path=path)
        )
    if not path.is_dir():
        raise NotAStore(
            _(
                "{path} is a file, and a store is a folder whose name ends in {suffix}. Nothing was changed."
                " Choose the folder."
            ).format(path=path, suffix=SUFFIX)
        )
    _check_permission(path, os.access(path, os.R_OK | os.W_OK | os.X_OK))
    _check_contents(path)
    _check_permission(path, os.access(path / FILES.store, os.R_OK | os.W_OK))
    check_file(path / FILES.store)


def make_folder(path: Path) -> Path:
    """Make an empty folder for a new store, readable by its owner alone, and return it with the suffix `.resettle`.

    Raises KnownError when something stands there already, it cannot be made, or the path ends in no name.
    """
    if path.name in ("", ".."):
        text = _("{path} is no name for a store. Nothing was made. Choose one, such as {example}.")
        raise KnownError(text.format(path=path, example=f"office{SUFFIX}"))
    folder = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
    if folder.is_dir() and not any(folder.iterdir()):
        return folder
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as error:
        text = _("{path} exists already and was left as it is. Choose another name for the new store.")
        raise KnownError(text.format(path=folder)) from error
    except OSError as error:
        text = _("The folder {path} could not be made: {reason}. Choose another place for the new store.")
        raise KnownError(text.format(path=folder, reason=error.strerror)) from error
    return folder


@contextmanager
def making_folder(path: Path) -> Iterator[Path]:
    """Make a folder as `make_folder` does and give it; when what follows fails, take away all that was made."""
    folder = make_folder(path)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder)
        raise


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that after a power cut it holds the old content or the new, whole; readable by its owner alone.

    Raises KnownError when it cannot be written; the old content is then still there.
    """
    try:
        _write_beside_and_rename(path, content)
    except OSError as error:
        text = _(
            "{path} could not be written: {reason}. Its earlier content was kept. Make room or choose another"
            " place, then try again."
        )
        raise KnownError(text.format(path=path, reason=error.strerror)) from error


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check_contents(path: Path) -> None:
    if not any((path / name).is_file() for name in (FILES.store, FILES.keys, FILES.keys_copy)):
        raise NotAStore(
            _(
                "{path} is a folder but not a store. Nothing was changed. Choose a folder whose name ends in {suffix}."
            ).format(path=path, suffix=SUFFIX)
        )
    if not (path / FILES.store).is_file():
        raise NotAStore(
            _("The file {name} is missing from {path}. Nothing was changed. Put it back, or restore a backup.").format(
                name=FILES.store, path=path
            )
        )
    if not (path / FILES.keys).is_file() and not (path / FILES.keys_copy).is_file():
        raise NotAStore(
            _(
                "The key files {keys} and {copy} are missing from {path}. Nothing was changed. Put one back,"
                " or restore a backup."
            ).format(keys=FILES.keys, copy=FILES.keys_copy, path=path)
        )


def _check_permission(path: Path, permitted: bool) -> None:
    if not permitted:
        raise KnownError(
            _(
                "You may not write in {path}. Nothing was changed. Copy the folder to a place of your own,"
                " or ask for the right to write there."
            ).format(path=path)
        )


def _write_beside_and_rename(path: Path, content: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    beside = path.with_name(path.name + ".part")
    beside.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.parent)
