"""A damaged store is opened again from its newest sound backup, and a backup becomes a store on a new laptop."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.start.unlock import UnlockScreen
from resettle_desktop.records.kinds import Case
from resettle_desktop.store import restoring
from resettle_desktop.store.changes import Change, ChangeSet
from resettle_desktop.store.progress import Progress
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.desktop.families import unnamed

SECRET = "five plain words"
PAGE = 4096


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESETTLE_QUICK_KEYS", "1")


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    store, code = Store.create(tmp_path / "beirut.resettle", "rania", SECRET, QUICK_KEY_SETTINGS)
    with store:
        store.apply(ChangeSet((Change("Case", 1, None, {"remarks": "The first"}),)))
        store.back_up()
    return store.folder, code


@pytest.fixture
def folder(made: tuple[Path, str]) -> Path:
    return made[0]


def opened(qtbot: QtBot, tmp_path: Path, folder: Path | None) -> UnlockScreen:
    screen = UnlockScreen(Remembered(tmp_path / "remembered.json"), folder)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    return screen


def type_secret(qtbot: QtBot, screen: UnlockScreen, secret: str = SECRET) -> None:
    qtbot.keyClicks(screen.form.passphrase, secret)
    qtbot.keyClick(screen.form.passphrase, Qt.Key.Key_Return)


def flip(folder: Path, *pages: int) -> bytes:
    content = bytearray((folder / "store.db").read_bytes())
    for page in pages:
        content[(page - 1) * PAGE + 1_000] ^= 1
    (folder / "store.db").write_bytes(content)
    return bytes(content)


def restored(qtbot: QtBot, screen: UnlockScreen, secret: str = SECRET) -> Store:
    with qtbot.waitSignal(screen.unlocked, timeout=20_000) as unlocked:
        type_secret(qtbot, screen, secret)
    store: Store = unlocked.args[0]
    return store


def test_a_store_damaged_at_its_first_page_opens_again_from_its_newest_backup(
    qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    damaged = flip(folder, 1)
    screen = opened(qtbot, tmp_path, folder)
    type_secret(qtbot, screen)
    qtbot.waitUntil(screen.form.offer.isVisible)
    assert "up to change set 1" in screen.form.offer_words.text()
    screen.form.offer.click()
    with restored(qtbot, screen) as store:
        assert [case.remarks for case in store.rows.equal(Case)] == ["The first"]
        assert store.folder.parent == folder.parent and store.folder != folder
    assert (folder / "store.db").read_bytes() == damaged


@pytest.mark.parametrize("name", ["store.db", "keys.json"])
def test_a_store_whose_files_are_gone_offers_its_backup_before_anything_is_typed(
    qtbot: QtBot, tmp_path: Path, folder: Path, name: str
) -> None:
    for path in (folder / name, folder / name.replace(".", "-copy.")):
        path.unlink(missing_ok=True)
    screen = opened(qtbot, tmp_path, folder)
    qtbot.waitUntil(screen.form.offer.isVisible)
    screen.form.offer.click()
    assert screen.form.user.currentText() == "rania" and screen.form.unlock.text() == "Restore"
    restored(qtbot, screen).close()


def test_a_wrong_passphrase_offers_no_backup(qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    screen = opened(qtbot, tmp_path, folder)
    type_secret(qtbot, screen, "five other words")
    qtbot.waitUntil(lambda: "do not open the store" in screen.form.said.text())
    with qtbot.assertNotEmitted(screen.restoring.failed, wait=200):
        assert not screen.form.offer.isVisible()


def test_a_backup_from_a_stick_becomes_a_store_on_a_new_laptop(qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    (backup,) = (folder / "backups").glob("*.backup")
    home = tmp_path / "laptop"
    home.mkdir()
    screen = opened(qtbot, tmp_path, None)
    screen.restoring.look_into(backup, home)
    qtbot.waitUntil(lambda: screen.form.unlock.text() == "Restore" and screen.form.unlock.isEnabled())
    assert str(home) in screen.form.said.text()
    with restored(qtbot, screen) as store:
        assert store.folder.parent == home and store.rows.count(Case) == 1


def test_the_recovery_code_restores_too(qtbot: QtBot, tmp_path: Path, made: tuple[Path, str]) -> None:
    folder, code = made
    (backup,) = (folder / "backups").glob("*.backup")
    screen = opened(qtbot, tmp_path, None)
    screen.restoring.look_into(backup, tmp_path)
    qtbot.waitUntil(lambda: screen.form.unlock.text() == "Restore" and screen.form.unlock.isEnabled())
    screen.form.recover.click()
    restored(qtbot, screen, code).close()


def test_a_wrong_passphrase_restores_nothing_and_can_be_typed_again(qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    (backup,) = (folder / "backups").glob("*.backup")
    before = sorted(tmp_path.iterdir())
    screen = opened(qtbot, tmp_path, None)
    screen.restoring.look_into(backup, tmp_path)
    qtbot.waitUntil(lambda: screen.form.unlock.text() == "Restore" and screen.form.unlock.isEnabled())
    type_secret(qtbot, screen, "five other words")
    qtbot.waitUntil(lambda: "do not open" in screen.form.said.text(), timeout=20_000)
    assert sorted(tmp_path.iterdir()) == before
    restored(qtbot, screen).close()


def test_what_is_no_backup_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "letter.backup").write_text("Dear colleague")
    screen = opened(qtbot, tmp_path, None)
    screen.restoring.look_into(tmp_path / "letter.backup", tmp_path)
    qtbot.waitUntil(lambda: "letter.backup" in screen.form.said.text())
    assert screen.ways.isEnabled()


def test_every_control_has_a_name_while_a_backup_is_offered(qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    (folder / "store.db").unlink()
    screen = opened(qtbot, tmp_path, folder)
    qtbot.waitUntil(screen.form.offer.isVisible)
    assert unnamed(screen) == []


def chosen(qtbot: QtBot, tmp_path: Path, folder: Path) -> UnlockScreen:
    """Return the screen with a backup of the store in its form, to be restored elsewhere."""
    (backup,) = (folder / "backups").glob("*.backup")
    (tmp_path / "new").mkdir()
    screen = opened(qtbot, tmp_path, None)
    screen.restoring.look_into(backup, tmp_path / "new")
    qtbot.waitUntil(lambda: screen.restoring.chosen is not None)
    return screen


def test_a_restore_shows_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = threading.Event()
    unpack = restoring.unpack

    def slowly(backup: Path, part: Path, progress: Progress) -> None:
        while not held.wait(0.05):
            progress.report(1, 2)
        unpack(backup, part, progress)
        progress.stop_if_cancelled()

    monkeypatch.setattr(restoring, "unpack", slowly)
    screen = chosen(qtbot, tmp_path, folder)
    type_secret(qtbot, screen)
    assert screen.work_bar.isVisible() and screen.work_bar.bar.accessibleName() == "Restoring the backup"
    qtbot.waitUntil(lambda: screen.work_bar.bar.value() > 0)
    screen.work_bar.cancel_button.click()
    held.set()
    qtbot.waitUntil(lambda: screen.work_bar.isHidden())
    assert list((tmp_path / "new").iterdir()) == []
    assert screen.ways.isEnabled() and screen.restoring.chosen is not None
    assert unnamed(screen) == []
