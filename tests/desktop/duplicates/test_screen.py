"""Suspected pairs are found by themselves, compared side by side, merged or kept apart, and all of it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.duplicates.compared import PERSONS
from resettle_desktop.desktop.duplicates.screen import DuplicatesScreen
from resettle_desktop.records.kinds import Case, CasesApart, NotSame, Person
from resettle_desktop.rules.merging import Side
from resettle_desktop.store.store import Store
from tests.desktop.families import say, shown, store_with_haddad, unnamed

TWICE = (
    {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-15C09999"}},
    {"add": "Person", "values": {
        "case": "@c", "family_name": "HADAD", "given_names": "Khalid", "sex": "M", "birth_date": "1988-03-26",
        "relationship": "principal_applicant", "father_name": "Omar", "occupation": "Baker",
    }},
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, *TWICE)
        yield made


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> Iterator[DuplicatesScreen]:
    made = DuplicatesScreen(store)
    shown(qtbot, made)
    made.resize(1198, 700)
    qtbot.waitUntil(lambda: made.work is not None and not made.work.running)
    yield made
    qtbot.waitUntil(lambda: made.work is None or not made.work.running)


def named(store: Store, given: str) -> list[Person]:
    return [each for each in store.rows.equal(Person) if each.given_names == given]


def test_the_pair_is_found_when_the_screen_is_first_seen(screen: DuplicatesScreen) -> None:
    assert screen.counts.text() == "1 pair"
    (pair,) = screen.pairs
    assert {pair.one.given_names, pair.other.given_names} == {"Khaled", "Khalid"}
    assert screen.pane.isVisible()


def test_what_differs_can_be_chosen_and_what_is_the_same_is_quiet(screen: DuplicatesScreen) -> None:
    assert {"family_name", "given_names"} <= set(screen.pane.comparison.options)
    assert not {"birth_date", "sex"} & set(screen.pane.comparison.options)


def test_a_merge_keeps_one_person_with_what_both_had(screen: DuplicatesScreen, store: Store) -> None:
    screen.pane.merge_button.click()
    assert len(store.rows.equal(Person)) == 2
    (khaled,) = named(store, "Khaled")
    assert (khaled.father_name, khaled.occupation) == ("Omar", "Baker")
    assert screen.pairs == []


def test_the_value_that_a_person_chose_is_kept(screen: DuplicatesScreen, store: Store) -> None:
    options = screen.pane.comparison.options["given_names"]
    other = next(side for side in (Side.STAYS, Side.OTHER) if options[side].text() == "Khalid")
    options[other].click()
    assert "1 value chosen by hand" in screen.pane.said.text()
    screen.pane.ask_merge()
    assert len(named(store, "Khalid")) == 1
    assert named(store, "Khaled") == []


def test_the_other_record_can_be_the_one_that_stays(screen: DuplicatesScreen, store: Store) -> None:
    (khalid,) = named(store, "Khalid")
    stays = screen.pane.merge.stays.id if screen.pane.merge else 0
    if stays != khalid.id:
        screen.pane.swap()
    screen.pane.ask_merge()
    assert khalid.id in [each.id for each in store.rows.equal(Person)]


def test_a_field_that_can_hold_both_takes_both_unless_one_is_chosen(
    qtbot: QtBot, screen: DuplicatesScreen, store: Store
) -> None:
    languages = (({"given_names": "Khaled"}, ["ara"]), ({"given_names": "Khalid"}, ["kur", "eng"]))
    say(store, *({"set": "Person", "where": who, "values": {"languages": codes}} for who, codes in languages))
    options = screen.pane.comparison.options["languages"]
    assert options[Side.BOTH].isChecked()
    options[Side.OTHER].click()
    options[Side.BOTH].click()
    assert "chosen by hand" not in screen.pane.said.text()
    screen.pane.ask_merge()
    assert set(named(store, "Khaled")[0].languages or ()) == {"ara", "kur", "eng"}


def test_both_families_and_papers_are_seen_beside_the_fields(screen: DuplicatesScreen, store: Store) -> None:
    say(store, {"add": "TravelDocument", "values": {
        "person": {"given_names": "Khalid"}, "type": "passport", "number": "N0123456",
    }})  # fmt: skip
    screen.pane.show_pair(screen.pairs[0])
    read = "\n".join(label.text() for label in screen.pane.comparison.findChildren(QLabel))
    assert "LEB-15C01056" in read and "LEB-15C09999" in read
    assert "Fatima" in read and "Passport N0123456" in read
    assert "1 × Travel document" in read


def test_a_merge_is_taken_back_from_its_message(qtbot: QtBot, screen: DuplicatesScreen, store: Store) -> None:
    with qtbot.waitSignal(screen.message) as told:
        screen.pane.ask_merge()
    told.args[1]()
    assert len(store.rows.equal(Person)) == 3
    assert len(named(store, "Khalid")) == 1


def test_two_persons_who_are_kept_apart_are_not_suspected_again(
    qtbot: QtBot, screen: DuplicatesScreen, store: Store
) -> None:
    screen.pane.reason.setText("cousins, seen both")
    screen.pane.two_button.click()
    assert [each.reason for each in store.rows.equal(NotSame)] == ["cousins, seen both"]
    assert screen.counts.text() == "0 pairs"
    screen.look()
    qtbot.waitUntil(lambda: screen.work is not None and not screen.work.running)
    assert screen.pairs == []


def test_the_keyboard_merges(qtbot: QtBot, screen: DuplicatesScreen, store: Store) -> None:
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert len(store.rows.equal(Person)) == 2


def test_a_person_is_opened_from_the_comparison(qtbot: QtBot, screen: DuplicatesScreen) -> None:
    with qtbot.waitSignal(screen.person_opened) as asked:
        screen.pane.open_button.click()
    assert asked.args == [screen.pairs[0].one.id]


def test_who_is_removed_elsewhere_is_in_no_pair(screen: DuplicatesScreen, store: Store) -> None:
    say(store, {"remove": "Person", "where": {"given_names": "Khalid", "family_name": "HADAD"}})
    assert screen.pairs == []


def test_without_pairs_the_screen_says_what_was_compared(qtbot: QtBot, tmp_path: Path) -> None:
    with store_with_haddad(tmp_path) as store:
        screen = DuplicatesScreen(store)
        shown(qtbot, screen)
        qtbot.waitUntil(lambda: screen.work is not None and not screen.work.running)
        assert "Nobody seems to be entered twice" in screen._none[PERSONS].accessibleName()
        assert screen._none[PERSONS].isVisible()


def test_every_control_has_a_name(screen: DuplicatesScreen) -> None:
    assert unnamed(screen) == []


def test_letters_merge_skip_and_ask_what_tells_two_apart(qtbot: QtBot, screen: DuplicatesScreen, store: Store) -> None:
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_S)
    assert screen.pane.pair is screen.pairs[0]
    qtbot.keyClick(screen.table, Qt.Key.Key_N)
    qtbot.keyClicks(screen.pane.reason, "cousins, not one man")
    assert screen.pane.reason.text() == "cousins, not one man"
    qtbot.keyClick(screen.pane.reason, Qt.Key.Key_Return)
    assert [each.reason for each in store.rows.equal(NotSame)] == ["cousins, not one man"]


def test_every_command_stands_in_a_menu_with_its_keys(screen: DuplicatesScreen) -> None:
    assert set(screen.actions()) == {action for action in screen.more.actions() if action.text()}
    assert all(action.shortcuts() for action in screen.actions())


def test_a_chip_narrows_the_list_and_says_where_nothing_is_left(screen: DuplicatesScreen) -> None:
    assert screen.filters.chips["sure"].text() == "Very likely 1"
    assert screen.filters.chips["number"].isHidden()
    screen.filters.chips["sure"].click()
    assert screen.shown == screen.pairs
    screen.filters.pressed = {"number"}
    screen.filters.changed.emit()
    assert screen.shown == [] and screen._filtered.isVisible()


def test_what_was_found_is_kept_until_the_facts_change(qtbot: QtBot, screen: DuplicatesScreen, store: Store) -> None:
    found = screen.work
    screen.hide()
    screen.show()
    assert screen.work is found
    say(store, {"set": "Person", "where": {"given_names": "Khalid"}, "values": {"birth_date": "1960-01-01"}})
    assert screen.stale_note.isVisible()
    screen.hide()
    screen.show()
    assert screen.work is not found
    qtbot.waitUntil(lambda: screen.work is not None and not screen.work.running)
    assert screen.pairs == [] and screen.stale_note.isHidden()


def test_what_was_chosen_for_one_pair_is_not_taken_for_the_next(
    qtbot: QtBot, screen: DuplicatesScreen, store: Store
) -> None:
    say(store, {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-15C08888"}}, {"add": "Person", "values": {
        "case": "@c", "family_name": "Rachid", "given_names": "Fatma", "sex": "F", "birth_date": "1975-11-20",
    }})  # fmt: skip
    screen.look()
    qtbot.waitUntil(lambda: screen.work is not None and not screen.work.running)
    assert len(screen.pairs) == 2
    for button in screen.pane.comparison.options["given_names"].values():
        button.click()
    screen.skip()
    screen.pane.ask_merge()
    assert sorted(each.given_names or "" for each in store.rows.equal(Person)) == ["Fatima", "Khaled", "Khalid"]


FATMA = {"add": "Person", "values": {
    "case": {"unhcr_number": "LEB-15C09999"}, "given_names": "Fatma", "family_name": "Rashid",
    "birth_date": "1975-11-20", "sex": "F",
}}  # fmt: skip


@pytest.fixture
def of_cases(qtbot: QtBot, screen: DuplicatesScreen, store: Store) -> DuplicatesScreen:
    """Return the screen with the suspected cases, one family that was entered twice."""
    say(store, FATMA)
    screen.look()
    qtbot.waitUntil(lambda: screen.work is not None and not screen.work.running)
    screen.kinds.chips[1].click()
    return screen


def test_a_family_that_was_entered_twice_stands_among_the_cases(of_cases: DuplicatesScreen) -> None:
    assert [chip.text() for chip in of_cases.kinds.chips] == ["Persons 2", "Cases 1"]
    (pair,) = of_cases.shown
    assert set(pair.details.values()) == {"LEB-15C01056", "LEB-15C09999"}
    assert of_cases.pane.title.text() == "The same family?"
    read = "\n".join(label.text() for label in of_cases.pane.comparison.findChildren(QLabel))
    assert "Fatma" in read and "2 × Person" in read


def test_two_cases_are_merged_and_two_again(qtbot: QtBot, of_cases: DuplicatesScreen, store: Store) -> None:
    with qtbot.waitSignal(of_cases.message) as told:
        of_cases.pane.ask_merge()
    assert store.rows.count(Case) == 1 and store.rows.count(Person) == 4
    assert of_cases.shown == []
    told.args[1]()
    assert store.rows.count(Case) == 2


def test_two_cases_that_are_kept_apart_are_not_suspected_again(
    qtbot: QtBot, of_cases: DuplicatesScreen, store: Store
) -> None:
    of_cases.pane.reason.setText("two brothers")
    of_cases.pane.two_button.click()
    assert [each.reason for each in store.rows.equal(CasesApart)] == ["two brothers"]
    of_cases.look()
    qtbot.waitUntil(lambda: of_cases.work is not None and not of_cases.work.running)
    assert of_cases.shown == [] and of_cases._none[of_cases.kinds.compared].isVisible()


def test_a_suspected_case_is_opened(qtbot: QtBot, of_cases: DuplicatesScreen) -> None:
    with qtbot.waitSignal(of_cases.case_opened) as asked:
        of_cases.pane.open_button.click()
    assert asked.args == [of_cases.shown[0].one.id]


def test_the_keyboard_turns_from_persons_to_cases_and_back(qtbot: QtBot, of_cases: DuplicatesScreen) -> None:
    qtbot.keyClick(of_cases.table, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert len(of_cases.shown) == 2
    qtbot.keyClick(of_cases.table, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert len(of_cases.shown) == 1 and unnamed(of_cases) == []
