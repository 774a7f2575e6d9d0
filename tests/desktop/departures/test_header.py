"""The head of a departure's page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.header import DepartureHeader
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown
from tests.desktop.made_departures import board, store_with_departure

TODAY = date(2020, 9, 21)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


@pytest.fixture
def header(qtbot: QtBot, store: Store) -> DepartureHeader:
    menu = QMenu()
    menu.addAction("Remove this departure")
    made = DepartureHeader(menu)
    made.show_departure(board(store), TODAY)
    shown(qtbot, made)
    return made


def read(header: DepartureHeader) -> list[str]:
    return [label.text() for label in header.findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_says_which_departure_it_is_and_when(header: DepartureHeader) -> None:
    assert read(header)[:3] == ["BEY-2020-01", "Tue 22 Sep 2020", "tomorrow"]


def test_the_itinerary_can_be_read_aloud(header: DepartureHeader) -> None:
    assert header.itinerary.accessibleDescription() == (
        "BEY 10:35, TK 829, IST 12:25 – 15:05, TK 1939, BRU 17:45"
    )  # fmt: skip


def test_without_a_flight_it_offers_the_first_one(qtbot: QtBot, store: Store, header: DepartureHeader) -> None:
    say(store, {"add": "Departure", "values": {"reference": "BEY-2020-09"}})
    header.show_departure(board(store, "BEY-2020-09"), TODAY)
    assert "no date yet" in read(header)
    with qtbot.waitSignal(header.leg_asked):
        qtbot.mouseClick(header.first_leg, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("button", "signal"),
    [("add_button", "add_asked"), ("print_button", "print_asked"), ("export_button", "export_asked")],
)
def test_each_button_asks_for_what_it_says(qtbot: QtBot, header: DepartureHeader, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(header, signal)):
        qtbot.mouseClick(getattr(header, button), Qt.MouseButton.LeftButton)


def test_an_outbreak_is_told_with_what_it_comes_to_and_is_gone_when_off(store: Store, header: DepartureHeader) -> None:
    assert not header.measures.isVisible()
    asked: dict[str, object] = {"from_day": "2020-09-01", "masks": 2, "seats_per_vehicle": 24, "symptom_check": True}
    number = say(store, {"add": "OutbreakMeasures", "values": asked}).number
    header.show_departure(board(store), TODAY)
    assert header.measures.text() == (
        "Outbreak measures: symptom check within 24 h · 4 masks to hand out, 2 to each person"
        " · 1 vehicle, 24 seats used in each"
    )
    store.undo(number)
    header.show_departure(board(store), TODAY)
    assert not header.measures.isVisible()


def test_more_opens_the_menu_of_the_page(qtbot: QtBot, header: DepartureHeader) -> None:
    qtbot.mouseClick(header.more_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Remove this departure"]
    menu.close()


def test_what_was_cancelled_and_is_no_longer_loses_its_banner(store: Store, header: DepartureHeader) -> None:
    for cancelled in (True, False):
        values = {"cancelled": cancelled}
        say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": values})
        header.show_departure(board(store), TODAY)
        assert (header.banner is not None) is cancelled


def test_in_large_text_the_figures_go_below_and_nothing_is_cut(
    qtbot: QtBot, qapp: QApplication, store: Store, header: DepartureHeader
) -> None:
    header.resize(1197, header.height())
    assert header.figures.x() > header.itinerary.x()
    apply_theme(qapp, "light", text_scale=1.6)
    large = DepartureHeader(QMenu())
    large.show_departure(board(store), TODAY)
    shown(qtbot, large)
    large.resize(1000, large.sizeHint().height())
    qtbot.waitUntil(lambda: large.figures.y() > large.itinerary.y())
    assert large.more_button.geometry().right() <= 1000
