"""All requirements of a traveller: who may board, until when, what holds, and what was waived."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.clearance.facts import Household, Traveller
from resettle_desktop.rules.clearance.judging import holders, judge_household
from resettle_desktop.rules.clearance.limits import shipped_table
from resettle_desktop.rules.clearance.verdicts import State
from tests.rules.clearance.travellers import Values, clearance, journey, traveller

READY: dict[str, list[Values]] = {
    "documents": [{"type": "passport", "number": "N1", "expires": "2021-05-01"}],
    "permits": [
        {"type": "visa", "status": "granted", "valid_until": "2020-12-01"},
        {"type": "exit_permit", "status": "granted"},
    ],
    "activities": [
        {"activity": "health_assessment", "done": "2020-07-01T09:00", "result": "fit"},
        {"activity": "fit_to_travel", "done": "2020-09-20T09:00", "result": "fit"},
    ],
    "consents": [{"purpose": "voluntary_movement", "given": "2020-09-01", "form_signed": True}],
    "placements": [{"centre": "Kapellen"}],
}  # fmt: skip
ATTENDED = [({"result": "present"}, {"kind": "orientation", "date": "2020-09-01"})]


def ready(*waivers: Values, case: Values | None = None, **left_out: None) -> Traveller:
    parts = {name: [] if name in left_out else records for name, records in READY.items()} | {"waivers": waivers}
    return traveller(case=case, aboard={"ticket_name": "KARIM"}, parts=parts, sessions=ATTENDED)


def waiver(**values: str) -> Values:
    return {"requirement": "fit_to_travel", "reason": "emergency", "by": "Dr Saab", **values}


def state(of: Traveller, requirement: str) -> State:
    return next(each.verdict.state for each in clearance(of).requirements if each.name == requirement)


def test_who_has_all_may_board() -> None:
    found = clearance(ready())
    assert found.cleared
    assert found.held_by == ()


def test_who_may_board_may_so_until_the_first_end_of_all() -> None:
    assert clearance(ready()).until == datetime(2020, 9, 23, 9, 0)
    assert clearance(ready(waiver(), activities=None)).until == date(2020, 12, 1)


def test_what_holds_is_named_in_the_order_of_the_table() -> None:
    found = clearance(ready(permits=None, consents=None))
    assert not found.cleared
    assert [each.name for each in found.held_by] == ["visa", "exit_permit", "consent"]


def test_a_requirement_that_does_not_apply_in_a_programme_is_not_needed() -> None:
    assert state(ready(case={"programme": "labour"}), "orientation") is State.NOT_NEEDED


def test_a_waiver_stands_in_for_what_is_missing_and_says_by_whom() -> None:
    found = clearance(ready(waiver(), activities=None))
    waived = next(each.verdict for each in found.requirements if each.name == "fit_to_travel")
    assert (waived.state, waived.why) == (State.WAIVED, "Waived by Dr Saab: emergency")


@pytest.mark.parametrize(
    ("waivers", "until"),
    [
        ([waiver(until="2020-09-30"), waiver(until="2020-10-05")], date(2020, 10, 5)),
        ([waiver(), waiver(until="2020-10-05")], None),
        ([waiver(until="2020-09-22"), waiver(departure=id_text(99))], date(2020, 9, 22)),
    ],
)
def test_of_several_waivers_for_this_departure_the_longest_stands(waivers: list[Values], until: date | None) -> None:
    found = clearance(ready(*waivers, activities=None)).requirements
    assert next(each.verdict for each in found if each.name == "fit_to_travel").until == until


def test_what_is_satisfied_needs_no_waiver() -> None:
    assert state(ready(waiver()), "fit_to_travel") is State.CLEARED


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"until": "2020-09-22"}, State.WAIVED), ({"until": "2020-09-21"}, State.MISSING),
        ({"departure": "0000000000001"}, State.WAIVED), ({"departure": "0000000000002"}, State.MISSING),
    ],
)  # fmt: skip
def test_a_waiver_counts_until_its_day_and_for_its_departure(values: dict[str, str], expected: State) -> None:
    assert state(ready(waiver(**values), activities=None), "fit_to_travel") is expected


def test_what_if_it_left_later_all_legs_move_with_the_first() -> None:
    moved = journey().at(datetime(2020, 12, 1, 23, 0))
    assert moved.arrives == datetime(2020, 12, 2, 6, 10)
    held = clearance(ready(), moved).held_by
    assert [(each.name, each.verdict.state) for each in held] == [
        ("visa", State.LAPSES),
        ("fit_to_travel", State.LAPSES),
    ]


def test_a_family_is_held_back_by_those_who_lack_something_of_their_own() -> None:
    waits, lacks = ready(), ready(consents=None)
    alone = [clearance(each) for each in (waits, lacks)]
    assert [each.traveller for each in holders(alone)] == [lacks]


def test_where_everybody_only_waits_all_of_them_are_named() -> None:
    absent, here = traveller(8, given_names="Rania", on_board=False), ready()
    table = shipped_table()
    found = judge_household(Household((here, absent)), journey(), table.limits, table.requirements)
    assert [each.held_by[0].name for each in holders(found)] == ["family_together"]
