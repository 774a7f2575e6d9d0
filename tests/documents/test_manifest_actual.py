"""Once the counter is closed, the manifest says who was planned, who travelled, and why somebody did not."""

from __future__ import annotations

import re

import pytest

from resettle_desktop.documents.printing import preview_document
from resettle_desktop.records.kinds import Paper
from resettle_desktop.store.store import Store
from tests.documents.departures import HEBA, KHALED, NOOR, REFERENCE, departure, family, say
from tests.documents.test_manifest_versions import HUSSEIN
from tests.documents.test_printing import MANIFEST, manifest, words


@pytest.fixture
def store(store: Store) -> Store:
    """Return a store with a departure of four people in two families, whose manifest was printed."""
    departure(store)
    family(store, "LEB-16C01016", KHALED, HEBA, NOOR)
    family(store, "LEB-16C01017", HUSSEIN)
    manifest(store)
    return store


def became(store: Store, given_names: str, status: str, **values: str) -> None:
    where = {"person": {"given_names": given_names}}
    say(store, {"set": "Passenger", "where": where, "values": {"status": status, **values}})


def close(store: Store, omar: str = "IDM") -> None:
    """Let three board and one stay for this reason, and close the counter."""
    for name in ("Khaled", "Heba", "Noor"):
        became(store, name, "boarded")
    became(store, "Omar", "denied_boarding", reason=omar)
    say(store, {"set": "Departure", "where": {"reference": REFERENCE}, "values": {"closed": "2020-09-22T09:50"}})


def test_the_manifest_of_a_closed_counter_is_headed_so(store: Store) -> None:
    assert "Actual manifest" not in words(preview_document(store, MANIFEST, departure=REFERENCE))
    close(store)
    assert "Actual manifest version 2" in words(manifest(store))


def test_planned_and_actual_are_counted(store: Store) -> None:
    close(store)
    said = words(manifest(store))
    assert "2 families" not in said
    assert re.search(r"Planned, version 1 2 4 ", said) and re.search(r"Boarded 1 3 ", said)


def test_who_stayed_is_listed_with_the_reason(store: Store) -> None:
    close(store)
    said = words(manifest(store))
    assert "Identity or name mismatch" in said and "HUSSEIN Omar" in said
    assert said.count("Boarded") == 4  # three people, and the line of totals


def test_a_reason_of_health_is_not_told_to_the_airline(store: Store) -> None:
    close(store, omar="CVD")
    said = words(manifest(store))
    assert "Denied boarding" in said and "COVID" not in said


def test_nothing_is_on_hold_any_more_and_no_box_speaks_of_the_plan(store: Store) -> None:
    close(store)
    said = words(manifest(store))
    assert not any(word in said for word in ("HOLD", "On hold", "Since version", "Gate"))


def test_who_was_taken_off_before_the_last_plan_is_not_on_it(store: Store) -> None:
    became(store, "Omar", "postponed")
    manifest(store)
    close(store)
    said = words(manifest(store))
    assert "Planned, version 2 1 3 " in said and "Omar" not in said


def test_the_same_printed_again_is_the_same_version(store: Store) -> None:
    close(store)
    assert (manifest(store).version, manifest(store).version) == (2, 2)
    assert [bool(paper.said) for paper in store.rows.equal(Paper)] == [True, False]


def test_without_a_printed_plan_what_was_planned_is_not_known(store: Store) -> None:
    say(store, {"set": "Paper", "where": {"version": 1}, "values": {"said": None}})
    close(store)
    said = words(manifest(store))
    assert "Planned — —" in said and "HUSSEIN Omar" in said


def test_a_departure_that_nobody_was_on_is_closed_all_the_same(store: Store) -> None:
    departure(store, "BEY-2020-02", closed="2020-09-22T09:50")
    assert "Nobody is on this departure yet." in words(manifest(store, "BEY-2020-02"))
