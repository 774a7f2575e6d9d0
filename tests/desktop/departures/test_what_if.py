"""What if a departure left at another time: asked without writing, and moved once it was seen what breaks."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.why import lapse_words
from resettle_desktop.records.kinds import Leg
from resettle_desktop.store.boards import Boards, compared
from resettle_desktop.store.store import Store
from tests.desktop.families import press, say, shown
from tests.desktop.made_departures import (
    KHALED,
    NOW,
    board,
    movement,
    the_departure,
)


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> DeparturePage:
    made = DeparturePage(store, the_departure(store).id, now=lambda: NOW)
    shown(qtbot, made)
    made.resize(1197, 730)
    return made


def ask(qtbot: QtBot, page: DeparturePage, text: str) -> None:
    page.begin_what_if()
    page.what_if.line.clear()
    qtbot.keyClicks(page.what_if.line, text)
    qtbot.keyClick(page.what_if.line, Qt.Key.Key_Return)


def read(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_a_day_alone_keeps_the_time_and_judges_the_board_without_writing(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    before = store.history.last_number()
    ask(qtbot, page, "24 Sep 2020")
    assert page.board.journey.departs == datetime(2020, 9, 24, 10, 35)
    assert page.tabs.board.chips.held.text() == "Held only  2"
    assert page.what_if.said.text() == (
        "Thu 24 Sep 2020, 10:35: 2 persons more are held, 0 are cleared. Nothing is written."
    )
    assert store.history.last_number() == before


def test_all_legs_move_with_the_first(qtbot: QtBot, page: DeparturePage) -> None:
    ask(qtbot, page, "23 Sep 2020 22:00")
    assert page.board.journey.arrives == datetime(2020, 9, 24, 5, 10)


def test_escape_goes_back_to_the_departures_own_time(qtbot: QtBot, page: DeparturePage) -> None:
    ask(qtbot, page, "24 Sep 2020")
    page.what_if.line.setFocus()
    with qtbot.assertNotEmitted(page.back):
        press(qtbot, Qt.Key.Key_Escape)
    assert not page.what_if.isVisible()
    assert page.tabs.board.chips.held.text() == "Held only"


def test_what_is_no_day_is_told_and_nothing_is_asked(qtbot: QtBot, page: DeparturePage) -> None:
    ask(qtbot, page, "next week")
    assert page.what_if.said.text().startswith("E103")
    assert page.board.asked is None


def test_a_change_meanwhile_is_judged_for_the_moment_that_is_asked_about(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    ask(qtbot, page, "24 Sep 2020")
    check = {"activity": "fit_to_travel", "result": "fit", "done": "2020-09-23T09:00"}
    say(store, {"add": "HealthActivity", "values": {"person": KHALED, **check}})
    qtbot.waitUntil(lambda: page.tabs.board.chips.held.text() == "Held only  1")


def test_what_a_move_breaks_is_seen_first_and_done_as_one_change_set(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    say(
        store,
        {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"meeting_time": "2020-09-22T07:00"}},
        {
            "add": "Paper",
            "values": {"departure": {"reference": "BEY-2020-01"}, "document": "departure-manifest", "version": 2},
        },
        {"add": "Sharing", "values": {"about": "BEY-2020-01", "layout": "fedasil-arrivals", "recipient": "Fedasil"}},
        {"set": "Passenger", "where": {"person": KHALED}, "values": {"services": ["WCHS"]}},
    )
    ask(qtbot, page, "24 Sep 2020")
    page.what_if.move_button.click()
    qtbot.waitUntil(lambda: "Held then, and not now · 2" in read(page.panels.move_date))
    words = read(page.panels.move_date)
    assert "Haddad, Khaled: fitness" in words
    assert any("version 2" in word for word in words)
    assert "fedasil-arrivals, sent to Fedasil" in words
    assert any(word.startswith("WCHS, ") and word.endswith("Haddad, Khaled") for word in words)
    before = store.history.last_number()
    page.panels.move_date.button.click()
    assert store.history.last_number() == before + 1
    assert [leg.departs for leg in movement(store).legs] == [
        datetime(2020, 9, 24, 10, 35),
        datetime(2020, 9, 24, 15, 5),
    ]
    assert the_departure(store).meeting_time == datetime(2020, 9, 24, 7, 0)
    assert page.board.asked is None
    store.undo(before + 1)
    assert {leg.departs.day for leg in store.rows.equal(Leg) if leg.departs} == {22}


def test_the_next_days_say_how_many_lapse_and_a_day_asks_what_if(qtbot: QtBot, page: DeparturePage) -> None:
    side = page.tabs.board
    qtbot.waitUntil(lambda: len(side.pane.forecasts) == 3)
    assert [lapse_words(each) for each in side.pane.forecasts] == ["2 fitness"] * 3
    side.pane.what_if_asked.emit(side.pane.forecasts[1].moment)
    assert page.board.journey.departs == datetime(2020, 9, 29, 10, 35)


def test_moving_earlier_can_clear_somebody(store: Store) -> None:
    say(store, {"set": "TravelDocument", "where": {"person": KHALED}, "values": {"expires": "2020-09-21"}})
    own = board(store)
    found = compared(own, Boards(store.views, store.clearances).at(own, own.journey.departs - timedelta(days=1)))
    assert ([seat.member.label for seat in found.newly_cleared], found.newly_held) == (["Haddad, Khaled"], ())


def test_a_departure_without_a_time_can_be_asked_about_and_not_moved(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    say(store, *({"remove": "Leg", "where": {"number": number}} for number in ("829", "1939")))
    qtbot.waitUntil(lambda: not page.movement.legs)
    ask(qtbot, page, "22 Sep 2020 10:35")
    assert not page.what_if.move_button.isVisible()
    assert page.board.journey.departs == datetime(2020, 9, 22, 10, 35)
