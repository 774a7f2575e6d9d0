from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.today.lines import LeadingButton
from resettle_desktop.desktop.window.screens import SCREENS
from resettle_desktop.desktop.window.window import Window
from resettle_desktop.records.kinds import Departure, Person
from resettle_desktop.rules.clearance.remedies import Mending
from resettle_desktop.store.checked import CheckLists
from resettle_desktop.store.store import Store
from tests.desktop.families import FATIMA, khaled, more_families, say, shown, store_with_haddad, the_case

DEPARTURE = {"add": "Departure", "values": {"reference": "BEY-2020-01", "from_country": "LBN"}}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, DEPARTURE)
        yield made


@pytest.fixture
def window(qtbot: QtBot, store: Store, tmp_path: Path) -> Window:
    made = Window(store, Remembered(tmp_path / "remembered.json"), "light")
    shown(qtbot, made)
    made.resize(1366, 768)
    return made


def page(window: Window) -> object:
    return window.places[window.current_screen()].page()


def departure(store: Store) -> int:
    return store.rows.equal(Departure)[0].id


def test_the_window_begins_with_what_waits_today(window: Window) -> None:
    assert window.current_screen() == "today"
    assert page(window) is None
    assert window.sidebar.item("cases").count == 1


def test_the_keyboard_is_on_the_first_line_at_the_start(window: Window) -> None:
    assert isinstance(window.focusWidget(), LeadingButton)


def test_a_line_of_today_leads_to_the_cell_of_the_board_and_back(qtbot: QtBot, window: Window, store: Store) -> None:
    say(store, {"add": "Passenger", "values": {"departure": {"reference": "BEY-2020-01"}, "person": FATIMA}})
    fatima = next(each for each in store.rows.equal(Person) if each.given_names == "Fatima")
    window.open_cell(departure(store), fatima.id, "visa")
    shown_page = page(window)
    assert isinstance(shown_page, DeparturePage)
    board = shown_page.tabs.board
    assert board.table.currentIndex().isValid() and board.table.hasFocus()
    assert any("Visa · Fatima" in label.text() for label in board.pane.findChildren(QLabel))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_screen() == "today"


def test_a_case_is_opened_and_left_with_escape(qtbot: QtBot, window: Window, store: Store) -> None:
    window.go("cases")
    window.open_case(the_case(store).id)
    assert isinstance(page(window), CasePage)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page(window) is None
    assert window.cases.table.hasFocus()


def test_the_way_back_from_a_case_leads_to_the_departure_it_was_opened_from(
    qtbot: QtBot, window: Window, store: Store
) -> None:
    window.open_departure(departure(store))
    window.open_case(the_case(store).id)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert isinstance(page(window), DeparturePage)
    assert window.current_screen() == "departures"


def test_a_person_is_opened_in_the_case(window: Window, store: Store) -> None:
    fatima = next(each for each in store.rows.equal(Person) if each.given_names == "Fatima")
    window.open_person(fatima.id)
    shown_page = page(window)
    assert isinstance(shown_page, CasePage)
    assert shown_page.person_id == fatima.id


def test_a_person_of_the_list_is_opened_in_the_case_and_the_way_back_leads_to_the_list(
    qtbot: QtBot, window: Window, store: Store
) -> None:
    window.go("persons")
    window.persons.search("khaled")
    qtbot.keyClick(window.persons.table, Qt.Key.Key_Return)
    opened = page(window)
    assert isinstance(opened, CasePage) and opened.case_id == the_case(store).id
    window.back()
    assert (window.current_screen(), page(window)) == ("persons", None)


def test_a_check_of_the_list_shows_what_it_finds(qtbot: QtBot, window: Window, store: Store) -> None:
    window.cases.check_now()
    checks = window.places["checks"].first
    assert window.current_screen() == "checks"
    qtbot.waitUntil(lambda: checks.checked is not None and checks.checked.of_all)  # type: ignore[attr-defined]


def test_the_menu_has_the_commands_of_the_list_that_is_shown(window: Window) -> None:
    window.go("cases")
    assert "Columns…" in [action.text() for action in window.menu_actions()]
    window.go("departures")
    assert "Columns…" not in [action.text() for action in window.menu_actions()]


def test_the_next_case_of_the_list_is_shown_in_the_same_page(qtbot: QtBot, window: Window, store: Store) -> None:
    more_families(store, 2)
    window.cases.refresh()
    window.open_case(the_case(store).id)
    first = page(window)
    assert isinstance(first, CasePage)
    first.step_asked.emit(1)
    assert page(window) is first
    assert first.case_id != the_case(store).id


def test_a_case_that_is_gone_is_told_and_the_list_stays(window: Window) -> None:
    window.open_case(42)
    toast = window.current_toast()
    assert toast is not None
    assert "no longer in the store" in toast.accessibleName()
    assert page(window) is None


def test_undo_and_redo_stand_in_the_menu_and_act_on_the_last_change(qtbot: QtBot, window: Window, store: Store) -> None:
    actions = {action.text(): action for action in window.menu_actions()}
    assert not actions["Undo"].isEnabled()
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"given_names": "Karim"}})
    with qtbot.waitSignal(window.undoing.told):
        actions["Undo"].trigger()
    assert khaled(store).given_names == "Khaled"
    with qtbot.waitSignal(window.undoing.told):
        actions["Redo"].trigger()
    assert khaled(store).given_names == "Karim"


def test_the_counts_beside_the_screens_follow_the_store(qtbot: QtBot, window: Window, store: Store) -> None:
    more_families(store, 2)
    qtbot.waitUntil(lambda: window.sidebar.item("cases").count == 3)


def test_every_menu_has_commands_and_none_shares_its_keys(window: Window) -> None:
    keys = [key.toString() for action in window.menu_actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(menu.menu().actions() for menu in window.top_bar.menus.actions())


def test_a_workbook_dropped_anywhere_is_opened_in_workbooks(
    qtbot: QtBot, window: Window, store: Store, tmp_path: Path
) -> None:
    window.open_case(the_case(store).id)
    file = tmp_path / "letter.xlsx"
    file.write_text("no workbook")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    assert window.current_screen() == "workbooks"
    qtbot.waitUntil(lambda: window.workbooks.inbox.messages.count() == 1)


def test_the_finder_opens_what_it_finds(qtbot: QtBot, window: Window, store: Store) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.top_bar.search, "had")
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    assert isinstance(page(window), CasePage)


def test_new_case_and_new_departure_are_commands_of_the_menu(window: Window) -> None:
    actions = {action.text(): action for action in window.menu_actions()}
    actions["New departure"].trigger()
    assert window.current_screen() == "departures"
    actions["New case"].trigger()
    assert window.current_screen() == "cases"
    assert window.cases.new_case.isVisible()


def test_the_window_keeps_its_size_with_every_screen(window: Window, store: Store) -> None:
    for show in (
        lambda: window.go("cases"), lambda: window.open_case(the_case(store).id), lambda: window.go("departures"),
        lambda: window.open_departure(departure(store)), lambda: window.go("workbooks"),
    ):  # fmt: skip
        show()
        assert (window.grab().width(), window.grab().height()) == (1366, 768)


@pytest.mark.parametrize("screen", [screen.name for screen in SCREENS])
def test_every_screen_has_room_on_a_laptop(window: Window, screen: str) -> None:
    window.go(screen)
    assert window.stack.minimumSizeHint().width() <= 1366 - window.sidebar.width()


@pytest.mark.parametrize("screen", ["departures", "workbooks"])
def test_a_screen_hands_the_keyboard_to_its_list(window: Window, screen: str) -> None:
    window.go(screen)
    lists = {"departures": window.departures.table, "workbooks": window.workbooks.inbox.table}
    assert lists[screen].hasFocus()


def test_a_finding_of_the_checks_leads_to_its_field(qtbot: QtBot, window: Window, store: Store) -> None:
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"birth_date": "1988-01-01"}})
    lists = CheckLists(store.rows, store.checks)
    listed = next(each for each in lists.check().listed if each.found.number == "W201")
    window.open_finding(listed)
    page = window.places["cases"].page()
    assert isinstance(page, CasePage) and page.person_form.current_field() == "birth_date"


def test_the_way_back_from_what_mends_a_cell_leads_to_that_cell(qtbot: QtBot, window: Window, store: Store) -> None:
    say(store, {"add": "Passenger", "values": {"departure": {"reference": "BEY-2020-01"}, "person": FATIMA}})
    fatima = next(each for each in store.rows.equal(Person) if each.given_names == "Fatima")
    window.open_cell(departure(store), fatima.id, "visa")
    before = page(window)
    window.open_mending(fatima.id, Mending("Permit", "status", None, {"type": "visa"}))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    shown_page = page(window)
    assert shown_page is before and isinstance(shown_page, DeparturePage)
    board = shown_page.tabs.board
    assert any("Visa · Fatima" in label.text() for label in board.pane.findChildren(QLabel))


def test_what_holds_a_passenger_is_mended_at_the_field_of_the_person(window: Window, store: Store) -> None:
    fatima = next(each for each in store.rows.equal(Person) if each.given_names == "Fatima")
    window.open_mending(fatima.id, Mending("HealthActivity", "done", None, {"activity": "pcr"}))
    case = page(window)
    assert isinstance(case, CasePage)
    form = case.tabs.form()
    assert case.person_id == fatima.id
    assert form is not None
    assert form.fields["activity"].editor.value() == "pcr"
    assert form.current_field() == "done"


def test_a_hold_is_mended_on_the_person_or_on_the_case(window: Window, store: Store) -> None:
    fatima = next(each for each in store.rows.equal(Person) if each.given_names == "Fatima")
    case = the_case(store).id
    for to, kind in ((Mending("Person", "hold", fatima.id), "Person"), (Mending("Case", "decision", case), "Case")):
        window.open_mending(fatima.id, to)
        shown_page = page(window)
        assert isinstance(shown_page, CasePage)
        form = shown_page.tabs.form()
        assert form is not None
        assert (form.kind.__name__, form.current_field()) == (kind, to.name)
