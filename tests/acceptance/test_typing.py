"""A family is typed from its paper form without the mouse, in fewer key strokes than into a spreadsheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import Record
from resettle_desktop.store.store import Store
from tests.acceptance.hand import CTRL, Hand
from tests.acceptance.paper import FamilyForm, Paper, forms

(FIVE, *_others) = forms(members=5)
LARGEST = forms(most=6)


def kept(store: Store, paper: Paper) -> dict[str, Json]:
    """Return what the store holds of the record of a paper, for the fields that stand on it."""
    record = next(each for each in store.rows.equal(paper.kind) if _number(each) == paper.words["unhcr_number"])
    return {name: paper.kind.field(name).to_json(record.of(name)) for name in paper.words}


def _number(record: Record) -> str | None:
    return record.of("unhcr_number")


def is_kept(store: Store, form: FamilyForm) -> None:
    for paper in form.papers():
        assert kept(store, paper) == paper.facts()


def test_a_family_of_five_takes_fewer_key_strokes_than_a_spreadsheet(hand: Hand, store: Store) -> None:
    hand.type_family(FIVE)
    is_kept(store, FIVE)
    assert (store.rows.count(Case), store.rows.count(Person)) == (1, 5)
    assert hand.strokes < FIVE.spreadsheet_strokes()


@pytest.mark.slow
@pytest.mark.parametrize("form", LARGEST, ids=lambda form: form.case.words["unhcr_number"])
def test_the_largest_families_are_typed_with_every_fact_as_on_paper(hand: Hand, store: Store, form: FamilyForm) -> None:
    hand.type_family(form)
    is_kept(store, form)
    assert hand.strokes < form.spreadsheet_strokes()


def test_a_new_departure_is_begun_from_any_screen(hand: Hand) -> None:
    hand.press(Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert hand.window.current_screen() == "departures"
    assert hand.window.departures.new_departure.departure_form.current_field() == "reference"


def test_the_first_case_of_an_empty_store_is_begun_by_key(hand: Hand) -> None:
    hand.press(Qt.Key.Key_N, CTRL)
    assert hand.window.cases.new_case.case_form.current_field() == "unhcr_number"
