"""The rules say of every day of a month what a plain reading of the field's sentences says."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from resettle_desktop.rules.clearance.facts import Journey
from resettle_desktop.rules.clearance.judging import Clearance, judge_household
from resettle_desktop.rules.clearance.limits import shipped_table
from tests.rules.clearance.any_facts import MIDDLE, Facts, departures, families, household, numbered
from tests.rules.clearance.oracle import Oracle
from tests.rules.clearance.travellers import journey

EXAMPLES = 30  # some thousands were run when the rules were made
FLIGHTS = (timedelta(hours=6), timedelta(hours=17))  # to the arrival: on the same day, or on the next
ZONES = ("Asia/Beirut", "Europe/Istanbul")  # one whose clocks change in the month, one whose do not
MONTH = [MIDDLE + timedelta(days=days) for days in range(-14, 17)]
TIMES = (timedelta(), timedelta(hours=13))  # after the usual one: the night of a change of the clocks, too


def judged(family: list[Facts], on: Journey) -> tuple[Clearance, ...]:
    table = shipped_table()
    return judge_household(household(family), on, table.limits, table.requirements)


def differences(family: list[Facts], departure: Facts, departs: datetime, flight: timedelta, zone: str) -> list[str]:
    """Return each requirement of each passenger of which rules and oracle say different things."""
    on = journey(MIDDLE, MIDDLE + flight, zone, **departure).at(departs)
    oracle = Oracle(family, departure, departs, departs + flight, zone)
    facts = {each["id"]: each for each in family}
    found = []
    for each in judged(family, on):
        who = each.traveller.person.id
        for one in each.requirements:
            here, there = str(one.verdict.state), oracle.state(one.name, facts[who])
            found += [f"{departs}: {who} {one.name} {here}, by the oracle {there}"] if here != there else []
    return found


@settings(max_examples=EXAMPLES, deadline=None)
@given(families.map(numbered), departures, st.sampled_from(TIMES), st.sampled_from(FLIGHTS), st.sampled_from(ZONES))
def test_what_if_it_left_on_any_day_of_a_month(
    family: list[Facts], departure: Facts, later: timedelta, flight: timedelta, zone: str
) -> None:
    assert [each for day in MONTH for each in differences(family, departure, day + later, flight, zone)] == []
