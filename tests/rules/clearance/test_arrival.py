"""Orientation before departure, and a place on arrival."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.rules.clearance.verdicts import State, Verdict
from tests.rules.clearance.travellers import Values, journey, traveller, verdict

BELCO = {"kind": "orientation", "date": "2020-09-01"}


def attended(*results: str, **values: str) -> Verdict:
    return verdict("orientation", traveller(sessions=[({"result": each}, {**BELCO, **values}) for each in results]))


def placed(*places: Values) -> Verdict:
    return verdict("reception", traveller(parts={"placements": places}))


@pytest.mark.parametrize(
    ("result", "state"),
    [("present", State.CLEARED), ("waived", State.WAIVED), ("partly", State.MISSING), ("absent", State.MISSING)],
)
def test_orientation_must_have_been_attended(result: str, state: State) -> None:
    assert attended(result).state is state


def test_one_session_attended_is_enough() -> None:
    assert attended("absent", "present").state is State.CLEARED


def test_who_was_at_no_session_misses_it() -> None:
    assert attended() == Verdict(State.MISSING, "Orientation was not attended")


@pytest.mark.parametrize("values", [{"date": "2020-09-23"}, {"kind": "pre_embarkation"}])
def test_a_later_session_or_another_kind_counts_for_nothing(values: dict[str, str]) -> None:
    assert attended("present", **values).state is State.MISSING


@pytest.mark.parametrize(("born", "state"), [("2008-09-22", State.MISSING), ("2008-09-23", State.NOT_NEEDED)])
def test_it_is_asked_of_who_is_12_on_the_day_of_departure(born: str, state: State) -> None:
    assert verdict("orientation", traveller(birth_date=born)).state is state


def test_a_later_departure_asks_it_of_who_turns_12_till_then() -> None:
    someone = traveller(birth_date="2008-09-23")
    assert verdict("orientation", someone, journey().at(datetime(2020, 9, 23, 1, 0))).state is State.MISSING


def test_who_has_no_date_of_birth_is_asked_for_it() -> None:
    assert verdict("orientation", traveller(birth_date=None)).state is State.MISSING


def test_a_place_for_the_whole_case_serves_everybody() -> None:
    assert placed({"centre": "Kapellen"}) == Verdict(State.CLEARED, "Kapellen")


def test_the_place_of_another_member_serves_nobody_else() -> None:
    assert placed({"centre": "Kapellen", "person": "0000000000008"}).state is State.MISSING


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"until": "2020-09-22"}, State.CLEARED),
        ({"until": "2020-09-21"}, State.LAPSES),
        ({"available_from": "2020-09-22"}, State.CLEARED),
        ({"available_from": "2020-09-23"}, State.MISSING),
        ({"centre": None}, State.MISSING),
    ],
)
def test_a_place_must_be_there_on_the_day_of_arrival(values: Values, state: State) -> None:
    assert placed({"centre": "Kapellen", **values}).state is state


def test_of_two_places_the_one_that_is_there_longest_counts() -> None:
    found = placed({"centre": "Kapellen", "until": "2020-10-01"}, {"centre": "Florennes", "until": "2020-11-01"})
    assert (found.why, found.until) == ("Florennes", date(2020, 11, 1))
