"""The pages of a store's file, opened without the engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resettle_desktop.store.connection import EncryptedDatabase, integrity_findings, open_database
from resettle_desktop.store.pages import PAGE_SIZE
from resettle_desktop.store.raw_pages import USABLE, RawPages

KEY, SALT = bytes(range(32)), bytes(range(16))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[EncryptedDatabase]:
    made = open_database(tmp_path / "store.db", KEY, SALT, create=True)
    with made.atomic():
        made.execute_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        for number in range(200):
            made.execute_sql("INSERT INTO note VALUES (?, ?)", (number, f"canary {number} " * 5))
    integrity_findings(made)  # brings what waits in the log into the file
    yield made
    made.close()


@pytest.fixture
def path(database: EncryptedDatabase) -> Path:
    return database.path


def texts(pages: RawPages) -> bytes:
    return b"".join(pages.page(number) or b"" for number in range(1, pages.count + 1))


def test_every_page_is_opened(path: Path) -> None:
    pages = RawPages(path, KEY, SALT)
    assert pages.count == path.stat().st_size // PAGE_SIZE
    assert {len(pages.page(number) or b"") for number in range(1, pages.count + 1)} == {USABLE}
    assert all(b"canary %d " % number in texts(pages) for number in range(200))


@pytest.mark.parametrize("key", [bytes(32), KEY[::-1]])
def test_another_key_opens_nothing(path: Path, key: bytes) -> None:
    assert texts(RawPages(path, key, SALT)) == b""


def test_a_damaged_page_is_told_and_the_others_are_opened(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[2 * PAGE_SIZE + 7] ^= 1
    path.write_bytes(content)
    pages = RawPages(path, KEY, SALT)
    assert [number for number in range(1, pages.count + 1) if pages.page(number) is None] == [3]


@pytest.mark.parametrize("number", [0, 999])
def test_a_page_that_is_not_there_is_none(path: Path, number: int) -> None:
    assert RawPages(path, KEY, SALT).page(number) is None


def test_what_waits_in_the_log_takes_the_place_of_what_is_in_the_file(database: EncryptedDatabase) -> None:
    database.execute_sql("UPDATE note SET text = 'another' WHERE id = 7")
    assert b"canary 7 " not in texts(RawPages(database.path, KEY, SALT))


def test_what_was_not_confirmed_is_not_read(database: EncryptedDatabase) -> None:
    database.execute_sql("UPDATE note SET text = 'another' WHERE id = 7")
    log = database.path.with_name("store.db-wal")
    content = bytearray(log.read_bytes())
    # the last page of the log no longer says that it ends a change
    last = len(content) - PAGE_SIZE - 24
    content[last + 4 : last + 8] = bytes(4)
    log.write_bytes(content)
    assert b"canary 7 " in texts(RawPages(database.path, KEY, SALT))


def test_reading_pages_writes_nothing(path: Path) -> None:
    before = {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in path.parent.iterdir()}
    texts(RawPages(path, KEY, SALT))
    assert {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in path.parent.iterdir()} == before
