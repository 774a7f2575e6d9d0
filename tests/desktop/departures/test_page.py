"""The page of a departure: its head and sides; families added, taken off, given a status; all of it undoable."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.sides import BOARD, DEPARTURE, HISTORY, LEGS, PAPERS, PASSENGERS
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Departure, Passenger
from resettle_desktop.store.store import Store
from tests.desktop.families import press, say, shown, typed
from tests.desktop.made_departures import (
    FATIMA,
    KHALED,
    NOOR,
    NOW,
    OMAR,
    booked,
    departure,
    held,
    movement,
    places,
    the_departure,
)

LISTED = [("Haddad, Khaled", "listed"), ("Rashid, Fatima", "listed")]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> DeparturePage:
    return opened(qtbot, store)


def opened(qtbot: QtBot, store: Store, reference: str = "BEY-2020-01") -> DeparturePage:
    made = DeparturePage(store, the_departure(store, reference).id, now=lambda: NOW)
    shown(qtbot, made)
    made.resize(1197, 730)
    made.setFocus()
    return made


def read(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def undo_of(qtbot: QtBot, page: DeparturePage, called: Callable[[], object]) -> Callable[[], object]:
    """Do something and return what its message offers as the way back."""
    with qtbot.waitSignal(page.message) as told:
        called()
    assert told.args and callable(told.args[1])
    undo: Callable[[], object] = told.args[1]
    return undo


def actions(page: DeparturePage) -> dict[str, QAction]:
    return {action.text(): action for action in page.actions()}


def test_the_head_says_which_when_and_how_many(page: DeparturePage) -> None:
    words = read(page.header)
    for word in (
        "BEY-2020-01",
        "Tue 22 Sep 2020",
        "in 13 days",
        "2",
        "of 2",
        "persons cleared",
        "families cleared whole",
    ):
        assert word in words


def test_a_departure_that_is_gone_is_told_in_a_sentence(store: Store) -> None:
    with pytest.raises(KnownError, match="no longer in the store"):
        DeparturePage(store, 1)


def test_a_cancelled_departure_says_so_above_everything(qtbot: QtBot, store: Store) -> None:
    say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"cancelled": True}})
    assert "This departure is cancelled" in read(opened(qtbot, store).header)


def test_the_sides_are_turned_by_keys(qtbot: QtBot, page: DeparturePage) -> None:
    for key, tab in ((Qt.Key.Key_2, PASSENGERS), (Qt.Key.Key_8, HISTORY), (Qt.Key.Key_1, BOARD)):
        qtbot.keyClick(page, key, CONTROL)
        assert page.tabs.current() == tab


def test_every_command_stands_in_the_menu(page: DeparturePage) -> None:
    def leaves(menu: QMenu) -> set[QAction]:
        return {leaf for action in menu.actions() for leaf in (leaves(action.menu()) if action.menu() else {action})}  # type: ignore[arg-type]

    assert set(page.actions()) <= leaves(page.more)


def test_families_are_added_by_keyboard_as_one_change_set(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    before = store.history.last_number()
    qtbot.keyClick(page, Qt.Key.Key_Insert)
    qtbot.keyClicks(QApplication.focusWidget(), "qas")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert places(store) == [*LISTED, ("Qasem, Noor", "listed"), ("Qasem, Omar", "listed")]
    assert store.history.last_number() == before + 1


def test_what_is_added_shows_at_once_and_can_be_taken_back(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    page.begin_adding()
    page.panels.add.chosen = {each.family.case.id: each for each in page.panels.add._found}
    undo = undo_of(qtbot, page, page.panels.add.add)
    qtbot.waitUntil(lambda: page.tabs.bar.tabText(PASSENGERS) == "Passengers  4")
    undo()
    qtbot.waitUntil(lambda: page.tabs.bar.tabText(PASSENGERS) == "Passengers  2")
    assert places(store) == LISTED


def test_a_whole_family_is_taken_off_with_its_band(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    page.tabs.board.table.setFocus()
    page.tabs.board.table.select_row(0)
    undo = undo_of(qtbot, page, lambda: qtbot.keyClick(page.tabs.board.table, Qt.Key.Key_Delete))
    assert places(store) == []
    undo()
    assert places(store) == LISTED


def test_one_passenger_is_taken_off_alone(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    page.tabs.turn_to(PASSENGERS)
    page.tabs.passengers.table.setFocus()
    page.tabs.passengers.table.select_row(1)
    undo_of(qtbot, page, lambda: qtbot.keyClick(page.tabs.passengers.table, Qt.Key.Key_Delete))
    assert places(store) == LISTED[:1]


def test_delete_in_a_field_takes_nobody_off(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    page.tabs.turn_to(PASSENGERS)
    typed(qtbot, page.tabs.passengers.form, "seat", "14C", leave=False)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert places(store) == LISTED


def test_a_whole_family_is_given_a_status_with_its_time(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    before = store.history.last_number()
    page.tabs.board.table.select_row(0)
    with qtbot.waitSignal(page.message) as told:
        page.set_status("boarded")
    assert told.args and told.args[0] == "2 persons: boarded"
    assert {(each.status, each.status_time) for each in store.rows.equal(Passenger)} == {("boarded", NOW)}
    assert store.history.last_number() == before + 1


def test_a_status_is_chosen_in_the_menu_of_the_selected(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    page.tabs.board.table.select_row(0)
    page.tabs.board.ask_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    {action.text(): action for action in menu.actions()}["No show"].trigger()
    menu.close()
    assert {each.status for each in store.rows.equal(Passenger)} == {"no_show"}


def test_who_is_off_board_and_added_again_gets_the_same_place(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"status": "postponed", "pnr": "ZKQ7RT"}})
    qtbot.waitUntil(lambda: page.tabs.bar.tabText(PASSENGERS) == "Passengers  1")
    page.begin_adding()
    page.panels.add.search.setText("haddad")
    page.panels.add._find()
    page.panels.add._turn_current()
    page.panels.add.add()
    assert places(store) == LISTED
    assert [each.pnr for each in store.rows.equal(Passenger)] == ["ZKQ7RT", None]


def test_escape_leaves_the_panel_and_not_the_page(qtbot: QtBot, page: DeparturePage) -> None:
    page.begin_adding()
    with qtbot.assertNotEmitted(page.back):
        press(qtbot, Qt.Key.Key_Escape)
    assert not page.panels.add.isVisible()
    assert page.tabs.board.table.hasFocus()


def test_a_change_of_one_of_its_people_shows_here(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    held(store, FATIMA)
    qtbot.waitUntil(lambda: page.tabs.board.chips.held.text() == "Held only  1")
    assert "1 open" in [column.subtitle for column in page.tabs.board.table.rows().columns]


def test_a_change_elsewhere_leaves_the_page_as_it_is(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    before = page.movement
    held(store, NOOR)
    qtbot.wait(1)
    assert page.movement is before


def test_a_document_of_one_of_its_people_that_is_altered_shows_here(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    say(store, {"set": "TravelDocument", "where": {"person": KHALED}, "values": {"expires": "2020-09-19"}})
    qtbot.waitUntil(lambda: page.tabs.board.chips.held.text() == "Held only  1")


def test_a_departure_removed_elsewhere_leads_back_to_the_list(qtbot: QtBot, store: Store) -> None:
    say(store, {"add": "Departure", "values": {"reference": "BEY-2020-09"}})
    page = opened(qtbot, store, "BEY-2020-09")
    with qtbot.waitSignal(page.back):
        say(store, {"remove": "Departure", "where": {"reference": "BEY-2020-09"}})


def test_a_departure_is_removed_with_its_legs_and_places_and_comes_back(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    with qtbot.waitSignals([page.message, page.back]):
        page.remove()
    assert store.rows.count(Departure) == 0
    store.undo(store.history.last_number())
    assert len(movement(store).legs) == 2
    assert places(store) == LISTED


def test_a_departure_is_cancelled_and_the_menu_offers_the_way_back(qtbot: QtBot, page: DeparturePage) -> None:
    actions(page)["Cancel this departure"].trigger()
    qtbot.waitUntil(lambda: "This departure is cancelled" in read(page.header))
    actions(page)["This departure is not cancelled"].trigger()
    qtbot.waitUntil(lambda: page.header.banner is None)


def test_the_departure_itself_is_saved_on_its_side(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    page.tabs.turn_to(DEPARTURE)
    typed(qtbot, page.tabs.departure_form, "meeting_place", "Beirut airport, departures hall")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, CONTROL)
    assert the_departure(store).meeting_place == "Beirut airport, departures hall"


def test_what_is_typed_stays_when_something_else_is_written(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    page.tabs.turn_to(DEPARTURE)
    typed(qtbot, page.tabs.departure_form, "escort", "Dr Saad", leave=False)
    held(store, FATIMA)
    qtbot.waitUntil(lambda: page.tabs.board.chips.held.text() == "Held only  1")
    assert page.tabs.departure_form.fields["escort"].editor.text() == "Dr Saad"


def test_a_person_on_two_departures_that_day_is_told_with_a_step_to_the_place(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    say(store, *departure("BEY-2020-02"))
    booked(store, FATIMA, reference="BEY-2020-02")
    held(store, FATIMA)
    qtbot.waitUntil(lambda: [line.found.number for line in page.findings.lines] == ["W228"])
    qtbot.mouseClick(page.findings.lines[0], Qt.MouseButton.LeftButton)
    assert page.tabs.current() == PASSENGERS
    assert page.tabs.passengers.form.record is not None
    assert page.tabs.passengers.table.selected_keys() == [page.findings.lines[0].found.record]


def test_a_ticket_of_two_people_is_told_with_a_step_to_its_field(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    for who in (KHALED, FATIMA):
        place = {"person": who, "departure": {"reference": "BEY-2020-01"}}
        say(store, {"set": "Passenger", "where": place, "values": {"ticket": "0762233445566"}})
    qtbot.waitUntil(lambda: [line.found.number for line in page.findings.lines] == ["W284"])
    qtbot.mouseClick(page.findings.lines[0], Qt.MouseButton.LeftButton)
    assert page.tabs.current() == PASSENGERS and page.tabs.passengers.form.current_field() == "ticket"


def test_more_people_than_seats_are_told_with_a_step_to_the_seats(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"seats": 1}})
    qtbot.waitUntil(lambda: [line.found.number for line in page.findings.lines] == ["W286"])
    qtbot.mouseClick(page.findings.lines[0], Qt.MouseButton.LeftButton)
    assert page.tabs.current() == DEPARTURE and page.tabs.departure_form.current_field() == "seats"
    assert [line.found.number for line in page.findings.lines] == ["W286"]


def test_a_first_leg_from_another_country_is_told_with_a_step_to_the_leg(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"from_country": "JOR"}})
    qtbot.waitUntil(lambda: [line.found.number for line in page.findings.lines] == ["W287"])
    qtbot.mouseClick(page.findings.lines[0], Qt.MouseButton.LeftButton)
    assert page.tabs.current() == LEGS


def test_legs_that_do_not_fit_are_marked_and_f8_goes_there(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    say(store, {"set": "Leg", "where": {"number": "1939"}, "values": {"departs": "2020-09-22T13:00"}})
    qtbot.waitUntil(lambda: not page.tabs.bar.tabIcon(LEGS).isNull())
    page.next_finding()
    assert page.tabs.current() == LEGS


def test_the_manifest_is_typeset_when_it_is_first_looked_at(qtbot: QtBot, page: DeparturePage) -> None:
    assert not page.tabs.is_made("papers")
    qtbot.keyClick(page, Qt.Key.Key_P, CONTROL)
    assert page.tabs.current() == PAPERS
    papers = page.tabs.papers
    qtbot.waitUntil(lambda: papers.printed() is not None and not papers.is_busy(), timeout=20_000)


def test_the_board_is_a_paper_beside_the_manifest(qtbot: QtBot, page: DeparturePage) -> None:
    actions(page)["Print the board"].trigger()
    assert page.tabs.current() == PAPERS
    qtbot.waitUntil(lambda: not page.tabs.papers.is_busy(), timeout=10_000)
    printed = page.tabs.papers.printed()
    assert printed is not None and printed.document == "clearance-board"
    page.tabs.paper_chips["departure-manifest"].click()
    qtbot.waitUntil(lambda: not page.tabs.papers.is_busy(), timeout=10_000)
    printed = page.tabs.papers.printed()
    assert printed is not None and printed.document == "departure-manifest"
    assert [name for name, chip in page.tabs.paper_chips.items() if chip.isChecked()] == ["departure-manifest"]


def test_the_case_of_a_family_is_asked_for(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    page.tabs.board.table.select_row(0)
    with qtbot.waitSignal(page.case_opened) as asked:
        qtbot.keyClick(page.tabs.board.table, Qt.Key.Key_Return)
    assert asked.args == [movement(store).families[0].family.case.id]


def test_the_history_tells_who_was_added_and_who_was_taken_off(qtbot: QtBot, page: DeparturePage, store: Store) -> None:
    booked(store, NOOR, OMAR)
    say(store, {"remove": "Passenger", "where": {"person": NOOR}})
    page.tabs.turn_to(HISTORY)
    words = [label.text() for label in page.tabs.history.findChildren(QLabel)]
    buttons = [button.text() for button in page.tabs.history.findChildren(QAbstractButton)]
    said = " ".join([*words, *buttons])
    assert "Qasem, Noor · Passenger removed" in said
    assert "Haddad, Khaled · Passenger added" in said


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("tab", [BOARD, PASSENGERS, LEGS, DEPARTURE, HISTORY])
def test_every_side_fits_a_laptop(qtbot: QtBot, qapp: QApplication, store: Store, mode: str, tab: int) -> None:
    apply_theme(qapp, mode)  # type: ignore[arg-type]
    page = opened(qtbot, store)
    page.begin_adding()
    page.tabs.turn_to(tab)
    assert page.minimumSizeHint().width() <= 1197
    assert page.minimumSizeHint().height() <= 729


MASKS = {"add": "OutbreakMeasures", "values": {"name": "COVID-19", "from_day": "2020-09-01", "masks": 2}}


def masks(store: Store) -> list[int | None]:
    return [each.masks for each in store.rows.equal(Passenger)]


def test_masks_are_noted_for_all_at_once_and_taken_back(qtbot: QtBot, store: Store) -> None:
    say(store, MASKS)
    page = opened(qtbot, store)
    qtbot.mouseClick(page.header.masks_button, Qt.MouseButton.LeftButton)
    assert masks(store) == [2, 2]
    qtbot.waitUntil(lambda: not page.header.masks_button.isVisible())
    store.undo(store.history.last_number())
    assert masks(store) == [None, None]
    qtbot.waitUntil(page.header.masks_button.isVisible)


def test_nothing_is_said_of_masks_while_no_outbreak_asks_for_them(page: DeparturePage, store: Store) -> None:
    actions = [each for each in page.more.actions() if each.text() == "Masks handed out to all"]
    assert [each.isVisible() for each in actions] == [False] and not page.header.masks_button.isVisible()
    page.hand_out_masks()
    assert masks(store) == [None, None]
