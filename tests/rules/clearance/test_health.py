"""Assessment, fitness to travel, the test while an outbreak lasts, and pregnancy."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.rules.clearance.facts import Journey
from resettle_desktop.rules.clearance.verdicts import State, Verdict
from tests.rules.clearance.travellers import Values, journey, traveller, verdict

OUTBREAK = journey(outbreak_measures=True)
EXPECTED = "2020-12-01"  # week 30 on the day of departure


def after(requirement: str, *activities: Values, on: Journey = OUTBREAK) -> Verdict:
    return verdict(requirement, traveller(parts={"activities": activities}), on)


def check(done: str, result: str | None = "fit", **values: str) -> Values:
    return {"activity": "fit_to_travel", "done": done, "result": result, **values}


def sample(done: str, result: str | None = "negative") -> Values:
    return {"activity": "pcr", "done": done, "result": result}


def assessed(done: str, result: str = "fit", **values: str) -> Verdict:
    return after("health_assessment", {"activity": "health_assessment", "done": done, "result": result, **values})


def expecting(*activities: Values, day: str = EXPECTED) -> Verdict:
    return verdict("pregnancy", traveller(sex="F", expected_delivery=day, parts={"activities": activities}))


def test_an_assessment_counts_for_180_days() -> None:
    assert assessed("2020-03-26T10:00") == Verdict(State.CLEARED, "fit, until 22 Sep 2020", date(2020, 9, 22))
    assert assessed("2020-03-25T10:00").state is State.LAPSES


def test_an_assessment_counts_as_long_as_its_own_paper_says() -> None:
    assert assessed("2020-09-01T10:00", valid_until="2020-09-10").until == date(2020, 9, 10)
    assert assessed("2020-01-01T10:00", valid_until="2020-12-31").state is State.CLEARED


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("fit_with_conditions", State.CLEARED),
        ("unfit", State.REFUSED),
        ("refused", State.REFUSED),
        ("pending", State.MISSING),
    ],
)
def test_an_assessment_clears_only_who_is_fit(result: str, state: State) -> None:
    assert assessed("2020-09-01T10:00", result).state is state


def test_the_last_result_counts_and_not_the_best() -> None:
    assert after("fit_to_travel", check("2020-09-20T10:00"), check("2020-09-21T10:00", "unfit")).state is State.REFUSED


def test_a_check_counts_for_its_72_hours_to_the_minute() -> None:
    assert after("fit_to_travel", check("2020-09-19T10:35")).state is State.CLEARED
    assert after("fit_to_travel", check("2020-09-19T10:34")).state is State.LAPSES


def test_a_check_that_lapses_says_how_many_hours_too_early() -> None:
    found = after("fit_to_travel", check("2020-09-18T09:35"))
    assert found.until == datetime(2020, 9, 21, 9, 35)
    assert found.why == "Fit-to-travel check of 18 Sep 2020, 09:35 lapses 25 hours before departure"


def test_a_check_after_departure_counts_for_nothing() -> None:
    assert after("fit_to_travel", check("2020-09-22T10:36")) == Verdict(
        State.MISSING, "There is no fit-to-travel check"
    )


def test_a_check_before_embarkation_serves_as_fit_to_travel() -> None:
    assert (
        after("fit_to_travel", {**check("2020-09-21T10:00"), "activity": "pre_embarkation_check"}).state
        is State.CLEARED
    )


def test_the_paper_of_a_check_may_end_it_earlier_but_never_later() -> None:
    assert after("fit_to_travel", check("2020-09-21T10:00", valid_until="2020-09-21")).state is State.LAPSES
    assert after("fit_to_travel", check("2020-09-18T10:00", valid_until="2020-10-01")).state is State.LAPSES


def test_hours_are_counted_over_a_change_of_the_clocks() -> None:
    """In Beirut the night to 25 October 2020 was an hour longer, so that 72 hours end an hour earlier by the clock."""
    on = journey(datetime(2020, 10, 26, 10, 0), datetime(2020, 10, 26, 17, 0))
    assert after("fit_to_travel", check("2020-10-23T10:30"), on=on).state is State.LAPSES
    assert after("fit_to_travel", check("2020-10-23T11:00"), on=on).until == datetime(2020, 10, 26, 10, 0)


def test_without_outbreak_measures_no_test_is_needed() -> None:
    assert after("pcr", sample("2020-09-21T10:00", "positive"), on=journey()).state is State.NOT_NEEDED


@pytest.mark.parametrize(
    ("result", "state"),
    [("negative", State.CLEARED), ("positive", State.REFUSED), ("pending", State.MISSING), (None, State.MISSING)],
)
def test_a_sample_clears_only_where_it_was_negative(result: str | None, state: State) -> None:
    assert after("pcr", sample("2020-09-21T10:00", result)).state is state


def test_a_negative_sample_after_a_positive_one_clears() -> None:
    assert after("pcr", sample("2020-09-19T12:00", "positive"), sample("2020-09-21T12:00")).state is State.CLEARED


def test_a_sample_taken_too_early_lapses() -> None:
    found = after("pcr", sample("2020-09-19T07:09"))
    assert (found.state, found.until) == (State.LAPSES, datetime(2020, 9, 22, 7, 9))


def test_without_an_expected_delivery_nothing_is_asked() -> None:
    assert verdict("pregnancy").state is State.NOT_NEEDED


@pytest.mark.parametrize(
    ("expected", "state"),
    [
        ("2021-03-01", State.CLEARED),
        (EXPECTED, State.MISSING),
        ("2020-10-15", State.REFUSED),
        ("2020-09-01", State.MISSING),
    ],
)
def test_the_week_of_pregnancy_decides(expected: str, state: State) -> None:
    assert expecting(day=expected).state is state


def test_before_week_28_it_says_until_when_no_certificate_is_asked_for() -> None:
    found = expecting(day="2020-12-16")  # week 27 and 6 days on the day
    assert (found.state, found.until) == (State.CLEARED, date(2020, 9, 22))
    assert expecting(day="2020-12-15").state is State.MISSING


@pytest.mark.parametrize(("done", "state"), [("2020-09-15T10:00", State.CLEARED), ("2020-09-14T10:00", State.LAPSES)])
def test_from_week_28_a_certificate_of_a_week_is_asked_for(done: str, state: State) -> None:
    assert expecting({"activity": "certificate", "done": done, "result": "done"}).state is state


def test_hours_run_on_through_an_hour_that_the_clocks_show_twice() -> None:
    """In Beirut 24 October 2020 had 23 o'clock twice: the check ends in the second, after a departure in the first."""
    night = journey(datetime(2020, 10, 24, 23, 30), datetime(2020, 10, 25, 5, 0))
    assert after("fit_to_travel", check("2020-10-22T00:10"), on=night).state is State.CLEARED


def test_a_certificate_serves_no_longer_than_to_the_last_week() -> None:
    certificate = {"activity": "certificate", "done": "2020-09-20T10:00", "result": "fit"}
    assert expecting(certificate, day="2020-10-24").until == date(2020, 9, 25)


def test_before_a_pregnancy_begins_its_week_is_0() -> None:
    assert expecting(day="2021-12-01").why == "week 0 on the day"
