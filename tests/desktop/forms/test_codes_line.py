"""Several codes as chips before a line: by keyboard, by mouse, and in as many rows as they need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.codes_line import CodesLine
from resettle_desktop.records.fields import Codes
from resettle_desktop.records.kinds import Person
from tests.desktop.families import above_another, press


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[CodesLine]:
    kept = Person.field("languages")
    assert isinstance(kept, Codes)
    made = CodesLine(kept)
    made.setAccessibleName("Languages")
    _window = above_another(qtbot, made)
    yield made


def labels(line: CodesLine) -> list[str]:
    return [chip.text() for chip in line._chips]


def test_enter_and_comma_take_the_word(qtbot: QtBot, line: CodesLine) -> None:
    qtbot.keyClicks(line.line, "arabe,")
    qtbot.keyClicks(line.line, "English")
    press(qtbot, Qt.Key.Key_Return)
    assert labels(line) == ["Arabic", "English"] and line.value() == ("ara", "eng")


def test_leaving_takes_the_word_too(qtbot: QtBot, line: CodesLine) -> None:
    qtbot.keyClicks(line.line, "Arabic")
    with qtbot.waitSignal(line.left):
        press(qtbot, Qt.Key.Key_Tab)
    assert labels(line) == ["Arabic"]


def test_a_code_is_there_once(qtbot: QtBot, line: CodesLine) -> None:
    qtbot.keyClicks(line.line, "Arabic,ara,")
    assert labels(line) == ["Arabic"]


def test_an_unknown_word_of_an_open_list_is_kept(qtbot: QtBot, line: CodesLine) -> None:
    qtbot.keyClicks(line.line, "Klingon,")
    assert line.value() == ("Klingon",)


def test_what_has_become_a_chip_is_offered_no_more(qtbot: QtBot, line: CodesLine) -> None:
    line.set_codes(["ara"])
    qtbot.keyClicks(line.line, "Arab")
    assert "Arabic" not in line.line.offered()


def test_a_text_gives_the_same_chips_again(line: CodesLine) -> None:
    line.set_codes(["ara", "eng", "Klingon"])
    text = line.text()
    line.set_codes([])
    line.set_text(text)
    assert line.value() == ("ara", "eng", "Klingon")


def test_every_change_is_told(qtbot: QtBot, line: CodesLine) -> None:
    line.set_codes(["ara"])
    with qtbot.waitSignal(line.changed):
        qtbot.keyClick(line.line, Qt.Key.Key_Backspace)


def test_more_codes_than_a_row_holds_go_on_below(qtbot: QtBot, line: CodesLine) -> None:
    row = line.heightForWidth(400)
    line.set_codes(["ara", "eng", "fra", "nld", "kmr", "deu", "tur"])
    assert line.heightForWidth(400) > row
    assert len({chip.y() for chip in line._chips}) > 1


def test_a_chip_says_what_pressing_it_does(line: CodesLine) -> None:
    line.set_codes(["ara"])
    assert line._chips[0].accessibleName() == "Take away Arabic"
    assert QApplication.focusWidget() is line.line and line.line.accessibleName() == "Languages"
