"""A board of which one family changed is read and judged anew for that family alone, and says what a whole one says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.boards import Board, Boards
from resettle_desktop.store.store import Store
from tests.store.cleared import CASE, DEPARTURE, FATIMA, KHALED, clear_family, departure, tell
from tests.store.queries import queries

NOW = datetime(2020, 9, 21, 20, 0)
FIT = {"activity": "fit_to_travel"}


@pytest.fixture
def cleared(store: Store) -> Store:
    clear_family(store)
    return store


def boards(store: Store) -> Boards:
    return Boards(store.views, store.clearances)


def board(store: Store) -> Board:
    found = store.search.record("Departure", "BEY-2020-01")
    assert isinstance(found, Departure)
    return boards(store).of_departure(found, NOW)


def changed(store: Store, change: dict[str, Any]) -> tuple[Board, frozenset[int] | None]:
    """Apply a change; return the board before it, and whom it concerns."""
    before, told = board(store), list[Any]()
    stop = store.listen(told.append)
    tell(store, change)
    stop()
    return before, before.families_of(told[0])


def told(shown: Board) -> list[tuple[str, list[str], bool]]:
    return [
        (seat.member.label, [each.name for each in shown.held_by(seat)], shown.held(family) != ())
        for family in shown.movement.families
        for seat in family.seats
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"set": "HealthActivity", "where": {"person": KHALED, **FIT}, "values": {"result": "unfit"}},
        {"set": "Permit", "where": {"person": FATIMA, "type": "visa"}, "values": {"status": "refused"}},
        {"add": "TravelNeed", "values": {"person": FATIMA, "code": "oxygen"}},
        {"remove": "TravelDocument", "where": {"number": "N9303"}},
        {"set": "Person", "where": FATIMA, "values": {"hold": True}},
        {"set": "Case", "where": CASE, "values": {"decision": "negative"}},
        {"set": "Passenger", "where": {"person": KHALED}, "values": {"ticket_name": "X"}},
        {"add": "Waiver", "values": {"person": KHALED, "requirement": "visa", "reason": "agreed"}},
    ],
)
def test_what_is_said_of_one_family_is_read_anew_for_it_alone(cleared: Store, change: dict[str, Any]) -> None:
    before, cases = changed(cleared, change)
    assert cases == {before.movement.families[0].family.case.id}
    assert told(boards(cleared).renewed(before, cases)) == told(board(cleared))


@pytest.mark.parametrize(
    "change",
    [
        {"set": "Departure", "where": DEPARTURE, "values": {"outbreak_measures": True}},
        {"set": "Leg", "where": {"origin": "BEY"}, "values": {"departs": "2020-09-25T10:35"}},
        {"set": "Passenger", "where": {"person": KHALED}, "values": {"status": "no_show"}},
        {"remove": "Passenger", "where": {"person": KHALED}},
        {"set": "Session", "where": {"place": "Beirut"}, "values": {"kind": "pre_embarkation"}},
        {"add": "Person", "values": {"case": CASE, "unhcr_number": "LEB-1", "family_name": "HADDAD"}},
    ],
)
def test_what_may_concern_everybody_is_read_whole(cleared: Store, change: dict[str, Any]) -> None:
    assert changed(cleared, change)[1] is None


def test_another_familys_change_says_nothing_of_this_departure(cleared: Store) -> None:
    tell(cleared, {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-9"}},
         {"add": "Person", "values": {"case": "@c", "unhcr_number": "LEB-99", "family_name": "QASEM"}})  # fmt: skip
    change = {"set": "Person", "where": {"unhcr_number": "LEB-99"}, "values": {"hold": True}}
    assert changed(cleared, change)[1] is None


def test_one_family_is_read_in_few_queries_and_what_a_screen_made_of_others_stays(cleared: Store) -> None:
    before = board(cleared)
    case = before.movement.families[0].family.case.id
    before.kept.update({case: {"x": 1}, 42: {"y": 2}, 0: {"z": 3}})
    assert boards(cleared).renewed(before, frozenset({case})).kept == {42: {"y": 2}}
    whole = queries(cleared, lambda: board(cleared))
    assert queries(cleared, lambda: boards(cleared).renewed(before, frozenset({case}))) < whole


def test_what_is_asked_about_stays_asked_about(cleared: Store) -> None:
    tell(cleared, *departure("BEY-2020-02", "2020-09-23"))
    found = cleared.search.record("Departure", "BEY-2020-01")
    assert isinstance(found, Departure)
    asked = boards(cleared).of_departure(found, NOW, datetime(2020, 9, 25, 9, 0))
    renewed = boards(cleared).renewed(asked, frozenset({asked.movement.families[0].family.case.id}))
    assert told(renewed) == told(asked)
    assert renewed.asked == asked.asked
