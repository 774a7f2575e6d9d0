"""While a person is typed, who it may be is said quietly: with the reason, a step away, never taking the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.who_it_may_be import MOST, WhoItMayBe
from resettle_desktop.desktop.parts.basics import LinkButton
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, say, unnamed

TYPED = {"given_names": "Khalid", "family_name": "Hadad", "birth_date": "1988-03-26"}


class Beside(QWidget):
    """A line that is typed in, and below it who it may be."""

    def __init__(self, store: Store, use_word: str = "") -> None:
        super().__init__()
        self.line, self.who = QLineEdit(), WhoItMayBe(store, use_word)
        down = QVBoxLayout(self)
        down.addWidget(self.line)
        down.addWidget(self.who)


@pytest.fixture
def beside(qtbot: QtBot, store: Store) -> Iterator[Beside]:
    made = Beside(store, "Move here")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.line.setFocus()
    yield made
    qtbot.waitUntil(lambda: made.who.work is None or not made.who.work.running)


def step(who: WhoItMayBe, words: str) -> LinkButton:
    return next(button for button in who.findChildren(LinkButton) if button.text() == words)


def asked(qtbot: QtBot, beside: Beside, **values: str) -> None:
    beside.who.ask({**TYPED, **values})
    qtbot.waitUntil(beside.who.isVisible)


def test_who_is_in_the_store_already_is_named_with_the_reason(qtbot: QtBot, beside: Beside, store: Store) -> None:
    asked(qtbot, beside)
    (maybe,) = beside.who.found
    assert (maybe.person, maybe.name, maybe.case) == (khaled(store).id, "Haddad, Khaled", "LEB-15C01056")
    assert "Born on the same day: 26 Mar 1988." in maybe.why


def test_the_keyboard_stays_where_one_types(qtbot: QtBot, beside: Beside) -> None:
    asked(qtbot, beside)
    assert QApplication.focusWidget() is beside.line
    assert unnamed(beside.who) == []


def test_a_stranger_takes_no_room(qtbot: QtBot, beside: Beside) -> None:
    beside.who.ask({"given_names": "Walid", "family_name": "Najjar"})
    qtbot.waitUntil(lambda: beside.who.work is not None and not beside.who.work.running)
    assert beside.who.isHidden() and beside.who.found == []


def test_each_is_a_step_away(qtbot: QtBot, beside: Beside, store: Store) -> None:
    asked(qtbot, beside)
    with qtbot.waitSignal(beside.who.person_asked) as opened:
        qtbot.mouseClick(step(beside.who, "Open"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(beside.who.use_asked) as used:
        qtbot.mouseClick(step(beside.who, "Move here"), Qt.MouseButton.LeftButton)
    assert opened.args == used.args == [khaled(store).id]


def test_where_nobody_can_be_used_there_is_only_the_way_to_the_record(qtbot: QtBot, store: Store) -> None:
    beside = Beside(store)
    qtbot.addWidget(beside)
    beside.show()
    asked(qtbot, beside)
    assert [button.text() for button in beside.who.findChildren(LinkButton)] == ["Open"]


def test_what_is_typed_while_one_is_looked_for_is_looked_for_next(qtbot: QtBot, beside: Beside, store: Store) -> None:
    asked(qtbot, beside)
    beside.who.ask({"given_names": "Walid", "family_name": "Najjar"})
    qtbot.waitUntil(beside.who.isHidden)
    assert beside.who.found == []


def test_forgotten_nobody_is_shown_even_if_somebody_was_being_looked_for(qtbot: QtBot, beside: Beside) -> None:
    asked(qtbot, beside)
    beside.who.forget()
    assert beside.who.isHidden()


def test_at_most_five_are_named(qtbot: QtBot, beside: Beside, store: Store) -> None:
    for number in range(MOST + 1):
        case = {"add": "Case", "as": "c", "values": {"unhcr_number": f"LEB-18C0000{number}"}}
        say(store, case, {"add": "Person", "values": {"case": "@c", **TYPED}})
    asked(qtbot, beside)
    assert len(beside.who.found) == MOST
