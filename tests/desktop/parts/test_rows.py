from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from resettle_desktop.desktop.parts.rows import (
    CELL_ROLE,
    PAGE,
    PAGES_KEPT,
    ROW_ROLE,
    Band,
    Cell,
    Column,
    Row,
    RowsModel,
)

COLUMNS = (Column("case", "Case"), Column("name", "Name"))


class Source:
    """Rows of any number, which remembers what it was asked for."""

    def __init__(self, count: int) -> None:
        self.total = count
        self.asked: list[int] = []
        self.word = "Case"

    def count(self) -> int:
        return self.total

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        self.asked.append(offset)
        end = min(offset + limit, self.total)
        return [Row(n, (Cell(f"{self.word} {n}"), Cell("Shahin", detail="M 60"))) for n in range(offset, end)]


def model_of(source: Source) -> RowsModel:
    return RowsModel(COLUMNS, source.count, source.rows)


def test_the_model_keeps_qts_promises(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(Source(250)))


def test_an_empty_model_keeps_them_too(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(Source(0)))


def test_nothing_is_read_before_it_is_looked_at() -> None:
    source = Source(1_000_000)
    assert model_of(source).rowCount() == 1_000_000
    assert source.asked == []


def test_a_row_far_down_reads_its_page_alone() -> None:
    source = Source(1_000_000)
    assert model_of(source).cell(765_432, 0).text == "Case 765432"
    assert source.asked == [765_400]


def test_only_a_few_pages_stay_in_memory() -> None:
    source = Source(1_000_000)
    model = model_of(source)
    for page in range(PAGES_KEPT + 1):
        model.row(page * PAGE)
    model.row(0)
    assert source.asked.count(0) == 2


def test_the_page_below_is_read_before_the_one_above() -> None:
    source = Source(1_000_000)
    model = model_of(source)
    model.row(1_020)
    assert model.read_near(1_020, 1_045)
    assert model.read_near(1_020, 1_045)
    assert not model.read_near(1_020, 1_045)
    assert source.asked == [1_000, 1_050, 950]


def test_beyond_the_ends_nothing_is_read() -> None:
    source = Source(PAGE)
    model = model_of(source)
    model.row(3)
    assert not model.read_near(0, PAGE - 1)
    assert source.asked == [0]


def test_reload_counts_anew() -> None:
    source = Source(3)
    model = model_of(source)
    source.total = 5
    model.reload()
    assert model.rowCount() == 5


def test_update_reads_the_row_of_a_key_again(qtbot: object) -> None:
    source = Source(3)
    model = model_of(source)
    model.row(1)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.append(first.row()))
    source.word = "File"
    model.update(1)
    assert changed == [1]
    assert model.cell(1, 0).text == "File 1"


def test_update_of_a_row_out_of_sight_reads_nothing() -> None:
    source = Source(3)
    model_of(source).update(2)
    assert source.asked == []


def test_a_row_that_went_meanwhile_is_empty() -> None:
    source = Source(3)
    model = model_of(source)
    source.total = 1
    assert model.cell(2, 0).text == ""
    assert model.row(2) is None


def test_words_roles_and_headings() -> None:
    model = model_of(Source(2))
    index = model.index(1, 1)
    assert index.data() == "Shahin M 60"
    assert index.data(CELL_ROLE) == Cell("Shahin", detail="M 60")
    assert index.data(ROW_ROLE).key == 1
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Case"


def test_a_band_is_read_aloud_in_one_piece() -> None:
    band = Band("Najjar, Mahmoud", "7 persons", "Held by 3 of 7")
    model = RowsModel(COLUMNS, lambda: 1, lambda offset, limit: [Row(1, band=band)])
    assert model.index(0, 0).data() == "Najjar, Mahmoud 7 persons Held by 3 of 7"


def test_other_columns_can_be_shown() -> None:
    model = model_of(Source(2))
    model.set_columns([Column("case", "Case")])
    assert model.columnCount() == 1


def looked_at(source: Source) -> RowsModel:
    model = model_of(source)
    model.row(0)
    return model


def told(model: RowsModel) -> list[tuple[int, int]]:
    """Return the places of the cells that the model will say have changed."""
    places: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, _last: places.append((first.row(), first.column())))
    model.modelReset.connect(lambda: places.append((-1, -1)))
    return places


def test_rows_read_anew_tell_only_of_the_cells_that_became_others() -> None:
    source = Source(3)
    model = looked_at(source)
    places = told(model)
    source.word = "Case no"
    model.renew(COLUMNS)
    assert places == [(0, 0), (1, 0), (2, 0)]
    assert model.cell(1, 0).text == "Case no 1"


def test_a_heading_that_says_something_else_is_told_alone() -> None:
    model = looked_at(Source(3))
    places, headings = told(model), []
    model.headerDataChanged.connect(lambda _way, first, _last: headings.append(first))
    model.renew((COLUMNS[0], Column("name", "Name", subtitle="2 open")))
    assert (places, headings) == ([], [1])


def test_where_rows_came_or_columns_moved_all_are_read_anew() -> None:
    source = Source(3)
    model = looked_at(source)
    places = told(model)
    source.total = 4
    model.renew(COLUMNS)
    model.row(0)
    model.renew(COLUMNS[::-1])
    assert places == [(-1, -1), (-1, -1)]
    assert model.rowCount() == 4
