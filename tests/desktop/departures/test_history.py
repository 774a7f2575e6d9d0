"""Which records and change sets concern a departure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.desktop.departures.history import concerns, records_of
from resettle_desktop.store.store import Store
from tests.desktop.families import say
from tests.desktop.made_departures import (
    FATIMA,
    KHALED,
    NOOR,
    board,
    booked,
    cleared,
    departure,
    held,
    movement,
    store_with_departure,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


def test_the_departure_its_legs_and_its_places_have_a_history(store: Store) -> None:
    _ids, names = records_of(store, movement(store))
    assert sorted(names.values()) == [
        "BEY-2020-01", "Haddad, Khaled", "Rashid, Fatima", "TK 1939 IST BRU", "TK 829 BEY IST",
    ]  # fmt: skip


def test_who_was_taken_off_is_still_named(store: Store) -> None:
    before = {seat.passenger.id for seat in movement(store).seats}
    say(store, {"remove": "Passenger", "where": {"person": FATIMA}})
    ids, names = records_of(store, movement(store))
    (gone,) = before - {seat.passenger.id for seat in movement(store).seats}
    assert gone in ids
    assert names[gone] == "Rashid, Fatima"


def test_who_was_taken_off_another_departure_is_not_here(store: Store) -> None:
    say(store, *departure("BEY-2020-02", 29))
    booked(store, NOOR, reference="BEY-2020-02")
    say(store, {"remove": "Passenger", "where": {"person": NOOR}})
    _ids, names = records_of(store, movement(store))
    assert "Qasem, Noor" not in names.values()


def test_a_change_of_its_people_papers_or_places_concerns_it(store: Store) -> None:
    here = board(store)
    changes: tuple[dict[str, object], ...] = (
        {"set": "Person", "where": KHALED, "values": {"occupation": "Baker"}},
        {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1"}},
        {"add": "Passenger", "values": {"departure": {"reference": "BEY-2020-01"}, "person": NOOR}},
        {"add": "Placement", "values": {"case": {"unhcr_number": "LEB-15C01056"}, "centre": "Florennes"}},
        {"set": "Leg", "where": {"number": "829"}, "values": {"carrier": "PC"}},
        {"remove": "Passenger", "where": {"person": FATIMA}},
    )
    assert [concerns(say(store, change), here) for change in changes] == [True] * len(changes)


def test_an_altered_record_of_which_clearance_was_judged_concerns_it(store: Store) -> None:
    cleared(store, KHALED, FATIMA)
    here = board(store)
    for kind, values in (("TravelDocument", {"expires": "2020-09-19"}), ("Consent", {"form_signed": False})):
        assert concerns(say(store, {"set": kind, "where": {"person": KHALED}, "values": values}), here)
    assert concerns(say(store, {"add": "Setting", "values": {"name": "limit.pcr_hours", "value": "48"}}), here)


def test_a_change_of_anybody_else_does_not(store: Store) -> None:
    held_somewhere = say(store, {"set": "Person", "where": NOOR, "values": {"occupation": "Baker"}})
    assert not concerns(held_somewhere, board(store))
    here = movement(store)
    held(store, NOOR)
    assert movement(store).seats == here.seats
