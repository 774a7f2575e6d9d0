"""What a form holds is written as one change set; what cannot be written stays in the form with the reason."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import add_record, remove_record, save_form
from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.numbers import id_text, new_id
from resettle_desktop.store.changes import Conflicting, NotStored
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, say, the_case

WHERE = {"unhcr_number": "LEB-58409303"}


@pytest.fixture
def form(qtbot: QtBot, store: Store) -> Form:
    made = Form(Person)
    qtbot.addWidget(made)
    made.show_record(khaled(store))
    return made


def put(form: Form, **texts: str) -> None:
    for name, text in texts.items():
        form.fields[name].editor.set_text(text)


def begin(form: Form, store: Store) -> dict[str, Json]:
    """Show the empty form of one more member, and return what is given beside what is typed."""
    form.show_record(Person(id=new_id()))
    return {"case": id_text(the_case(store).id)}


def test_several_fields_are_one_change_set(form: Form, store: Store) -> None:
    put(form, occupation="Baker", birth_place="Idlib", education="primary")
    outcome = save_form(store, form)
    assert outcome.applied and outcome.applied.number == 2
    assert outcome.said == "3 fields saved"
    assert {change.record for change in store.history.entry(2).changes} == {khaled(store).id}


def test_an_incomplete_person_always_saves(form: Form, store: Store) -> None:
    put(form, given_names="", sex="", birth_date="")
    save_form(store, form)
    assert (khaled(store).given_names, khaled(store).sex, khaled(store).birth_date) == (None, None, None)


def test_a_warning_is_stored(form: Form, store: Store) -> None:
    put(form, birth_date="1 Jan 1988")
    assert save_form(store, form).refused == ()
    assert str(khaled(store).birth_date) == "1988-01-01"


def test_nothing_typed_writes_nothing(form: Form, store: Store) -> None:
    assert save_form(store, form).applied is None
    assert store.history.last_number() == 1


def test_a_conflict_and_a_refusal_keep_the_rest_from_nothing(form: Form, store: Store) -> None:
    put(form, occupation="Baker", unhcr_number="LEB-59509497", birth_place="Idlib")
    say(store, {"set": "Person", "where": WHERE, "values": {"occupation": "Tailor"}})
    outcome = save_form(store, form)
    assert outcome.written == ("birth_place",)
    assert [each.field for each in outcome.refused] == ["unhcr_number"]
    assert [each.field for each in outcome.conflicts] == ["occupation"]
    assert (khaled(store).occupation, khaled(store).birth_place) == ("Tailor", "Idlib")


def test_a_record_that_is_gone_is_told_and_stays_as_typed(form: Form, store: Store) -> None:
    put(form, occupation="Baker")
    say(store, {"remove": "Person", "where": WHERE})
    with pytest.raises(Conflicting, match="no longer there"):
        save_form(store, form)
    assert form.drafts()["occupation"].text == "Baker"


def test_a_new_record_is_added_with_what_is_given(form: Form, store: Store) -> None:
    given = begin(form, store)
    put(form, given_names="Noor", sex="Female")
    outcome = add_record(store, form, given)
    added = store.rows.get(Person, form.record.id if form.record else 0)
    assert outcome.said == "Person added"
    assert added and (added.case, added.given_names, added.sex) == (the_case(store).id, "Noor", "F")


def test_a_value_that_cannot_be_read_keeps_a_new_record_from_nothing(form: Form, store: Store) -> None:
    given = begin(form, store)
    put(form, given_names="Noor", birth_date="31 Feb 2019")
    assert add_record(store, form, given).written == ("given_names",)
    assert list(form.drafts()) == ["birth_date"]


def test_the_number_of_another_person_adds_nobody(form: Form, store: Store) -> None:
    given = begin(form, store)
    put(form, given_names="Noor", unhcr_number="LEB 58409303")
    outcome = add_record(store, form, given)
    assert [each.number for each in outcome.refused] == ["E123"]
    assert (outcome.applied, store.rows.count(Person)) == (None, 2)


def test_an_untouched_form_adds_nobody(form: Form, store: Store) -> None:
    assert add_record(store, form, begin(form, store)).applied is None
    assert store.rows.count(Person) == 2


def test_a_record_that_others_name_is_not_removed(store: Store) -> None:
    with pytest.raises(NotStored, match="still named by 2"):
        remove_record(store, the_case(store))
    assert store.rows.count(Case) == 1


def test_the_reason_of_a_save_stays_with_its_warnings_in_the_same_change_set(form: Form, store: Store) -> None:
    form.take_reasons(store.reasons.of)
    put(form, birth_date="1 Jan 1988")
    outcome = save_form(store, form, "Seen on the extract")
    assert outcome.applied and {each.kind for each in outcome.applied.change_set.changes} == {"Person", "Accepted"}
    (said,) = [each for each in form.findings() if each.number == "W201"]
    assert said.acceptance and said.acceptance.reason == "Seen on the extract"
    assert form.fields["birth_date"].frame.said() == "W201 accepted: Seen on the extract"
    store.undo(outcome.applied.number)
    assert store.reasons.of(khaled(store).id) == []


def test_an_accepted_warning_is_asked_anew_of_another_value(form: Form, store: Store) -> None:
    form.take_reasons(store.reasons.of)
    put(form, birth_date="1 Jan 1988")
    save_form(store, form, "Seen on the extract")
    put(form, birth_date="1 Jan 1987")
    form.settle()
    assert form.fields["birth_date"].frame.said() == "W201 Is the day known?"
    put(form, birth_date="1 Jan 1988")
    form.settle()
    assert "accepted" in form.fields["birth_date"].frame.said()


def test_the_reason_of_a_new_record_is_added_with_it(form: Form, store: Store) -> None:
    given = begin(form, store)
    put(form, given_names="Omar", birth_date="1 Jan 2012")
    outcome = add_record(store, form, given, "The family says so")
    assert outcome.applied
    added = next(each.record for each in outcome.applied.change_set.changes if each.kind == "Person")
    assert {each.number for each in store.reasons.of(added)} == {"W201"}
