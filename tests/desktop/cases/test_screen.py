"""The list of cases: found, narrowed, sorted, remembered, and read by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.screen import CasesScreen
from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.records.kinds import Case, Departure, Person
from resettle_desktop.store.filters import Filter, How
from resettle_desktop.store.store import Store
from tests.desktop.families import (
    BOOKING,
    empty_store,
    khaled,
    more_families,
    say,
    shown,
    store_with_haddad,
    tabbed,
    the_case,
    unnamed,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        more_families(made, 40)
        yield made


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


@pytest.fixture
def drafts() -> Drafts:
    return Drafts()


@pytest.fixture
def screen(qtbot: QtBot, store: Store, remembered: Remembered, drafts: Drafts) -> CasesScreen:
    made = CasesScreen(store, remembered, drafts)
    shown(qtbot, made)
    made.resize(1197, 730)
    made.setFocus()
    return made


def numbers(screen: CasesScreen) -> list[str]:
    rows = screen.table.rows()
    return [rows.cell(row, 0).text for row in range(rows.rowCount())]


def read(screen: CasesScreen) -> tuple[str, str]:
    return screen._sheet.counts.text(), screen._sheet.shown.text()


def family(qtbot: QtBot, screen: CasesScreen) -> str:
    """Return the label of the family in the pane, once the selection rests."""
    qtbot.waitUntil(lambda: not screen._selecting.isActive())
    return screen.pane.family.label if screen.pane.family else ""


def test_it_counts_what_there_is_and_what_is_shown(screen: CasesScreen) -> None:
    assert read(screen) == ("41 cases, 42 persons", "41 shown")


def test_a_small_laptop_shows_28_rows(qtbot: QtBot, screen: CasesScreen) -> None:
    qtbot.waitUntil(lambda: screen.table.viewport().height() >= 28 * 22)


@pytest.mark.parametrize(
    "words",
    ["haddad", "Khaled Haddad", "rashid", "خالد", "LEB15C01056", "leb-15c01056", "LEB 58409303", "03 876082",
     "+961 3 876082"],
)  # fmt: skip
def test_a_family_is_found_by_name_number_or_phone(screen: CasesScreen, words: str) -> None:
    screen.search(words)
    assert numbers(screen) == ["LEB-15C01056"]


def test_what_is_not_found_says_so(screen: CasesScreen) -> None:
    screen.search("nobody of this name")
    assert screen._sheet.body.currentIndex() == 1 and read(screen)[1] == "0 shown"
    screen.search("")
    assert len(numbers(screen)) == 41


def test_typing_above_the_list_narrows_it(qtbot: QtBot, screen: CasesScreen) -> None:
    screen.search_line.setFocus()
    qtbot.keyClicks(screen.search_line, "haddad")
    qtbot.waitUntil(lambda: numbers(screen) == ["LEB-15C01056"])
    qtbot.keyClick(screen.search_line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is screen.table


def test_chips_search_and_each_other_narrow_together(screen: CasesScreen, store: Store) -> None:
    screen.filters.choose("asylum_country", "LBN")
    assert read(screen)[1] == "21 shown, 22 persons"
    screen.search("LEB-16C0000")
    assert numbers(screen) == [f"LEB-16C0000{n}" for n in (2, 4, 6, 8)]


def test_a_departure_shows_its_families(screen: CasesScreen, store: Store) -> None:
    say(store, *BOOKING)
    screen.filters.choose("departure", str(store.rows.equal(Departure)[0].id))
    assert numbers(screen) == ["LEB-15C01056"]


def test_the_order_is_turned_at_a_heading(screen: CasesScreen) -> None:
    first = numbers(screen)
    screen.table.horizontalHeader().sectionClicked.emit(0)
    assert numbers(screen) == first[::-1]


def test_urgent_cases_can_stand_first(screen: CasesScreen, store: Store) -> None:
    urgent = {"set": "Case", "where": {"unhcr_number": "LEB-16C00007"}, "values": {"priority": "emergency"}}
    say(store, urgent)
    screen.sort("priority", True)
    assert numbers(screen)[0] == "LEB-16C00007"


def test_a_search_keeps_the_order(screen: CasesScreen) -> None:
    screen.sort("unhcr_number", True)
    screen.search("LEB-16C0000")
    assert numbers(screen)[0] == "LEB-16C00009"


def test_the_selected_family_is_shown_beside(qtbot: QtBot, screen: CasesScreen) -> None:
    screen.table.select_row(0)
    assert family(qtbot, screen) == "Haddad, Khaled + 1"
    assert screen.pane.isVisible() and screen.pane._body is not None and screen.pane._body.isVisible()


def test_the_selection_stays_when_something_is_written(qtbot: QtBot, screen: CasesScreen, store: Store) -> None:
    screen.table.select_row(5)
    key = screen.table.current_key()
    say(store, {"add": "Case", "values": {"unhcr_number": "LEB-14C00001"}})
    qtbot.waitUntil(lambda: read(screen)[1] == "42 shown")
    assert screen.table.current_key() == key and screen.table.currentIndex().row() == 6


def test_enter_opens_the_case(qtbot: QtBot, screen: CasesScreen, store: Store) -> None:
    screen.table.select_row(0)
    with qtbot.waitSignal(screen.case_opened) as opened:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert opened.args == [the_case(store).id]


def test_columns_order_and_filters_are_as_they_were_left(
    qtbot: QtBot, screen: CasesScreen, store: Store, remembered: Remembered
) -> None:
    screen.table.horizontalHeader().resizeSection(1, 222)
    screen.sort("priority", True)
    screen.filters.choose("asylum_country", "TUR")
    qtbot.waitUntil(lambda: remembered.arrangement("cases").get("sort") == ["priority", True])
    again = CasesScreen(store, remembered)
    qtbot.addWidget(again)
    assert again.table.horizontalHeader().sectionSize(1) == 222
    assert again._order == ("priority", True) and again.filters.equal() == {"asylum_country": "TUR"}


def test_a_width_stays_while_one_searches(screen: CasesScreen) -> None:
    screen.table.horizontalHeader().resizeSection(1, 222)
    screen.search("haddad")
    assert screen.table.horizontalHeader().sectionSize(1) == 222


def test_columns_are_hidden_by_the_menu(screen: CasesScreen) -> None:
    menu = QMenu()
    screen.table.fill_column_menu(menu)
    next(action for action in menu.actions() if action.text() == "Show Original script").setChecked(False)
    assert screen.table.horizontalHeader().isSectionHidden(2)


def test_the_case_before_and_after_are_known(screen: CasesScreen, store: Store) -> None:
    case = the_case(store).id
    assert screen.place_of(case) == (1, 41)
    assert screen.neighbour(case, -1) is None
    after = screen.neighbour(case, 1)
    assert after is not None and screen.place_of(after) == (2, 41)
    assert screen.table.current_key() == after


def test_a_case_with_a_draft_is_marked_and_found_by_its_chip(
    qtbot: QtBot, screen: CasesScreen, store: Store, drafts: Drafts
) -> None:
    assert not screen.draft_chip.isVisible()
    drafts.keep(khaled(store), {"occupation": Typing("Baker")})
    assert screen.draft_chip.text() == "1 draft" and screen.table.rows().cell(0, 1).icon == "changed"
    qtbot.mouseClick(screen.draft_chip, Qt.MouseButton.LeftButton)
    assert numbers(screen) == ["LEB-15C01056"]
    drafts.forget(khaled(store).id)
    assert not screen.draft_chip.isVisible() and len(numbers(screen)) == 41


def test_a_new_case_is_begun_and_opened_when_it_is_saved(qtbot: QtBot, screen: CasesScreen, store: Store) -> None:
    screen.begin_case()
    qtbot.waitUntil(screen.new_case.isVisible)
    screen.new_case.case_form.fields["unhcr_number"].editor.set_text("LEB-19C00001")
    with qtbot.waitSignals([screen.case_opened, screen.message]):
        screen.new_case.save()
    assert store.rows.count(Case, unhcr_number="LEB-19C00001") == 1
    assert not screen.new_case.isVisible()


def test_a_new_case_that_waits_is_seen_at_its_button(qtbot: QtBot, screen: CasesScreen) -> None:
    screen.begin_case()
    screen.new_case.case_form.fields["place"].editor.set_text("Saida")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert screen.table.isVisible() and "Go on with what you typed" in screen.new_button.toolTip()
    screen.begin_case()
    assert screen.new_case.case_form.fields["place"].editor.text() == "Saida"


def test_a_new_store_offers_three_ways_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        screen = CasesScreen(store)
        shown(qtbot, screen)
        assert screen._empty.isVisible()
        with qtbot.waitSignal(screen.workbook_asked):
            screen._empty.findChildren(type(screen.new_button))[0].click()


def test_in_large_text_the_list_has_the_room_of_the_pane(
    qtbot: QtBot, qapp: QApplication, store: Store, remembered: Remembered
) -> None:
    apply_theme(qapp, "light", 2.0)
    screen = CasesScreen(store, remembered)
    shown(qtbot, screen)
    screen.resize(1030, 690)
    assert not screen.pane.isVisible() and screen.minimumSizeHint().width() <= 1030


def test_every_control_has_a_name_and_its_turn(qtbot: QtBot, screen: CasesScreen) -> None:
    assert unnamed(screen) == []
    screen.more_filters.add(Filter("hold", How.EMPTY))
    screen.search_line.setFocus()
    chips = ["Views", "Stage: all", "Host: all", "Priority: all", "Held by: all", "Findings: all", "Departure: all"]
    assert tabbed(qtbot, 12)[1:] == [*chips, "Take away On hold: empty", "Filter", "Columns", "Change many"]


def test_an_added_filter_narrows_the_list_together_with_the_chips(screen: CasesScreen, store: Store) -> None:
    case = the_case(store)
    say(store, {"set": "Case", "where": {"unhcr_number": case.unhcr_number}, "values": {"hold": True}})
    screen.more_filters.add(Filter("hold", How.IS, (True,)))
    assert numbers(screen) == [case.unhcr_number]
    screen.filters.choose("asylum_country", "TUR")
    assert numbers(screen) == []
    screen.filters.choose("asylum_country", "")
    screen.more_filters.chips[0].click()
    assert len(numbers(screen)) == 41


def test_rows_and_persons_of_the_list_and_the_selection_are_counted(qtbot: QtBot, screen: CasesScreen) -> None:
    shown_words = screen._sheet.shown
    assert shown_words.text() == "41 shown"
    qtbot.keyClick(screen.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    persons = screen._store.rows.count(Person)
    assert shown_words.text() == f"41 shown · 41 selected ({persons} persons)"
    screen.filters.choose("asylum_country", "LBN")
    listed = [case.size or 0 for case in screen._store.rows.equal(Case, asylum_country="LBN")]
    assert shown_words.text() == f"{len(listed)} shown, {sum(listed)} persons"


def test_who_is_booked_is_held_by_what_the_departure_requires(screen: CasesScreen, store: Store) -> None:
    say(store, *BOOKING)
    screen.filters.choose("holds", "visa")
    assert numbers(screen) == ["LEB-15C01056"]
    held = screen.table.rows().cell(0, 7)
    assert held.icon == "bad" and "visa" in held.tooltip
    screen.filters.choose("holds", "cleared")
    assert numbers(screen) == []


def test_the_whole_list_the_filtered_one_or_a_selection_is_checked(qtbot: QtBot, screen: CasesScreen) -> None:
    asked: list[object] = []
    screen.check_asked.connect(asked.append)
    qtbot.keyClick(screen.table, Qt.Key.Key_F5)
    screen.filters.choose("asylum_country", "TUR")
    qtbot.keyClick(screen.table, Qt.Key.Key_F5)
    screen.table.select_row(0)
    qtbot.keyClick(screen.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(screen.table, Qt.Key.Key_F5)
    assert [each if each is None else len(each) for each in asked] == [None, 20, 2]  # type: ignore[arg-type]
