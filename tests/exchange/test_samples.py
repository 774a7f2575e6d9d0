"""The workbooks of four agencies come in with every family, person, number, date, need and telephone as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from resettle_desktop.exchange.importing import Outcome, carry_out, prepare_import
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Case, Person, Placement
from resettle_desktop.records.numbers import number_key, phone_key
from resettle_desktop.store.store import Store
from tests.exchange.conftest import sample

TRUTH = json.loads((Path(__file__).parent.parent / "data" / "truth.json").read_text(encoding="utf-8"))
COUNTRIES = {"unhcr-submissions-lebanon": "LBN", "unhcr-submissions-turkey": "TUR"}
NAMES = (*COUNTRIES, "cgrs-decisions", "fedasil-places")


def set_values(name: str) -> dict[str, str]:
    return {"asylum_country": COUNTRIES[name]} if name in COUNTRIES else {}


@pytest.fixture
def filled(store: Store) -> Store:
    for name in NAMES:
        carry_out(store, prepare_import(store, sample(name), set_values=set_values(name)))
    return store


def case_values(family: dict[str, Any], case: Case) -> Iterator[tuple[Any, Any]]:
    values = case.values()
    yield values["decision"], "negative" if family["number"] in TRUTH["refused"] else "positive"
    yield from ((values[name], family[name]) for name in ("category", "submitted", "place"))
    yield values["asylum_country"], family["country"]
    yield values["priority"], family["priority"].lower()
    yield phone_key(str(values["phone"])), phone_key(family["phone"])
    yield case.size, len(family["persons"])


def person_values(truth: dict[str, Any], person: Person) -> Iterator[tuple[Any, Any]]:
    values = person.values()
    yield str(values["family_name"]).upper(), truth["family"].upper()
    yield values["given_names"], truth["given"]
    yield values["original_name"], truth["arabic"]
    yield from ((values[name], truth[name]) for name in ("sex", "nationality"))
    yield values["birth_date"], truth["born"]
    yield values["marital_status"], truth["marital"].lower()
    yield values["relationship"], code_list("relationships").find(truth["relation"])
    yield sorted(person.needs or ()), sorted(truth["needs"])
    yield values.get("phone"), None


def test_every_case_is_as_the_agencies_say(filled: Store) -> None:
    cases = {number_key(case.unhcr_number or ""): case for case in filled.rows.equal(Case)}
    pairs = [pair for family in TRUTH["families"] for pair in case_values(family, cases[number_key(family["number"])])]
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
    assert len(cases) == len(TRUTH["families"])


def test_every_person_is_as_unhcr_says(filled: Store) -> None:
    people = {number_key(person.unhcr_number or ""): person for person in filled.rows.equal(Person)}
    truth = [person for family in TRUTH["families"] for person in family["persons"]]
    pairs = [pair for each in truth for pair in person_values(each, people[number_key(each["number"])])]
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
    assert len(people) == len(truth)


def test_every_person_is_in_the_right_case(filled: Store) -> None:
    people = {person.unhcr_number: person.case for person in filled.rows.equal(Person)}
    cases = {case.id: number_key(case.unhcr_number or "") for case in filled.rows.equal(Case)}
    for family in TRUTH["families"]:
        assert {cases[people[each["number"]] or 0] for each in family["persons"]} == {number_key(family["number"])}


def test_every_place_is_as_fedasil_says(filled: Store) -> None:
    cases = {case.id: number_key(case.unhcr_number or "") for case in filled.rows.equal(Case)}
    placed = {cases[place.case or 0]: place for place in filled.rows.equal(Placement)}
    truth = {number_key(number): centre for number, centre in TRUTH["placed"].items()}
    assert {number: place.centre for number, place in placed.items()} == truth
    assert {place.type for place in placed.values()} == {"centre"}
    assert all(place.postcode and len(place.postcode) == 4 for place in placed.values())


@pytest.mark.parametrize("name", NAMES)
def test_importing_a_second_time_changes_nothing(filled: Store, name: str) -> None:
    again = prepare_import(filled, sample(name), set_values=set_values(name))
    assert again.change_set.changes == ()
    assert {row.outcome for row in again.rows} <= {Outcome.UNCHANGED, Outcome.SKIPPED}


@pytest.mark.parametrize("name", NAMES)
def test_each_workbook_is_known_by_its_headings(store: Store, name: str) -> None:
    prepared = prepare_import(store, sample(name))
    assert name.startswith(prepared.layout.name)
    assert prepared.unmapped == ()


@pytest.mark.parametrize(("name", "country"), COUNTRIES.items())
def test_the_country_of_asylum_is_proposed_from_the_numbers(store: Store, name: str, country: str) -> None:
    assert prepare_import(store, sample(name)).proposals == {"Case.asylum_country": country}


def test_an_import_can_be_undone(filled: Store) -> None:
    last = prepare_import(filled, sample("fedasil-places"))
    assert last.count(Outcome.UNCHANGED) == len(TRUTH["placed"])
    filled.undo(4)
    assert filled.rows.count(Placement) == 0
