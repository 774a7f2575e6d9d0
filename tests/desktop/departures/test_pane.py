"""What is seen beside the list of departures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.pane import DeparturePane, family_name, held_line, places_of
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown
from tests.desktop.made_departures import (
    FATIMA,
    KHALED,
    NOW,
    board,
    cleared,
    held,
    store_with_departure,
    the_departure,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


@pytest.fixture
def pane(qtbot: QtBot, store: Store) -> DeparturePane:
    made = DeparturePane(store)
    made.show_departure(the_departure(store).id, NOW)
    shown(qtbot, made)
    return made


def read(pane: DeparturePane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.text()]


def test_the_itinerary_is_a_little_timetable(pane: DeparturePane) -> None:
    words = read(pane)
    first = words.index("BEY")
    assert words[first : first + 6] == ["BEY", "10:35", "→", "IST", "12:25", "TK 829 · 1 h 50"]


def test_a_leg_of_the_next_day_is_marked(store: Store, pane: DeparturePane) -> None:
    night = {"departs": "2020-09-22T23:35", "arrives": "2020-09-23T01:05"}
    say(store, {"set": "Leg", "where": {"number": "1939"}, "values": night})
    pane.show_departure(the_departure(store).id, NOW)
    assert "01:05 +1" in read(pane)


def test_people_are_counted_and_held_families_named(store: Store, pane: DeparturePane) -> None:
    cleared(store, KHALED, FATIMA)
    held(store, FATIMA)
    pane.show_departure(the_departure(store).id, NOW)
    words = read(pane)
    for word in ("1 family, 2 persons", "1 cleared, 0 families whole", "1 held", "Haddad, Khaled"):
        assert word in words


def test_where_and_when_one_meets_is_said(store: Store, pane: DeparturePane) -> None:
    meeting = {"meeting_place": "Beirut airport", "meeting_time": "2020-09-22T07:00"}
    say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": meeting})
    pane.show_departure(the_departure(store).id, NOW)
    assert "22 Sep 2020, 07:00, Beirut airport" in read(pane)


def test_who_is_on_no_list_is_counted_apart(store: Store, pane: DeparturePane) -> None:
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"status": "postponed"}})
    pane.show_departure(the_departure(store).id, NOW)
    assert "1 taken off, or listed twice" in read(pane)


def test_without_a_flight_it_says_where_to_add_one(store: Store, pane: DeparturePane) -> None:
    say(store, {"add": "Departure", "values": {"reference": "BEY-2020-09"}})
    pane.show_departure(the_departure(store, "BEY-2020-09").id, NOW)
    assert "No flight yet: add it on the departure's page" in read(pane)


def test_its_button_opens_the_departure(qtbot: QtBot, store: Store, pane: DeparturePane) -> None:
    button = next(each for each in pane.findChildren(QPushButton) if each.text() == "Open")
    with qtbot.waitSignal(pane.open_asked) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [the_departure(store).id]


def test_a_departure_that_is_gone_leaves_it_empty(qtbot: QtBot, pane: DeparturePane) -> None:
    pane.show_departure(1, NOW)
    qtbot.waitUntil(lambda: read(pane) == [])
    assert pane.movement is None


def test_a_family_is_named_held_and_received_in_words(store: Store) -> None:
    cleared(store, KHALED, FATIMA)
    held(store, FATIMA)
    judged = board(store)
    (found,) = judged.movement.families
    assert (family_name(found), places_of(found)) == ("Haddad, Khaled", ["Florennes"])
    assert held_line(judged, found) == "Fatima: hold"
