"""What is asked of a field, in words and back."""

from __future__ import annotations

import pytest

from resettle_desktop.desktop.lists.filter_words import chip_text, from_json, offers, read_filter, to_json
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.filters import Filter, How


@pytest.mark.parametrize(
    ("field", "how", "typed", "said"),
    [
        ("asylum_country", How.IS, ("lebanon",), "Country of asylum: Lebanon"),
        ("asylum_country", How.IS_NOT, ("LBN; Jordan",), "Country of asylum: not Lebanon or Jordan"),
        ("hold", How.IS, ("yes",), "On hold: Yes"),
        ("submitted", How.FROM_TO, ("2019", "Mar 2020"), "Submitted: 2019 – Mar 2020"),
        ("submitted", How.FROM_TO, ("2019", "2019"), "Submitted: 2019"),
        ("submitted", How.FROM_TO, ("", "14.9.2020"), "Submitted: until 14 Sep 2020"),
        ("size", How.FROM_TO, ("5", ""), "Size: from 5"),
        ("size", How.FROM_TO, ("0", "0"), "Size: 0"),
        ("interview_languages", How.IS, ("Arabic",), "Interview languages: Arabic"),
        ("office", How.CONTAINS, (" beirut ",), "Office of submission: …beirut…"),
        ("office", How.EMPTY, ("",), "Office of submission: empty"),
    ],
)
def test_what_is_typed_is_what_the_chip_says(field: str, how: How, typed: tuple[str, ...], said: str) -> None:
    asked = read_filter(Case.field(field), how, *typed)
    assert asked is not None
    assert chip_text(Case, asked) == said


@pytest.mark.parametrize(("field", "how"), [("office", How.CONTAINS), ("size", How.FROM_TO), ("decision", How.IS)])
def test_nothing_typed_is_no_filter(field: str, how: How) -> None:
    assert read_filter(Case.field(field), how, " ") is None


@pytest.mark.parametrize(
    ("field", "how", "typed"),
    [
        ("decision", How.IS, "zzzz"),
        ("submitted", How.FROM_TO, "31.2.2020"),
        ("size", How.FROM_TO, "many"),
        ("hold", How.IS, "?"),
    ],
)
def test_what_cannot_be_a_value_is_refused(field: str, how: How, typed: str) -> None:
    with pytest.raises(Refused):
        read_filter(Case.field(field), how, typed)


def test_codes_and_yes_or_no_are_offered() -> None:
    assert offers(Case.field("decision"), "")[:2] == ["Pending", "Positive"]
    assert offers(Case.field("hold"), "") == ["Yes", "No"]
    assert offers(Case.field("office"), "") == offers(None, "") == []


def test_filters_are_written_and_read_again() -> None:
    asked = [
        Filter("asylum_country", How.IS, ("LBN", "JOR")),
        Filter("hold", How.IS, (True,)),
        Filter("size", How.FROM_TO, (2, None)),
    ]
    assert from_json(Case, to_json(Case, asked)) == asked


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (Case, Filter("office", How.CONTAINS, ("Haddad",))),
        (Case, Filter("phone", How.IS, ("03 028951",))),
        (Person, Filter("birth_date", How.FROM_TO, ("1985-03-14", "1985-03-14"))),
    ],
)
def test_what_may_name_a_person_is_not_written_on_the_computer(kind: type[Case], asked: Filter) -> None:
    assert to_json(kind, [asked]) == "[]"


@pytest.mark.parametrize("text", ["", "[]", '[["gone", "is", ["x"]], ["hold", "contains", ["x"]]]'])
def test_what_is_no_longer_asked_for_is_left_out(text: str) -> None:
    assert from_json(Case, text) == []
