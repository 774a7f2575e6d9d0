"""Times of health that cannot be right at their place, or come after the departure that they are for."""

from __future__ import annotations

from datetime import datetime

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Departure, HealthActivity, Passenger
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.record import Record
from resettle_desktop.rules.health_times import health_findings

LEAVES = datetime(2020, 9, 22, 10, 35)


def activity(done: str, kind: str = "pcr", **values: Json) -> Record:
    return HealthActivity.from_values({"activity": kind, "done": done, **values}, 5)


def said(*activities: Record, country: str = "LBN", status: str = "listed", cancelled: bool = False) -> list[str]:
    departure = Departure.from_values({"reference": "BEY-2020-01", "cancelled": cancelled or None}, 1)
    place = Passenger.from_values({"departure": id_text(1), "status": status}, 2)
    case = Case.from_values({"asylum_country": country}, 3)
    found = health_findings(case, [*activities, place], {1: departure}, {1: LEAVES})  # type: ignore[arg-type, dict-item]
    return [f"{each.number} {each.field}" for each in found]


@pytest.mark.parametrize(("done", "found"), [("2020-09-22T10:35", []), ("2020-09-22T10:36", ["W283 done"])])
def test_a_sample_after_the_departure_is_asked_about_to_the_minute(done: str, found: list[str]) -> None:
    assert said(activity(done)) == found


@pytest.mark.parametrize("kind", ["fit_to_travel", "pre_embarkation_check", "health_assessment"])
def test_every_check_for_the_journey_must_come_before_it(kind: str) -> None:
    assert said(activity("2020-09-23T10:00", kind)) == ["W283 done"]


def test_a_treatment_goes_on_after_the_departure() -> None:
    assert said(activity("2020-09-23T10:00", "treatment")) == []


def test_who_is_taken_off_or_whose_departure_is_cancelled_is_sampled_for_another_one() -> None:
    assert said(activity("2020-09-23T10:00"), status="postponed") == []
    assert said(activity("2020-09-23T10:00"), cancelled=True) == []


def test_a_time_that_the_clocks_of_the_country_skipped_or_showed_twice_is_asked_about() -> None:
    assert said(activity("2020-03-29T00:30")) == ["W281 done"]
    assert said(activity("2019-10-26T22:00", result_time="2019-10-26T23:30")) == ["W282 result_time"]
    assert said(activity("2020-03-29T00:30"), country="TUR") == []
