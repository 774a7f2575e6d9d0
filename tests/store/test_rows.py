"""Reading records: copies, in the order in which they were made."""

from __future__ import annotations

import pytest

from resettle_desktop.records.kinds import Case, Person, Placement
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad


@pytest.fixture
def rows(store: Store, say: Say) -> Rows:
    say(*haddad())
    return store.rows


def test_a_record_that_is_not_there_is_none(rows: Rows) -> None:
    assert rows.get(Case, 1) is None


def test_many_leaves_out_what_is_not_there(rows: Rows) -> None:
    (case,) = rows.equal(Case)
    assert list(rows.many(Case, [case.id, 1, None])) == [case.id]


def test_members_are_grouped_under_their_case(rows: Rows) -> None:
    (case,) = rows.equal(Case)
    assert [p.given_names for p in rows.grouped(Person, "case", [case.id])[case.id]] == ["Khaled", "Fatima"]


def test_more_ids_than_a_query_takes_are_read_in_parts(rows: Rows) -> None:
    (case,) = rows.equal(Case)
    assert list(rows.many(Case, [*range(1, 3000), case.id])) == [case.id]


def test_changing_a_copy_changes_nothing_here(rows: Rows) -> None:
    rows.equal(Case)[0].unhcr_number = "X"
    assert rows.equal(Case)[0].unhcr_number == "LEB-15C01056"


def test_a_page_is_sorted_both_ways(rows: Rows) -> None:
    up, down = (rows.page(Person, [("family_name", way)]) for way in (False, True))
    assert [p.family_name for p in up] == [p.family_name for p in reversed(down)] == ["HADDAD", "RASHID"]


def test_counting_takes_conditions(rows: Rows) -> None:
    assert (rows.count(Person), rows.count(Person, sex="F")) == (2, 1)


def test_some_fields_of_long_lists_are_read_alone(rows: Rows) -> None:
    (case,) = rows.equal(Case)
    khaled, _fatima = rows.where_in(Person, "case", [case.id], only=("given_names",))
    assert (khaled.given_names, khaled.family_name) == ("Khaled", None)
    assert [person.case for person in rows.all(Person, only=("case",))] == [case.id, case.id]


def test_codes_and_stages_are_sorted_in_the_order_of_their_lists(store: Store, say: Say) -> None:
    for number, priority in enumerate(("urgent", "emergency", "normal")):
        values = {"unhcr_number": f"LEB-15C0000{number}", "priority": priority}
        say({"add": "Case", "values": values | ({"decision": "positive"} if number else {})})
    by_priority = store.rows.page(Case, [("priority", True)])
    assert [case.priority for case in by_priority] == ["emergency", "urgent", "normal"]
    assert [case.stage for case in store.rows.page(Case, [("stage", False)])] == ["submitted", "decided", "decided"]


def test_a_page_is_chosen_among_some_ids(rows: Rows) -> None:
    khaled, fatima = rows.equal(Person)
    assert [p.id for p in rows.page(Person, among=[fatima.id])] == [fatima.id]
    assert (rows.count(Person, among=[khaled.id], sex="F"), rows.count(Person, among=[])) == (0, 0)


def test_records_that_name_one_are_counted_kind_by_kind(rows: Rows) -> None:
    (case,) = rows.equal(Case)
    assert rows.how_many([(Person, "case"), (Placement, "case")], case.id) == [2, 0]
    assert rows.how_many([], case.id) == []


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_all_records_come_in_parts_each_once(rows: Rows, say: Say, size: int) -> None:
    say({"add": "Person", "values": {"given_names": "Noor"}})
    read = list(rows.parts(Person, size))
    assert [p.given_names for part in read for p in part] == ["Khaled", "Fatima", "Noor"]
    assert all(len(part) == size for part in read[:-1])
