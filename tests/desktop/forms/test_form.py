"""A form is made from the declarations, tells what is wrong under the field, and says what is to be written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Typing
from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import save_form
from resettle_desktop.records import record as records
from resettle_desktop.records.fields import Text
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, opened, shown, store_with_haddad, typed, unnamed


@pytest.fixture
def form(qtbot: QtBot, store: Store) -> Form:
    made = Form(Person)
    made.show_record(khaled(store))
    shown(qtbot, made)
    return made


def labels(form: Form) -> list[str]:
    return [field.frame.label.text() for field in form.fields.values()]


def under(form: Form, name: str) -> str:
    """Return what is read under a field, empty where nothing is."""
    return form.fields[name].frame.said()


def test_a_form_has_every_declared_field_in_its_order(form: Form) -> None:
    declared = [field.label for field in Person.fields() if field.name != "case"]
    assert sorted(labels(form)) == sorted(declared)
    assert [section.heading.text() for section in form.sections] == [title for title, _fields in Person.sections()]


def test_a_form_shows_the_record(form: Form) -> None:
    assert form.fields["family_name"].editor.text() == "HADDAD"
    assert form.fields["birth_date"].editor.text() == "26 Mar 1988"
    assert form.fields["sex"].editor.text() == "Male"


def test_nothing_typed_is_nothing_to_write(form: Form) -> None:
    form.settle()
    assert form.changes() == ({}, {})


def test_what_was_typed_is_to_be_written_with_what_was_there(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "given_names", "Khaled Omar")
    assert form.changes() == ({"given_names": "Khaled"}, {"given_names": "Khaled Omar"})


def test_another_way_of_writing_the_same_is_nothing_to_write(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "birth_date", "26.3.1988")
    assert form.changes() == ({}, {})


def test_a_finding_comes_when_the_field_is_left(qtbot: QtBot, form: Form) -> None:
    form.go_to("claimed_birth_date")
    qtbot.keyClicks(QApplication.focusWidget(), "31/02/2019")
    assert under(form, "claimed_birth_date") == ""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert under(form, "claimed_birth_date") == "E101 No such day; not saved"


def test_a_finding_goes_as_soon_as_it_is_mended(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "claimed_birth_date", "31/02/2019")
    typed(qtbot, form, "claimed_birth_date", "28/02/2019", leave=False)
    assert under(form, "claimed_birth_date") == ""


def test_the_remedy_of_a_finding_mends_it(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "claimed_birth_date", "31/02/2019")
    qtbot.mouseClick(form.fields["claimed_birth_date"].frame.finding.remedy, Qt.MouseButton.LeftButton)
    assert form.fields["claimed_birth_date"].editor.text() == "Feb 2019"
    assert under(form, "claimed_birth_date") == ""


def test_an_error_is_not_written_and_stays_as_typed(qtbot: QtBot, form: Form, store: Store) -> None:
    typed(qtbot, form, "given_names", "Khaled Omar")
    typed(qtbot, form, "claimed_birth_date", "31/02/2019")
    save_form(store, form)
    assert khaled(store).given_names == "Khaled Omar"
    assert khaled(store).claimed_birth_date is None
    assert form.fields["claimed_birth_date"].editor.text() == "31/02/2019"


def test_a_number_of_another_person_is_told_under_its_field_and_the_rest_is_written(
    qtbot: QtBot, form: Form, store: Store
) -> None:
    typed(qtbot, form, "unhcr_number", "LEB-59509497")
    typed(qtbot, form, "occupation", "Baker")
    save_form(store, form)
    assert under(form, "unhcr_number").startswith("E123")
    assert khaled(store).occupation == "Baker"
    assert khaled(store).unhcr_number == "LEB-58409303"


def test_what_was_changed_meanwhile_is_told_under_its_field(qtbot: QtBot, form: Form, store: Store) -> None:
    typed(qtbot, form, "occupation", "Baker")
    store.apply(store.read_statement({"changes": [_occupation("Tailor")]}).change_set)
    save_form(store, form)
    assert under(form, "occupation") == "W230 Changed meanwhile: Tailor"
    assert form.fields["occupation"].editor.text() == "Baker"


def test_saving_again_replaces_what_was_changed_meanwhile(qtbot: QtBot, form: Form, store: Store) -> None:
    typed(qtbot, form, "occupation", "Baker")
    store.apply(store.read_statement({"changes": [_occupation("Tailor")]}).change_set)
    save_form(store, form)
    save_form(store, form)
    assert khaled(store).occupation == "Baker"


def _occupation(word: str) -> dict[str, object]:
    return {"set": "Person", "where": {"unhcr_number": "LEB-58409303"}, "values": {"occupation": word}}


def test_what_the_next_stage_needs_is_marked_softly(form: Form) -> None:
    assert not form.fields["nationality"].frame.to_do.isHidden()
    assert form.fields["family_name"].frame.to_do.isHidden()
    assert "T310" in [found.number for found in form.findings()]


def test_f8_goes_to_the_next_finding_and_round(form: Form) -> None:
    form.go_to_first()
    visited = []
    for _turn in range(3):
        form.next_finding()
        visited.append(form.current_field())
    assert visited[0] == "nationality"
    assert visited[0] in visited[1:]


def test_going_to_a_field_unfolds_its_section(form: Form) -> None:
    section = form.fields["remarks"].section
    assert section.is_folded()
    form.go_to("remarks")
    assert not section.is_folded()
    assert form.current_field() == "remarks"


def test_a_folded_section_says_what_is_in_it(qtbot: QtBot, form: Form) -> None:
    assert form.fields["phone"].section.summary.text() == "+961 03 876082"


def test_a_draft_is_shown_over_the_record(form: Form, store: Store) -> None:
    form.show_record(khaled(store), {"claimed_birth_date": Typing("31/02/2019")})
    assert form.is_typed()
    assert form.drafts() == {"claimed_birth_date": Typing("31/02/2019")}
    assert under(form, "claimed_birth_date").startswith("E101")


def test_new_values_of_the_record_leave_what_is_typed(qtbot: QtBot, form: Form, store: Store) -> None:
    typed(qtbot, form, "given_names", "Khaled Omar")
    store.apply(store.read_statement({"changes": [_occupation("Tailor")]}).change_set)
    form.renew(khaled(store))
    assert form.fields["given_names"].editor.text() == "Khaled Omar"
    assert form.fields["occupation"].editor.text() == "Tailor"


def test_the_keyboard_goes_through_the_fields_as_they_are_read(qtbot: QtBot, form: Form) -> None:
    form.go_to("family_name")
    visited = []
    for _step in range(4):
        visited.append(form.current_field())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert visited == ["family_name", "given_names", "original_name", "document_name"]


def test_a_long_message_does_not_widen_its_column(qtbot: QtBot, form: Form) -> None:
    before = form.fields["birth_date"].editor.widget.width()
    typed(qtbot, form, "birth_date", "no date at all, and a long sentence about why that is so")
    assert form.fields["birth_date"].editor.widget.width() == before


def test_another_spelling_of_the_same_is_no_draft(qtbot: QtBot, form: Form) -> None:
    typed(qtbot, form, "given_names", "Khaled  ", leave=False)
    assert not form.is_typed() and form.drafts() == {}


def test_a_draft_that_others_overtook_is_told_when_it_is_saved(qtbot: QtBot, form: Form, store: Store) -> None:
    typed(qtbot, form, "occupation", "Baker")
    drafts = form.drafts()
    store.apply(store.read_statement({"changes": [_occupation("Tailor")]}).change_set)
    form.show_record(khaled(store), drafts)
    save_form(store, form)
    assert under(form, "occupation") == "W230 Changed meanwhile: Tailor"


def test_what_others_wrote_is_taken_by_its_link(qtbot: QtBot, form: Form, store: Store) -> None:
    typed(qtbot, form, "occupation", "Baker")
    store.apply(store.read_statement({"changes": [_occupation("Tailor")]}).change_set)
    save_form(store, form)
    qtbot.mouseClick(form.fields["occupation"].frame.finding.remedy, Qt.MouseButton.LeftButton)
    assert form.fields["occupation"].editor.text() == "Tailor" and not form.is_typed()


def test_saving_leaves_the_cursor_where_one_types(qtbot: QtBot, form: Form, store: Store) -> None:
    typed(qtbot, form, "occupation", "Bak", leave=False)
    save_form(store, form)
    qtbot.keyClicks(QApplication.focusWidget(), "er")
    assert form.fields["occupation"].editor.text() == "Baker"


def test_a_folded_section_says_what_is_missing_in_it(qtbot: QtBot, form: Form) -> None:
    section = form.fields["nationality"].section
    section.set_folded(True)
    assert form._sections._notes[section].words.text() == "1 to do"
    section.set_folded(False)
    assert form._sections._notes[section].isHidden()


def test_f1_says_the_help_of_the_field(qtbot: QtBot, form: Form) -> None:
    form.go_to("document_name")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == Person.field("document_name").help
    QToolTip.hideText()


def test_fields_stand_below_one_another_where_there_is_little_room(qtbot: QtBot, form: Form) -> None:
    first, second = form.fields["family_name"].frame, form.fields["given_names"].frame
    form.resize(400, 700)
    qtbot.waitUntil(lambda: second.x() == first.x() and second.y() > first.y())
    form.resize(1100, 700)
    qtbot.waitUntil(lambda: second.x() > first.x() and second.y() == first.y())


def test_ctrl_z_undoes_typing_and_leaves_the_rest_to_the_window(qtbot: QtBot, form: Form, store: Store) -> None:
    asked: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Z"), form, lambda: asked.append(True))
    typed(qtbot, form, "occupation", "Baker", leave=False)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.fields["occupation"].editor.text() != "Baker" and asked == []
    typed(qtbot, form, "occupation", "Baker", leave=False)
    save_form(store, form)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.fields["occupation"].editor.text() == "Baker" and asked == [True]


def test_a_value_that_no_list_knows_breaks_nothing(qtbot: QtBot, form: Form, store: Store) -> None:
    person = khaled(store)
    person.sex, person.needs = "Q", ("ZZ-99",)
    form.show_record(person)
    assert form.fields["sex"].editor.text() == "Q" and not form.is_typed()
    assert under(form, "needs") == "W215 In no list; kept as typed"


def test_every_field_that_the_keyboard_reaches_has_a_name(form: Form) -> None:
    assert unnamed(form) == []


def test_the_case_has_its_form_too(qtbot: QtBot) -> None:
    form = Form(Case)
    qtbot.addWidget(form)
    assert "Country of asylum" in labels(form)


@pytest.fixture
def shoe_size() -> Iterator[None]:
    """Declare one more field of Person, as a newer program would."""
    Person._meta.add_field("shoe_size", Text("Shoe size"))
    records._declared.cache_clear()
    yield
    Person._meta.remove_field("shoe_size")
    records._declared.cache_clear()
    del Person.shoe_size


def test_a_field_that_is_declared_is_in_the_form_and_is_saved(
    qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    store_with_haddad(tmp_path).close()
    request.getfixturevalue("shoe_size")
    with opened(tmp_path) as store:
        form = Form(Person)
        form.show_record(khaled(store))
        shown(qtbot, form)
        typed(qtbot, form, "shoe_size", "42")
        save_form(store, form)
        assert khaled(store).of("shoe_size") == "42"
