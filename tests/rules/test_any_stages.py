"""For any facts a person's stage is the highest that DESIGN's sentences allow, and a case's that of its last member."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Placement
from resettle_desktop.records.stages import Stage
from resettle_desktop.rules.stages import case_stage, person_stage

GIVEN_UP = ("no_show", "offloaded", "postponed", "withdrawn", "denied_boarding", "returned")
STATUSES = (None, "listed", "confirmed", "checked_in", "boarded", "missed_connection", "diverted", "arrived", *GIVEN_UP)
seldom = st.sampled_from([None, None, None, "2020-09-01"])
cases = st.fixed_dictionaries({
    "decision": st.sampled_from([None, "pending", "positive", "positive", "negative", "withdrawn"]),
    "withdrawn": seldom, "closed": seldom,
})  # fmt: skip
people = st.fixed_dictionaries({"withdrawn": seldom, "died": seldom})
seats = st.lists(st.tuples(st.sampled_from(STATUSES), st.sampled_from([1, 1, 2, 3])), max_size=3)
# a placement is of whom (this person, all, another) and where
places = st.lists(
    st.tuples(st.sampled_from([7, None, 8]), st.sampled_from(["centre", "municipality", None])), max_size=2
)
DEPARTURES = {1: Departure(id=1), 2: Departure(id=2, cancelled=True)}  # the third is not there any more
facts = st.fixed_dictionaries({
    "case": cases, "person": people, "seats": seats, "places": places, "prepared": st.booleans(),
    "cleared": st.booleans(),
})  # fmt: skip
Facts = dict[str, Any]


def by_the_rules(said: Facts) -> Stage:
    person, case = Person.from_values(said["person"], 7), Case.from_values(said["case"], 2)
    assert isinstance(person, Person) and isinstance(case, Case)
    booked = [Passenger(id=id, status=status, departure=on) for id, (status, on) in enumerate(said["seats"], start=20)]
    placed = [Placement(id=id, person=whose, type=kind) for id, (whose, kind) in enumerate(said["places"], start=40)]
    return person_stage(
        person, case, prepared=said["prepared"], passengers=booked, departures=DEPARTURES, placements=placed,
        cleared=said["cleared"],
    )  # fmt: skip


def plainly(said: Facts) -> str:
    """Read the stage off the sentences, the last first."""
    case, person = said["case"], said["person"]
    if case["decision"] in ("negative", "withdrawn") or case["withdrawn"] or case["closed"]:
        return "out"
    if person["withdrawn"] or person["died"]:
        return "out"
    on_board = [status for status, departure in said["seats"] if departure == 1 and status not in GIVEN_UP]
    if "arrived" in on_board:
        outside = [kind for whose, kind in said["places"] if whose in (7, None) and kind == "municipality"]
        return "settled" if outside else "arrived"
    if any(status in ("boarded", "missed_connection", "diverted") for status in on_board):
        return "departed"
    if on_board:
        return "cleared" if said["cleared"] else "booked"
    if case["decision"] != "positive":
        return "submitted"
    return "preparing" if said["prepared"] else "decided"


@given(facts)
def test_a_person_s_stage_is_the_one_that_the_sentences_say(said: Facts) -> None:
    assert by_the_rules(said).value == plainly(said)


@given(facts, st.sampled_from(["withdrawn", "died"]))
def test_who_withdraws_or_dies_is_out_whatever_else_is_known(said: Facts, how: str) -> None:
    assert by_the_rules({**said, "person": {**said["person"], how: "2020-09-01"}}) is Stage.OUT


@given(facts)
def test_a_place_that_is_given_up_or_cancelled_leaves_the_stage_as_it_is(said: Facts) -> None:
    more = [*said["seats"], ("postponed", 1), ("boarded", 2), ("arrived", 3)]
    assert by_the_rules({**said, "seats": more}) is by_the_rules(said)


@given(st.lists(facts, min_size=1, max_size=5), cases)
def test_a_case_waits_for_its_last_member_and_not_for_who_is_out(members: Sequence[Facts], shared: Facts) -> None:
    case = Case.from_values(shared, 2)
    assert isinstance(case, Case)
    stages = [by_the_rules({**each, "case": shared}) for each in members]
    found, going = case_stage(case, stages), [stage for stage in stages if stage is not Stage.OUT]
    assert found is (min(going, key=lambda stage: stage.rank) if going else Stage.OUT)
