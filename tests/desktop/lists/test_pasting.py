"""Rows and cells that were copied from a spreadsheet are pasted into a list: seen, checked, written, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.screen import CasesScreen
from resettle_desktop.desktop.lists.pasting import PasteChange
from resettle_desktop.desktop.persons.screen import PersonsScreen
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.desktop.families import more_families, shown, store_with_haddad, unnamed

Paste = Callable[[str], PasteChange]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        more_families(made, 6)
        yield made


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> CasesScreen:
    made = CasesScreen(store)
    shown(qtbot, made)
    made.resize(1198, 730)
    made.table.setFocus()
    return made


@pytest.fixture
def paste(qtbot: QtBot, screen: CasesScreen) -> Paste:
    """Put a text on the clipboard and press Ctrl+V in the list."""

    def pasted(text: str) -> PasteChange:
        QGuiApplication.clipboard().setText(text)
        with qtbot.waitSignal(screen.pasting.looked, raising=False, timeout=1500):
            qtbot.keyClick(screen.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return screen.pasting

    return pasted


def look(qtbot: QtBot, panel: PasteChange, field: str) -> None:
    panel.first_line.setText(field)
    with qtbot.waitSignal(panel.looked):
        panel.first_line.chosen.emit(field)


def written(qtbot: QtBot, panel: PasteChange) -> list[object]:
    with qtbot.waitSignal(panel.message) as told:
        panel.button.click()
    return list(told.args or ())


def focal_points(store: Store) -> list[str | None]:
    return [case.of("focal_point") for case in store.rows.page(Case, [("unhcr_number", False)])]


def test_rows_with_headings_go_to_their_numbers(qtbot: QtBot, paste: Paste, store: Store) -> None:
    panel = paste("Case\tName\tFocal point\nLEB-16C00002\tNoor\tNasser\nLEB-16C00004\tNoor\tMansour\n")
    assert panel.scope.text() == "2 rows, matched by Case number."
    assert panel.said.text() == "2 cells would change in 2 records, 0 are so already. Columns left out: Name."
    said, undo = written(qtbot, panel)
    assert said == "2 records changed" and focal_points(store)[2:5] == ["Nasser", None, "Mansour"]
    undo()  # type: ignore[operator]
    assert set(focal_points(store)) == {None}


def test_a_row_of_an_unknown_number_is_told(paste: Paste) -> None:
    panel = paste("Case number\tFocal point\nLEB-99C00001\tNasser")
    assert panel.said.text().endswith("Not in the store: LEB-99C00001.") and not panel.button.isEnabled()


def test_each_cell_is_seen_as_it_is_and_as_it_would_be(paste: Paste) -> None:
    rows = paste("Case\tCountry of asylum\nLEB-16C00002\tJordan").table.rows()
    assert (rows.cell(0, 2).old, rows.cell(0, 2).text) == ("Lebanon", "Jordan")


def test_what_cannot_be_stored_stands_first_and_is_not_written(qtbot: QtBot, paste: Paste, store: Store) -> None:
    panel = paste("Case\tFocal point\tPriority\nLEB-16C00001\tNasser\tnormal\nLEB-16C00002\tNasser\tvery")
    assert panel.table.rows().cell(0, 3).text == "E110" and panel.detail.text().startswith("E110 very is in no list")
    written(qtbot, panel)
    assert store.rows.count(Case, priority="normal") == 1 and focal_points(store)[1:3] == ["Nasser", "Nasser"]


def test_a_warning_asks_for_a_reason(qtbot: QtBot, paste: Paste, store: Store) -> None:
    panel = paste("Case\tPhone\nLEB-16C00002\t+961 3")
    assert "1 warning asks" in panel.why.text() and not panel.button.isEnabled()
    qtbot.keyClicks(panel.reason, "rest unknown")
    written(qtbot, panel)
    assert store.history.entries(limit=1)[0].reason == "rest unknown"


def test_a_column_of_cells_goes_down_from_the_current_row(
    qtbot: QtBot, screen: CasesScreen, paste: Paste, store: Store
) -> None:
    screen.table.select_row(2)
    panel = paste("Nasser\nMansour")
    assert panel.said.text() == "Choose the field of the first column."
    look(qtbot, panel, "Focal point")
    written(qtbot, panel)
    assert focal_points(store) == [None, None, "Nasser", "Mansour", None, None, None]


def test_a_block_goes_into_the_columns_beside(qtbot: QtBot, screen: CasesScreen, paste: Paste, store: Store) -> None:
    screen.columns.choose(["focal_point", "office"])
    look(qtbot, paste("Nasser\tBeirut"), "Focal point")
    written(qtbot, screen.pasting)
    first = store.rows.page(Case, [("unhcr_number", False)], limit=1)[0]
    assert (first.focal_point, first.office) == ("Nasser", "Beirut")


def test_one_row_of_cells_fills_all_that_are_selected(
    qtbot: QtBot, screen: CasesScreen, paste: Paste, store: Store
) -> None:
    screen.table.selectAll()
    look(qtbot, paste("Nasser"), "Focal point")
    assert screen.pasting.scope.text() == "The same for 7 selected rows."
    written(qtbot, screen.pasting)
    assert focal_points(store) == ["Nasser"] * 7


def test_what_was_copied_from_the_list_changes_nothing(qtbot: QtBot, screen: CasesScreen) -> None:
    screen.table.selectAll()
    qtbot.keyClick(screen.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(screen.pasting.looked):
        screen.panels.paste()
    assert screen.pasting.pasted.cells == () and screen.pasting.pasted.records == 7


def test_an_empty_clipboard_says_what_to_do(paste: Paste) -> None:
    assert paste("").scope.text().startswith("There are no cells on the clipboard.")


def test_persons_are_matched_by_their_own_number(qtbot: QtBot, store: Store) -> None:
    screen = PersonsScreen(store)
    shown(qtbot, screen)
    QGuiApplication.clipboard().setText("UNHCR number\tBorn\tRelation\nLEB-58409303\t26 Mar 1979\tHead of household")
    with qtbot.waitSignal(screen.pasting.looked):
        screen.panels.paste()
    written(qtbot, screen.pasting)
    assert store.rows.count(Person, birth_date="1979-03-26") == 1


def test_every_control_has_a_name(paste: Paste) -> None:
    assert unnamed(paste("Nasser\nMansour")) == []
