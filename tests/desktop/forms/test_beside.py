"""The claimed date stands beside that on the document, and how far they are apart is said softly."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.editor import DateEditor
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.records.kinds import Person
from tests.desktop.families import shown, typed


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(Person)
    made.show_record(Person.from_values({"birth_date": "1985-03-04"}, 1))
    shown(qtbot, made)
    return made


def aside(form: Form) -> str:
    editor = form.fields["claimed_birth_date"].editor
    assert isinstance(editor, DateEditor)
    return editor.line.aside()


def test_both_dates_stand_on_one_line(form: Form) -> None:
    tops = {form.fields[name].frame.y() for name in ("birth_date", "claimed_birth_date")}
    assert len(tops) == 1


def test_how_far_the_dates_are_apart_is_said_and_goes_when_they_agree(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "claimed_birth_date", "1987-03-04")
    assert aside(form) == "2 years apart"
    typed(qtbot, form, "birth_date", "1987")
    assert aside(form) == ""
    assert form.findings() == [] or all(each.field != "claimed_birth_date" for each in form.findings())


def test_while_one_types_it_says_how_the_date_is_understood(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "claimed_birth_date", "1/2/87", leave=False)
    assert aside(form) == "1 Feb 1987"


def test_what_is_stored_is_told_at_once(form: Form) -> None:
    form.show_record(Person.from_values({"birth_date": "1985", "claimed_birth_date": "1984-11"}, 1))
    assert aside(form) == "1 month apart"


def test_a_date_that_cannot_be_read_is_not_compared(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "claimed_birth_date", "when the war began")
    assert aside(form) == ""
