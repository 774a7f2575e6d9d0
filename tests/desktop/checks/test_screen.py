"""The screen of checks: run at once over all, worked down by keyboard, accepted with a reason, written out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.checks.screen import ChecksScreen
from resettle_desktop.records.kinds import Accepted
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown, store_with_haddad, the_case, unnamed

KHALED, FATIMA = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        for who in (KHALED, FATIMA):
            say(made, {"set": "Person", "where": who, "values": {"birth_date": "1988-01-01"}})
        say(made, {"add": "Permit", "values": {"person": FATIMA, "status": "granted"}})
        yield made


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> ChecksScreen:
    """Return the screen after it has checked the whole store."""
    made = ChecksScreen(store)
    shown(qtbot, made)
    qtbot.mouseClick(made.first_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.checked is not None)
    return made


def read(screen: ChecksScreen) -> list[str]:
    """Return the rows: of a band its words, of a finding its number and whose it is."""
    rows = screen.table.rows()
    every = [rows.row(number) for number in range(rows.rowCount())]
    return [row.band.text if row.band else f"{row.cells[0].text} {row.cells[1].text}" for row in every if row]


def select(screen: ChecksScreen, *places: int) -> None:
    screen.table.select_row(places[0])
    selection = screen.table.selectionModel()
    for place in places[1:]:
        selection.select(
            screen.table.rows().index(place, 0), selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        )


def test_before_the_first_check_one_button_says_what_to_do(qtbot: QtBot, store: Store) -> None:
    made = ChecksScreen(store)
    shown(qtbot, made)
    made.setFocus()
    assert made.first_button.isVisible() and made.first_button.hasFocus()


def test_what_is_odd_stands_below_its_number_with_whose_it_is(screen: ChecksScreen) -> None:
    assert read(screen) == ["W201", "W201 Haddad, Khaled", "W201 Rashid, Fatima", "W267", "W267 Rashid, Fatima"]
    assert screen._sheet.counts.text() == "1 case, 2 persons checked"
    assert screen.table.hasFocus()


def test_the_same_stands_below_its_case(screen: ChecksScreen) -> None:
    screen.filters.turn_group()
    assert read(screen)[0] == "LEB-15C01056" and len(read(screen)) == 4


def test_the_chips_count_and_choose(screen: ChecksScreen) -> None:
    assert screen.filters.chips["warnings"].text() == "To look at 3"
    screen.filters.choose(number="W267")
    assert read(screen) == ["W267", "W267 Rashid, Fatima"]
    screen.filters.choose(sort="to_do", number="")
    assert all(row.startswith("T") for row in read(screen)) and read(screen)


def test_enter_asks_for_the_field(qtbot: QtBot, screen: ChecksScreen) -> None:
    select(screen, 1)
    with qtbot.waitSignal(screen.finding_opened) as asked:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert asked.args and (asked.args[0].found.number, asked.args[0].who) == ("W201", "Haddad, Khaled")


def test_f8_goes_on_past_the_bands_and_round(qtbot: QtBot, screen: ChecksScreen) -> None:
    select(screen, 2)
    seen = []
    for _press in range(3):
        qtbot.keyClick(screen.table, Qt.Key.Key_F8)
        seen.append(screen.table.currentIndex().row())
    assert seen == [4, 1, 2]


def test_several_are_accepted_with_one_reason_and_go_from_what_is_to_look_at(
    qtbot: QtBot, screen: ChecksScreen, store: Store
) -> None:
    select(screen, 1, 2)
    assert screen.pane.reason is not None
    qtbot.keyClicks(screen.pane.reason, "Registered so in Turkey")
    with qtbot.waitSignal(screen.message) as told:
        qtbot.keyClick(screen.pane.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read(screen) == ["W267", "W267 Rashid, Fatima"])
    assert told.args and told.args[0] == "2 warnings accepted" and store.rows.count(Accepted) == 2
    screen.filters.choose(sort="accepted")
    assert len(read(screen)) == 3
    told.args[1]()
    qtbot.waitUntil(lambda: screen.filters.chips["warnings"].text() == "To look at 3")


def test_an_accepted_one_can_be_asked_again(qtbot: QtBot, screen: ChecksScreen, store: Store) -> None:
    select(screen, 1)
    screen.accept("Seen on the extract")
    qtbot.waitUntil(lambda: screen.filters.chips["accepted"].text() == "Accepted 1")
    screen.filters.choose(sort="accepted")
    screen.pane.again_asked.emit()
    qtbot.waitUntil(lambda: screen.filters.chips["accepted"].text() == "Accepted 0")
    assert store.rows.count(Accepted) == 0


def test_what_is_mended_elsewhere_goes_from_the_list(qtbot: QtBot, screen: ChecksScreen, store: Store) -> None:
    say(store, {"set": "Permit", "where": {"status": "granted"}, "values": {"issued": "2020-05-01"}})
    qtbot.waitUntil(lambda: len(read(screen)) == 3)
    assert "W267" not in read(screen)


def test_some_cases_alone_are_checked(qtbot: QtBot, screen: ChecksScreen, store: Store) -> None:
    say(store, {"add": "Case", "values": {"unhcr_number": "LEB-16C01016"}})
    screen.check_cases([the_case(store).id])
    qtbot.waitUntil(lambda: screen.work is not None and not screen.work.running)
    qtbot.waitUntil(lambda: screen._sheet.counts.text() == "1 case, 2 persons checked")


def test_what_is_shown_is_written_as_a_workbook(qtbot: QtBot, screen: ChecksScreen, tmp_path: Path) -> None:
    with qtbot.waitSignal(screen.message) as told:
        screen.write(tmp_path / "findings.xlsx")
    assert told.args and told.args[0] == "3 findings written to findings.xlsx"
    assert openpyxl.load_workbook(tmp_path / "findings.xlsx").worksheets[0]["A2"].value == "W201"


def test_a_workbook_that_cannot_be_written_is_said(qtbot: QtBot, screen: ChecksScreen, tmp_path: Path) -> None:
    screen.write(tmp_path / "nowhere" / "findings.xlsx")
    qtbot.waitUntil(screen.failure.isVisible)


def test_every_control_has_a_name(screen: ChecksScreen) -> None:
    assert unnamed(screen) == []
