"""Backups are listed, made, checked and restored from the settings; the line above says how old the last one is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.settings.backups import BackupsSide, last_words
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.backups import read_backup
from resettle_desktop.store.store import Store
from tests.desktop.families import PASSPHRASE, say, shown, unnamed


@pytest.fixture
def side(qtbot: QtBot, store: Store) -> Iterator[BackupsSide]:
    made = BackupsSide(store)
    shown(qtbot, made)
    made.resize(900, 600)
    yield made
    qtbot.waitUntil(lambda: made.work is None or not made.work.running)


@pytest.fixture
def backed_up(qtbot: QtBot, side: BackupsSide) -> BackupsSide:
    with qtbot.waitSignal(side.message):
        side.now_button.click()
    return side


def test_without_a_backup_the_side_says_so_and_how_one_comes(side: BackupsSide) -> None:
    assert side.last.text() == "This store has no backup yet."
    assert side.backups == []
    assert not side.restore_button.isEnabled()


def test_a_backup_is_made_and_listed(backed_up: BackupsSide, store: Store) -> None:
    assert len(store.backups()) == len(backed_up.backups) == 1
    assert "Nothing was changed since." in backed_up.last.text()


def test_what_came_since_is_counted(backed_up: BackupsSide, store: Store) -> None:
    say(store, {"add": "Case", "values": {"unhcr_number": "LEB-15C09999"}})
    backed_up.refresh()
    assert "1 change set came since." in backed_up.last.text()


def test_a_copy_is_written_where_the_person_says(qtbot: QtBot, side: BackupsSide, tmp_path: Path) -> None:
    with qtbot.waitSignal(side.message):
        side.copy_to(tmp_path / "stick.backup")
    assert read_backup(tmp_path / "stick.backup").size > 0
    assert side.backups == []


def test_a_sound_backup_is_said_to_be_sound(qtbot: QtBot, backed_up: BackupsSide) -> None:
    with qtbot.waitSignal(backed_up.message) as told:
        backed_up.check_button.click()
    assert told.args[0].endswith("is sound")


def test_a_damaged_backup_is_told(qtbot: QtBot, backed_up: BackupsSide) -> None:
    path = backed_up.backups[0].path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)
    backed_up.check()
    qtbot.waitUntil(lambda: backed_up.failure.isVisible())


def test_a_backup_is_restored_beside_the_store(qtbot: QtBot, backed_up: BackupsSide, store: Store) -> None:
    say(store, {"remove": "Person", "where": {"given_names": "Fatima"}})
    backed_up.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(backed_up.message, timeout=20_000):
        backed_up.restore_button.click()
    (restored,) = [each for each in store.folder.parent.glob("*.resettle") if each != store.folder]
    with Store.open(restored, store.user, PASSPHRASE) as opened:
        assert len(opened.rows.equal(Person)) == 2
    assert len(store.rows.equal(Person)) == 1
    assert backed_up.passphrase.text() == ""


def test_a_wrong_passphrase_is_told_and_nothing_is_left(qtbot: QtBot, backed_up: BackupsSide, store: Store) -> None:
    backed_up.passphrase.setText("something else")
    backed_up.restore()
    qtbot.waitUntil(lambda: backed_up.failure.isVisible())
    assert list(store.folder.parent.glob("*.resettle")) == [store.folder]


def test_the_passphrase_is_asked_for_first(backed_up: BackupsSide) -> None:
    backed_up.restore()
    assert backed_up.failure.isVisible()
    assert backed_up.passphrase.hasFocus()


@pytest.mark.parametrize(("days", "more", "old"), [(1, 3, False), (8, 3, True), (8, 0, False)])
def test_a_backup_older_than_a_week_is_warned_of_where_something_was_changed(
    backed_up: BackupsSide, days: int, more: int, old: bool
) -> None:
    newest = backed_up.backups[0]
    now = datetime.now(UTC) + timedelta(days=days)
    assert last_words(newest, newest.change_set + more, now)[1] is old


def test_every_control_has_a_name(backed_up: BackupsSide) -> None:
    assert unnamed(backed_up) == []
