"""The legs of a departure: in their order, a next one proposed, and what is odd between them under the fields."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.legs import LegsTab
from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.sides import LEGS
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown, typed
from tests.desktop.forms.test_form import under
from tests.desktop.made_departures import NOW, movement, store_with_departure, the_departure

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


@pytest.fixture
def tab(qtbot: QtBot, store: Store) -> LegsTab:
    made = LegsTab(store, Drafts())
    made.show_owner(the_departure(store).id)
    shown(qtbot, made)
    return made


def test_legs_stand_as_they_are_travelled(store: Store, tab: LegsTab) -> None:
    say(store, {"set": "Leg", "where": {"number": "829"}, "values": {"order": 3}})
    tab.refresh()
    rows = tab.table.rows()
    assert [rows.cell(number, 2).text for number in range(2)] == ["IST", "BEY"]


def test_the_next_leg_is_proposed_from_where_the_last_one_arrives(tab: LegsTab) -> None:
    tab.begin()
    texts = {name: field.editor.text() for name, field in tab.form.fields.items() if field.editor.text()}
    assert texts == {"order": "3", "origin": "BRU"}


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("departs", "22 Sep 2020 13:40", "W226 There are 75 minutes to change, and 90 are usual"),
        ("departs", "22 Sep 2020 12:00", "W225 It departs before the leg before has arrived"),
        ("origin", "SAW", "W224 It leaves from SAW; the leg before arrives at IST"),
        ("order", "1", "W223 Another leg has the order 1 too"),
    ],
)
def test_what_does_not_fit_the_leg_before_is_told_under_its_field(
    qtbot: QtBot, tab: LegsTab, field: str, text: str, told: str
) -> None:
    tab.table.select_row(1)
    typed(qtbot, tab.form, field, text)
    assert under(tab.form, field).startswith(told)


def test_what_is_odd_is_stored_and_stays_told(qtbot: QtBot, store: Store, tab: LegsTab) -> None:
    tab.table.select_row(1)
    typed(qtbot, tab.form, "departs", "22 Sep 2020 13:40")
    tab.save()
    assert f"{movement(store).legs[1].departs:%H:%M}" == "13:40"
    assert under(tab.form, "departs").startswith("W226")


def test_a_leg_is_added_and_shows_in_the_head_of_the_page(qtbot: QtBot, store: Store) -> None:
    page = DeparturePage(store, the_departure(store).id, now=lambda: NOW)
    shown(qtbot, page)
    page.tabs.turn_to(LEGS)
    page.tabs.legs.begin()
    typed(qtbot, page.tabs.legs.form, "destination", "LGG")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, CONTROL)
    assert [(leg.order, leg.destination) for leg in movement(store).legs][-1] == (3, "LGG")
    qtbot.waitUntil(lambda: page.header.itinerary.sentence().endswith("LGG"))


def test_a_departure_without_a_flight_says_what_a_leg_is_and_adds_one(qtbot: QtBot, store: Store) -> None:
    say(store, {"add": "Departure", "values": {"reference": "BEY-2020-09"}})
    page = DeparturePage(store, the_departure(store, "BEY-2020-09").id, now=lambda: NOW)
    shown(qtbot, page)
    qtbot.mouseClick(page.header.first_leg, Qt.MouseButton.LeftButton)
    assert page.tabs.current() == LEGS
    assert page.tabs.legs.form.fields["order"].editor.text() == "1"


def test_an_empty_side_helps(qtbot: QtBot, store: Store) -> None:
    say(store, {"add": "Departure", "values": {"reference": "BEY-2020-09"}})
    tab = LegsTab(store, Drafts())
    tab.show_owner(the_departure(store, "BEY-2020-09").id)
    shown(qtbot, tab)
    assert "No flight yet" in [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
