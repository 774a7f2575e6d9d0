"""What the Cases screens show of a family, as words and cells."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.desktop.cases import models
from resettle_desktop.records.kinds import Case, Departure, Person, Placement
from resettle_desktop.rules.holds import Hold
from resettle_desktop.store.views import Family, Member

TODAY = date(2020, 9, 22)
ON_HOLD = Hold("hold", "on hold", "On hold: fever")
UNDECIDED = Hold("decision", "decision", "The decision is not positive: none yet")


def person(id: int, given: str = "Rania", **values: str) -> Person:
    return Person.from_values({"given_names": given, **values}, id, 1)  # type: ignore[return-value]


def member(who: Person, *holds: Hold) -> Member:
    return Member(who, "", (), holds)


def family(*members: Member, departure: Departure | None = None, **case: object) -> Family:
    made = Case(id=1, **case)
    return Family(made, "LEB-15C01234", members, (), departure)


KHALED = person(2, "Khaled", family_name="HADDAD", original_name="خالد حداد", relationship="principal_applicant")
RANIA = person(3, "Rania", sex="F", birth_date="1988-03-26", relationship="spouse")


def texts(shown: Family, drafted: bool = False) -> list[str]:
    return [cell.text for cell in models.case_row(shown, drafted).cells]


def test_a_row_has_a_cell_for_every_column() -> None:
    assert len(texts(family())) == len(models.columns())


def test_a_family_goes_by_its_principal_applicant() -> None:
    assert texts(family(member(RANIA), member(KHALED)))[1:3] == ["Haddad, Khaled", "خالد حداد"]


def test_a_case_without_anybody_goes_by_its_number() -> None:
    assert models.head_name(family()) == "LEB-15C01234"


def test_a_draft_is_marked_at_the_name() -> None:
    assert [models.case_row(family(), drafted).cells[1].icon for drafted in (False, True)] == ["", "changed"]


@pytest.mark.parametrize(
    ("priority", "icon", "word"), [("normal", "", "Normal"), ("emergency", "emergency", "Emergency"), (None, "", "")]
)
def test_only_a_case_that_cannot_wait_has_an_icon(priority: str | None, icon: str, word: str) -> None:
    cell = models.priority_cell(Case(priority=priority))
    assert (cell.icon, cell.text) == (icon, word)


@pytest.mark.parametrize(
    ("case", "word"),
    [
        ({"stage": "booked"}, "Booked"),
        ({"stage": "out", "decision": "negative"}, "Refused"),
        ({"stage": "out", "withdrawn": TODAY}, "Withdrawn"),
        ({"stage": "out", "closed": TODAY}, "Closed"),
        ({}, "Submitted"),
    ],
)
def test_a_stage_says_how_far_or_why_out(case: dict[str, object], word: str) -> None:
    assert models.stage_cell(Case(**case)).text == word


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([member(KHALED), member(RANIA, ON_HOLD)], "Rania: on hold"),
        ([member(KHALED, ON_HOLD), member(RANIA, ON_HOLD, UNDECIDED)], "Khaled: on hold +1"),
        ([member(KHALED, UNDECIDED), member(RANIA, UNDECIDED)], "All: decision"),
        ([member(KHALED, UNDECIDED)], "Khaled: decision"),
        ([member(KHALED), member(RANIA)], ""),
    ],
)
def test_held_by_says_who_and_why(members: list[Member], said: str) -> None:
    assert models.held_cell(family(*members, stage="booked"), {}).text == said


@pytest.mark.parametrize("stage", ["departed", "arrived", "out"])
def test_nothing_holds_who_does_not_board_any_more(stage: str) -> None:
    assert models.held_cell(family(member(RANIA, ON_HOLD), stage=stage), {}).text == ""


def test_a_family_that_is_not_booked_has_a_dash() -> None:
    assert models.departure_cell(family()).text == "—"
    assert models.departure_cell(family(departure=Departure(reference="BEY-2020-01"))).text == "BEY-2020-01"


@pytest.mark.parametrize(
    ("born", "shown"),
    [("1988-03-26", "F 32"), ("2012-01-05", "F \u20078"), ("1966", "F ~53"), (None, "F \u2007\u2007")],
)
def test_ages_stand_under_one_another_and_say_whether_they_are_exact(born: str | None, shown: str) -> None:
    values = {"sex": "F"} | ({"birth_date": born} if born else {})
    assert models.sex_and_age(person(4, **values), TODAY) == shown


def test_a_member_is_told_on_one_line() -> None:
    assert models.member_line(RANIA, TODAY) == "F · 32 · spouse"
    assert models.member_line(Person(), TODAY) == ""


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"given_names": "RANIA"}, "Rania"),
        ({"family_name": "HADDAD"}, "Haddad"),
        ({"original_name": "رانيا"}, "رانيا"),
        ({"unhcr_number": "LEB-00012345"}, "LEB-00012345"),
        ({}, "No name yet"),
    ],
)
def test_a_member_goes_by_whatever_name_there_is(values: dict[str, str], name: str) -> None:
    assert models.first_name(Person(**values)) == name


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"centre": "Florennes", "municipality": "Florennes", "available_from": date(2020, 4, 12)},
         ("Florennes", "for 2 persons from 12 Apr 2020")),
        ({"municipality": "Ghent"}, ("Ghent", "for 2 persons")),
        ({"centre": "Florennes", "person": 3}, ("Florennes", "for Rania")),
        ({}, ("Reception place", "for 2 persons")),
    ],
)  # fmt: skip
def test_a_place_says_where_and_for_whom(place: dict[str, object], said: tuple[str, str]) -> None:
    assert models.place_words(Placement(**place), family(member(KHALED), member(RANIA))) == said


def test_stages_ahead_say_how_many_members_are_there() -> None:
    there, not_there = person(5, stage="booked"), person(6, stage="decided")
    there.stage, not_there.stage = "booked", "decided"
    marks = models.stage_marks(family(member(there), member(not_there), stage="decided", decided=TODAY))
    assert [(mark.label, mark.detail, mark.standing) for mark in marks][:4] == [
        ("Submitted", "", "passed"), ("Decided", "22 Sep 2020", "current"),
        ("Preparing", "1 of 2 persons", "ahead"), ("Booked", "1 of 2 persons", "ahead"),
    ]  # fmt: skip


def test_a_case_that_is_out_says_since_when() -> None:
    marks = models.stage_marks(family(stage="out", withdrawn=TODAY))
    assert (marks[-1].label, marks[-1].detail, marks[-1].standing) == ("Withdrawn", "22 Sep 2020", "out")


@pytest.mark.parametrize(
    ("stage", "state"),
    [
        ("submitted", "ahead"),
        ("booked", "ahead"),
        ("cleared", "ok"),
        ("departed", "ok"),
        ("settled", "ok"),
        ("out", "ahead"),
    ],
)
def test_a_member_is_ready_only_once_cleared(stage: str, state: str) -> None:
    person = Person(stage=stage)
    assert models.member_state(Member(person, "Rania", (), ())) == state
    held = Member(person, "Rania", (), (Hold("hold", "on hold", "On hold: custody"),))
    assert models.member_state(held) == "bad"


@pytest.mark.parametrize(
    ("awaited", "said"),
    [
        ({2: ("visa",), 3: ("family_together",)}, "Khaled: visa +1"),
        ({3: ("visa", "pcr"), 2: ("family_together",)}, "Rania: visa +1"),
        ({2: ("visa", "consent"), 3: ("visa", "consent")}, "All: visa +1"),
        ({}, ""),
    ],
)
def test_a_family_that_is_booked_is_held_by_what_the_departure_requires(
    awaited: dict[int, tuple[str, ...]], said: str
) -> None:
    assert models.held_cell(family(member(KHALED), member(RANIA), stage="booked"), awaited).text == said


def test_a_hold_is_said_in_its_own_words_and_not_twice() -> None:
    shown = member(RANIA, ON_HOLD)
    assert models.member_whys(shown, {3: ("hold", "visa", "family_together")}) == ["on hold", "visa"]
