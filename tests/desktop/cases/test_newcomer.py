"""While a new member is typed, somebody of another case who may be the one can come here instead, seen before."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.page import CasePage
from resettle_desktop.desktop.parts.basics import LinkButton
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.store import Store
from tests.desktop.families import khaled, say, shown, the_case, typed


@pytest.fixture
def page(qtbot: QtBot, store: Store) -> CasePage:
    """The page of a case of one, beside the family of Haddad."""
    say(
        store,
        {"add": "Case", "as": "c", "values": {"unhcr_number": "LEB-18C02222"}},
        {"add": "Person", "values": {"case": "@c", "given_names": "Omar", "relationship": "principal_applicant"}},
    )
    (case,) = store.rows.equal(Case, unhcr_number="LEB-18C02222")
    made = CasePage(store, case.id)
    shown(qtbot, made)
    return made


def type_khaled(qtbot: QtBot, page: CasePage) -> None:
    page.add_member()
    for name, text in (("given_names", "Khalid"), ("family_name", "Hadad"), ("birth_date", "26.3.1988")):
        typed(qtbot, page.person_form, name, text)
    qtbot.waitUntil(page.newcomer.isVisible)


def read(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def press(page: CasePage, words: str) -> None:
    next(button for button in page.newcomer.findChildren(LinkButton) if button.text() == words).click()


def test_somebody_of_another_case_is_opened(qtbot: QtBot, page: CasePage, store: Store) -> None:
    type_khaled(qtbot, page)
    with qtbot.waitSignal(page.person_opened) as asked:
        press(page, "Open")
    assert asked.args == [khaled(store).id]


def test_what_the_move_would_change_is_seen_before(qtbot: QtBot, page: CasePage, store: Store) -> None:
    type_khaled(qtbot, page)
    press(page, "Move here…")
    qtbot.waitUntil(lambda: {"Haddad, Khaled", "Omar"} <= set(read(page.changes)))
    assert khaled(store).case == the_case(store).id


def test_who_comes_takes_the_place_of_what_was_typed(qtbot: QtBot, page: CasePage, store: Store) -> None:
    type_khaled(qtbot, page)
    press(page, "Move here…")
    page.changes.currentWidget().button.click()
    assert khaled(store).case == page.case_id and page.person_id == khaled(store).id
    assert page.family.new is None and store.rows.count(Person) == 3
    assert page.newcomer.isHidden()


def test_of_a_member_who_is_there_already_nobody_is_asked(qtbot: QtBot, page: CasePage) -> None:
    type_khaled(qtbot, page)
    page.step_member(-1)
    typed(qtbot, page.person_form, "family_name", "Haddad")
    assert page.newcomer.isHidden() and page.newcomer.found == []
