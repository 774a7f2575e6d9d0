"""The papers of a whole family in one table, and from each cell the way to that person's list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.tabs import DOCUMENTS
from resettle_desktop.records.kinds import Permit
from resettle_desktop.store.store import Store
from tests.desktop.families import FATIMA, KHALED, fatima, say, shown, store_with_haddad, the_case


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1"}})
        yield made


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> CasePage:
    made = CasePage(store, the_case(store).id)
    shown(qtbot, made)
    made.tabs.turn_to(DOCUMENTS)
    made.tabs.groups[DOCUMENTS].chips[-1].click()
    return made


def cells(page: CasePage) -> list[list[str]]:
    rows = page.tabs.papers.table.rows()
    return [[cell.text for cell in rows.row(number).cells[:3]] for number in range(rows.rowCount())]


def test_every_member_stands_there_with_what_lacks(page: CasePage) -> None:
    assert cells(page) == [["Khaled", "N1", "none yet"], ["Fatima", "none yet", "none yet"]]
    assert page.tabs.papers.said.text().startswith("Travel document: 1 without · Visa: 2 without")


def test_it_has_nothing_to_save(page: CasePage) -> None:
    assert page.tabs.form() is None and not page.tabs.save_button.isVisible() and page.save()


def test_what_is_written_elsewhere_is_seen(page: CasePage, store: Store) -> None:
    say(store, {"add": "Permit", "values": {"person": FATIMA, "type": "visa", "status": "granted"}})
    assert cells(page)[1] == ["Fatima", "none yet", "Granted"]


def test_enter_on_a_cell_goes_to_the_list_of_that_member(qtbot: QtBot, page: CasePage, store: Store) -> None:
    table = page.tabs.papers.table
    table.setFocus()
    table.setCurrentIndex(table.rows().index(1, 2))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    group = page.tabs.groups[DOCUMENTS]
    assert page.person_id == fatima(store).id and not table.isVisible()
    assert group.shown.kind is Permit and group.shown.isVisible()
