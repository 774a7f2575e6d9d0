"""Codes and words are added to the lists without a programmer, seen at once, and taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.settings.codes import CodesSide
from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.store.store import Store
from tests.desktop.families import KHALED, say, shown, unnamed

ACTIVITIES = "health_activities"


@pytest.fixture
def side(qtbot: QtBot, store: Store) -> Iterator[CodesSide]:
    store.own_codes.take()
    made = CodesSide(store)
    shown(qtbot, made)
    yield made
    store.own_codes.leave()


def add(qtbot: QtBot, side: CodesSide, label: str, words: str = "") -> None:
    side.begin()
    side.lines["en"].setFocus()
    qtbot.keyClicks(side.lines["en"], label)
    qtbot.keyClicks(side.words, words)
    side.save()


def labels(side: CodesSide) -> list[str]:
    return [side.table.rows().cell(place, 0).text for place in range(len(side.entries))]


def choose(side: CodesSide, code: str) -> None:
    side.table.select_row([each.code for each in side.entries].index(code))


def test_the_activities_of_health_come_first(side: CodesSide) -> None:
    assert labels(side)[:2] == ["Health assessment", "Chest X-ray"]
    assert side.said.text() == "health_assessment · came with the program"


def test_a_code_is_added_and_typed_in_a_form_from_then_on(qtbot: QtBot, side: CodesSide) -> None:
    with qtbot.waitSignal(side.message) as told:
        add(qtbot, side, "Antigen test", "RAT, Rapid test")
    assert told.args and told.args[0] == "Antigen test saved"
    assert HealthActivity.activity.read("rapid test") == "antigen_test"
    assert side.said.text() == "antigen_test · added by this office"


def test_the_way_back_of_the_message_takes_it_away(qtbot: QtBot, side: CodesSide) -> None:
    with qtbot.waitSignal(side.message) as told:
        add(qtbot, side, "Antigen test")
    assert told.args
    told.args[1]()
    qtbot.waitUntil(lambda: "Antigen test" not in labels(side))


def test_a_word_is_added_to_a_code_of_the_program(qtbot: QtBot, side: CodesSide) -> None:
    choose(side, "pcr")
    side.words.setText(side.words.text() + ", Nasal swab")
    side.words.textEdited.emit("")
    side.save()
    assert code_list(ACTIVITIES).find("nasal swab") == "pcr"
    assert "words added here" in side.said.text()
    side.remove()
    assert code_list(ACTIVITIES).find("nasal swab") is None


def test_a_word_that_means_something_else_is_refused_and_stays_as_typed(qtbot: QtBot, side: CodesSide) -> None:
    add(qtbot, side, "CXR")
    assert "stands for Chest X-ray already" in side.failure.text


def test_a_code_that_is_in_use_is_kept(qtbot: QtBot, side: CodesSide, store: Store) -> None:
    add(qtbot, side, "Antigen test")
    say(store, {"add": "HealthActivity", "values": {"person": KHALED, "activity": "antigen_test"}})
    side.remove()
    assert "stands in 1 record and was kept" in side.failure.text


def test_another_list_is_chosen_and_one_that_rules_build_on_takes_words_alone(side: CodesSide) -> None:
    actions = {action.text(): action for action in side.lists_menu().actions()}
    actions["Vaccines"].trigger()
    assert labels(side)[0] == "Tuberculosis (BCG)" and side.new_button.isEnabled()
    actions["Results of health activities"].trigger()
    assert not side.new_button.isEnabled()


def test_a_code_is_found_by_any_of_its_words(qtbot: QtBot, side: CodesSide) -> None:
    qtbot.keyClicks(side.search, "ftt")
    assert labels(side) == ["Fit-to-travel check"]


def test_every_part_has_a_name(side: CodesSide) -> None:
    assert unnamed(side) == []
