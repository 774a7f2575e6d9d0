"""Where values were changed since, each is now's or goes back, and nothing is taken back before that is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.reconciling import Reconciling
from resettle_desktop.store.changes import Change, ChangeSet, FieldConflict
from tests.desktop.families import shown, unnamed

BACK = ChangeSet((
    Change("Person", 7, {"occupation": "Baker", "phone": "1"}, {"occupation": None, "phone": None}),
    Change("Person", 8, {"given_names": "Noor"}, None),
), "back")  # fmt: skip
CONFLICTS = (
    FieldConflict("Person", 7, "Haddad, Khaled", "occupation", "Baker", "Tailor"),
    FieldConflict("Person", 8, "Haddad, Noor", "given_names", "Noor", "Nour"),
)


@pytest.fixture
def asking(qtbot: QtBot) -> Reconciling:
    made = Reconciling()
    qtbot.addWidget(made)
    made.ask(BACK, CONFLICTS)
    return made


def decided(qtbot: QtBot, asking: Reconciling) -> ChangeSet:
    with qtbot.waitSignal(asking.agreed) as told:
        asking.take_button.click()
    (change_set,) = told.args
    assert isinstance(change_set, ChangeSet)
    return change_set


def test_what_is_there_now_wins_unless_it_is_said_otherwise(qtbot: QtBot, asking: Reconciling) -> None:
    (change,) = decided(qtbot, asking).changes
    assert (change.before, change.after) == ({"phone": "1"}, {"phone": None})


def test_what_goes_back_replaces_what_is_there_now(qtbot: QtBot, asking: Reconciling) -> None:
    for _now, back in asking.options.values():
        back.click()
    person, removed = decided(qtbot, asking).changes
    assert person.before == {"occupation": "Tailor", "phone": "1"}
    assert (removed.before, removed.after) == ({"given_names": "Nour"}, None)


def test_each_choice_says_whose_field_it_is_and_the_whole_value(asking: Reconciling) -> None:
    now, back = asking.options[8, "given_names"]
    assert now.accessibleName() == "Haddad, Noor: Given names: Now: Nour"
    assert back.text() == "Back to: removed"
    assert unnamed(asking) == []


def test_escape_leaves_everything_as_it_is(qtbot: QtBot, asking: Reconciling) -> None:
    shown(qtbot, asking)
    with qtbot.assertNotEmitted(asking.agreed):
        qtbot.keyClick(asking, Qt.Key.Key_Escape)
    assert asking.isHidden()
