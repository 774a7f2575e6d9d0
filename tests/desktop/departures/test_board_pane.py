"""What is seen beside the board: why a cell stands as it does, what clears it, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.board_pane import BoardPane
from resettle_desktop.desktop.departures.mending import MendingPart
from resettle_desktop.rules.clearance.remedies import Mending
from resettle_desktop.store.departures import DepartureLists, later_than
from resettle_desktop.store.store import Store
from tests.desktop.families import press, say, shown
from tests.desktop.made_departures import FATIMA, KHALED, board, cleared, departure, movement, store_with_departure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Both are cleared, but the test of Khaled is too old."""
    with store_with_departure(tmp_path) as made:
        cleared(made, KHALED, FATIMA)
        say(made, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"outbreak_measures": True}})
        for who, done in ((KHALED, "2020-09-18T09:20"), (FATIMA, "2020-09-21T09:20")):
            test = {"person": who, "activity": "pcr", "done": done, "result": "negative"}
            say(made, {"add": "HealthActivity", "values": test})
        say(made, *departure("BEY-2020-02", 29))
        yield made


@pytest.fixture
def pane(qtbot: QtBot, store: Store) -> BoardPane:
    made = BoardPane(store)
    show(made, store, "pcr")
    shown(qtbot, made)
    return made


def show(pane: BoardPane, store: Store, requirement: str = "", seat: int = 0) -> None:
    judged = board(store)
    pane.later = later_than(DepartureLists(store.rows).dated(), judged.movement.departure, judged.journey.departs)
    family, who = judged.movement.families[0], judged.movement.seats[seat]
    if requirement:
        pane.show_cell(judged, family, who, requirement)
    else:
        pane.show_selected(judged, family, who)


def read(pane: BoardPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.text()]


def buttons(pane: BoardPane) -> dict[str, QPushButton]:
    return {each.text(): each for each in pane.findChildren(QPushButton) if each.isVisibleTo(pane)}


def test_a_cell_says_its_state_its_facts_and_what_clears_it(pane: BoardPane) -> None:
    words = read(pane)
    assert words[:2] == ["PCR · Khaled Haddad, 32", "Ends before departure: 26 h short"]
    facts = dict(zip(words[2::2], words[3::2], strict=False))
    assert facts["Taken"] == "Fri 18 Sep 2020, 09:20"
    assert facts["Valid for"] == "72 hours"
    assert facts["Until"] == "Mon 21 Sep 2020, 09:20"
    assert facts["Departs"] == "Tue 22 Sep 2020, 10:35"
    assert facts["From"] == "unhcr-submissions.xlsx"
    assert "A negative test taken after 19 Sep 2020, 10:35. Until then all 2 wait." in words


def test_a_cleared_cell_says_until_when_and_offers_no_waiver(store: Store, pane: BoardPane) -> None:
    show(pane, store, "pcr", seat=1)
    assert "Thu 24 Sep 2020, 09:20" in read(pane)
    assert "Waive, with a reason…" not in buttons(pane)


def test_what_mends_it_is_asked_for_with_the_passenger(qtbot: QtBot, store: Store, pane: BoardPane) -> None:
    with qtbot.waitSignal(pane.mend_asked) as asked:
        buttons(pane)["Record a new test"].click()
    assert asked.args is not None
    assert asked.args[0].member.label == "Haddad, Khaled"
    assert asked.args[1] == Mending("HealthActivity", "done", None, {"activity": "pcr"})


def test_a_waiver_asks_for_its_reason_first(qtbot: QtBot, pane: BoardPane) -> None:
    buttons(pane)["Waive, with a reason…"].click()
    part = pane.findChild(MendingPart)
    with qtbot.assertNotEmitted(pane.waive_asked):
        buttons(pane)["Waive"].click()
    assert "Say why: who reads it later has only this." in read(pane)
    qtbot.keyClicks(part.reason.line, "agreed with the airline")
    with qtbot.waitSignal(pane.waive_asked) as asked:
        press(qtbot, Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[1:] == ["pcr", "agreed with the airline"]


def test_escape_leaves_the_reason_of_a_waiver(qtbot: QtBot, pane: BoardPane) -> None:
    buttons(pane)["Waive, with a reason…"].click()
    part = pane.findChild(MendingPart)
    qtbot.keyClick(part.reason.line, Qt.Key.Key_Escape)
    assert not part.reason.isVisible()
    assert part.waive_button.isVisible()


def test_the_family_can_be_moved_to_the_next_departure(qtbot: QtBot, store: Store, pane: BoardPane) -> None:
    with qtbot.waitSignal(pane.move_asked) as asked:
        buttons(pane)["Place all on BEY-2020-02…"].click()
    assert asked.args is not None
    seats, target = asked.args
    assert [seat.member.label for seat in seats] == ["Haddad, Khaled", "Rashid, Fatima"]
    assert target == movement(store, "BEY-2020-02").departure.id


def test_the_family_is_taken_off_with_a_reason_of_the_list(qtbot: QtBot, pane: BoardPane) -> None:
    opening = buttons(pane)["Take the family off…"]
    actions = {action.text(): action for action in opening.choices.actions()}  # type: ignore[attr-defined]
    with qtbot.waitSignal(pane.off_asked) as asked:
        actions["Medical hold"].trigger()
    assert asked.args is not None
    assert asked.args[1] == "MED"


def test_a_positive_test_offers_its_own_reason_first(store: Store, pane: BoardPane) -> None:
    test = {"person": FATIMA, "activity": "pcr", "done": "2020-09-21T19:20", "result": "positive"}
    say(store, {"add": "HealthActivity", "values": test})
    show(pane, store, "family_together")
    assert "Held by the test of Fatima" in read(pane)
    opening = buttons(pane)["Take the family off…"]
    assert opening.choices.actions()[0].text() == "COVID-19 positive or contact"  # type: ignore[attr-defined]


def test_a_passenger_is_told_with_age_on_the_day_and_original_name(store: Store, pane: BoardPane) -> None:
    show(pane, store)
    words = read(pane)
    for word in ("Haddad, Khaled", "M · 32 · applicant", "خالد حداد", "Listed", "P1", "What clears it"):
        assert word in words


def test_the_place_on_the_departure_is_shown_as_far_as_it_is_known(store: Store, pane: BoardPane) -> None:
    values = {"pnr": "ZKQ7RT", "seat": "14C", "services": ["WCHS"]}
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": values})
    show(pane, store)
    words = read(pane)
    for word in ("ZKQ7RT", "14C", "Wheelchair up the steps (walks in the cabin)"):
        assert word in words
    assert "Ticket" not in words


def test_the_case_is_opened_and_the_menu_asked_for(qtbot: QtBot, store: Store, pane: BoardPane) -> None:
    show(pane, store)
    with qtbot.waitSignal(pane.case_opened) as opened:
        buttons(pane)["Open the case"].click()
    assert opened.args == [movement(store).families[0].family.case.id]
    with qtbot.waitSignal(pane.menu_asked):
        buttons(pane)["Status, take off…"].click()


def test_nobody_selected_shows_nothing(qtbot: QtBot, store: Store, pane: BoardPane) -> None:
    pane.show_selected(board(store), None, None)
    qtbot.waitUntil(lambda: read(pane) == [])


def test_what_is_missing_says_since_when_and_who_is_expected_to_act(
    qtbot: QtBot, pane: BoardPane, store: Store
) -> None:
    say(store, {"remove": "Permit", "where": {"person": KHALED, "type": "visa"}})
    show(pane, store, "visa")
    said = seen(pane)
    assert said[said.index("Missing since") + 1].startswith("Today")
    assert said[said.index("Expected to act") + 1] == "Embassy"


def test_what_lapses_has_its_record_and_who_is_expected_to_act(pane: BoardPane) -> None:
    said = read(pane)
    assert "Missing since" not in said
    assert said[said.index("Expected to act") + 1] == "Clinic"


def test_nobody_is_expected_to_act_on_what_is_met(pane: BoardPane, store: Store) -> None:
    show(pane, store, "visa", 1)
    assert "Expected to act" not in seen(pane)


def seen(pane: BoardPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisibleTo(pane)]
