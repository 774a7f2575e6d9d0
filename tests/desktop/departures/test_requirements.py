"""What a passenger needs to board as cells and columns, and what several passengers have together."""

from __future__ import annotations

from resettle_desktop.desktop.departures.requirements import (
    DAILY,
    column,
    requirement_cell,
    shown_requirements,
    together,
)
from resettle_desktop.desktop.parts.rows import Cell
from resettle_desktop.store.store import Store
from tests.desktop.families import say
from tests.desktop.made_departures import FATIMA, KHALED, Change, board, held


def fine(text: str) -> Cell:
    return Cell(text, icon="satisfied")


def cell(store: Store, requirement: str) -> Cell:
    """Return the cell of Khaled, who comes first."""
    judged = board(store)
    return requirement_cell(judged, judged.movement.seats[0], requirement)


def outbreak(store: Store, on: bool = True) -> None:
    say(store, {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"outbreak_measures": on}})


def with_test(who: Change, done: str, result: str = "negative") -> Change:
    return {"add": "HealthActivity", "values": {"person": who, "activity": "pcr", "done": done, "result": result}}


def test_the_daily_requirements_have_a_column_and_the_others_only_while_somebody_is_open(store: Store) -> None:
    assert set(shown_requirements(board(store))) == set(DAILY) - {"pcr"}
    held(store, KHALED)
    assert shown_requirements(board(store))[0] == "hold"


def test_every_requirement_that_applies_can_be_shown(store: Store) -> None:
    every = shown_requirements(board(store), every=True)
    assert {"decision", "hold", "reception", "ticket_name", "family_together"} <= set(every)
    assert not {"pcr", "pregnancy", "infant_on_lap"} & set(every)


def test_the_test_has_a_column_only_while_outbreak_measures_are_on(store: Store) -> None:
    outbreak(store)
    assert "pcr" in shown_requirements(board(store))
    outbreak(store, on=False)
    assert "pcr" not in shown_requirements(board(store), every=True)


def test_only_what_holds_somebody_has_a_colour(store: Store) -> None:
    assert cell(store, "visa") == Cell(
        "valid", icon="satisfied", text_tone="text2", tooltip="Visa: granted, until 1 Dec 2020"
    )
    assert (cell(store, "orientation").icon, cell(store, "orientation").text) == ("waived", "waived")
    outbreak(store)
    say(store, with_test(KHALED, "2020-09-18T09:20"))
    short = cell(store, "pcr")
    assert (short.text, short.icon, short.pill) == ("26 h short", "bad", True)


def test_what_held_somebody_no_longer_counts_once_aboard(store: Store) -> None:
    held(store, KHALED)
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"status": "boarded"}})
    assert not cell(store, "hold").pill


def test_a_heading_counts_what_is_short_apart_from_what_is_open(store: Store) -> None:
    outbreak(store)
    say(store, with_test(KHALED, "2020-09-18T09:20"), with_test(FATIMA, "2020-09-21T09:20"))
    assert (column(board(store), "pcr").subtitle, column(board(store), "pcr").subtitle_tone) == ("1 short", "bad")
    say(store, with_test(FATIMA, "2020-09-21T10:20", "positive"))
    assert column(board(store), "pcr").subtitle == "2 open"
    assert column(board(store), "visa").subtitle == "all 2"


def test_what_is_the_same_for_all_is_said_once() -> None:
    said = together([fine("valid"), fine("valid")])
    assert (said.text, said.icon) == ("valid", "satisfied")


def test_what_holds_some_is_counted_and_never_called_fine() -> None:
    said = together([fine("valid"), Cell("none yet", icon="bad", pill=True), Cell("lost", icon="bad", pill=True)])
    assert (said.text, said.icon) == ("2 open", "bad")


def test_fine_in_several_ways_is_fine_for_all() -> None:
    said = together([fine("attended"), Cell("not needed", icon="not_needed")])
    assert (said.text, said.icon) == ("all", "satisfied")
