"""New stores give their recovery code once; the demo does all of its work with or without a screen."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from resettle_desktop.cli import commands
from resettle_desktop.cli.common import Call
from resettle_desktop.documents.pages import Pages
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from tests.cli.conftest import PASSPHRASE, USER, Run, all_bytes

MANIFEST, WORKBOOK = "departure-manifest-BEY-2020-01.pdf", "fedasil-arrivals-BEY-2020-01.xlsx"
CODE = re.compile(r"(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}\n")


def test_a_new_store_gets_the_suffix_and_opens(run: Run, tmp_path: Path) -> None:
    assert run("new", "beirut").status == 0
    with Store.open(tmp_path / "beirut.resettle", USER, PASSPHRASE) as store:
        assert store.rows.count(Person) == 0


def test_the_recovery_code_alone_is_on_standard_output_and_opens_the_store(run: Run, tmp_path: Path) -> None:
    ended = run("new", "beirut.resettle")
    assert CODE.fullmatch(ended.out)
    assert ended.out.strip() not in ended.said
    Store.open_with_recovery(tmp_path / "beirut.resettle", ended.out).close()


def test_what_stands_there_already_is_left_as_it_is(run: Run, family: Path) -> None:
    before = all_bytes(family)
    ended = run("new", family)
    assert (ended.status, ended.out, all_bytes(family)) == (2, "", before)
    assert "exists already and was left as it is" in ended.said


@pytest.mark.parametrize("name", ["none/beirut", "file.txt/beirut", "", "..", "/"])
def test_a_place_where_nothing_can_be_made_is_told(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").touch()
    ended = run("new", name)
    assert (ended.status, ended.out) == (2, "")
    assert "Choose" in ended.said
    assert [each.name for each in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("missing", ["RESETTLE_USER", "RESETTLE_PASSPHRASE"])
def test_without_anybody_to_ask_nothing_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.delenv(missing)
    ended = run("new", "beirut")
    assert (ended.status, list(tmp_path.iterdir())) == (2, [])
    assert f"{missing} is not set" in ended.said


def test_the_demo_makes_its_store_and_its_papers(run: Run, tmp_path: Path) -> None:
    ended = run("demo", "there", "--no-window")
    assert (ended.status, ended.out) == (0, "")
    names = {"demo.resettle", MANIFEST, WORKBOOK}
    assert {each.name for each in (tmp_path / "there").iterdir()} == names
    assert all(name in ended.said for name in names)
    with Pages((tmp_path / "there" / MANIFEST).read_bytes()) as pages:
        assert len(pages) > 1
    sheet = openpyxl.load_workbook(tmp_path / "there" / WORKBOOK).worksheets[0]
    assert sheet.max_row > 40


def test_without_a_folder_the_demo_is_in_demo(run: Run, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    demo.rename(tmp_path / "demo" / "demo.resettle")
    run("demo", "--no-window")
    assert (tmp_path / "demo" / MANIFEST).is_file()


@pytest.mark.usefixtures("demo")
def test_without_a_screen_the_demo_says_how_to_see_it(run: Run) -> None:
    ended = run("demo", ".")
    assert ended.status == 0
    assert "open it with: resettle-desktop demo.resettle" in ended.said


@pytest.mark.parametrize("status", [0, 2])
def test_with_a_screen_the_window_opens_on_the_demo(demo: Path, status: int) -> None:
    opened: list[Path] = []

    def open_window(store: Path) -> int:
        opened.append(store)
        return status

    arguments = ["demo", str(demo.parent)]
    ended = commands.main(arguments, standalone_mode=False, obj=Call(open_window, lambda _persons, _say: {}, Path()))
    assert (ended, opened) == (status, [demo])


@pytest.mark.usefixtures("demo")
def test_a_second_call_loses_nothing(run: Run, tmp_path: Path) -> None:
    run("undo", "demo.resettle", 4)
    (tmp_path / WORKBOOK).write_text("filled in")
    ended = run("demo", ".", "--no-window")
    assert (ended.status, (tmp_path / WORKBOOK).read_text()) == (0, "filled in")
    assert run("history", "demo.resettle", "--json").json["entries"][1]["undoes"] == 4


@pytest.mark.usefixtures("demo")
def test_a_demo_from_which_somebody_took_the_departure_still_opens(run: Run) -> None:
    run("undo", "demo.resettle", 9)
    run("undo", "demo.resettle", 5)
    ended = run("demo", ".", "--no-window")
    assert ended.status == 1
    assert "There is no departure BEY-2020-01" in ended.said
    assert "The store is demo.resettle" in ended.said


def test_a_folder_that_is_a_file_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "demo").touch()
    ended = run("demo")
    assert (ended.status, "could not be made" in ended.said) == (2, True)
