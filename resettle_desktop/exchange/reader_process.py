"""The process of its own in which a workbook is read, so that a hostile or broken one ends this process and no other.

It takes one JSON request on standard input and answers on standard output with frames: four bytes of length, most
significant first, then JSON. Started as ``python -m resettle_desktop.exchange.reader_process``.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from resettle_desktop.exchange.reader_cells import Cell, packed, plain, shown_with
from resettle_desktop.exchange.reader_locks import unlocked
from resettle_desktop.exchange.reader_scan import SheetScan, WorkbookScan, scan
from resettle_desktop.exchange.sniffing import Kind, Limits, RefusedError, check_archive

_BATCH = 500
_ENDINGS = {
    Kind.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    Kind.XLSB: (".xlsb",),
    Kind.XLS: (".xls", ".xlt"),
    Kind.ODS: (".ods", ".ots"),
    Kind.TEXT: (".csv", ".tsv", ".tab", ".txt"),
}

Frame = dict[str, Any]


@dataclass(frozen=True)
class RawSheet:
    """A sheet as a reading library gives it: every row from the first, and how many columns stand before the first."""

    name: str
    hidden: bool
    merged: list[tuple[int, int, int, int]]
    rows: Iterable[list[Any]]
    indent: int = 0


def frames_of(data: bytes, file_name: str, password: str | None, limits: Limits) -> Iterator[Frame]:
    """Yield what the file holds: a frame for each sheet, its rows in batches, notes, and an end.

    Raises RefusedError with a code that `reading` puts into words; whatever the libraries raise passes through.
    """
    data, kind = unlocked(data, password)
    if kind not in _ENDINGS:
        raise RefusedError("not_a_workbook", kind=str(kind))
    if not file_name.lower().endswith(_ENDINGS[kind]):
        yield _note("other_kind", kind=str(kind))
    if kind == Kind.TEXT:
        yield from _text_frames(data, file_name, limits)
    else:
        yield from _workbook_frames(data, kind, limits)
    yield {"end": True}


def _text_frames(data: bytes, file_name: str, limits: Limits) -> Iterator[Frame]:
    from resettle_desktop.exchange.reader_text import decoded, rows_of

    text, guessed = decoded(data)
    if guessed:
        yield _note("letters_guessed", encoding=guessed)
    sheet = RawSheet(Path(file_name).stem, False, [], rows_of(text, file_name))
    yield from _Counter(limits).frames([sheet], {})


def _workbook_frames(data: bytes, kind: Kind, limits: Limits) -> Iterator[Frame]:
    if kind != Kind.XLS:
        check_archive(data, limits)
    scanned = scan(data) if kind == Kind.XLSX else _macros_alone(data, kind)
    yield from _workbook_notes(scanned)
    yield from _Counter(limits).frames(_sheets(data, kind), scanned.sheets)


def _macros_alone(data: bytes, kind: Kind) -> WorkbookScan:
    stream = "_VBA_PROJECT_CUR".encode("utf-16-le") if kind == Kind.XLS else b"vbaProject.bin"
    return WorkbookScan(macros=stream in data)


def _sheets(data: bytes, kind: Kind) -> Iterator[RawSheet]:
    """Yield the sheets of cells as calamine reads them, or as openpyxl does where calamine refuses an .xlsx."""
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            (about, workbook.get_sheet_by_name(about.name))
            for about in workbook.sheets_metadata
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    except python_calamine.PasswordError as failure:
        raise RefusedError("cannot_unlock") from failure
    except python_calamine.CalamineError as failure:
        if kind != Kind.XLSX:
            raise RefusedError("damaged") from failure
        yield from _sheets_by_openpyxl(data)
        return
    for about, sheet in sheets:
        merged = [(a[0] + 1, a[1], b[0] + 1, b[1]) for a, b in sheet.merged_cell_ranges or []]
        hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
        yield RawSheet(about.name, hidden, merged, sheet.iter_rows(), sheet.start[1] if sheet.start else 0)


def _sheets_by_openpyxl(data: bytes) -> Iterator[RawSheet]:
    import warnings

    import openpyxl

    with warnings.catch_warnings():
        # openpyxl warns of what it would lose when saving; nothing is saved here.
        warnings.simplefilter("ignore")
        try:
            workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        except (KeyError, TypeError, ValueError, IndexError, SyntaxError, OSError) as failure:
            raise RefusedError("damaged") from failure
    for sheet in workbook.worksheets:
        merged = [(r.min_row, r.min_col - 1, r.max_row, r.max_col - 1) for r in sheet.merged_cells.ranges]
        rows = ([None if c.data_type == "e" else c.value for c in row] for row in sheet.iter_rows(min_row=1, min_col=1))
        yield RawSheet(sheet.title, sheet.sheet_state != "visible", merged, rows)


def _note(code: str, **values: str | int) -> Frame:
    return {"note": code, "values": values}


def _workbook_notes(scanned: WorkbookScan) -> Iterator[Frame]:
    if scanned.macros:
        yield _note("macros")
    if scanned.external_links:
        yield _note("external_links", count=scanned.external_links)


def _sheet_notes(name: str, scanned: SheetScan, filled: set[int]) -> Iterator[Frame]:
    counts = {
        "hidden_rows": len(scanned.hidden & filled),
        "formulas": scanned.formulas,
        "errors": scanned.errors,
        "rows_missed": len(scanned.filled - filled),
    }
    for code, count in counts.items():
        if count:
            yield _note(code, sheet=name, count=count)


class _Counter:
    """Makes frames of sheets, and refuses once their rows and cells together are more than the limits allow."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._rows = 0
        self._cells = 0

    def frames(self, sheets: Iterable[RawSheet], scans: dict[str, SheetScan]) -> Iterator[Frame]:
        """Yield each sheet's frame, its rows and its notes."""
        for sheet in sheets:
            scanned = scans.get(sheet.name, SheetScan())
            yield {"sheet": sheet.name, "hidden": sheet.hidden, "merged": sheet.merged}
            filled: set[int] = set()
            yield from self._batches(sheet, scanned, filled)
            yield from _sheet_notes(sheet.name, scanned, filled)

    def _batches(self, sheet: RawSheet, scanned: SheetScan, filled: set[int]) -> Iterator[Frame]:
        batch: list[object] = []
        for number, raw in enumerate(sheet.rows, 1):
            cells = _row(number, raw, sheet.indent, scanned)
            if not cells:
                continue
            self._count(len(cells))
            filled.add(number)
            batch.append([number, number in scanned.hidden, [packed(cell) for cell in cells]])
            if len(batch) == _BATCH:
                yield {"rows": batch}
                batch = []
        yield {"rows": batch}

    def _count(self, cells: int) -> None:
        self._rows += 1
        self._cells += cells
        if self._rows > self._limits.rows:
            raise RefusedError("too_many_rows", limit=self._limits.rows)
        if self._cells > self._limits.cells:
            raise RefusedError("too_many_cells", limit=self._limits.cells)


def _row(number: int, raw: list[Any], indent: int, scanned: SheetScan) -> list[Cell]:
    """Return the plain cells of a row up to the last that holds something."""
    cells: list[Cell] = [plain(value) if value != "" else None for value in raw]
    while cells and cells[-1] is None:
        cells.pop()
    if not cells:
        return []
    cells[:0] = [None] * indent
    if scanned.masks:
        cells = [_masked(cell, scanned.masks.get((number, column))) for column, cell in enumerate(cells)]
    return cells


def _masked(cell: Cell, mask: str | None) -> Cell:
    return cell if mask is None else shown_with(mask, cell)


def answer(request: Frame, out: BinaryIO) -> None:
    """Write the frames of the file that the request names; a refusal is a frame too, and so is any other failure.

    What is no refusal is raised again, so that the exit status tells it.
    """
    try:
        data = Path(request["path"]).read_bytes()
        limits = Limits(**request["limits"])
        for frame in frames_of(data, request["name"], request["password"], limits):
            _write(out, frame)
    except RefusedError as refusal:
        _write(out, {"refused": refusal.code, "values": refusal.values})
    except MemoryError:
        _write(out, {"refused": "too_much_memory", "values": {}})
    except BaseException:
        # A panic in calamine is no Exception; what any library raises on a file means that the file is damaged.
        _write(out, {"refused": "damaged", "values": {}})
        raise


def _write(out: BinaryIO, frame: Frame) -> None:
    body = json.dumps(frame).encode("ascii")
    out.write(len(body).to_bytes(4, "big") + body)
    out.flush()


def _limit_memory(memory: int) -> None:
    # Windows and macOS have no limit that a process can set itself; there the limit on time and on sizes must do.
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the request, limit this process, answer."""
    request = json.load(sys.stdin.buffer)
    _limit_memory(request["limits"]["memory"])
    answer(request, sys.stdout.buffer)


if __name__ == "__main__":
    main()
