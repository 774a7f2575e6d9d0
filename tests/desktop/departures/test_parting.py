"""The panel that takes a family off: what comes of it is read before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.parting import PartingPanel
from resettle_desktop.records.kinds import Waiver
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown
from tests.desktop.made_departures import (
    FATIMA,
    KHALED,
    NOW,
    cleared,
    departure,
    movement,
    places,
    store_with_departure,
    the_departure,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Both may board; a departure a day later has room for them."""
    with store_with_departure(tmp_path) as made:
        cleared(made, KHALED, FATIMA)
        say(made, *departure("BEY-2020-02", 23))
        yield made


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> DeparturePage:
    made = DeparturePage(store, the_departure(store).id, now=lambda: NOW)
    shown(qtbot, made)
    made.resize(1197, 730)
    return made


def asked(page: DeparturePage, count: int = 2, **chosen: object) -> PartingPanel:
    page.begin_parting(page.movement.seats[-count:], **chosen)  # type: ignore[arg-type]
    return page.panels.parting


def read(panel: PartingPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def test_nothing_is_written_before_it_was_seen_and_agreed_to(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    before = store.history.last_number()
    panel = asked(page, reason="CVD")
    assert panel.isVisible() and panel.button.text() == "Take 2 persons off"
    assert store.history.last_number() == before
    panel.button.click()
    assert [status for _who, status in places(store)] == ["postponed", "postponed"]
    assert not panel.isVisible()


def test_it_says_how_they_would_stand_on_the_later_departure(page: DeparturePage, store: Store) -> None:
    say(store, {"set": "Permit", "where": {"person": FATIMA, "type": "visa"}, "values": {"valid_until": "2020-09-22"}})
    panel = asked(page, to=the_departure(store, "BEY-2020-02").id)
    assert panel.button.text() == "Place 2 persons on BEY-2020-02"
    words = read(panel)
    assert "On BEY-2020-02" in words
    assert any(word.startswith("Fatima: visa") for word in words)


def test_a_split_without_an_agreement_says_that_the_others_wait(qtbot: QtBot, page: DeparturePage) -> None:
    panel = asked(page, 1, reason="CVD")
    assert "Without an agreed split the others wait for them." in read(panel)
    assert any(word.startswith("Khaled: family") for word in read(panel))
    qtbot.keyClicks(panel.split, "treatment of some weeks")
    assert "Cleared: Khaled" in read(panel)


def test_an_agreed_split_is_written_with_its_reason(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    panel = asked(page, 1, reason="CVD")
    qtbot.keyClicks(panel.split, "treatment of some weeks")
    panel.button.click()
    assert [(each.requirement, each.reason) for each in store.rows.equal(Waiver, requirement="family_together")] == [
        ("family_together", "treatment of some weeks")
    ]
    assert [seat.member.label for seat in movement(store).seats] == ["Haddad, Khaled"]


def test_members_are_ticked_in_and_out(page: DeparturePage) -> None:
    panel = asked(page, reason="CVD")
    assert not panel.split.isVisible()
    next(iter(panel.who.boxes.values())).click()
    assert panel.split.isVisible()
    assert panel.button.text() == "Take 1 person off"


def test_without_a_reason_or_a_departure_there_is_nothing_to_agree_to(qtbot: QtBot, page: DeparturePage) -> None:
    panel = asked(page)
    assert not panel.button.isEnabled()
    panel.why.setText("Medical hold")
    assert panel.button.isEnabled()
    panel.to.setText("no such departure")
    assert not panel.button.isEnabled()


def test_what_the_airline_must_be_asked_again_is_named(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"services": ["WCHS"], "pnr": "ABC123"}})
    qtbot.waitUntil(lambda: page.movement.seats[0].passenger.pnr == "ABC123")
    words = read(asked(page, to=the_departure(store, "BEY-2020-02").id))
    assert "Khaled: WCHS" in words
    assert "Tickets of 1 person" in words


def test_escape_leaves_it_and_writes_nothing(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    panel = asked(page, reason="CVD")
    qtbot.keyClick(panel.button, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert [status for _who, status in places(store)] == ["listed", "listed"]


def test_a_change_meanwhile_shows_in_what_comes_of_it(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    panel = asked(page, to=the_departure(store, "BEY-2020-02").id)
    say(store, {"set": "Person", "where": FATIMA, "values": {"hold": True}})
    qtbot.waitUntil(lambda: any(word.startswith("Fatima: hold") for word in read(panel)))
