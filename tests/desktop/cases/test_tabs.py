"""The sides of a case: each filled when it is looked at, the titles saying how much is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.family import CaseFamily
from resettle_desktop.desktop.cases.tabs import CASE, DOCUMENTS, HISTORY, PERSON, RECEPTION, TRAVEL, CaseTabs
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from tests.desktop.families import KHALED, khaled, say, shown, store_with_haddad, the_case

CASE_NUMBER = {"unhcr_number": "LEB-15C01056"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(
            made,
            {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1"}},
            {"add": "Placement", "values": {"case": CASE_NUMBER, "centre": "Florennes"}},
        )
        yield made


@pytest.fixture
def tabs(qtbot: QtBot, store: Store) -> CaseTabs:
    drafts = Drafts()
    family = CaseFamily(store, drafts)
    made = CaseTabs(store, family, drafts)
    made.show_family(family.show(the_case(store).id))
    made.case_form.show_record(the_case(store))
    made.show_person(khaled(store), {})
    shown(qtbot, made)
    return made


def test_titles_say_how_much_is_there(tabs: CaseTabs) -> None:
    assert [tabs.bar.tabText(tab) for tab in range(8)] == [
        "Person", "Case", "Documents  1", "Health", "Travel", "Orientation", "Reception  1", "History",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tab", "word"), [(PERSON, "Save, next member"), (CASE, "Save"), (DOCUMENTS, "Save"), (RECEPTION, "Save")]
)
def test_the_button_says_what_it_does(tabs: CaseTabs, tab: int, word: str) -> None:
    tabs.turn_to(tab)
    assert tabs.save_button.isVisible() and tabs.save_button.text() == tabs.save_button.accessibleName() == word


@pytest.mark.parametrize("tab", [TRAVEL, HISTORY])
def test_a_side_that_writes_nothing_has_no_button(tabs: CaseTabs, tab: int) -> None:
    tabs.turn_to(tab)
    assert tabs.is_read_only() and not tabs.save_button.isVisible() and tabs.form() is None


def test_a_side_without_a_record_has_no_button_until_one_is_begun(tabs: CaseTabs, store: Store) -> None:
    say(store, {"remove": "TravelDocument", "where": {"number": "N1"}})
    tabs.turn_to(DOCUMENTS)
    tabs.refresh_records()
    assert not tabs.save_button.isVisible()
    tabs.groups[DOCUMENTS].shown.begin()
    assert tabs.save_button.isVisible()


def test_the_history_is_read_when_it_is_looked_at(tabs: CaseTabs) -> None:
    assert tabs.history.entries == []
    tabs.turn_to(HISTORY)
    assert len(tabs.history.entries) == 2


def test_the_keyboard_stays_in_the_form_when_another_side_is_shown(qtbot: QtBot, tabs: CaseTabs) -> None:
    tabs.person_form.go_to("sex")
    tabs.turn_to(CASE)
    assert QApplication.focusWidget() is tabs.case_form.fields["unhcr_number"].editor.widget


def test_the_keyboard_stays_at_the_tabs_when_it_is_there(qtbot: QtBot, tabs: CaseTabs) -> None:
    tabs.bar.setFocus()
    qtbot.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert tabs.current() == CASE and tabs.bar.hasFocus()


def test_a_failure_is_told_above_and_can_be_closed(tabs: CaseTabs) -> None:
    tabs.show_failure("1 value was changed since; nothing was written.\nHaddad, Khaled, Sex: …")
    assert tabs.failure.isVisible() and "Haddad, Khaled, Sex" in tabs.failure.text
    tabs.show_failure("")
    assert not tabs.failure.isVisible()


def test_the_history_of_who_was_merged_into_a_member_goes_on_there(tabs: CaseTabs, store: Store) -> None:
    say(
        store,
        {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-15C09999"}},
        {"add": "Person", "values": {"case": "@c", "given_names": "Khalid", "family_name": "Hadad"}},
    )
    khalid = next(each for each in store.rows.equal(Person) if each.given_names == "Khalid")
    store.apply(store.merging.persons(khaled(store).id, khalid.id).change_set)
    tabs.turn_to(HISTORY)
    assert khalid.id in {change.record for view in tabs.history.entries for change in view.entry.changes}
    assert "merged into" in tabs.history.entries[0].entry.reason
