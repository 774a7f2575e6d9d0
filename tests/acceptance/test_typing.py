"""A family is typed from its paper form without the mouse, in fewer key strokes than into a spreadsheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from resettle_desktop.desktop.settings.shortcuts import ShortcutsSide
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.acceptance.hand import CTRL, Hand
from tests.acceptance.paper import FamilyForm, forms, is_kept

(FIVE, *_others) = forms(members=5)
SMALL = forms(members=2)[0]
LARGEST = forms(most=6)


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
    hand.press(Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert hand.window.current_screen() == "departures"
    assert hand.window.departures.new_departure.departure_form.current_field() == "reference"


def test_the_page_of_all_shortcuts_is_a_key_away_with_the_commands_of_the_case(hand: Hand) -> None:
    hand.type_family(SMALL)
    hand.press(Qt.Key.Key_Slash, CTRL)
    side = hand.window.settings.show_side("shortcuts")
    assert isinstance(side, ShortcutsSide)
    known = {(line.command.place, line.command.label) for line in side.lines}
    assert {("", "New case"), ("cases", "Save, next member"), ("cases", "Next finding")} <= known


def test_no_key_is_given_to_two_commands_that_could_both_be_meant(hand: Hand) -> None:
    hand.type_family(SMALL)
    commands = hand.window.shortcuts.commands()
    keys = {command: hand.window.shortcuts.keys(command) for command in commands}
    twice = [(one.label, key) for one in commands for key in keys[one] if hand.window.shortcuts.owner(one, key)]
    assert twice == []


def test_the_first_case_of_an_empty_store_is_begun_by_key(hand: Hand) -> None:
    hand.press(Qt.Key.Key_N, CTRL)
    assert hand.window.cases.new_case.case_form.current_field() == "unhcr_number"
