"""A child with a parent or guardian, an infant on a lap, and the family together."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.rules.clearance.facts import Traveller
from resettle_desktop.rules.clearance.verdicts import State, Verdict
from tests.rules.clearance.travellers import Values, journey, traveller, verdict

FATHER = traveller(7, relationship="principal_applicant")
MOTHER = traveller(8, given_names="Rania", sex="F", relationship="spouse")
OUTBREAK = journey(outbreak_measures=True)


def child(id: int = 9, aboard: Values | None = None, **values: Json) -> Traveller:
    given: dict[str, Json] = {"given_names": "Noor", "birth_date": "2011-05-05", "relationship": "daughter", **values}
    return traveller(id, aboard=aboard, **given)


def baby(id: int = 10, aboard: Values | None = None) -> Traveller:
    return child(id, aboard, given_names="Sami", birth_date="2019-09-23")


def sampled(id: int, result: str) -> Traveller:
    done = {"activity": "pcr", "done": "2020-09-21T10:00", "result": result}
    return traveller(id, given_names="Rania", parts={"activities": [done]})


def test_a_grown_person_needs_no_company() -> None:
    assert verdict("minor_accompanied").state is State.NOT_NEEDED


def test_a_child_travels_with_a_parent_on_board() -> None:
    assert verdict("minor_accompanied", child(), family=[FATHER]) == Verdict(State.CLEARED, "with Karim")


def test_a_parent_who_stays_behind_is_no_company() -> None:
    absent = traveller(7, relationship="principal_applicant", on_board=False)
    assert verdict("minor_accompanied", child(), family=[absent]).state is State.MISSING


def test_a_child_with_a_guardian_on_board_needs_a_custody_paper_too() -> None:
    ward = child(relationship="ward", guardian="Karim")
    assert verdict("minor_accompanied", ward, family=[FATHER]).why.endswith("lacking: a custody paper")
    with_paper = child(relationship="ward", guardian="Karim", custody_paper="court of Saida")
    assert verdict("minor_accompanied", with_paper, family=[FATHER]).state is State.CLEARED


@pytest.mark.parametrize("by", ["departure", "airline"])
def test_a_child_alone_travels_with_an_escort_and_a_custody_paper(by: str) -> None:
    alone = child(
        relationship="principal_applicant",
        custody_paper="yes",
        aboard={"services": ["UMNR"]} if by == "airline" else {},
    )
    on = journey(escort="R. Haddad") if by == "departure" else journey()
    assert verdict("minor_accompanied", alone, on).state is State.CLEARED


def test_a_brother_of_the_applicant_who_is_a_child_travels_with_their_mother() -> None:
    brother = child(relationship="sibling")
    mother = traveller(8, given_names="Rania", relationship="mother")
    assert verdict("minor_accompanied", brother, family=[mother]).why == "with Rania"


def test_an_infant_is_booked_on_a_lap_or_has_a_seat() -> None:
    assert verdict("infant_on_lap", baby(), family=[FATHER]).state is State.MISSING
    assert verdict("infant_on_lap", baby(aboard={"services": ["INFT"]}), family=[FATHER]).why == "on a lap"
    assert verdict("infant_on_lap", baby(aboard={"seat": "14B"}), family=[FATHER]).why == "seat 14B"


def test_nobody_but_an_infant_is_asked_for_a_lap() -> None:
    assert verdict("infant_on_lap", child()).state is State.NOT_NEEDED


def test_of_two_infants_with_one_adult_the_second_needs_a_seat() -> None:
    first, second = baby(10, {"services": ["INFT"]}), baby(11, {"services": ["INFT"]})
    assert verdict("infant_on_lap", first, family=[FATHER, second]).state is State.CLEARED
    assert verdict("infant_on_lap", second, family=[FATHER, first]).state is State.MISSING
    assert verdict("infant_on_lap", second, family=[FATHER, MOTHER, first]).state is State.CLEARED


def test_a_family_that_is_all_on_board_is_together() -> None:
    assert verdict("family_together", FATHER, family=[MOTHER, child()]).state is State.CLEARED
    assert verdict("family_together", FATHER).state is State.NOT_NEEDED


def test_who_is_not_on_the_departure_is_named() -> None:
    absent = traveller(8, given_names="Rania", on_board=False)
    assert verdict("family_together", FATHER, family=[absent]) == Verdict(State.MISSING, "Not on this departure: Rania")


@pytest.mark.parametrize("values", [{"withdrawn": "2020-09-01"}, {"died": "2020"}])
def test_who_withdrew_or_died_is_not_waited_for(values: dict[str, str]) -> None:
    gone = traveller(8, on_board=False, **values)
    assert verdict("family_together", FATHER, family=[gone, child()]).state is State.CLEARED


def test_an_agreed_split_lets_the_others_go() -> None:
    agreed = {"requirement": "family_together", "reason": "treatment", "by": "R. Haddad"}
    absent = traveller(8, on_board=False, parts={"waivers": [agreed]})
    assert verdict("family_together", FATHER, family=[absent, child()]).state is State.CLEARED


def test_a_positive_test_holds_the_household_by_name() -> None:
    found = verdict("family_together", FATHER, OUTBREAK, family=[sampled(8, "positive")])
    assert found == Verdict(State.MISSING, "Held by the test of Rania")


def test_a_positive_test_leaves_the_test_of_the_others_as_it_is() -> None:
    mine = sampled(7, "negative")
    assert verdict("pcr", mine, OUTBREAK, family=[sampled(8, "positive")]).state is State.CLEARED
    assert verdict("family_together", mine, family=[sampled(8, "positive")]).state is State.CLEARED


def test_an_infant_with_a_seat_leaves_the_lap_to_another() -> None:
    first, second = baby(10, {"seat": "14B"}), baby(11, {"services": ["INFT"]})
    assert verdict("infant_on_lap", second, family=[FATHER, first]).state is State.CLEARED


def test_who_travelled_before_is_not_waited_for() -> None:
    ahead = replace(traveller(8, given_names="Rania", on_board=False), gone_ahead=True)
    assert verdict("family_together", FATHER, family=[ahead, child()]).state is State.CLEARED


def test_an_infant_who_turns_two_before_the_last_leg_needs_a_seat_there() -> None:
    overnight = replace(journey(), boards_last=datetime(2020, 9, 23, 0, 20))
    turning = child(10, {"services": ["INFT"]}, birth_date="2018-09-23")
    assert verdict("infant_on_lap", turning, journey(), [FATHER]).state is State.CLEARED
    found = verdict("infant_on_lap", turning, overnight, [FATHER])
    assert found == Verdict(State.MISSING, "No infant any more on the last leg: a seat is needed")
    seated = child(10, {"seat": "14B"}, birth_date="2018-09-23")
    assert verdict("infant_on_lap", seated, overnight, [FATHER]).state is State.CLEARED
