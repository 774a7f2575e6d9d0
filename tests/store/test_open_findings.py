"""Which cases and persons have open findings is known by an index that follows every change set and every day."""

from __future__ import annotations

from concurrent.futures import CancelledError
from datetime import date, datetime, timedelta

import pytest

from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record
from resettle_desktop.store.filters import with_findings
from resettle_desktop.store.store import Store
from resettle_desktop.store.windows import Window
from tests.store.conftest import Say, haddad, person
from tests.store.watching import Stopped

TODAY, NOW = date(2020, 9, 22), datetime(2020, 9, 22, 9, 30)
KHALED, FATIMA = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"}
ODD = {"set": "Person", "where": KHALED, "values": {"birth_date": "1988-01-01"}}
MENDED = {"set": "Person", "where": KHALED, "values": {"birth_date": "1988-03-14"}}


@pytest.fixture
def family(store: Store, say: Say) -> Store:
    say(*haddad())
    return store


def found(store: Store, kind: type[Record], value: str, today: date = TODAY) -> list[int]:
    store.open_findings.bring_up(today)
    return Window(store.rows, kind, "id", filters=[with_findings(value)]).ids()


def test_what_is_odd_of_a_member_is_found_of_the_person_and_the_case(family: Store, say: Say) -> None:
    say(ODD)
    assert found(family, Person, "asked") == [person(family).id]
    assert found(family, Case, "asked") == [person(family).case]


def test_what_is_mended_is_no_longer_found(family: Store, say: Say) -> None:
    say(ODD)
    assert found(family, Person, "asked")
    say(MENDED)
    assert found(family, Person, "asked") == found(family, Case, "asked") == []


def test_what_is_only_missing_is_asked_for_apart(family: Store) -> None:
    assert found(family, Case, "to_do") and not found(family, Case, "asked")


def test_nothing_found_is_asked_for_too(family: Store, say: Say) -> None:
    say(ODD)
    rest = {each.id for each in family.rows.equal(Person)} - set(found(family, Person, "to_do"))
    assert set(found(family, Person, "none")) == rest - {person(family).id}


def test_a_number_of_two_people_is_found_of_both_until_one_is_mended(family: Store, say: Say) -> None:
    for owner in (KHALED, FATIMA):
        say({"add": "TravelDocument", "values": {"person": owner, "number": "N0123456", "type": "passport"}})
    both = {person(family).id, person(family, FATIMA["unhcr_number"]).id}
    assert set(found(family, Person, "asked")) == both
    family.undo(family.history.last_number())
    assert found(family, Person, "asked") == []


def test_who_is_removed_is_no_longer_found(family: Store, say: Say) -> None:
    say(ODD)
    khaled = person(family).id
    assert khaled in found(family, Person, "asked")
    say({"remove": "Person", "where": KHALED})
    assert khaled not in found(family, Person, "asked")


def test_an_accepted_warning_is_not_open(family: Store, say: Say) -> None:
    say(ODD)
    (odd,) = [each for each in family.checks.cases([person(family).case or 0], TODAY) if each.number == "W201"]
    change_set = family.reasons.accepting([odd], "as on the passport", "rania", NOW)
    family.apply(change_set)
    assert found(family, Person, "asked") == []


def test_only_what_was_touched_is_checked_again_and_on_the_next_day_all(
    family: Store, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    family.open_findings.bring_up(TODAY)
    asked: list[object] = []
    original = type(family.checks).by_household
    monkeypatch.setattr(
        type(family.checks), "by_household", lambda own, ids, *rest: [asked.append(ids), original(own, ids, *rest)][1]
    )
    say(ODD)
    family.open_findings.bring_up(TODAY)
    family.open_findings.bring_up(TODAY)
    family.open_findings.bring_up(TODAY + timedelta(days=1))
    assert asked == [[person(family).case], None]


def test_what_was_stopped_is_taken_up_again(family: Store, say: Say) -> None:
    say(ODD)
    with pytest.raises(CancelledError):
        family.open_findings.bring_up(TODAY, Stopped())
    assert not family.open_findings.is_fresh(TODAY)
    assert found(family, Person, "asked") == [person(family).id]
    assert family.open_findings.is_fresh(TODAY)
