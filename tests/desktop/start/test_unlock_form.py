"""The form that unlocks: which store, who, and a passphrase that nobody reads over the shoulder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.start.unlock_form import UnlockForm, short_path
from tests.desktop.families import shown, unnamed

STORE = Path("/offices/beirut.resettle")


@pytest.fixture
def form(qtbot: QtBot) -> UnlockForm:
    made = UnlockForm()
    shown(qtbot, made)
    made.show_store(STORE, ["rania", "sami"], "sami", "22 Sep 2020, 13:05", "")
    return made


def test_the_store_and_who_opened_it_last_are_shown(form: UnlockForm) -> None:
    assert form.store_name.text() == "beirut"
    assert form.store_place.text() == "/offices/beirut.resettle, last opened 22 Sep 2020, 13:05"
    assert form.user.currentText() == "sami" and form.passphrase.hasFocus()


def test_enter_asks_and_forgets_the_passphrase(qtbot: QtBot, form: UnlockForm) -> None:
    qtbot.keyClicks(form.passphrase, "five plain words")
    with qtbot.waitSignal(form.unlock_asked) as asked:
        qtbot.keyClick(form.passphrase, Qt.Key.Key_Return)
    assert asked.args == ["sami", "five plain words", False] and form.passphrase.text() == ""


def test_the_eye_shows_what_is_typed_until_it_is_sent(qtbot: QtBot, form: UnlockForm) -> None:
    assert form.passphrase.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(form.passphrase.eye, Qt.MouseButton.LeftButton)
    assert form.passphrase.echoMode() == QLineEdit.EchoMode.Normal
    form.set_busy(True)
    assert form.passphrase.echoMode() == QLineEdit.EchoMode.Password and not form.unlock.isEnabled()


def test_a_recovery_code_needs_no_user(qtbot: QtBot, form: UnlockForm) -> None:
    form.recover.click()
    assert form.secret_label.text() == form.passphrase.accessibleName() == "Recovery code"
    assert not form.user.isEnabled()
    with qtbot.waitSignal(form.unlock_asked) as asked:
        form.unlock.click()
    assert asked.args[2] is True


def test_what_is_wrong_with_the_store_is_told_and_nothing_can_be_unlocked(form: UnlockForm) -> None:
    form.show_store(STORE, [], "", "", "There is no store here.")
    assert form.said.text() == "There is no store here." and not form.unlock.isEnabled()


def test_recent_stores_are_offered_beside_any_other_folder(qtbot: QtBot, form: UnlockForm) -> None:
    form.show_recent([Path("/offices/amman.resettle")])
    first, _line, other = form.stores_menu().actions()
    assert first.text() == "amman  ·  /offices/amman.resettle" and other.text() == "Another folder…"
    with qtbot.waitSignal(form.store_asked) as asked:
        first.trigger()
    assert asked.args == [Path("/offices/amman.resettle")]
    with qtbot.waitSignal(form.other_asked):
        other.trigger()


def test_without_recent_stores_the_folder_is_asked_for_at_once(qtbot: QtBot, form: UnlockForm) -> None:
    with qtbot.waitSignal(form.other_asked):
        form.other.click()


def test_a_folder_of_ones_own_is_shown_short() -> None:
    assert short_path(Path.home() / "Documents" / "beirut.resettle") == "~/Documents/beirut.resettle"
    assert short_path(STORE) == str(STORE)


def test_every_control_has_a_name(form: UnlockForm) -> None:
    assert unnamed(form) == []
