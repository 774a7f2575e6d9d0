"""Whatever the habits of a partner, its list says the same: six lists, each in many shapes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resettle_desktop.exchange.importing import Outcome, Prepared, carry_out, prepare_import
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Made
from tests.exchange.partner_lists import HABITS, LISTS, PartnerList

MERGED = "what is alike merged"  # says where, and must come last
# a row outside the list, an order of dates that nothing tells, a day without a time
EXPECTED = frozenset(("W217", "W218", "W229"))

Come = Callable[[PartnerList], Prepared]
each_list = pytest.mark.parametrize("plain", LISTS, ids=lambda each: each.layout)


@pytest.fixture
def come(families: Store, made: Made) -> Come:
    """Import a list into the store of the families."""

    def imported(written: PartnerList) -> Prepared:
        prepared = prepare_import(families, made(written.lines(), merged=written.merged))
        carry_out(families, prepared)
        return prepared

    return imported


@each_list
@pytest.mark.parametrize("habit", HABITS)
def test_a_list_of_any_habits_says_what_the_plain_one_says(come: Come, plain: PartnerList, habit: str) -> None:
    first = come(HABITS[habit](plain))
    assert (first.layout.name, first.count(Outcome.PARKED)) == (plain.layout, 0)
    assert [str(said) for said in first.findings if said.number not in EXPECTED] == []
    assert set(first.unmapped) <= {"Shoe size"}
    assert come(plain).change_set.changes == ()


@each_list
def test_every_row_of_the_plain_list_brings_something(come: Come, plain: PartnerList) -> None:
    assert come(plain).count(Outcome.CREATED) == len(plain.rows)


@each_list
def test_a_column_that_nobody_knows_is_told(come: Come, plain: PartnerList) -> None:
    assert come(HABITS["a column nobody knows"](plain)).unmapped == ("Shoe size",)


@pytest.mark.slow
@each_list
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(habits=st.lists(st.sampled_from([each for each in HABITS if each != MERGED]), min_size=2, unique=True))
def test_many_habits_at_once_change_nothing_of_what_is_said(
    come: Come, families: Store, made: Made, plain: PartnerList, habits: list[str]
) -> None:
    come(plain)
    written = plain
    for habit in habits:
        written = HABITS[habit](written)
    again = prepare_import(families, made(written.lines(), "again.xlsx"))
    assert (again.layout.name, again.count(Outcome.PARKED)) == (plain.layout, 0)
    assert [str(said) for said in again.findings if said.number not in EXPECTED] == []
    assert {change.kind for change in again.change_set.changes} <= {"FurtherValue"}  # what nobody knows
    assert {heading.casefold().strip(" *\n") for heading in again.unmapped} <= {"shoe size"}
