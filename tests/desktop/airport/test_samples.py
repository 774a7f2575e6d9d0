from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.exchange.demo import make_demo
from resettle_desktop.records.kinds import Departure, Passenger, Person
from resettle_desktop.records.stages import Stage
from resettle_desktop.rules.label_codes import label_code
from resettle_desktop.store.store import Store
from tests.desktop.airport.counters import SHIFT, Scanner, opened
from tests.desktop.made_departures import the_departure


@pytest.mark.slow
def test_the_sample_departures_are_boarded_by_a_scanner_with_no_shows_and_closed(qtbot: QtBot, tmp_path: Path) -> None:
    with make_demo(tmp_path) as store:
        references = [each.reference or "" for each in store.rows.equal(Departure)]
        assert len(references) == 5
        counter = opened(qtbot, store, tmp_path, references[0])
        for reference in references:
            counter.window.open_airport(the_departure(store, reference).id)
            on_manifest = counter.page.desk.counts.manifest
            stayed = _board_all_but_one_family(counter)
            counts = counter.page.desk.counts
            assert (counts.boarded, counts.staying) == (on_manifest - stayed, stayed)
            counter.page.panels.begin_closing()
            counter.page.panels.closing.button.click()
            counter.saved()
            assert counter.page.desk.closed is not None
            assert f"Boarded: {counts.boarded} persons" in counter.page.panels.closing.text()
        assert _departed(store) == {
            each.person for each in store.rows.equal(Passenger) if each.status == "boarded" and each.person
        }


def _board_all_but_one_family(counter: Scanner) -> int:
    """Scan a label of every family; the last one did not come. Return how many that are."""
    *parties, last = counter.page.desk.at.parties
    for party in parties:
        counter.scan(label_code(party.seats[0].member.person.id, 1))
        counter.press(Qt.Key.Key_Return)
        counter.scan(party.family.case.unhcr_number or "")
        counter.letter("B")
        counter.saved()
        if counter.page.strip.question is not None:
            counter.page.strip.line.setText("agreed by the desk")
            counter.press(Qt.Key.Key_Return, SHIFT)
    counter.scan(last.family.case.unhcr_number or "")
    counter.letter("N")
    if len(last.seats) > 1:
        counter.press(Qt.Key.Key_Return)
    counter.press(Qt.Key.Key_1)
    counter.press(Qt.Key.Key_Return)
    counter.saved()
    return len(last.seats)


def _departed(store: Store) -> set[int]:
    return {each.id for each in store.rows.equal(Person) if each.stage == Stage.DEPARTED.value}
