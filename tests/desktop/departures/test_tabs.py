"""The sides of a departure: made when they are looked at, true to what the store holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.sides import BOARD, DEPARTURE, HISTORY, LEGS, PAPERS, PASSENGERS
from resettle_desktop.desktop.departures.tabs import DepartureTabs
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown, typed
from tests.desktop.made_departures import KHALED, board, movement, store_with_departure

SIDES = {PASSENGERS: "passengers", LEGS: "legs", PAPERS: "papers", DEPARTURE: "departure_form", HISTORY: "history"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


@pytest.fixture
def drafts() -> Drafts:
    return Drafts()


@pytest.fixture
def tabs(qtbot: QtBot, store: Store, drafts: Drafts) -> DepartureTabs:
    made = DepartureTabs(store, drafts)
    made.show_board(board(store))
    shown(qtbot, made)
    return made


def test_no_side_but_the_board_is_made_before_it_is_looked_at(tabs: DepartureTabs) -> None:
    assert [side for side in SIDES.values() if tabs.is_made(side)] == []
    tabs.turn_to(LEGS)
    assert [side for side in SIDES.values() if tabs.is_made(side)] == ["legs"]


def test_titles_count_who_and_what_is_there(tabs: DepartureTabs) -> None:
    assert [tabs.bar.tabText(tab) for tab in (PASSENGERS, LEGS)] == ["Passengers  2", "Legs  2"]


def test_each_form_is_that_of_its_side(tabs: DepartureTabs) -> None:
    kinds = []
    for tab in (BOARD, PASSENGERS, LEGS, DEPARTURE, HISTORY):
        tabs.turn_to(tab)
        form = tabs.form()
        kinds.append(form.kind.__name__ if form else "")
    assert kinds == ["", "Passenger", "Leg", "Departure", ""]


def test_the_button_goes_on_to_the_next_passenger_only_among_them(tabs: DepartureTabs) -> None:
    words = []
    for tab in (PASSENGERS, LEGS):
        tabs.turn_to(tab)
        words.append(tabs.save_button.text())
    assert words == ["Save, next passenger", "Save"]


def test_what_is_typed_of_the_departure_waits_for_the_next_time(
    qtbot: QtBot, store: Store, drafts: Drafts, tabs: DepartureTabs
) -> None:
    tabs.turn_to(DEPARTURE)
    typed(qtbot, tabs.departure_form, "escort", "Dr Saad", leave=False)
    again = DepartureTabs(store, drafts)
    qtbot.addWidget(again)
    again.show_board(board(store))
    assert again.departure_form.fields["escort"].editor.text() == "Dr Saad"


def test_what_was_saved_no_longer_waits(qtbot: QtBot, store: Store, drafts: Drafts, tabs: DepartureTabs) -> None:
    tabs.turn_to(DEPARTURE)
    typed(qtbot, tabs.departure_form, "escort", "Dr Saad")
    tabs.save()
    assert movement(store).departure.escort == "Dr Saad"
    assert drafts.records() == frozenset()


def test_sides_that_were_looked_at_follow_the_store(store: Store, tabs: DepartureTabs) -> None:
    for tab in (PASSENGERS, LEGS, DEPARTURE):
        tabs.turn_to(tab)
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"seat": "14C"}})
    say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"escort": "Dr Saad"}})
    say(store, {"remove": "Leg", "where": {"number": "1939"}})
    tabs.show_board(board(store))
    assert tabs.passengers.form.fields["seat"].editor.text() == "14C"
    assert tabs.departure_form.fields["escort"].editor.text() == "Dr Saad"
    assert tabs.legs.count() == 1


def test_the_chips_of_the_board_stand_on_the_board_alone(tabs: DepartureTabs) -> None:
    seen = []
    for tab in (BOARD, LEGS):
        tabs.turn_to(tab)
        seen.append(tabs.board.chips.held.isVisible())
    assert seen == [True, False]


def test_beside_a_panel_the_board_leaves_out_what_can_be_missed(tabs: DepartureTabs) -> None:
    tabs.make_room(True)
    assert not tabs.board.aside.isVisible()
    assert not tabs.board.chips.held.isVisible()
    tabs.make_room(False)
    assert tabs.board.aside.isVisible()
    assert tabs.board.chips.held.isVisible()


def test_the_tab_of_the_legs_is_marked_while_they_do_not_fit(store: Store, tabs: DepartureTabs) -> None:
    assert tabs.bar.tabIcon(LEGS).isNull()
    say(store, {"set": "Leg", "where": {"number": "1939"}, "values": {"origin": "SAW"}})
    tabs.show_board(board(store))
    assert not tabs.bar.tabIcon(LEGS).isNull()


def test_the_keyboard_goes_into_the_list_of_passengers(tabs: DepartureTabs) -> None:
    tabs.board.table.setFocus()
    tabs.turn_to(PASSENGERS)
    assert tabs.passengers.table.hasFocus()
