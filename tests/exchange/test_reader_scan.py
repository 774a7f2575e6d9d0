"""The parts of an .xlsx tell what its values alone don't."""

from pathlib import Path

import pytest

from resettle_desktop.exchange.reader_scan import SheetScan, scan
from resettle_desktop.exchange.sniffing import RefusedError
from tests.exchange import hostile


def of_rows(folder: Path, rows: str) -> SheetScan:
    return scan(hostile.with_rows(folder / "rows.xlsx", rows).read_bytes()).sheets["List"]


def refused(folder: Path, rows: str) -> str:
    with pytest.raises(RefusedError) as refusal:
        of_rows(folder, rows)
    return refusal.value.code


def test_only_rows_with_content_count_as_filled(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3" s="0"/></row><row r="4"/>'
    assert of_rows(tmp_path, rows).filled == {2}


def test_rows_and_cells_without_a_reference_follow_the_one_before(tmp_path: Path) -> None:
    found = of_rows(tmp_path, '<row r="4"><c r="B4"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')
    assert (found.filled, found.first, found.last) == ({4, 5}, (4, 0), (5, 2))


def test_a_prefix_before_the_names_changes_nothing(tmp_path: Path) -> None:
    row = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="s"><x:sheetData>{row}</x:sheetData></x:worksheet>'
    path = hostile.with_parts(tmp_path / "prefix.xlsx", {"xl/worksheets/sheet1.xml": sheet})
    assert scan(path.read_bytes()).sheets["List"].filled == {1}


def test_hidden_rows_are_found(tmp_path: Path) -> None:
    assert of_rows(tmp_path, '<row r="1" hidden="1"/><row r="2" hidden="true"/><row r="3" hidden="0"/>').hidden == {
        1,
        2,
    }


def test_a_formula_without_a_saved_result_is_counted(tmp_path: Path) -> None:
    cells = '<c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v/></c><c r="C1"><f>1+1</f><v>2</v></c>'
    empty_text = '<c r="D1" t="str"><f>""</f><v></v></c>'
    assert of_rows(tmp_path, f'<row r="1">{cells}{empty_text}</row>').formulas == 2


def test_errors_are_counted_and_fill_no_row(tmp_path: Path) -> None:
    found = of_rows(tmp_path, '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>')
    assert (found.errors, found.filled) == (1, set())


def test_a_shared_blank_fills_no_row(tmp_path: Path) -> None:
    parts = {
        "xl/sharedStrings.xml": "<sst><si><t>Haddad</t></si><si><t> </t></si><si><r><t>S</t></r></si><si/></sst>",
        "xl/worksheets/sheet1.xml": hostile.sheet_xml(
            "".join(f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(4))
        ),
    }
    assert scan(hostile.with_parts(tmp_path / "s.xlsx", parts).read_bytes()).sheets["List"].filled == {1, 3}


def test_cells_shown_with_leading_zeros_keep_their_mask(tmp_path: Path) -> None:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    row = (
        '<row r="1"><c r="A1" s="0"><v>5</v></c><c r="B1" s="1"><v>5</v></c><c r="C1" s="1" t="str"><v>5</v></c></row>'
    )
    parts = {"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": hostile.sheet_xml(row)}
    found = scan(hostile.with_parts(tmp_path / "styles.xlsx", parts).read_bytes())
    assert found.sheets["List"].masks == {(1, 1): "00000"}


def test_two_cells_far_apart_are_refused_and_named(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="far_cell") as refusal:
        scan(hostile.two_far_cells(tmp_path / "far.xlsx").read_bytes())
    assert refusal.value.values == {"sheet": "List", "row": 1048576, "column": "XFD"}


def test_a_long_table_is_not_far_apart(tmp_path: Path) -> None:
    assert of_rows(
        tmp_path, '<row r="1"><c r="A1"><v>1</v></c></row><row r="200000"><c r="Z9"><v>1</v></c></row>'
    ).last == (200_000, 25)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="99999999999"/>',
        '<row r="0"/>',
        '<row r="many"/>',
        '<row r="1"><c r="XFE1"/></row>',
        '<row r="1"><c r="?1"/></row>',
        '<row r="1">',
        "<row>&unknown;</row>",
    ],
)
def test_a_sheet_that_is_broken_is_damaged(tmp_path: Path, rows: str) -> None:
    assert refused(tmp_path, rows) == "damaged_sheet"


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_part_that_is_no_xml_is_damaged(tmp_path: Path, part: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        scan(hostile.with_parts(tmp_path / "broken.xlsx", {part: "<a>"}).read_bytes())
    assert (refusal.value.code, refusal.value.values) == ("damaged_part", {"part": part})
