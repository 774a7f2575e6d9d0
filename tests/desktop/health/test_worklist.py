"""The worklist names what lapses and is due, the soonest first, and leads to the person, the departure, the clinic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.health.screen import CLINIC, HealthScreen
from resettle_desktop.desktop.health.worklist_models import due_row, short_words
from resettle_desktop.rules.health_due import Due
from resettle_desktop.store.health import DueFilter, DueLine
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, FATIMA, KHALED, fatima, khaled, say, shown, store_with_haddad

CHECKED = {"person": KHALED, "activity": "fit_to_travel", "done": "2020-09-18T09:35", "result": "fit"}
DEPARTS = datetime(2020, 9, 22, 10, 35)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, *BOOKING)
        say(made, {"add": "HealthActivity", "values": CHECKED})
        yield made


@pytest.fixture
def screen(qtbot: QtBot, store: Store) -> HealthScreen:
    made = HealthScreen(store, None, Drafts(store))
    shown(qtbot, made)
    return made


def read(screen: HealthScreen) -> list[tuple[str, str, str]]:
    """Return of every line whose it is, what, and what it means for the departure."""
    rows = screen.worklist.table.rows()
    found = [rows.row(number) for number in range(rows.rowCount())]
    return [(row.cells[1].text, row.cells[3].text, row.cells[4].text) for row in found if row]


def test_the_soonest_comes_first_with_what_it_lacks_at_the_departure(screen: HealthScreen) -> None:
    assert read(screen) == [
        ("Haddad, Khaled", "Fit to travel", "25 h short"),
        ("Haddad, Khaled", "Health assessment", "missing"),
        ("Rashid, Fatima", "Fit to travel", "missing"),
        ("Rashid, Fatima", "Health assessment", "missing"),
    ]
    assert screen.bar.tabText(0) == "Worklist  4"


def test_what_is_done_leaves_the_list_at_once(qtbot: QtBot, screen: HealthScreen, store: Store) -> None:
    fit = {"person": FATIMA, "activity": "fit_to_travel", "done": "2020-09-21T10:00", "result": "fit"}
    say(store, {"add": "HealthActivity", "values": fit})
    qtbot.waitUntil(lambda: len(read(screen)) == 3)


def test_the_list_is_narrowed_by_a_chip(qtbot: QtBot, screen: HealthScreen) -> None:
    screen.worklist.filters.choose(what="fit_to_travel")
    assert len(read(screen)) == 2 and screen.worklist.filters.what_chip.text() == "What: Fit to travel"
    screen.worklist.filters.choose(country="TUR")
    assert read(screen) == [] and screen.worklist._body.currentWidget() is screen.worklist._none


def test_enter_opens_the_person_and_shift_enter_the_departure(qtbot: QtBot, screen: HealthScreen, store: Store) -> None:
    screen.worklist.table.select_row(2)
    with qtbot.waitSignal(screen.person_opened) as person:
        qtbot.keyClick(screen.worklist.table, Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.departure_opened):
        screen.worklist.open_departure()
    assert person.args == [fatima(store).id]


def test_selected_people_are_put_on_the_clinic_day(screen: HealthScreen, store: Store) -> None:
    screen.worklist.table.selectAll()
    screen.worklist.put_selected()
    assert screen.bar.currentIndex() == CLINIC and screen.bar.tabText(CLINIC) == "Clinic day  2"
    assert [row.person.id for row in screen.clinic.rows.rows] == [khaled(store).id, fatima(store).id]


@pytest.mark.parametrize(
    ("what", "state", "due", "departs", "words"),
    [
        ("health_assessment", "lapses", datetime(2020, 9, 19).date(), DEPARTS, "3 days short"),
        ("pcr", "lapses", datetime(2020, 9, 22, 9, 36), DEPARTS, "1 h short"),
        ("pcr", "refused", DEPARTS, DEPARTS, "refused"),
        ("recheck", "due", DEPARTS, None, "look again"),
        ("result", "due", DEPARTS, None, "ask the laboratory"),
        ("health_assessment", "lapses", datetime(2020, 9, 19).date(), None, "has lapsed"),
        ("health_assessment", "lapses", datetime(2020, 10, 19).date(), None, "lapses"),
    ],
)
def test_a_line_says_what_it_means(what: str, state: str, due: datetime, departs: datetime | None, words: str) -> None:
    line = DueLine(1, Due(what, state, due), 5 if departs else 0, departs, "LBN", "")
    assert short_words(line, DEPARTS) == words


def test_how_far_off_a_line_is_stands_beside_its_day(store: Store) -> None:
    line = store.health_dues.page(DueFilter(), 0, 1)[0]
    cells = due_row(line, datetime(2020, 9, 20)).cells
    assert (cells[0].text, cells[0].detail) == ("21 Sep 2020, 09:35", "in 1 day")
