"""The benchmark runs over a small store and tells what it measured."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from resettle_desktop.bench.measuring import Limit, Taken
from resettle_desktop.bench.rows import ROWS, Row
from resettle_desktop.bench.running import machine, run_bench
from resettle_desktop.bench.workplace import Workplace

# what Qt says of windows where there is no display
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
# two windows are started for each of its times
WITHOUT_STARTS = tuple(row for row in ROWS if row.what != "Start to the unlock window")


@pytest.mark.slow
def test_every_row_is_measured_over_two_hundred_people() -> None:
    told = json.loads(json.dumps(run_bench(200, rows=WITHOUT_STARTS)))
    assert set(told) == {"machine", "persons", "rows", "growth"}
    assert [row["what"] for row in told["rows"]] == [row.what for row in WITHOUT_STARTS]
    assert all(
        set(row) == {"what", "median", "p99", "unit", "ratio", "to_reach", "holds"} and row["median"] > 0
        for row in told["rows"]
    )
    assert {each["what"] for each in told["growth"]} <= {row["what"] for row in told["rows"]}


def test_short_of_its_figure_a_row_says_so() -> None:
    slow = Row("Slow", lambda _place: Taken([20.0]), Limit("p99", 16))
    (row,) = run_bench(100, rows=[slow])["rows"]
    assert (row["p99"], row["holds"]) == (20.0, False)


def test_how_a_row_grows_is_measured_in_two_stores() -> None:
    def one_a_person(place: Workplace) -> Taken:
        return Taken([float(place.persons)])

    told = run_bench(200, rows=[Row("Persons", one_a_person, Limit("p99", 1))])
    assert told["growth"] == [{"what": "Persons", "exponent": 1.0}]


def test_what_is_being_done_is_told_and_the_stores_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    said: list[str] = []
    run_bench(100, said.append, [Row("Nothing", lambda _place: Taken([1.0]), Limit("p99", 1), grows=False)])
    assert said[-2:] == ["A store of 100 made-up persons is being made.", "Nothing"]
    assert list(tmp_path.iterdir()) == []


def test_the_machine_is_named() -> None:
    assert "cores" in machine() and "Python" in machine()
