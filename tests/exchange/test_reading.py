"""Any workbook becomes plain cells or a sentence, and the program that asked lives on."""

import datetime
import os
import time
import tracemalloc
from importlib.resources import as_file, files
from pathlib import Path

import openpyxl
import pytest

from resettle_desktop.exchange.reading import (
    EmptyWorkbook,
    Limits,
    NotAWorkbook,
    PasswordNeeded,
    ReaderStopped,
    ReadingCancelled,
    Workbook,
    WorkbookDamaged,
    WorkbookTooLarge,
    WrongPassword,
    read_workbook,
)
from resettle_desktop.records.errors import KnownError
from tests.exchange import hostile

DATA = Path(__file__).parent.parent / "data"


def demo(name: str) -> Workbook:
    with as_file(files("resettle_desktop.resources") / "demo" / name) as path:
        return read_workbook(path)


def cells(workbook: Workbook) -> list[tuple[object, ...]]:
    return [row.cells for row in workbook.sheets[0].rows]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("unhcr-submissions-lebanon.xlsx", {"Submissions": 164, "Legend": 1}),
        ("unhcr-submissions-turkey.xlsx", {"List": 53}),
        ("cgrs-decisions.xlsx", {"Décisions": 46}),
        ("fedasil-places.xlsx", {"Plaatsen": 35}),
    ],
)
def test_the_demos_workbooks_are_read_whole(name: str, rows: dict[str, int]) -> None:
    assert {sheet.name: len(sheet.rows) for sheet in demo(name).sheets} == rows


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("belco-attendance.xlsx", 105),
        ("bookings.xlsx", 177),
        ("clinic-results.xlsx", 529),
        ("past-arrivals.xlsx", 3570),
        ("travel-documents.xlsx", 177),
    ],
)
def test_other_agencies_workbooks_are_read_whole(name: str, rows: int) -> None:
    assert len(read_workbook(DATA / name).sheets[0].rows) == rows


def test_a_sample_needs_no_note() -> None:
    assert demo("unhcr-submissions-lebanon.xlsx").notes == ()


def test_rows_keep_the_numbers_they_have_in_the_file() -> None:
    assert [row.number for row in demo("unhcr-submissions-lebanon.xlsx").sheets[0].rows][:4] == [1, 2, 4, 5]


def test_values_are_plain_and_trimmed_at_the_end() -> None:
    row = demo("cgrs-decisions.xlsx").sheets[0].rows[2]
    day = datetime.date
    assert row.cells == ("20/13000Z", "LEB–16C01016", "SHAHIN Khaled", day(1980, 1, 1), 4, "Positive", day(2020, 1, 26))


def test_a_ticket_number_of_13_digits_keeps_them_all() -> None:
    assert read_workbook(DATA / "bookings.xlsx").sheets[0].rows[1].cells[3] == 2352400000000


def test_merged_cells_are_told_by_row_number_and_column() -> None:
    assert demo("cgrs-decisions.xlsx").sheets[0].merged == ((1, 0, 1, 7),)


def test_columns_are_counted_from_the_first_of_the_sheet(tmp_path: Path) -> None:
    path = hostile.made(tmp_path / "far.xlsx", lambda sheet: sheet.cell(5, 3, "Haddad"))
    row = read_workbook(path).sheets[0].rows[0]
    assert (row.number, row.cells) == (5, (None, None, "Haddad"))


def test_a_number_shown_with_leading_zeros_is_read_as_shown(tmp_path: Path) -> None:
    def fill(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet["A1"] = 475
        sheet["A1"].number_format = "00000"
        sheet["B1"] = 475

    assert cells(read_workbook(hostile.made(tmp_path / "zeros.xlsx", fill))) == [("00475", 475)]


def test_times_days_and_durations_stay_what_they_are(tmp_path: Path) -> None:
    row = (datetime.time(10, 35), datetime.timedelta(hours=30), datetime.datetime(2020, 9, 22, 10, 35), True, 1.5)
    workbook = read_workbook(hostile.plain_workbook(tmp_path / "times.xlsx", [row, [datetime.datetime(2020, 9, 22)]]))
    assert cells(workbook) == [row, (datetime.date(2020, 9, 22),)]


def test_dates_counted_from_1904_are_the_same_dates(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.worksheets[0].append([datetime.date(1985, 3, 2)])
    workbook.save(tmp_path / "mac.xlsx")
    assert cells(read_workbook(tmp_path / "mac.xlsx")) == [(datetime.date(1985, 3, 2),)]


def test_hidden_sheets_and_rows_are_read_and_told(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["Haddad"])
    workbook.worksheets[0].row_dimensions[1].hidden = True
    workbook.create_sheet("_lists").sheet_state = "hidden"
    workbook.save(tmp_path / "hidden.xlsx")
    found = read_workbook(tmp_path / "hidden.xlsx")
    assert (found.sheets[0].rows[0].hidden, found.sheets[1].hidden) == (True, True)
    assert ["hidden or filtered rows: 1" in note for note in found.notes] == [True]


def test_formulas_without_a_result_and_errors_are_told(tmp_path: Path) -> None:
    path = hostile.plain_workbook(tmp_path / "formulas.xlsx", [["Haddad", "=1+1", "#N/A"]])
    found = read_workbook(path)
    assert cells(found) == [("Haddad",)]
    assert ["formulas without a saved result: 1" in found.notes[0], "#N/A: 1" in found.notes[1]] == [True, True]


def test_macros_and_links_are_told_and_left_alone(tmp_path: Path) -> None:
    parts = {
        "xl/worksheets/sheet1.xml": hostile.sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'),
        "xl/vbaProject.bin": b"invented",
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
    }
    notes = read_workbook(hostile.with_parts(tmp_path / "macros.xlsm", parts)).notes
    assert notes[0] == "This workbook has macros; they were not run."
    assert "Links to other files: 1" in notes[1]


def test_a_password_opens_a_locked_workbook(tmp_path: Path) -> None:
    workbook = read_workbook(hostile.locked(tmp_path / "locked.xlsx", "Beirut 2020"), password="Beirut 2020")
    assert cells(workbook) == [("Name", "Sex"), ("Haddad", "F")]


def test_a_locked_workbook_asks_for_its_password(tmp_path: Path) -> None:
    with pytest.raises(PasswordNeeded, match=r"locked\.xlsx is protected with a password"):
        read_workbook(hostile.locked(tmp_path / "locked.xlsx", "Beirut 2020"))


def test_a_wrong_password_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongPassword, match="does not open"):
        read_workbook(hostile.locked(tmp_path / "locked.xlsx", "Beirut 2020"), password="beirut 2020")


def test_a_workbook_that_excel_locks_with_its_own_password_opens(tmp_path: Path) -> None:
    assert len(cells(read_workbook(hostile.locked(tmp_path / "final.xlsx", "VelvetSweatshop")))) == 2


def test_a_locked_workbook_leaves_nothing_readable_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    read_workbook(hostile.locked(tmp_path / "locked.xlsx", "Beirut 2020"), password="Beirut 2020")
    assert list(temporary.iterdir()) == []
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["locked.xlsx"]


def test_a_locked_workbook_changed_on_the_way_is_damaged(tmp_path: Path) -> None:
    path = hostile.locked(tmp_path / "locked.xlsx", "Beirut 2020")
    changed = bytearray(path.read_bytes())
    changed[6000] ^= 1
    path.write_bytes(changed)
    with pytest.raises(WorkbookDamaged):
        read_workbook(path, password="Beirut 2020")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"\0" * 4096, "empty"),
        (b"%PDF-1.7 invented", "a PDF"),
        (b"<html><table><tr><td>Haddad</td></tr></table></html>", "a web page"),
        (b"MZ\x90\x00 invented", "a program"),
        (b"Dear colleague,\nplease find the list\nattached.\n", "a text without columns"),
        (b"\x01\x02\x03invented", "a file of an unknown kind"),
    ],
)
def test_what_is_no_workbook_is_called_by_its_name(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotAWorkbook, match=f"not a workbook but {kind}. Nothing was read"):
        read_workbook(path)


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook, match="a folder"):
        read_workbook(tmp_path)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderStopped, match=r"gone\.xlsx could not be opened"):
        read_workbook(tmp_path / "gone.xlsx")


def test_a_workbook_without_a_filled_row_is_no_success(tmp_path: Path) -> None:
    with pytest.raises(EmptyWorkbook, match="no filled row"):
        read_workbook(hostile.plain_workbook(tmp_path / "empty.xlsx", [["  ", "\u200e"]]))


def test_text_with_separators_is_read_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_text("Name;Given\nHaddad;Nour\n\nSaad;Élise\n", encoding="utf-8")
    found = read_workbook(path)
    assert [(row.number, row.cells) for row in found.sheets[0].rows] == [
        (1, ("Name", "Given")),
        (2, ("Haddad", "Nour")),
        (4, ("Saad", "Élise")),
    ]
    assert "it is text with separators" in found.notes[0]


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (hostile.zip_bomb, WorkbookTooLarge),
        (hostile.two_far_cells, WorkbookTooLarge),
        (hostile.cut_off, WorkbookDamaged),
        (hostile.wrong_sum, WorkbookDamaged),
        (hostile.understated, WorkbookDamaged),
        (hostile.endless_entities, WorkbookDamaged),
        (hostile.beyond_the_last_row, WorkbookDamaged),
        (hostile.part_twice, WorkbookDamaged),
        (hostile.many_parts, WorkbookTooLarge),
    ],
)
def test_a_hostile_workbook_ends_in_a_sentence(tmp_path: Path, make: hostile.Maker, error: type[KnownError]) -> None:
    path = make(tmp_path / "hostile.xlsx")
    began = time.monotonic()
    with pytest.raises(error, match=r"hostile\.xlsx.* Nothing was read\. "):
        read_workbook(path)
    assert time.monotonic() - began < 5


def test_a_cell_far_from_the_others_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkbookTooLarge, match=r"sheet List.* out to cell XFD1048576"):
        read_workbook(hostile.two_far_cells(tmp_path / "far.xlsx"))


def test_a_file_on_this_computer_is_not_drawn_into_a_workbook(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a diagnosis", encoding="utf-8")
    with pytest.raises(WorkbookDamaged) as refused:
        read_workbook(hostile.outside_entity(tmp_path / "drawing.xlsx", secret))
    assert "a diagnosis" not in str(refused.value)


def test_a_million_formatted_rows_cost_no_memory_here(tmp_path: Path) -> None:
    path = hostile.empty_formatted_rows(tmp_path / "formatted.xlsx")
    tracemalloc.start()
    found = read_workbook(path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(found.sheets[0].rows), most < 1_000_000) == (2, True)


def test_a_dimension_that_lies_loses_no_row(tmp_path: Path) -> None:
    assert cells(read_workbook(hostile.lying_dimension(tmp_path / "lying.xlsx"))) == [(1, 1), (2, 2), (3, 3)]


def test_reading_ends_in_time(tmp_path: Path) -> None:
    path = hostile.empty_formatted_rows(tmp_path / "slow.xlsx", 300_000)
    with pytest.raises(ReaderStopped, match="was stopped after"):
        read_workbook(path, limits=Limits(seconds=0.1))


def test_a_reader_that_runs_out_of_memory_ends_alone(tmp_path: Path) -> None:
    path = hostile.zip_bomb(tmp_path / "memory.xlsx", megabytes=200)
    with pytest.raises(WorkbookTooLarge, match="needs more memory"):
        read_workbook(path, limits=Limits(memory=150 << 20, ratio=10_000))


def test_more_rows_than_allowed_are_refused(tmp_path: Path) -> None:
    path = hostile.plain_workbook(tmp_path / "long.xlsx", ([row] for row in range(50)))
    with pytest.raises(WorkbookTooLarge, match="more than 49 filled rows"):
        read_workbook(path, limits=Limits(rows=49))


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = hostile.plain_workbook(tmp_path / "list.xlsx")
    with pytest.raises(ReadingCancelled, match="was cancelled"):
        read_workbook(path, cancelled=lambda: True)


def test_a_small_workbook_is_read_at_once() -> None:
    began = time.monotonic()
    demo("fedasil-places.xlsx")
    assert time.monotonic() - began < 1.5


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files in /proc")
def test_reading_leaves_no_file_open(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    with pytest.raises(NotAWorkbook):
        read_workbook(hostile.written(tmp_path / "list.xlsx", b"%PDF"))
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
