"""Charts say what the table says, whatever of it has no room, and come out the same as a file."""

from __future__ import annotations

import sys
from subprocess import run

import pytest

from resettle_desktop.figures.bars import MOST_COLUMNS, MOST_SERIES, OTHERS, Chart, Colours, chart_of, readable
from resettle_desktop.figures.charts import Drawn, draw, picture
from resettle_desktop.figures.crossing import Crossed, crossed
from resettle_desktop.figures.fields import OF_PERSON, own_year
from resettle_desktop.store.store import Store
from tests.figures.conftest import answer

COLOURS = Colours("#1A1C21", "#525866", "#E7E8EC", "#FFFFFF", ("#1E57CC", "#858B97"))
LINE = (0xE7, 0xE8, 0xEC)
YEAR = own_year("arrival_year", "Year")


def years(*counts: int) -> Chart:
    places = {(2000 + place, None): count for place, count in enumerate(counts)}
    return chart_of(Crossed(tuple(across for across, _down in places), (None,), places, (YEAR,), sum(places.values())))


def drawn(chart: Chart) -> Drawn:
    return draw(chart, COLOURS, 600, 300)


def test_each_count_is_a_bar(office: Store) -> None:
    chart = chart_of(crossed(answer(office, "pipeline", "sex", "nationality")))
    assert (chart.columns, chart.series) == (("Male", "Female"), ("Syrian Arab Republic", "Iraq"))
    assert (chart.counts, chart.totals) == (((3, 3), (0, 1)), ("3", "4"))


def test_a_bar_is_as_high_as_its_count() -> None:
    one, two = drawn(years(100, 50)).bars
    assert one.height == pytest.approx(2 * two.height, abs=1)
    assert one.top + one.height == pytest.approx(two.top + two.height, abs=1)


def test_bars_stand_within_the_picture_and_hold_their_middle() -> None:
    made = drawn(years(3, 8, 5))
    assert (made.width, made.height, len(made.pixels)) == (600, 300, 600 * 300 * 4)
    for bar in made.bars:
        assert bar.left >= 0 and bar.left + bar.width <= 600 and bar.top >= 0 and bar.top + bar.height <= 300
        assert bar.holds(bar.left + bar.width / 2, bar.top + bar.height / 2)


@pytest.mark.parametrize("counts", [(50, 28), (80, 22), (80, 46)])
def test_no_line_of_the_grid_runs_through_the_number_above_a_bar(counts: tuple[int, ...]) -> None:
    made = drawn(years(*counts))
    for bar in made.bars:
        middle, rows = round(bar.left + bar.width / 2), range(round(bar.top) - 17, round(bar.top) - 6)
        beside = [pixel(made, middle + aside, row) for row in rows for aside in (-8, 8)]
        assert LINE not in beside


def pixel(made: Drawn, left: int, top: int) -> tuple[int, ...]:
    start = (top * made.width + left) * 4
    return tuple(made.pixels[start : start + 3])


def test_long_words_lie_beside_their_bars(office: Store) -> None:
    chart = chart_of(crossed(answer(office, "pipeline", "nationality")))
    assert chart.lying
    longest, shortest = drawn(chart).bars
    assert (longest.width > shortest.width, longest.top < shortest.top) == (True, True)


def test_the_oldest_of_many_years_are_put_together() -> None:
    chart = chart_of(crossed_years(MOST_COLUMNS + 3))
    assert len(chart.columns) <= MOST_COLUMNS + 2
    assert sum(chart.total_of(place) for place in range(len(chart.columns))) == MOST_COLUMNS + 3


def crossed_years(many: int) -> Crossed:
    places = {(2000 + place, None): 1 for place in range(many)}
    return Crossed(tuple(across for across, _down in places), (None,), places, (YEAR,), sum(places.values()))


def test_the_smallest_of_many_series_are_put_together_as_others() -> None:
    counts = {(2020, str(place)): place + 1 for place in range(MOST_SERIES + 4)}
    table = Crossed(
        (2020,), tuple(down for _across, down in counts), counts, (YEAR, OF_PERSON[0]), sum(counts.values())
    )
    chart = chart_of(table)
    assert (len(chart.series), chart.series[-1], chart.down[-1]) == (MOST_SERIES, "5 others", OTHERS)
    assert chart.total_of(0) == table.total


def test_hidden_numbers_are_not_drawn() -> None:
    counts = {("SYR", None): 20, ("IRQ", None): 3, ("SDN", None): 9}
    chart = chart_of(Crossed(("SYR", "SDN", "IRQ"), (None,), counts, OF_PERSON[:1], 32).without_small())
    assert chart.counts == ((20, 0, 0),)
    assert chart.totals == ("20", "hidden", "hidden")


def test_a_file_says_title_and_sentences_and_is_the_same_each_time() -> None:
    made = [picture(years(3, 8), COLOURS, "svg", "Arrivals", ["Each person once."]) for _time in range(2)]
    assert made[0] == made[1]
    assert made[0].startswith(b"<?xml")


def test_a_file_is_made_as_pixels_too() -> None:
    assert picture(years(3, 8), COLOURS, "png", "Arrivals", ["Each person once."]).startswith(b"\x89PNG")


@pytest.mark.parametrize(("fill", "words"), [("#1E57CC", "#FFFFFF"), ("#7F8490", "#1A1C21"), ("#FFFFFF", "#1A1C21")])
def test_numbers_in_bars_are_readable(fill: str, words: str) -> None:
    assert readable(fill) == words


def test_the_drawing_library_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, resettle_desktop.desktop.window.screens; sys.exit('matplotlib' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
