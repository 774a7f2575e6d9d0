"""One field of a form: what the record held, what stands there, and whether that is anything else."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Typing
from resettle_desktop.desktop.forms.field import FormField
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.records.findings import finding
from resettle_desktop.records.kinds import Person


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(Person)
    qtbot.addWidget(made)
    made.show_record(Person.from_values({"given_names": "Khaled", "birth_date": "1988-03-26"}, 7))
    return made


@pytest.fixture
def born(form: Form) -> FormField:
    return form.fields["birth_date"]


@pytest.mark.parametrize(
    ("text", "typed", "refused"),
    [
        ("26 Mar 1988", False, False),
        ("26/3/88", False, False),
        ("1988-03-26", False, False),
        ("27 Mar 1988", True, False),
        ("31/02/1988", True, True),
        ("", True, False),
    ],
)
def test_only_another_value_counts_as_typed(born: FormField, text: str, typed: bool, refused: bool) -> None:
    born.editor.set_text(text)
    assert (born.typed(), born.refused()) == (typed, refused)


def test_what_was_typed_is_put_back_over_the_value_of_then(born: FormField) -> None:
    born.put_back(Typing("1989", "1987"))
    assert born.typing() == Typing("1989", "1987") and born.typed()


def test_a_finding_is_read_in_full_by_a_screen_reader(born: FormField) -> None:
    born.show_finding(finding("E101", value="31 Feb 1988"), lambda _text: None)
    assert born.frame.said() == "E101 No such day; not saved"
    assert born.editor.widget.accessibleDescription().startswith("E101 There is no such day: 31 Feb 1988. Type the day")
    born.show_finding(None, lambda _text: None)
    assert born.frame.said() == "" and born.editor.widget.property("st") == ""


def test_a_value_that_a_later_stage_needs_is_marked_until_it_is_there(form: Form) -> None:
    field = form.fields["nationality"]
    field.show_missing(True)
    assert not field.frame.to_do.isHidden()
    field.show_missing(False)
    assert field.frame.to_do.isHidden()
