"""Makers of workbooks that are broken, enormous, locked or something else than their name says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import msoffcrypto.format.ooxml
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

Maker: TypeAlias = Callable[[Path], Path]

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET = "xl/worksheets/sheet1.xml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    f'ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/{_SHEET}" ContentType="{_SPREADSHEET}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_RELATIONS}"><sheets><sheet name="List" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def written(path: Path, content: bytes) -> Path:
    """Write these bytes."""
    path.write_bytes(content)
    return path


def sheet_xml(rows: str, before: str = "", after: str = "") -> str:
    """Return the part of a sheet with these rows."""
    return f"<worksheet {_MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def with_parts(path: Path, parts: dict[str, str | bytes]) -> Path:
    """Write a workbook of one sheet `List` with these parts beside or instead of the usual ones."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (_PARTS | parts).items():
            archive.writestr(name, content)
    return path


def with_rows(path: Path, rows: str, before: str = "") -> Path:
    """Write a workbook whose only sheet consists of these rows, as XML."""
    return with_parts(path, {_SHEET: sheet_xml(rows, before)})


def made(path: Path, fill: Callable[[Worksheet], object]) -> Path:
    """Write a workbook whose first sheet `fill` fills."""
    workbook = openpyxl.Workbook()
    fill(workbook.worksheets[0])
    workbook.save(path)
    return path


def plain_workbook(path: Path, rows: Iterable[Iterable[object]] = (("Name", "Sex"), ("Haddad", "F"))) -> Path:
    """Write an ordinary workbook of these rows."""

    def fill(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(list(row))

    return made(path, fill)


def locked(path: Path, password: str) -> Path:
    """Write an ordinary workbook, encrypted with this password."""
    inner = plain_workbook(path.with_suffix(".inner"))
    with inner.open("rb") as plain, path.open("wb") as sealed:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt(password, sealed)
    inner.unlink()
    return path


def zip_bomb(path: Path, megabytes: int = 250) -> Path:
    """Write a workbook whose only sheet is a few kilobytes that unpack to so many megabytes of spaces."""
    row = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{" " * (megabytes * 1_000_000)}</t></is></c></row>'
    return with_rows(path, row)


def two_far_cells(path: Path) -> Path:
    """Write a legal workbook with its first and its last possible cell filled."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return with_rows(path, rows)


def empty_formatted_rows(path: Path, count: int = 1_000_000) -> Path:
    """Write a workbook of two filled rows and then so many that are only formatted."""
    filled = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>row {row}</t></is></c></row>' for row in (1, 2)
    )
    return with_rows(path, filled + "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(3, count)))


def lying_dimension(path: Path) -> Path:
    """Write a workbook that says it has one cell and has three rows of two."""
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>{row}</v></c></row>' for row in (1, 2, 3)
    )
    return with_rows(path, rows, before='<dimension ref="A1"/>')


def wrong_sum(path: Path) -> Path:
    """Write a workbook one byte of whose sheet was changed after its sum was taken."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in (_PARTS | {_SHEET: sheet_xml('<row r="1"><c r="A1"><v>1234</v></c></row>')}).items():
            archive.writestr(name, content)
    path.write_bytes(buffer.getvalue().replace(b"<v>1234</v>", b"<v>1934</v>"))
    return path


def cut_off(path: Path) -> Path:
    """Write the first half of an ordinary workbook."""
    whole = plain_workbook(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def understated(path: Path, megabytes: int = 400) -> Path:
    """Write a workbook whose directory says that its sheet is small, though it unpacks to so many megabytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        archive.writestr(_SHEET, "<worksheet>" + " " * (megabytes * 1_000_000))
        archive.getinfo(_SHEET).file_size = 1000
    return path


def endless_entities(path: Path) -> Path:
    """Write a workbook whose sheet says one word a billion times, by entities within entities."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    return with_parts(path, {_SHEET: f'<!DOCTYPE w [<!ENTITY e0 "lol">{entities}]>{sheet_xml(cell)}'})


def outside_entity(path: Path, drawn: Path) -> Path:
    """Write a workbook that asks its reader to draw another file's text into a cell."""
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&outside;</t></is></c></row>'
    return with_parts(path, {_SHEET: f'<!DOCTYPE w [<!ENTITY outside SYSTEM "{drawn.as_uri()}">]>{sheet_xml(cell)}'})


def beyond_the_last_row(path: Path) -> Path:
    """Write a workbook with a row numbered beyond what any workbook has."""
    return with_rows(path, '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>')


def part_twice(path: Path) -> Path:
    """Write a workbook that holds its sheet twice, with different content."""
    with_rows(path, '<row r="1"><c r="A1"><v>1</v></c></row>')
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(_SHEET, sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'))
    return path


def many_parts(path: Path) -> Path:
    """Write a workbook of more parts than any real one has."""
    return with_parts(path, {f"xl/media/{number}.png": b"" for number in range(2001)})


def only_for_the_second_reader(path: Path) -> Path:
    """Write a workbook with a type of cell that calamine refuses and openpyxl doesn't mind, merged over two columns."""
    cells = (
        '<c r="B2" t="x"><v>1</v></c><c r="D2" t="inlineStr"><is><t>Haddad</t></is></c><c r="E2" t="e"><v>#N/A</v></c>'
    )
    after = '<mergeCells count="1"><mergeCell ref="D2:E2"/></mergeCells>'
    return with_parts(path, {_SHEET: sheet_xml(f'<row r="2">{cells}</row>', after=after)})


def open_document(repeated: int = 1) -> bytes:
    """Return a LibreOffice workbook of one row, said to be repeated so many times."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    cells = (
        '<table:table-cell office:value-type="string"><text:p>Haddad</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="4"/>'
    )
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" '
        f'xmlns:text="{office}:text:1.0"><office:body><office:spreadsheet><table:table table:name="List">'
        f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return buffer.getvalue()
