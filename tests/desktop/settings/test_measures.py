"""Outbreak measures are typed in the settings, and those of today are said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.settings.measures import MeasuresSide
from resettle_desktop.records.kinds import OutbreakMeasures
from resettle_desktop.rules.clearance.measure_words import measures_words
from resettle_desktop.rules.clearance.measures import Measures
from resettle_desktop.store.store import Store
from tests.desktop.families import BOOKING, say, shown, store_with_haddad, typed


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, *BOOKING)
        yield made


@pytest.fixture
def side(qtbot: QtBot, store: Store) -> MeasuresSide:
    made = MeasuresSide(store, Drafts(store))
    shown(qtbot, made)
    return made


def test_measures_are_typed_and_ask_for_more_at_once(qtbot: QtBot, side: MeasuresSide, store: Store) -> None:
    side.list.begin()
    typed(qtbot, side.list.form, "name", "COVID-19")
    typed(qtbot, side.list.form, "masks", "2")
    side.save()
    assert [each.masks for each in store.rows.equal(OutbreakMeasures)] == [2]
    held = {
        one.requirement for each in store.standings.of_departures(_departures(store)).values() for one in each[0].judged
    }
    assert "masks" in held


def test_measures_of_one_departure_name_it(qtbot: QtBot, side: MeasuresSide, store: Store) -> None:
    side.list.begin()
    typed(qtbot, side.list.form, "departure", "BEY-2020-01")
    typed(qtbot, side.list.form, "test", "yes")
    side.save()
    assert [each.departure for each in store.rows.equal(OutbreakMeasures)] == _departures(store)


def test_what_is_in_force_today_is_said(qtbot: QtBot, side: MeasuresSide, store: Store) -> None:
    assert side.today.text() == "None is in force today."
    yesterday = (date.today() - timedelta(1)).isoformat()
    now = {"name": "Flu", "from_day": yesterday, "symptom_check": True}
    over = {"name": "Old", "until": yesterday, "masks": 3}
    say(store, *({"add": "OutbreakMeasures", "values": each} for each in (now, over)))
    said = "Today in force: Flu: symptom check within 24 h"
    qtbot.waitUntil(lambda: side.today.text() == said)


@pytest.mark.parametrize(
    ("measures", "words"),
    [
        (Measures(), "test"),
        (Measures(test_hours=48, masks=1, quarantine_days=7), "test within 48 h, 7 days of quarantine, 1 mask"),
        (Measures(test=False, seats_per_vehicle=24, group_size=10), "24 seats per vehicle, groups of 10"),
        (Measures(test=False, name="Cholera"), "Cholera: nothing is asked"),
    ],
)
def test_measures_are_told_in_a_line(measures: Measures, words: str) -> None:
    assert measures_words(measures) == words


def _departures(store: Store) -> list[int]:
    return [each.departure.id for each in store.views.departures()]
