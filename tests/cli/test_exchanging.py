"""Workbooks go out for a departure or with the rows that are asked for, and layouts are named with their columns."""

from __future__ import annotations

import hashlib
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run
from tests.exchange.conftest import only


def cells(file: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True))


def test_a_departures_people_are_written(run: Run, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "arrivals.xlsx"
    ended = run("export", demo, "fedasil-arrivals", file, "--departure", "BEY-2020-01", "--json")
    assert (ended.status, set(ended.json)) == (0, {"layout", "file", "rows", "sha256"})
    assert ended.json["rows"] == len(cells(file)) - 1 == 45
    assert ended.json["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_person_is_told_where_it_is_and_that_anybody_can_open_it(run: Run, demo: Path, tmp_path: Path) -> None:
    ended = run("export", demo, "fedasil-arrivals", tmp_path / "a.xlsx", "--departure", "BEY-2020-01")
    assert ended.out == ""
    assert "45 rows are written" in ended.said
    assert "a.xlsx, not encrypted" in ended.said


def test_only_rows_that_have_the_value_are_written(run: Run, demo: Path, tmp_path: Path) -> None:
    call = ("export", demo, "fedasil-arrivals", tmp_path / "a.xlsx", "--departure", "BEY-2020-01", "--json")
    women = run(*call, "--where", "sex=F").json["rows"]
    men = run(*call, "--where", "sex=male").json["rows"]
    assert (women > 0, women + men) == (True, 45)


def test_a_password_locks_the_workbook(run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIST_PASSWORD", "secret")
    ended = run("export", demo, "register", tmp_path / "r.xlsx", "--password-env", "LIST_PASSWORD")
    assert (ended.status, "r.xlsx, encrypted" in ended.said) == (0, True)
    assert not (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")
    assert "protected with a password" in run("import", demo, tmp_path / "r.xlsx").said


def test_a_workbook_that_comes_back_unchanged_changes_nothing(run: Run, demo: Path, tmp_path: Path) -> None:
    run("export", demo, "register", tmp_path / "r.xlsx")
    ended = run("import", demo, tmp_path / "r.xlsx", "--json")
    assert (ended.json["created"], ended.json["updated"], ended.json["change_set"]) == ({}, {}, None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dragons", "a.xlsx"), "no layout named dragons"),
        (("fedasil-arrivals", "a.xlsx"), "none was named"),
        (("fedasil-arrivals", "a.xlsx", "--departure", "BEY-1"), "There is no departure BEY-1"),
        (("fedasil-arrivals", "a.xlsx", "--departure", "BEY-2020-01", "--where", "shoes=42"), "shoes is no field"),
        (("fedasil-arrivals", "a.xlsx", "--departure", "BEY-2020-01", "--where", "sex=hen"), "hen is in no list"),
        (("fedasil-arrivals", "a.xlsx", "--departure", "BEY-2020-01", "--where", "sex"), "FIELD=VALUE"),
        (("register", "a.xlsx", "--password-env", "NOT_THERE"), "NOT_THERE is not set"),
        (("register", "none/a.xlsx"), "could not be written"),
        (("register", "."), "could not be written"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_no_file(
    run: Run, demo: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = run("export", demo, *arguments, "--json")
    assert (ended.status, ended.out, said in ended.said) == (2, "", True)
    assert [each.name for each in tmp_path.iterdir()] == ["demo.resettle"]


def test_what_stood_there_is_kept_where_a_departure_is_wrong(run: Run, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("sent on Monday")
    run("export", demo, "fedasil-arrivals", tmp_path / "a.xlsx", "--departure", "BEY-1")
    assert (tmp_path / "a.xlsx").read_text() == "sent on Monday"


def test_layouts_are_told_with_their_columns(run: Run) -> None:
    layouts = run("layouts", "--json").json["layouts"]
    names = {each["name"] for each in layouts}
    assert names >= {"unhcr-submissions", "cgrs-decisions", "fedasil-places", "fedasil-arrivals", "register"}
    assert set(layouts[0]) == {"name", "agency", "columns"}
    assert set(layouts[0]["columns"][0]) == {"heading", "field", "theirs"}


def test_a_layout_says_what_the_partner_may_fill_in(run: Run) -> None:
    columns = only(run("layouts", "fedasil-arrivals", "--json").json["layouts"])["columns"]
    theirs = {each["heading"]: each["theirs"] for each in columns}
    assert (theirs["Centre"], theirs["Family name"]) == (True, False)
    centre = next(line for line in run("layouts", "fedasil-arrivals").out.splitlines() if line.startswith("Centre"))
    assert centre.split() == ["Centre", "Placement.centre", "theirs"]


def test_layouts_are_listed_by_name(run: Run) -> None:
    assert "UNHCR submissions" in run("layouts").out


def test_a_layout_that_is_not_there_is_told_with_those_that_are(run: Run) -> None:
    ended = run("layouts", "dragons", "--json")
    assert (ended.status, ended.out, "cgrs-decisions" in ended.said) == (2, "", True)
