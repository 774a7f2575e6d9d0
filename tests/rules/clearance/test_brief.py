"""How a requirement stands in a word or two."""

from __future__ import annotations

import pytest

from resettle_desktop.records.codes import code_list
from resettle_desktop.rules.clearance.brief import heading, in_brief
from resettle_desktop.rules.clearance.facts import Journey, Traveller
from resettle_desktop.rules.clearance.verdicts import State
from tests.rules.clearance.travellers import clearance, journey, outbreak, traveller

OUTBREAK = outbreak()


def said(requirement: str, someone: Traveller, on: Journey = OUTBREAK) -> str:
    judged = clearance(someone, on)
    found = next(each for each in judged.requirements if each.name == requirement)
    return in_brief(found, judged, on)


def with_sample(done: str, result: str | None = "negative") -> Traveller:
    return traveller(parts={"activities": [{"activity": "pcr", "done": done, "result": result}]})


def documented(**values: str) -> Traveller:
    return traveller(parts={"documents": [{"type": "passport", "number": "N1", **values}]})


def permitted(kind: str, **values: str) -> Traveller:
    return traveller(parts={"permits": [{"type": kind, **values}]})


def test_hours_that_are_missing_are_rounded_up_and_many_are_said_in_days() -> None:
    assert said("pcr", with_sample("2020-09-18T09:20")) == "26 h short"
    assert said("pcr", with_sample("2020-09-10T09:20")) == "9 days short"


def test_a_paper_that_ends_before_arrival_says_by_how_many_days() -> None:
    assert said("travel_document", documented(expires="2020-09-19")) == "3 days short"
    assert said("visa", permitted("visa", status="granted", valid_until="2020-09-21")) == "1 day short"


def test_a_test_says_its_result_where_it_does_not_clear() -> None:
    assert [said("pcr", with_sample("2020-09-21T09:20", each)) for each in ("positive", "pending", None)] == [
        "positive", "pending", "no result",
    ]  # fmt: skip


def test_what_clears_is_said_as_the_fact() -> None:
    granted = permitted("exit_permit", status="granted", valid_until="2020-10-01")
    assert said("exit_permit", granted) == "granted"
    assert said("travel_document", documented(expires="2021-09-19")) == "valid"
    assert said("pcr", with_sample("2020-09-21T09:20")) == "valid"
    assert said("decision", traveller()) == "positive"


def test_what_is_missing_says_how_far_it_is() -> None:
    assert said("travel_document", traveller()) == "none yet"
    assert said("travel_document", documented(expires="2021-09-19", status="lost")) == "not at hand"
    assert said("travel_document", documented()) == "no end known"
    assert said("exit_permit", permitted("exit_permit", status="requested")) == "requested"
    assert said("visa", permitted("visa", status="granted")) == "no end known"
    begins = permitted("visa", status="granted", valid_from="2020-10-01", valid_until="2021-01-01")
    assert said("visa", begins) == "not yet valid"
    assert said("visa", permitted("visa", status="refused")) == "refused"


def test_a_ticket_says_whether_there_is_none_or_another_name() -> None:
    assert said("ticket_name", traveller()) == "no ticket"
    assert said("ticket_name", traveller(family_name="Sleiman", aboard={"ticket_name": "HADDAD/KARIM"})) == "other name"


def test_what_was_waived_and_what_is_not_asked_say_so() -> None:
    dispensed = traveller(parts={"waivers": [{"requirement": "visa", "reason": "agreed"}]})
    assert said("visa", dispensed) == "waived"
    assert said("pcr", traveller(), journey()) == "not needed"


@pytest.mark.parametrize("requirement", code_list("requirements").codes)
def test_every_requirement_has_a_word_and_a_heading_for_somebody_without_any_record(requirement: str) -> None:
    bare = traveller(case={"decision": "pending", "hold": True}, birth_date="2015-01-01")
    found = next(each for each in clearance(bare, OUTBREAK).requirements if each.name == requirement)
    assert said(requirement, bare)
    assert (said(requirement, bare) == "not needed") == (found.verdict.state is State.NOT_NEEDED)
    assert 0 < len(heading(requirement)) <= 13
