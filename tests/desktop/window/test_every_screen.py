"""On every screen, tab, panel and side of the settings each control has a name, Tab reaches it, and no word is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.family_changes import PANELS
from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.tabs import DOCUMENTS, HEALTH, ORIENTATION, RECEPTION
from resettle_desktop.desktop.cases.tabs import HISTORY as LAST_OF_CASE
from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.tabs import HISTORY as LAST_OF_DEPARTURE
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.desktop.window.screens import SCREENS
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.records.kinds import Case, Departure
from tests.desktop.made_departures import KHALED, NOW, cleared, held, store_with_departure
from tests.desktop.walking import cut_words, out_of_reach, without_name

SIDES = ("office", "contacts", "requirements", "measures", "codes", "users", "backups", "shortcuts")
Walk = Callable[[Window], object]


@pytest.fixture(autouse=True)
def dressed() -> None:
    """The window that all walks share is dressed once: to dress it again takes longer than to walk through it."""


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """One window for all walks: making it takes longer than walking."""
    apply_theme(qapp, "light")
    with store_with_departure(tmp_path_factory.mktemp("office")) as store:
        cleared(store, KHALED)
        held(store, KHALED)
        made = Window(store, Remembered(tmp_path_factory.mktemp("computer") / "remembered.json"), "light", lambda: NOW)
        made.resize(1366, 768)
        made.show()
        yield made
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def case_page(window: Window) -> CasePage:
    window.open_case(window.store.rows.equal(Case, unhcr_number="LEB-15C01056")[0].id)
    page = window.places["cases"].page()
    assert isinstance(page, CasePage)
    page.uncover()
    return page


def departure_page(window: Window) -> DeparturePage:
    window.open_departure(window.store.rows.equal(Departure)[0].id)
    page = window.places["departures"].page()
    assert isinstance(page, DeparturePage)
    page.panels.leave()
    return page


def case_list(side: int, place: int) -> Walk:
    def walk(window: Window) -> None:
        page = case_page(window)
        page.tabs.turn_to(side)
        page.tabs.groups[side].turn_to(place)

    return walk


def walks() -> dict[str, Walk]:
    """Return what is walked over, by the name of the test: how one gets there."""
    found: dict[str, Walk] = {f"screen {each.name}": lambda window, name=each.name: window.go(name) for each in SCREENS}
    for side in SIDES:
        found[f"settings {side}"] = lambda window, side=side: window.open_settings(side)
    for tab in range(LAST_OF_CASE + 1):
        found[f"case tab {tab}"] = lambda window, tab=tab: case_page(window).tabs.turn_to(tab)
    for side, lists in ((DOCUMENTS, 6), (HEALTH, 3), (ORIENTATION, 2), (RECEPTION, 3)):
        for place in range(lists):
            found[f"case list {side} {place}"] = case_list(side, place)
    for place in range(len(PANELS)):
        found[f"case panel {place}"] = lambda window, place=place: case_page(window).change_family(place)
    for tab in range(LAST_OF_DEPARTURE + 1):
        found[f"departure tab {tab}"] = lambda window, tab=tab: departure_page(window).tabs.turn_to(tab)
    return found | {
        "new case": lambda window: window.begin_case(),
        "new member": lambda window: case_page(window).add_member(),
        "family sheet": lambda window: case_page(window).print_family(),
        "new departure": lambda window: window.begin_departure(),
        "departure adding": lambda window: departure_page(window).begin_adding(),
        "departure export": lambda window: departure_page(window).begin_export(),
        "departure services": lambda window: departure_page(window).begin_services(),
        "departure what if": lambda window: departure_page(window).begin_what_if(),
        "departure parting": part_a_family,
        "health clinic": clinic,
        "orientation planning": plan_people,
        "after arrival": after_arrival,
        "many cases": lambda window: window.change_many_cases(),
        "many persons": lambda window: window.change_many_persons(),
        "columns": lambda window: (window.go("cases"), window.cases.panels.choose_columns()),
        "pasting": lambda window: (window.go("cases"), window.cases.panels.paste()),
    }


def part_a_family(window: Window) -> None:
    page = departure_page(window)
    page.begin_parting(page.movement.seats)


def clinic(window: Window) -> None:
    window.go("health")
    health = window.places["health"].first
    health.turn_to(1)


def plan_people(window: Window) -> None:
    window.go("orientation")
    orientation = window.places["orientation"].first
    orientation.turn_to(0)
    orientation.sessions.side.list.begin()
    orientation.sessions.begin_picking()


def after_arrival(window: Window) -> None:
    window.go("orientation")
    window.places["orientation"].first.turn_to(1)


WALKS = walks()


@pytest.fixture(params=list(WALKS))
def there(request: pytest.FixtureRequest, qtbot: QtBot, window: Window) -> Window:
    WALKS[request.param](window)
    window.activateWindow()
    QApplication.processEvents()
    return window


def test_every_control_has_a_name_is_reached_by_tab_and_tells_its_words_whole(qtbot: QtBot, there: Window) -> None:
    assert (without_name(there), out_of_reach(qtbot, there)) == ([], [])

    def words_whole() -> None:
        assert cut_words(there) == []

    qtbot.waitUntil(words_whole, timeout=2000)  # what is read meanwhile gets its room with the events that follow
