"""Services that travel needs ask for: proposed, looked at, and written to the bookings as one change set."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.proposing import proposals
from resettle_desktop.records.kinds import Passenger
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown
from tests.desktop.made_departures import (
    FATIMA,
    KHALED,
    NOOR,
    NOW,
    OMAR,
    board,
    booked,
    store_with_departure,
    the_departure,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Khaled cannot climb steps; Omar is an infant beside his mother."""
    with store_with_departure(tmp_path) as made:
        say(made, {"add": "TravelNeed", "values": {"person": KHALED, "code": "wheelchair_steps"}})
        booked(made, NOOR, OMAR)
        yield made


def told(store: Store) -> list[tuple[str, tuple[str, ...]]]:
    return [(seat.member.label, codes) for seat, codes in proposals(board(store))]


def services(store: Store) -> dict[str, object]:
    passengers = store.rows.equal(Passenger)
    labels = store.search.labels(passengers)
    return {labels[each.id]: each.services for each in passengers if each.services}


def test_a_need_proposes_its_code_and_an_infant_a_lap(store: Store) -> None:
    assert told(store) == [("Haddad, Khaled", ("WCHS",)), ("Qasem, Omar", ("INFT",))]


def test_what_is_booked_is_not_proposed_again(store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"services": ["WCHC"]}})
    assert told(store) == [("Qasem, Omar", ("INFT",))]


def test_an_infant_with_a_seat_needs_no_lap(store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": OMAR}, "values": {"seat": "12B"}})
    assert told(store) == [("Haddad, Khaled", ("WCHS",))]


def test_a_need_that_is_no_matter_of_the_booking_proposes_nothing(store: Store) -> None:
    say(store, {"add": "TravelNeed", "values": {"person": FATIMA, "code": "escort"}})
    assert "Rashid, Fatima" not in [who for who, _codes in told(store)]


def test_what_is_ticked_is_written_as_one_change_set(qtbot: QtBot, store: Store) -> None:
    page = DeparturePage(store, the_departure(store).id, now=lambda: NOW)
    shown(qtbot, page)
    page.begin_services()
    panel, before = page.panels.services, store.history.last_number()
    assert panel.button.text() == "Add to the bookings of 2 persons"
    next(iter(panel.ticks.values())).setChecked(False)
    assert panel.button.text() == "Add to the bookings of 1 person"
    panel.button.click()
    assert services(store) == {"Qasem, Omar": ("INFT",)}
    assert store.history.last_number() == before + 1
    assert not panel.isVisible()


def test_where_every_need_is_booked_it_says_so(qtbot: QtBot, store: Store) -> None:
    page = DeparturePage(store, the_departure(store).id, now=lambda: NOW)
    shown(qtbot, page)
    page.writing.add_services(proposals(page.board))
    page.begin_services()
    qtbot.waitUntil(lambda: page.panels.services.said.text() == "Every need is booked.")
    assert not page.panels.services.foot.isVisible()
