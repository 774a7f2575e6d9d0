"""A session is proposed to whole families by group, language, place and day of departure, and says who is left out."""

from __future__ import annotations

from datetime import date

import pytest

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.kinds import Attendance, Case, Person, Session
from resettle_desktop.rules.session_plan import Known, Proposed, in_order, is_for, propose

DAY = date(2020, 9, 8)
SESSION = Session(id=1, kind="orientation", date=DAY, place="Beirut", language="ara")
MOTHER = Person(id=5, sex="F", birth_date=KnownDate(1990), languages=["ara"])
CHILD = Person(id=6, sex="M", birth_date=KnownDate(2015))
CASE = Case(id=3, unhcr_number="LEB-1", place="beirut")


def proposed(
    departs: date | None = None, session: Session = SESSION, *attended: tuple[Attendance, Session]
) -> Proposed:
    return propose(session, Known(CASE, (MOTHER, CHILD), departs, attended), DAY)


@pytest.mark.parametrize(
    ("group", "people"),
    [(None, (5, 6)), ("families", (5, 6)), ("adults", (5,)), ("children", (6,)), ("youth", ()), ("women", (5,))],
)
def test_those_of_the_group_are_proposed(group: str | None, people: tuple[int, ...]) -> None:
    assert proposed(None, Session(id=1, date=DAY, group=group)).people == people


def test_who_has_no_date_of_birth_is_with_the_grown() -> None:
    assert is_for(Session(group="adults"), Person(id=7), DAY)


def test_the_reasons_say_language_and_place() -> None:
    assert proposed().reasons == ("speaks Arabic", "lives in Beirut")


def test_a_family_that_leaves_before_or_speaks_another_language_is_left_out_with_why() -> None:
    assert proposed(date(2020, 9, 7)).left_out == "depart before it"
    assert proposed(None, Session(id=1, date=DAY, language="som")).left_out == "speak another language"


@pytest.mark.parametrize(
    ("result", "held", "people"),
    [
        ("present", date(2020, 8, 1), (6,)),
        ("absent", date(2020, 8, 1), (5, 6)),
        (None, date(2020, 8, 1), (5, 6)),
        (None, date(2020, 9, 20), (6,)),
        ("waived", None, (6,)),
    ],
)
def test_who_attended_or_is_planned_needs_nothing(
    result: str | None, held: date | None, people: tuple[int, ...]
) -> None:
    other = Session(id=2, kind="orientation", date=held)
    assert proposed(None, SESSION, (Attendance(id=9, person=5, result=result), other)).people == people


def test_the_soonest_to_depart_stand_first_and_those_of_the_place_before_others() -> None:
    soon = Proposed(Case(id=1, unhcr_number="C"), (1,), date(2020, 9, 9), False, ())
    near = Proposed(Case(id=2, unhcr_number="B"), (2,), None, True, ())
    far = Proposed(Case(id=3, unhcr_number="A"), (3,), None, False, ())
    none = Proposed(Case(id=4), (), None, True, ())
    assert in_order([far, near, none, soon]) == [soon, near, far]
