"""A family's bookings, read only: the legs with their times, and each member's place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.travel_tab import TravelTab
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import LinkButton
from resettle_desktop.desktop.parts.widgets import EmptyState
from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, say, shown, the_case


@pytest.fixture
def tab(qtbot: QtBot, store: Store) -> TravelTab:
    made = TravelTab(store)
    shown(qtbot, made)
    return made


def fill(tab: TravelTab, store: Store) -> None:
    tab.show_family(store.views.families([the_case(store)])[0])


def test_a_family_that_is_not_booked_is_told_how(tab: TravelTab, store: Store) -> None:
    fill(tab, store)
    (empty,) = tab.findChildren(EmptyState)
    assert empty.accessibleName() == "Not booked on a departure Add the family on the page of a departure."


def test_legs_and_places_are_shown(tab: TravelTab, store: Store) -> None:
    say(store, *BOOKING)
    fill(tab, store)
    words = [label.text() for label in tab.findChildren(QLabel)]
    assert "TK 829" in words and "BEY to IST" in words and "22 Sep 2020, 10:35 – 12:25" in words
    rows = tab.findChildren(Table)[0].rows()
    assert [[rows.cell(row, column).text for column in (0, 2)] for row in (0, 1)] == [["Khaled", "14A"], ["Fatima", ""]]


def test_a_leg_over_midnight_says_both_days(tab: TravelTab, store: Store) -> None:
    say(store, *BOOKING)
    say(store, {"set": "Leg", "where": {"number": "829"}, "values": {"arrives": "2020-09-23T01:05"}})
    fill(tab, store)
    words = [label.text() for label in tab.findChildren(QLabel)]
    assert "22 Sep 2020, 10:35 – 23 Sep 2020, 01:05" in words


def test_the_departure_is_a_step_away(qtbot: QtBot, tab: TravelTab, store: Store) -> None:
    say(store, *BOOKING)
    fill(tab, store)
    (link,) = tab.findChildren(LinkButton)
    with qtbot.waitSignal(tab.departure_asked) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [store.rows.equal(Departure)[0].id]
