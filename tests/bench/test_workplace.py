"""The made-up store is one that the program itself could have written."""

from __future__ import annotations

from pathlib import Path

from resettle_desktop.bench.workplace import Workplace, make_workplace, name_of
from resettle_desktop.records.findings import Level
from resettle_desktop.records.kinds import Case, Passenger, Person
from resettle_desktop.store.connection import integrity_findings
from tests.bench.conftest import PERSONS
from tests.store.recount import held, recounted


def test_it_holds_as_many_persons_as_were_asked_for(place: Workplace) -> None:
    assert PERSONS <= place.store.rows.count(Person) < PERSONS + 15


def test_its_history_is_whole(place: Workplace) -> None:
    assert place.store.history.last_number() > 3
    assert list(place.store.history.altered()) == []


def test_its_index_stages_and_sizes_are_those_of_a_full_recount(place: Workplace) -> None:
    assert held(place.store) == recounted(place.store)


def test_every_record_is_what_its_history_says(place: Workplace) -> None:
    lived: dict[int, dict[str, object]] = {}
    for number in range(1, place.store.history.last_number() + 1):
        for change in place.store.history.entry(number).changes:
            values = lived.setdefault(change.record, {})
            assert {name: values.get(name) for name in change.before or {}} == (change.before or {})
            values.update(change.after or {})
    for kind in (Case, Person, Passenger):
        assert all(lived[record.id] == record.values() for record in place.store.rows.equal(kind))


def test_nothing_in_it_is_wrong(place: Workplace) -> None:
    said = [each for kind in (Case, Person) for record in place.store.rows.equal(kind) for each in record.findings()]
    assert [each for each in said if each.level is Level.ERROR] == []


def test_its_last_change_set_can_be_taken_back(tmp_path: Path) -> None:
    with make_workplace(tmp_path, 60).store as store:
        before = store.history.last_number()
        assert store.undo(before)
        assert held(store) == recounted(store)
        assert integrity_findings(store._database) == []


def test_a_sampled_person_is_found_by_name(place: Workplace) -> None:
    person = place.person()
    found = place.store.search.find(name_of(person.values), "Person").records
    assert person.id in [each.id for each in found]


def test_two_stores_of_one_size_are_the_same(place: Workplace, tmp_path: Path) -> None:
    with make_workplace(tmp_path, PERSONS).store as other:
        assert [each.values() for each in other.rows.equal(Case)] == [
            each.values() for each in place.store.rows.equal(Case)
        ]
