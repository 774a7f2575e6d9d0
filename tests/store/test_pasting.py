"""Pasted rows find their records by number, and all that can be stored of them is one change set."""

from __future__ import annotations

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Accepted, Case, Person
from resettle_desktop.store.pasting import Pasted, change_set_of, paste_by_number, paste_into
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad

NUMBER = "LEB-15C01056"


@pytest.fixture
def family(store: Store, say: Say) -> Store:
    say(*haddad())
    return store


def the_case(store: Store) -> Case:
    return store.rows.equal(Case)[0]


def pasted(store: Store, **texts: str) -> Pasted:
    return paste_by_number(store, Case, [{"unhcr_number": NUMBER, **texts}])


@pytest.mark.parametrize("number", [NUMBER, "leb15c01056", "LEB 15C 01056"])
def test_a_row_finds_its_record_in_any_spelling_of_the_number(family: Store, number: str) -> None:
    found = paste_by_number(family, Case, [{"unhcr_number": number, "focal_point": "R. Nasser"}])
    assert [cell.record.id for cell in found.cells] == [the_case(family).id]
    assert found.labels == {the_case(family).id: "Haddad, Khaled + 1"}


def test_rows_that_are_left_out_are_told(family: Store) -> None:
    rows = [{"unhcr_number": number, "priority": "urgent"} for number in (NUMBER, NUMBER, "LEB-99C00001", "")]
    found = paste_by_number(family, Case, rows)
    assert (found.changed, found.unknown, found.unclear, found.unnumbered) == (1, ("LEB-99C00001",), (NUMBER,), 1)


def test_all_cells_are_one_change_set_that_is_taken_back(family: Store) -> None:
    before = family.history.last_number()
    applied = family.apply(
        change_set_of(family, pasted(family, priority="urgent", focal_point="R. Nasser"), "list", "pasted")
    )
    assert applied and family.history.last_number() == before + 1
    assert (the_case(family).priority, the_case(family).focal_point) == ("urgent", "R. Nasser")
    family.undo(applied.number)
    assert the_case(family).focal_point is None


def test_what_is_refused_keeps_the_rest_from_nothing(family: Store) -> None:
    found = pasted(family, priority="very", focal_point="R. Nasser")
    assert len(found.refused) == 1
    family.apply(change_set_of(family, found, "", "pasted"))
    assert the_case(family).focal_point == "R. Nasser"


def test_a_warning_asks_for_a_reason_which_is_kept_with_it(family: Store) -> None:
    found = pasted(family, phone="+961 3")
    assert found.warnings == 1
    with pytest.raises(KnownError, match="with a reason"):
        change_set_of(family, found, " ", "pasted")
    family.apply(change_set_of(family, found, "a neighbour's, rest unknown", "pasted"))
    assert [each.reason for each in family.rows.equal(Accepted)] == ["a neighbour's, rest unknown"]
    assert [
        said.number for said in family.checks.cases([the_case(family).id]) if said.number == "W276" and said.open
    ] == []


def test_a_number_that_another_has_is_refused_by_the_store(family: Store) -> None:
    one, other = family.rows.equal(Person)[:2]
    found = paste_into(family, Person, [(one.id, {"unhcr_number": other.unhcr_number or ""})])
    with pytest.raises(KnownError, match="E123"):
        family.apply(change_set_of(family, found, "list", "pasted"))


def test_a_record_that_is_gone_is_passed_over(family: Store) -> None:
    assert paste_into(family, Person, [(5, {"occupation": "Baker"})]).records == 0
