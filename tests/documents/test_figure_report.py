"""The report of figures says each figure with its sentences, its table and its chart, and whether it may leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest

from resettle_desktop.documents.figure_report import About, ReportedFigure, figure_report, report_data

ABOUT = About("Beirut", 12, "rania", datetime(2022, 1, 3, 9, 10, 42, 7), hides=True)
CHART = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80"><rect width="90" height="60"/></svg>'
ARRIVALS = ReportedFigure(
    "Arrivals · 2020", ("Persons who arrived.", "As of 3 Jan 2022."), ("Country", "Persons"),
    (("Lebanon", "133"), ("Türkiye", "43"), ("All", "176")), CHART,
)  # fmt: skip
NOBODY = ReportedFigure("Refusals", ("Persons who were refused.",), ("Year", "Persons"), ())


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """Return the words of each page of a report of two figures."""
    document = pypdfium2.PdfDocument(figure_report([ARRIVALS, NOBODY], ABOUT))
    return [page.get_textpage().get_text_range() for page in document]


def test_a_figure_stands_with_its_title_sentences_and_table(pages: list[str]) -> None:
    for words in ("Arrivals · 2020", "Persons who arrived.", "As of 3 Jan 2022.", "Lebanon", "133", "176"):
        assert words in pages[0]


def test_each_figure_begins_a_page(pages: list[str]) -> None:
    assert (len(pages), "Refusals" in pages[1], "Refusals" in pages[0]) == (2, True, False)


def test_a_figure_of_nobody_says_so(pages: list[str]) -> None:
    assert "Nobody is counted here." in pages[1]


def test_it_says_whose_it_is_as_of_which_change_set_and_that_small_numbers_are_hidden(pages: list[str]) -> None:
    for words in ("Beirut", "Prepared by rania", "Change set", "12", "Numbers under 5 are hidden"):
        assert words in pages[0]


def test_one_that_shows_small_numbers_is_not_to_leave() -> None:
    words = report_data([ARRIVALS], replace(ABOUT, hides=False))["words"]
    assert isinstance(words, dict)
    assert words["audience"] == "Not to leave the office"


def test_the_chart_is_drawn() -> None:
    assert len(figure_report([ARRIVALS], ABOUT)) != len(figure_report([replace(ARRIVALS, chart="")], ABOUT))


def test_many_columns_and_long_words_stay_on_the_paper() -> None:
    wide = ReportedFigure(
        "x" * 90, ("y" * 400,), ("Country", *(f"A long heading {n}" for n in range(14))),
        [("Democratic Republic of the Congo " * 3, *("12,345" for _n in range(14))) for _row in range(90)], CHART,
    )  # fmt: skip
    document = pypdfium2.PdfDocument(figure_report([wide], ABOUT))
    assert len(document) > 1
