"""The history of a family: who changed what, from which workbook, and the way back of one entry alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.models import family_records
from resettle_desktop.desktop.forms.history_tab import EntryView, HistoryTab, WholeRecord
from resettle_desktop.store.store import Store
from tests.desktop.families import fatima, khaled, say, shown, store_with_haddad, the_case

WHERE = {"unhcr_number": "LEB-58409303"}
CHANGE = {"set": "Person", "where": WHERE}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, {**CHANGE, "values": {"occupation": "Baker"}})
        yield made


@pytest.fixture
def tab(qtbot: QtBot, store: Store) -> HistoryTab:
    made = HistoryTab(store)
    shown(qtbot, made)
    refill(made, store)
    return made


def refill(tab: HistoryTab, store: Store) -> None:
    tab.show_records(*family_records(store.views.families([the_case(store)])[0]))


def read(view: EntryView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.text() and label.isVisibleTo(view)]


def press(qtbot: QtBot, view: EntryView) -> None:
    qtbot.mouseClick(view.button, Qt.MouseButton.LeftButton)


def test_the_newest_change_stands_first_with_who_and_where_from(tab: HistoryTab) -> None:
    assert [view.entry.number for view in tab.entries] == [2, 1]
    assert {"rania", "unhcr-submissions.xlsx", "change set 2"} <= set(read(tab.entries[0]))


def test_a_field_is_shown_before_and_after(tab: HistoryTab) -> None:
    assert read(tab.entries[0])[-4:] == ["Haddad, Khaled · Person changed", "Occupation", "–", "Baker"]


def test_what_was_added_unfolds_to_its_values(qtbot: QtBot, tab: HistoryTab) -> None:
    added = tab.entries[1].findChildren(WholeRecord)[1]
    assert added.heading.text() == "Haddad, Khaled · Person added" and added.is_folded()
    added.heading.click()
    labels = [label.text() for label in added.findChildren(QLabel) if label.isVisible()]
    assert "Date of birth" in labels and "26 Mar 1988" in labels
    added.heading.click()
    assert added.is_folded()


def test_one_entry_is_taken_back_alone(qtbot: QtBot, tab: HistoryTab, store: Store) -> None:
    say(store, {**CHANGE, "values": {"birth_place": "Idlib"}})
    with qtbot.waitSignal(tab.taken_back) as back:
        press(qtbot, tab.entries[0])
    assert back.args == [2]
    assert (khaled(store).occupation, khaled(store).birth_place) == (None, "Idlib")


def test_an_entry_that_others_built_on_asks_which_values_win(qtbot: QtBot, tab: HistoryTab, store: Store) -> None:
    say(store, {**CHANGE, "values": {"occupation": "Tailor"}})
    press(qtbot, tab.entries[0])
    asked = tab.entries[0].reconciling
    assert asked.title.text() == "1 value was changed since. Which is right?"
    ((now, back),) = asked.options.values()
    assert (now.text(), back.text(), now.isChecked()) == ("Now: Tailor", "Back to: –", True)
    assert khaled(store).occupation == "Tailor"
    back.click()
    asked.take_button.click()
    assert khaled(store).occupation is None and asked.isHidden()


def test_an_entry_that_was_taken_back_says_so(qtbot: QtBot, tab: HistoryTab, store: Store) -> None:
    store.undo(2)
    refill(tab, store)
    assert "taken back by change set 3" in read(tab.entries[1])
    assert tab.entries[1].button.isHidden() and not tab.entries[0].button.isHidden()


def test_a_removed_member_is_found_and_comes_back(qtbot: QtBot, tab: HistoryTab, store: Store) -> None:
    say(store, {"remove": "Person", "where": {"unhcr_number": "LEB-59509497"}})
    refill(tab, store)
    (gone,) = tab.entries[0].findChildren(WholeRecord)
    assert gone.heading.text() == "Rashid, Fatima · Person removed"
    press(qtbot, tab.entries[0])
    assert fatima(store).given_names == "Fatima"


def test_a_large_import_shows_the_family_alone(tab: HistoryTab, store: Store) -> None:
    assert len(tab.entries[1].findChildren(WholeRecord)) == 3


def test_a_record_without_history_says_so(tab: HistoryTab) -> None:
    tab.show_records([1], {})
    assert tab.entries == [] and tab._body is not None
    assert tab._body.accessibleName() == "Nothing was changed yet"
