"""What was asked for goes to standard output, everything else to standard error, and nothing that a terminal obeys."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resettle_desktop.cli.output import place_of, plain, put, put_json, put_table, say, say_each, say_findings
from resettle_desktop.records.findings import finding

Captured = pytest.CaptureFixture[str]


@given(st.text())
def test_no_text_holds_what_a_terminal_would_obey(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert all(unicodedata.category(char) != "Cc" for char in shown.replace("\n", ""))


def test_words_to_the_person_leave_standard_output_alone(capsys: Captured) -> None:
    say("Read \x1b[2J")
    assert capsys.readouterr() == ("", "Read \ufffd[2J\n")


def test_what_was_asked_for_is_printed(capsys: Captured) -> None:
    put("خالد حداد")
    assert capsys.readouterr() == ("خالد حداد\n", "")


def test_json_is_one_line_with_its_letters(capsys: Captured) -> None:
    put_json({"label": "خالد\x1b"})
    out = capsys.readouterr().out
    assert "خالد" in out
    assert "\x1b" not in out
    assert (json.loads(out), out.count("\n")) == ({"label": "خالد\x1b"}, 1)


def test_a_table_has_a_line_for_each_record_and_empty_cells_for_nothing(capsys: Captured) -> None:
    put_table(("Kind", "Stage"), [("Case", None), ("Person", "[bold]booked")])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [["Kind", "Stage"], ["Case"], ["Person", "[bold]booked"]]


def test_findings_are_said_with_errors_first(capsys: Captured) -> None:
    warning = finding("W201").at(sheet="List", row=5, heading="DoB")
    error = finding("E101", value="31/02/2019").at(sheet="List", row=9, heading="DoB")
    say_findings([warning, error])
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("E101 [List, row 9, DoB] There is no such day: 31/02/2019.")
    assert second.startswith("W201 [List, row 5, DoB]")


def test_of_many_lines_fifty_are_said_and_the_rest_counted(capsys: Captured) -> None:
    say_each([f"line {number}" for number in range(53)])
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[49], lines[50].startswith("3 more")) == (51, "line 49", True)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({"sheet": "List", "row": 5, "heading": "DoB", "field": "birth_date"}, "List, row 5, DoB"),
        ({"row": 2, "field": "birth_date"}, "change 2, birth_date"),
        ({"sheet": "List", "heading": "DoB"}, "List, DoB"),
        ({}, ""),
    ],
)
def test_a_finding_says_where_it_stands(place: dict[str, object], said: str) -> None:
    assert place_of(finding("W201").at(**place)) == said
