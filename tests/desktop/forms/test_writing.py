"""Whatever a page writes is told with the way back, and what stands in the way in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.form import Form
from resettle_desktop.desktop.forms.saving import Outcome, save_form
from resettle_desktop.desktop.forms.writing import Writing
from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Person
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, say

WHERE = {"unhcr_number": "LEB-58409303"}


@pytest.fixture
def form(qtbot: QtBot, store: Store) -> Form:
    made = Form(Person)
    qtbot.addWidget(made)
    made.show_record(khaled(store))
    return made


class Told:
    """Remembers what was said of the writing."""

    def __init__(self, writing: Writing) -> None:
        self.said: list[str] = []
        self.back: list[Callable[[], object]] = []
        self.failed: list[str] = []
        self.states: list[str] = []
        writing.message.connect(self.take)
        writing.failed.connect(self.failed.append)
        writing.state_changed.connect(lambda text, _kept: self.states.append(text.rsplit(" ", 1)[0]))

    def take(self, said: str, back: Callable[[], object]) -> None:
        self.said.append(said)
        self.back.append(back)


@pytest.fixture
def writing(qtbot: QtBot, store: Store) -> Iterator[Writing]:
    parent = QObject()
    yield Writing(store, parent)


@pytest.fixture
def told(writing: Writing) -> Told:
    return Told(writing)


def test_a_save_is_told_with_the_way_back(writing: Writing, told: Told, form: Form, store: Store) -> None:
    form.fields["occupation"].editor.set_text("Baker")
    assert writing.save(form, lambda: save_form(store, form))
    assert (told.said, told.states) == (["1 field saved"], ["All saved"])
    told.back[0]()
    assert khaled(store).occupation is None
    assert told.said[-1] == "Taken back"


def test_what_is_left_behind_is_told(writing: Writing, told: Told, form: Form, store: Store) -> None:
    form.fields["occupation"].editor.set_text("Baker")
    form.fields["birth_date"].editor.set_text("31 Feb 1988")
    assert not writing.save(form, lambda: save_form(store, form))
    assert told.said == ["1 field saved; what cannot be stored stays as typed"]
    assert told.states == ["Draft kept"]


def test_a_save_that_is_impossible_is_told_and_nothing_is_lost(writing: Writing, told: Told, form: Form) -> None:
    def fail() -> Outcome:
        raise KnownError("The disk is full. Nothing was written.")

    form.fields["occupation"].editor.set_text("Baker")
    assert not writing.save(form, fail)
    assert told.failed[-1] == "The disk is full. Nothing was written."
    assert told.states == ["Draft kept"]


def test_a_way_back_that_is_barred_is_told_field_by_field(writing: Writing, told: Told, store: Store) -> None:
    change = {"set": "Person", "where": WHERE}
    first = say(store, {**change, "values": {"occupation": "Baker"}})
    say(store, {**change, "values": {"occupation": "Tailor"}})
    writing.take_back(first.number)
    assert "Occupation: Baker was expected, Tailor is there now" in told.failed[-1]
    assert told.said == []


def test_the_next_attempt_takes_the_last_failure_away(writing: Writing, told: Told, form: Form, store: Store) -> None:
    writing.take_back(99)
    writing.save(form, lambda: save_form(store, form))
    assert told.failed[-1] == ""
