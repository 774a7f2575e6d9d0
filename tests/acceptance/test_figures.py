"""The office's old list gives the figures that were published, and a year's work gives that year's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.figures.asked import Asked
from resettle_desktop.desktop.figures.screen import FiguresScreen
from resettle_desktop.desktop.parts.theme import apply_theme
from resettle_desktop.exchange.demo import PASSPHRASE, USER
from resettle_desktop.exchange.importing import carry_out, prepare_import
from resettle_desktop.figures.catalogue import figure_named
from resettle_desktop.figures.counting import Question, count
from resettle_desktop.records.kinds import Leg, Passenger
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.store.changes import Draft
from resettle_desktop.store.store import Store
from tests.desktop.families import empty_store
from tests.desktop.figures.conftest import ask, cells, shown_figures

PAST = Path(__file__).parents[1] / "data" / "past-arrivals.xlsx"
BY_YEAR = {2017: 1309, 2018: 880, 2019: 239, 2020: 176, 2021: 964}
FROM_2020 = {"LBN": 133, "TUR": 43}
NATIONALITIES_2021 = {
    "SYR": 908, "SDN": 17, "ERI": 11, "ETH": 10, "SSD": 7, "SOM": 4, "TUR": 4, "JOR": 2, "IRQ": 1,
}  # fmt: skip
FALLEN_ILL, STAYED_AWAY = {"status": "offloaded", "reason": "MED"}, {"status": "no_show", "reason": "NSH"}


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store that has read the old list."""
    with empty_store(tmp_path_factory.mktemp("past")) as store:
        carry_out(store, prepare_import(store, PAST))
        yield store


@pytest.fixture(scope="module")
def closed(demo_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return the store of one year whose departures are closed: all came but one who fell ill and one who stayed."""
    folder = Path(shutil.copytree(demo_once, tmp_path_factory.mktemp("year") / demo_once.name))
    with Store.open(folder, USER, PASSPHRASE) as store:
        lands = {each.departure: each.values()["arrives"] for each in in_order(store.rows.equal(Leg))}
        seats, closing = store.rows.equal(Passenger), Draft()
        stay = dict(zip((seat.id for seat in seats), (FALLEN_ILL, STAYED_AWAY), strict=False))
        for seat in seats:
            came = {"status": "arrived", "status_time": lands[seat.departure]}
            closing.set("Passenger", seat.id, seat.values(), stay.get(seat.id, came))
        store.apply(closing.change_set("departures closed"))
        yield store


@pytest.fixture
def screen(qapp: QApplication, qtbot: QtBot, past: Store) -> Iterator[FiguresScreen]:
    """Return the screen of figures on the old list."""
    apply_theme(qapp, "light")
    with shown_figures(qtbot, past) as made:
        yield made


def arrivals(store: Store, by: str, year: int | None = None) -> dict[Any, int]:
    question = Question(figure_named("arrivals"), "persons", (by,), (year, year) if year else None)
    return {row.by[0]: row.count for row in count(store, question).rows}


def test_the_arrivals_of_every_year_are_those_that_were_published(past: Store) -> None:
    assert arrivals(past, "arrival_year") == BY_YEAR


@pytest.mark.parametrize(
    ("by", "year", "published"), [("departure_country", 2020, FROM_2020), ("nationality", 2021, NATIONALITIES_2021)]
)
def test_they_split_as_published(past: Store, by: str, year: int, published: dict[str, int]) -> None:
    assert arrivals(past, by, year) == published


def test_the_window_shows_them_as_a_table_and_as_a_chart(qtbot: QtBot, screen: FiguresScreen) -> None:
    with qtbot.waitSignal(screen.page.chart.drawn):
        ask(qtbot, screen, Asked.of("arrivals").split(""))
    published = [f"{many:,}" for many in BY_YEAR.values()]
    assert [row[1] for row in cells(screen)] == [*published, "3,568"]
    assert screen.page.chart.chart is not None
    assert [screen.page.chart.words(bar) for bar in screen.page.chart.bars] == [
        f"{year}: {many:,}" for year, many in BY_YEAR.items()
    ]


def test_the_report_says_them_too(qtbot: QtBot, screen: FiguresScreen, tmp_path: Path) -> None:
    ask(qtbot, screen, Asked.of("arrivals").split(""))
    with qtbot.waitSignal(screen.message):
        screen.write(tmp_path / "arrivals.pdf")
    (page,) = pypdfium2.PdfDocument(tmp_path / "arrivals.pdf")
    words = page.get_textpage().get_text_range().split()
    for year, many in BY_YEAR.items():
        assert words[words.index(f"{year}") + 1] == f"{many:,}"


def test_a_year_counts_who_came_when_its_departures_are_closed_without_who_stayed(closed: Store) -> None:
    assert arrivals(closed, "arrival_year") == {2020: 176 - 2}


def test_who_stayed_behind_is_counted_by_the_reason(closed: Store) -> None:
    question = Question(figure_named("non_departures"), "persons", ("reason",))
    assert {row.by[0]: row.count for row in count(closed, question).rows} == {"MED": 1, "NSH": 1}
