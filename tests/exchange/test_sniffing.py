"""A file is what its bytes say, whatever its name says."""

import io
import zipfile
from pathlib import Path

import pytest

from resettle_desktop.exchange.sniffing import Kind, Limits, RefusedError, check_archive, kind_of
from tests.exchange import hostile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def archive(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def stored(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made:
        made.writestr(name, content)
    return buffer.getvalue()


def refused(data: bytes, limits: Limits) -> str:
    with pytest.raises(RefusedError) as refusal:
        check_archive(data, limits)
    return refusal.value.code


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b" \r\n", Kind.EMPTY),
        (b"%PDF-1.4", Kind.PDF),
        (b"{\\rtf1 invented}", Kind.RICH_TEXT),
        (b"\x7fELF\x02", Kind.PROGRAM),
        (b"\x89PNG\r\n", Kind.PICTURE),
        (b"7z\xbc\xaf'\x1c", Kind.ARCHIVE),
        (b"\xef\xbb\xbf <!DOCTYPE html>", Kind.WEB_PAGE),
        (b"<?xml version='1.0'?><html>", Kind.WEB_PAGE),
        (b"<?xml version='1.0'?><people/>", Kind.XML),
        (b"<?xml?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", Kind.OLD_EXCEL_XML),
        (b"MIME-Version: 1.0\nSubject: list", Kind.MESSAGE),
        (b"Name;Sex\n", Kind.TEXT),
        ("الاسم;Sex\n".encode("utf-16"), Kind.TEXT),
        (b"Name\x01Sex", Kind.UNKNOWN),
    ],
)
def test_bytes_tell_what_a_file_is(data: bytes, kind: Kind) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"xl/workbook.xml": ""}, Kind.XLSX),
        ({"xl/workbook.bin": ""}, Kind.XLSB),
        ({"[Content_Types].xml": "…spreadsheetml…"}, Kind.XLSX),
        ({"word/document.xml": ""}, Kind.WORD),
        ({"ppt/presentation.xml": ""}, Kind.SLIDES),
        ({"Index/Document.iwa": ""}, Kind.NUMBERS),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, Kind.ODS),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, Kind.DOCUMENT),
        ({"photo.jpg": ""}, Kind.ARCHIVE),
    ],
)
def test_the_parts_tell_what_an_archive_is(parts: dict[str, str], kind: Kind) -> None:
    assert kind_of(archive(parts)) == kind


@pytest.mark.parametrize(
    ("stream", "kind"),
    [
        ("Workbook", Kind.XLS),
        ("Book", Kind.XLS),
        ("EncryptedPackage", Kind.LOCKED),
        ("WordDocument", Kind.OLD_WORD),
        ("PowerPoint Document", Kind.OLD_SLIDES),
        ("__properties_version1.0", Kind.MESSAGE),
        ("Something", Kind.OLD_OFFICE),
    ],
)
def test_the_streams_tell_what_an_old_office_file_is(stream: str, kind: Kind) -> None:
    assert kind_of(OLE + (stream + "\0").encode("utf-16-le")) == kind


def test_an_archive_that_was_cut_off_is_damaged() -> None:
    with pytest.raises(RefusedError, match="damaged_end"):
        kind_of(archive({"xl/workbook.xml": "x" * 100})[:60])


def test_a_sound_archive_passes() -> None:
    check_archive(archive({"a": "1", "b": "2"}), Limits())


def test_more_parts_than_allowed_are_refused() -> None:
    assert refused(archive({"a": "1", "b": "2"}), Limits(parts=1)) == "too_many_parts"


def test_more_bytes_than_allowed_are_refused_unread() -> None:
    assert refused(archive({"a": "x" * 600, "b": "x" * 600}), Limits(unpacked=1000)) == "too_large_unpacked"


def test_a_large_part_packed_too_tightly_is_refused() -> None:
    assert refused(archive({"a": " " * 10_000_001}), Limits()) == "too_tightly_packed"


def test_a_small_part_may_be_packed_tightly() -> None:
    check_archive(archive({"a": " " * 1_000_000}), Limits())


def test_a_wrong_sum_is_found(tmp_path: Path) -> None:
    assert refused(hostile.wrong_sum(tmp_path / "sum.xlsx").read_bytes(), Limits()) == "damaged_part"


def test_a_part_named_twice_is_found(tmp_path: Path) -> None:
    assert refused(hostile.part_twice(tmp_path / "twice.xlsx").read_bytes(), Limits()) == "damaged_twice"


def test_every_changed_byte_of_a_part_is_found() -> None:
    content = b"Haddad " * 20
    data = stored("a", content)
    first = data.index(content)
    for place in range(first, first + len(content)):
        changed = data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]
        assert refused(changed, Limits()) == "damaged_part"
