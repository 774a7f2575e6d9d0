from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.page import DeparturePage
from resettle_desktop.records.kinds import Passenger, Person, Tick
from resettle_desktop.rules.label_codes import label_code
from resettle_desktop.store.store import Store
from tests.desktop.airport.counters import SHIFT, Scanner, opened, statuses
from tests.desktop.families import say
from tests.desktop.made_departures import FATIMA, KHALED, held

CASE = "LEB-15C01056"


@pytest.fixture
def counter(qtbot: QtBot, store: Store, tmp_path: Path) -> Scanner:
    return opened(qtbot, store, tmp_path)


def khaled(store: Store) -> Person:
    return next(each for each in store.rows.equal(Person) if each.given_names == "Khaled")


def test_the_counter_has_the_whole_window_and_escape_leads_back_to_the_page(counter: Scanner) -> None:
    window = counter.window
    assert window.sidebar.isHidden() and window.top_bar.isHidden()
    assert window.grab().height() == 768
    counter.press(Qt.Key.Key_Escape)
    assert isinstance(window.places["departures"].page(), DeparturePage)
    assert not window.sidebar.isHidden()


def test_a_scanned_case_and_enter_make_the_whole_family_present_and_again_nothing(
    counter: Scanner, store: Store
) -> None:
    counter.scan(CASE)
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Return)
    counter.saved()
    assert statuses(store) == {"Khaled": ("checked_in", None), "Fatima": ("checked_in", None)}
    assert len(store.rows.equal(Tick)) == 2


@pytest.mark.parametrize("text", ["LEB-58409303", "leb58409303", "1", "khalid hadad", "P1"])
def test_a_family_is_found_by_any_number_and_name(counter: Scanner, text: str) -> None:
    counter.scan(text)
    assert counter.page.cards.hasFocus()
    assert counter.page.cards.cards[counter.page.cards.current or 0].words.name == "Haddad"


def test_a_label_that_is_scanned_while_the_cards_have_the_keyboard_ticks_nobody(counter: Scanner, store: Store) -> None:
    counter.scan(CASE)
    counter.scan(label_code(khaled(store).id))
    counter.saved()
    assert counter.page.cards.meant == khaled(store).id
    assert not store.rows.equal(Tick)


def test_a_digit_ticks_one_member_and_the_family_stands_out(counter: Scanner, store: Store) -> None:
    counter.scan(CASE)
    counter.letter("2")
    counter.saved()
    assert statuses(store)["Fatima"] == ("checked_in", None)
    card = counter.page.cards.cards[counter.page.cards.current or 0]
    assert (card.state.words, card.state.partial) == ("1 of 2 present", True)


def test_a_tick_is_seen_at_once_and_told_as_saved_after_the_commit(counter: Scanner) -> None:
    counter.scan(CASE)
    counter.press(Qt.Key.Key_Return)
    assert counter.page.counts.here.number.text() == "2"
    assert counter.page.foot.said.text() == "Khaled, Fatima present"
    counter.saved()
    assert counter.page.foot.said.text() == "Khaled, Fatima present, 07:51"


def test_the_last_tick_is_taken_back_and_leaves_no_trace_but_in_history(counter: Scanner, store: Store) -> None:
    counter.scan(CASE)
    counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    counter.saved()
    assert statuses(store)["Khaled"] == ("listed", None)
    assert not store.rows.equal(Tick)
    assert counter.page.counts.awaited.number.text() == "2"


def test_who_left_again_is_awaited_and_both_ticks_are_kept(counter: Scanner, store: Store) -> None:
    counter.scan(CASE)
    counter.letter("1")
    counter.letter("L")
    counter.saved()
    assert statuses(store)["Khaled"] == ("listed", None)
    assert [each.what for each in store.rows.equal(Tick)] == ["present", "left"]


def test_one_member_does_not_travel_for_a_reason_chosen_by_keys(counter: Scanner, store: Store) -> None:
    counter.scan(CASE)
    counter.letter("N")
    for key in "22B":  # Fatima, offloaded, declined by the refugee
        counter.press(Qt.Key(ord(key)))
    counter.saved()
    assert statuses(store)["Fatima"] == ("offloaded", "REF")
    assert counter.page.counts.staying.number.text() == "1"
    assert counter.page.cards.cards[counter.page.cards.current or 0].state.words == "1 stays, 1 awaited"


def test_the_present_ones_board_by_one_key(counter: Scanner, store: Store) -> None:
    counter.scan(CASE)
    counter.press(Qt.Key.Key_Return)
    counter.scan(CASE)
    counter.letter("B")
    counter.saved()
    assert {status for status, _reason in statuses(store).values()} == {"boarded"}


def test_who_is_not_cleared_boards_only_after_the_hold_was_read_and_a_reason_given(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    held(store, KHALED)
    counter = opened(qtbot, store, tmp_path)
    counter.scan(CASE)
    counter.press(Qt.Key.Key_Return)
    counter.scan(CASE)
    counter.saved()
    counter.letter("B")
    assert counter.page.strip.question is not None
    assert "Khaled is not cleared: Hold: on hold" in counter.page.strip.question.lines[0]
    counter.press(Qt.Key.Key_Return, SHIFT)
    assert counter.page.strip.isVisible()
    assert statuses(store)["Khaled"] == ("checked_in", None)
    for letter in "desk agreed":
        qtbot.keyClick(counter.page.strip.line, letter)
    counter.press(Qt.Key.Key_Return, SHIFT)
    counter.saved()
    assert statuses(store)["Khaled"] == ("boarded", None)
    assert {each.note for each in store.rows.equal(Tick) if each.what == "boarded"} == {"desk agreed"}


def test_who_is_not_on_this_departure_is_told_in_a_sentence(counter: Scanner) -> None:
    counter.scan("LEB-70000001")
    assert counter.page.note.words.text() == "Noor is on no departure."
    counter.scan("nobody at all")
    assert counter.page.note.words.text() == "Nobody on this departure is meant by “nobody at all”."


def test_the_counter_closes_only_when_everybody_is_accounted_for(counter: Scanner, store: Store) -> None:
    counter.scan(CASE)
    counter.letter("1")
    counter.scan(CASE)
    counter.saved()
    counter.letter("B")
    counter.saved()
    counter.page.panels.begin_closing()
    closing = counter.page.panels.closing
    assert not closing.button.isEnabled()
    closing.absent()
    counter.saved()
    assert statuses(store)["Fatima"] == ("no_show", "NSH")
    assert closing.button.isEnabled()


def closed(counter: Scanner) -> None:
    counter.scan(CASE)
    counter.press(Qt.Key.Key_Return)
    counter.scan(CASE)
    counter.letter("B")
    counter.saved()
    counter.page.panels.begin_closing()
    counter.page.panels.closing.button.click()
    counter.saved()


def test_a_closed_counter_says_both_totals_takes_no_tick_and_is_opened_again_by_undo(
    counter: Scanner, store: Store
) -> None:
    closed(counter)
    departure = counter.page.desk.at.departure
    assert departure.closed is not None
    assert counter.page.note.closed_words.text() == (
        "Closed at 07:51: 2 on the manifest = 2 boarded + 0 not travelling"
    )
    counter.page.begin_left()
    counter.page.strip.answer("Enter")
    assert "closed" in counter.page.foot.said.text()
    counter.page.take_back()
    counter.saved()
    assert counter.page.desk.closed is None
    assert {each.status for each in store.rows.equal(Passenger)} == {"boarded"}


def test_the_departure_message_has_numbers_and_no_names(counter: Scanner, tmp_path: Path) -> None:
    closed(counter)
    file = tmp_path / "message.txt"
    counter.page.panels.closing.save(file)
    text = file.read_text()
    assert "Boarded: 2 persons in 1 family" in text and "2 adults, 0 children, 0 infants" in text
    assert not any(name in text.lower() for name in ("khaled", "haddad", "fatima", "rashid", "leb-"))


def test_paper_ticks_are_seen_before_they_are_one_change_set(counter: Scanner, store: Store) -> None:
    before = store.history.last_number()
    counter.page.panels.begin_paper()
    panel = counter.page.panels.paper
    panel.line.setText("1 -2 DOC 9")
    assert not panel.button.isEnabled()
    panel.line.setText("1 -2 DOC")
    panel.button.click()
    counter.saved()
    assert statuses(store) == {"Khaled": ("checked_in", None), "Fatima": ("denied_boarding", "DOC")}
    assert store.history.last_number() == before + 1


def test_a_wheelchair_and_a_hold_are_read_at_the_door_and_no_test_result(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    say(store, {"add": "TravelNeed", "values": {"person": FATIMA, "code": "wheelchair"}})
    say(
        store,
        {"add": "HealthActivity", "values": {"person": KHALED, "activity": "fit_to_travel", "done": "2020-09-21T09:00",
                                            "result": "unfit"}},
    )  # fmt: skip
    counter = opened(qtbot, store, tmp_path)
    card = next(iter(counter.page.cards.cards.values()))
    said = {(who, note.sort) for who, note in card.words.notes}
    assert ("Fatima", "wheelchair") in said and ("Khaled", "held") in said
    assert not any("unfit" in note.text.lower() for _who, note in card.words.notes)
