"""The list of cases says in which of them something is typed and not saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from resettle_desktop.desktop.cases.drafted import drafted_cases
from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.records.kinds import Case, FollowUp, Permit, Person, Placement, TravelDocument
from resettle_desktop.records.record import Record
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, say, store_with_haddad, the_case

TYPED = {"remarks": Typing("x")}
STORED = (
    {"add": "TravelDocument", "values": {"person": {"unhcr_number": "LEB-58409303"}, "number": "N1"}},
    {"add": "Placement", "values": {"case": {"unhcr_number": "LEB-15C01056"}, "centre": "Florennes"}},
    {"add": "Permit", "values": {"person": {"unhcr_number": "LEB-58409303"}, "type": "visa"}},
    {"add": "FollowUp", "values": {"case": {"unhcr_number": "LEB-15C01056"}, "remarks": "call"}},
)


def begun(store: Store, kind: type[Record]) -> tuple[Record, int]:
    """Return a record that is not in the store yet, and its owner."""
    owner = khaled(store) if kind in (TravelDocument, Permit) else the_case(store)
    return kind(id=5), owner.id


@pytest.mark.parametrize("kind", [Case, Person, TravelDocument, Placement, Permit, FollowUp])
def test_a_draft_of_any_record_of_a_family_marks_its_case(tmp_path: Path, kind: type[Record]) -> None:
    with store_with_haddad(tmp_path) as store:
        say(store, *STORED)
        drafts = Drafts()
        drafts.keep(store.rows.equal(kind)[0], TYPED)
        assert drafted_cases(store, drafts) == {the_case(store).id}


@pytest.mark.parametrize("kind", [Person, TravelDocument, Placement, Permit, FollowUp])
def test_a_record_that_was_only_begun_marks_the_case_too(tmp_path: Path, kind: type[Record]) -> None:
    with store_with_haddad(tmp_path) as store:
        drafts = Drafts()
        record, owner = begun(store, kind)
        drafts.keep(record, TYPED, owner)
        assert drafted_cases(store, drafts) == {the_case(store).id}


def test_without_drafts_no_case_is_marked(tmp_path: Path) -> None:
    with store_with_haddad(tmp_path) as store:
        assert drafted_cases(store, Drafts()) == frozenset()


def test_a_case_that_is_only_begun_is_in_no_list(tmp_path: Path) -> None:
    with store_with_haddad(tmp_path) as store:
        drafts = Drafts()
        drafts.keep(Case(id=7), TYPED)
        drafts.keep(Person(id=8), TYPED, 7)
        assert drafted_cases(store, drafts) == frozenset()
