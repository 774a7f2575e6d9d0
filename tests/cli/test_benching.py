"""The benchmark's figures are told as a table and as JSON; one that is short of what it has to reach gives status 1."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from resettle_desktop.cli import commands
from resettle_desktop.cli.common import Call
from tests.cli.conftest import Run


def measured(holds: bool) -> dict[str, Any]:
    row = {
        "what": "Case opened",
        "median": 9.5,
        "p99": 14.0,
        "unit": "ms",
        "ratio": None,
        "to_reach": "p99 16",
        "holds": holds,
    }
    return {"machine": "a laptop", "persons": 500, "rows": [row], "growth": [{"what": "Case opened", "exponent": 0.1}]}


def bench(holds: bool, *arguments: str) -> int:
    """Call the verb with figures that are known, so that only what it makes of them is looked at."""
    call = Call(lambda _store: 0, lambda persons, _say: measured(holds) | {"persons": persons}, Path())
    status = commands.main(["bench", *arguments], standalone_mode=False, obj=call)
    assert isinstance(status, int)
    return status


def test_the_figures_are_printed_as_they_were_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench(True, "--persons", "500", "--json") == 0
    assert json.loads(capsys.readouterr().out) == measured(True)


@pytest.mark.parametrize(("holds", "status", "word"), [(True, 0, "yes"), (False, 1, "no")])
def test_a_figure_that_is_short_is_said_and_gives_status_1(
    capsys: pytest.CaptureFixture[str], holds: bool, status: int, word: str
) -> None:
    assert bench(holds) == status
    assert capsys.readouterr().out.split()[-2] == word


@pytest.mark.parametrize("persons", ["0", "many", "1000001"])
def test_a_number_of_persons_that_cannot_be_made_is_refused(run: Run, persons: str) -> None:
    assert run("bench", "--persons", persons).status == 2


@pytest.mark.slow
def test_a_small_store_is_measured_from_the_command_line(run: Run) -> None:
    ended = run("bench", "--persons", 100, "--json")
    assert ended.status in (0, 1)
    assert set(ended.json) == {"machine", "persons", "rows", "growth"}
