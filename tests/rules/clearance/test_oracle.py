"""The rules say of every day of a month what a plain reading of the field's sentences says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from resettle_desktop.rules.clearance.judging import JUDGES, Clearance, judge_household
from resettle_desktop.rules.clearance.limits import shipped_table
from tests.rules.clearance.any_facts import (
    MIDDLE,
    Facts,
    departures,
    families,
    household,
    limits,
    measures,
    numbered,
    periods,
)
from tests.rules.clearance.oracle import ALWAYS, Oracle
from tests.rules.clearance.travellers import journey

EXAMPLES = 30  # some thousands were run when the rules were made
# to the last departure and the arrival: on the same day, or on the next
FLIGHTS = ((timedelta(hours=4), timedelta(hours=6)), (timedelta(hours=14), timedelta(hours=17)))
ZONES = ("Asia/Beirut", "Europe/Istanbul")  # one whose clocks change in the month, one whose do not
MONTH = [MIDDLE + timedelta(days=days) for days in range(-14, 17)]
TIMES = (timedelta(), timedelta(hours=13))  # after the usual one: the night of a change of the clocks, too


@dataclass(frozen=True)
class Situation:
    """What the rules and the oracle are asked about, as it was drawn."""

    family: list[Facts]
    departure: Facts
    periods: list[Facts]
    limits: dict[str, int]
    flight: tuple[timedelta, timedelta]
    zone: str

    def judged(self, departs: datetime) -> tuple[Clearance, ...]:
        """Return what the rules say of a departure at this time that was planned for the middle of the month."""
        values = {name: value for name, value in self.departure.items() if name != "text"}
        planned = journey(MIDDLE, MIDDLE + self.flight[1], self.zone, **values)
        last = MIDDLE + self.flight[0]
        planned = replace(planned, origin="BEY", periods=measures(self.periods), boards_last=last)
        table = shipped_table()
        return judge_household(
            household(self.family), planned.at(departs), replace(table.limits, **self.limits), table.requirements
        )  # type: ignore[arg-type]

    def oracle(self, departs: datetime) -> Oracle:
        """Return who is asked the same."""
        times = (departs, departs + self.flight[0], departs + self.flight[1])
        return Oracle(self.family, self.departure, self.periods, times, self.zone, self.limits)


def differences(situation: Situation, departs: datetime) -> list[str]:
    """Return each requirement of each passenger of which rules and oracle say different things."""
    oracle, facts = situation.oracle(departs), {each["id"]: each for each in situation.family}
    found = []
    for each in situation.judged(departs):
        who = each.traveller.person.id
        here = {one.name: str(one.verdict.state) for one in each.requirements}
        there = {name: oracle.state(name, facts[who]) for name in oracle.asked()}
        found += [f"{departs}: {who} {name} {here.get(name)}, by the oracle {there.get(name)}"
                  for name in {*here, *there} if here.get(name) != there.get(name)]  # fmt: skip
    return found


situations = st.builds(
    Situation, families.map(numbered), departures, periods, limits, st.sampled_from(FLIGHTS), st.sampled_from(ZONES)
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(situations, st.sampled_from(TIMES))
def test_what_if_it_left_on_any_day_of_a_month(situation: Situation, later: timedelta) -> None:
    assert [each for day in MONTH for each in differences(situation, day + later)] == []


def test_the_oracle_knows_every_requirement() -> None:
    assert {*ALWAYS, "symptom_check", "quarantine", "masks"} == {*JUDGES}
