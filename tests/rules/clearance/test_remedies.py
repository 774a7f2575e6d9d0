"""What would clear a requirement, and where that is written."""

from __future__ import annotations

import pytest

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.record import kind_of
from resettle_desktop.rules.clearance.facts import Journey, Traveller
from resettle_desktop.rules.clearance.judging import Requirement
from resettle_desktop.rules.clearance.limits import shipped_table
from resettle_desktop.rules.clearance.remedies import Mending, clears, mending
from tests.rules.clearance.travellers import clearance, outbreak, traveller

OUTBREAK = outbreak()


def found(name: str, someone: Traveller, on: Journey) -> Requirement:
    return next(each for each in clearance(someone, on).requirements if each.name == name)


def sentence(name: str, someone: Traveller | None = None, on: Journey = OUTBREAK) -> str:
    who = someone or traveller()
    return clears(found(name, who, on), who, on, shipped_table().limits)


def place(name: str, someone: Traveller | None = None) -> Mending | None:
    who = someone or traveller()
    return mending(found(name, who, OUTBREAK), who, OUTBREAK)


def test_the_moment_after_which_a_test_must_be_taken_is_reckoned() -> None:
    assert sentence("pcr") == "A negative test taken after 19 Sep 2020, 10:35."
    assert sentence("fit_to_travel").endswith("done after 19 Sep 2020, 10:35.")
    assert "26 Mar 2020" in sentence("health_assessment")


def test_a_paper_must_serve_on_the_day_that_counts() -> None:
    assert "22 Sep 2020, the day of arrival" in sentence("travel_document")
    assert "22 Sep 2020, the day of departure" in sentence("exit_permit")


def test_who_is_too_far_pregnant_travels_after_the_birth() -> None:
    late = traveller(sex="F", expected_delivery="2020-10-01")
    assert sentence("pregnancy", late).startswith("A departure after the birth")
    assert "15 Sep 2020" in sentence("pregnancy", traveller(sex="F", expected_delivery="2020-12-01"))


@pytest.mark.parametrize("requirement", code_list("requirements").codes)
def test_every_requirement_says_what_clears_it_and_leads_to_a_field_that_there_is(requirement: str) -> None:
    assert sentence(requirement).endswith(".")
    to = place(requirement)
    assert (to is None) == (requirement == "family_together")
    if to is not None:
        assert kind_of(to.kind).field(to.name)
        assert all(kind_of(to.kind).field(name) for name in to.values)


def test_a_new_test_is_one_more_record_and_a_permit_that_was_asked_for_is_the_same_one() -> None:
    assert place("pcr") == Mending("HealthActivity", "done", None, {"activity": "pcr"})
    asked = traveller(parts={"permits": [{"type": "exit_permit", "status": "requested"}]})
    assert place("exit_permit", asked) == Mending("Permit", "status", 1)
    over = traveller(parts={"permits": [{"type": "visa", "status": "granted", "valid_until": "2020-09-01"}]})
    assert place("visa", over) == Mending("Permit", "status", None, {"type": "visa"})


def test_a_hold_is_taken_off_where_it_was_put() -> None:
    assert place("hold", traveller(case={"hold": True})) == Mending("Case", "hold", 2)
    assert place("hold", traveller(hold=True)) == Mending("Person", "hold", 7)


def test_what_the_booking_answers_is_mended_at_the_passenger() -> None:
    assert place("ticket_name") == Mending("Passenger", "ticket_name", 107)
    assert place("ticket_name", traveller(on_board=False)) is None
