"""The chips above a list: what may be asked for, what is, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.lists.value_filters import ValueFilters
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.records.kinds import Case, Departure, Person
from resettle_desktop.store.filters import boarding
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, fatima, khaled, more_families, say, store_with_haddad, the_case


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        more_families(made, 2)
        say(made, *BOOKING)
        yield made


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


def made_filters(store: Store, remembered: Remembered) -> ValueFilters:
    return ValueFilters(store, Case, "cases", ("stage", "asylum_country", "priority"), remembered)


@pytest.fixture
def filters(qtbot: QtBot, store: Store, remembered: Remembered) -> ValueFilters:
    made = made_filters(store, remembered)
    for chip in made.chips.values():
        qtbot.addWidget(chip)
    return made


def test_every_chip_says_what_is_asked_for(filters: ValueFilters) -> None:
    assert [chip.text() for chip in filters.chips.values()][:2] == ["Stage", "Host"]
    assert [chip.accessibleName() for chip in filters.chips.values()] == [
        "Stage: all", "Host: all", "Priority: all", "Held by: all", "Findings: all", "Departure: all",
    ]  # fmt: skip
    filters.choose("asylum_country", "LBN")
    chip = filters.chips["asylum_country"]
    assert chip.text() == chip.accessibleName() == "Host: Lebanon" and chip.isChecked()


def test_what_is_chosen_is_told_and_asked_for(qtbot: QtBot, filters: ValueFilters) -> None:
    with qtbot.waitSignal(filters.changed):
        filters.choose("stage", "booked")
    assert filters.equal() == {"stage": "booked"}
    filters.choose("stage", "")
    assert filters.equal() == {} and not filters.chips["stage"].isChecked()


def test_only_countries_that_there_are_can_be_chosen(filters: ValueFilters) -> None:
    assert filters.choices("asylum_country") == [("LBN", "Lebanon"), ("TUR", "Türkiye")]


def test_the_menu_marks_what_is_asked_for(filters: ValueFilters) -> None:
    filters.choose("priority", "urgent")
    marked = [action.text() for action in filters.menu("priority").actions() if action.isChecked()]
    assert marked == ["Urgent"]


def test_the_menu_chooses(filters: ValueFilters) -> None:
    next(action for action in filters.menu("stage").actions() if action.text() == "Booked").trigger()
    assert filters.equal() == {"stage": "booked"}


def test_a_departure_narrows_to_its_families(filters: ValueFilters, store: Store) -> None:
    assert filters.among() is None
    filters.choose("departure", str(store.rows.equal(Departure)[0].id))
    assert filters.among() == {the_case(store).id}
    assert filters.equal() == {} and filters.chips["departure"].text() == "Departure: BEY-2020-01"


def test_what_holds_people_from_boarding_can_be_asked(filters: ValueFilters) -> None:
    assert filters.choices("holds")[:2] == [("held", "anything"), ("cleared", "nothing, cleared")]
    filters.choose("holds", "visa")
    assert filters.chips["holds"].text() == "Held by: Visa" and filters.derived() == [boarding("visa")]
    assert filters.equal() == {}


def test_in_a_list_of_persons_a_departure_narrows_to_those_on_it(store: Store) -> None:
    filters = ValueFilters(store, Person, "persons", ("stage", "sex"))
    filters.choose("departure", str(store.rows.equal(Departure)[0].id))
    assert filters.among() == {khaled(store).id, fatima(store).id}


def test_what_was_asked_for_is_there_at_the_next_start(
    filters: ValueFilters, store: Store, remembered: Remembered
) -> None:
    filters.choose("asylum_country", "TUR")
    assert made_filters(store, remembered).equal() == {"asylum_country": "TUR"}


def test_a_remembered_value_that_is_no_longer_there_is_left_out(store: Store, remembered: Remembered) -> None:
    remembered.keep_choice("cases.asylum_country", "JOR")
    assert made_filters(store, remembered).equal() == {}
