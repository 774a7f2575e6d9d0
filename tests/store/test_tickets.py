"""A ticket that somebody else has on another departure."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.store import Store
from resettle_desktop.store.tickets import tickets_elsewhere
from tests.store.conftest import Say, haddad

KHALED, FATIMA = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"}
HERE, THERE = {"reference": "BEY-2020-01"}, {"reference": "BEY-2020-02"}


def taken(store: Store) -> list[tuple[str, str]]:
    (departure,) = store.rows.equal(Departure, reference=HERE["reference"])
    found = tickets_elsewhere(store.rows, store.views.movement(departure))
    return [(each.person, each.departure) for each in found.values()]


@pytest.fixture
def booked(store: Store, say: Say) -> Store:
    say(*haddad(), *({"add": "Departure", "values": each} for each in (HERE, THERE)))
    place = {"status": "listed", "ticket": "076-2233445566"}
    say({"add": "Passenger", "values": {**place, "departure": HERE, "person": KHALED}})
    say({"add": "Passenger", "values": {**place, "ticket": "0762233445566", "departure": THERE, "person": FATIMA}})
    return store


def test_it_is_told_with_who_has_it_and_where_however_it_is_written(booked: Store) -> None:
    assert taken(booked) == [("Rashid, Fatima", "BEY-2020-02")]


@pytest.mark.parametrize(
    "change",
    [
        {"set": "Passenger", "where": {"person": FATIMA}, "values": {"status": "postponed"}},
        {"set": "Departure", "where": THERE, "values": {"cancelled": True}},
        {"set": "Passenger", "where": {"person": FATIMA}, "values": {"person": KHALED}},
    ],
)
def test_not_of_who_was_taken_off_or_never_left_and_not_ones_own(
    booked: Store, say: Say, change: dict[str, object]
) -> None:
    say(change)
    assert taken(booked) == []
