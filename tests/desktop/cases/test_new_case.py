"""A new case by hand: the case and its first member in one change set, or nothing and the reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.new_case import NewCase
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.parts.basics import LinkButton
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, say, shown, typed, unnamed


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> NewCase:
    made = NewCase(store)
    shown(qtbot, made)
    made.begin()
    return made


def fill(qtbot: QtBot, page: NewCase, number: str = "LEB-19C00001") -> None:
    typed(qtbot, page.case_form, "unhcr_number", number)
    typed(qtbot, page.case_form, "asylum_country", "lebanon")
    typed(qtbot, page.person_form, "given_names", "Noor")


def test_it_begins_in_the_first_field_with_the_applicant_proposed(page: NewCase) -> None:
    assert page.case_form.current_field() == "unhcr_number"
    assert page.person_form.fields["relationship"].editor.text() == "Principal applicant"
    assert not page.is_begun()


def test_case_and_first_member_are_one_change_set(qtbot: QtBot, page: NewCase, store: Store) -> None:
    fill(qtbot, page)
    with qtbot.waitSignals([page.made, page.message]):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (case,) = store.rows.equal(Case, unhcr_number="LEB-19C00001")
    (person,) = store.rows.equal(Person, given_names="Noor")
    assert (person.case, person.relationship, case.size) == (case.id, "principal_applicant", 1)
    assert len(store.history.entry(2).changes) == 2


def test_a_case_of_which_next_to_nothing_is_known_saves(qtbot: QtBot, page: NewCase, store: Store) -> None:
    with qtbot.waitSignal(page.made):
        page.save()
    assert (store.rows.count(Case), store.rows.count(Person)) == (2, 3)


def test_the_number_of_another_case_is_told_under_it_and_nothing_is_written(
    qtbot: QtBot, page: NewCase, store: Store
) -> None:
    fill(qtbot, page, "LEB15C01056")
    with qtbot.assertNotEmitted(page.made):
        page.save()
    assert page.case_form.fields["unhcr_number"].frame.said() == "E123 Belongs to another record"
    assert (store.rows.count(Case), store.history.last_number()) == (1, 1)
    assert page.case_form.fields["asylum_country"].editor.text() == "Lebanon"


def test_the_number_of_another_person_is_told_too(qtbot: QtBot, page: NewCase, store: Store) -> None:
    fill(qtbot, page)
    typed(qtbot, page.person_form, "unhcr_number", "LEB-58409303")
    page.save()
    assert page.person_form.fields["unhcr_number"].frame.said() == "E123 Belongs to another record"
    assert store.rows.count(Case) == 1


def test_a_value_that_cannot_be_read_gets_the_keyboard(qtbot: QtBot, page: NewCase, store: Store) -> None:
    fill(qtbot, page)
    typed(qtbot, page.person_form, "birth_date", "31/02/1990")
    page.save()
    assert page.person_form.current_field() == "birth_date" and store.rows.count(Case) == 1


def test_f8_goes_through_both_forms_and_round(qtbot: QtBot, page: NewCase) -> None:
    walked = []
    for _step in range(9):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        walked.append(page.case_form.current_field() or page.person_form.current_field())
    assert walked[:3] == ["asylum_country", "submitted", "family_name"]
    assert walked[-2:] == ["unhcr_number", "asylum_country"]


def test_esc_leaves_and_what_was_typed_waits(qtbot: QtBot, page: NewCase) -> None:
    typed(qtbot, page.case_form, "place", "Saida")
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.is_begun()
    page.begin()
    assert page.case_form.fields["place"].editor.text() == "Saida"


def test_leaving_without_saving_forgets_what_was_typed(qtbot: QtBot, page: NewCase) -> None:
    typed(qtbot, page.case_form, "place", "Saida")
    with qtbot.waitSignal(page.left):
        page.discard()
    page.begin()
    assert page.case_form.fields["place"].editor.text() == "" and not page.is_begun()


def test_after_saving_the_next_case_begins_empty(qtbot: QtBot, page: NewCase) -> None:
    fill(qtbot, page)
    page.save()
    page.begin()
    assert page.case_form.fields["unhcr_number"].editor.text() == ""


def test_the_new_case_can_be_taken_back(qtbot: QtBot, page: NewCase, store: Store) -> None:
    fill(qtbot, page)
    with qtbot.waitSignal(page.message) as told:
        page.save()
    assert told.args[0] == "Case added"
    told.args[1]()
    assert (store.rows.count(Case), store.rows.count(Person)) == (1, 2)


def test_both_forms_have_one_width_of_labels(qtbot: QtBot, page: NewCase) -> None:
    editors = [page.case_form.fields["unhcr_number"].editor, page.person_form.fields["family_name"].editor]
    qtbot.waitUntil(
        lambda: len({editor.widget.mapTo(page, editor.widget.rect().topLeft()).x() for editor in editors}) == 1
    )


def test_every_control_has_a_name(page: NewCase) -> None:
    assert unnamed(page) == []


def test_what_others_write_meanwhile_leaves_it_alone(qtbot: QtBot, page: NewCase, store: Store) -> None:
    fill(qtbot, page)
    say(store, {"add": "Case", "values": {"unhcr_number": "LEB-19C00002"}})
    assert page.person_form.fields["given_names"].editor.text() == "Noor"


def test_ctrl_enter_saves_and_asks_for_the_next_member(qtbot: QtBot, page: NewCase, store: Store) -> None:
    fill(qtbot, page)
    with qtbot.waitSignal(page.member_asked) as asked, qtbot.assertNotEmitted(page.made):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [store.rows.equal(Case, unhcr_number="LEB-19C00001")[0].id]


def test_ctrl_enter_stays_where_something_cannot_be_saved(qtbot: QtBot, page: NewCase, store: Store) -> None:
    fill(qtbot, page, "LEB15C01056")
    with qtbot.assertNotEmitted(page.member_asked):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert store.rows.count(Case) == 1


def test_who_it_may_be_is_said_while_the_applicant_is_typed(qtbot: QtBot, page: NewCase, store: Store) -> None:
    for name, text in (("given_names", "Khalid"), ("family_name", "Hadad"), ("birth_date", "26.3.1988")):
        typed(qtbot, page.person_form, name, text)
    field = page.person_form.current_field()
    qtbot.waitUntil(page.who.isVisible)
    assert page.person_form.current_field() == field
    with qtbot.waitSignal(page.person_asked) as asked:
        page.who.findChildren(LinkButton)[0].click()
    assert asked.args == [khaled(store).id]


def test_the_telephone_of_the_case_leads_to_who_has_it_too(qtbot: QtBot, page: NewCase, store: Store) -> None:
    typed(qtbot, page.case_form, "asylum_country", "lebanon")
    typed(qtbot, page.case_form, "phone", "+961 3 876082")
    typed(qtbot, page.person_form, "given_names", "Khalid")
    typed(qtbot, page.person_form, "family_name", "Hadad")
    qtbot.waitUntil(page.who.isVisible)
    assert "They have the same telephone" in page.who.found[0].why


def test_nobody_is_named_any_more_once_the_typing_is_given_up(qtbot: QtBot, page: NewCase) -> None:
    typed(qtbot, page.person_form, "given_names", "Khaled")
    typed(qtbot, page.person_form, "family_name", "Haddad")
    typed(qtbot, page.person_form, "birth_date", "26.3.1988")
    qtbot.waitUntil(page.who.isVisible)
    page.discard()
    assert page.who.isHidden()


def again(qtbot: QtBot, store: Store) -> NewCase:
    """Return the page as the next start makes it, from what the store kept."""
    made = NewCase(store, Drafts(store))
    shown(qtbot, made)
    made.begin()
    return made


def test_a_new_case_that_was_being_typed_is_there_again_after_a_crash(qtbot: QtBot, store: Store) -> None:
    drafts = Drafts(store)
    page = NewCase(store, drafts)
    shown(qtbot, page)
    page.begin()
    fill(qtbot, page)
    drafts.flush()
    after = again(qtbot, store)
    assert after.case_form.fields["unhcr_number"].editor.text() == "LEB-19C00001"
    assert after.person_form.fields["given_names"].editor.text() == "Noor"
    assert after.person_form.fields["relationship"].editor.text() == "Principal applicant"
    assert after.is_begun()


def test_what_is_only_proposed_is_no_draft(qtbot: QtBot, store: Store) -> None:
    drafts = Drafts(store)
    page = NewCase(store, drafts)
    qtbot.addWidget(page)
    page.begin()
    assert drafts.records() == frozenset()


@pytest.mark.parametrize("leave", [NewCase.save, NewCase.discard])
def test_a_new_case_that_was_saved_or_left_is_no_draft_any_more(qtbot: QtBot, store: Store, leave: object) -> None:
    drafts = Drafts(store)
    page = NewCase(store, drafts)
    shown(qtbot, page)
    page.begin()
    fill(qtbot, page)
    assert len(drafts.records()) == 2
    assert callable(leave)
    leave(page)
    assert drafts.records() == frozenset()


def test_a_new_case_discarded_among_the_drafts_begins_empty(qtbot: QtBot, store: Store) -> None:
    drafts = Drafts(store)
    page = NewCase(store, drafts)
    shown(qtbot, page)
    page.begin()
    fill(qtbot, page)
    for record in drafts.records():
        drafts.forget(record)
    page.begin()
    assert page.case_form.fields["unhcr_number"].editor.text() == ""
    assert not page.is_begun()
