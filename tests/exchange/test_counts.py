"""A table of counts leaves as a workbook that says what it counts, with a chart of its own."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from resettle_desktop.exchange.counts import CountTable, write_counts
from resettle_desktop.records.errors import KnownError

TABLE = CountTable(
    "Arrivals · 2020", ("Each person once.", "Source: the records of Beirut."), ("Year", "Lebanon", "=Egypt", "All"),
    [["2019", 39, "< 5", 41], ["2020", 133, 9, 142], ["All", 172, "< 5", 183]], charted=2,
)  # fmt: skip


def written(folder: Path, table: CountTable = TABLE) -> openpyxl.Workbook:
    write_counts(table, folder / "figure.xlsx")
    return openpyxl.load_workbook(folder / "figure.xlsx")


def test_title_sentences_and_counts_stand_in_the_workbook(tmp_path: Path) -> None:
    rows = list(written(tmp_path).active.iter_rows(values_only=True))
    assert [row[0] for row in rows[:3]] == [TABLE.title, *TABLE.sentences]
    assert rows[4:] == [TABLE.headings, *map(tuple, TABLE.rows)]


def test_counts_are_numbers_and_texts_are_no_formulas(tmp_path: Path) -> None:
    sheet = written(tmp_path).active
    assert (sheet["B6"].data_type, sheet["C6"].data_type, sheet["C5"].data_type) == ("n", "s", "s")


def test_the_chart_draws_the_counts_without_their_sums(tmp_path: Path) -> None:
    (chart,) = written(tmp_path).active._charts
    assert [str(each.val.numRef.f) for each in chart.series] == ["'Figure'!$B$6:$B$7", "'Figure'!$C$6:$C$7"]
    assert (chart.grouping, chart.type) == ("stacked", "col")


def test_a_workbook_in_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        write_counts(TABLE, tmp_path / "gone" / "figure.xlsx")
