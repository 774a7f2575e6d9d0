from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.records.codes import code_list
from resettle_desktop.rules.counter import (
    BOARDED,
    LEFT,
    NO_SHOW,
    PRESENT,
    STATUSES,
    Standing,
    Where,
    changes,
    counted,
    standing_after,
    still_open,
)

AT = datetime(2020, 9, 22, 7, 51)
HERE, AWAY = Standing("checked_in", AT), Standing("listed")


def test_every_tick_that_can_be_chosen_says_what_becomes_of_the_passenger() -> None:
    assert set(code_list("counter_ticks").codes) == set(STATUSES)
    assert set(STATUSES.values()) <= set(code_list("passenger_statuses").codes)


@pytest.mark.parametrize("status", code_list("passenger_statuses").codes)
def test_every_status_says_where_a_person_is(status: str) -> None:
    assert Standing(status).where is not Where.UNKNOWN


def test_who_is_present_is_not_present_twice() -> None:
    assert changes(AWAY, PRESENT)
    assert not changes(HERE, PRESENT)
    assert not changes(Standing("boarded"), PRESENT)


def test_only_who_came_can_leave_again_and_is_awaited_then() -> None:
    assert not changes(AWAY, LEFT)
    assert changes(HERE, LEFT)
    assert standing_after(LEFT, AT).where is Where.AWAITED


def test_who_was_given_up_may_come_after_all() -> None:
    late = Standing("no_show", AT, "NSH")
    assert changes(late, PRESENT)
    assert standing_after(PRESENT, AT) == HERE


@given(st.lists(st.sampled_from(code_list("passenger_statuses").codes)))
def test_the_counts_add_up_whatever_became_of_each(statuses: list[str]) -> None:
    found = counted(map(Standing, statuses))
    assert found.manifest == len(statuses)
    assert found.adds_up


def test_a_status_of_the_office_s_own_does_not_add_up() -> None:
    found = counted([HERE, Standing("at_the_hospital")])
    assert not found.adds_up
    assert still_open({1: HERE, 2: Standing("at_the_hospital")}).unknown == (2,)


def test_the_counter_stays_open_for_each_of_whom_nothing_final_is_said() -> None:
    standings = {
        1: AWAY, 2: HERE, 3: standing_after(BOARDED, AT),
        4: standing_after(NO_SHOW, AT), 5: standing_after(NO_SHOW, AT, "NSH"),
    }  # fmt: skip
    found = still_open(standings)
    assert (found.awaited, found.present, found.without_reason) == ((1,), (2,), (4,))
    assert not found.may_close
    assert still_open({3: standings[3], 5: standings[5]}).may_close
