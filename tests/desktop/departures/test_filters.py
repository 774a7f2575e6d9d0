"""The chips above the list of departures."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.filters import CANCELLED, PAST, UPCOMING, DepartureFilters, time_of
from resettle_desktop.store.departures import Dated

NOW = datetime(2020, 9, 9, 14, 30)


def dated(days: int | None = 1, country: str = "LBN", cancelled: bool = False) -> Dated:
    departs = None if days is None else NOW + timedelta(days=days)
    return Dated(1, "BEY-2020-01", country, cancelled, departs)


@pytest.fixture
def filters(qtbot: QtBot) -> DepartureFilters:
    made = DepartureFilters()
    qtbot.addWidget(made)
    made.show_known([dated(), dated(-3), dated(None, "TUR"), dated(5, cancelled=True)], NOW)
    return made


@pytest.mark.parametrize(
    ("each", "time"),
    [
        (dated(1), UPCOMING),
        (dated(0), UPCOMING),
        (dated(-1), PAST),
        (dated(None), UPCOMING),
        (dated(-1, cancelled=True), CANCELLED),
    ],
)
def test_a_departure_lies_ahead_until_it_has_left(each: Dated, time: str) -> None:
    assert time_of(each, NOW) == time


def test_without_a_chip_everything_fits(filters: DepartureFilters) -> None:
    assert all(filters.fits(each, NOW) for each in (dated(), dated(-1), dated(2, cancelled=True)))


def test_chip_and_country_narrow_together(filters: DepartureFilters) -> None:
    filters.choose(UPCOMING, "TUR")
    fits = [filters.fits(each, NOW) for each in (dated(), dated(1, "TUR"), dated(-1, "TUR"))]
    assert fits == [False, True, False]


def test_the_chips_say_how_many_there_are(filters: DepartureFilters) -> None:
    assert [chip.text() for chip in filters.chips.values()] == ["Upcoming 2", "Past 1", "Cancelled 1"]


def test_one_chip_at_a_time_is_in_force(qtbot: QtBot, filters: DepartureFilters) -> None:
    for name in (UPCOMING, PAST):
        with qtbot.waitSignal(filters.changed):
            qtbot.mouseClick(filters.chips[name], Qt.MouseButton.LeftButton)
    filters.show_known([], NOW)
    assert [chip.isChecked() for chip in filters.chips.values()] == [False, True, False]


def test_the_menu_offers_the_countries_there_are_with_the_chosen_one_marked(filters: DepartureFilters) -> None:
    filters.choose("", "TUR")
    offered = {action.text(): action.isChecked() for action in filters.menu().actions()}
    assert offered == {"All": False, "Lebanon": False, "Türkiye": True}
