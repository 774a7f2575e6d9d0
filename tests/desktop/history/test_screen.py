"""Every change set is listed, shows what it did, and is taken back alone, also what was removed long ago."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.history.screen import ALL, MINE, REMOVED, HistoryScreen
from resettle_desktop.records.kinds import Person, TravelDocument
from resettle_desktop.store.store import Store
from tests.desktop.families import KHALED, khaled, say, shown, unnamed

DOCUMENT = {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1"}}


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> HistoryScreen:
    say(store, DOCUMENT)
    say(store, {"remove": "TravelDocument", "where": {"number": "N1"}})
    say(store, {"set": "Person", "where": KHALED, "values": {"occupation": "Baker"}})
    made = HistoryScreen(store)
    shown(qtbot, made)
    made.resize(1198, 700)
    return made


def listed(screen: HistoryScreen) -> list[str]:
    rows = screen.table.rows()
    return [rows.cell(place, 4).text for place in range(rows.rowCount())]


def test_all_change_sets_are_listed_the_newest_first(screen: HistoryScreen, store: Store) -> None:
    assert screen.counts.text() == f"{store.history.last_number()} change sets"
    assert listed(screen)[:3] == ["Person changed", "Travel document removed", "Travel document added"]


def test_the_newest_is_shown_with_what_it_did(screen: HistoryScreen, store: Store) -> None:
    assert screen.view is not None
    assert screen.view.entry.number == store.history.last_number()


def test_what_was_removed_is_found_and_brought_back(screen: HistoryScreen, store: Store) -> None:
    screen.show_only(REMOVED)
    assert listed(screen) == ["Travel document removed"]
    assert screen.view is not None
    screen.view.take_back()
    assert [each.number for each in store.rows.equal(TravelDocument)] == ["N1"]
    assert khaled(store).occupation == "Baker"


def test_a_member_who_was_removed_comes_back_with_what_lived_with_the_person(
    screen: HistoryScreen, store: Store
) -> None:
    store.undo(next(e.number for e in store.history.entries() if e.changes[0].after is None))
    document = store.rows.equal(TravelDocument)[0]
    say(store, {"remove": "TravelDocument", "where": {"number": "N1"}}, {"remove": "Person", "where": KHALED})
    screen.show_only(REMOVED)
    assert screen.view is not None
    screen.view.take_back()
    assert store.rows.get(Person, document.person or 0) is not None
    assert store.rows.get(TravelDocument, document.id) is not None


def test_a_conflict_is_asked_about_and_nothing_is_taken_back(screen: HistoryScreen, store: Store) -> None:
    number = store.history.last_number()
    say(store, {"set": "Person", "where": KHALED, "values": {"occupation": "Teacher"}})
    screen._show_entry(number)
    assert screen.view is not None
    screen.view.take_back()
    assert screen.view.reconciling.isVisibleTo(screen)
    assert khaled(store).occupation == "Teacher"


def test_what_is_taken_back_is_made_again_from_the_message(qtbot: QtBot, screen: HistoryScreen, store: Store) -> None:
    assert screen.view is not None
    with qtbot.waitSignal(screen.message) as told:
        screen.view.take_back()
    assert khaled(store).occupation is None
    told.args[1]()
    assert khaled(store).occupation == "Baker"


def test_one_sees_ones_own(screen: HistoryScreen, store: Store) -> None:
    screen.show_only(MINE)
    assert screen.table.rows().rowCount() == store.history.last_number()
    screen.show_only(ALL)
    assert screen.chips[ALL].isChecked()


def test_what_is_written_meanwhile_comes_to_the_list(screen: HistoryScreen, store: Store) -> None:
    say(store, DOCUMENT)
    assert listed(screen)[0] == "Travel document added"


def test_every_control_has_a_name(screen: HistoryScreen) -> None:
    assert unnamed(screen) == []
