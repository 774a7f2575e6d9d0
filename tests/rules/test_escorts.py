"""Who is escorted by whom, and what is odd of escorts and of who meets whom."""

from __future__ import annotations

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Assistance, Departure, Escort, Leg, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.escorts import answers_need, assistance_findings, escort_findings, points

PERSON, LED = Person(id=7, case=2), Departure(escort="Dr Saab")
LEGS = [Leg(id=1, order=1, origin="BEY", destination="IST"), Leg(id=2, order=2, origin="IST", destination="BRU")]


def escort(type: str | None, **values: Json) -> Escort:
    return Escort.from_values({"type": type, **values}, 3)  # type: ignore[return-value]


def met(place: str, point: str | None) -> list[Finding]:
    return assistance_findings(Assistance(id=4, place=place, point=point), LEGS)


@pytest.mark.parametrize(
    ("type", "need", "answered"),
    [
        ("operational", "escort", True), ("medical_nurse", "escort", True), ("medical_nurse", "medical_escort", True),
        ("operational", "medical_escort", False), ("social", "social_escort", True),
        ("medical_doctor", "social_escort", False), ("none", "escort", False), (None, "escort", False),
        ("operational", "oxygen", False),
    ],
)  # fmt: skip
def test_a_need_is_answered_by_an_escort_of_its_kind(type: str | None, need: str, answered: bool) -> None:
    assert answers_need(Departure(), [escort(type)], PERSON, need) is answered


@pytest.mark.parametrize(
    ("whom", "answered"), [({"case": 2}, True), ({"case": 9}, False), ({"person": 7}, True), ({"person": 8}, False)]
)
def test_an_escort_of_somebody_else_answers_nothing(whom: dict[str, int], answered: bool) -> None:
    link: dict[str, Json] = {name: id_text(id) for name, id in whom.items()}
    assert answers_need(Departure(), [escort("medical_doctor", **link)], PERSON, "medical_escort") is answered


def test_the_line_of_the_departure_counts_until_escorts_are_recorded() -> None:
    assert answers_need(LED, [], PERSON, "medical_escort")
    assert not answers_need(LED, [escort("operational")], PERSON, "medical_escort")
    assert not answers_need(LED, [escort("none")], PERSON, "escort")


def test_a_leg_that_there_is_not_and_a_last_before_the_first_are_told() -> None:
    found = escort_findings(escort("operational", from_leg=2, to_leg=1), LEGS)
    assert [(each.number, each.field) for each in found] == [("W292", "to_leg")]
    assert [(each.number, each.field) for each in escort_findings(escort(None, from_leg=3), LEGS)] == [
        ("W291", "from_leg")
    ]
    assert escort_findings(escort("operational"), LEGS) == escort_findings(escort(None, to_leg=2), []) == []


@pytest.mark.parametrize(
    ("place", "point", "told"),
    [("ist", "transit", []), ("BRU", "transit", ["W293"]), ("BRU", "arrival", []), ("SAW", None, ["W293"])],
)
def test_a_place_to_which_the_itinerary_does_not_lead_is_told(place: str, point: str | None, told: list[str]) -> None:
    assert [each.number for each in met(place, point)] == told


def test_where_people_leave_change_and_arrive_follows_from_the_legs() -> None:
    assert [points(LEGS, each) for each in ("departure", "transit", "arrival")] == [["BEY"], ["IST"], ["BRU"]]
    assert points([], "transit") == []
