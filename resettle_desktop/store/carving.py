"""Finds the rows of tables on a file's pages, whichever table they are of: the way to the tables may be damaged.

The form is that of SQLite's table leaves (sqlite.org/fileformat2.html, sections 1.6 and 2.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resettle_desktop.store.raw_pages import USABLE, RawPages

_LEAF = 0x0D
_FILE_HEADER, _PAGE_HEADER = 100, 8
_MOST_LOCAL = USABLE - 35
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_FIRST_BLOB, _LONGEST_VARINT = 12, 9
Value = int | str | bytes | None


@dataclass(frozen=True)
class Cell:
    """Where a row stands: its page, and its place on it; ``number`` is the number by which its table knows it."""

    page: int
    offset: int
    number: int


@dataclass(frozen=True)
class CarvedRow:
    """A row's values; ``whole`` is false where its last text breaks off because a page is damaged."""

    number: int
    values: Sequence[Value]
    whole: bool


class Carver:
    """Reads rows from the pages of one file."""

    def __init__(self, pages: RawPages) -> None:
        self._pages = pages

    def cells(self, number: int) -> Iterator[Cell]:
        """Yield the rows of a page; none where it is damaged or holds something else."""
        page = self._pages.page(number)
        start = _FILE_HEADER if number == 1 else 0
        if page is None or page[start] != _LEAF:
            return
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        for place in range(count):
            at = start + _PAGE_HEADER + 2 * place
            offset = int.from_bytes(page[at : at + 2], "big")
            if _PAGE_HEADER <= offset < USABLE:
                _size, after = _varint(page, offset)
                yield Cell(number, offset, _varint(page, after)[0])

    def row(self, cell: Cell) -> CarvedRow:
        """Return the values of a row, as many as can be read."""
        page = self._pages.page(cell.page) or b""
        size, after = _varint(page, cell.offset)
        number, start = _varint(page, after)
        payload = self._payload(page, start, size)
        return CarvedRow(number, _values(payload), len(payload) == size)

    def _payload(self, page: bytes, start: int, size: int) -> bytes:
        local = _local(size)
        parts = [page[start : start + local]]
        following = int.from_bytes(page[start + local : start + local + 4], "big") if local < size else 0
        left = size - local
        while left > 0 and 0 < following <= self._pages.count:
            content = self._pages.page(following)
            if content is None:
                break
            following = int.from_bytes(content[:4], "big")
            parts.append(content[4 : 4 + min(left, USABLE - 4)])
            left -= USABLE - 4
        return b"".join(parts)


def _local(size: int) -> int:
    """Return how much of a payload stands on its own page."""
    if size <= _MOST_LOCAL:
        return size
    kept = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE - 4)
    return kept if kept <= _MOST_LOCAL else _LEAST_LOCAL


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes and where it ends; 0 where the content does."""
    value = 0
    for place, byte in enumerate(content[at : at + _LONGEST_VARINT], start=1):
        if place == _LONGEST_VARINT:
            return value << 8 | byte, at + place
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place
    return 0, at + _LONGEST_VARINT


def _values(payload: bytes) -> list[Value]:
    end, at = _varint(payload, 0)
    values: list[Value] = []
    content = end
    while at < min(end, len(payload)):
        kind, at = _varint(payload, at)
        size = _SIZES.get(kind, max(0, (kind - _FIRST_BLOB) // 2))
        values.append(_value(kind, payload[content : content + size]))
        content += size
    return values


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind >= _FIRST_BLOB:
        return content.decode("utf-8", "ignore") if kind % 2 else content
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(content, "big", signed=True)
