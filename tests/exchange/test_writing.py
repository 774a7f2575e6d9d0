"""A workbook that is written holds what it was given, and nothing that a spreadsheet would run."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from resettle_desktop.exchange.reading import PasswordNeeded, read_workbook
from resettle_desktop.exchange.writing import (
    About,
    CellValue,
    Form,
    SheetColumn,
    SheetTable,
    Written,
    locked,
    safe_text,
    write_workbook,
)
from tests.exchange.conftest import only

ABOUT = About("Fedasil arrivals", "fedasil-arrivals", "c0ffee")
COLUMNS = (
    SheetColumn("Number"),
    SheetColumn("Date of birth", Form.DAY),
    SheetColumn("Sex", choices=("Male", "Female")),
    SheetColumn("Arrival", Form.MOMENT),
    SheetColumn("Persons", Form.WHOLE),
    SheetColumn("Remarks", Form.LONG_TEXT, theirs=True),
)
NADIA = ("0471-002", date(1985, 3, 14), "Female", datetime(2020, 9, 22, 17, 45), 4, None)
PAYLOADS = (
    "=1+1", "=HYPERLINK(\"http://example.org\")", "=cmd|' /C calc'!A0", "+1", "+961 3 876082", "-1+1", "@SUM(A1)",
    "\t=1", "\n=1", "＝1+1", "#REF!", "{=A1}",
)  # fmt: skip


def written(rows: Sequence[Sequence[CellValue]] = (NADIA,), columns: Sequence[SheetColumn] = COLUMNS) -> Written:
    return write_workbook([SheetTable("Arrivals", tuple(columns), rows)], ABOUT)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet(rows: Sequence[Sequence[CellValue]] = (NADIA,), columns: Sequence[SheetColumn] = COLUMNS) -> Any:
    return opened(written(rows, columns).content).worksheets[0]


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_what_is_written_is_what_is_read() -> None:
    rows = list(sheet().values)
    assert rows[0] == tuple(column.heading for column in COLUMNS)
    assert rows[1] == ("0471-002", datetime(1985, 3, 14), "Female", datetime(2020, 9, 22, 17, 45), 4, None)


def test_our_own_reader_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "arrivals.xlsx"
    path.write_bytes(written().content)
    assert read_workbook(path).sheets[0].rows[1].cells == NADIA[:5]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_a_formula(payload: str) -> None:
    content = written([(payload, payload, payload, payload, None, payload)]).content
    assert "<f>" not in "".join(text for name, text in parts(content).items() if "worksheets" in name)
    row = list(opened(content).worksheets[0].values)[1]
    assert [cell for cell in row if cell] == [payload] * 5


@pytest.mark.parametrize("payload", PAYLOADS[:10])
def test_a_text_that_could_run_is_marked_as_text(payload: str) -> None:
    cell = sheet([(payload, None, None, None, None, None)])["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_heading_never_becomes_a_formula() -> None:
    assert sheet([], [SheetColumn("=1+1")])["A1"].data_type == "s"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x0bc", "abc"),
        ("lone \ud800 half", "lone  half"),
        ("\ufffe\uffff.", "."),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("خالد 😀\t‏", "خالد 😀\t‏"),
    ],
)
def test_only_what_xml_cannot_hold_is_left_out(text: str, kept: str) -> None:
    assert safe_text(text) == kept
    assert sheet([(text, None, None, None, None, None)])["A2"].value == kept


def test_one_bad_cell_does_not_stop_the_others() -> None:
    rows = [("\x01", None, None, None, None, None), NADIA]
    assert written(rows).rows == 2
    assert [row[0] for row in list(sheet(rows).values)[1:]] == [None, "0471-002"]


def test_a_day_is_a_date_and_a_number_is_a_text() -> None:
    number, born, _sex, arrives, persons, _remarks = sheet()[2]
    assert (number.data_type, number.number_format) == ("s", "@")
    assert (born.is_date, born.number_format) == (True, "dd mmm yyyy")
    assert (arrives.is_date, arrives.number_format) == (True, "dd mmm yyyy hh:mm")
    assert persons.data_type == "n"


@pytest.mark.parametrize("text", ["1985", "Mar 1985", "about 1985"])
def test_a_date_that_is_known_in_part_stays_a_text(text: str) -> None:
    assert sheet([("1", text, None, None, None, None)])["B2"].value == text


def test_a_day_that_no_spreadsheet_has_is_written_as_text() -> None:
    assert sheet([("1", date(1850, 9, 14), None, None, None, None)])["B2"].value == "1850-09-14"


def test_rows_that_are_added_keep_the_form_of_their_column() -> None:
    dimensions = sheet().column_dimensions
    assert [dimensions[letter].number_format for letter in "ABCD"] == ["@", "dd mmm yyyy", "@", "dd mmm yyyy hh:mm"]


def test_it_is_a_table_with_a_frozen_filtered_heading() -> None:
    made = sheet([NADIA, NADIA])
    table = only(made.tables.values())
    assert (table.ref, table.autoFilter.ref, made.freeze_panes) == ("A1:F3", "A1:F3", "A2")
    assert [column.name for column in table.tableColumns] == [column.heading for column in COLUMNS]


def test_a_table_without_rows_is_still_one() -> None:
    assert only(sheet([]).tables.values()).ref == "A1:F2"
    assert written([]).rows == 0


def test_headings_of_a_table_all_differ() -> None:
    made = sheet([], [SheetColumn("Remarks"), SheetColumn("remarks"), SheetColumn("")])
    assert [cell.value for cell in made[1]] == ["Remarks", "remarks (2)", "C"]


def test_choices_hold_for_rows_that_are_added() -> None:
    check = only(sheet().data_validations.dataValidation)
    assert (check.type, check.formula1, str(check.sqref)) == ("list", "'Lists'!$A$1:$A$2", "C2:C502")
    assert check.showErrorMessage


def test_the_lists_stand_on_a_hidden_sheet_each_once() -> None:
    twice = [SheetColumn("One", choices=("Yes", "No")), SheetColumn("Two", choices=("Yes", "No"))]
    book = opened(written([], [*twice, SheetColumn("Sex", choices=("=F", "M", "X"))]).content)
    assert book["Lists"].sheet_state == "hidden"
    assert list(book["Lists"].values) == [("Yes", "=F"), ("No", "M"), (None, "X")]


def test_columns_are_as_wide_as_their_values_within_reason() -> None:
    dimensions = sheet([("x" * 30, None, None, None, None, "y" * 900)]).column_dimensions
    assert 30 <= dimensions["A"].width <= 34
    assert dimensions["F"].width <= 50


def test_the_columns_of_the_recipient_are_coloured() -> None:
    made = sheet()
    assert made["F1"].fill.fgColor.rgb != made["A1"].fill.fgColor.rgb
    assert made["F2"].fill.fgColor.rgb != made["A2"].fill.fgColor.rgb


def test_it_prints_on_landscape_pages_with_heading_and_numbers() -> None:
    made = sheet()
    assert (made.page_setup.orientation, made.print_title_rows) == ("landscape", "$1:$1")
    assert (made.page_setup.fitToWidth, made.page_setup.fitToHeight) == (1, 0)
    assert made.oddFooter.right.text == "Page &P of &N"


def test_the_properties_name_the_program_the_layout_and_the_export_and_nobody() -> None:
    book = opened(written().content)
    assert (book.properties.creator, book.properties.lastModifiedBy) == ("Resettle Desktop", "Resettle Desktop")
    custom = {each.name: each.value for each in book.custom_doc_props.props}
    assert custom == {"resettle_layout": "fedasil-arrivals", "resettle_export": "c0ffee"}


def test_names_of_sheets_are_made_fit() -> None:
    tables = [SheetTable(title, COLUMNS[:1], []) for title in ("Dates/times", "x" * 40, "x" * 40, "Lists", "")]
    assert opened(write_workbook(tables, ABOUT).content).sheetnames == [
        "Dates times", "x" * 31, "x" * 27 + " (2)", "Lists (2)", "Sheet",
    ]  # fmt: skip


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Note every temporary file that is made."""
    made: list[str] = []
    usual = tempfile.NamedTemporaryFile

    def noted(*options: Any, **more: Any) -> Any:
        made.append("temporary file")
        return usual(*options, **more)

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", noted)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", noted)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield made
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_to_a_temporary_file(watched: list[str]) -> None:
    locked(written().content, "seven dry words")
    assert watched == []


def test_a_source_that_fails_is_told_as_it_is() -> None:
    def rows() -> Iterator[Sequence[CellValue]]:
        yield NADIA
        raise RuntimeError("the store was closed")

    with pytest.raises(RuntimeError, match="the store was closed"):
        write_workbook([SheetTable("Arrivals", COLUMNS, rows())], ABOUT)


def test_a_locked_workbook_opens_with_its_password_alone(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(locked(written().content, "seven dry words"))
    assert b"0471-002" not in path.read_bytes()
    with pytest.raises(PasswordNeeded):
        read_workbook(path)
    assert read_workbook(path, password="seven dry words").sheets[0].rows[1].cells[0] == "0471-002"


def test_rows_are_taken_one_after_the_other() -> None:
    rows = ((str(n), None, None, None, None, None) for n in range(2000))
    assert write_workbook([SheetTable("Arrivals", COLUMNS, rows)], ABOUT).rows == 2000
