"""The figures in the head of a departure's page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.desktop.departures.figures import Figure, figures
from resettle_desktop.store.store import Store
from tests.desktop.families import say
from tests.desktop.made_departures import FATIMA, KHALED, NOOR, OMAR, board, booked, cleared, held, store_with_departure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        booked(made, NOOR, OMAR)
        cleared(made, KHALED, FATIMA, NOOR, OMAR)
        yield made


def said(store: Store) -> dict[str, tuple[str, str]]:
    return {figure.caption: (figure.number, figure.of) for figure in figures(board(store))}


def test_figures_count_who_is_free_held_and_whole(store: Store) -> None:
    held(store, OMAR)
    assert said(store) == {
        "persons cleared": ("3", "of 4"),
        "persons held": ("1", ""),
        "families cleared whole": ("1", "of 2"),
        "would board whole": ("2", ""),
    }


def test_only_a_hold_has_the_colour_of_one(store: Store) -> None:
    assert Figure("0", "", "persons held") in figures(board(store))
    held(store, OMAR)
    assert Figure("1", "", "persons held", "bad") in figures(board(store))


def test_ages_of_which_nothing_is_known_are_counted_apart_so_that_the_sum_holds(store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"birth_date": None}})
    assert said(store)["adults, children, infants, unknown"] == ("2 + 0 + 1 + 1", "")


def test_ages_are_those_of_the_day_of_travel(store: Store) -> None:
    say(store, {"set": "Person", "where": OMAR, "values": {"birth_date": "2018-09-22"}})
    say(store, {"set": "Passenger", "where": {"person": OMAR}, "values": {"services": None}})
    assert said(store)["adults, children, infants"] == ("3 + 1 + 0", "")


def test_who_has_left_and_who_needs_a_wheelchair_is_counted_where_there_is_somebody(store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": NOOR}, "values": {"status": "boarded", "services": ["WCHS"]}})
    assert (said(store)["have left"], said(store)["wheelchair asked"]) == (("1", ""), ("1", ""))


def test_a_departure_without_anybody_has_no_figures(store: Store) -> None:
    say(store, {"add": "Departure", "values": {"reference": "BEY-2020-02"}})
    assert figures(board(store, "BEY-2020-02")) == []
