"""The pages of a store's file, opened one by one without the engine: what of a damaged file can still be read.

The form is that of SQLCipher 4: AES-256-CBC, the page's own 16 random bytes and its keyed digest at its end. Pages
that wait in the log beside the file take the place of those in it, up to the last change that was confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from resettle_desktop.store.pages import FRAME_HEADER, LOG_HEADER, PAGE_SIZE, PageDigests, has_waiting_log, log_of

RESERVED = 80  # at a page's end: 16 random bytes and the digest
USABLE = PAGE_SIZE - RESERVED
_SALT = 16
_BLOCK = 16
Place = tuple[Path, int]


class RawPages:
    """Reads the pages of one store's file; nothing is written."""

    def __init__(self, path: Path, key: bytes, salt: bytes) -> None:
        self._path, self._key = path, key
        self._digests = PageDigests(key, salt)
        self._waiting = dict(_waiting_pages(path))
        self._last: tuple[int, bytes | None] = (0, None)
        self.count = max([path.stat().st_size // PAGE_SIZE, *self._waiting])

    def page(self, number: int) -> bytes | None:
        """Return what stands on the page of this number, from 1 on; None where it is damaged or not there."""
        if number != self._last[0]:
            self._last = number, self._read(number)
        return self._last[1]

    def _read(self, number: int) -> bytes | None:
        path, offset = self._waiting.get(number, (self._path, (number - 1) * PAGE_SIZE))
        with path.open("rb") as file:
            file.seek(offset)
            page = file.read(PAGE_SIZE)
        return self._opened(number, page) if self._digests.fit(number, page) else None

    def _opened(self, number: int, page: bytes) -> bytes:
        start = _SALT if number == 1 else 0
        decryptor = Cipher(AES(self._key), CBC(page[USABLE : USABLE + _BLOCK])).decryptor()
        return bytes(start) + decryptor.update(page[start:USABLE]) + decryptor.finalize()


def _waiting_pages(path: Path) -> Iterator[tuple[int, Place]]:
    """Yield the confirmed pages of the log, later ones after earlier ones."""
    if not has_waiting_log(path):
        return
    log, unconfirmed = log_of(path), []
    with log.open("rb") as file:
        salts = file.read(LOG_HEADER)[16:24]
        while len(header := file.read(FRAME_HEADER)) == FRAME_HEADER and header[8:16] == salts:
            unconfirmed.append((int.from_bytes(header[:4], "big"), (log, file.tell())))
            if int.from_bytes(header[4:8], "big"):
                yield from unconfirmed
                unconfirmed = []
            file.seek(PAGE_SIZE, 1)
