"""Undo and redo go through what was typed in the whole form, field after field, and each jumps to its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms import undoing
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.records.kinds import Person
from tests.desktop.families import shown, typed

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(Person, 9)
    made.show_record(Person.from_values({"given_names": "Khaled", "birth_date": "1988-03-26"}, 1))
    shown(qtbot, made)
    return made


def text(form: Form, name: str) -> str:
    return form.fields[name].editor.text()


def keyboard(form: Form) -> QWidget:
    widget = form.focusWidget()
    assert widget is not None
    return widget


def undo(qtbot: QtBot, form: Form, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(keyboard(form), Qt.Key.Key_Z, CTRL | more)


def test_the_last_field_comes_first_whichever_has_the_keyboard(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "given_names", "Karim")
    typed(qtbot, form, "birth_date", "1/2/87")
    form.go_to("occupation")
    undo(qtbot, form)
    assert (text(form, "birth_date"), form.current_field()) == ("26 Mar 1988", "birth_date")
    undo(qtbot, form)
    assert (text(form, "given_names"), form.current_field()) == ("Khaled", "given_names")
    assert not form.is_typed()


def test_what_was_taken_back_is_made_again_until_something_else_is_typed(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "given_names", "Karim")
    undo(qtbot, form)
    undo(qtbot, form, SHIFT)
    assert text(form, "given_names") == "Karim"
    undo(qtbot, form)
    typed(qtbot, form, "occupation", "Baker")
    assert not form.undoing.redo()


def test_a_pause_ends_a_step(qtbot: QtBot, form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "PAUSE", 0.0)
    form.go_to("occupation")
    qtbot.keyClicks(keyboard(form), "ab")
    undo(qtbot, form)
    assert text(form, "occupation") == "a"


def test_several_lines_and_codes_are_steps_too(qtbot: QtBot, form: Form) -> None:
    form.go_to("remarks")
    qtbot.keyClicks(keyboard(form), "Met on 3 May")
    form.fill("languages", "Arabic, French")
    undo(qtbot, form)
    undo(qtbot, form)
    assert (text(form, "languages"), text(form, "remarks")) == ("", "")
    undo(qtbot, form, SHIFT)
    undo(qtbot, form, SHIFT)
    assert text(form, "remarks") == "Met on 3 May" and "French" in text(form, "languages")


def test_a_draft_follows_and_another_record_begins_anew(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "given_names", "Karim")
    with qtbot.waitSignal(form.edited):
        undo(qtbot, form)
    assert form.drafts() == {}
    form.show_record(Person.from_values({"given_names": "Fatima"}, 2))
    assert not form.undoing.undo() and not form.undoing.redo()
    assert text(form, "given_names") == "Fatima"
