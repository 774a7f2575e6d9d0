from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.parts.basics import LinkButton
from resettle_desktop.desktop.parts.failure_note import FailureNote
from tests.desktop.families import shown


@pytest.fixture
def note(qtbot: QtBot) -> FailureNote:
    made = FailureNote()
    shown(qtbot, made)
    return made


def words(note: FailureNote) -> list[str]:
    return [label.text() for label in note.findChildren(QLabel) if label.text()]


def test_the_first_of_several_lines_is_the_title(note: FailureNote) -> None:
    note.tell("2 values were changed since.\nSex: …\nPhone: …")
    assert words(note) == ["2 values were changed since.", "Sex: …\nPhone: …"]


def test_one_sentence_stands_below_a_title(note: FailureNote) -> None:
    note.tell("The disk is full. Nothing was written. Make room and save again.")
    assert words(note)[0] == "Not done."


def test_a_long_sentence_wraps_instead_of_widening_the_page(note: FailureNote) -> None:
    note.tell("x " * 400)
    assert note.minimumSizeHint().width() < 500


def test_it_goes_when_it_is_closed(qtbot: QtBot, note: FailureNote) -> None:
    note.tell("The disk is full.")
    qtbot.mouseClick(note.findChildren(LinkButton)[0], Qt.MouseButton.LeftButton)
    assert note.isHidden() and note.text == ""
