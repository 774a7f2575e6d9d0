"""Outbreak measures are asked for in their period and place, or for one departure, and vanish when off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import OutbreakMeasures
from resettle_desktop.rules.clearance.facts import Journey, Traveller
from resettle_desktop.rules.clearance.measures import in_force
from resettle_desktop.rules.clearance.verdicts import State
from tests.rules.clearance.travellers import clearance, journey, traveller, verdict

ALL = {"test": True, "test_hours": 48, "symptom_check": True, "quarantine_days": 7, "masks": 2}
EXTRA = {"symptom_check", "quarantine", "masks"}


def period(id: int = 1, **values: Json) -> OutbreakMeasures:
    made = OutbreakMeasures.from_values(values, id)
    assert isinstance(made, OutbreakMeasures)
    return made


def under(*periods: OutbreakMeasures, **departure: Json) -> Journey:
    return replace(journey(**departure), origin="BEY", periods=periods)


def seen(*activities: dict[str, Json], masks: int | None = None) -> Traveller:
    return traveller(parts={"activities": activities}, aboard={"masks": masks} if masks else {})


def test_requirements_come_with_the_measures_and_vanish_with_them() -> None:
    on = {each.name for each in clearance(on=under(period(**ALL))).requirements}
    off = {each.name for each in clearance(on=under()).requirements}
    assert on - off == EXTRA and not off & EXTRA
    assert verdict("pcr", on=under()).state is State.NOT_NEEDED


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({}, True),
        ({"from_day": "2020-09-22", "until": "2020-09-22"}, True),
        ({"from_day": "2020-09-23"}, False),
        ({"until": "2020-09-21"}, False),
        ({"country": "LBN"}, True),
        ({"country": "TUR"}, False),
        ({"place": " bey"}, True),
        ({"place": "Zahle"}, False),
        ({"departure": None}, True),
    ],
)
def test_a_period_holds_on_its_days_and_at_its_place(values: dict[str, Json], asked: bool) -> None:
    assert (under(period(test=True, **values)).measures is not None) is asked


def test_a_departure_has_its_own_before_those_of_the_place_and_of_the_country() -> None:
    own, place, country = period(1, masks=1), period(2, masks=2, place="BEY"), period(3, masks=3, country="LBN")
    own.departure = 1
    assert [under(*some).measures.masks for some in ((own, place, country), (place, country), (country,))] == [  # type: ignore[union-attr]
        1, 2, 3,
    ]  # fmt: skip
    assert replace(under(own), departure=journey().departure.from_values({}, 9)).measures is None  # type: ignore[arg-type]


def test_a_departure_may_say_no_and_one_that_says_yes_asks_for_a_test() -> None:
    assert under(period(**ALL), outbreak_measures=False).measures is None
    asked = {each.name: each.verdict.state for each in clearance(on=under(outbreak_measures=True)).requirements}
    assert asked["pcr"] is State.MISSING and not EXTRA & asked.keys()


def test_moved_to_another_day_the_journey_is_judged_by_the_measures_of_that_day() -> None:
    on = under(period(test=True, until="2020-09-22"))
    assert on.measures is not None and on.at(datetime(2020, 9, 23, 10, 35)).measures is None


def test_the_test_counts_for_the_hours_that_the_measures_say() -> None:
    sample = {"activity": "pcr", "done": "2020-09-20T09:35", "result": "negative"}
    assert verdict("pcr", seen(sample), under(period(test=True, test_hours=48))).state is State.LAPSES
    assert verdict("pcr", seen(sample), under(period(test=True))).state is State.CLEARED


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"done": "2020-09-22T07:00", "result": "fit"}, State.CLEARED),
        ({"done": "2020-09-21T09:00", "result": "negative"}, State.LAPSES),
        ({"done": "2020-09-22T07:00", "result": "unfit"}, State.REFUSED),
        ({"done": "2020-09-22T07:00", "result": "pending"}, State.MISSING),
    ],
)
def test_symptoms_are_looked_for_within_a_day(values: dict[str, Json], state: State) -> None:
    assert verdict("symptom_check", seen({"activity": "symptom_check", **values}), under(period(**ALL))).state is state


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"done": "2020-09-15T20:00"}, State.CLEARED),
        ({"done": "2020-09-16T08:00"}, State.MISSING),
        ({"done": "2020-09-10T08:00", "ended": "2020-09-14T08:00"}, State.MISSING),
        ({"done": "2020-03-01T08:00", "ended": "2020-03-15T08:00"}, State.LAPSES),
        ({"done": "2020-09-10T08:00", "ended": "2020-09-21T08:00"}, State.CLEARED),
        ({"done": "2020-09-10T08:00", "ended": "2020-09-20T08:00"}, State.LAPSES),
    ],
)
def test_quarantine_lasts_its_days_and_is_not_broken_off(values: dict[str, Json], state: State) -> None:
    assert verdict("quarantine", seen({"activity": "quarantine", **values}), under(period(**ALL))).state is state


@pytest.mark.parametrize(("gap", "state"), [(2, State.CLEARED), (0, State.LAPSES)])
def test_how_long_before_departure_a_quarantine_may_end_is_a_setting(gap: int, state: State) -> None:
    kept = {"activity": "quarantine", "done": "2020-09-08T08:00", "ended": "2020-09-20T08:00"}
    assert verdict("quarantine", seen(kept), under(period(**ALL, quarantine_gap=gap))).state is state


def test_masks_are_counted() -> None:
    assert verdict("masks", seen(masks=1), under(period(**ALL))).why == "1 of 2 masks handed out"
    assert verdict("masks", seen(masks=2), under(period(**ALL))).state is State.CLEARED


def test_the_periods_of_a_day_are_those_without_a_departure() -> None:
    own = period(1, masks=1)
    own.departure = 5
    assert in_force([own, period(2), period(3, until="2020-01-01")], date(2020, 9, 22)) == [period(2)]
