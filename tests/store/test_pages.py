"""What a store's file is, seen from outside."""

import os
import shutil
from pathlib import Path

import pytest

from resettle_desktop.store.connection import EncryptedDatabase, open_database
from resettle_desktop.store.pages import (
    PAGE_SIZE,
    DamagedStore,
    NotAStore,
    WrongKey,
    check_file,
    check_key,
    has_waiting_log,
)

KEY, SALT = bytes(range(32)), bytes(range(16))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    fill(open_database(path, KEY, SALT, create=True)).close()
    return path


@pytest.fixture
def interrupted(tmp_path: Path) -> Path:
    """A store as a power cut leaves it, with confirmed changes in the log alone."""
    (tmp_path / "cut").mkdir()
    database = fill(open_database(tmp_path / "running.db", KEY, SALT, create=True))
    for suffix in ("", "-wal"):
        shutil.copy(tmp_path / f"running.db{suffix}", tmp_path / "cut" / f"store.db{suffix}")
    database.close()
    return tmp_path / "cut" / "store.db"


def fill(database: EncryptedDatabase) -> EncryptedDatabase:
    database.execute_sql("CREATE TABLE note (text TEXT)")
    for number in range(20):
        database.execute_sql("INSERT INTO note VALUES (?)", (f"note {number} " * 100,))
    return database


def overwrite(path: Path, place: int, content: bytes) -> None:
    with path.open("rb+") as file:
        file.seek(place)
        file.write(content)


def test_a_sound_file_passes(store: Path) -> None:
    check_file(store)
    check_key(store, KEY, SALT)


def test_a_file_that_was_never_closed_passes(interrupted: Path) -> None:
    assert has_waiting_log(interrupted)
    check_file(interrupted)
    check_key(interrupted, KEY, SALT)


def test_a_closed_store_has_no_waiting_log(store: Path) -> None:
    assert not has_waiting_log(store)


def test_looking_changes_nothing(interrupted: Path) -> None:
    before = {path.name: path.read_bytes() for path in interrupted.parent.iterdir()}
    check_key(interrupted, KEY, SALT)
    assert {path.name: path.read_bytes() for path in interrupted.parent.iterdir()} == before


@pytest.mark.parametrize("number", range(20))
def test_no_other_key_fits(store: Path, number: int) -> None:
    with pytest.raises(WrongKey, match="do not open"):
        check_key(store, os.urandom(32), SALT)


def test_another_salt_does_not_fit(store: Path) -> None:
    with pytest.raises(WrongKey):
        check_key(store, KEY, os.urandom(16))


def test_random_bytes_are_not_taken_for_a_damaged_store(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(os.urandom(8 * PAGE_SIZE))
    with pytest.raises(WrongKey):
        check_key(tmp_path / "store.db", KEY, SALT)


def test_a_damaged_first_page_is_told_from_a_wrong_key(store: Path) -> None:
    overwrite(store, 200, b"garbage")
    with pytest.raises(DamagedStore, match="restore the newest backup"):
        check_key(store, KEY, SALT)


def test_garbage_over_the_salt_does_not_matter_because_it_is_kept_with_the_keys(store: Path) -> None:
    overwrite(store, 0, os.urandom(16))
    check_key(store, KEY, SALT)


def test_a_first_page_cut_by_a_power_cut_is_left_to_the_log(interrupted: Path) -> None:
    overwrite(interrupted, 0, bytes(PAGE_SIZE))
    check_file(interrupted)
    check_key(interrupted, KEY, SALT)


@pytest.mark.parametrize("size", [1, 15, 100, PAGE_SIZE - 1, PAGE_SIZE + 1, 3 * PAGE_SIZE - 80])
def test_a_file_cut_short_is_told(store: Path, size: int) -> None:
    os.truncate(store, size)
    with pytest.raises(DamagedStore, match="cut short"):
        check_file(store)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotAStore, match="was not found"):
        check_file(tmp_path / "store.db")
