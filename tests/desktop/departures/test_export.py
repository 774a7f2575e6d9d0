"""The panel that writes Fedasil's workbook: what leaves is said, a password proposed, the file where it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.export import ExportPanel
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown
from tests.desktop.made_departures import movement, store_with_departure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


@pytest.fixture
def panel(qtbot: QtBot, store: Store) -> ExportPanel:
    made = ExportPanel(store)
    shown(qtbot, made)
    made.begin(movement(store))
    return made


def write(qtbot: QtBot, panel: ExportPanel, path: Path) -> str:
    """Write the workbook and return what is said of it."""
    with qtbot.waitSignal(panel.message, timeout=20_000) as told:
        panel.write(path)
    assert told.args
    return str(told.args[0])


def read(panel: ExportPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))


def is_locked(path: Path) -> bool:
    with path.open("rb") as file:
        return bool(msoffcrypto.OfficeFile(file).is_encrypted())


def test_the_panel_says_what_leaves_and_for_whom(panel: ExportPanel) -> None:
    assert "2 persons of 1 family leave this store" in read(panel)
    assert "Fedasil" in read(panel)
    assert "nothing of their health" in read(panel)


def test_a_workbook_is_protected_by_the_proposed_password(qtbot: QtBot, panel: ExportPanel, tmp_path: Path) -> None:
    assert re.fullmatch(r"([a-z]{4}-){3}[a-z]{4}", panel.password.text())
    said = write(qtbot, panel, tmp_path / "arrivals.xlsx")
    assert said == f"2 persons written to {tmp_path / 'arrivals.xlsx'}"
    assert is_locked(tmp_path / "arrivals.xlsx")


def test_the_password_stays_to_be_copied_after_writing(qtbot: QtBot, panel: ExportPanel, tmp_path: Path) -> None:
    password = panel.password.text()
    write(qtbot, panel, tmp_path / "arrivals.xlsx")
    panel.copy_button.click()
    assert QGuiApplication.clipboard().text() == password


def test_another_password_is_proposed_on_asking_and_each_time(panel: ExportPanel, store: Store) -> None:
    seen = {panel.password.text()}
    panel.again_button.click()
    seen.add(panel.password.text())
    panel.begin(movement(store))
    assert len(seen | {panel.password.text()}) == 3


def test_without_a_password_the_workbook_is_open_and_the_panel_warns(
    qtbot: QtBot, panel: ExportPanel, tmp_path: Path
) -> None:
    panel.protect.setChecked(False)
    assert "Anybody who gets hold of the file can read it" in read(panel)
    write(qtbot, panel, tmp_path / "arrivals.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "arrivals.xlsx").worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    names = [row[headings.index("Family name")].value for row in sheet.iter_rows(min_row=2)]
    assert names[:2] == ["HADDAD", "RASHID"]


def test_an_empty_password_is_none_to_write_with(panel: ExportPanel) -> None:
    panel.password.clear()
    panel.password.textEdited.emit("")
    assert not panel.save_button.isEnabled()


def test_the_proposed_file_name_names_the_departure_and_no_person(panel: ExportPanel) -> None:
    assert panel.file_name() == "fedasil-arrivals-BEY-2020-01.xlsx"


def test_a_place_where_nothing_can_be_written_is_told_in_the_panel(
    qtbot: QtBot, panel: ExportPanel, tmp_path: Path
) -> None:
    panel.write(tmp_path / "nowhere" / "arrivals.xlsx")
    qtbot.waitUntil(lambda: "Not written." in read(panel), timeout=20_000)
    assert panel.save_button.isEnabled()


def test_a_departure_without_anybody_has_nothing_to_send(panel: ExportPanel, store: Store) -> None:
    say(store, {"add": "Departure", "values": {"reference": "BEY-2020-09"}})
    panel.begin(movement(store, "BEY-2020-09"))
    assert "nothing to send" in read(panel)
    assert not panel.save_button.isEnabled()


def test_the_keyboard_stays_at_the_button_while_one_is_written(
    qtbot: QtBot, panel: ExportPanel, tmp_path: Path
) -> None:
    panel.save_button.setFocus()
    with qtbot.waitSignal(panel.message, timeout=20_000):
        panel.write(tmp_path / "arrivals.xlsx")
        first = panel.work
        panel.write(tmp_path / "again.xlsx")
    assert panel.work is first
    assert panel.save_button.hasFocus()
    assert not (tmp_path / "again.xlsx").exists()
