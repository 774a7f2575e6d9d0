"""Long writing that cannot end is refused before it begins."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from resettle_desktop.store.opening import Secret
from resettle_desktop.store.restoring import restore_backup
from resettle_desktop.store.room import NoRoom, check_room, size_text
from resettle_desktop.store.store import Store
from tests.store.conftest import Say, haddad
from tests.store.test_own_backups import Disk


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Disk(10**9, 10**9 - 50_000, 50_000))


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 kB"), (640_000, "640 kB"), (12_400_000, "12 MB"), (1_430_000_000, "1.4 GB")],
)
def test_sizes_are_said_as_people_read_them(size: int, said: str) -> None:
    assert size_text(size) == said


def test_enough_room_is_no_matter(tmp_path: Path) -> None:
    check_room(tmp_path, 1)


@pytest.mark.usefixtures("full")
def test_too_little_room_says_how_much_is_needed(tmp_path: Path) -> None:
    with pytest.raises(NoRoom, match="has room for 50 kB, and 2 MB are needed"):
        check_room(tmp_path, 2_000_000)


def test_a_backup_is_refused_before_it_is_begun(
    store: Store, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(*haddad())
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Disk(10**9, 10**9, 1_000))
    with pytest.raises(NoRoom):
        store.back_up(tmp_path / "x.backup")
    assert not list(tmp_path.glob("x*"))


def test_restoring_is_refused_before_anything_is_made(
    store: Store, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(*haddad())
    backup = store.back_up(tmp_path / "x.backup").path
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Disk(10**9, 10**9, 1_000))
    with pytest.raises(NoRoom):
        restore_backup(backup, tmp_path / "again", Secret("rania", "five plain words"))
    assert not list(tmp_path.glob("again*"))
