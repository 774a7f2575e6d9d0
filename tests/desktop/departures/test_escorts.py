"""Escorts, and who meets whom, as a side of a departure's page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.sides import ESCORTS
from resettle_desktop.desktop.forms.records_group import RecordsGroup
from resettle_desktop.records.kinds import Assistance, Escort
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown, typed
from tests.desktop.made_departures import KHALED, NOW, the_departure


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> DeparturePage:
    made = DeparturePage(store, the_departure(store).id, now=lambda: NOW)
    shown(qtbot, made)
    made.tabs.turn_to(ESCORTS)
    return made


@pytest.fixture
def side(page: DeparturePage) -> RecordsGroup:
    return page.tabs.escorts


def test_a_nurse_who_goes_along_with_a_person_frees_who_needs_one(
    qtbot: QtBot, store: Store, page: DeparturePage, side: RecordsGroup
) -> None:
    say(store, {"add": "TravelNeed", "values": {"person": KHALED, "code": "medical_escort"}})
    qtbot.waitUntil(lambda: bool(page.board.held_seats))
    side.shown.begin()
    typed(qtbot, side.form, "type", "Nurse")
    typed(qtbot, side.form, "name", "Rima Saab")
    typed(qtbot, side.form, "person", "Haddad, Khaled")
    assert page.save()
    (escort,) = store.rows.equal(Escort)
    assert (escort.type, escort.name, escort.departure) == ("medical_nurse", "Rima Saab", page.departure_id)
    qtbot.waitUntil(lambda: not page.board.held_seats)


def test_a_leg_that_there_is_not_is_told_under_its_field(qtbot: QtBot, side: RecordsGroup) -> None:
    side.shown.begin()
    typed(qtbot, side.form, "to_leg", "3")
    assert [each.number for each in side.form.findings() if each.field == "to_leg"] == ["W291"]


def test_who_meets_them_is_proposed_where_they_change_and_then_where_they_arrive(
    store: Store, page: DeparturePage, side: RecordsGroup
) -> None:
    side.turn_to_kind("Assistance")
    proposed = []
    for _place in range(2):
        side.shown.begin()
        proposed.append((side.form.fields["point"].editor.text(), side.form.fields["place"].editor.text()))
        assert page.save()
    assert proposed == [("Connection", "IST"), ("Arrival", "BRU")]
    assert [(each.point, each.place) for each in store.rows.equal(Assistance)] == [
        ("transit", "IST"), ("arrival", "BRU"),
    ]  # fmt: skip


def test_a_departure_is_removed_with_its_escorts_and_who_meets_them(store: Store, page: DeparturePage) -> None:
    where = {"reference": "BEY-2020-01"}
    say(store, {"add": "Escort", "values": {"departure": where, "type": "operational", "name": "Rami"}})
    say(store, {"add": "Assistance", "values": {"departure": where, "point": "transit", "place": "IST"}})
    page.remove()
    assert store.rows.equal(Escort) == store.rows.equal(Assistance) == []
