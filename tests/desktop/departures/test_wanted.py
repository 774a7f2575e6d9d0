"""What an officer wants to see of a board."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from resettle_desktop.desktop.departures.wanted import Wanted
from resettle_desktop.store.boards import Board
from tests.desktop.families import say
from tests.desktop.made_departures import FATIMA, KHALED, board, cleared, store_with_departure

EARLY, DAY_BEFORE = datetime(2020, 9, 9, 14, 30), datetime(2020, 9, 21, 20, 40)


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Board]:
    """The test of Khaled lapses a day before departure; the visa of Fatima lapsed long before it."""
    with store_with_departure(tmp_path) as store:
        cleared(store, KHALED, FATIMA)
        say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"outbreak_measures": True}})
        for who, done in ((KHALED, "2020-09-18T09:20"), (FATIMA, "2020-09-21T09:20")):
            test = {"person": who, "activity": "pcr", "done": done, "result": "negative"}
            say(store, {"add": "HealthActivity", "values": test})
        say(
            store,
            {"set": "Permit", "where": {"person": FATIMA, "type": "visa"}, "values": {"valid_until": "2020-09-10"}},
        )
        yield board(store)


def fitting(judged: Board, wanted: Wanted) -> list[str]:
    return [seat.member.label for seat in judged.movement.seats if wanted.fits(judged, seat)]


def test_what_lapses_in_the_last_hours_before_departure_is_told_from_what_lapsed_long_ago(judged: Board) -> None:
    assert fitting(judged, Wanted(lapsing=True, now=DAY_BEFORE)) == ["Haddad, Khaled"]


def test_weeks_before_what_lapses_in_the_next_hours_counts(judged: Board) -> None:
    assert fitting(judged, Wanted(lapsing=True, now=EARLY)) == ["Rashid, Fatima"]


def test_a_requirement_leaves_out_who_is_not_held_by_it(judged: Board) -> None:
    assert fitting(judged, Wanted(requirement="visa")) == ["Rashid, Fatima"]


def test_a_family_alone_is_shown_with_all_its_members(judged: Board) -> None:
    (family,) = judged.movement.families
    assert Wanted(family=family.family.case.id).fits_family(judged, family)
    assert not Wanted(family=1).fits_family(judged, family)
