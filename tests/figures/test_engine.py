"""What the engine works out is what the rules work out in Python: ages, brackets and the head of a family."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resettle_desktop.figures.bases import HEAD
from resettle_desktop.figures.engine import age, days_between
from resettle_desktop.figures.fields import BRACKETS, age_group
from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.kinds import Person
from resettle_desktop.records.numbers import new_id
from resettle_desktop.rules.families import head_of
from resettle_desktop.store.store import Store
from tests.figures.conftest import case, person, tell

BORN = st.dates(date(1920, 1, 1), date(2030, 12, 31))
FORMS = {
    4: lambda day: (day.year,),
    7: lambda day: (day.year, day.month),
    10: lambda day: (day.year, day.month, day.day),
}
KNOWN = st.builds(
    lambda day, known, guessed: KnownDate(*(day.year, day.month, day.day)[:known], estimated=guessed),
    BORN, st.integers(1, 3), st.booleans(),
)  # fmt: skip
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
IN_ONE_STORE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)


def worked_out(store: Store, expression: str, born: str | None = None, on: str | None = None) -> object:
    sql = f"SELECT {expression} FROM (SELECT ? AS birth_date) AS person, (SELECT ? AS day) AS counted"
    return store.rows.fetch(sql, (born, on))[0][0]


@IN_ONE_STORE
@given(KNOWN, DAYS)
def test_an_age_is_counted_as_the_rules_count_it(office: Store, born: KnownDate, on: date) -> None:
    assert worked_out(office, age("birth_date", "day"), str(born), on.isoformat()) == born.age_on(on)


@IN_ONE_STORE
@given(KNOWN, DAYS)
def test_an_age_falls_into_unhcrs_bracket(office: Store, born: KnownDate, on: date) -> None:
    expected = max((least, name) for name, least in BRACKETS.items() if least <= born.age_on(on))[1]
    assert worked_out(office, age_group("counted.day").sql, str(born), on.isoformat()) == expected


@pytest.mark.parametrize(("born", "on"), [(None, "2020-01-01"), ("1990", None), (None, None)])
def test_without_a_birth_or_a_day_the_age_is_not_known(office: Store, born: str | None, on: str | None) -> None:
    assert worked_out(office, age_group("counted.day").sql, born, on) == "other"


def test_days_are_counted_from_day_to_day_whatever_the_hour(office: Store) -> None:
    assert worked_out(office, days_between("birth_date", "day"), "2019-12-31T23:50", "2020-03-01T00:10") == 61


RELATIONSHIPS = st.sampled_from([None, "principal_applicant", "spouse", "partner", "son", "other_relative"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(st.lists(st.tuples(RELATIONSHIPS, st.none() | KNOWN.map(str)), min_size=1, max_size=6))
def test_the_head_of_a_case_is_who_the_rules_say(office: Store, members: list[tuple[str | None, str | None]]) -> None:
    number = f"c{new_id()}"
    people = [
        person(f"p{place}", number, birth_date=born if born and born < "2020" else None, relationship=relationship)
        for place, (relationship, born) in enumerate(members)
    ]
    tell(office, case(number), *people)
    added = max(each.id for each in office.rows.all(Person, ("id",)))
    family = office.rows.equal(Person, case=office.rows.many(Person, [added])[added].case)
    sql = f'SELECT ({HEAD}) FROM (SELECT ? AS "case") AS counted'
    head = head_of(family)
    assert head is not None
    assert office.rows.fetch(sql, (family[0].case,)) == [(head.id,)]
