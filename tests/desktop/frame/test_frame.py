from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.frame.frame import MainFrame
from resettle_desktop.desktop.parts.theme import apply_theme


@pytest.fixture
def frame(qtbot: QtBot) -> MainFrame:
    made = MainFrame()
    qtbot.addWidget(made)
    for name, label, icon in (("today", "Today", "sun"), ("cases", "Cases", "users-three")):
        made.add_screen(name, label, icon, QLabel(label))
    made.show_screen("today")
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_the_window_fits_the_laptop(frame: MainFrame) -> None:
    assert (frame.grab().width(), frame.grab().height()) == (1366, 768)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_window_fits_at_200_percent_with_a_screen_too_large(qapp: QApplication, qtbot: QtBot, mode: str) -> None:
    apply_theme(qapp, mode, text_scale=2.0)  # type: ignore[arg-type]
    frame = MainFrame()
    qtbot.addWidget(frame)
    for menu in ("File", "Edit", "Go", "Case", "Departure", "Tools", "Help"):
        frame.add_menu(menu)
    frame.set_saved("All saved 20:38")
    for number in range(9):
        large = QWidget()
        large.setMinimumSize(2_000, 1_500)
        frame.add_screen(f"screen{number}", f"Screen {number}", "sun", large)
    frame.resize(1366, 768)
    frame.show()
    assert (frame.grab().width(), frame.grab().height()) == (1366, 768)


def test_a_wide_screen_makes_no_other_scroll(qtbot: QtBot, frame: MainFrame) -> None:
    wide = QWidget()
    wide.setMinimumWidth(2_000)
    frame.add_screen("wide", "Wide", "sun", wide)
    frame.show_screen("wide")
    qtbot.waitUntil(lambda: frame.stack.width() == 2_000)
    frame.show_screen("cases")
    qtbot.waitUntil(lambda: frame.stack.width() < 1366)


def test_the_title_says_nobodys_name(frame: MainFrame) -> None:
    frame.set_user("R. Haddad")
    frame.set_office("Beirut")
    assert frame.windowTitle() == "Resettle Desktop"


def test_an_item_of_the_sidebar_shows_its_screen_and_says_so(qtbot: QtBot, frame: MainFrame) -> None:
    with qtbot.waitSignal(frame.screen_asked) as told:
        frame.sidebar.item("cases").click()
    assert told.args == ["cases"]
    assert frame.current_screen() == "cases"
    assert frame.sidebar.item("cases").isChecked()
    assert not frame.sidebar.item("today").isChecked()


def test_the_item_of_the_current_screen_stays_chosen_when_clicked(frame: MainFrame) -> None:
    frame.sidebar.item("today").click()
    assert frame.sidebar.item("today").isChecked()


def test_screens_have_shortcuts_for_a_menu(qtbot: QtBot, frame: MainFrame) -> None:
    assert [action.shortcut().toString() for action in frame.screen_actions()] == ["Alt+1", "Alt+2"]
    with qtbot.waitSignal(frame.screen_asked):
        QTest.keyClick(frame, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)


def test_a_screen_that_is_not_there_is_a_mistake_in_the_program(frame: MainFrame) -> None:
    with pytest.raises(KeyError):
        frame.show_screen("figures")


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)],
)
def test_escape_and_alt_left_ask_for_the_way_back(
    qtbot: QtBot, frame: MainFrame, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    with qtbot.waitSignal(frame.back_asked):
        QTest.keyClick(frame, key, modifier)


def test_ctrl_k_goes_to_the_search_box_and_typing_asks(qtbot: QtBot, frame: MainFrame) -> None:
    QTest.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    asked: list[str] = []
    frame.top_bar.search.asked.connect(asked.append)
    assert frame.top_bar.search.hasFocus()
    QTest.keyClicks(frame.top_bar.search, "naj")
    assert asked == ["n", "na", "naj"]


def test_lock_is_asked_by_mouse_and_by_key(qtbot: QtBot, frame: MainFrame) -> None:
    with qtbot.waitSignal(frame.lock_asked):
        frame.sidebar.lock.click()
    with qtbot.waitSignal(frame.lock_asked):
        QTest.keyClick(frame, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_a_count_is_read_with_its_screen(frame: MainFrame) -> None:
    frame.set_count("cases", 44)
    assert frame.sidebar.item("cases").accessibleName() == "Cases, 44"
    frame.set_count("cases", None)
    assert frame.sidebar.item("cases").accessibleName() == "Cases"


def test_every_control_of_the_frame_has_a_name(frame: MainFrame) -> None:
    frame.set_user("R. Haddad")
    frame.set_office("Beirut")
    controls = [child for child in frame.findChildren(QWidget) if child.focusPolicy().value & 1 and child.isVisible()]
    assert controls
    assert [child for child in controls if not child.accessibleName()] == []


def test_the_saved_state_is_in_words_with_a_mark(frame: MainFrame) -> None:
    frame.set_saved("All saved 14:32")
    assert frame.top_bar.saved.text() == "All saved 14:32"
    assert frame.top_bar.mark.isVisible()
    frame.set_saved("Saving", kept=False)
    assert frame.top_bar.mark.isHidden()


def test_a_message_stands_inside_the_window_and_undo_works(frame: MainFrame) -> None:
    taken: list[str] = []
    frame.toast("26 cases imported", lambda: taken.append("import"))
    toast = frame.current_toast()
    assert toast is not None
    assert frame.rect().contains(toast.geometry())
    toast.undo.click()
    assert taken == ["import"]
    assert frame.current_toast() is None


def test_the_next_message_takes_the_place_of_the_last(frame: MainFrame) -> None:
    frame.toast("One")
    frame.toast("Two")
    toast = frame.current_toast()
    assert toast is not None
    assert toast.accessibleName() == "Two"


def test_menus_stand_in_the_top_bar(frame: MainFrame) -> None:
    frame.add_menu("File").addAction("Open")
    assert [action.text() for action in frame.top_bar.menus.actions()] == ["File"]


def test_a_screen_of_another_group_stands_apart(qtbot: QtBot) -> None:
    made = MainFrame()
    qtbot.addWidget(made)
    for name, apart in (("cases", False), ("departures", False), ("checks", True)):
        made.add_screen(name, name, "users-three", QWidget(), apart=apart)
    made.show()
    cases, departures, checks = (made.sidebar.item(name).y() for name in ("cases", "departures", "checks"))
    assert checks - departures > departures - cases
