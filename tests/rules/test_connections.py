"""The time that one needs to change planes: an airport's own minimum, and what the office plans."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from resettle_desktop.records.airports import zone_of
from resettle_desktop.records.errors import KnownError
from resettle_desktop.rules import connections
from resettle_desktop.rules.connections import planned_connection, shortest_connection

TABLE = Path(__file__).parents[2] / "resources" / "connections.csv"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(connections, "files", lambda _package: tmp_path)
    connections._minutes.cache_clear()
    yield tmp_path / "connections.csv"
    connections._minutes.cache_clear()


def test_an_airport_has_its_own_minimum_and_everywhere_the_office_plans_for_more() -> None:
    assert planned_connection() == timedelta(minutes=90)
    assert shortest_connection(" ist ") == timedelta(minutes=60)
    assert shortest_connection("BEY") is shortest_connection(None) is None


def test_every_row_says_where_it_comes_from_and_names_an_airport() -> None:
    rows = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
    assert all(row["source"] for row in rows)
    assert [row["airport"] for row in rows if row["airport"] != "*" and zone_of(row["airport"]) is None] == []


@pytest.mark.parametrize("text", ["airport,minutes,source\n*,soon,x\n", "airport,minutes,source\nIST,60,x\n"])
def test_a_broken_table_says_which_and_what_to_do(table: Path, text: str) -> None:
    table.write_text(text, "utf-8")
    with pytest.raises(KnownError, match=r"connections\.csv back"):
        planned_connection()
