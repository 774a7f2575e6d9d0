from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.frame.frame import MainFrame
from resettle_desktop.desktop.window.finder import Finder
from resettle_desktop.desktop.window.finder_models import Offer, Offers, key_caps
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, say, shown, store_with_haddad, the_case

DEPARTURE = {"add": "Departure", "values": {"reference": "BEY-2020-01", "from_country": "LBN"}}
Opened = list[tuple[str, int]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_haddad(tmp_path) as made:
        say(made, DEPARTURE)
        yield made


@pytest.fixture
def opened() -> Opened:
    return []


@pytest.fixture
def frame(qtbot: QtBot) -> MainFrame:
    made = MainFrame()
    made.add_screen("cases", "Cases", "users-three", QLineEdit())
    made.add_menu("File").addAction("Open a workbook").setShortcut("Ctrl+O")
    shown(qtbot, made)
    return made


@pytest.fixture
def finder(frame: MainFrame, store: Store, opened: Opened) -> Finder:
    openers = {kind: lambda id, kind=kind: opened.append((kind, id)) for kind in ("Case", "Person", "Departure")}
    offers = Offers(store, openers)
    lately = [("Case", the_case(store).id)]
    return Finder(frame.top_bar.search, lambda text: offers.find(text, frame.menu_actions(), lately), frame.sheet)


def look_for(qtbot: QtBot, frame: MainFrame, text: str) -> None:
    qtbot.keyClick(frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(frame.top_bar.search, text)
    QApplication.processEvents()


def paste(frame: MainFrame, text: str) -> None:
    """Have a text in the box at once, with no time to look for it."""
    frame.top_bar.search.begin()
    frame.top_bar.search.setText(text)
    frame.top_bar.search.textEdited.emit(text)


def words(finder: Finder) -> list[str]:
    return [finder.table.rows().index(row, 0).data() for row in range(finder.table.rows().rowCount())]


def press(qtbot: QtBot, frame: MainFrame, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(frame.top_bar.search, key)


def test_a_name_finds_the_case_and_the_person(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    look_for(qtbot, frame, "haddad")
    assert words(finder) == ["Cases 1", "Haddad, Khaled + 1", "Persons 1", f"Haddad, Khaled {age(finder)}"]


def age(finder: Finder) -> str:
    return finder.offers[-1].row.cells[0].detail


def test_enter_opens_the_first_that_is_found(
    qtbot: QtBot, frame: MainFrame, finder: Finder, store: Store, opened: Opened
) -> None:
    look_for(qtbot, frame, "haddad")
    press(qtbot, frame, Qt.Key.Key_Return)
    assert opened == [("Case", the_case(store).id)]
    assert finder.isHidden()


def test_the_arrows_pass_over_the_headings(
    qtbot: QtBot, frame: MainFrame, finder: Finder, store: Store, opened: Opened
) -> None:
    look_for(qtbot, frame, "haddad")
    press(qtbot, frame, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opened == [("Person", khaled(store).id)]


def test_a_click_opens_what_is_clicked(
    qtbot: QtBot, frame: MainFrame, finder: Finder, store: Store, opened: Opened
) -> None:
    look_for(qtbot, frame, "haddad")
    place = finder.table.visualRect(finder.table.rows().index(3, 0)).center()
    qtbot.mouseClick(finder.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [("Person", khaled(store).id)]


def test_a_departure_is_found_by_its_reference(qtbot: QtBot, frame: MainFrame, finder: Finder, opened: Opened) -> None:
    look_for(qtbot, frame, "bey-20")
    press(qtbot, frame, Qt.Key.Key_Return)
    assert [kind for kind, _id in opened] == ["Departure"]


def test_keys_that_wait_together_are_looked_for_once(qtbot: QtBot, frame: MainFrame, store: Store) -> None:
    offers, looked = Offers(store, {}), list[str]()

    def find(text: str) -> Sequence[Offer]:
        looked.append(text)
        return offers.find(text, ())

    finder = Finder(frame.top_bar.search, find, frame.sheet)
    for text in ("zz", "zzz", "zzzz"):
        paste(frame, text)
    QApplication.processEvents()
    assert looked == ["zzzz"] and finder.nothing.text() == "Nothing is found for zzzz."


def test_enter_waits_for_what_is_found(qtbot: QtBot, frame: MainFrame, finder: Finder, opened: Opened) -> None:
    paste(frame, "bey-20")
    press(qtbot, frame, Qt.Key.Key_Return)
    assert [kind for kind, _id in opened] == ["Departure"]


def test_left_at_once_nothing_is_shown(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    frame.top_bar.search.begin()
    next(line for line in frame.findChildren(QLineEdit) if line is not frame.top_bar.search).setFocus()
    QApplication.processEvents()
    assert finder.isHidden()


def test_an_arabic_name_finds_the_case(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    paste(frame, "حداد")
    QApplication.processEvents()
    assert words(finder)[:2] == ["Cases 1", "Haddad, Khaled + 1"]
    assert frame.top_bar.search.font().families()[0] == "Noto Sans Arabic"


def test_of_very_many_it_is_said_that_there_are_more(
    qtbot: QtBot, frame: MainFrame, finder: Finder, store: Store
) -> None:
    zaitoun = {"add": "Person", "values": {"case": {"unhcr_number": "LEB-15C01056"}, "family_name": "Zaitoun"}}
    say(store, *([zaitoun] * 101))
    look_for(qtbot, frame, "zaitoun")
    assert words(finder)[2] == "Persons more than 100"


def test_one_letter_finds_no_record_yet(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    look_for(qtbot, frame, "h")
    assert "Persons 1" not in words(finder)


def test_without_a_text_what_was_opened_lately_stands_above_the_commands(
    qtbot: QtBot, frame: MainFrame, finder: Finder
) -> None:
    look_for(qtbot, frame, "")
    assert words(finder) == ["Opened lately", "Haddad, Khaled + 1", "Commands", "Open a workbook"]


def test_a_greater_than_sign_leaves_commands_only(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    look_for(qtbot, frame, "> work")
    assert words(finder) == ["Commands", "Open a workbook"]


def test_a_command_shows_its_keys_and_is_done(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    look_for(qtbot, frame, "open work")
    assert finder.offers[1].row.cells[3].text == "Ctrl+O"
    action = frame.menu_actions()[0]
    with qtbot.waitSignal(action.triggered):
        press(qtbot, frame, Qt.Key.Key_Return)


def test_a_text_that_finds_nothing_is_told(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    look_for(qtbot, frame, "zzz")
    assert finder.nothing.text() == "Nothing is found for zzz."
    press(qtbot, frame, Qt.Key.Key_Return)
    assert finder.isVisible()


def test_escape_gives_the_keyboard_back(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    line = frame.findChild(QLineEdit)
    line.setFocus()
    look_for(qtbot, frame, "haddad")
    press(qtbot, frame, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert frame.top_bar.search.text() == ""
    assert QApplication.focusWidget() is not frame.top_bar.search


def test_the_panel_stands_inside_the_window(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    frame.resize(700, 500)
    look_for(qtbot, frame, "haddad")
    assert frame.sheet.rect().contains(finder.geometry())


def test_the_letters_that_are_looked_for_are_set_off_in_the_name(
    qtbot: QtBot, frame: MainFrame, finder: Finder
) -> None:
    look_for(qtbot, frame, "khal")
    cell = finder.offers[1].row.cells[0]
    assert cell.text[cell.found_at : cell.found_at + cell.found] == "Khal"


def test_what_is_found_by_another_spelling_has_nothing_set_off(qtbot: QtBot, frame: MainFrame, finder: Finder) -> None:
    look_for(qtbot, frame, "hadad")
    assert finder.offers[1].row.cells[0].found == 0


@pytest.mark.parametrize(
    ("shortcut", "caps"), [("Ctrl+O", ("Ctrl", "O")), ("Ctrl++", ("Ctrl", "+")), ("F8", ("F8",)), ("", ())]
)
def test_a_shortcut_is_drawn_key_by_key(shortcut: str, caps: tuple[str, ...]) -> None:
    assert key_caps(QKeySequence(shortcut)) == caps
