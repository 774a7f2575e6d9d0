"""A filter made by keyboard: its field, how it is asked, and its value."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.lists.filter_chooser import FilterChooser
from resettle_desktop.records.kinds import Case
from resettle_desktop.store.filters import Filter, How, filtered_fields
from tests.desktop.families import press, shown, unnamed, write


@pytest.fixture
def chooser(qtbot: QtBot) -> FilterChooser:
    made = FilterChooser(filtered_fields(Case))
    shown(qtbot, made)
    made.begin()
    return made


def keys(qtbot: QtBot, *typed: str | Qt.Key) -> None:
    """Type into whatever has the keyboard."""
    for each in typed:
        if isinstance(each, Qt.Key):
            press(qtbot, each)
        else:
            write(QApplication.focusWidget(), each)


def test_a_filter_is_made_without_the_mouse(qtbot: QtBot, chooser: FilterChooser) -> None:
    with qtbot.waitSignal(chooser.chosen) as chosen:
        keys(qtbot, "office", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "bei", Qt.Key.Key_Return)
    assert chosen.args == [Filter("office", How.CONTAINS, ("bei",))]


def test_a_field_is_found_by_the_beginning_of_any_of_its_words(chooser: FilterChooser) -> None:
    assert "On hold" in chooser._offer_fields("hold")
    assert chooser._offer_fields("zz") == []


def test_a_span_has_two_ends(qtbot: QtBot, chooser: FilterChooser) -> None:
    keys(qtbot, "submitted", Qt.Key.Key_Tab)
    assert chooser.until_line.isVisible() and chooser.value_line.accessibleName() == "From"
    with qtbot.waitSignal(chooser.chosen) as chosen:
        keys(qtbot, Qt.Key.Key_Tab, "2019", Qt.Key.Key_Tab, "3.2020", Qt.Key.Key_Return)
    assert chosen.args == [Filter("submitted", How.FROM_TO, ("2019", "2020-03"))]


def test_a_code_need_not_be_typed_to_its_end(qtbot: QtBot, chooser: FilterChooser) -> None:
    with qtbot.waitSignal(chooser.chosen) as chosen:
        keys(qtbot, "decision", Qt.Key.Key_Tab, "is n", Qt.Key.Key_Tab, "posi", Qt.Key.Key_Tab)
        chooser.take()
    assert chosen.args == [Filter("decision", How.IS_NOT, ("positive",))]


def test_nothing_is_compared_with_an_empty_field(qtbot: QtBot, chooser: FilterChooser) -> None:
    chooser._take_field("Office of submission")
    chooser._take_way("is empty")
    assert not chooser.value_line.isVisible()
    with qtbot.waitSignal(chooser.chosen) as chosen:
        chooser.add_button.click()
    assert chosen.args == [Filter("office", How.EMPTY)]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("", "", "Choose a field from the list."),
        ("Decision", "", "Type what to look for."),
        ("Submitted", "31.2.2020", "31.2.2020"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    qtbot: QtBot, chooser: FilterChooser, field: str, value: str, said: str
) -> None:
    chooser.field_line.setText(field)
    chooser.value_line.setText(value)
    with qtbot.assertNotEmitted(chooser.chosen):
        chooser.take()
    assert said in chooser.trouble.text()


def test_esc_gives_it_up(qtbot: QtBot, chooser: FilterChooser) -> None:
    with qtbot.waitSignal(chooser.left):
        keys(qtbot, Qt.Key.Key_Escape)


def test_everything_in_it_has_a_name(chooser: FilterChooser) -> None:
    assert unnamed(chooser) == []
