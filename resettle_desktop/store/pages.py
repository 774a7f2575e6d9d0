"""What a store's file is, seen from outside: whether it is one, and whether a key fits, without opening it.

The engine writes a waiting log into the file even when the key is wrong, so the key is tried here first. The form of
a page is that of SQLCipher 4: 4,096 bytes, of which the last 80 hold 16 random bytes and a keyed digest of 64.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.texts import _
from resettle_desktop.store.progress import UNWATCHED, Progress

PAGE_SIZE = 4096
_DIGEST = 64
_SALT = 16
LOG_HEADER = 32
FRAME_HEADER = 24
_SAMPLED_PAGES = 32
_PAGES_BETWEEN_REPORTS = 500
_FOREIGN = (b"SQLite format 3\x00", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"7z\xbc\xaf\x27\x1c")


class NotAStore(KnownError):
    """The file is missing or is something other than a store."""


class DamagedStore(KnownError):
    """The file is a store, and some of it cannot be read."""


class WrongKey(KnownError):
    """The file is sound as far as can be seen, and this key does not open it."""


def check_file(path: Path) -> None:
    """Look at a store's file from outside; raise NotAStore or DamagedStore with what to do next, write nothing."""
    if not path.is_file():
        raise NotAStore(_("{path} was not found. Nothing was made or changed. Choose another store.").format(path=path))
    with path.open("rb") as file:
        first_page = file.read(PAGE_SIZE)
    if first_page.startswith(_FOREIGN):
        text = _("{path} is not a store but another kind of file. It was left as it is. Choose another store.")
        raise NotAStore(text.format(path=path))
    if not first_page:
        raise DamagedStore(_("{path} is empty. {remedy}").format(path=path, remedy=_remedy()))
    if not has_waiting_log(path):
        _check_shape(path, first_page)


def has_waiting_log(path: Path) -> bool:
    """Say whether confirmed changes wait beside the file, from which the engine mends an interrupted write."""
    log = log_of(path)
    return log.is_file() and log.stat().st_size > LOG_HEADER


def page_count(path: Path) -> int:
    """Return how many pages a store's file has, one that was cut short included."""
    return -(-path.stat().st_size // PAGE_SIZE)


def unsound_pages(path: Path, key: bytes, salt: bytes, progress: Progress = UNWATCHED) -> list[int]:
    """Return the numbers of the pages, from 1 on, whose keyed digest does not fit; the log beside is not looked at.

    Raises CancelledError where the person stopped it.
    """
    digests, total, unsound = PageDigests(key, salt), page_count(path), []
    with path.open("rb") as file:
        for number in range(1, total + 1):
            if not digests.fit(number, file.read(PAGE_SIZE)):
                unsound.append(number)
            if number % _PAGES_BETWEEN_REPORTS == 0:
                progress.stop_if_cancelled()
                progress.report(number, total)
    return unsound


class PageDigests:
    """The keyed digests of one file's pages."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, len(key))

    def fit(self, number: int, page: bytes) -> bool:
        """Return whether the page of this number, from 1 on, is as it was written."""
        if len(page) < PAGE_SIZE:
            return False
        covered = page[_SALT if number == 1 else 0 : PAGE_SIZE - _DIGEST]
        digest = hmac.new(self._key, covered + number.to_bytes(4, "little"), "sha512").digest()
        return hmac.compare_digest(digest, page[PAGE_SIZE - _DIGEST :])


def check_key(path: Path, key: bytes, salt: bytes) -> None:
    """Try the key on the file and on the log beside it; raise WrongKey or DamagedStore, write nothing."""
    digests = PageDigests(key, salt)
    first = islice(_pages_of_file(path), 1)
    if any(digests.fit(*page) for page in chain(first, _pages_of_log(path))):
        return
    if any(digests.fit(*page) for page in _pages_of_file(path)):
        raise damaged(path)
    text = _(
        "The keys in this folder do not open {path}. Nothing was changed. The file or its keys were"
        " exchanged: put both back as they were, or restore a backup."
    )
    raise WrongKey(text.format(path=path))


def damaged(path: Path) -> DamagedStore:
    """Return the failure that says a store's file is damaged and how to go on."""
    return DamagedStore(_("{path} is damaged. {remedy}").format(path=path, remedy=_remedy()))


def _check_shape(path: Path, first_page: bytes) -> None:
    if path.stat().st_size % PAGE_SIZE:
        raise DamagedStore(_("{path} was cut short. {remedy}").format(path=path, remedy=_remedy()))
    if not any(first_page):
        text = _("The beginning of {path} was overwritten with zeros. {remedy}")
        raise DamagedStore(text.format(path=path, remedy=_remedy()))


def _remedy() -> str:
    return _("It was left as it is. Keep a copy of the folder and restore the newest backup.")


def log_of(path: Path) -> Path:
    """Return the log beside a store's file, in which confirmed changes wait."""
    return path.with_name(path.name + "-wal")


def _pages_of_file(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        for number in range(1, _SAMPLED_PAGES + 1):
            yield number, file.read(PAGE_SIZE)


def _pages_of_log(path: Path) -> Iterator[tuple[int, bytes]]:
    if not has_waiting_log(path):
        return
    with log_of(path).open("rb") as log:
        log.seek(LOG_HEADER)
        for _frame in range(_SAMPLED_PAGES):
            header = log.read(FRAME_HEADER)
            yield int.from_bytes(header[:4], "big"), log.read(PAGE_SIZE)
