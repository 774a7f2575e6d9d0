"""Which families can be put on a departure, best first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.desktop.departures.add_families_models import (
    SHOWN_AT_MOST,
    candidate_row,
    candidates,
    chosen_persons,
)
from resettle_desktop.store.store import Store
from tests.desktop.families import more_families, say
from tests.desktop.made_departures import family, movement, store_with_departure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


def test_a_family_that_is_prepared_comes_with_those_that_are_decided(store: Store) -> None:
    layla = {"unhcr_number": "LEB-70000009"}
    say(store, *family("LEB-17C03001", {**layla, "given_names": "Layla"}))
    say(store, {"add": "TravelDocument", "values": {"person": layla, "number": "N1", "expires": "2021-01-01"}})
    stages = {each.family.case.stage for each in candidates(store, movement(store), "")}
    assert stages == {"preparing", "decided"}


def test_those_who_are_out_come_after_those_on_another_departure(store: Store) -> None:
    say(store, *family("LEB-16C02005", {"given_names": "Dina"}, decision="negative"))
    found = [each.family.case.unhcr_number for each in candidates(store, movement(store), "16C02")]
    assert found == ["LEB-16C02001", "LEB-16C02005"]


def test_no_more_are_offered_than_a_list_can_be_looked_through(store: Store) -> None:
    more_families(store, SHOWN_AT_MOST + 20)
    assert len(candidates(store, movement(store), "noor")) == SHOWN_AT_MOST


def test_persons_are_counted_who_would_be_added(store: Store) -> None:
    found = candidates(store, movement(store), "16C02001")
    assert chosen_persons(found) == 2
    assert [each.addable for each in found] == [True]


def test_the_row_shows_what_is_chosen(store: Store) -> None:
    (found,) = candidates(store, movement(store), "16C02001")
    icons = [candidate_row(found, chosen).cells[0].icon for chosen in ((), (found.family.case.id,))]
    assert icons == ["square", "check-square-fill"]


def test_a_decision_that_is_not_positive_would_hold_each_member(store: Store) -> None:
    say(store, *family("LEB-17C03002", {"given_names": "A"}, {"given_names": "B"}, decision="pending"))
    (found,) = candidates(store, movement(store), "17C03002")
    assert [(who, hold.code) for who, hold in found.holds] == [("A", "decision"), ("B", "decision")]
    assert candidate_row(found, ()).cells[-1].text == "decision"
