"""A form asks of a record what goes with it; a value that is there is never hidden."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Typing
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import save_form
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, say, shown, the_case, typed


@pytest.fixture
def person(qtbot: QtBot, store: Store) -> Form:
    made = Form(Person, open_sections=9)
    made.show_record(khaled(store))
    shown(qtbot, made)
    return made


@pytest.fixture
def case(qtbot: QtBot, store: Store) -> Form:
    made = Form(Case, open_sections=9)
    made.show_record(the_case(store))
    shown(qtbot, made)
    return made


def asked(form: Form, name: str) -> bool:
    return form.fields[name].frame.isVisible()


def test_a_grown_man_is_not_asked_for_a_guardian_or_a_delivery(person: Form) -> None:
    assert not any(asked(person, name) for name in ("guardian", "custody_paper", "expected_delivery", "married"))


def test_a_field_comes_while_what_it_depends_on_is_typed(qtbot: QtBot, person: Form) -> None:
    typed(qtbot, person, "marital_status", "married")
    assert asked(person, "married")
    typed(qtbot, person, "marital_status", "single")
    assert not asked(person, "married")


@pytest.mark.parametrize(("programme", "sponsored"), [("Community sponsorship", True), ("Resettlement", False)])
def test_the_sponsor_is_asked_for_where_there_is_one(qtbot: QtBot, case: Form, programme: str, sponsored: bool) -> None:
    typed(qtbot, case, "programme", programme)
    assert asked(case, "sponsor") is sponsored


def test_a_value_that_is_there_stays_in_sight_and_says_why_it_is_odd(person: Form, store: Store) -> None:
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"guardian": "Samira"}})
    person.show_record(khaled(store))
    assert asked(person, "guardian")
    assert "not asked of such a record" in person.fields["guardian"].frame.said()


def test_nothing_of_it_is_lost_when_another_field_is_saved(qtbot: QtBot, person: Form, store: Store) -> None:
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"guardian": "Samira"}})
    person.show_record(khaled(store))
    typed(qtbot, person, "given_names", "Karim")
    save_form(store, person)
    assert khaled(store).guardian == "Samira"


def test_emptied_it_goes_and_the_fields_after_it_close_up(qtbot: QtBot, person: Form, store: Store) -> None:
    say(store, {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"guardian": "Samira"}})
    person.show_record(khaled(store))
    typed(qtbot, person, "guardian", "")
    person.fields["given_names"].editor.widget.setFocus()
    person.settle()
    assert not asked(person, "guardian")
    save_form(store, person)
    assert khaled(store).guardian is None


def test_what_was_typed_and_not_saved_is_in_sight_too(person: Form, store: Store) -> None:
    person.show_record(khaled(store), {"guardian": Typing("Samira", None)})
    assert asked(person, "guardian")


def test_fields_that_are_not_asked_for_leave_no_gap(person: Form) -> None:
    grid = person.fields["marital_status"].frame.parentWidget()
    tops = sorted({field.frame.y() for field in person.fields.values() if field.frame.parentWidget() is grid})
    shown_frames = [each.frame for each in person.fields.values() if each.frame.parentWidget() is grid]
    visible = [frame for frame in shown_frames if frame.isVisible()]
    assert len({frame.y() for frame in visible}) == -(-len(visible) // 2)
    assert tops
