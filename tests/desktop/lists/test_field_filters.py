"""The filters that a person adds, as chips at the end of a flow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.lists.field_filters import FieldFilters
from resettle_desktop.desktop.parts.flow import FlowLayout
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.records.kinds import Case
from resettle_desktop.store.filters import Filter, How
from tests.desktop.families import shown

HELD, BEIRUT = Filter("hold", How.IS, (True,)), Filter("office", How.CONTAINS, ("Beirut",))


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


@pytest.fixture
def filters(qtbot: QtBot, remembered: Remembered) -> Iterator[FieldFilters]:
    made, holder = FieldFilters(Case, "cases", ("stage",), remembered), QWidget()
    made.stand_in(FlowLayout(holder, 8, 28))
    shown(qtbot, holder)
    yield made


def test_a_filter_becomes_a_chip_that_takes_it_away(qtbot: QtBot, filters: FieldFilters) -> None:
    with qtbot.waitSignal(filters.changed):
        filters.add(HELD)
    (chip,) = filters.chips
    assert (chip.text(), chip.accessibleName(), chip.isVisible()) == ("On hold: Yes", "Take away On hold: Yes", True)
    with qtbot.waitSignal(filters.changed):
        chip.click()
    assert filters.filters == filters.chips == []


def test_the_same_is_asked_once(filters: FieldFilters) -> None:
    filters.add(HELD)
    filters.add(HELD)
    assert filters.filters == [HELD]


def test_the_chooser_stands_where_the_chip_was(filters: FieldFilters) -> None:
    filters.add_chip.click()
    assert filters.chooser.isVisible() and not filters.add_chip.isVisible()
    filters.chooser.left.emit()
    assert filters.add_chip.isVisible() and filters.add_chip.hasFocus()


def test_a_field_with_a_chip_of_its_own_is_not_offered_again(filters: FieldFilters) -> None:
    assert filters.chooser._offer_fields("Stage") == []


def test_what_says_nothing_of_a_person_is_there_at_the_next_start(
    qtbot: QtBot, filters: FieldFilters, remembered: Remembered
) -> None:
    filters.add(HELD)
    filters.add(BEIRUT)
    again = FieldFilters(Case, "cases", (), remembered)
    qtbot.addWidget(again.chooser)
    assert again.filters == [HELD]
