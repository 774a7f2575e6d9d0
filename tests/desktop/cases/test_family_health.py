"""The health of a whole family as a timeline: what is due above each member, the outcome and until when, never why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.family_health_models import due_words
from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.cases.tabs import HEALTH
from resettle_desktop.desktop.parts.rows import Row
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.rules.health_due import Due
from resettle_desktop.store.store import Store
from tests.desktop.families import FATIMA, KHALED, fatima, say, shown, store_with_haddad, the_case

NOW = datetime(2020, 9, 20, 12, 0)


def activity(person: dict[str, str], name: str, done: str, **values: object) -> dict[str, object]:
    return {"add": "HealthActivity", "values": {"person": person, "activity": name, "done": done, **values}}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(
            made,
            activity(KHALED, "health_assessment", "2020-06-01T09:00", result="fit", details="treated for malaria"),
            activity(KHALED, "vaccination", "2020-07-01T09:00", result="done", vaccine="mmr", dose=2),
            activity(KHALED, "treatment", "2020-08-01T09:00", recheck="2020-09-12"),
            activity(FATIMA, "pcr", "2020-09-19T09:00"),
            {"add": "TravelNeed", "values": {"person": KHALED, "code": "wheelchair"}},
        )
        yield made


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> CasePage:
    made = CasePage(store, the_case(store).id)
    shown(qtbot, made)
    made.tabs.turn_to(HEALTH)
    made.tabs.groups[HEALTH].chips[-1].click()
    return made


def rows(page: CasePage) -> list[Row]:
    model = page.tabs.health.table.rows()
    return [row for number in range(model.rowCount()) if (row := model.row(number))]


def cells(page: CasePage, place: int) -> list[str]:
    return [cell.text for cell in rows(page)[place].cells]


def test_each_member_has_a_band_with_needs_and_what_is_due(page: CasePage) -> None:
    bands = [row.band for row in rows(page) if row.band]
    assert [(band.text, band.detail) for band in bands] == [("Khaled", "Wheelchair to the aircraft"), ("Fatima", "")]
    assert bands[0].right.startswith("Recheck since 12 Sep 2020") and bands[1].right.startswith("Result awaited")


def test_what_was_done_stands_below_the_latest_first(page: CasePage) -> None:
    assert [cells(page, place)[1] for place in (1, 2, 3)] == ["Treatment", "Vaccination", "Health assessment"]
    assert rows(page)[2].cells[1].detail == "Measles mumps rubella (MMR), dose 2"


def test_an_activity_says_its_outcome_and_until_when_and_never_why(page: CasePage) -> None:
    assert cells(page, 3) == ["1 Jun 2020, 09:00", "Health assessment", "Fit", "28 Nov 2020", "", "Sealed"]
    assert rows(page)[3].cells[3].detail == "over"


def test_a_treatment_says_when_to_look_again_and_awaits_no_result(page: CasePage) -> None:
    assert cells(page, 1)[2:4] == ["", "look again 12 Sep 2020"]


def test_what_is_written_elsewhere_is_seen(page: CasePage, store: Store) -> None:
    say(store, activity(FATIMA, "fit_to_travel", "2020-09-20T09:00", result="unfit"))
    assert cells(page, 5)[1:3] == ["Fit-to-travel check", "Unfit"]


def test_enter_goes_to_the_activity_of_its_member(qtbot: QtBot, page: CasePage, store: Store) -> None:
    table = page.tabs.health.table
    table.setFocus()
    table.select_row(5)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    group = page.tabs.groups[HEALTH]
    assert page.person_id == fatima(store).id and group.shown.kind is HealthActivity
    assert group.form.record is not None and group.form.record.of("activity") == "pcr"


def test_it_has_nothing_to_save(page: CasePage) -> None:
    assert page.tabs.form() is None and page.save()


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due("pcr", "missing", NOW), "PCR test: missing"),
        (Due("fit_to_travel", "refused", NOW), "Fit to travel: refused"),
        (Due("health_assessment", "lapses", date(2020, 9, 19)), "Health assessment lapsed on 19 Sep 2020"),
        (Due("xray", "lapses", date(2020, 10, 1)), "Chest X-ray lapses on 1 Oct 2020"),
        (Due("recheck", "due", date(2020, 10, 1)), "Recheck on 1 Oct 2020"),
    ],
)
def test_what_is_due_is_said_in_few_words(due: Due, words: str) -> None:
    assert due_words([due], NOW) == words
    assert due_words([due, due, due], NOW) == f"{words} · 2 more"
