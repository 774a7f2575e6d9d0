"""Everything that a user's key opens of a store, byte for byte, and the forms in which a word could stand there."""

from __future__ import annotations

import base64
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pypdfium2
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from resettle_desktop.store.connection import open_database
from resettle_desktop.store.keys import KeyFile, Keys
from resettle_desktop.store.pages import FRAME_HEADER, LOG_HEADER, PAGE_SIZE
from resettle_desktop.store.raw_pages import USABLE

_SALT, _BLOCK = 16, 16
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}")
_DEFLATED = re.compile(rb"[\x08-\x78][\x01\x5e\x9c\xda]|\x1f\x8b\x08")
Named = tuple[str, bytes]


def opened(folder: Path, user: str, passphrase: str) -> Iterator[Named]:
    """Yield all bytes of a store that this user can read: every page, every value, of the file and each backup."""
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        yield file.name, file.read_bytes()
    keys = KeyFile.read(folder).unlock(user, passphrase)
    assert keys.medical is None, "the proof is of those who do not hold the medical key"
    yield from _pages("store.db", (folder / "store.db").read_bytes(), keys)
    if (log := folder / "store.db-wal").exists():
        yield from _log_pages(log.read_bytes(), keys)
    with TemporaryDirectory() as place:
        # to open the file would empty its log
        copy = copytree(folder, Path(place) / folder.name)
        yield from _values(copy / "store.db", KeyFile.read(folder).salt, keys)
    for backup in sorted(folder.rglob("*.backup")):
        with zipfile.ZipFile(backup) as packed:
            yield from _pages(backup.name, packed.read("store.db"), keys)


def unpacked(path: Path) -> Iterator[Named]:
    """Yield the bytes of a file, of the parts of a workbook, and the text of a PDF."""
    content = path.read_bytes()
    yield path.name, content
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            yield from ((f"{path.name}: {name}", packed.read(name)) for name in packed.namelist())
    if content.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(content)
        yield from ((f"{path.name}: page", page.get_textpage().get_text_bounded().encode()) for page in document)


def found(words: Iterable[str], places: Iterable[Named]) -> set[tuple[str, str]]:
    """Return which of the words stands where, in clear, in UTF-16, in base 64, in hexadecimal or compressed."""
    forms = {word: list(_forms(word)) for word in words}
    there = set()
    for name, content in places:
        layers = [layer.lower() for layer in _layers(content)]
        there |= {(word, name) for word, wanted in forms.items() if any(w in each for w in wanted for each in layers)}
    return there


def _forms(word: str) -> Iterator[bytes]:
    plain = word.encode()
    yield plain.lower()
    yield word.encode("utf-16-le").lower()
    yield plain.hex().encode()
    yield word[::-1].encode().lower()


def _layers(content: bytes) -> Iterator[bytes]:
    """Yield the bytes as they are, and what stands in them in base 64 or deflated."""
    yield content
    for packed in _BASE64.findall(content):
        for start in range(4):
            part = packed[start:]
            yield base64.b64decode(part[: len(part) // 4 * 4], altchars=b"-_" if b"_" in part or b"-" in part else None)
    for place in _DEFLATED.finditer(content):
        yield _inflated(content[place.start() :])


def _inflated(content: bytes) -> bytes:
    """Return what a deflated body holds, nothing where it is none."""
    try:
        return zlib.decompressobj(47).decompress(content, 1 << 20)
    except zlib.error:
        return b""


def _pages(name: str, content: bytes, keys: Keys) -> Iterator[Named]:
    for number, start in enumerate(range(0, len(content), PAGE_SIZE), 1):
        page = content[start : start + PAGE_SIZE]
        yield f"{name}, page {number}", _decrypted(page, keys.main, _SALT if number == 1 else 0)


def _log_pages(content: bytes, keys: Keys) -> Iterator[Named]:
    """Yield every page of the log, also those that a later one took the place of."""
    for start in range(LOG_HEADER, len(content), FRAME_HEADER + PAGE_SIZE):
        number = int.from_bytes(content[start : start + 4], "big")
        page = content[start + FRAME_HEADER :][:PAGE_SIZE]
        yield f"log, page {number}", _decrypted(page, keys.main, _SALT if number == 1 else 0)


def _decrypted(page: bytes, key: bytes, start: int) -> bytes:
    decryptor = Cipher(AES(key), CBC(page[USABLE : USABLE + _BLOCK])).decryptor()
    return decryptor.update(page[start:USABLE]) + decryptor.finalize()


def _values(path: Path, salt: bytes, keys: Keys) -> Iterator[Named]:
    """Yield each value of each table whole: on the pages a long one is in pieces."""
    database = open_database(path, keys.main, salt)
    tables = database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL").fetchall()
    for (table,) in tables:
        for row in database.execute_sql(f'SELECT * FROM "{table}"'):
            said = (value for value in row if isinstance(value, str | bytes))
            yield from ((table, value.encode() if isinstance(value, str) else value) for value in said)
    database.close()
