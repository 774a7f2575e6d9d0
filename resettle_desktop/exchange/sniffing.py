"""Says what a file really is by its first bytes and its parts, and refuses an archive that would unpack without end."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SMALL_PART = 10_000_000
_PIECE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """How much a workbook may ask for: seconds, bytes of memory, rows, cells, unpacked bytes, parts, packing ratio."""

    seconds: float = 20.0
    memory: int = 1 << 30
    rows: int = 200_000
    cells: int = 5_000_000
    unpacked: int = 300_000_000
    parts: int = 2_000
    ratio: int = 100


class RefusedError(Exception):
    """A file cannot be read, told as a code and its values; the parent process puts it into words."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Kind(StrEnum):
    """What a file is; the first five can be read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"
    LOCKED = "locked"
    EMPTY = "empty"
    PDF = "pdf"
    WEB_PAGE = "web_page"
    OLD_EXCEL_XML = "old_excel_xml"
    XML = "xml"
    RICH_TEXT = "rich_text"
    WORD = "word"
    OLD_WORD = "old_word"
    SLIDES = "slides"
    OLD_SLIDES = "old_slides"
    DOCUMENT = "document"
    NUMBERS = "numbers"
    MESSAGE = "message"
    OLD_OFFICE = "old_office"
    PICTURE = "picture"
    ARCHIVE = "archive"
    PROGRAM = "program"
    PLAIN_TEXT = "plain_text"
    FOLDER = "folder"
    UNKNOWN = "unknown"


_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF", Kind.PDF),
    (b"{\\rtf", Kind.RICH_TEXT),
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"#!", Kind.PROGRAM),
    (b"\xca\xfe\xba\xbe", Kind.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Kind.PROGRAM),
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ", Kind.ARCHIVE),
    (b"SQLite format 3", Kind.UNKNOWN),
)

# The streams that stand in the directory of an OLE file of each kind; the first that is found decides.
_OLE_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", Kind.LOCKED),
    ("WordDocument", Kind.OLD_WORD),
    ("PowerPoint Document", Kind.OLD_SLIDES),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
    ("__properties_version1.0", Kind.MESSAGE),
)


def kind_of(data: bytes) -> Kind:
    """Return what these bytes are, whatever the file's name says; text is `TEXT` until its columns are looked for.

    Raises RefusedError `damaged_end` for an archive whose directory is cut off or broken.
    """
    if not data.strip(b"\x00 \t\r\n"):
        return Kind.EMPTY
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    return _kind_of_text(data)


def _kind_of_ole(data: bytes) -> Kind:
    for stream, kind in _OLE_STREAMS:
        if (stream + "\0").encode("utf-16-le") in data:
            return kind
    return Kind.OLD_OFFICE


def _kind_of_text(data: bytes) -> Kind:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.TEXT
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head")) or b"<html" in head:
        return Kind.WEB_PAGE
    if head.startswith(b"<?xml"):
        return Kind.OLD_EXCEL_XML if b"urn:schemas-microsoft-com:office:spreadsheet" in head else Kind.XML
    if head.startswith((b"mime-version:", b"return-path:", b"received:", b"delivered-to:")):
        return Kind.MESSAGE
    return Kind.UNKNOWN if _controls(data) else Kind.TEXT


def _controls(data: bytes) -> bool:
    """Return whether the bytes hold control characters that no text has."""
    return any(byte < 9 or 13 < byte < 27 for byte in set(data[: 1 << 16]))


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the archive in these bytes, in memory alone; raises RefusedError `damaged_end` for a broken directory."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as failure:
        raise RefusedError("damaged_end") from failure


def _kind_of_archive(data: bytes) -> Kind:
    with open_archive(data) as archive:
        names = set(archive.namelist())
        tests: tuple[tuple[Kind, Callable[[str], bool]], ...] = (
            (Kind.XLSB, lambda name: name == "xl/workbook.bin"),
            (Kind.XLSX, lambda name: name.lower().startswith("xl/")),
            (Kind.WORD, lambda name: name.startswith("word/")),
            (Kind.SLIDES, lambda name: name.startswith("ppt/")),
            (Kind.NUMBERS, lambda name: name.startswith("Index/") and name.endswith(".iwa")),
        )
        for kind, fits in tests:
            if any(fits(name) for name in names):
                return kind
        return _kind_by_declaration(archive, names)


def _kind_by_declaration(archive: zipfile.ZipFile, names: set[str]) -> Kind:
    if "mimetype" in names:
        declared = beginning_of(archive, "mimetype")
        if b"opendocument" in declared:
            return Kind.ODS if b"spreadsheet" in declared else Kind.DOCUMENT
    if "[Content_Types].xml" in names and b"spreadsheetml" in beginning_of(archive, "[Content_Types].xml"):
        return Kind.XLSX
    return Kind.ARCHIVE


def beginning_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return at most the first 64 kB of a part; raises RefusedError `damaged_part` when it cannot be unpacked."""
    try:
        with archive.open(name) as part:
            return part.read(1 << 16)
    except Exception as failure:
        raise RefusedError("damaged_part", part=name) from failure


def check_archive(data: bytes, limits: Limits) -> None:
    """Unpack every part once, in memory and piece by piece, to see that its sum is right and its size bearable.

    Raises RefusedError: `too_many_parts`, `too_large_unpacked`, `too_tightly_packed` by what the directory says, before
    anything is unpacked; then `damaged_part` for a part that is not what the directory says.
    """
    with open_archive(data) as archive:
        parts = archive.infolist()
        _check_directory(parts, limits)
        for part in parts:
            _check_part(archive, part)


def _check_directory(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise RefusedError("too_many_parts", parts=len(parts), limit=limits.parts)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked:
        raise RefusedError("too_large_unpacked", size=unpacked // 1_000_000, limit=limits.unpacked // 1_000_000)
    for part in parts:
        if part.file_size > max(_SMALL_PART, limits.ratio * part.compress_size):
            raise RefusedError("too_tightly_packed", part=part.filename)
    if len({part.filename for part in parts}) < len(parts):
        raise RefusedError("damaged_twice")


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if part.flag_bits & 1:
        raise RefusedError("cannot_unlock")
    try:
        with archive.open(part) as unpacked:
            while unpacked.read(_PIECE):
                pass
    except Exception as failure:
        raise RefusedError("damaged_part", part=part.filename) from failure
