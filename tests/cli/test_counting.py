"""Figures are told as a table and as JSON in the form of DESIGN section 6."""

from __future__ import annotations

from pathlib import Path

import pytest

from resettle_desktop.cli.common import COULD_NOT
from resettle_desktop.store.store import Store
from tests.cli.conftest import PASSPHRASE, USER, Run
from tests.figures.conftest import at_work, tell


@pytest.fixture
def at_work_there(office: Path) -> Path:
    with Store.open(office, USER, PASSPHRASE) as store:
        tell(store, *at_work())
    return office


def test_a_figure_is_printed_as_json(run: Run, at_work_there: Path) -> None:
    ended = run("figures", at_work_there, "--year", 2020, "--by", "departure_country", "--json")
    found = ended.json
    assert (ended.status, found["figure"], found["unit"], found["total"]) == (0, "arrivals", "persons", 3)
    assert found["rows"] == [{"by": ["LBN"], "count": 2}, {"by": ["TUR"], "count": 1}]
    assert found["definition"].startswith("Persons who arrived in Belgium")
    assert found["source"].startswith("Source: the records of office")
    assert len(found["as_of"]) == len("2020-01-01")


def test_years_are_numbers_and_what_is_not_known_is_null(run: Run, at_work_there: Path) -> None:
    rows = run("figures", at_work_there, "departures", "--by", "departure_year", "--json").json["rows"]
    assert [row["by"] for row in rows] == [[2019], [2020], [None]]


def test_cases_are_counted_where_they_are_asked_for(run: Run, at_work_there: Path) -> None:
    found = run("figures", at_work_there, "decisions", "--unit", "cases", "--json").json
    assert (found["unit"], found["total"]) == ("cases", 3)


def test_times_have_their_median_and_90th_percentile(run: Run, at_work_there: Path) -> None:
    row = run("figures", at_work_there, "stage_times", "--json").json["rows"][0]
    assert row == {"by": ["submitted_decided"], "count": 6, "median": 30.0, "p90": 61}


def test_a_table_has_labels_a_total_and_says_what_is_counted(run: Run, at_work_there: Path) -> None:
    out = run("figures", at_work_there, "--by", "departure_country", "--by", "sex").out
    assert [line.split() for line in out.splitlines()[-4:]] == [
        ["Lebanon", "Male", "1"], ["Lebanon", "Female", "1"], ["Türkiye", "Female", "1"], ["All", "3"],
    ]  # fmt: skip
    assert "Persons who arrived in Belgium on a departure." in out
    assert "Source: the records of office" in out


def test_an_empty_store_has_figures_of_nothing(run: Run, office: Path) -> None:
    found = run("figures", office, "--json").json
    assert (found["rows"], found["total"]) == ([], 0)


@pytest.mark.parametrize(
    ("wrong", "choice"),
    [(["arrivels"], "arrivals"), (["--by", "colour"], "nationality"), (["--unit", "warnings"], "persons, cases")],
)
def test_wrong_names_are_told_with_the_choices(run: Run, office: Path, wrong: list[str], choice: str) -> None:
    ended = run("figures", office, *wrong)
    assert (ended.status, ended.out) == (COULD_NOT, "")
    assert choice in ended.said
