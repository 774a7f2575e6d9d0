"""Families that arrived are listed until somebody looked at them, and Enter opens their case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.orientation.after_arrival import AfterArrival
from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.arrived import FOLLOW_UP_MONTHS, arrived_families
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown, store_with_haddad, the_case

ARRIVED = date.today() - timedelta(days=40)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    came = {"status": "arrived", "status_time": f"{ARRIVED.isoformat()}T18:00", "departure": "@d"}
    with store_with_haddad(tmp_path) as made:
        say(
            made,
            {"add": "Departure", "as": "d", "values": {"reference": "BEY-1", "from_country": "LBN"}},
            {"add": "Passenger", "values": {**came, "person": {"unhcr_number": "LEB-58409303"}}},
        )
        yield made


def look(store: Store, day: date, kind: str = "visit") -> None:
    values = {"case": {"unhcr_number": "LEB-15C01056"}, "type": kind, "date": day.isoformat()}
    say(store, {"add": "FollowUp", "values": values})


def test_a_family_that_arrived_is_due_after_a_month_and_enter_opens_it(qtbot: QtBot, store: Store) -> None:
    side = AfterArrival(store)
    shown(qtbot, side)
    qtbot.waitUntil(lambda: side.counts.text() == "1 family, 1 due")
    assert side.table.rows().cell(0, 1).text == "1 month"
    side.table.select_row(0)
    with qtbot.waitSignal(side.case_opened) as opened:
        side.table.opened.emit(side.table.current_key())
    assert opened.args == [the_case(store).id]


def test_a_look_turns_to_the_next_month_and_a_reminder_does_not(store: Store) -> None:
    look(store, date.today(), "reminder")
    assert arrived_families(store.rows, date.today())[0].step.months == 1
    look(store, date.today())
    assert arrived_families(store.rows, date.today())[0].step.months == 3


def test_a_closed_family_is_not_asked_about(store: Store) -> None:
    closed = {"closed": date.today().isoformat(), "close_reason": "other"}
    say(store, {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": closed})
    assert arrived_families(store.rows, date.today()) == []


def test_an_office_sets_its_own_months_and_a_broken_list_is_told(store: Store) -> None:
    store.apply(store.settings.setting(FOLLOW_UP_MONTHS, "2"))
    assert arrived_families(store.rows, date.today())[0].step.months == 2
    store.apply(store.settings.setting(FOLLOW_UP_MONTHS, "soon"))
    with pytest.raises(KnownError, match="no list of months"):
        arrived_families(store.rows, date.today())
