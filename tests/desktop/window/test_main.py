from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.parts.theme import is_dark
from resettle_desktop.desktop.window.main import Desk, chosen_language
from resettle_desktop.records.kinds import Case
from resettle_desktop.records.texts import use_language
from tests.desktop.families import PASSPHRASE, empty_store, opened, say


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path / "remembered.json")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, remembered: Remembered, tmp_path: Path) -> Iterator[Desk]:
    empty_store(tmp_path).close()
    made = Desk(qapp, remembered, tmp_path / "office.resettle")
    yield made
    made.close()
    use_language("en")
    for widget in (made.unlock, made.window):
        if widget is not None:
            widget.close()
            widget.deleteLater()


def unlock(qtbot: QtBot, desk: Desk) -> None:
    assert desk.unlock is not None
    form = desk.unlock.form
    form.user.setCurrentText("rania")
    form.passphrase.setText(PASSPHRASE)
    qtbot.mouseClick(form.unlock, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.window is not None)


def test_the_desk_begins_with_the_store_that_was_named(desk: Desk) -> None:
    assert desk.unlock is not None
    assert desk.unlock.form.store_name.text() == "office"
    assert desk.window is None


def test_the_passphrase_opens_the_window(qtbot: QtBot, desk: Desk) -> None:
    unlock(qtbot, desk)
    assert desk.unlock is None
    assert desk.window is not None
    assert desk.window.isVisible()


def test_locking_closes_the_store_and_says_when(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    unlock(qtbot, desk)
    assert desk.window is not None
    desk.window.lock_asked.emit()
    assert desk.window is None
    assert desk.unlock is not None
    opened(tmp_path).close()


def test_closing_the_desk_lets_another_process_in(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    unlock(qtbot, desk)
    desk.close()
    opened(tmp_path).close()


def test_the_unlock_screen_speaks_another_language_at_once(qtbot: QtBot, desk: Desk, remembered: Remembered) -> None:
    assert desk.unlock is not None
    qtbot.mouseClick(desk.unlock.languages["fr"], Qt.MouseButton.LeftButton)
    assert desk.unlock.form.unlock.text() == "Ouvrir"
    assert desk.unlock.form.store_name.text() == "office"
    assert chosen_language(remembered, ["en"]) == "fr"


def test_the_window_speaks_another_language_where_one_was(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    unlock(qtbot, desk)
    assert desk.window is not None
    desk.window.go("departures")
    next(action for action in desk.window.menu_actions() if action.text() == "Français").trigger()
    assert desk.window.here.screen == "departures"
    assert "Nouveau départ" in [action.text() for action in desk.window.menu_actions()]
    assert desk.window.store.rows.count(Case) == 0  # the store is still open


def test_choosing_the_language_that_is_spoken_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    unlock(qtbot, desk)
    before = desk.window
    desk.choose_language("en")
    assert desk.window is before


@pytest.mark.parametrize(("kept", "system", "spoken"), [("fr", "en", "fr"), ("", "fr-BE", "fr"), ("xx", "en", "en")])
def test_what_was_chosen_here_goes_before_what_the_system_says(
    remembered: Remembered, kept: str, system: str, spoken: str
) -> None:
    remembered.keep_choice("language", kept)
    assert chosen_language(remembered, [system]) == spoken


def test_the_chosen_theme_is_remembered(qtbot: QtBot, desk: Desk, remembered: Remembered) -> None:
    unlock(qtbot, desk)
    assert desk.window is not None
    next(action for action in desk.window.menu_actions() if action.text() == "Dark").trigger()
    assert is_dark()
    assert remembered.choice("theme", "system") == "dark"


def test_another_store_takes_the_place_of_the_open_one(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    unlock(qtbot, desk)
    (tmp_path / "other").mkdir()
    desk.enter(empty_store(tmp_path / "other"))
    assert desk.window is not None
    assert desk.window.store.folder.parent.name == "other"
    opened(tmp_path).close()


def test_the_demo_is_made_and_shown(qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert desk.unlock is not None
    desk.unlock.demo_asked.emit()
    qtbot.waitUntil(lambda: desk.window is not None, timeout=60_000)
    assert desk.window is not None
    assert desk.window.sidebar.item("cases").count == 44


def test_a_report_of_a_bug_goes_beside_the_store(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    unlock(qtbot, desk)
    assert desk.folder() == tmp_path


def test_what_goes_wrong_is_told_where_the_person_looks(qtbot: QtBot, desk: Desk) -> None:
    desk.tell("The disk is full.")
    assert desk.unlock is not None
    assert desk.unlock.form.said.text() == "The disk is full."
    unlock(qtbot, desk)
    assert desk.window is not None
    desk.tell("The disk is full again.")
    toast = desk.window.current_toast()
    assert toast is not None
    assert toast.accessibleName() == "The disk is full again."


def test_no_title_of_a_window_says_whose_data_it_shows(qtbot: QtBot, desk: Desk) -> None:
    unlock(qtbot, desk)
    assert {window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible()} == {
        "Resettle Desktop"
    }


def test_the_store_is_backed_up_before_the_window_closes(qtbot: QtBot, desk: Desk) -> None:
    unlock(qtbot, desk)
    assert desk.window is not None
    store = desk.window.store
    say(store, {"add": "Case", "values": {"unhcr_number": "LEB-15C09999"}})
    desk.window.close()
    qtbot.waitUntil(lambda: not desk.window.isVisible())  # type: ignore[union-attr]
    assert len(store.backups()) == 1


def test_a_locked_store_is_backed_up_while_nothing_of_it_is_shown(qtbot: QtBot, desk: Desk) -> None:
    unlock(qtbot, desk)
    assert desk.window is not None
    store = desk.window.store
    say(store, {"add": "Case", "values": {"unhcr_number": "LEB-15C09999"}})
    desk.lock()
    assert desk.window is None
    qtbot.waitUntil(lambda: desk.unlock is not None and desk.unlock.form.unlock.isEnabled())
    assert len(store.backups()) == 1


WARMED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from resettle_desktop.desktop.parts.remembered import Remembered
from resettle_desktop.desktop.window.main import Desk, warm_up
window = "resettle_desktop.desktop.window.window"
application = QApplication([])
desk = Desk(application, Remembered(Path(sys.argv[1])))
print([name for name in ("peewee", "openpyxl", "typst", "cryptography", "click", window) if name in sys.modules])
QTimer.singleShot(0, desk, lambda: warm_up(desk))
watch = QTimer(desk)
watch.timeout.connect(lambda: window in sys.modules and application.quit())
watch.start(10)
QTimer.singleShot(30_000, application.quit)
application.exec()
print(window in sys.modules)
"""


def test_the_first_screen_stands_before_what_it_does_not_need_is_read(tmp_path: Path) -> None:
    """What the window needs is then read while the passphrase is typed."""
    call = [sys.executable, "-c", WARMED, str(tmp_path / "remembered.json")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(call, env=environment, capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["[]", "True"]
