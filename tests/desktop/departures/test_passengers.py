"""The passengers of a departure: a row each, and the form of the chosen one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.desktop.departures.passenger_models import passenger_columns
from resettle_desktop.desktop.departures.passengers import PassengersTab
from resettle_desktop.desktop.departures.sides import PASSENGERS
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.records.kinds import Passenger
from resettle_desktop.store.store import Store
from tests.desktop.families import press, say, shown, typed
from tests.desktop.made_departures import (
    FATIMA,
    KHALED,
    NOW,
    board,
    booked,
    movement,
    store_with_departure,
    the_departure,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


@pytest.fixture
def tab(qtbot: QtBot, store: Store) -> PassengersTab:
    made = PassengersTab(store, Drafts())
    made.show_board(board(store))
    shown(qtbot, made)
    return made


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> DeparturePage:
    made = DeparturePage(store, the_departure(store).id, now=lambda: NOW)
    shown(qtbot, made)
    made.tabs.turn_to(PASSENGERS)
    return made


def row(tab: PassengersTab, number: int) -> dict[str, str]:
    rows = tab.table.rows()
    return {column.key: rows.cell(number, place).text for place, column in enumerate(passenger_columns())}


def passenger(store: Store, person: dict[str, object]) -> Passenger:
    link = store.search.record("Person", str(person["unhcr_number"])).id
    (found,) = store.rows.equal(Passenger, person=link)
    return found


def test_a_row_says_who_with_which_paper_and_booking(store: Store, tab: PassengersTab) -> None:
    paper = {"person": KHALED, "type": "laissez_passer", "number": "BE2020-114", "expires": "2020-12-01"}
    booking = {"pnr": "ZKQ7RT", "ticket": "2352400117733", "seat": "14C", "bags": 2, "services": ["WCHS"]}
    say(store, {"add": "TravelDocument", "values": paper})
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": booking})
    tab.show_board(board(store))
    assert row(tab, 0) == {
        "number": "1", "name": "Haddad, Khaled", "age": "M 32", "class": "ADT", "document": "BE2020-114",
        "expires": "1 Dec 2020", "pnr": "ZKQ7RT", "ticket": "2352400117733", "seat": "14C", "bags": "2",
        "services": "WCHS", "status": "listed",
    }  # fmt: skip


def test_a_paper_that_lapses_before_arrival_is_a_pill(store: Store, tab: PassengersTab) -> None:
    say(store, {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1", "expires": "2020-09-21"}})
    tab.show_board(board(store))
    cell = tab.table.rows().cell(0, 5)
    assert (cell.text, cell.pill, cell.tone) == ("21 Sep 2020", True, "bad")


def test_who_is_off_board_stands_last_without_a_number(store: Store, tab: PassengersTab) -> None:
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"status": "no_show", "reason": "NSH"}})
    tab.show_board(board(store))
    assert [(row(tab, n)["number"], row(tab, n)["name"]) for n in (0, 1)] == [
        ("2", "Rashid, Fatima"),
        ("–", "Haddad, Khaled"),
    ]
    assert row(tab, 1)["status"] == "no show"


def test_the_form_shows_the_chosen_passenger(qtbot: QtBot, tab: PassengersTab) -> None:
    tab.table.select_row(1)
    assert "Rashid, Fatima" in [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
    assert tab.form.fields["status"].editor.text() == "Listed"


def test_saving_goes_on_to_the_next_passenger_as_one_change_set(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    before = store.history.last_number()
    form = page.tabs.passengers.form
    typed(qtbot, form, "pnr", "ZKQ7RT")
    typed(qtbot, form, "seat", "14C", leave=False)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    saved = passenger(store, KHALED)
    assert (saved.pnr, saved.seat) == ("ZKQ7RT", "14C")
    assert store.history.last_number() == before + 1
    assert form.record is not None and form.record.id == passenger(store, FATIMA).id
    assert form.current_field() == "pnr"


def test_what_cannot_be_stored_stays_with_its_finding_and_nothing_is_left(
    qtbot: QtBot, page: DeparturePage, store: Store
) -> None:
    form = page.tabs.passengers.form
    typed(qtbot, form, "bags", "two")
    typed(qtbot, form, "seat", "14C")
    page.save_and_next()
    assert (passenger(store, KHALED).seat, passenger(store, KHALED).bags) == ("14C", None)
    assert form.fields["bags"].editor.text() == "two"
    assert [line.found.number for line in page.findings.lines] == ["E105"]


def test_what_is_typed_and_not_saved_waits_at_its_passenger(qtbot: QtBot, tab: PassengersTab) -> None:
    typed(qtbot, tab.form, "seat", "14C", leave=False)
    tab.table.select_row(1)
    assert tab.form.fields["seat"].editor.text() == ""
    assert tab.table.rows().cell(0, 1).icon == "changed"
    tab.table.select_row(0)
    assert tab.form.fields["seat"].editor.text() == "14C"


def test_a_new_row_elsewhere_keeps_who_is_chosen(qtbot: QtBot, store: Store, tab: PassengersTab) -> None:
    tab.table.select_row(1)
    chosen = tab.form.record
    booked(store, {"unhcr_number": "LEB-70000001"})
    tab.show_board(board(store))
    assert chosen is not None and tab.form.record is not None
    assert tab.form.record.id == chosen.id
    assert len([row(tab, n) for n in range(tab.table.rows().rowCount())]) == 3


def test_enter_on_a_row_asks_for_the_case(qtbot: QtBot, store: Store, tab: PassengersTab) -> None:
    tab.table.setFocus()
    with qtbot.waitSignal(tab.case_opened) as asked:
        press(qtbot, Qt.Key.Key_Return)
    assert asked.args == [movement(store).families[0].family.case.id]


@pytest.mark.parametrize(
    ("ticket", "told"),
    [
        ("HADDAD/KHALED MR", ""),
        ("HADAD/KHALED MR", "On the ticket alone: HADAD · on the document alone: HADDAD"),
    ],
)
def test_the_names_of_ticket_and_document_stand_side_by_side_with_what_differs(
    store: Store, tab: PassengersTab, ticket: str, told: str
) -> None:
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"ticket_name": ticket}})
    tab.show_board(board(store))
    assert (tab.names.ticket.text(), tab.names.document.text()) == (ticket, "HADDAD Khaled")
    assert (tab.names.difference.text(), tab.names.difference.isVisibleTo(tab)) == (told, bool(told))


def test_the_class_of_the_ticket_is_that_of_the_day_of_travel(store: Store, tab: PassengersTab) -> None:
    say(store, {"set": "Person", "where": KHALED, "values": {"birth_date": "2018-09-22"}})
    tab.show_board(board(store))
    assert row(tab, 0)["class"] == "CHD"
    say(store, {"set": "Person", "where": KHALED, "values": {"birth_date": "2018-09-23"}})
    tab.show_board(board(store))
    assert row(tab, 0)["class"] == "INF"
