"""Unlocking a store, and beginning with a new one."""

from __future__ import annotations

import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.working import Progress
from resettle_desktop.desktop.start.unlock import UnlockScreen
from resettle_desktop.store.slots import QUICK_KEY_SETTINGS
from resettle_desktop.store.store import Store
from tests.desktop.families import unnamed

SECRET = "five plain words"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESETTLE_QUICK_KEYS", "1")


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


@pytest.fixture
def code(tmp_path: Path) -> str:
    store, code = Store.create(tmp_path / "beirut.resettle", "rania", SECRET, QUICK_KEY_SETTINGS)
    store.close()
    return code


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path, code: str, remembered: Remembered) -> UnlockScreen:
    shown = UnlockScreen(remembered, tmp_path / "beirut.resettle")
    qtbot.addWidget(shown)
    shown.resize(1366, 768)
    shown.show()
    return shown


def unlock(qtbot: QtBot, screen: UnlockScreen, secret: str) -> Store:
    with qtbot.waitSignal(screen.unlocked) as unlocked:
        qtbot.keyClicks(screen.form.passphrase, secret)
        qtbot.keyClick(screen.form.passphrase, Qt.Key.Key_Return)
    store: Store = unlocked.args[0]
    return store


def test_the_passphrase_opens_the_store(qtbot: QtBot, screen: UnlockScreen) -> None:
    with unlock(qtbot, screen, SECRET) as store:
        assert store.user == "rania"


def test_the_store_is_offered_the_next_time(qtbot: QtBot, screen: UnlockScreen, remembered: Remembered) -> None:
    with unlock(qtbot, screen, SECRET):
        assert [store.user for store in remembered.stores()] == ["rania"]


def test_a_wrong_passphrase_is_told_under_the_field(qtbot: QtBot, screen: UnlockScreen) -> None:
    qtbot.keyClicks(screen.form.passphrase, "five other words")
    qtbot.keyClick(screen.form.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "do not open the store" in screen.form.said.text())
    assert screen.form.passphrase.text() == "" and screen.form.unlock.isEnabled()


def test_the_recovery_code_opens_the_store(qtbot: QtBot, screen: UnlockScreen, code: str) -> None:
    screen.form.recover.click()
    with unlock(qtbot, screen, code) as store:
        assert store.name == "beirut"


def test_capital_letters_without_shift_are_noted(qtbot: QtBot, screen: UnlockScreen) -> None:
    qtbot.keyClick(screen.form.passphrase, "A")
    assert screen.form.said.text() == "Caps Lock is on"


def test_a_folder_that_is_no_store_is_told(screen: UnlockScreen, tmp_path: Path) -> None:
    screen.choose(tmp_path)
    assert screen.form.said.text() and not screen.form.unlock.isEnabled()


def test_a_store_that_is_missing_is_told(screen: UnlockScreen, tmp_path: Path) -> None:
    screen.choose(tmp_path / "gone.resettle")
    assert "There is no store" in screen.form.said.text() and not screen.form.unlock.isEnabled()


def test_the_stores_opened_lately_are_offered(qtbot: QtBot, remembered: Remembered, tmp_path: Path, code: str) -> None:
    Store.create(tmp_path / "amman.resettle", "sami", SECRET, QUICK_KEY_SETTINGS)[0].close()
    for name, user in (("amman", "sami"), ("beirut", "rania")):
        remembered.store_opened(tmp_path / f"{name}.resettle", user)
    screen = UnlockScreen(remembered)
    qtbot.addWidget(screen)
    assert (screen.form.store_name.text(), screen.form.user.currentText()) == ("beirut", "rania")
    screen.form.stores_menu().actions()[1].trigger()
    assert (screen.form.store_name.text(), screen.form.user.currentText()) == ("amman", "sami")


def test_while_one_store_is_opened_no_other_is_begun(qtbot: QtBot, screen: UnlockScreen) -> None:
    with qtbot.waitSignal(screen.unlocked) as unlocked:
        qtbot.keyClicks(screen.form.passphrase, SECRET)
        qtbot.keyClick(screen.form.passphrase, Qt.Key.Key_Return)
        assert not screen.ways.isEnabled() and not screen.form.other.isEnabled()
    unlocked.args[0].close()
    assert screen.ways.isEnabled()


def test_until_the_code_is_kept_there_is_no_other_way(qtbot: QtBot, screen: UnlockScreen, tmp_path: Path) -> None:
    fill(qtbot, screen, tmp_path)
    with qtbot.waitSignal(screen.new_store.made) as made:
        screen.new_store.make.click()
    with qtbot.assertNotEmitted(screen.demo_asked):
        qtbot.keyClick(screen, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert screen.recovery.isVisible()
    made.args[0].close()


def test_a_new_store_from_a_workbook_asks_for_it_once_it_is_open(
    qtbot: QtBot, screen: UnlockScreen, tmp_path: Path
) -> None:
    screen.ways.cards[1].click()
    fill(qtbot, screen, tmp_path)
    with qtbot.waitSignal(screen.new_store.made):
        screen.new_store.make.click()
    screen.recovery.kept.setChecked(True)
    with qtbot.waitSignal(screen.workbook_asked), qtbot.waitSignal(screen.unlocked) as unlocked:
        screen.recovery.go.click()
    unlocked.args[0].close()


@pytest.mark.parametrize(("width", "below"), [(1366, False), (700, True)])
def test_in_little_room_the_ways_stand_below_the_form(
    qtbot: QtBot, screen: UnlockScreen, width: int, below: bool
) -> None:
    screen.resize(width, 768)
    qtbot.waitUntil(lambda: (screen.ways.y() > 0) is below)


def test_every_control_has_a_name(screen: UnlockScreen) -> None:
    assert unnamed(screen) == []


def test_the_screen_keeps_the_size_of_a_small_laptop(screen: UnlockScreen) -> None:
    assert screen.grab().height() == 768


def fill(qtbot: QtBot, screen: UnlockScreen, folder: Path, again: str = SECRET) -> None:
    page = screen.new_store
    page.folder.setText(str(folder))
    for line, text in ((page.office, "Amman"), (page.user, "sami"), (page.passphrase, SECRET), (page.again, again)):
        qtbot.keyClicks(line, text)


def test_a_new_store_opens_after_its_code_was_noted(qtbot: QtBot, screen: UnlockScreen, tmp_path: Path) -> None:
    fill(qtbot, screen, tmp_path)
    with qtbot.waitSignal(screen.new_store.made):
        screen.new_store.make.click()
    assert not screen.recovery.go.isEnabled() and screen.recovery.code.text()
    screen.recovery.kept.setChecked(True)
    with qtbot.waitSignal(screen.unlocked) as unlocked:
        screen.recovery.go.click()
    unlocked.args[0].close()
    assert (tmp_path / "amman.resettle" / "store.db").is_file()


def test_two_different_passphrases_make_nothing(qtbot: QtBot, screen: UnlockScreen, tmp_path: Path) -> None:
    fill(qtbot, screen, tmp_path, again="five plain swords")
    screen.new_store.make.click()
    assert "differ" in screen.new_store.said.text() and not (tmp_path / "amman.resettle").exists()


def test_a_short_passphrase_is_refused(qtbot: QtBot, screen: UnlockScreen, tmp_path: Path) -> None:
    fill(qtbot, screen, tmp_path)
    screen.new_store.passphrase.setText("short")
    screen.new_store.make.click()
    assert "12 characters" in screen.new_store.said.text()


def test_a_place_that_is_taken_is_told(qtbot: QtBot, screen: UnlockScreen, tmp_path: Path) -> None:
    (tmp_path / "amman.resettle").mkdir()
    (tmp_path / "amman.resettle" / "letter.txt").touch()
    fill(qtbot, screen, tmp_path)
    screen.new_store.make.click()
    qtbot.waitUntil(lambda: "exists already" in screen.new_store.said.text())


def test_a_store_that_is_brought_up_to_date_says_how_far_it_is_and_can_be_left(
    qtbot: QtBot, screen: UnlockScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(_folder: Path, _user: str, _secret: str, progress: Progress) -> Store:
        while not progress.cancelled():
            progress.report(1, 3)  # again and again, as a store does: the first may come before anybody listens
            time.sleep(0.005)
        raise CancelledError

    monkeypatch.setattr(Store, "open", slowly)
    qtbot.keyClicks(screen.form.passphrase, SECRET)
    qtbot.keyClick(screen.form.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.work_bar.isVisible)
    assert not screen.form.unlock.isEnabled()
    qtbot.mouseClick(screen.work_bar.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.form.unlock.isEnabled)
    assert not screen.work_bar.isVisible()
