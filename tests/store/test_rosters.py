"""Of a change of families each of them is known before and after: who leaves, who comes, who is what to whom."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.changes import ChangeSet
from resettle_desktop.store.rosters import Roster, rosters
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad

NASSER = (
    {"add": "Case", "as": "o", "values": {"unhcr_number": "LEB-15C09999"}},
    {"add": "Person", "values": {"case": "@o", "given_names": "Samir", "relationship": "principal_applicant"}},
)


@pytest.fixture
def cases(store: Store, say: Say) -> tuple[int, int]:
    say(*haddad(), *NASSER)
    found = {case.unhcr_number: case.id for case in store.rows.equal(Case)}
    return found["LEB-15C01056"], found["LEB-15C09999"]


def given(store: Store, name: str) -> int:
    return next(each.id for each in store.rows.equal(Person) if each.given_names == name)


def told(roster: Roster) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(each.person.given_names, each.way, each.before, each.after) for each in roster.entries]


def test_without_a_change_all_stay_what_they_are(store: Store, cases: tuple[int, int]) -> None:
    (roster,) = rosters(store.rows, ChangeSet(()), cases[0])
    assert told(roster) == [
        ("Khaled", "stays", "principal_applicant", "principal_applicant"), ("Fatima", "stays", "spouse", "spouse"),
    ]  # fmt: skip
    assert (roster.counts, roster.another_applies) == ((2, 2), False)


def test_who_is_split_off_leaves_one_family_and_comes_into_a_new_one(store: Store, cases: tuple[int, int]) -> None:
    prepared = store.families.split(cases[0], [given(store, "Khaled")], "LEB-20C00001")
    here, new = rosters(store.rows, prepared.change_set, cases[0])
    assert told(here) == [
        ("Fatima", "stays", "spouse", "principal_applicant"), ("Khaled", "goes", "principal_applicant", None),
    ]  # fmt: skip
    assert told(new) == [("Khaled", "comes", None, "principal_applicant")]
    assert (here.another_applies, new.is_new, new.label) == (True, True, "The new case LEB-20C00001")


def test_a_case_whose_members_all_come_is_told_to_be_closed(store: Store, cases: tuple[int, int]) -> None:
    here, other = rosters(store.rows, store.families.join(*cases).change_set, cases[0])
    assert (here.counts, other.counts, other.closes) == ((2, 3), (1, 0), True)
    assert told(other) == [("Samir", "goes", "principal_applicant", None)]


def test_linked_cases_are_both_shown_as_they_stay(store: Store, cases: tuple[int, int]) -> None:
    found = rosters(store.rows, store.families.link(*cases).change_set, cases[1])
    assert [roster.label for roster in found] == ["LEB-15C09999", "LEB-15C01056"]
    assert {entry.way for roster in found for entry in roster.entries} == {"stays"}


def test_of_merged_cases_one_takes_all_members(store: Store, cases: tuple[int, int]) -> None:
    here, gone = rosters(store.rows, store.merging.cases(*cases).prepared.change_set, cases[0])
    assert (here.counts, gone.counts, gone.closes) == ((2, 3), (1, 0), True)
