"""Looks through the parts of an .xlsx for what its values alone don't tell: hidden rows, masks, formulas, far cells."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from posixpath import join, normpath
from xml.etree import ElementTree
from xml.parsers import expat

from resettle_desktop.exchange.reader_cells import mask_of
from resettle_desktop.exchange.sniffing import RefusedError, open_archive

_LAST_ROW = 1_048_576
_AREA = 20_000_000
_PIECE = 1 << 18


@dataclass
class SheetScan:
    """What one sheet's part tells: its rows are 1-based, its columns 0-based."""

    filled: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    masks: dict[tuple[int, int], str] = field(default_factory=dict)
    formulas: int = 0
    errors: int = 0
    first: tuple[int, int] = (_LAST_ROW, _LAST_ROW)
    last: tuple[int, int] = (0, 0)


@dataclass
class WorkbookScan:
    """What the parts of an .xlsx tell: a scan of each sheet by its name, links to other files, macros."""

    sheets: dict[str, SheetScan] = field(default_factory=dict)
    external_links: int = 0
    macros: bool = False


def scan(data: bytes) -> WorkbookScan:
    """Return what the parts of this .xlsx tell; the parts' sums and sizes are taken as checked.

    Raises RefusedError: `damaged_sheet` for a part that is no XML or a cell beyond the last row, `far_cell` when the
    cells of a sheet lie so far apart that a table between them would not fit into memory.
    """
    with open_archive(data) as archive:
        names = archive.namelist()
        found = WorkbookScan(
            external_links=sum(_is_link(name) for name in names),
            macros=any(name.endswith("vbaProject.bin") or "/macrosheets/" in name for name in names),
        )
        masks = _masks(_part(archive, "xl/styles.xml"))
        blank = _BlankStrings().read(archive, "xl/sharedStrings.xml")
        for name, part in _sheet_parts(archive):
            found.sheets[name] = _SheetReader(name, masks, blank).read(archive, part)
        return found


def _is_link(name: str) -> bool:
    return name.startswith("xl/externalLinks/externalLink")


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    if name not in archive.namelist():
        return None
    try:
        return ElementTree.fromstring(archive.read(name))
    except (ElementTree.ParseError, ValueError) as failure:
        raise RefusedError("damaged_part", part=name) from failure


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _all(root: ElementTree.Element | None, name: str) -> list[ElementTree.Element]:
    return [] if root is None else [element for element in root.iter() if _local(element.tag) == name]


def _sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return the name and the part of each sheet of cells, in the workbook's order."""
    relations = {
        element.get("Id", ""): normpath(join("xl", element.get("Target", ""))).lstrip("/")
        for element in _all(_part(archive, "xl/_rels/workbook.xml.rels"), "Relationship")
    }
    sheets = [
        (element.get("name", ""), _relation(element)) for element in _all(_part(archive, "xl/workbook.xml"), "sheet")
    ]
    known = set(archive.namelist())
    parts = [(name, relations.get(relation, "")) for name, relation in sheets]
    return [(name, part) for name, part in parts if part in known and "worksheets/" in part]


def _relation(sheet: ElementTree.Element) -> str:
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _masks(styles: ElementTree.Element | None) -> dict[str, str]:
    """Return the mask of every cell style that shows leading zeros, by the number that cells name it with."""
    formats = {element.get("numFmtId"): element.get("formatCode", "") for element in _all(styles, "numFmt")}
    masks: dict[str, str] = {}
    for cells in _all(styles, "cellXfs"):
        for number, style in enumerate(cells):
            mask = mask_of(formats.get(style.get("numFmtId"), ""))
            if mask:
                masks[str(number)] = mask
    return masks


def _parse(parser: expat.XMLParserType, archive: zipfile.ZipFile, part: str) -> None:
    """Feed a part to the parser piece by piece, so that it never stands in memory whole."""
    parser.buffer_text = True
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)


class _BlankStrings:
    """Finds which of the strings that sheets share are blank: a cell that names one holds nothing."""

    def __init__(self) -> None:
        self._blank: set[str] = set()
        self._number = -1
        self._filled = True

    def read(self, archive: zipfile.ZipFile, part: str) -> set[str]:
        """Return the numbers of the blank strings, as cells name them; raises RefusedError `damaged_part`."""
        if part not in archive.namelist():
            return set()
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text
        try:
            _parse(parser, archive, part)
        except (expat.ExpatError, ValueError) as failure:
            raise RefusedError("damaged_part", part=part) from failure
        self._close()
        return self._blank

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "si":
            self._close()
            self._number += 1
            self._filled = False

    def _text(self, text: str) -> None:
        self._filled = self._filled or bool(text.strip())

    def _close(self) -> None:
        if not self._filled:
            self._blank.add(str(self._number))


class _SheetReader:
    """Reads one sheet's part as a stream of elements, so that its size never stands in memory."""

    def __init__(self, name: str, masks: dict[str, str], blank: set[str]) -> None:
        self._name = name
        self._masks = masks
        self._blank = blank
        self._found = SheetScan()
        self._row = 0
        self._column = -1
        self._type = ""
        self._mask: str | None = None
        self._in_value = False
        self._open_formula = False
        self._letters: dict[str, int] = {}

    def read(self, archive: zipfile.ZipFile, part: str) -> SheetScan:
        """Return what the part tells; raises RefusedError as `scan` says."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text
        try:
            _parse(parser, archive, part)
        except (expat.ExpatError, ValueError) as failure:
            raise RefusedError("damaged_sheet", sheet=self._name) from failure
        self._close_cell()
        self._check_area()
        return self._found

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        self._in_value = name in ("v", "t")
        if name == "c":
            self._close_cell()
            self._start_cell(attributes)
        elif name == "row":
            self._close_cell()
            self._start_row(attributes)
        elif name == "f":
            self._open_formula = self._type != "str"

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r") or self._row + 1)
        self._column = -1
        if not 0 < self._row <= _LAST_ROW:
            raise RefusedError("damaged_sheet", sheet=self._name)
        if attributes.get("hidden") in ("1", "true"):
            self._found.hidden.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._column = self._column_of(attributes.get("r", ""))
        self._type = attributes.get("t", "n")
        self._mask = self._masks.get(attributes.get("s", "")) if self._type == "n" else None

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        if not letters:
            return self._column + 1
        if letters not in self._letters:
            self._letters[letters] = _column_number(letters)
        return self._letters[letters]

    def _text(self, text: str) -> None:
        if not self._in_value or not text.strip():
            return
        self._open_formula = False
        if self._type == "e":
            self._found.errors += 1
        elif self._type != "s" or text not in self._blank:
            self._keep_position()

    def _keep_position(self) -> None:
        found, row, column = self._found, self._row, self._column
        found.filled.add(row)
        if self._mask:
            found.masks[row, column] = self._mask
        if row < found.first[0] or column < found.first[1]:
            found.first = (min(row, found.first[0]), min(column, found.first[1]))
        if row > found.last[0] or column > found.last[1]:
            found.last = (max(row, found.last[0]), max(column, found.last[1]))

    def _close_cell(self) -> None:
        self._found.formulas += self._open_formula
        self._open_formula = False

    def _check_area(self) -> None:
        first, last = self._found.first, self._found.last
        if self._found.filled and (last[0] - first[0] + 1) * (last[1] - first[1] + 1) > _AREA:
            raise RefusedError("far_cell", sheet=self._name, row=last[0], column=_letters_of(last[1]))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.replace("$", "").upper():
        number = number * 26 + ord(letter) - 64
    if not 0 < number <= 16_384:
        raise ValueError("no such column")
    return number - 1


def _letters_of(column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
