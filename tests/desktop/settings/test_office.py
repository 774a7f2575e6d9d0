from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.settings.office import OfficeSide
from resettle_desktop.store.arrived import FOLLOW_UP_MONTHS
from resettle_desktop.store.store import Store
from tests.desktop.families import shown


@pytest.fixture
def side(qtbot: QtBot, store: Store) -> OfficeSide:
    made = OfficeSide(store, lambda _code: None)
    shown(qtbot, made)
    return made


def test_a_language_is_chosen_by_its_own_name(qtbot: QtBot, store: Store) -> None:
    chosen: list[str] = []
    side = OfficeSide(store, chosen.append)
    shown(qtbot, side)
    assert side.languages.currentText() == "English"
    side.languages.setFocus()
    qtbot.keyClick(side.languages, Qt.Key.Key_Down)
    assert chosen == ["fr"]


def test_there_is_nothing_to_save_until_another_name_is_typed(side: OfficeSide) -> None:
    assert not side.save_button.isEnabled()
    side.name.setText("Amman")
    assert side.save_button.isEnabled()


def test_enter_gives_the_office_its_name(qtbot: QtBot, side: OfficeSide, store: Store) -> None:
    side.name.setText(" Amman ")
    qtbot.keyClick(side.name, Qt.Key.Key_Return)
    assert store.office == "Amman"
    assert not side.save_button.isEnabled()


def test_the_change_can_be_taken_back_from_its_message(qtbot: QtBot, side: OfficeSide, store: Store) -> None:
    side.name.setText("Amman")
    with qtbot.waitSignal(side.message) as told:
        side.save()
    said, undo = told.args
    undo()
    assert said == "The office is called Amman"
    assert (store.office, side.name.text()) == (store.name, "")


def test_what_cannot_be_written_is_told_and_stays_typed(side: OfficeSide, store: Store) -> None:
    side.name.setText("Amman")
    store.folder.rename(store.folder.with_name("gone"))
    side.save()
    assert side.failure.isVisible()
    assert side.name.text() == "Amman"


def test_the_months_of_follow_ups_are_set_and_taken_back(qtbot: QtBot, side: OfficeSide, store: Store) -> None:
    side.months.setText("2, 6")
    with qtbot.waitSignal(side.message) as told:
        qtbot.keyClick(side.months, Qt.Key.Key_Return)
    assert store.settings.text(FOLLOW_UP_MONTHS) == "2, 6"
    told.args[1]()
    assert (store.settings.text(FOLLOW_UP_MONTHS), side.months.text()) == ("", "")


def test_what_is_no_list_of_months_is_not_saved(side: OfficeSide, store: Store) -> None:
    side.months.setText("soon")
    side.save()
    assert "no list of months" in side.failure.text
    assert store.settings.text(FOLLOW_UP_MONTHS) == ""
