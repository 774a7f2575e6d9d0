"""The encrypted file: opening, checking and copying it."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest

from resettle_desktop.records.errors import KnownError
from resettle_desktop.store.connection import (
    DamagedStore,
    EncryptedDatabase,
    NotAStore,
    StoreGone,
    StoreUnwritable,
    WrongKey,
    copy_to,
    integrity_findings,
    open_database,
    still_there,
)

KEY, SALT = bytes(range(32)), bytes(range(16))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def database(path: Path) -> Iterator[EncryptedDatabase]:
    opened = open_database(path, KEY, SALT, create=True)
    opened.execute_sql("CREATE TABLE note (text TEXT)")
    write(opened, 50)
    yield opened
    opened.close()


@pytest.fixture
def closed(database: EncryptedDatabase) -> Path:
    database.close()
    return database.path


def write(database: EncryptedDatabase, count: int) -> None:
    with database.atomic():
        for number in range(count):
            database.execute_sql("INSERT INTO note VALUES (?)", (f"canary {number} " * 20,))


def count(database: EncryptedDatabase) -> int:
    return int(database.execute_sql("SELECT count(*) FROM note").fetchone()[0])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(path: Path, kind: type[KnownError], key: bytes = KEY, salt: bytes = SALT) -> str:
    before = contents(path.parent)
    with pytest.raises(kind) as failure:
        open_database(path, key, salt)
    assert contents(path.parent) == before
    return str(failure.value)


def test_what_was_written_is_there_again(closed: Path) -> None:
    again = open_database(closed, KEY, SALT)
    assert count(again) == 50
    again.close()


def test_nothing_on_the_disk_can_be_read_without_the_key(database: EncryptedDatabase, tmp_path: Path) -> None:
    assert not any(b"canary" in content or b"CREATE" in content for content in contents(tmp_path).values())


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("temp_store", 2)],
)
def test_the_engine_is_set_so_that_a_confirmed_save_survives(
    database: EncryptedDatabase, setting: str, value: object
) -> None:
    assert database.pragma(setting) == value


def test_a_missing_file_is_not_made(path: Path) -> None:
    assert "was not found" in refused(path, NotAStore)


def test_making_a_store_over_a_file_is_refused(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(NotAStore, match="exists already"):
        open_database(closed, KEY, SALT, create=True)
    assert closed.read_bytes() == before


def test_a_store_is_not_made_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(StoreUnwritable, match="cannot be written"):
        open_database(tmp_path / "gone" / "store.db", KEY, SALT, create=True)


@pytest.mark.parametrize(("key", "salt"), [(bytes(32), SALT), (KEY, bytes(16)), (bytes(32), bytes(16))])
def test_a_wrong_key_opens_nothing_and_changes_nothing(closed: Path, key: bytes, salt: bytes) -> None:
    assert "do not open" in refused(closed, WrongKey, key, salt)


def test_a_wrong_key_leaves_a_waiting_log_alone(database: EncryptedDatabase, tmp_path: Path) -> None:
    (tmp_path / "cut").mkdir()
    for name in ("store.db", "store.db-wal"):
        shutil.copy(tmp_path / name, tmp_path / "cut")
    refused(tmp_path / "cut" / "store.db", WrongKey, bytes(32))


@pytest.mark.parametrize("content", [b"", b"x" * 5000, bytes(8192)])
def test_a_spoilt_file_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, DamagedStore)


@pytest.mark.parametrize("beginning", [b"SQLite format 3\0", b"PK\x03\x04"])
def test_a_foreign_file_is_left_as_it_is(path: Path, beginning: bytes) -> None:
    path.write_bytes(beginning.ljust(8192, b"x"))
    refused(path, NotAStore)


def test_a_file_cut_between_two_pages_is_told(closed: Path) -> None:
    os.truncate(closed, 2 * 4096)
    assert "is damaged" in refused(closed, DamagedStore)


def test_a_garbled_beginning_is_told_from_a_wrong_key(closed: Path) -> None:
    with closed.open("rb+") as file:
        file.write(os.urandom(4096))
    assert "is damaged" in refused(closed, DamagedStore)


def test_a_garbled_salt_does_not_close_the_store(closed: Path) -> None:
    with closed.open("rb+") as file:
        file.write(os.urandom(16))
    again = open_database(closed, KEY, SALT)
    assert count(again) == 50
    again.close()


def test_a_garbled_beginning_is_mended_from_the_log(database: EncryptedDatabase, tmp_path: Path) -> None:
    (tmp_path / "cut").mkdir()
    for name in ("store.db", "store.db-wal"):
        shutil.copy(tmp_path / name, tmp_path / "cut")
    with (tmp_path / "cut" / "store.db").open("rb+") as file:
        file.write(os.urandom(4096))
    again = open_database(tmp_path / "cut" / "store.db", KEY, SALT)
    assert count(again) == 50 and integrity_findings(again) == []
    again.close()


def test_a_name_with_any_letters_opens(tmp_path: Path) -> None:
    (tmp_path / "بيروت été #1?%20").mkdir()
    database = open_database(tmp_path / "بيروت été #1?%20" / "store.db", KEY, SALT, create=True)
    assert (tmp_path / "بيروت été #1?%20" / "store.db").is_file()
    database.close()


def test_another_thread_reads_what_was_saved(database: EncryptedDatabase) -> None:
    found: list[int] = []

    def read() -> None:
        with database.connection_context():
            found.append(count(database))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert found == [50]


def test_a_reader_sees_no_half_of_a_write(database: EncryptedDatabase, path: Path) -> None:
    reader = open_database(path, KEY, SALT)
    with database.atomic():
        write(database, 10)
        assert count(reader) == 50
    assert count(reader) == 60
    reader.close()


def test_a_second_writer_is_told_after_a_wait(database: EncryptedDatabase, path: Path) -> None:
    second = open_database(path, KEY, SALT)
    second.execute_sql("PRAGMA busy_timeout = 1")
    with database.atomic("IMMEDIATE"), pytest.raises(StoreUnwritable, match="in use"):
        write(second, 1)
    second.close()


def test_a_full_disk_is_told_and_what_was_saved_is_kept(database: EncryptedDatabase, path: Path) -> None:
    database.execute_sql(f"PRAGMA max_page_count = {database.pragma('page_count')}")
    with pytest.raises(StoreUnwritable, match="is full"):
        write(database, 1000)
    assert count(database) == 50


def test_a_fault_of_the_program_is_not_dressed_up(database: EncryptedDatabase, path: Path) -> None:
    with pytest.raises(peewee.OperationalError, match="no such table"):
        database.execute_sql("SELECT * FROM missing")


def test_an_open_store_is_still_there(database: EncryptedDatabase, path: Path) -> None:
    still_there(path, database)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file in its place")
def test_a_file_removed_under_an_open_store_is_noticed(database: EncryptedDatabase, path: Path) -> None:
    path.unlink()
    write(database, 1)
    with pytest.raises(StoreGone, match="was removed or replaced"):
        still_there(path, database)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file in its place")
def test_a_file_replaced_under_an_open_store_is_noticed(database: EncryptedDatabase, path: Path) -> None:
    shutil.copy(path, path.with_name("copy"))
    path.with_name("copy").replace(path)
    with pytest.raises(StoreGone):
        still_there(path, database)


def test_a_sound_store_has_no_findings(database: EncryptedDatabase) -> None:
    assert integrity_findings(database) == []


@pytest.mark.parametrize("place", [5000, 9000, 3 * 4096 + 7])
def test_a_single_flipped_bit_is_found(closed: Path, place: int) -> None:
    content = bytearray(closed.read_bytes())
    content[place] ^= 1
    closed.write_bytes(content)
    again = open_database(closed, KEY, SALT)
    assert f"HMAC verification failed for page {place // 4096 + 1}" in integrity_findings(again)
    again.close()


def test_a_check_waits_for_readers_rather_than_raise_a_false_alarm(database: EncryptedDatabase, path: Path) -> None:
    reader = open_database(path, KEY, SALT)
    database.execute_sql("PRAGMA busy_timeout = 1")
    with reader.atomic():
        count(reader)
        write(database, 1)
        with pytest.raises(StoreUnwritable, match="in use"):
            integrity_findings(database)
    reader.close()


def test_a_copy_holds_everything_and_opens_with_the_same_keys(database: EncryptedDatabase, tmp_path: Path) -> None:
    copy_to(database, tmp_path / "copy.db")
    copy = open_database(tmp_path / "copy.db", KEY, SALT)
    assert count(copy) == 50 and integrity_findings(copy) == []
    copy.close()


def test_a_copy_is_encrypted_and_leaves_nothing_beside_it(database: EncryptedDatabase, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    copy_to(database, tmp_path / "copies" / "copy.db")
    assert list(contents(tmp_path / "copies")) == ["copy.db"]
    assert b"canary" not in (tmp_path / "copies" / "copy.db").read_bytes()


def test_a_copy_replaces_an_earlier_one_whole(database: EncryptedDatabase, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"earlier")
    (tmp_path / "copy.db.part").write_bytes(b"what a broken copy left")
    copy_to(database, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size > 4096 and not (tmp_path / "copy.db.part").exists()


def test_a_copy_of_a_damaged_store_is_refused_and_the_earlier_kept(closed: Path, tmp_path: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[9000] ^= 1
    closed.write_bytes(content)
    (tmp_path / "copy.db").write_bytes(b"earlier")
    database = open_database(closed, KEY, SALT)
    with pytest.raises(DamagedStore):
        copy_to(database, tmp_path / "copy.db")
    database.close()
    assert contents(tmp_path)["copy.db"] == b"earlier" and "copy.db.part" not in contents(tmp_path)


def test_a_copy_to_a_place_that_is_gone_is_told(database: EncryptedDatabase, tmp_path: Path) -> None:
    with pytest.raises(StoreUnwritable):
        copy_to(database, tmp_path / "gone" / "copy.db")


WRITE_WITHOUT_END = """
import sys
from pathlib import Path
from resettle_desktop.store.connection import open_database
database = open_database(Path(sys.argv[1]), bytes(range(32)), bytes(range(16)))
number = 50
while True:
    with database.atomic():
        database.execute_sql("INSERT INTO note VALUES ('a')")
        database.execute_sql("INSERT INTO note VALUES ('b')")
    number += 2
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


@pytest.mark.parametrize("saves", [1, 7, 40])
def test_a_killed_program_loses_nothing_confirmed_and_keeps_no_half(closed: Path, saves: int) -> None:
    command = [sys.executable, "-c", WRITE_WITHOUT_END, str(closed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline() for _save in range(saves)]
        process.kill()
        confirmed = int([*said, *process.stdout.read().split()][-1])
    again = open_database(closed, KEY, SALT)
    assert count(again) >= confirmed and count(again) % 2 == 0 and integrity_findings(again) == []
    again.close()


def test_a_refusal_prints_nothing_of_the_engine(closed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    os.truncate(closed, 2 * 4096)
    refused(closed, DamagedStore)
    assert capfd.readouterr() == ("", "")
