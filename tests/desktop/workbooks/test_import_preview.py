"""The preview shows what an import would do, lets a person change it, and writes nothing before its one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.working import Progress
from resettle_desktop.desktop.workbooks.import_preview import ImportPreview
from resettle_desktop.desktop.workbooks.import_work import Choices, Opened, open_workbook
from resettle_desktop.exchange.importing import Outcome
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Made, made, sample
from tests.store.conftest import store

__all__ = ["made", "store"]

Show = Callable[..., ImportPreview]


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


@pytest.fixture
def show(qtbot: QtBot, store: Store, remembered: Remembered) -> Show:
    """Open a workbook and show its preview."""

    def shown(path: Path) -> ImportPreview:
        preview = ImportPreview(store, remembered)
        qtbot.addWidget(preview)
        preview.resize(1197, 730)
        preview.show_workbook(opened(store, remembered, path))
        with qtbot.waitActive(preview):
            preview.show()
            preview.activateWindow()
        return preview

    return shown


def opened(store: Store, remembered: Remembered, path: Path) -> Opened:
    kept = lambda name: remembered.choice(name, "")  # noqa: E731
    return open_workbook(store, Choices(path), kept, Progress(lambda done, total: None))


def cells(preview: ImportPreview, number: int) -> list[str]:
    row = preview.rows.table.rows().row(number)
    assert row
    return [cell.text for cell in row.cells]


def headings(preview: ImportPreview) -> list[str]:
    return [column.title for column in preview.rows.table.rows().columns]


def settled(qtbot: QtBot, preview: ImportPreview, before: object) -> None:
    qtbot.waitUntil(lambda: preview.opened is not before, timeout=10_000)


def rows_of(headings: Sequence[str], *rows: Sequence[object]) -> list[list[object]]:
    return [list(headings), *(list(row) for row in rows)]


def test_the_counts_add_up_to_the_rows_of_the_sheet(show: Show) -> None:
    preview = show(sample("unhcr-submissions-lebanon"))
    names = [button.accessibleName() for button in preview.rows.counts.buttons.values()]
    assert names == ["160 new", "0 changed", "0 unchanged", "0 parked", "1 skipped"]
    assert preview.import_button.text() == "Import 160 rows"


def test_each_heading_stands_beside_the_field_it_fills(show: Show, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED, HEBA]))
    line = preview.headings.line("Date of Birth")
    assert line.choice.use.text == "Date of birth"
    assert line.choice.currentData() == "Person.birth_date"


def test_the_country_proposed_from_the_numbers_is_seen_and_taken(show: Show, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED]))
    line = preview.headings.line("Country of asylum")
    assert line.choice.use.text == "Lebanon"
    assert "Lebanon" in cells(preview, 0)


def test_the_proposed_country_can_be_taken_away(qtbot: QtBot, show: Show, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED]))
    before = preview.opened
    preview.headings.line("Country of asylum").choice.chosen.emit("")
    settled(qtbot, preview, before)
    assert preview.headings.line("Country of asylum").choice.use.text == "No value"
    assert "Lebanon" not in cells(preview, 0)


def test_another_country_for_every_row_is_taken(qtbot: QtBot, show: Show, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED]))
    before = preview.opened
    preview.headings.line("Country of asylum").choice.chosen.emit("JOR")
    settled(qtbot, preview, before)
    assert "Jordan" in cells(preview, 0)


def test_a_heading_that_nobody_knows_asks_for_a_field(show: Show, made: Made) -> None:
    preview = show(made(rows_of([*HEADINGS, "Colour"], [*KHALED, "blue"])))
    use = preview.headings.line("Colour").choice.use
    assert (use.text, use.tone) == ("Choose a field", "warn")


def test_choosing_a_field_shows_its_values_in_the_rows(qtbot: QtBot, show: Show, made: Made) -> None:
    preview = show(made(rows_of([*HEADINGS, "Colour"], [*KHALED, "blue"])))
    before = preview.opened
    preview.headings.line("Colour").choice.chosen.emit("Person.remarks")
    settled(qtbot, preview, before)
    assert cells(preview, 0)[headings(preview).index("Remarks (person)")] == "blue"


def test_a_mapping_by_hand_is_known_at_the_next_workbook(
    qtbot: QtBot, show: Show, made: Made, store: Store, remembered: Remembered
) -> None:
    path = made(rows_of([*HEADINGS, "Colour"], [*KHALED, "blue"]))
    preview = show(path)
    before = preview.opened
    preview.headings.line("Colour").choice.chosen.emit("Person.remarks")
    settled(qtbot, preview, before)
    with qtbot.waitSignal(preview.imported, timeout=10_000):
        preview.import_button.click()
    again = opened(store, remembered, made(rows_of([*HEADINGS, "Colour"], [*HEBA, "green"]), name="later.xlsx"))
    assert again.from_memory
    assert next(column.field for column in again.prepared.columns if column.heading == "Colour") == "Person.remarks"


def test_nothing_below_the_headings_is_remembered(qtbot: QtBot, show: Show, made: Made, tmp_path: Path) -> None:
    preview = show(made(rows_of([*HEADINGS, "Colour"], [*KHALED, "blue"])))
    before = preview.opened
    preview.headings.line("Colour").choice.chosen.emit("Person.remarks")
    settled(qtbot, preview, before)
    with qtbot.waitSignal(preview.imported, timeout=10_000):
        preview.import_button.click()
    kept = (tmp_path / "remembered.json").read_text("utf-8")
    assert "Colour" in kept
    assert not any(word in kept for word in ("blue", "SHAHIN", "LEB-16C01016"))


def test_a_count_that_is_pressed_shows_its_rows_alone(qtbot: QtBot, show: Show) -> None:
    preview = show(sample("unhcr-submissions-lebanon"))
    qtbot.mouseClick(preview.rows.counts.buttons[Outcome.SKIPPED], Qt.MouseButton.LeftButton)
    assert preview.rows.table.rows().rowCount() == 1
    assert "left out" in cells(preview, 0)[2]


def test_a_changed_value_stands_beside_the_one_it_replaces(qtbot: QtBot, show: Show, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED, HEBA]))
    with qtbot.waitSignal(preview.imported, timeout=10_000):
        preview.import_button.click()
    preview = show(made([HEADINGS, (*KHALED[:6], "1981-02-03"), HEBA], name="second.xlsx"))
    row = preview.rows.table.rows().row(0)
    assert row and preview.rows.table.rows().rowCount() == 1
    assert [(cell.old, cell.text) for cell in row.cells if cell.old] == [("3 Feb 1980", "3 Feb 1981")]


def test_the_same_workbook_again_has_nothing_to_import(qtbot: QtBot, show: Show, made: Made) -> None:
    path = made([HEADINGS, KHALED, HEBA])
    preview = show(path)
    with qtbot.waitSignal(preview.imported, timeout=10_000):
        preview.import_button.click()
    again = show(path)
    assert again.import_button.text() == "Nothing to import"
    assert not again.import_button.isEnabled()


def test_nothing_is_written_before_the_button(show: Show, store: Store, made: Made) -> None:
    show(made([HEADINGS, KHALED]))
    assert store.rows.count(Case) == 0


def test_ctrl_enter_imports(qtbot: QtBot, show: Show, store: Store, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED, HEBA]))
    with qtbot.waitSignal(preview.imported, timeout=10_000):
        qtbot.keyClick(preview, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert store.rows.count(Person) == 2


def test_esc_sets_aside(qtbot: QtBot, show: Show, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED]))
    with qtbot.waitSignal(preview.set_aside):
        qtbot.keyClick(preview.rows.table, Qt.Key.Key_Escape)


def test_down_goes_to_the_next_heading(qtbot: QtBot, show: Show, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED]))
    first, second = preview.headings.lines[:2]
    first.choice.setFocus()
    qtbot.keyClick(first.choice, Qt.Key.Key_Down)
    assert second.choice.hasFocus()
    assert first.choice.currentIndex() == first.choice.findData("LBN")


def test_enter_opens_the_fields_of_a_heading(qtbot: QtBot, show: Show, made: Made) -> None:
    choice = show(made([HEADINGS, KHALED])).headings.line("Sex").choice
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert choice.view().isVisible()
    choice.hidePopup()


@pytest.mark.parametrize(
    ("column", "value", "number"),
    [(6, "31/02/2019", "E101"), (6, "12/12/2999", "E102"), (6, "01/01/1850", "W202"), (5, "Z9", "E110")],
)
def test_a_bad_value_is_found_with_row_heading_and_remedy(
    show: Show, made: Made, column: int, value: str, number: str
) -> None:
    preview = show(made([HEADINGS, (*KHALED[:column], value, *KHALED[column + 1 :]), HEBA]))
    rows = preview.rows.findings.table.rows()
    row = next(row for row in map(rows.row, range(rows.rowCount())) if row and row.cells[0].text == number)
    assert (row.cells[1].text, row.cells[2].text) == ("2", HEADINGS[column])
    assert row.cells[4].text and row.cells[4].detail


def test_f8_leads_to_the_row_of_the_next_finding(qtbot: QtBot, show: Show, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED, (*HEBA[:6], "31/02/2019")]))
    qtbot.keyClick(preview, Qt.Key.Key_F8)
    assert preview.rows.table.current_key() == 1


def test_a_case_that_is_not_there_parks_its_row_with_the_reason(show: Show) -> None:
    preview = show(sample("cgrs-decisions"))
    assert preview.rows.counts.buttons[Outcome.PARKED].accessibleName() == "44 parked"
    assert "There is no Case with" in cells(preview, 0)[2]


def test_another_layout_reads_the_workbook_as_that(qtbot: QtBot, show: Show) -> None:
    preview = show(sample("cgrs-decisions"))
    preview.fill_layouts()
    before = preview.opened
    preview.choose_layout("unhcr-submissions")
    settled(qtbot, preview, before)
    assert preview.opened and preview.opened.prepared.layout.name == "unhcr-submissions"


def test_a_store_that_changed_meanwhile_is_told_and_nothing_is_written(
    qtbot: QtBot, show: Show, store: Store, made: Made
) -> None:
    path = made([HEADINGS, KHALED])
    preview, other = show(path), show(path)
    with qtbot.waitSignal(other.imported, timeout=10_000):
        other.import_button.click()
    preview.import_button.click()
    qtbot.waitUntil(lambda: preview.said() != "", timeout=10_000)
    assert store.history.last_number() == 1
    assert preview.import_button.isEnabled()


def test_every_choice_has_a_name_for_those_who_do_not_see_it(show: Show, made: Made) -> None:
    preview = show(made([HEADINGS, KHALED]))
    assert preview.headings.line("Sex").choice.accessibleName() == "Sex fills"
    assert all(line.choice.accessibleName() for line in preview.headings.lines)


def test_a_list_of_ten_thousand_rows_stays_small_in_the_window(show: Show, tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.append(HEADINGS)
    for number in range(2_000):
        sheet.append([f"LEB-16C{number:05d}", f"LEB-{number:08d}", *KHALED[2:]])
    book.save(tmp_path / "long.xlsx")
    preview = show(tmp_path / "long.xlsx")
    assert preview.rows.table.rows().rowCount() == 2_000
