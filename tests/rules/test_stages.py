"""How far a person and a case are: the highest stage that holds."""

from __future__ import annotations

import pytest

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Placement, TravelDocument
from resettle_desktop.records.stages import Stage
from resettle_desktop.rules.stages import case_stage, person_stage

RANA = Person.from_values({"given_names": "Rana"}, 7)
PAPER = TravelDocument.from_values({"number": "LP1"})
CENTRE, HOUSE = (Placement.from_values({"type": type}) for type in ("centre", "lri"))


def case(**values: Json) -> Case:
    return Case.from_values({"decision": "positive", **values})  # type: ignore[return-value]


def stage(
    of: Case,
    papers: tuple[TravelDocument, ...] = (),
    *statuses: str | None,
    cancelled: bool = False,
    places: tuple[Placement, ...] = (),
    who: Person = RANA,  # type: ignore[assignment]
) -> Stage:
    """Return Rana's stage, booked on one departure with each of these statuses."""
    flight = Departure.from_values({"cancelled": cancelled}, 3)
    booked = [Passenger(departure=3, person=7, status=status) for status in statuses]
    return person_stage(
        who, of, prepared=bool(papers), passengers=booked, departures={3: flight}, placements=places  # type: ignore[arg-type, dict-item]
    )  # fmt: skip


@pytest.mark.parametrize("decision", [None, "pending"])
def test_before_a_decision_a_person_is_submitted(decision: str | None) -> None:
    assert stage(case(decision=decision), (PAPER,)) is Stage.SUBMITTED  # type: ignore[arg-type]


def test_a_positive_decision_makes_a_person_decided() -> None:
    assert stage(case()) is Stage.DECIDED


def test_a_document_makes_a_decided_person_preparing() -> None:
    assert stage(case(), (PAPER,)) is Stage.PREPARING  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "ended",
    [{"decision": "negative"}, {"decision": "withdrawn"}, {"withdrawn": "2020-01-02"}, {"closed": "2020-01-02"}],
)
def test_a_case_that_ended_takes_its_people_out_even_when_they_are_booked(ended: dict[str, Json]) -> None:
    assert stage(case(**ended), (PAPER,), "confirmed") is Stage.OUT  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (None, Stage.BOOKED), ("listed", Stage.BOOKED), ("confirmed", Stage.BOOKED), ("checked_in", Stage.BOOKED),
        ("boarded", Stage.DEPARTED), ("missed_connection", Stage.DEPARTED), ("diverted", Stage.DEPARTED),
        ("arrived", Stage.ARRIVED),
    ],
)  # fmt: skip
def test_the_status_on_a_departure_makes_the_stage(status: str | None, expected: Stage) -> None:
    assert stage(case(), (), status) is expected


@pytest.mark.parametrize("status", ["no_show", "offloaded", "postponed", "withdrawn", "denied_boarding", "returned"])
def test_who_was_taken_off_is_where_they_were_before(status: str) -> None:
    assert stage(case(), (PAPER,), status) is Stage.PREPARING  # type: ignore[arg-type]


def test_a_cancelled_departure_books_nobody() -> None:
    assert stage(case(), (), "confirmed", cancelled=True) is Stage.DECIDED


def test_after_a_no_show_another_booking_counts() -> None:
    assert stage(case(), (), "no_show", "confirmed") is Stage.BOOKED


def test_the_furthest_of_several_bookings_counts() -> None:
    assert stage(case(), (), "confirmed", "arrived", "boarded") is Stage.ARRIVED


@pytest.mark.parametrize(("place", "expected"), [(CENTRE, Stage.ARRIVED), (HOUSE, Stage.SETTLED)])
def test_a_place_outside_a_centre_settles_who_has_arrived(place: Placement, expected: Stage) -> None:
    assert stage(case(), (), "arrived", places=(place,)) is expected


def test_a_place_before_arrival_settles_nobody() -> None:
    assert stage(case(), (), "confirmed", places=(HOUSE,)) is Stage.BOOKED  # type: ignore[arg-type]


def test_a_place_of_another_member_settles_only_that_one() -> None:
    theirs = Placement.from_values({"type": "lri", "person": 8})
    assert stage(case(), (), "arrived", places=(theirs,)) is Stage.ARRIVED  # type: ignore[arg-type]


def test_a_case_is_as_far_as_its_last_member() -> None:
    assert case_stage(case(), [Stage.ARRIVED, Stage.BOOKED, Stage.SETTLED]) is Stage.BOOKED


def test_a_member_who_is_out_does_not_hold_the_case_back() -> None:
    assert case_stage(case(), [Stage.OUT, Stage.ARRIVED]) is Stage.ARRIVED


@pytest.mark.parametrize(("decision", "expected"), [("positive", Stage.DECIDED), ("pending", Stage.SUBMITTED)])
def test_a_case_without_members_is_as_far_as_its_own_facts(decision: str, expected: Stage) -> None:
    assert case_stage(case(decision=decision), []) is expected


@pytest.mark.parametrize("left", [{"withdrawn": "2020-01-02"}, {"died": "2020-01"}])
def test_a_person_who_withdrew_or_died_is_out_and_the_case_is_not(left: dict[str, Json]) -> None:
    someone: Person = Person.from_values(left, 7)  # type: ignore[assignment]
    assert stage(case(), (PAPER,), "confirmed", who=someone) is Stage.OUT  # type: ignore[arg-type]
    assert case_stage(case(), [Stage.OUT, Stage.BOOKED]) is Stage.BOOKED


def test_a_case_of_whom_everybody_is_out_is_out() -> None:
    assert case_stage(case(), [Stage.OUT, Stage.OUT]) is Stage.OUT


def test_a_negative_decision_puts_the_case_out() -> None:
    assert case_stage(case(decision="negative"), [Stage.ARRIVED]) is Stage.OUT
