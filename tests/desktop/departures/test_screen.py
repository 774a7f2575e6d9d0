"""The list of departures: what each row says, the chips, what is selected at the right, and a new one by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.screen import DeparturesScreen
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.records.kinds import Departure, Leg
from resettle_desktop.store.store import Store
from tests.desktop.families import empty_store, press, say, shown, typed
from tests.desktop.made_departures import (
    FATIMA,
    NOW,
    departure,
    held,
    movement,
    the_departure,
)


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> DeparturesScreen:
    """On 9 September 2020: one departure lies ahead, one is past, one cancelled."""
    say(store, *departure("BEY-2020-00", 2))
    say(store, {"add": "Departure", "values": {"reference": "IST-2020-09", "from_country": "TUR", "cancelled": True}})
    return opened(qtbot, store)


def opened(qtbot: QtBot, store: Store, now: datetime = NOW) -> DeparturesScreen:
    made = DeparturesScreen(store, now=lambda: now)
    shown(qtbot, made)
    return made


def references(screen: DeparturesScreen) -> list[str]:
    rows = screen.table.rows()
    return [rows.cell(number, 0).text for number in range(rows.rowCount())]


def read(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_next_departure_is_what_one_sees_first(screen: DeparturesScreen) -> None:
    assert screen.filters.chips["upcoming"].isChecked()
    assert references(screen) == ["BEY-2020-01"]


def test_where_none_lies_ahead_all_are_shown_the_last_one_first(qtbot: QtBot, store: Store) -> None:
    say(store, *departure("BEY-2020-02", 29))
    screen = opened(qtbot, store, datetime(2020, 12, 1))
    assert references(screen) == ["BEY-2020-02", "BEY-2020-01"]


def test_chips_and_order_are_there_at_the_next_start(qtbot: QtBot, screen: DeparturesScreen, tmp_path: Path) -> None:
    store, remembered = screen._store, Remembered(tmp_path / "remembered.json")
    first = DeparturesScreen(store, remembered, lambda: NOW)
    qtbot.addWidget(first)
    first.filters.choose("past", "LBN")
    first.sort("departs", False)
    qtbot.waitUntil(lambda: remembered.arrangement("departures").get("sort") == ["departs", False])
    again = DeparturesScreen(store, remembered, lambda: NOW)
    qtbot.addWidget(again)
    assert references(again) == ["BEY-2020-00"] and again.filters.chips["past"].isChecked()
    assert (again.filters.country, again._descending) == ("LBN", False)


def test_a_row_says_when_where_and_how_many(screen: DeparturesScreen, store: Store) -> None:
    held(store, FATIMA)
    screen.refresh()
    row = [screen.table.rows().cell(0, place).text for place in range(8)]
    assert row == [
        "BEY-2020-01", "Tue 22 Sep 2020", "BEY 10:35 → IST → BRU 17:45", "1", "2", "1", "1", "In 13 days",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("time", "expected"),
    [("past", ["BEY-2020-00"]), ("cancelled", ["IST-2020-09"]), ("", ["IST-2020-09", "BEY-2020-01", "BEY-2020-00"])],
)
def test_a_chip_shows_its_departures(screen: DeparturesScreen, time: str, expected: list[str]) -> None:
    screen.filters.choose(time, "")
    assert references(screen) == expected


def test_a_chip_pressed_again_shows_all(qtbot: QtBot, screen: DeparturesScreen) -> None:
    qtbot.mouseClick(screen.filters.chips["upcoming"], Qt.MouseButton.LeftButton)
    assert len(references(screen)) == 3


def test_the_chips_count(screen: DeparturesScreen) -> None:
    assert [chip.text() for chip in screen.filters.chips.values()] == ["Upcoming 1", "Past 1", "Cancelled 1"]


def test_the_menu_of_countries_narrows_the_list(screen: DeparturesScreen) -> None:
    screen.filters.choose("", "")
    actions = {action.text(): action for action in screen.filters.menu().actions()}
    actions["Türkiye"].trigger()
    assert references(screen) == ["IST-2020-09"]
    assert screen.filters.country_chip.text() == "From: Türkiye"


def test_where_nothing_fits_the_screen_says_what_to_do(screen: DeparturesScreen) -> None:
    screen.filters.choose("past", "TUR")
    assert "No departure fits" in read(screen)


def test_the_heading_turns_the_order_of_days(screen: DeparturesScreen) -> None:
    screen.filters.choose("", "")
    screen.sort("departs", False)
    assert references(screen) == ["BEY-2020-00", "BEY-2020-01", "IST-2020-09"]


def test_the_selected_departure_is_seen_at_the_right_with_who_is_held(
    qtbot: QtBot, screen: DeparturesScreen, store: Store
) -> None:
    held(store, FATIMA)
    qtbot.waitUntil(lambda: "Held families · 1" in read(screen.pane))
    words = read(screen.pane)
    for word in ("TK 829 · 1 h 50", "10:35", "1 family, 2 persons", "1 cleared, 0 families whole", "Haddad, Khaled"):
        assert word in words
    assert any("Fatima: " in word for word in words)


def test_enter_opens_the_departure(qtbot: QtBot, screen: DeparturesScreen, store: Store) -> None:
    screen.table.setFocus()
    with qtbot.waitSignal(screen.departure_opened) as asked:
        press(qtbot, Qt.Key.Key_Return)
    assert asked.args == [the_departure(store).id]


def test_a_change_elsewhere_shows_in_the_list(qtbot: QtBot, screen: DeparturesScreen, store: Store) -> None:
    held(store, FATIMA)
    qtbot.waitUntil(lambda: screen.table.rows().cell(0, 6).text == "1")


def test_a_store_without_departures_offers_the_first_step(qtbot: QtBot, tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        screen = opened(qtbot, store)
        assert "No departure yet" in read(screen)
        qtbot.mouseClick(screen.first_button, Qt.MouseButton.LeftButton)
        assert screen.new_departure.isVisible()


def test_a_new_departure_is_written_with_its_first_leg_at_once(
    qtbot: QtBot, screen: DeparturesScreen, store: Store
) -> None:
    screen.begin_departure()
    new = screen.new_departure
    qtbot.waitUntil(new.isVisible)
    typed(qtbot, new.departure_form, "reference", "KGL-2020-01")
    typed(qtbot, new.leg_form, "origin", "KGL")
    typed(qtbot, new.leg_form, "departs", "1 Oct 2020 21:00")
    before = store.history.last_number()
    with qtbot.waitSignal(screen.departure_opened) as asked:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    made = movement(store, "KGL-2020-01")
    assert asked.args == [made.departure.id]
    assert [(leg.order, leg.origin) for leg in made.legs] == [(1, "KGL")]
    assert store.history.last_number() == before + 1


def test_a_departure_without_a_flight_yet_has_no_leg(qtbot: QtBot, screen: DeparturesScreen, store: Store) -> None:
    screen.begin_departure()
    typed(qtbot, screen.new_departure.departure_form, "reference", "KGL-2020-01")
    legs = store.rows.count(Leg)
    screen.new_departure.save()
    assert movement(store, "KGL-2020-01").legs == ()
    assert store.rows.count(Leg) == legs


def test_the_first_leg_is_judged_while_it_is_typed(qtbot: QtBot, screen: DeparturesScreen) -> None:
    screen.begin_departure()
    form = screen.new_departure.leg_form
    typed(qtbot, form, "departs", "1 Oct 2020 21:00")
    typed(qtbot, form, "arrives", "1 Oct 2020 20:00")
    assert [found.number for found in form.findings()] == ["W221"]


def test_a_new_departure_follows_an_earlier_one_to_another_day(
    qtbot: QtBot, screen: DeparturesScreen, store: Store
) -> None:
    values = {"meeting_place": "The office", "meeting_time": "2020-09-22T06:15", "escort": "R. Haddad"}
    say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": values})
    screen.begin_departure()
    new = screen.new_departure
    new.follow(the_departure(store).id)
    typed(qtbot, new.departure_form, "reference", "BEY-2020-02")
    typed(qtbot, new.leg_form, "departs", "6 Oct 2020 11:00")
    before = store.history.last_number()
    new.save()
    made = movement(store, "BEY-2020-02")
    assert [(leg.number, leg.origin, leg.destination, leg.departs, leg.arrives) for leg in made.legs] == [
        ("829", "BEY", "IST", datetime(2020, 10, 6, 11, 0), datetime(2020, 10, 6, 12, 50)),
        ("1939", "IST", "BRU", datetime(2020, 10, 6, 15, 30), datetime(2020, 10, 6, 18, 10)),
    ]
    here = made.departure
    assert (here.meeting_place, here.meeting_time, here.escort) == (
        "The office", datetime(2020, 10, 6, 6, 40), "R. Haddad",
    )  # fmt: skip
    assert made.seats == ()
    assert store.history.last_number() == before + 1


def test_what_is_typed_goes_before_what_an_earlier_departure_says(
    qtbot: QtBot, screen: DeparturesScreen, store: Store
) -> None:
    screen.begin_departure()
    new = screen.new_departure
    typed(qtbot, new.leg_form, "number", "831")
    new.earlier.chosen.emit(new.earlier._offers("BEY")[0])
    assert new.leg_form.fields["number"].editor.text() == "831"
    assert new.leg_form.fields["destination"].editor.text() == "IST"


def test_without_a_day_the_legs_of_an_earlier_departure_come_without_times(
    qtbot: QtBot, screen: DeparturesScreen, store: Store
) -> None:
    screen.begin_departure()
    screen.new_departure.follow(the_departure(store).id)
    typed(qtbot, screen.new_departure.departure_form, "reference", "BEY-2020-02")
    screen.new_departure.save()
    assert [(leg.number, leg.departs) for leg in movement(store, "BEY-2020-02").legs] == [("829", None), ("1939", None)]


def test_a_reference_that_is_taken_is_told_under_its_field(
    qtbot: QtBot, screen: DeparturesScreen, store: Store
) -> None:
    screen.begin_departure()
    form = screen.new_departure.departure_form
    typed(qtbot, form, "reference", "bey 2020 01")
    count = store.rows.count(Departure)
    screen.new_departure.save()
    assert "E123" in [found.number for found in form.findings()]
    assert store.rows.count(Departure) == count


def test_leaving_a_new_departure_writes_nothing(qtbot: QtBot, screen: DeparturesScreen, store: Store) -> None:
    before = store.history.last_number()
    screen.begin_departure()
    screen.new_departure.left.emit()
    assert screen.table.isVisible()
    assert store.history.last_number() == before


def test_a_new_departure_that_was_being_typed_is_there_again(qtbot: QtBot, tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        drafts = Drafts(store)
        screen = DeparturesScreen(store, drafts=drafts)
        shown(qtbot, screen)
        screen.begin_departure()
        typed(qtbot, screen.new_departure.departure_form, "reference", "BEY-2020-09")
        drafts.flush()
        again = DeparturesScreen(store, drafts=Drafts(store))
        shown(qtbot, again)
        again.begin_departure()
        assert again.new_departure.departure_form.fields["reference"].editor.text() == "BEY-2020-09"
