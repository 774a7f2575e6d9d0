"""A warning is accepted with a reason, which stays with the record until what was warned of is something else."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Accepted, Case
from resettle_desktop.store.changes import Applied
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad, person

KHALED = {"unhcr_number": "LEB-58409303"}
TODAY, NOW = date(2020, 9, 22), datetime(2020, 9, 22, 10, 35)


@pytest.fixture
def new_year(store: Store, say: Say) -> Finding:
    """Return the warning of a first of January."""
    say(*haddad())
    say({"set": "Person", "where": KHALED, "values": {"birth_date": "1988-01-01"}})
    return next(said for said in warnings(store) if said.number == "W201")


def warnings(store: Store) -> list[Finding]:
    found = store.checks.cases([case.id for case in store.rows.equal(Case)], TODAY)
    return [said for said in found if said.number.startswith("W")]


def accept(store: Store, *found: Finding, reason: str = "Seen on the extract") -> Applied:
    applied = store.apply(store.reasons.accepting(found, reason, store.user, NOW))
    assert applied
    return applied


def test_an_accepted_warning_stays_listed_and_is_not_open(store: Store, new_year: Finding) -> None:
    accept(store, new_year)
    (said,) = warnings(store)
    assert said.acceptance and not said.open
    given = said.acceptance
    assert (given.reason, given.by, given.when) == ("Seen on the extract", "rania", "22 Sep 2020, 10:35")
    assert [each.open for each in store.checks.store(TODAY) if each.number == "W201"] == [False]


def test_the_reason_lapses_with_the_value_and_a_new_one_takes_its_place(
    store: Store, say: Say, new_year: Finding
) -> None:
    accept(store, new_year)
    say({"set": "Person", "where": KHALED, "values": {"birth_date": "1987-01-01"}})
    (said,) = warnings(store)
    assert said.open
    accept(store, said, reason="The older brother's papers")
    assert [each.reason for each in store.rows.equal(Accepted)] == ["The older brother's papers"]


def test_accepting_is_one_change_set_that_can_be_taken_back(store: Store, new_year: Finding) -> None:
    store.undo(accept(store, new_year).number)
    assert warnings(store)[0].open and store.rows.count(Accepted) == 0


def test_an_accepted_warning_can_be_asked_again(store: Store, new_year: Finding) -> None:
    accept(store, new_year)
    store.apply(store.reasons.asking_again(warnings(store)[0]))
    assert warnings(store)[0].open


def test_a_reason_must_be_given(store: Store, new_year: Finding) -> None:
    with pytest.raises(KnownError, match="with a reason"):
        store.reasons.accepting([new_year], "  ", "rania", NOW)


def test_several_are_accepted_at_once_and_what_is_to_do_is_left(store: Store, say: Say, new_year: Finding) -> None:
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"stated_size": 5}})
    everything = list(store.checks.cases([case.id for case in store.rows.equal(Case)], TODAY))
    accept(store, *everything)
    assert {said.number for said in warnings(store)} == {"W201", "W212"}
    assert not any(said.open for said in warnings(store))


def test_the_reason_of_a_family_lapses_when_the_family_is_another(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"stated_size": 5}})
    accept(store, *warnings(store))
    say({"remove": "Person", "where": {"unhcr_number": "LEB-59509497"}})
    assert [said.open for said in warnings(store)] == [True]


def test_a_reason_about_a_paper_belongs_to_the_person(store: Store, say: Say) -> None:
    say(*haddad())
    say({"add": "Permit", "values": {"person": KHALED, "status": "granted"}})
    accept(store, *warnings(store))
    (kept,) = store.rows.equal(Accepted)
    assert (kept.person, kept.case) == (person(store).id, None)
    assert not warnings(store)[0].open
    say({"remove": "Permit", "where": {"status": "granted"}})
    assert warnings(store) == []
