"""Lists of departures: their days, and how many of their people may board."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.departures import Boarding, DepartureLists
from resettle_desktop.store.store import Store
from tests.store.cleared import KHALED as PERSON
from tests.store.cleared import clear_family
from tests.store.conftest import Say
from tests.store.queries import queries

KHALED = {"person": PERSON}


@pytest.fixture
def lists(store: Store) -> DepartureLists:
    """Return the lists of a store where a family of two may board."""
    clear_family(store)
    return DepartureLists(store.rows)


def boarding(store: Store, lists: DepartureLists) -> Boarding:
    (found,) = lists.boardings([departure.id for departure in store.rows.equal(Departure)])
    return found


def test_departures_stand_by_their_days_the_latest_first(say: Say, lists: DepartureLists) -> None:
    say(
        {"add": "Departure", "as": "d", "values": {"reference": "KGL-2021-01", "cancelled": True}},
        {"add": "Leg", "values": {"departure": "@d", "departs": "2021-01-14T21:00"}},
        {"add": "Departure", "values": {"reference": "BEY-2020-02"}},
    )
    assert [(each.reference, each.departs, each.cancelled) for each in lists.dated()] == [
        ("BEY-2020-02", None, False),
        ("KGL-2021-01", datetime(2021, 1, 14, 21, 0), True),
        ("BEY-2020-01", datetime(2020, 9, 22, 10, 35), False),
    ]


def test_families_and_persons_are_counted(store: Store, lists: DepartureLists) -> None:
    found = boarding(store, lists)
    assert (found.families, found.persons, found.held, found.free, found.whole) == (1, 2, 0, 2, 1)
    assert found.departs == datetime(2020, 9, 22, 10, 35)


def test_one_who_is_held_leaves_the_family_not_whole(store: Store, say: Say, lists: DepartureLists) -> None:
    say({"set": "Person", "where": PERSON, "values": {"hold": True}})
    found = boarding(store, lists)
    assert (found.held, found.free, found.families, found.whole) == (1, 1, 1, 0)


def test_whatever_holds_somebody_on_the_board_holds_here_too(store: Store, say: Say, lists: DepartureLists) -> None:
    say({"set": "Permit", "where": {**KHALED, "type": "visa"}, "values": {"status": "refused"}})
    assert (boarding(store, lists).held, boarding(store, lists).why) == (1, {"visa": 1})


def test_without_a_time_and_when_it_is_cancelled_nobody_is_said_to_be_held(
    store: Store, say: Say, lists: DepartureLists
) -> None:
    assert boarding(store, lists).judged
    say({"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"cancelled": True}})
    assert not boarding(store, lists).judged


def test_what_leaves_within_some_days_is_found_by_its_legs(say: Say, lists: DepartureLists) -> None:
    assert len(lists.leaving(date(2020, 9, 22), date(2020, 9, 22))) == 1
    assert lists.leaving(date(2020, 9, 23), date(2020, 12, 31)) == []


def test_what_held_somebody_who_has_travelled_no_longer_counts(store: Store, say: Say, lists: DepartureLists) -> None:
    say({"set": "Person", "where": PERSON, "values": {"hold": True}})
    say({"set": "Passenger", "where": KHALED, "values": {"status": "boarded"}})
    assert (boarding(store, lists).held, boarding(store, lists).travelled) == (0, 1)


def test_who_is_off_board_is_not_counted(store: Store, say: Say, lists: DepartureLists) -> None:
    say({"set": "Passenger", "where": KHALED, "values": {"status": "no_show"}})
    assert boarding(store, lists).persons == 1


def test_the_list_counts_whom_the_whole_departure_shows(store: Store, lists: DepartureLists) -> None:
    (movement,) = store.views.departures()
    assert boarding(store, lists).persons == len(movement.seats)


def test_a_departure_without_anybody_and_one_that_is_gone(store: Store, say: Say, lists: DepartureLists) -> None:
    added = say({"add": "Departure", "values": {"reference": "BEY-2020-03"}}).records
    assert [(each.persons, each.legs) for each in lists.boardings([1, *added])] == [(0, ())]


def test_a_page_of_the_list_is_read_in_the_same_few_queries_however_long_it_is(
    store: Store, say: Say, lists: DepartureLists
) -> None:
    def read() -> None:
        lists.boardings([each.id for each in lists.dated()])

    before = queries(store, read)
    for n in range(20):
        departure = {"add": "Departure", "as": "d", "values": {"reference": f"KGL-2021-{n:02d}"}}
        say(departure, {"add": "Passenger", "values": {"departure": "@d", **KHALED}})
    assert queries(store, read) == before < 12
