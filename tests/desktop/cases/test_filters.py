"""The chips above the list of cases: what may be asked for, what is, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.filters import CaseFilters
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, more_families, say, store_with_haddad, the_case


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        more_families(made, 2)
        say(made, *BOOKING)
        yield made


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


@pytest.fixture
def filters(qtbot: QtBot, store: Store, remembered: Remembered) -> CaseFilters:
    made = CaseFilters(store, remembered)
    for chip in made.chips.values():
        qtbot.addWidget(chip)
    return made


def test_every_chip_says_what_is_asked_for(filters: CaseFilters) -> None:
    assert [chip.text() for chip in filters.chips.values()] == [
        "Stage: all", "Host: all", "Priority: all", "Departure: all",
    ]  # fmt: skip
    filters.choose("asylum_country", "LBN")
    chip = filters.chips["asylum_country"]
    assert chip.text() == chip.accessibleName() == "Host: Lebanon" and chip.isChecked()


def test_what_is_chosen_is_told_and_asked_for(qtbot: QtBot, filters: CaseFilters) -> None:
    with qtbot.waitSignal(filters.changed):
        filters.choose("stage", "booked")
    assert filters.equal() == {"stage": "booked"}
    filters.choose("stage", "")
    assert filters.equal() == {} and not filters.chips["stage"].isChecked()


def test_only_countries_that_there_are_can_be_chosen(filters: CaseFilters) -> None:
    assert filters.choices("asylum_country") == [("LBN", "Lebanon"), ("TUR", "Türkiye")]


def test_the_menu_marks_what_is_asked_for(filters: CaseFilters) -> None:
    filters.choose("priority", "urgent")
    marked = [action.text() for action in filters.menu("priority").actions() if action.isChecked()]
    assert marked == ["Urgent"]


def test_the_menu_chooses(filters: CaseFilters) -> None:
    next(action for action in filters.menu("stage").actions() if action.text() == "Booked").trigger()
    assert filters.equal() == {"stage": "booked"}


def test_a_departure_narrows_to_its_families(filters: CaseFilters, store: Store) -> None:
    assert filters.among() is None
    filters.choose("departure", str(store.rows.equal(Departure)[0].id))
    assert filters.among() == {the_case(store).id}
    assert filters.equal() == {} and filters.chips["departure"].text() == "Departure: BEY-2020-01"


def test_what_was_asked_for_is_there_at_the_next_start(
    filters: CaseFilters, store: Store, remembered: Remembered
) -> None:
    filters.choose("asylum_country", "TUR")
    assert CaseFilters(store, remembered).equal() == {"asylum_country": "TUR"}


def test_a_remembered_value_that_is_no_longer_there_is_left_out(store: Store, remembered: Remembered) -> None:
    remembered.keep_choice("cases.asylum_country", "JOR")
    assert CaseFilters(store, remembered).equal() == {}
