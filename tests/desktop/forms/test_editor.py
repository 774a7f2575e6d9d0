"""The plain editors: a line of text, and a date that is written as it was understood."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.editor import DateEditor, LineEditor
from resettle_desktop.desktop.parts.field_line import FieldLine
from resettle_desktop.records.kinds import Person
from tests.desktop.families import above_another, press, write


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[LineEditor]:
    editor = LineEditor(Person.field("occupation"))
    _window = above_another(qtbot, editor.widget)
    yield editor


@pytest.fixture
def born(qtbot: QtBot) -> Iterator[DateEditor]:
    editor = DateEditor(Person.field("birth_date"))
    _window = above_another(qtbot, editor.widget)
    yield editor


def aside(editor: DateEditor) -> str:
    assert isinstance(editor.widget, FieldLine)
    return editor.widget.aside()


def test_every_key_is_told_and_leaving_is(qtbot: QtBot, line: LineEditor) -> None:
    with qtbot.waitSignals([line.changed, line.left]):
        qtbot.keyClicks(line.widget, "B")
        press(qtbot, Qt.Key.Key_Tab)


def test_a_text_put_there_is_not_told(qtbot: QtBot, line: LineEditor) -> None:
    with qtbot.assertNotEmitted(line.changed):
        line.set_text("Baker")
    assert line.value() == "Baker"


def test_the_cursor_stays_where_one_types(line: LineEditor) -> None:
    line.set_text("Baker")
    line.line.setCursorPosition(3)
    line.set_text("Bakers")
    assert line.line.cursorPosition() == 3


@pytest.mark.parametrize(
    ("typed", "understood"), [("1.2.85", "1 Feb 1985"), ("about 85", "about 1985"), ("1985", ""), ("31/2/85", "")]
)
def test_how_a_date_is_understood_stands_beside_it(born: DateEditor, typed: str, understood: str) -> None:
    write(born.widget, typed)
    assert aside(born) == understood


def test_on_leaving_it_is_written_so(qtbot: QtBot, born: DateEditor) -> None:
    write(born.widget, "1.2.85")
    press(qtbot, Qt.Key.Key_Tab)
    assert (born.text(), aside(born)) == ("1 Feb 1985", "")


def test_an_empty_date_is_empty(qtbot: QtBot, born: DateEditor) -> None:
    press(qtbot, Qt.Key.Key_Tab)
    assert (born.text(), born.value()) == ("", None)
    assert QApplication.focusWidget() is not born.widget
