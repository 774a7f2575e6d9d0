"""What is seen beside the list of cases: what holds the family, its members, where it goes, what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.family_pane import FamilyPane
from resettle_desktop.desktop.lists.table import Table
from resettle_desktop.desktop.parts.basics import Button, LinkButton
from resettle_desktop.desktop.parts.theme import font
from resettle_desktop.records.kinds import Departure
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, FATIMA, KHALED, say, shown, store_with_haddad, the_case, unnamed

CASE = {"unhcr_number": "LEB-15C01056"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, {"set": "Case", "where": CASE, "values": {"decision": "positive", "submitted": "2019-11-14"}})
        yield made


@pytest.fixture
def pane(qtbot: QtBot, store: Store) -> FamilyPane:
    made = FamilyPane(store)
    shown(qtbot, made)
    fill(made, store)
    return made


def fill(pane: FamilyPane, store: Store) -> None:
    pane.show_family(store.views.families([the_case(store)])[0])


def words(pane: FamilyPane) -> list[str]:
    assert pane._body is not None
    return [label.text() for label in pane._body.findChildren(QLabel) if label.text()]


def test_the_family_is_named_with_number_and_day(pane: FamilyPane) -> None:
    assert words(pane)[:4] == ["Haddad, Khaled", "LEB-15C01056", "·", "submitted 14 Nov 2019"]


def test_ages_have_the_room_they_need(pane: FamilyPane) -> None:
    table = pane.findChildren(Table)[0]
    metrics = QFontMetrics(font("table", tabular=True))
    room = table.columnWidth(2) - 2 * 8
    assert metrics.horizontalAdvance("M ~88") <= room


def test_nothing_is_said_of_holds_where_there_is_none(pane: FamilyPane) -> None:
    assert "What holds this family" not in words(pane)


def test_who_is_held_is_told_in_full(pane: FamilyPane, store: Store) -> None:
    say(store, {"set": "Person", "where": FATIMA, "values": {"hold": True, "hold_reason": "fever"}})
    fill(pane, store)
    said = words(pane)
    place = said.index("What holds this family")
    assert said[place + 1].startswith("Fatima, ") and said[place + 2] == "On hold: fever"


def test_more_held_than_there_is_room_for_are_counted(pane: FamilyPane, store: Store) -> None:
    many: list[dict[str, object]] = [
        {"add": "Person", "values": {"case": CASE, "given_names": f"Noor{n}", "hold": True}} for n in range(8)
    ]
    say(store, *many)
    fill(pane, store)
    assert "3 more" in words(pane)


def test_the_place_is_named_once(pane: FamilyPane, store: Store) -> None:
    place = {"case": CASE, "centre": "Florennes", "municipality": "Florennes", "available_from": "2020-04-12"}
    say(store, {"add": "Placement", "values": place})
    fill(pane, store)
    said = words(pane)
    assert said.count("Florennes") == 1 and "for 2 persons from 12 Apr 2020" in said


def test_the_departure_is_a_step_away(qtbot: QtBot, pane: FamilyPane, store: Store) -> None:
    say(store, *BOOKING)
    fill(pane, store)
    assert "22 Sep 2020, 10:35" in words(pane)
    link = next(each for each in pane.findChildren(LinkButton) if each.text() == "BEY-2020-01")
    with qtbot.waitSignal(pane.departure_asked) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [store.rows.equal(Departure)[0].id]


def test_the_last_changes_say_what_and_where_from(pane: FamilyPane, store: Store) -> None:
    say(store, {"set": "Person", "where": KHALED, "values": {"phone": "+961 3 111111"}})
    fill(pane, store)
    assert "Phone, unhcr-submissions.xlsx" in words(pane)


def test_the_family_is_opened(qtbot: QtBot, pane: FamilyPane, store: Store) -> None:
    button = next(each for each in pane.findChildren(Button) if each.text() == "Open")
    with qtbot.waitSignal(pane.open_asked) as asked:
        button.click()
    assert asked.args == [the_case(store).id]


def test_without_a_family_it_is_empty(pane: FamilyPane) -> None:
    pane.show_family(None)
    assert pane._body is None


def test_a_long_name_does_not_widen_it(qtbot: QtBot, pane: FamilyPane, store: Store) -> None:
    values = {"given_names": "N" * 400, "hold": True, "hold_reason": "x" * 200}
    say(store, {"set": "Person", "where": KHALED, "values": values})
    before = pane.width()
    fill(pane, store)
    assert pane.width() == before and pane._body is not None
    qtbot.waitUntil(lambda: pane._body is not None and pane._body.widget().width() <= pane.width())  # type: ignore[attr-defined]


def test_every_control_has_a_name(pane: FamilyPane, store: Store) -> None:
    say(store, *BOOKING)
    fill(pane, store)
    assert unnamed(pane) == []
