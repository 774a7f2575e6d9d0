"""A check over many cases gives a list that one works down, with whose each finding is."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.records.kinds import Case
from resettle_desktop.store.checked import Checked, CheckLists
from resettle_desktop.store.store import Store
from tests.rules.made_up_people import families
from tests.store.conftest import Say, haddad, person
from tests.store.made_up_office import move_in

TODAY = date(2020, 9, 22)
KHALED, FATIMA = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"}


@pytest.fixture
def lists(store: Store) -> CheckLists:
    return CheckLists(store.rows, store.checks)


@pytest.fixture
def office(store: Store, say: Say) -> Store:
    """Return a store with a family that has two things odd, one of them of a paper."""
    say(*haddad())
    say({"set": "Person", "where": KHALED, "values": {"birth_date": "1988-01-01"}})
    say({"add": "Permit", "values": {"person": FATIMA, "status": "granted"}})
    return store


def odd(checked: Checked) -> list[tuple[str, str, str]]:
    warned = (each for each in checked.listed if each.found.number.startswith("W"))
    return [(each.found.number, each.who, each.case_number) for each in warned]


def test_a_finding_says_whose_it_is_also_one_of_a_paper(office: Store, lists: CheckLists) -> None:
    assert odd(lists.check(today=TODAY)) == [
        ("W201", "Haddad, Khaled", "LEB-15C01056"), ("W267", "Rashid, Fatima", "LEB-15C01056"),
    ]  # fmt: skip


def test_it_counts_by_number_what_is_open_and_whom_it_looked_at(office: Store, lists: CheckLists) -> None:
    checked = lists.check(today=TODAY)
    assert (checked.counts["W201"], checked.counts["W267"], checked.cases, checked.persons) == (1, 1, 1, 2)
    accepting = office.reasons.accepting([checked.listed[0].found], "Seen", "rania", datetime(2020, 9, 22, 10))
    office.apply(accepting)
    again = lists.check(today=TODAY)
    assert "W201" not in again.counts and len(again.listed) == len(checked.listed)


def test_some_cases_give_what_all_give_of_them(office: Store, lists: CheckLists) -> None:
    ids = [case.id for case in office.rows.equal(Case)]
    assert [each.key for each in lists.check(ids, TODAY).listed] == [
        each.key for each in lists.check(None, TODAY).listed
    ]


def test_numbers_on_two_people_stand_with_both(store: Store, say: Say, lists: CheckLists) -> None:
    say(*haddad())
    for owner in (KHALED, FATIMA):
        say({"add": "TravelDocument", "values": {"person": owner, "number": "N0123456", "type": "passport"}})
    for cases in (None, [case.id for case in store.rows.equal(Case)]):
        found = [each.who for each in lists.check(cases, TODAY).listed if each.found.number == "W248"]
        assert found == ["Haddad, Khaled", "Rashid, Fatima"]


def test_what_is_mended_goes_from_the_list_and_nothing_else(office: Store, say: Say, lists: CheckLists) -> None:
    checked = lists.check(today=TODAY)
    applied = say({"set": "Person", "where": KHALED, "values": {"birth_date": "1988-03-26"}})
    renewed = lists.renewed(checked, applied.records, TODAY)
    assert [number for number, _who, _case in odd(renewed)] == ["W267"]
    assert "W201" not in renewed.counts and len(renewed.listed) == len(checked.listed) - 1
    assert renewed.cases == checked.cases


def test_a_change_elsewhere_leaves_the_list_as_it_is(office: Store, say: Say, lists: CheckLists) -> None:
    checked = lists.check([person(office).case or 0], TODAY)
    applied = say({"add": "Case", "values": {"unhcr_number": "LEB-16C01016"}})
    assert lists.renewed(checked, applied.records, TODAY) is checked


def test_what_does_not_fit_is_counted_and_to_do_gives_way_first(store: Store, lists: CheckLists) -> None:
    move_in(store, families(60, 4))
    everything = lists.check(today=TODAY)
    warned = sum(each.found.number.startswith("W") for each in everything.listed)
    few = lists.check(today=TODAY, most=warned + 3)
    assert few.left_out == len(everything.listed) - len(few.listed) == len(everything.listed) - warned - 3
    assert few.counts == everything.counts
