"""What is seen beside the board."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.board_pane import BoardPane, clears
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown
from tests.desktop.made_departures import KHALED, movement, store_with_departure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


@pytest.fixture
def pane(qtbot: QtBot, store: Store) -> BoardPane:
    made = BoardPane()
    show_khaled(made, store)
    shown(qtbot, made)
    return made


def show_khaled(pane: BoardPane, store: Store) -> None:
    found = movement(store)
    pane.show_selected(found, found.families[0], found.seats[0])


def read(pane: BoardPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.text()]


def button(pane: BoardPane, text: str) -> QPushButton:
    return next(each for each in pane.findChildren(QPushButton) if each.text() == text)


def test_a_passenger_is_told_with_age_on_the_day_and_original_name(pane: BoardPane) -> None:
    words = read(pane)
    for word in ("Haddad, Khaled", "M · 32 · applicant", "خالد حداد", "Listed"):
        assert word in words


def test_the_paper_that_is_valid_longest_is_shown(store: Store, pane: BoardPane) -> None:
    for number, expires in (("N1", "2020-10-01"), ("N2", "2021-10-01")):
        paper = {"person": KHALED, "type": "laissez_passer", "number": number, "expires": expires}
        say(store, {"add": "TravelDocument", "values": paper})
    show_khaled(pane, store)
    words = read(pane)
    assert "N2" in words and "1 Oct 2021" in words and "N1" not in words


def test_the_place_on_the_departure_is_shown_as_far_as_it_is_known(store: Store, pane: BoardPane) -> None:
    values = {"pnr": "ZKQ7RT", "seat": "14C", "services": ["WCHS"]}
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": values})
    show_khaled(pane, store)
    words = read(pane)
    for word in ("ZKQ7RT", "14C", "Wheelchair up the steps (walks in the cabin)"):
        assert word in words
    assert "Ticket" not in words


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        (
            {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"decision": "pending"}},
            "A positive decision of CGRS, entered on the case.",
        ),
        (
            {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"hold": True}},
            "Taking the hold off, on the person or on the case.",
        ),
        (
            {"add": "TravelDocument", "values": {"person": KHALED, "expires": "2020-09-21"}},
            "A travel document that is valid on 22 Sep 2020, the day of arrival.",
        ),
    ],
)
def test_each_hold_says_what_would_clear_it(
    store: Store, pane: BoardPane, change: dict[str, object], remedy: str
) -> None:
    say(store, change)
    show_khaled(pane, store)
    found = movement(store)
    assert [clears(hold, found) for hold in found.seats[0].member.holds] == [remedy]
    assert remedy in read(pane)


def test_the_case_is_opened_and_the_menu_asked_for(qtbot: QtBot, store: Store, pane: BoardPane) -> None:
    with qtbot.waitSignal(pane.case_opened) as opened:
        qtbot.mouseClick(button(pane, "Open the case"), Qt.MouseButton.LeftButton)
    assert opened.args == [movement(store).families[0].family.case.id]
    with qtbot.waitSignal(pane.menu_asked):
        qtbot.mouseClick(button(pane, "Status, take off…"), Qt.MouseButton.LeftButton)


def test_nobody_selected_shows_nothing(qtbot: QtBot, store: Store, pane: BoardPane) -> None:
    pane.show_selected(movement(store), None, None)
    qtbot.waitUntil(lambda: read(pane) == [])
