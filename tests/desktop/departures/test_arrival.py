"""The arrival of a departure: typed down the list, saved as one change set, and what contradicts itself."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.arrival import ArrivalSide
from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.sides import ARRIVAL
from resettle_desktop.desktop.forms.typed_grid import TypedGrid
from resettle_desktop.records.kinds import BaggageClaim, Passenger, Person
from resettle_desktop.store.store import Store
from tests.desktop.families import press, say, shown, typed, write
from tests.desktop.made_departures import FATIMA, KHALED, NOW, movement, the_departure

LANDED = datetime(2020, 9, 22, 17, 52)


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> DeparturePage:
    for person in (KHALED, FATIMA):
        say(store, {"set": "Passenger", "where": {"person": person}, "values": {"status": "boarded"}})
    made = DeparturePage(store, the_departure(store).id, now=lambda: NOW)
    shown(qtbot, made)
    made.tabs.turn_to(ARRIVAL)
    return made


@pytest.fixture
def side(page: DeparturePage) -> ArrivalSide:
    return page.tabs.arrival


def type_in(qtbot: QtBot, grid: TypedGrid, place: int, name: str, text: str) -> None:
    """Go to a cell and type into it, as one does down a list."""
    grid.begin(place, name)
    press(qtbot, Qt.Key.Key_F2)
    line = QApplication.focusWidget()
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(line, text)
    press(qtbot, Qt.Key.Key_Return)


def places(store: Store) -> dict[str, Passenger]:
    people = {each.id: each for each in store.rows.equal(Person)}
    return {people[each.person].given_names or "": each for each in store.rows.equal(Passenger) if each.person}


def found(page: DeparturePage, place: int) -> list[str]:
    return [each.number for each in page.tabs.arrival.people.findings(place)]


def test_times_of_the_legs_and_all_who_arrived_are_one_change_set(
    qtbot: QtBot, store: Store, page: DeparturePage, side: ArrivalSide
) -> None:
    before = store.history.last_number()
    type_in(qtbot, side.legs, 0, "left", "22 Sep 2020 10:50")
    type_in(qtbot, side.legs, 1, "landed", "22 Sep 2020 17:52")
    side.common.editors["status"].set_text("Arrived")
    side.common.editors["received_by"].set_text("Noor Peeters, Fedasil")
    side.common.give_button.click()
    assert side.save_button.text() == "Save 4"
    side.save_button.click()
    assert store.history.last_number() == before + 1
    assert movement(store).legs[1].landed == LANDED
    assert {each.status for each in places(store).values()} == {"arrived"}
    assert {each.status_time for each in places(store).values()} == {LANDED}
    assert {each.received_by for each in places(store).values()} == {"Noor Peeters, Fedasil"}
    assert {each.stage for each in store.rows.equal(Person) if each.unhcr_number in KHALED.values()} == {"arrived"}


def test_it_is_typed_down_the_list_and_the_keys_save_it(
    qtbot: QtBot, store: Store, page: DeparturePage, side: ArrivalSide
) -> None:
    type_in(qtbot, side.people, 0, "status", "Arrived")
    assert (side.people.currentIndex().row(), side.is_typed()) == (1, True)
    type_in(qtbot, side.people, 1, "status", "Missed connection")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert {name: each.status for name, each in places(store).items()} == {
        "Khaled": "arrived", "Fatima": "missed_connection",
    }  # fmt: skip
    assert not side.is_typed()


def test_what_one_says_is_given_to_the_family_and_taken_back_as_one(
    qtbot: QtBot, store: Store, page: DeparturePage, side: ArrivalSide
) -> None:
    type_in(qtbot, side.people, 0, "status", "Diverted")
    side.people.begin(0, "status")
    side.family_button.click()
    assert page.save()
    assert {each.status for each in places(store).values()} == {"diverted"}
    store.undo(store.history.last_number())
    assert {each.status for each in places(store).values()} == {"boarded"}
    qtbot.waitUntil(lambda: side.people.typed_rows.rows[0].texts["status"] == "Boarded")


def test_only_the_selected_rows_get_what_is_the_same_for_all(
    qtbot: QtBot, store: Store, page: DeparturePage, side: ArrivalSide
) -> None:
    side.common.editors["received_by"].set_text("Fedasil")
    type_in(qtbot, side.people, 0, "received_by", "Caritas")
    side.common.give_button.click()
    assert page.save()
    assert {name: each.received_by for name, each in places(store).items()} == {
        "Khaled": "Caritas", "Fatima": "Fedasil",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "number"),
    [("received", "22 Sep 2020 09:00", "W297"), ("status_time", "soon", "E104"), ("status", "Floating", "E110")],
)
def test_what_contradicts_itself_or_cannot_be_read_is_told_in_its_cell(
    qtbot: QtBot, page: DeparturePage, side: ArrivalSide, name: str, text: str, number: str
) -> None:
    side.people.take(0, name, text)
    assert found(page, 0) == [number]
    side.people.begin(0, name)
    assert number in side.said.text()


def test_what_cannot_be_stored_stays_typed_and_the_rest_is_saved(
    store: Store, page: DeparturePage, side: ArrivalSide
) -> None:
    side.people.take(0, "status_time", "soon")
    side.people.take(1, "received_by", "Fedasil")
    assert not page.save()
    assert places(store)["Fatima"].received_by == "Fedasil"
    assert side.people.typed_rows.rows[0].texts["status_time"] == "soon"


def test_a_change_elsewhere_keeps_what_is_typed(
    qtbot: QtBot, store: Store, page: DeparturePage, side: ArrivalSide
) -> None:
    side.people.take(0, "received_by", "Caritas")
    say(store, {"set": "Passenger", "where": {"person": FATIMA}, "values": {"status": "arrived"}})
    rows = side.people.typed_rows.rows
    qtbot.waitUntil(lambda: side.people.typed_rows.rows[1].texts["status"] == "Arrived")
    assert rows[0].texts["received_by"] == "Caritas"


def test_a_bag_that_did_not_arrive_is_claimed_and_followed(
    qtbot: QtBot, store: Store, page: DeparturePage, side: ArrivalSide
) -> None:
    side.turn_to(1)
    side.claims.begin()
    typed(qtbot, side.claims.form, "person", "Haddad, Khaled")
    typed(qtbot, side.claims.form, "tag", "TK123456")
    typed(qtbot, side.claims.form, "status", "Being searched for")
    assert page.save()
    (claim,) = store.rows.equal(BaggageClaim)
    assert (claim.tag, claim.status, claim.departure) == ("TK123456", "searched", page.departure_id)
    qtbot.waitUntil(lambda: side.chips[1].text() == "Baggage claims  1")
