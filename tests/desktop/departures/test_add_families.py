"""The panel that adds families: who is offered first, found while typing, chosen by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.add_families import AddFamilies
from resettle_desktop.store.store import Store
from tests.desktop.families import press, say, shown
from tests.desktop.made_departures import (
    FATIMA,
    NOOR,
    OMAR,
    booked,
    departure,
    family,
    held,
    movement,
    store_with_departure,
)

CONTROL = Qt.KeyboardModifier.ControlModifier
LAYLA = {"family_name": "ISMAIL", "given_names": "Layla", "relationship": "principal_applicant"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The Haddads are on the departure; the Qasems could be, Layla Ismail waits for a decision."""
    with store_with_departure(tmp_path) as made:
        say(made, *family("LEB-17C03001", LAYLA, decision="pending"))
        yield made


@pytest.fixture
def panel(qtbot: QtBot, store: Store) -> AddFamilies:
    made = AddFamilies(store)
    shown(qtbot, made)
    made.begin(movement(store))
    return made


def rows(panel: AddFamilies) -> list[list[str]]:
    found = (panel.table.rows().row(number) for number in range(panel.table.rows().rowCount()))
    return [[cell.text for cell in row.cells] for row in found if row]


def find(qtbot: QtBot, panel: AddFamilies, text: str) -> list[str]:
    """Type into the search line and return the names that are found."""
    panel.search.setFocus()
    panel.search.clear()
    qtbot.keyClicks(panel.search, text)
    qtbot.waitUntil(lambda: not panel._searching.isActive())
    return [row[0] for row in rows(panel)]


def test_families_with_a_decision_and_on_no_departure_are_offered_without_a_word(panel: AddFamilies) -> None:
    assert rows(panel) == [["Qasem, Noor", "LEB-16C02001", "2", "Decided", "nothing"]]


def test_those_of_the_country_one_departs_from_come_first(store: Store, panel: AddFamilies) -> None:
    say(store, *family("385-15C00001", {"family_name": "FARES", "given_names": "Heba"}))
    say(store, {"set": "Case", "where": {"unhcr_number": "385-15C00001"}, "values": {"asylum_country": "TUR"}})
    panel.begin(movement(store))
    assert [row[0] for row in rows(panel)] == ["Qasem, Noor", "Fares, Heba"]


def test_a_family_is_found_while_typing_by_any_member(qtbot: QtBot, panel: AddFamilies) -> None:
    assert find(qtbot, panel, "omar") == ["Qasem, Noor"]
    assert find(qtbot, panel, "17C03001") == ["Ismail, Layla"]


def test_who_may_travel_comes_before_who_may_not_and_last_who_is_here(qtbot: QtBot, panel: AddFamilies) -> None:
    assert find(qtbot, panel, "LEB-1") == ["Qasem, Noor", "Ismail, Layla", "Haddad, Khaled"]
    assert [row[4] for row in rows(panel)] == ["nothing", "decision", "here already"]


def test_what_would_hold_a_family_is_told_before_it_is_added(store: Store, panel: AddFamilies) -> None:
    held(store, OMAR)
    say(store, {"add": "TravelDocument", "values": {"person": NOOR, "number": "N1", "expires": "2020-09-01"}})
    panel.begin(movement(store))
    assert rows(panel)[0][4] == "document +1"
    told = panel.table.rows().cell(0, 4).tooltip
    assert "Omar: On hold: Custody paper is awaited" in told
    assert "Noor: The travel document expires on 1 Sep 2020, before arrival" in told


def test_a_family_on_another_departure_says_on_which(qtbot: QtBot, store: Store, panel: AddFamilies) -> None:
    say(store, *departure("BEY-2020-02", 29))
    booked(store, NOOR, OMAR, reference="BEY-2020-02")
    panel.begin(movement(store))
    find(qtbot, panel, "qasem")
    assert rows(panel)[0][4] == "BEY-2020-02"


def test_several_families_are_chosen_without_leaving_the_search_line(
    qtbot: QtBot, store: Store, panel: AddFamilies
) -> None:
    for text in ("qasem", "ismail"):
        find(qtbot, panel, text)
        press(qtbot, Qt.Key.Key_Return)
    assert panel.add_button.text() == "Add 3 persons"
    with qtbot.waitSignal(panel.add_asked) as asked:
        qtbot.keyClick(panel.search, Qt.Key.Key_Return, CONTROL)
    assert asked.args
    assert [each.label for each in asked.args[0]] == ["Qasem, Noor + 1", "Ismail, Layla"]
    assert panel.search.hasFocus()


def test_the_arrows_move_in_the_list_from_the_search_line(qtbot: QtBot, panel: AddFamilies) -> None:
    find(qtbot, panel, "LEB-1")
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert [each.family.label for each in panel.chosen.values()] == ["Ismail, Layla"]


def test_a_second_choice_takes_the_first_back(qtbot: QtBot, panel: AddFamilies) -> None:
    for _time in range(2):
        press(qtbot, Qt.Key.Key_Return)
    assert panel.chosen == {}
    assert not panel.add_button.isEnabled()


def test_a_click_chooses_too(qtbot: QtBot, panel: AddFamilies) -> None:
    box = panel.table.visualRect(panel.table.rows().index(0, 0))
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert len(panel.chosen) == 1


def test_who_is_here_already_cannot_be_chosen(qtbot: QtBot, panel: AddFamilies) -> None:
    find(qtbot, panel, "haddad")
    press(qtbot, Qt.Key.Key_Return)
    assert panel.chosen == {}


def test_of_a_family_that_is_here_in_part_the_others_can_be_added(
    qtbot: QtBot, store: Store, panel: AddFamilies
) -> None:
    say(store, {"remove": "Passenger", "where": {"person": FATIMA}})
    panel.begin(movement(store))
    find(qtbot, panel, "haddad")
    assert rows(panel)[0][2] == "1"


def test_what_is_chosen_stays_while_one_looks_for_others(qtbot: QtBot, panel: AddFamilies) -> None:
    press(qtbot, Qt.Key.Key_Return)
    find(qtbot, panel, "ismail")
    assert panel.add_button.text() == "Add 2 persons"


def test_a_family_that_came_here_meanwhile_is_no_longer_chosen(qtbot: QtBot, store: Store, panel: AddFamilies) -> None:
    press(qtbot, Qt.Key.Key_Return)
    booked(store, NOOR, OMAR)
    panel.show_movement(movement(store))
    assert panel.chosen == {}


def test_nothing_found_and_nobody_left_are_said_apart(qtbot: QtBot, store: Store, panel: AddFamilies) -> None:
    def said() -> list[str]:
        return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]

    find(qtbot, panel, "zzzz")
    assert "No family is found" in said()
    booked(store, NOOR, OMAR)
    panel.begin(movement(store))
    assert "Every decided family is on a departure" in said()
