"""The board at the window: folding by key and mouse, who is selected, and what holds them beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.board_tab import BoardTab
from resettle_desktop.store.store import Store
from tests.desktop.families import empty_store, press, say, shown
from tests.desktop.made_departures import NOOR, OMAR, booked, held, movement, store_with_departure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Both families are on the departure, and Omar is held."""
    with store_with_departure(tmp_path) as made:
        booked(made, NOOR, OMAR)
        held(made, OMAR)
        yield made


@pytest.fixture
def board(qtbot: QtBot, store: Store) -> BoardTab:
    made = BoardTab()
    made.show_movement(movement(store))
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
    assert names(board)[-3:] == ["Haddad, Khaled", "Khaled", "Fatima"]
    press(qtbot, Qt.Key.Key_Left)
    assert names(board)[-1] == "Haddad, Khaled"


def test_a_held_family_unfolds_to_those_held_and_then_to_all(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "Qasem, Noor")
    press(qtbot, Qt.Key.Key_Left)
    assert names(board) == ["Qasem, Noor", "Haddad, Khaled"]
    press(qtbot, Qt.Key.Key_Right)
    assert names(board)[:3] == ["Qasem, Noor", "Omar", "1 other free"]
    press(qtbot, Qt.Key.Key_Right)
    assert names(board)[:3] == ["Qasem, Noor", "Noor", "Omar"]


def test_space_goes_on_unfolding_and_then_closes(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "Haddad, Khaled")
    press(qtbot, Qt.Key.Key_Space)
    assert "Fatima" in names(board)
    press(qtbot, Qt.Key.Key_Space)
    assert "Fatima" not in names(board)


def test_enter_on_the_line_of_others_unfolds_them(qtbot: QtBot, board: BoardTab) -> None:
    select(board, "1 other free")
    press(qtbot, Qt.Key.Key_Return)
    assert names(board)[:3] == ["Qasem, Noor", "Noor", "Omar"]


def test_a_click_on_the_caret_unfolds(qtbot: QtBot, board: BoardTab) -> None:
    box = board.table.visualRect(board.table.rows().index(at(board, "Haddad, Khaled"), 0))
    qtbot.mouseClick(board.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, box.center().y()))
    assert "Fatima" in names(board)


def test_a_click_elsewhere_on_a_band_only_selects_it(qtbot: QtBot, board: BoardTab) -> None:
    box = board.table.visualRect(board.table.rows().index(at(board, "Haddad, Khaled"), 0))
    qtbot.mouseClick(board.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, box.center().y()))
    assert "Fatima" not in names(board)
    assert [seat.member.label for seat in board.selected_seats()] == ["Haddad, Khaled", "Rashid, Fatima"]


def test_chips_unfold_all_and_leave_free_families_out(qtbot: QtBot, board: BoardTab) -> None:
    for chip in (board.held_chip, board.unfold_chip):
        qtbot.addWidget(chip)
    board.unfold_chip.click()
    assert len(names(board)) == 6
    board.held_chip.click()
    assert names(board) == ["Qasem, Noor", "Noor", "Omar"]


def test_the_pane_says_what_holds_a_passenger_and_what_would_clear_it(board: BoardTab) -> None:
    select(board, "Omar")
    words = read(board)
    assert "On hold: Custody paper is awaited" in words
    assert "Taking the hold off, on the person or on the case." in words
    assert "M · 1 · son" in words


def test_the_pane_says_who_of_a_family_is_held(board: BoardTab) -> None:
    select(board, "Qasem, Noor")
    assert "Omar: on hold" in read(board)


def test_the_pane_says_who_of_a_family_stays_behind(store: Store, board: BoardTab) -> None:
    say(store, {"remove": "Passenger", "where": {"person": NOOR}})
    board.show_movement(movement(store))
    select(board, "Qasem, Noor")
    assert "Not on this departure" in read(board)
    assert "Noor" in read(board)


def test_what_is_selected_stays_when_something_changes(store: Store, board: BoardTab) -> None:
    select(board, "Omar")
    booked(store, OMAR)
    board.show_movement(movement(store))
    assert names(board)[board.table.currentIndex().row()] == "Omar"


def test_enter_on_a_passenger_asks_for_the_case(qtbot: QtBot, store: Store, board: BoardTab) -> None:
    select(board, "Omar")
    with qtbot.waitSignal(board.case_opened) as asked:
        press(qtbot, Qt.Key.Key_Return)
    assert asked.args == [next(f for f in movement(store).families if f.held).family.case.id]


def test_several_rows_are_selected_by_shift_and_the_arrows(qtbot: QtBot, board: BoardTab) -> None:
    board.unfold_chip.click()
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
        made = BoardTab()
        made.show_movement(movement(store))
        shown(qtbot, made)
        words = [label.text() for label in made.findChildren(QLabel) if label.isVisible()]
        assert "Nobody is on this departure yet" in words


def test_where_there_is_little_room_the_board_has_all_of_it(qtbot: QtBot, board: BoardTab) -> None:
    board.resize(700, 600)
    qtbot.waitUntil(lambda: not board.aside.isVisible())
    board.resize(1100, 600)
    qtbot.waitUntil(board.aside.isVisible)
