from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.rules.counter import BOARDED, LEFT, NO_SHOW, PRESENT, STATUSES, Standing
from resettle_desktop.rules.tick_merging import Merge, TickMade, Told, merged

SEVEN = datetime(2020, 9, 22, 7, 0)
LISTED = Standing("listed")


def tick(id: int, person: int, what: str, minute: int, device: str) -> TickMade:
    return TickMade(id, person, what, SEVEN + timedelta(minutes=minute), "NSH" if what == NO_SHOW else "", device)


def told(*ticks: TickMade, minute: int = 59) -> Told:
    return Told(1, "B", SEVEN + timedelta(minutes=minute), ticks)


def after(merge: Merge) -> dict[int, str]:
    return {each.person: each.after.status for each in merge.persons}


def test_what_the_other_laptop_ticked_joins_what_was_ticked_here() -> None:
    here = [tick(1, 11, PRESENT, 5, "A")]
    found = merged(here, {11: here[0].standing, 12: LISTED}, told(tick(2, 12, PRESENT, 6, "B")))
    assert after(found) == {12: "checked_in"}
    assert not found.conflicts


def test_the_later_of_two_wins_and_what_cannot_both_be_is_told() -> None:
    here = [tick(1, 11, BOARDED, 50, "A")]
    found = merged(here, {11: here[0].standing}, told(tick(2, 11, NO_SHOW, 40, "B")))
    assert after(found) == {11: "boarded"}
    assert [each.there.status for each in found.conflicts] == ["no_show"]
    assert not found.persons[0].changes


def test_present_here_and_boarded_there_is_no_conflict() -> None:
    here = [tick(1, 11, PRESENT, 5, "A")]
    found = merged(here, {11: here[0].standing}, told(tick(2, 11, BOARDED, 40, "B")))
    assert after(found) == {11: "boarded"} and not found.conflicts


def test_a_file_that_was_merged_changes_nothing_a_second_time() -> None:
    other = tick(2, 12, PRESENT, 6, "B")
    assert merged([other], {12: other.standing}, told(other)).is_empty


def test_a_tick_that_was_taken_back_there_goes_here_too() -> None:
    other = tick(2, 12, PRESENT, 6, "B")
    found = merged([other], {12: other.standing}, told())
    assert found.taken_back == (other,) and after(found) == {12: "listed"}


def test_an_older_file_takes_nothing_back() -> None:
    other = tick(2, 12, PRESENT, 30, "B")
    assert merged([other], {12: other.standing}, told(minute=20)).is_empty


def test_who_came_and_left_there_is_awaited_and_not_forgotten() -> None:
    found = merged([], {12: LISTED}, told(tick(2, 12, PRESENT, 6, "B"), tick(3, 12, LEFT, 9, "B")))
    assert after(found) == {12: "listed"} and len(found.added) == 2


def test_a_status_that_was_set_later_without_a_tick_stays() -> None:
    postponed = Standing("postponed", SEVEN + timedelta(minutes=55))
    found = merged([], {12: postponed}, told(tick(2, 12, PRESENT, 6, "B")))
    assert after(found) == {12: "postponed"}


def test_who_is_not_on_this_manifest_is_told() -> None:
    assert merged([], {}, told(tick(2, 99, PRESENT, 6, "B"))).unknown == (99,)


ticks = st.builds(tick, st.integers(1, 40), st.integers(1, 3), st.sampled_from(sorted(STATUSES)),
                  st.integers(0, 50), st.just("B"))  # fmt: skip


@given(st.lists(ticks, unique_by=lambda each: each.id), st.lists(ticks, unique_by=lambda each: each.id))
def test_both_laptops_say_the_same_once_each_has_the_other_s_ticks(one: list[TickMade], other: list[TickMade]) -> None:
    ours = [TickMade(each.id + 100, each.person, each.what, each.at, each.reason, "A") for each in one]
    standings = {
        person: _last([each for each in ours if each.person == person]) for person in range(1, 4)
    }  # fmt: skip
    theirs = {person: _last([each for each in other if each.person == person]) for person in range(1, 4)}
    here = merged(ours, standings, told(*other))
    there = merged(other, theirs, Told(1, "A", SEVEN + timedelta(minutes=59), tuple(ours)))
    assert standings | {each.person: each.after for each in here.persons} == theirs | {
        each.person: each.after for each in there.persons
    }


def _last(made: list[TickMade]) -> Standing:
    last = max(made, key=lambda each: (each.at, each.id), default=None)
    return last.standing if last else LISTED
