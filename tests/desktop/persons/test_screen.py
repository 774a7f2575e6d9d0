"""The list of persons: found, narrowed, sorted, opened and changed as the list of cases is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.persons.screen import PersonsScreen
from resettle_desktop.records.kinds import Departure, Person
from resettle_desktop.store.filters import Filter, How
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, empty_store, khaled, more_families, say, shown, store_with_haddad, unnamed


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        more_families(made, 9)
        yield made


@pytest.fixture
def screen(qtbot: QtBot, store: Store, tmp_path: Path) -> PersonsScreen:
    made = PersonsScreen(store, Remembered(tmp_path / "remembered.json"))
    shown(qtbot, made)
    made.resize(1197, 730)
    made.setFocus()
    return made


def names(screen: PersonsScreen) -> list[str]:
    rows = screen.table.rows()
    return [rows.cell(row, 0).text for row in range(rows.rowCount())]


def test_everybody_has_a_row_in_the_order_of_the_names(screen: PersonsScreen) -> None:
    assert screen._sheet.counts.text() == "11 persons, 10 cases"
    assert names(screen)[:2] == ["Family1, Noor", "Family2, Noor"]
    assert names(screen)[-2:] == ["Haddad, Khaled", "Rashid, Fatima"]


def test_capitals_do_not_part_the_names(screen: PersonsScreen, qtbot: QtBot, store: Store) -> None:
    say(store, {"add": "Person", "values": {"case": {"unhcr_number": "LEB-16C00001"}, "family_name": "GHALI"}})
    qtbot.waitUntil(lambda: len(names(screen)) == 12)
    assert names(screen)[9] == "Ghali"


def test_families_stand_together_in_the_order_of_cases(screen: PersonsScreen) -> None:
    screen.sort("case", False)
    assert names(screen)[:2] == ["Haddad, Khaled", "Rashid, Fatima"]


def test_a_person_is_found_and_narrowed(screen: PersonsScreen, store: Store) -> None:
    screen.search("khaled")
    assert names(screen) == ["Haddad, Khaled"]
    screen.search("")
    screen.filters.choose("sex", "M")
    screen.more_filters.add(Filter("family_name", How.CONTAINS, ("hadd",)))
    assert names(screen) == ["Haddad, Khaled"] and screen._sheet.shown.text() == "1 shown"


def test_a_departure_shows_its_passengers(screen: PersonsScreen, store: Store) -> None:
    say(store, *BOOKING)
    screen.filters.choose("departure", str(store.rows.equal(Departure)[0].id))
    assert names(screen) == ["Haddad, Khaled", "Rashid, Fatima"]


def test_enter_opens_the_person_and_the_family_stands_beside(qtbot: QtBot, screen: PersonsScreen, store: Store) -> None:
    screen.table.select_row(9)
    qtbot.waitUntil(lambda: not screen._selecting.isActive())
    assert screen._family_pane.family is not None and screen._family_pane.family.label == "Haddad, Khaled + 1"
    with qtbot.waitSignal(screen.person_opened) as opened:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert opened.args == [khaled(store).id]


def test_one_value_is_given_to_all_that_are_shown(qtbot: QtBot, screen: PersonsScreen, store: Store) -> None:
    screen.filters.choose("sex", "F")
    screen.change_many()
    screen.bulk.field_line.setText("Occupation")
    screen.bulk.value_line.setText("Baker")
    screen.bulk.renew()
    with qtbot.waitSignal(screen.message):
        screen.bulk.button.click()
    assert store.rows.count(Person, occupation="Baker") == 10


def test_the_cases_of_selected_persons_are_checked(qtbot: QtBot, screen: PersonsScreen, store: Store) -> None:
    screen.search("LEB-5")
    screen.filters.choose("stage", khaled(store).stage or "")
    with qtbot.waitSignal(screen.check_asked) as asked:
        qtbot.keyClick(screen.table, Qt.Key.Key_F5)
    assert asked.args == [[khaled(store).case]]


def test_every_control_has_a_name(screen: PersonsScreen) -> None:
    screen.panels.choose_columns()
    assert unnamed(screen) == []


def test_a_store_without_anybody_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        screen = PersonsScreen(store)
        shown(qtbot, screen)
        assert screen._empty.isVisible()
