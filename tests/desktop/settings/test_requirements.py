"""Limits and who is asked for what are changed in the settings, by country, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.settings.requirements import RequirementsSide
from resettle_desktop.records.kinds import Departure, Setting
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, KHALED, say, shown, store_with_haddad


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, *BOOKING)
        yield made


@pytest.fixture
def side(qtbot: QtBot, store: Store) -> RequirementsSide:
    made = RequirementsSide(store)
    shown(qtbot, made)
    return made


def type_limit(qtbot: QtBot, side: RequirementsSide, name: str, text: str) -> None:
    side.lines[name].line.selectAll()
    qtbot.keyClicks(side.lines[name].line, text)


def of_khaled(store: Store, requirement: str) -> str:
    departure = store.rows.equal(Departure)[0]
    first = store.clearances.of_departure(departure).travellers[0]
    return next(each.verdict.state for each in first.requirements if each.name == requirement)


def test_a_limit_is_changed_in_one_change_set_that_says_what_it_was(
    qtbot: QtBot, side: RequirementsSide, store: Store
) -> None:
    type_limit(qtbot, side, "fit_to_travel_hours", "48")
    assert side.lines["fit_to_travel_hours"].state.text() == "changed from 72 hours (default)"
    qtbot.keyClicks(side.lines["fit_to_travel_hours"].source, "Fedasil, 3 May")
    side.save()
    entry = store.history.entry(store.history.last_number())
    assert entry.reason == "Fit-to-travel check valid for: 72 to 48 hours" and len(entry.changes) == 2
    assert store.clearances.limits(store.rows.equal(Departure)[0]).fit_to_travel_hours == 48


def test_the_new_limit_judges_at_once_and_undo_judges_as_before(
    qtbot: QtBot, side: RequirementsSide, store: Store
) -> None:
    fit = {"person": KHALED, "activity": "fit_to_travel", "done": "2020-09-20T10:00", "result": "fit"}
    say(store, {"add": "HealthActivity", "values": fit})
    type_limit(qtbot, side, "fit_to_travel_hours", "48")
    with qtbot.waitSignal(side.message) as told:
        side.save()
    assert of_khaled(store, "fit_to_travel") == "lapses"
    told.args[1]()
    assert of_khaled(store, "fit_to_travel") == "cleared"
    qtbot.waitUntil(lambda: side.lines["fit_to_travel_hours"].line.text() == "72")


def test_a_country_has_limits_of_its_own_over_those_of_all(qtbot: QtBot, side: RequirementsSide, store: Store) -> None:
    type_limit(qtbot, side, "pcr_hours", "96")
    side.save()
    assert "Lebanon" in [action.text() for action in side.countries_menu().actions()]
    side.show_country("LBN")
    assert side.lines["pcr_hours"].line.text() == "96"
    type_limit(qtbot, side, "pcr_hours", "24")
    assert side.lines["pcr_hours"].state.text() == "changed from 96 hours (default)"
    side.save()
    assert store.settings.text("limit.pcr_hours.LBN") == "24"


def test_back_to_the_default_empties_what_the_office_set(qtbot: QtBot, side: RequirementsSide, store: Store) -> None:
    type_limit(qtbot, side, "pcr_hours", "96")
    side.save()
    side.lines["pcr_hours"].back.click()
    side.save()
    assert store.settings.text("limit.pcr_hours") == "" and side.lines["pcr_hours"].state.text() == "default"


def test_a_word_is_no_limit_and_cannot_be_saved(qtbot: QtBot, side: RequirementsSide) -> None:
    type_limit(qtbot, side, "pcr_hours", "soon")
    assert not side.save_button.isEnabled() and side.lines["pcr_hours"].state.text() == "A whole number is needed"


def test_a_requirement_is_asked_of_other_countries_only(side: RequirementsSide, store: Store) -> None:
    section = side.sections["exit_permit"]
    section.set_folded(False)
    section.editors["but_countries"].set_text("Lebanon")
    section.editors["but_countries"].changed.emit()
    assert section.summary.text() == "not from Lebanon · changed from the default"
    side.save()
    assert of_khaled(store, "exit_permit") == "not_needed"
    assert store.history.entry(store.history.last_number()).reason == "who is asked for: Exit permit"


def test_a_requirement_is_asked_of_nobody_and_of_all_again(side: RequirementsSide, store: Store) -> None:
    section = side.sections["orientation"]
    section.set_folded(False)
    section.off_chip.click()
    side.save()
    assert of_khaled(store, "orientation") == "not_needed" and section.summary.text().startswith("asked of nobody")
    section.take_default()
    side.save()
    assert of_khaled(store, "orientation") == "missing"


def test_codes_of_the_table_can_be_emptied(side: RequirementsSide, store: Store) -> None:
    section = side.sections["orientation"]
    section.set_folded(False)
    section.editors["programmes"].set_text("")
    section.editors["programmes"].changed.emit()
    side.save()
    assert [each.value for each in store.rows.equal(Setting, name="applies.orientation.programmes")] == ["-"]
    assert section.summary.text() == "asked of all · changed from the default"
