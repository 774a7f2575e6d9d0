"""What a person or a case waits for is said in words."""

from __future__ import annotations

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.stages import Stage
from resettle_desktop.rules.progress import held_back, holding_back, waits_for


def case(stage: str = "submitted", **values: Json) -> Case:
    made = Case.from_values(values)
    made.stage = stage  # type: ignore[attr-defined]
    return made  # type: ignore[return-value]


def member(id: int, name: str, stage: str, **values: Json) -> Person:
    made = Person.from_values({"given_names": name, **values}, id)
    made.stage = stage  # type: ignore[attr-defined]
    return made  # type: ignore[return-value]


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in (Stage.SETTLED, Stage.OUT)])
def test_every_stage_but_the_last_waits_for_something(stage: Stage) -> None:
    assert waits_for(member(1, "Rana", stage.value), case())


def test_who_is_settled_waits_for_nothing() -> None:
    assert waits_for(member(1, "Rana", "settled"), case()) == ""


def test_a_person_without_a_booking_waits_for_one() -> None:
    assert waits_for(member(1, "Rana", "preparing"), case()) == "not booked on a departure"


@pytest.mark.parametrize(
    ("own", "of", "said"),
    [
        ({"died": "2020-05"}, {}, "died: May 2020"),
        ({"withdrawn": "2020-05-03"}, {}, "withdrawn on 3 May 2020"),
        (
            {"withdrawn": "2020-05-03", "withdrawal_reason": "left_onward"}, {},
            "withdrawn on 3 May 2020 · Left for another country",
        ),
        ({}, {"decision": "negative"}, "refused"),
        ({}, {"decision": "withdrawn"}, "withdrawn"),
        ({}, {"withdrawn": "2020-05-03"}, "withdrawn on 3 May 2020"),
        ({}, {"closed": "2020-05-03", "close_reason": "settled"}, "closed on 3 May 2020 · Settled in Belgium"),
    ],
)  # fmt: skip
def test_who_is_out_is_told_why(own: dict[str, Json], of: dict[str, Json], said: str) -> None:
    assert waits_for(member(1, "Rana", "out", **own), case("out", **of)) == said


def test_those_who_are_not_as_far_as_the_others_hold_the_case_back() -> None:
    members = [member(1, "Rana", "booked"), member(2, "Noor", "preparing"), member(3, "Adam", "preparing")]
    assert held_back(case("preparing"), members) == "Noor, Adam: not booked on a departure"


def test_where_all_are_equally_far_nobody_holds_the_case_back() -> None:
    members = [member(1, "Rana", "decided"), member(2, "Noor", "decided")]
    assert (holding_back(case("decided"), members), held_back(case("decided"), members)) == ([], "")


def test_who_is_out_neither_holds_back_nor_counts() -> None:
    members = [member(1, "Rana", "out"), member(2, "Noor", "booked")]
    assert holding_back(case("booked"), members) == []
