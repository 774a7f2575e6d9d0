from __future__ import annotations

import json
import os
import zipfile
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.backups import BadBackup, copy_backup, look_at, read_backup
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad
from tests.store.watching import Stopped, Watching


@pytest.fixture
def backup(store: Store, say: Say, tmp_path: Path) -> Path:
    say(*haddad())
    return store.back_up(tmp_path / "to-the-safe.backup").path


def test_a_backup_says_of_which_store_and_change_set_it_is(store: Store, backup: Path) -> None:
    said = read_backup(backup)
    assert said.change_set == store.history.last_number() == 1
    assert (said.origin.name, said.origin.head) == ("office", store.history.head())
    assert said.size == backup.stat().st_size


def test_a_glance_at_a_backup_tells_the_same_as_reading_all_of_it(backup: Path) -> None:
    assert look_at(backup) == read_backup(backup)


def test_a_backup_shows_nobodys_name(backup: Path) -> None:
    content = backup.read_bytes()
    assert b"HADDAD" not in content
    assert b"Khaled" not in content


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_its_owner_may_read_a_backup(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_truncated_backup_is_refused(backup: Path, share: float) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BadBackup, match="not whole"):
        read_backup(backup)


@pytest.mark.parametrize("place", [3_000, 20_000, 60_000])
def test_a_flipped_bit_is_found(backup: Path, place: int) -> None:
    content = bytearray(backup.read_bytes())
    content[place] ^= 1
    backup.write_bytes(content)
    with pytest.raises(BadBackup):
        read_backup(backup)


def test_another_zip_is_no_backup(tmp_path: Path) -> None:
    other = tmp_path / "other.backup"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("letter.txt", "hello")
    with pytest.raises(BadBackup):
        read_backup(other)


def test_a_backup_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadBackup, match=r"could not be read: No such file.*Nothing was changed"):
        read_backup(tmp_path / "gone.backup")


def described(backup: Path, **said: object) -> None:
    """Let a backup say something else of itself."""
    with zipfile.ZipFile(backup) as packed:
        about = json.loads(packed.read("backup.json"))
        files = {name: packed.read(name) for name in ("store.db", "keys.json")}
    with zipfile.ZipFile(backup, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
        packed.writestr("backup.json", json.dumps({**about, **said}))


def test_a_backup_of_a_newer_program_names_what_to_do(backup: Path) -> None:
    described(backup, format=2)
    with pytest.raises(BadBackup, match="newer version"):
        look_at(backup)


@pytest.mark.parametrize("said", [{"made": "yesterday"}, {"change_set": "many"}, {"digests": {}}, {"digests": None}])
def test_a_backup_that_does_not_say_what_it_is_is_refused(backup: Path, said: dict[str, object]) -> None:
    described(backup, **said)
    with pytest.raises(BadBackup, match="not whole"):
        read_backup(backup)


def test_a_place_that_cannot_be_written_is_told(store: Store, say: Say, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    say(*haddad())
    with pytest.raises(KnownError, match="The store is unharmed"):
        store.back_up(tmp_path / "file" / "x.backup")


@pytest.mark.parametrize("name", ["ملف.backup", "é ü.backup", "a" * 200 + ".backup"])
def test_a_backup_may_have_any_name(store: Store, say: Say, tmp_path: Path, name: str) -> None:
    say(*haddad())
    assert read_backup(store.back_up(tmp_path / name).path).change_set == 1


def test_a_name_that_is_too_long_is_told_and_leaves_nothing(store: Store, say: Say, tmp_path: Path) -> None:
    say(*haddad())
    with pytest.raises(KnownError, match="Choose another place"):
        store.back_up(tmp_path / ("a" * 300))
    assert not list(tmp_path.glob("a*"))


def test_writing_a_backup_tells_how_far_it_is(store: Store, say: Say, tmp_path: Path) -> None:
    say(*haddad())
    watching = Watching()
    store.back_up(tmp_path / "x.backup", watching)
    assert watching.shares == sorted(watching.shares)
    assert watching.shares[-1] == 1


@pytest.mark.parametrize("looks", [0, 2, 4])
def test_a_backup_that_is_stopped_leaves_the_one_before(store: Store, say: Say, backup: Path, looks: int) -> None:
    before = backup.read_bytes()
    say({"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"given_names": "Karim"}})
    with pytest.raises(CancelledError):
        store.back_up(backup, Stopped(looks=looks))
    assert backup.read_bytes() == before
    assert {path.name for path in backup.parent.iterdir()} == {backup.name, "office.resettle"}


def test_a_copy_on_a_stick_is_the_same_and_says_where_it_is(backup: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = copy_backup(backup, stick / "office.backup")
    assert copy == read_backup(stick / "office.backup")
    assert copy.path.read_bytes() == backup.read_bytes()


def test_a_backup_that_is_not_whole_is_not_copied(backup: Path, tmp_path: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-1])
    with pytest.raises(BadBackup):
        copy_backup(backup, tmp_path / "copy.backup")
    assert not list(tmp_path.glob("copy*"))


def test_a_copy_never_takes_another_files_place(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_text("dear colleague")
    with pytest.raises(KnownError, match="It was left as it is"):
        copy_backup(backup, tmp_path / "letter.docx")
    assert (tmp_path / "letter.docx").read_text() == "dear colleague"


def test_a_stick_that_is_gone_is_told(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="The backup is unharmed"):
        copy_backup(backup, tmp_path / "gone" / "copy.backup")


def test_a_copy_that_is_stopped_leaves_nothing(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        copy_backup(backup, tmp_path / "copy.backup", Stopped(looks=2))
    assert not list(tmp_path.glob("copy*"))
