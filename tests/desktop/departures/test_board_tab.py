"""The board at the window: folding by key and mouse, who is selected, and what holds them beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.board_tab import BoardTab
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.rows import RowsModel
from resettle_desktop.store.store import Store
from tests.desktop.families import empty_store, press, say, shown
from tests.desktop.made_departures import (
    FATIMA,
    KHALED,
    NOOR,
    NOW,
    OMAR,
    booked,
    cleared,
    held,
    movement,
    store_with_departure,
)
from tests.desktop.made_departures import board as judged


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Both families are on the departure and cleared, but for Omar, who is held."""
    with store_with_departure(tmp_path) as made:
        booked(made, NOOR, OMAR)
        cleared(made, KHALED, FATIMA, NOOR, OMAR)
        held(made, OMAR)
        yield made


@pytest.fixture
def board(qtbot: QtBot, store: Store) -> BoardTab:
    made = BoardTab(store, now=lambda: NOW)
    for chip in made.chips.all():
        qtbot.addWidget(chip)
    made.show_board(judged(store))
    shown(qtbot, made)
    made.table.setFocus()
    return made


def names(board: BoardTab) -> list[str]:
    rows = (board.table.rows().row(number) for number in range(board.table.rows().rowCount()))
    return [row.band.text if row.band else row.cells[0].text for row in rows if row]


def read(board: BoardTab) -> list[str]:
    return [label.text() for label in board.pane.findChildren(QLabel) if label.text()]


def at(board: BoardTab, name: str) -> int:
    return names(board).index(name)


def select(board: BoardTab, name: str) -> None:
    board.table.select_row(at(board, name))


def test_right_unfolds_a_family_and_left_folds_it(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "Haddad, Khaled")
    press(qtbot, Qt.Key.Key_Right)
    assert names(board)[-3:] == ["Haddad, Khaled", "Khaled", "Fatima Rashid"]
    press(qtbot, Qt.Key.Key_Left)
    assert names(board)[-1] == "Haddad, Khaled"


def test_a_held_family_unfolds_to_those_held_and_then_to_all(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "Qasem, Noor")
    press(qtbot, Qt.Key.Key_Left)
    assert names(board) == ["Qasem, Noor", "Haddad, Khaled"]
    press(qtbot, Qt.Key.Key_Right)
    assert names(board)[:3] == ["Qasem, Noor", "Omar", "1 other cleared"]
    press(qtbot, Qt.Key.Key_Right)
    assert names(board)[:3] == ["Qasem, Noor", "Noor", "Omar"]


def test_space_goes_on_unfolding_and_then_closes(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "Haddad, Khaled")
    press(qtbot, Qt.Key.Key_Space)
    assert "Fatima Rashid" in names(board)
    press(qtbot, Qt.Key.Key_Space)
    assert "Fatima Rashid" not in names(board)


def test_enter_on_the_line_of_others_unfolds_them(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "1 other cleared")
    press(qtbot, Qt.Key.Key_Return)
    assert names(board)[:3] == ["Qasem, Noor", "Noor", "Omar"]


def test_a_click_on_the_caret_unfolds(qtbot: QtBot, board: BoardTab) -> None:
    box = board.table.visualRect(board.table.rows().index(at(board, "Haddad, Khaled"), 0))
    qtbot.mouseClick(board.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, box.center().y()))
    assert "Fatima Rashid" in names(board)


def test_a_click_elsewhere_on_a_band_only_selects_it(qtbot: QtBot, board: BoardTab) -> None:
    box = board.table.visualRect(board.table.rows().index(at(board, "Haddad, Khaled"), 0))
    qtbot.mouseClick(board.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, box.center().y()))
    assert "Fatima Rashid" not in names(board)
    assert [seat.member.label for seat in board.selected_seats()] == ["Haddad, Khaled", "Rashid, Fatima"]


def test_chips_unfold_all_and_leave_cleared_families_out(board: BoardTab) -> None:
    board.chips.unfold.click()
    assert len(names(board)) == 6
    board.chips.held.click()
    assert names(board) == ["Qasem, Noor", "Noor", "Omar"]


def test_the_pane_says_what_holds_a_passenger_and_what_would_clear_it(board: BoardTab) -> None:
    select(board, "Omar")
    words = read(board)
    assert "Hold: On hold: Custody paper is awaited" in words
    assert "Taking the hold off, on the person or on the case." in words
    assert "M · 1 · son" in words


def test_the_pane_says_who_of_a_family_is_held(board: BoardTab) -> None:
    select(board, "Qasem, Noor")
    assert "Omar: hold" in read(board)


def test_the_pane_says_who_of_a_family_stays_behind(store: Store, board: BoardTab) -> None:
    say(store, {"remove": "Passenger", "where": {"person": NOOR}})
    board.show_board(judged(store))
    select(board, "Qasem, Noor")
    assert "Not on this departure" in read(board)
    assert "Noor" in read(board)


def test_what_is_selected_stays_when_something_changes(store: Store, board: BoardTab) -> None:
    select(board, "Omar")
    booked(store, OMAR)
    board.show_board(judged(store))
    assert names(board)[board.table.currentIndex().row()] == "Omar"


def test_enter_on_a_passenger_asks_for_the_case(qtbot: QtBot, store: Store, board: BoardTab) -> None:
    select(board, "Omar")
    with qtbot.waitSignal(board.case_opened) as asked:
        press(qtbot, Qt.Key.Key_Return)
    assert asked.args == [
        next(f for f in movement(store).families if f.family.label.startswith("Qasem")).family.case.id
    ]


def test_several_rows_are_selected_by_shift_and_the_arrows(qtbot: QtBot, board: BoardTab) -> None:
    board.chips.unfold.click()
    select(board, "Noor")
    qtbot.keyClick(board.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [seat.member.label for seat in board.selected_seats()] == ["Qasem, Noor", "Qasem, Omar"]


def test_the_menu_key_asks_for_what_can_be_done(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "Omar")
    with qtbot.waitSignal(board.menu_asked):
        board.ask_menu()


def test_an_empty_departure_offers_to_add_families(qtbot: QtBot, tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        say(store, {"add": "Departure", "values": {"reference": "BEY-2020-01"}})
        made = BoardTab(store)
        made.show_board(judged(store))
        shown(qtbot, made)
        words = [label.text() for label in made.findChildren(QLabel) if label.isVisible()]
        assert "Nobody is on this departure yet" in words


def test_where_there_is_little_room_the_board_has_all_of_it(qtbot: QtBot, board: BoardTab) -> None:
    board.resize(700, 600)
    qtbot.waitUntil(lambda: not board.aside.isVisible())
    board.resize(1100, 600)
    qtbot.waitUntil(board.aside.isVisible)


def test_arrows_go_over_the_cells_and_the_pane_says_why_each_stands_so(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "Omar")
    press(qtbot, Qt.Key.Key_Right)
    assert "Hold · Omar Qasem, 1" in read(board)
    assert "On hold: Custody paper is awaited" in read(board)
    press(qtbot, Qt.Key.Key_Right)
    assert "Document · Omar Qasem, 1" in read(board)


def test_enter_on_a_cell_goes_to_what_can_be_done_and_escape_comes_back(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "Omar")
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Take the hold off"
    press(qtbot, Qt.Key.Key_Escape)
    assert board.table.hasFocus()


def test_a_changed_fact_repaints_its_cell_and_its_heading_alone(store: Store, board: BoardTab) -> None:
    select(board, "Omar")
    changed: list[tuple[int, int]] = []
    model = board.table.rows()
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), first.column())))
    say(store, {"set": "Permit", "where": {"person": OMAR, "type": "visa"}, "values": {"valid_until": "2020-09-20"}})
    with assert_no_reset(model):
        board.show_board(judged(store))
    visa = [column.key for column in model.columns].index("visa")
    assert (at(board, "Omar"), visa) in changed
    assert len(changed) <= 2
    assert model.columns[visa].subtitle == "1 short"


@contextmanager
def assert_no_reset(model: RowsModel) -> Iterator[None]:
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    yield
    assert resets == []


def test_a_requirement_and_a_family_are_chosen_in_menus(board: BoardTab) -> None:
    offered = {action.text(): action for action in board.chips.requirement_menu().actions()}
    assert set(offered) >= {"All", "Hold"}
    offered["Hold"].trigger()
    assert names(board) == ["Qasem, Noor", "Omar", "1 other cleared"]
    offered["All"].trigger()
    {action.text(): action for action in board.chips.family_menu().actions()}["Haddad, Khaled"].trigger()
    assert names(board) == ["Haddad, Khaled", "Khaled", "Fatima Rashid"]


def test_every_requirement_can_be_shown(board: BoardTab) -> None:
    few = board.table.rows().columnCount()
    {action.text(): action for action in board.chips.requirement_menu().actions()}["Show every requirement"].trigger()
    assert board.table.rows().columnCount() > few


def test_filters_are_remembered_but_for_the_family(qtbot: QtBot, tmp_path: Path, store: Store) -> None:
    remembered = Remembered(tmp_path / "remembered.json")
    made = BoardTab(store, remembered, now=lambda: NOW)
    made.show_board(judged(store))
    family = judged(store).movement.families[0].family.case.id
    made.chips.want(replace(made.chips.wanted, held_only=True, requirement="hold", family=family))
    again = BoardTab(store, Remembered(tmp_path / "remembered.json"), now=lambda: NOW)
    for each in (made, again):
        qtbot.addWidget(each)
    again.show_board(judged(store))
    wanted = again.chips.wanted
    assert (wanted.held_only, wanted.requirement, wanted.family) == (True, "hold", 0)
    assert again.chips.held.isChecked()
