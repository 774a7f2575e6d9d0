"""A medical detail is read and written by medical users alone, and leaves its editor sealed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import save_form
from resettle_desktop.desktop.forms.sealed_editor import SealedEditor
from resettle_desktop.records.kinds import HealthActivity
from resettle_desktop.records.sealed import is_sealed
from resettle_desktop.store.seals import Seals
from resettle_desktop.store.store import Store
from tests.desktop.families import KHALED, say, shown

DIAGNOSIS = "tuberculosis, treated 2019"


@pytest.fixture
def activity(store: Store) -> HealthActivity:
    say(store, {"add": "HealthActivity", "values": {"person": KHALED, "activity": "xray", "done": "2020-09-01T10:00"}})
    return store.rows.equal(HealthActivity)[0]


def form_of(qtbot: QtBot, activity: HealthActivity, seals: Seals) -> Form:
    made = Form(HealthActivity, 9, sealer=seals)
    made.show_record(activity)
    shown(qtbot, made)
    return made


def editor(form: Form) -> SealedEditor:
    found = form.fields["details"].editor
    assert isinstance(found, SealedEditor)
    return found


def kept(store: Store) -> HealthActivity:
    return store.rows.equal(HealthActivity)[0]


@pytest.fixture
def written(qtbot: QtBot, store: Store, activity: HealthActivity) -> HealthActivity:
    form = form_of(qtbot, activity, store.seals)
    editor(form).page.setPlainText(DIAGNOSIS)
    save_form(store, form)
    return kept(store)


def test_what_a_medical_user_writes_is_stored_sealed(written: HealthActivity) -> None:
    assert is_sealed(written.details or "")
    assert DIAGNOSIS not in (written.details or "")


def test_a_medical_user_reads_it_again(qtbot: QtBot, store: Store, written: HealthActivity) -> None:
    assert editor(form_of(qtbot, written, store.seals)).page.toPlainText() == DIAGNOSIS


def test_another_user_sees_that_something_is_there_and_cannot_write(qtbot: QtBot, written: HealthActivity) -> None:
    page = editor(form_of(qtbot, written, Seals(None))).page
    assert (page.toPlainText(), page.isReadOnly()) == ("", True)
    assert page.placeholderText() == "Something is kept here that medical users read"


def test_another_user_loses_nothing_of_it_by_saving_the_rest(
    qtbot: QtBot, store: Store, written: HealthActivity
) -> None:
    form = form_of(qtbot, written, Seals(None))
    form.fields["site"].editor.set_text("Beirut")
    save_form(store, form)
    assert (kept(store).site, kept(store).details) == ("Beirut", written.details)


def test_a_draft_of_it_is_sealed_too(qtbot: QtBot, store: Store, activity: HealthActivity) -> None:
    form = form_of(qtbot, activity, store.seals)
    editor(form).page.setPlainText(DIAGNOSIS)
    draft = form.drafts()["details"].text
    assert is_sealed(draft)
    again = form_of(qtbot, activity, store.seals)
    again.show_record(activity, form.drafts())
    assert editor(again).page.toPlainText() == DIAGNOSIS


def test_nothing_typed_is_nothing_to_write(qtbot: QtBot, store: Store, written: HealthActivity) -> None:
    assert not form_of(qtbot, written, store.seals).is_typed()


def test_emptied_it_is_gone(qtbot: QtBot, store: Store, written: HealthActivity) -> None:
    form = form_of(qtbot, written, store.seals)
    editor(form).page.setPlainText("")
    save_form(store, form)
    assert kept(store).details is None


def test_one_that_was_altered_is_told_and_stays_as_it_is(qtbot: QtBot, store: Store, written: HealthActivity) -> None:
    altered = HealthActivity.from_values(
        {**written.values(), "details": (written.details or "")[:-4] + "AAAA"}, written.id
    )
    form = form_of(qtbot, altered, store.seals)  # type: ignore[arg-type]
    assert "does not open" in editor(form).page.placeholderText()
    assert editor(form).page.isReadOnly()
    assert not form.is_typed()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300) | st.just("x" * 100_000))
def test_whatever_is_typed_is_sealed_or_refused(
    qtbot: QtBot, store: Store, activity: HealthActivity, text: str
) -> None:
    form = form_of(qtbot, activity, store.seals)
    editor(form).page.setPlainText(text)
    after = form.changes()[1].get("details")
    assert after is None or is_sealed(str(after))
    assert (len(editor(form).page.toPlainText()) > 20_000) == form.fields["details"].refused()
