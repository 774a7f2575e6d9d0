"""The store says what is odd of cases, families, papers and across persons, case by case and as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import CancelledError
from datetime import date

import pytest

from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.store import Store
from tests.rules.made_up_people import families
from tests.store.cleared import departure, seats
from tests.store.conftest import Say, haddad, person
from tests.store.made_up_office import move_in
from tests.store.watching import Stopped, Watching

KHALED, FATIMA = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-59509497"}
TODAY = date(2020, 9, 22)


def odd(found: Iterable[Finding]) -> list[str]:
    return [said.number for said in found if not said.number.startswith("T")]


def all_of(store: Store) -> list[Finding]:
    return list(store.checks.cases([case.id for case in store.rows.equal(Case)], TODAY))


def test_a_family_in_order_has_only_what_is_still_to_do(store: Store, say: Say) -> None:
    say(*haddad())
    assert odd(all_of(store)) == odd(store.checks.store(TODAY)) == []
    assert {said.field for said in all_of(store) if said.number == "T310"} >= {"submitted", "nationality"}


def test_what_is_odd_is_told_of_case_person_paper_and_family(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}, "values": {"stated_size": 5}})
    say({"set": "Person", "where": KHALED, "values": {"birth_date": "1988-01-01"}})
    say({"add": "Person", "values": {"case": {"unhcr_number": "LEB-15C01056"}, "given_names": "Omar", "sex": "F",
                                     "relationship": "son", "birth_date": "1995-02-03"}})  # fmt: skip
    assert sorted(odd(all_of(store))) == ["W201", "W212", "W243", "W246"]
    assert sorted(odd(store.checks.store(TODAY))) == ["W201", "W212", "W243", "W246"]


def test_a_document_of_two_people_is_told_at_both(store: Store, say: Say) -> None:
    say(*haddad())
    for owner in (KHALED, FATIMA):
        say({"add": "TravelDocument", "values": {"person": owner, "number": "N0123456", "type": "passport"}})
    khaled, fatima = person(store), person(store, FATIMA["unhcr_number"])
    found = [said for said in store.checks.store(TODAY) if said.number == "W248"]
    assert {(said.record, said.text) for said in found} == {
        (khaled.id, "Fatima has the number N0123456 too."), (fatima.id, "Khaled has the number N0123456 too."),
    }  # fmt: skip
    assert [said.number for said in store.checks.person(khaled.id)] == ["W248"]


def test_a_paper_of_the_family_may_be_everybodys(store: Store, say: Say) -> None:
    say(*haddad())
    for owner in (KHALED, FATIMA):
        say({"add": "TravelDocument", "values": {"person": owner, "number": "A7654321", "type": "family_booklet"}})
    assert "W248" not in odd(store.checks.store(TODAY))


def test_papers_and_bookings_are_held_against_the_person_and_the_case(store: Store, say: Say) -> None:
    say(*haddad())
    say({"set": "Person", "where": KHALED, "values": {"nationality": "SYR", "withdrawn": "2020-05-01"}})
    say({"add": "TravelDocument", "values": {"person": KHALED, "type": "passport", "country": "TUR"}})
    say({"add": "Permit", "values": {"person": FATIMA, "status": "granted"}})
    say(
        {"add": "Departure", "as": "d", "values": {"reference": "BEY-2020-01"}},
        {"add": "Passenger", "values": {"departure": "@d", "person": KHALED}},
    )
    assert sorted(odd(all_of(store))) == ["W255", "W267", "W273", "W275"]
    assert sorted(odd(store.checks.store(TODAY))) == ["W255", "W267", "W273", "W275"]


def test_a_person_on_two_departures_is_told(store: Store, say: Say) -> None:
    say(*haddad())
    for reference in ("BEY-2020-01", "BEY-2020-02"):
        say(
            {"add": "Departure", "as": "d", "values": {"reference": reference}},
            {"add": "Passenger", "values": {"departure": "@d", "person": KHALED}},
        )
    assert odd(store.checks.person(person(store).id)) == odd(store.checks.store(TODAY)) == ["W249"]


def test_whoever_is_gone_has_nothing_odd(store: Store, say: Say) -> None:
    say(*haddad())
    assert store.checks.person(1) == [] and list(store.checks.cases([1])) == []


def test_what_lives_with_two_records_is_checked_once(store: Store, say: Say) -> None:
    say(*haddad())
    khaled, fatima = person(store), person(store, FATIMA["unhcr_number"])
    store.apply(store.duplicates.judged_different(khaled.id, fatima.id))
    papers = {"person": {"id": id_text(khaled.id)}, "number": "N1"}
    say({"add": "TravelDocument", "values": papers})
    missing = [said for said in all_of(store) if said.kind == "TravelDocument"]
    assert [said.field for said in missing] == ["expires"]


def test_a_whole_office_is_checked_part_by_part(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resettle_desktop.store.checks._PART", 7)
    people = families(120, 4)
    move_in(store, people)
    watching = Watching()
    found = list(store.checks.store(TODAY, watching))
    assert watching.shares[-1] == 1 and len(watching.shares) > 3
    assert sorted(odd(found)) == sorted(odd(all_of(store)))


def test_checking_stops_when_asked(store: Store) -> None:
    move_in(store, families(60, 4))
    with pytest.raises(CancelledError):
        list(store.checks.store(TODAY, Stopped(looks=0)))


def test_what_was_done_after_the_departure_or_at_an_hour_that_never_was_is_told(store: Store, say: Say) -> None:
    say(*haddad(), *departure())
    say(*seats())
    for done in ("2020-09-22T10:36", "2020-03-29T00:30"):
        say({"add": "HealthActivity", "values": {"person": KHALED, "activity": "pcr", "done": done}})
    assert sorted(odd(all_of(store))) == ["W281", "W283"]
