"""What a check says: numbers, levels, sentences, places."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from resettle_desktop.records.findings import SENTENCES, Level, Refused, finding, refuse


def fields(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


@pytest.mark.parametrize("number", SENTENCES)
def test_every_finding_has_a_number_a_sentence_and_a_remedy(number: str) -> None:
    said = finding(number, **dict.fromkeys(fields("".join(SENTENCES[number])), "x"))
    assert re.fullmatch(r"[EWT]\d{3}", said.number)
    assert said.text.endswith(".") and said.remedy.endswith(".")


@pytest.mark.parametrize(("number", "level"), [("E101", Level.ERROR), ("W201", Level.WARNING), ("T310", Level.TO_DO)])
def test_the_letter_of_the_number_is_the_level(number: str, level: Level) -> None:
    assert finding(number, value="x").level is level


def test_the_value_stands_in_the_sentence_and_beside_it() -> None:
    said = finding("E101", value="31/02/2019")
    assert (said.text, said.value) == ("There is no such day: 31/02/2019.", "31/02/2019")


def test_braces_in_a_value_are_kept_as_typed() -> None:
    assert "{label}" in finding("E101", value="{label}").text


def test_a_number_that_is_not_listed_is_a_bug() -> None:
    with pytest.raises(KeyError):
        finding("E999")


def test_a_finding_is_put_at_a_place_without_altering_the_first() -> None:
    first = finding("W201")
    placed = first.at(sheet="Cases", row=7, heading="DOB")
    assert (placed.sheet, placed.row, placed.heading) == ("Cases", 7, "DOB")
    assert first.row is None


def test_the_json_form_leaves_out_what_is_not_known() -> None:
    said = finding("W201").at(kind="Person", field="birth_date")
    assert set(said.as_json()) == {"number", "level", "text", "remedy", "kind", "field"}


def test_the_json_form_names_a_record_as_people_do() -> None:
    assert finding("W201").at(record=1 << 62).as_json()["record"] == "4000000000000"


def test_a_refusal_carries_its_finding() -> None:
    with pytest.raises(Refused, match="neither yes nor no") as refused:
        raise refuse("E106", value="perhaps")
    assert refused.value.finding == finding("E106", value="perhaps")
