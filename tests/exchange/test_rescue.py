"""What was rescued is written as lines of JSON and as a workbook, or not at all."""

from __future__ import annotations

import json
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from resettle_desktop.exchange import rescue
from resettle_desktop.exchange.rescue import rescue_store
from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.keys import WrongPassphrase
from resettle_desktop.store.opening import Secret
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Say
from tests.store.conftest import haddad
from tests.store.test_rescuing import contents, spoil
from tests.store.watching import Stopped, Watching

MINE = Secret("rania", "five plain words")


@pytest.fixture
def folder(store: Store, say: Say) -> Path:
    say(*haddad())
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"given_names": "Karim"}})
    store.close()
    return store.folder


def lines(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_each_kind_has_a_file_of_lines(folder: Path, tmp_path: Path) -> None:
    done = rescue_store(folder, tmp_path / "out", MINE)
    assert (done.records, done.entries, done.complete) == ({"Case": 1, "Person": 2}, 2, True)
    names = [each["values"]["given_names"] for each in lines(tmp_path / "out" / "Person.jsonl")]
    assert names == ["Karim", "Fatima"]
    assert {file.name for file in (tmp_path / "out").iterdir()} == set(done.files)


def test_the_workbook_says_the_same(folder: Path, tmp_path: Path) -> None:
    rescue_store(folder, tmp_path / "out", MINE)
    book = openpyxl.load_workbook(tmp_path / "out" / "register.xlsx")
    cells = {cell.value for row in book["Persons"].iter_rows() for cell in row}
    assert {"Karim", "HADDAD", "LEB-59509497"} <= cells


def test_every_change_is_in_the_file_of_the_history(folder: Path, tmp_path: Path) -> None:
    rescue_store(folder, tmp_path / "out", MINE)
    entry = lines(tmp_path / "out" / "history.jsonl")[1]
    assert (entry["change_set"], entry["user"], entry["whole"]) == (2, "rania", True)
    assert (entry["changes"][0]["before"], entry["changes"][0]["after"]) == (
        {"given_names": "Khaled"}, {"given_names": "Karim"},
    )  # fmt: skip


def test_a_file_in_plain_words_says_that_nothing_is_encrypted(folder: Path, tmp_path: Path) -> None:
    rescue_store(folder, tmp_path / "out", MINE)
    assert "NOT encrypted" in (tmp_path / "out" / "README.txt").read_text("utf-8")


def test_what_only_the_history_knows_is_counted_apart(folder: Path, tmp_path: Path) -> None:
    spoil(folder, 1)
    done = rescue_store(folder, tmp_path / "out", MINE)
    assert (done.records, done.rebuilt) == ({"Case": 1, "Person": 2}, {"Case": 1, "Person": 2})
    assert (done.complete, done.damaged_pages) == (False, [1])
    assert [each["values"]["given_names"] for each in lines(tmp_path / "out" / "Person.jsonl")] == ["Karim", "Fatima"]


def test_only_the_owner_reads_the_files(folder: Path, tmp_path: Path) -> None:
    rescue_store(folder, tmp_path / "out", MINE)
    lines_of_persons = tmp_path / "out" / "Person.jsonl"
    assert lines_of_persons.stat().st_mode & 0o077 == 0
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_the_damaged_store_is_never_touched(folder: Path, tmp_path: Path) -> None:
    spoil(folder, 2)
    before = contents(folder)
    rescue_store(folder, tmp_path / "out", MINE)
    assert contents(folder) == before


def test_a_folder_with_something_in_it_is_left_as_it_is(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").touch()
    with pytest.raises(KnownError, match="is not empty, and was left as it is"):
        rescue_store(folder, tmp_path / "out", MINE)
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["letter.txt"]


def test_a_place_where_nothing_can_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KnownError, match="The store was not touched"):
        rescue_store(folder, tmp_path / "file" / "out", MINE)


def test_a_wrong_passphrase_writes_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        rescue_store(folder, tmp_path / "out", Secret("rania", "five other words"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("looks", [0, 1])
def test_a_rescue_that_is_stopped_leaves_nothing_behind(folder: Path, tmp_path: Path, looks: int) -> None:
    with pytest.raises(CancelledError):
        rescue_store(folder, tmp_path / "out", MINE, Stopped(looks=looks))
    assert not (tmp_path / "out").exists()


def test_a_rescue_tells_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    watching = Watching()
    rescue_store(folder, tmp_path / "out", MINE, watching)
    assert watching.shares == sorted(watching.shares)
    assert watching.shares[-1] == 1


def test_more_records_than_a_sheet_has_rows_are_written_as_lines_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise KnownError("Persons: 2,000,000 rows are more than a sheet holds.")

    monkeypatch.setattr(rescue, "export_workbook", refuse)
    done = rescue_store(folder, tmp_path / "out", MINE)
    assert "more than a sheet holds" in done.left_out
    assert "register.xlsx" not in done.files
    assert len(lines(tmp_path / "out" / "Person.jsonl")) == 2
