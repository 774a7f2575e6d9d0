"""Rows found on pages, compared with what the engine says of the same file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resettle_desktop.store.carving import CarvedRow, Carver
from resettle_desktop.store.connection import integrity_findings, open_database
from resettle_desktop.store.pages import PAGE_SIZE
from resettle_desktop.store.raw_pages import RawPages

KEY, SALT = bytes(range(32)), bytes(range(16))
LENGTHS = st.sampled_from([0, 1, 100, 3_900, 3_979, 3_980, 3_981, 3_982, 4_016, 8_000, 8_033, 30_000])
VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=20) | st.binary(max_size=20)


def carved(path: Path) -> list[CarvedRow]:
    pages = RawPages(path, KEY, SALT)
    carver = Carver(pages)
    return [carver.row(cell) for number in range(2, pages.count + 1) for cell in carver.cells(number)]


def written(path: Path, rows: list[tuple[Any, ...]]) -> Path:
    path.unlink(missing_ok=True)
    database = open_database(path, KEY, SALT, create=True)
    database.execute_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, a, b, c)")
    with database.atomic():
        for number, row in enumerate(rows, start=1):
            database.execute_sql("INSERT INTO note VALUES (?, ?, ?, ?)", (number * 3, *row))
    integrity_findings(database)
    database.close()
    return path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(VALUES, LENGTHS.map("x".__mul__), VALUES), min_size=1, max_size=8))
def test_every_row_is_found_with_its_values(tmp_path: Path, rows: list[tuple[Any, ...]]) -> None:
    found = carved(written(tmp_path / "store.db", rows))
    assert sorted((row.number, tuple(row.values[1:])) for row in found) == [
        (number * 3, row) for number, row in enumerate(rows, start=1)
    ]
    assert all(row.whole and row.values[0] is None for row in found)


def test_a_text_of_many_pages_breaks_off_where_one_is_damaged(tmp_path: Path) -> None:
    path = written(tmp_path / "store.db", [("", "x" * 30_000, None)])
    content = bytearray(path.read_bytes())
    content[-PAGE_SIZE * 3 + 5] ^= 1
    path.write_bytes(content)
    (row,) = carved(path)
    assert not row.whole
    assert 1_000 < len(str(row.values[2])) < 30_000


def test_a_page_of_something_else_has_no_rows(tmp_path: Path) -> None:
    path = written(tmp_path / "store.db", [("", "x" * 30_000, None)])
    assert len(carved(path)) == 1
