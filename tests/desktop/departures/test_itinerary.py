"""The itinerary of a departure in one line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.itinerary import Itinerary, Stop, stops
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.records.kinds import Leg
from tests.desktop.departures.test_models import BEIRUT, ISTANBUL, NIGHT


@pytest.fixture
def drawn(qtbot: QtBot) -> Itinerary:
    made = Itinerary()
    qtbot.addWidget(made)
    made.show_legs([BEIRUT, ISTANBUL])
    return made


def test_a_departure_without_legs_takes_no_room(drawn: Itinerary) -> None:
    drawn.show_legs([])
    assert (stops([]), drawn.sizeHint().width(), drawn.sentence()) == ([], 0, "")


def test_times_that_are_not_known_are_left_out() -> None:
    assert stops([Leg(id=1, origin="BEY")]) == [Stop("BEY", ""), Stop("?", "")]


def test_it_is_drawn_anew_in_the_colours_of_another_theme(qapp: QApplication, drawn: Itinerary) -> None:
    drawn.resize(drawn.sizeHint())
    light = drawn.grab().toImage()
    apply_theme(qapp, "dark")
    assert drawn.grab().toImage() != light


def test_an_itinerary_has_a_stop_more_than_legs() -> None:
    assert stops([BEIRUT, ISTANBUL]) == [Stop("BEY", "10:35"), Stop("IST", "12:25 – 15:05"), Stop("BRU", "17:45")]


def test_a_stop_on_the_next_day_is_marked() -> None:
    assert stops([BEIRUT, NIGHT])[-1] == Stop("BRU", "01:05", "+1")


def test_legs_that_do_not_meet_show_both_places() -> None:
    ankara = Leg.from_values({"origin": "ESB"})
    assert stops([BEIRUT, ankara])[1].place == "IST / ESB"  # type: ignore[list-item]


def test_what_is_drawn_can_be_read_aloud(drawn: Itinerary) -> None:
    drawn.show_legs([BEIRUT, NIGHT])
    assert drawn.accessibleDescription() == "BEY 10:35, TK 829, IST 12:25 – 23:35, BRU 01:05 +1"


def test_an_itinerary_asks_for_no_more_room_than_there_is(drawn: Itinerary) -> None:
    assert 0 < drawn.minimumSizeHint().width() < drawn.sizeHint().width()
    drawn.resize(drawn.minimumSizeHint())
    assert not drawn.grab().isNull()


def test_hovering_tells_the_airports_and_how_long_each_leg_and_change_takes(drawn: Itinerary) -> None:
    first, change, second = drawn.toolTip().split("\n")
    assert first == "TK 829, Beirut Rafic Hariri International Airport → Istanbul Airport, 1 h 50"
    assert change == "2 h 40 to change"
    assert second.endswith("Brussels Airport, 3 h 40")
