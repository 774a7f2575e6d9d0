"""What an import left to a person is decided later: each decision is one change set that can be taken back."""

from __future__ import annotations

from typing import Any

import pytest

from resettle_desktop.exchange.deciding import (
    CellDecision,
    NotDecided,
    RowDecision,
    decide_conflict,
    decide_parked,
    open_conflicts,
    open_parked,
)
from resettle_desktop.records.findings import Refused
from resettle_desktop.records.kinds import Conflict, Parked, Person
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.store import Store
from tests.exchange.conftest import HEADINGS, HEBA, KHALED, Bring, Say, only
from tests.store.conftest import haddad, person

OTHER_CASE = ("LEB-16C01017", "LEB-24310024", "PA", "SHAHIN", "Khaled", "M", "1980-02-03")
ATTENDANCE = ("Family name", "First names", "Date of Birth", "Session", "Date", "Result")


def conflict(store: Store, **values: Any) -> int:
    """Keep a conflict about the telephone of the first person and return its id."""
    says = {
        "record": id_text(person(store).id), "field_name": "phone", "sent": "+961 3 111111", "workbook": "back.xlsx",
        "returned": "+961 3 222222", "returned_value": '"+961 3 222222"', "here": "+961 03 876082", "row": 2,
    }  # fmt: skip
    applied = store.apply(store.read_statement({"changes": [{"add": "Conflict", "values": says | values}]}).change_set)
    assert applied
    return applied.change_set.changes[0].record


@pytest.fixture
def store(store: Store, say: Say) -> Store:
    say(*haddad())
    return store


def test_a_conflict_waits_with_its_three_values(store: Store) -> None:
    conflict(store)
    waiting = only(open_conflicts(store))
    assert (waiting.sent, waiting.returned, waiting.here) == ("+961 3 111111", "+961 3 222222", "+961 03 876082")
    assert (waiting.label, waiting.kept.name, waiting.readable) == ("Haddad, Khaled", "phone", True)


@pytest.mark.parametrize(
    ("decision", "typed", "phone"),
    [
        (CellDecision.RETURNED, "", "+961 3 222222"),
        (CellDecision.OURS, "", "+961 03 876082"),
        (CellDecision.OTHER, "+961 3 333333", "+961 3 333333"),
    ],
)
def test_each_decision_is_one_change_set(store: Store, decision: CellDecision, typed: str, phone: str) -> None:
    id, before = conflict(store), store.history.last_number()
    decide_conflict(store, id, decision, typed)
    assert (person(store).phone, store.history.last_number()) == (phone, before + 1)
    assert not open_conflicts(store)


def test_a_decision_that_is_taken_back_waits_again(store: Store) -> None:
    applied = decide_conflict(store, conflict(store), CellDecision.RETURNED)
    assert applied
    store.undo(applied.number)
    assert person(store).phone == "+961 03 876082"
    assert len(open_conflicts(store)) == 1


def test_nothing_is_decided_twice(store: Store) -> None:
    id = conflict(store)
    decide_conflict(store, id, CellDecision.OURS)
    with pytest.raises(NotDecided):
        decide_conflict(store, id, CellDecision.RETURNED)
    assert person(store).phone == "+961 03 876082"


def test_what_is_no_value_is_refused_and_still_waits(store: Store) -> None:
    with pytest.raises(Refused):
        decide_conflict(store, conflict(store, field_name="birth_date"), CellDecision.OTHER, "yesterday or so")
    assert len(open_conflicts(store)) == 1


def test_the_conflicts_of_a_removed_record_are_gone(store: Store) -> None:
    conflict(store)
    record, waiting = person(store), only(store.rows.equal(Conflict))
    store.apply(
        store.read_statement(
            {
                "changes": [
                    {"remove": "Conflict", "where": {"id": id_text(waiting.id)}},
                    {"remove": "Person", "where": {"id": id_text(record.id)}},
                ]
            }
        ).change_set
    )
    assert not open_conflicts(store)


@pytest.fixture
def parked(store: Store, bring: Bring) -> int:
    """Bring a row that gives somebody's number to another family; it waits."""
    bring([HEADINGS, KHALED, HEBA])
    bring([HEADINGS, OTHER_CASE])
    return only(store.rows.equal(Parked)).id  # type: ignore[no-any-return]


def test_a_parked_row_waits_with_its_cells_and_whom_it_may_be(store: Store, parked: int) -> None:
    row = only(open_parked(store))
    assert row.cells["Individual Number"] == "LEB-24310024"
    assert (row.kind, row.may_be_new, "LEB-24310024" in row.reason) == ("Person", True, True)
    assert only(row.candidates).id == person(store, "LEB-24310024").id


def test_the_same_row_waits_once(store: Store, bring: Bring, parked: int) -> None:
    bring([HEADINGS, OTHER_CASE])
    assert len(open_parked(store)) == 1


def test_a_row_that_was_left_out_does_not_wait_again(store: Store, bring: Bring, parked: int) -> None:
    decide_parked(store, parked, RowDecision.LEFT_OUT)
    bring([HEADINGS, OTHER_CASE])
    assert not open_parked(store)


def test_a_row_is_taken_once_it_is_said_whom_it_is_about(store: Store, parked: int) -> None:
    heba = person(store, "LEB-92751383")
    applied = decide_parked(store, parked, RowDecision.RECORD, heba.id)
    changed = store.rows.get(Person, heba.id)
    assert applied
    assert changed and (changed.given_names, changed.unhcr_number) == ("Khaled", "LEB-92751383")
    store.undo(applied.number)
    assert len(open_parked(store)) == 1
    assert person(store, "LEB-92751383").given_names == "Heba"


def test_somebody_new_comes_in_without_the_number_of_another(store: Store, bring: Bring) -> None:
    bring([HEADINGS, KHALED, HEBA])
    bring([HEADINGS, ("LEB-16C01016", "LEB-92751383", "Son", "SHAHIN", "Omar", "M", "2011-04-05")])
    decide_parked(store, only(open_parked(store)).parked.id, RowDecision.NEW)
    omar = only(store.rows.equal(Person, given_names="Omar"))
    assert (omar.unhcr_number, omar.relationship, omar.case) == (None, "son", person(store, "LEB-24310024").case)
    assert person(store, "LEB-92751383").given_names == "Heba"


def test_a_row_that_would_still_wait_says_why_and_changes_nothing(store: Store, bring: Bring) -> None:
    clinic = ("Individual Number", "Activity", "Date", "Result")
    bring([clinic, ("LEB-99999999", "PCR", "2020-09-20", "Positive")], layout="clinic-results")
    before, waiting = store.history.last_number(), only(open_parked(store))
    assert not waiting.may_be_new
    with pytest.raises(NotDecided):
        decide_parked(store, waiting.parked.id, RowDecision.NEW)
    assert (store.history.last_number(), len(open_parked(store))) == (before, 1)


def test_what_a_parked_row_says_of_health_is_sealed(store: Store, bring: Bring) -> None:
    clinic = ("Individual Number", "Activity", "Date", "Result", "Details")
    bring([clinic, ("LEB-99999999", "PCR", "2020-09-20", "Positive", "cough")], layout="clinic-results")
    row = only(open_parked(store))
    kept = row.parked
    assert row.cells["Details"] == "cough"
    assert "cough" not in f"{kept.cells} {kept.said}"
    assert "ositive" not in f"{kept.cells} {kept.said}"
