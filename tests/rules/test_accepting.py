"""A reason holds for what it was given for, and lapses once that is something else."""

from __future__ import annotations

import pytest

from resettle_desktop.records.findings import Finding, finding
from resettle_desktop.records.kinds import Accepted, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.rules.accepting import given_for, may_be_accepted, settled

ODD = finding("W201").at(kind="Person", record=7, field="birth_date")


def born(text: str) -> Person:
    return Person.from_values({"birth_date": text}, 7)  # type: ignore[return-value]


def accepted(found: Finding, person: Person, **other: object) -> Accepted:
    values = {"about": id_text(7), "number": found.number, "field_name": found.field, **other}
    return Accepted(id=1, reason="Seen on the extract", by="rania", given_for=given_for(found, person), **values)


def test_an_accepted_warning_says_why_and_by_whom_and_is_not_open() -> None:
    said = settled(ODD, born("1988-01-01"), [accepted(ODD, born("1988-01-01"))])
    assert said.acceptance and (said.acceptance.reason, said.acceptance.by) == ("Seen on the extract", "rania")
    assert not said.open and ODD.open
    assert said.as_json()["accepted"] == {"reason": "Seen on the extract", "by": "rania", "when": ""}


def test_it_lapses_when_the_value_is_another_one() -> None:
    assert settled(ODD, born("1989-01-01"), [accepted(ODD, born("1988-01-01"))]).open


def test_it_lapses_when_the_facts_beside_the_value_are_others() -> None:
    of_four, of_three = ODD.at(facts="4"), ODD.at(facts="3")
    reason = accepted(of_four, born("1988-01-01"))
    assert not settled(of_four, born("1988-01-01"), [reason]).open
    assert settled(of_three, born("1988-01-01"), [reason]).open


@pytest.mark.parametrize("other", [{"number": "W203"}, {"field_name": "married"}, {"about": id_text(8)}])
def test_another_warning_is_not_accepted_with_it(other: dict[str, object]) -> None:
    assert settled(ODD, born("1988-01-01"), [accepted(ODD, born("1988-01-01"), **other)]).open


def test_errors_and_what_is_to_do_cannot_be_accepted() -> None:
    for number in ("E102", "T310"):
        assert not may_be_accepted(finding(number, value="x").at(kind="Person", record=7))
    assert not may_be_accepted(ODD.at(record=None)) and may_be_accepted(ODD)


def test_a_medical_value_is_not_told_by_the_reason() -> None:
    late = finding("W263", value="1 Sep 2020").at(kind="Person", record=7, field="expected_delivery")
    said = [given_for(late, Person.from_values({"expected_delivery": day}, 7)) for day in ("2020-09-01", "2020-09-02")]
    assert said[0] != said[1] and "2020" not in said[0]
