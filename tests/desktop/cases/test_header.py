"""The head of a case: who it is, what stands out, how far it is, what holds it, and the case before and after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.header import CaseHeader
from resettle_desktop.desktop.parts.basics import Chip, Pill
from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, FATIMA, say, shown, store_with_haddad, the_case, unnamed

CASE = {"set": "Case", "where": {"unhcr_number": "LEB-15C01056"}}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, {**CASE, "values": {"decision": "positive", "priority": "emergency", "category": "FR"}})
        yield made


@pytest.fixture
def header(qtbot: QtBot, store: Store) -> CaseHeader:
    made = CaseHeader(QMenu())
    shown(qtbot, made)
    fill(made, store)
    return made


def fill(header: CaseHeader, store: Store) -> None:
    header.show_family(store.views.families([the_case(store)])[0])


def words(header: CaseHeader) -> list[str]:
    return [label.text() for label in header.findChildren(QLabel) if label.isVisible()]


def test_it_says_who_and_what_stands_out(header: CaseHeader) -> None:
    assert {"Haddad, Khaled", "+ 1", "LEB-15C01056"} <= set(words(header))
    pills = [pill.accessibleName() for pill in header.findChildren(Pill)]
    assert pills[0] == "Emergency" and pills[1].startswith("FR · ")


def test_a_family_that_nothing_holds_has_no_banner(header: CaseHeader) -> None:
    assert header.banner is None


def test_a_family_that_nothing_holds_says_what_it_waits_for(header: CaseHeader) -> None:
    assert "Decided · no document, permit, health activity or orientation yet" in words(header)


def test_what_it_waits_for_leaves_room_to_what_holds_it(header: CaseHeader, store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"hold": True, "hold_reason": "fever"}})
    fill(header, store)
    assert not header.waits.isVisible()


def test_a_held_member_is_named_with_the_reason(header: CaseHeader, store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"hold": True, "hold_reason": "fever"}})
    fill(header, store)
    assert header.banner is not None
    said = header.banner.accessibleName()
    assert said.startswith("Held by 1 member Fatima (") and said.endswith("): On hold: fever")


def test_what_all_share_is_said_once(header: CaseHeader, store: Store) -> None:
    say(store, {**CASE, "values": {"decision": "pending"}})
    fill(header, store)
    assert header.banner is not None
    assert header.banner.accessibleName() == "Nobody may board yet The decision is not positive: pending"


def test_the_next_held_member_is_asked_for(qtbot: QtBot, header: CaseHeader, store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"hold": True}})
    fill(header, store)
    link = next(part for part in header.banner.children() if getattr(part, "kind", "") == "link")  # type: ignore[union-attr]
    with qtbot.waitSignal(header.held_asked):
        link.click()


def test_the_departure_is_a_step_away(qtbot: QtBot, header: CaseHeader, store: Store) -> None:
    say(store, *BOOKING)
    fill(header, store)
    (chip,) = header.findChildren(Chip)
    with qtbot.waitSignal(header.departure_asked) as asked:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert asked.args == [store.rows.equal(Departure)[0].id]


@pytest.mark.parametrize(
    ("number", "count", "ways"), [(1, 3, [False, True]), (2, 3, [True, True]), (3, 3, [True, False])]
)
def test_the_place_in_the_list_says_which_ways_there_are(
    header: CaseHeader, number: int, count: int, ways: list[bool]
) -> None:
    header.set_place(number, count)
    assert header.place.text() == f"{number} of 3"
    assert [header.before.isEnabled(), header.after.isEnabled()] == ways


def test_without_a_list_there_is_no_place(header: CaseHeader) -> None:
    assert not header.place.isVisible() and not header.after.isVisible()


def test_the_arrows_ask_for_the_case_beside(qtbot: QtBot, header: CaseHeader) -> None:
    header.set_place(2, 3)
    with qtbot.waitSignal(header.step_asked) as asked:
        qtbot.mouseClick(header.after, Qt.MouseButton.LeftButton)
    assert asked.args == [1]


def test_a_name_of_400_letters_and_a_number_as_long_leave_the_rest_in_sight(
    qtbot: QtBot, header: CaseHeader, store: Store
) -> None:
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"family_name": "N" * 400}})
    say(store, {**CASE, "values": {"unhcr_number": "9" * 300}})
    header.show_family(store.views.case_page()[0])
    assert header.minimumSizeHint().width() < 1000
    qtbot.waitUntil(lambda: header.more_button.geometry().right() <= header.width())


def top(header: CaseHeader, part: QWidget) -> int:
    return part.mapTo(header, part.rect().topLeft()).y()


def test_in_little_room_the_facts_stand_under_the_name(qtbot: QtBot, header: CaseHeader) -> None:
    name = next(label for label in header.findChildren(QLabel) if label.text() == "Haddad, Khaled")
    pill = header.findChildren(Pill)[0]
    header.resize(600, 200)
    qtbot.waitUntil(lambda: top(header, pill) > top(header, name))


def test_every_control_has_a_name(header: CaseHeader) -> None:
    header.set_place(2, 3)
    assert unnamed(header) == []
