"""A new departure after the pattern of an earlier one."""

from __future__ import annotations

from datetime import datetime

from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.itinerary_copy import Pattern, pattern
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad

WHERE = {"reference": "BEY-2020-01"}
CASE = {"unhcr_number": "LEB-15C01056"}
ROAD = {"departure": "@d", "order": 1, "origin": "Zahle", "destination": "BEY", "by_road": True, "seats": 30}


def found(store: Store) -> Pattern:
    (departure,) = store.rows.equal(Departure, reference="BEY-2020-01")
    made = pattern(store.rows, departure.id)
    assert made is not None
    return made


def test_who_met_the_whole_group_is_asked_again_and_who_met_one_family_is_not(store: Store, say: Say) -> None:
    say(*haddad(), {"add": "Departure", "as": "d", "values": WHERE})
    say(
        {"add": "Assistance", "values": {"departure": WHERE, "point": "transit", "place": "IST", "agency": "IOM"}},
        {"add": "Assistance", "values": {"departure": WHERE, "point": "arrival", "place": "BRU", "case": CASE}},
    )
    assert found(store).meetings() == [{"point": "transit", "place": "IST", "agency": "IOM"}]


def test_a_stretch_by_road_is_one_again_and_its_vehicles_are_ordered_anew(store: Store, say: Say) -> None:
    fly = {"departure": "@d", "order": 2, "origin": "BEY", "destination": "BRU", "departs": "2020-09-22T10:35"}
    say({"add": "Departure", "as": "d", "values": WHERE}, {"add": "Leg", "values": fly}, {"add": "Leg", "values": ROAD})
    assert found(store).first_leg()["by_road"] == "Yes"
    assert "seats" not in found(store).first_leg()
    (later,) = found(store).later_legs(datetime(2020, 10, 1, 8, 0))
    assert later["destination"] == "BRU" and "by_road" not in later


def test_a_departure_that_is_gone_is_no_pattern(store: Store) -> None:
    assert pattern(store.rows, 5) is None
