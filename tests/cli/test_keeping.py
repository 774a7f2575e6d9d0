"""Backups, restoring and checking from a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from resettle_desktop.cli.common import COULD_NOT, DONE, FOUND
from resettle_desktop.records.kinds import Case
from resettle_desktop.store.backups import read_backup
from resettle_desktop.store.store import Store
from tests.cli.conftest import PASSPHRASE, USER, Made, Run, all_bytes
from tests.store.conftest import person


@pytest.fixture
def backup(run: Run, family: Path, tmp_path: Path) -> Path:
    file = tmp_path / "to-the-safe.backup"
    assert run("backup", family, file).status == DONE
    return file


def test_a_backup_says_what_it_holds(run: Run, family: Path, tmp_path: Path) -> None:
    ended = run("backup", family, tmp_path / "x.backup", "--json")
    made = read_backup(tmp_path / "x.backup")
    assert (ended.json["change_set"], ended.json["bytes"]) == (1, made.size)
    assert ended.json["made"] == made.made.isoformat()
    assert "change set 1" in ended.said


def test_a_folder_gets_a_backup_that_is_named_after_the_store(run: Run, family: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    run("backup", family, stick)
    (written,) = stick.iterdir()
    assert written.name.startswith("office-20")
    assert read_backup(written).change_set == 1


def test_another_file_never_gives_way_to_a_backup(run: Run, family: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_text("dear colleague")
    ended = run("backup", family, letter)
    assert (ended.status, letter.read_text()) == (COULD_NOT, "dear colleague")
    assert "is no backup. It was left as it is" in ended.said


def test_a_restored_store_holds_what_was_backed_up(run: Run, backup: Path, tmp_path: Path) -> None:
    ended = run("restore", backup, tmp_path / "again", "--json")
    assert ended.status == DONE
    assert ended.json["store"] == str(tmp_path / "again.resettle")
    assert ended.json["change_set"] == 1
    with Store.open(tmp_path / "again.resettle", USER, PASSPHRASE) as again:
        assert person(again).given_names == "Khaled"


def test_a_store_that_exists_is_never_restored_over(run: Run, backup: Path, family: Path) -> None:
    before = all_bytes(family)
    ended = run("restore", backup, family)
    assert (ended.status, all_bytes(family)) == (COULD_NOT, before)
    assert "exists already and was left as it is" in ended.said


@pytest.mark.parametrize("cut", [0, 1, 5_000])
def test_a_backup_that_is_not_whole_is_refused_before_anything_is_made(
    run: Run, backup: Path, tmp_path: Path, cut: int
) -> None:
    backup.write_bytes(backup.read_bytes()[: cut and -cut])
    ended = run("restore", backup, tmp_path / "again")
    assert ended.status == COULD_NOT
    assert "Nothing was changed" in ended.said
    assert not list(tmp_path.glob("again*"))


def test_a_wrong_passphrase_restores_nothing(
    run: Run, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESETTLE_PASSPHRASE", "forgotten")
    ended = run("restore", backup, tmp_path / "again")
    assert ended.status == COULD_NOT
    assert not list(tmp_path.glob("again*"))


def test_the_recovery_code_restores(run: Run, family: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = run("users", family, "recovery").out.strip()
    run("backup", family, tmp_path / "x.backup")
    monkeypatch.setenv("RESETTLE_RECOVERY_CODE", code)
    monkeypatch.setenv("RESETTLE_PASSPHRASE", "forgotten")
    assert run("restore", tmp_path / "x.backup", tmp_path / "again", "--recovery").status == DONE


def test_a_sound_store_says_what_was_looked_at(run: Run, family: Path) -> None:
    ended = run("check", family)
    assert ended.status == DONE
    assert "The store is sound." in ended.said
    assert ended.out.splitlines()[1].split()[-1] == "sound"
    assert len(ended.out.splitlines()) == 7


def test_a_check_as_json_is_one_object(run: Run, family: Path) -> None:
    said = run("check", family, "--json").json
    assert (said["sound"], said["change_set"], said["problems"]) == (True, 1, [])
    assert said["looked_at"]["derived"] == 3


def spoil(family: Path) -> None:
    with Store.open(family, USER, PASSPHRASE) as store:
        Case.update(size=9).bind(store._database).execute()


def test_what_is_wrong_is_numbered_with_its_remedy_and_ends_with_1(run: Run, family: Path) -> None:
    spoil(family)
    ended = run("check", family)
    assert ended.status == FOUND
    line = ended.out.splitlines()[-1]
    assert line.startswith("1. 1 stage, size or clearance does not follow")
    assert "--mend" in line


def test_mending_computes_anew_what_follows_from_the_records(run: Run, family: Path) -> None:
    spoil(family)
    ended = run("check", family, "--mend", "--json")
    assert (ended.status, ended.json["sound"]) == (DONE, True)
    assert "computed anew" in ended.said
    assert run("check", family).status == DONE


def test_damaged_pages_are_named_and_the_file_is_left(run: Run, family: Path) -> None:
    file = family / "store.db"
    content = bytearray(file.read_bytes())
    for page in range(4, len(content) // 4096):
        content[page * 4096 + 99] ^= 1
    file.write_bytes(content)
    ended = run("check", family, "--json")
    assert (ended.status, ended.json["change_set"]) == (FOUND, None)
    assert [each["part"] for each in ended.json["problems"]] == ["pages"]
    assert "The records were not compared" in ended.said
    assert file.read_bytes() == content


@pytest.mark.parametrize("verb", ["check", "backup"])
def test_a_folder_that_is_no_store_is_told(run: Run, tmp_path: Path, verb: str) -> None:
    ended = run(verb, tmp_path, *([tmp_path / "x"] if verb == "backup" else []))
    assert ended.status == COULD_NOT
    assert "not a store" in ended.said


def test_an_import_is_backed_up_before_it_is_written(run: Run, family: Path, made: Made) -> None:
    rows = [["Case", "Family name"], ["LEB-16C00001", "Najjar"]]
    run("import", family, made(rows), "--layout", "unhcr-submissions")
    with Store.open(family, USER, PASSPHRASE) as store:
        assert [each.change_set for each in store.backups()] == [1]
        assert store.history.last_number() == 2
