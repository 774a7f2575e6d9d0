"""A clinic day is typed down the column, judged cell by cell, kept against a crash, and saved as one change set."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.health.clinic import ClinicDay
from resettle_desktop.desktop.parts.rows import Cell
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, fatima, khaled, say, shown, store_with_haddad


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, *BOOKING)
        yield made


@pytest.fixture
def day(qtbot: QtBot, store: Store) -> ClinicDay:
    """Return the day of a fit-to-travel check with both members of the family on its list."""
    made = ClinicDay(store, Drafts(store))
    shown(qtbot, made)
    for name, text in {"activity": "FTT", "done": "20.9.2020 9:00", "site": "Clinic Beirut"}.items():
        made.common.editors[name].set_text(text)
    made.put([khaled(store).id, fatima(store).id])
    return made


def type_down(qtbot: QtBot, day: ClinicDay, field: str, *texts: str) -> None:
    """Type these texts into the column, each followed by Enter."""
    day.window().activateWindow()
    qtbot.waitUntil(day.isActiveWindow)
    day.grid.begin(0, field)
    for text in texts:
        for letter in text:
            qtbot.keyClick(QApplication.focusWidget(), letter)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def cell(day: ClinicDay, place: int, field: str) -> Cell:
    columns = [column.key for column in day.grid.rows().columns]
    return day.grid.rows().cell(place, columns.index(field))


def saved(store: Store) -> list[tuple[str | None, str]]:
    return [(each.result, each.shown("done")) for each in store.rows.equal(HealthActivity)]


def test_results_are_typed_down_the_column_and_saved_as_one_change_set(
    qtbot: QtBot, day: ClinicDay, store: Store
) -> None:
    type_down(qtbot, day, "result", "fit", "unfit")
    before = store.history.last_number()
    assert day.save()
    assert saved(store) == [("fit", "20 Sep 2020, 09:00"), ("unfit", "20 Sep 2020, 09:00")]
    assert store.history.last_number() == before + 1 and day.rows.rows == []
    store.undo(before + 1)
    assert saved(store) == []


def test_who_did_not_come_stays_on_the_list_and_nothing_is_written_of_them(
    qtbot: QtBot, day: ClinicDay, store: Store
) -> None:
    type_down(qtbot, day, "result", "fit")
    assert day.progress.text() == "1 of 2 filled in" and day.save_button.text() == "Save 1"
    day.save()
    assert [row.name for row in day.rows.rows] == ["Rashid, Fatima"] and len(saved(store)) == 1


def test_a_cell_that_cannot_be_stored_says_why_and_keeps_its_row_from_being_saved(
    qtbot: QtBot, day: ClinicDay, store: Store
) -> None:
    type_down(qtbot, day, "result", "fit", "fit")
    type_down(qtbot, day, "done", "30 Feb 2020 10:00")
    assert cell(day, 0, "done").tone == "bad" and "E101" in cell(day, 0, "done").tooltip
    day.save()
    assert len(saved(store)) == 1 and [row.name for row in day.rows.rows] == ["Haddad, Khaled"]


def test_the_form_s_checks_look_at_every_row(qtbot: QtBot, day: ClinicDay) -> None:
    type_down(qtbot, day, "done", "20 Sep 1950 09:00")
    assert "W251" in cell(day, 0, "done").tooltip


def test_ctrl_d_takes_the_value_above_and_goes_on(qtbot: QtBot, day: ClinicDay) -> None:
    type_down(qtbot, day, "result", "fit")
    qtbot.keyClick(day.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert cell(day, 1, "result").text == "Fit"


def test_the_end_is_proposed_from_the_limits_and_not_written(qtbot: QtBot, day: ClinicDay, store: Store) -> None:
    assert cell(day, 0, "valid_until").text == "23 Sep 2020, 09:00"
    type_down(qtbot, day, "result", "fit")
    day.save()
    assert store.rows.equal(HealthActivity)[0].valid_until is None


def test_columns_of_vaccines_come_with_the_first_vaccination(qtbot: QtBot, day: ClinicDay, store: Store) -> None:
    assert "vaccine" not in day.rows.shown_fields()
    type_down(qtbot, day, "activity", "vaccination")
    qtbot.waitUntil(lambda: "vaccine" in [column.key for column in day.grid.rows().columns])
    type_down(qtbot, day, "vaccine", "ror")
    day.save()
    assert store.rows.equal(HealthActivity)[0].vaccine == "mmr"


def test_a_person_gets_a_second_row_for_a_second_vaccine(day: ClinicDay) -> None:
    day.grid.begin(0)
    day.add_again()
    assert [row.name for row in day.rows.rows] == ["Haddad, Khaled", "Haddad, Khaled", "Rashid, Fatima"]


def test_lines_of_a_workbook_fill_the_column_through_the_same_checks(day: ClinicDay) -> None:
    QGuiApplication.clipboard().setText("neg\nnot a result\n")
    day.grid.begin(0, "result")
    day.grid.paste(QGuiApplication.clipboard().text())
    assert cell(day, 0, "result").text == "Negative" and cell(day, 1, "result").tone == "bad"


def test_the_list_is_there_again_after_a_crash(qtbot: QtBot, day: ClinicDay, store: Store) -> None:
    type_down(qtbot, day, "result", "fit")
    day._drafts.flush()
    again = ClinicDay(store, Drafts(store))
    qtbot.addWidget(again)
    assert [(row.name, row.texts.get("result")) for row in again.rows.rows] == [
        ("Haddad, Khaled", "Fit"), ("Rashid, Fatima", None),
    ]  # fmt: skip


def test_details_are_sealed_as_they_are_typed(qtbot: QtBot, day: ClinicDay, store: Store) -> None:
    type_down(qtbot, day, "details", "canary")
    text = day.rows.rows[0].texts["details"]
    assert "canary" not in text and cell(day, 0, "details").text == "Sealed"
    day.grid.begin(1, "details")
    day.grid.take_from_above()
    below = day.rows.rows[1]
    assert HealthActivity.details.open(below.texts["details"], below.record, store.seals) == "canary"


def test_a_departure_a_case_and_pasted_numbers_are_put_on_the_list(qtbot: QtBot, store: Store) -> None:
    made = ClinicDay(store, Drafts(store))
    shown(qtbot, made)
    made.panel.begin()
    made.panel.search.setText("LEB-58409303, LEB-00000000")
    qtbot.keyClick(made.panel.search, Qt.Key.Key_Return)
    assert made.said.text().endswith("1 number not found: LEB-00000000")
    made.panel.begin()
    qtbot.keyClick(made.panel.search, Qt.Key.Key_Return)
    assert [row.name for row in made.rows.rows] == ["Haddad, Khaled", "Rashid, Fatima"]
    assert made.panel.table.rows().cell(0, 2).text == "on it"


def test_what_is_the_same_for_all_is_given_to_who_waits(qtbot: QtBot, day: ClinicDay) -> None:
    type_down(qtbot, day, "result", "fit")
    day.common.editors["activity"].set_text("pcr")
    qtbot.mouseClick(day.common.give_button, Qt.MouseButton.LeftButton)
    assert [cell(day, place, "activity").text for place in (0, 1)] == ["Fit-to-travel check", "PCR test"]
