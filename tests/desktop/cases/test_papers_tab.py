"""Machine-readable lines that are pasted or scanned fill a paper and its person, and overwrite nothing unasked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.lists import OF_DOCUMENTS
from resettle_desktop.desktop.cases.papers_tab import LINES, PapersTab
from resettle_desktop.desktop.forms.drafts import Drafts, Typing
from resettle_desktop.records.kinds import TravelDocument
from resettle_desktop.store.store import Store
from tests.desktop.families import KHALED, khaled, say, shown, unnamed, write
from tests.rules.test_mrz_proposals import PASSPORT


@pytest.fixture
def tab(qtbot: QtBot, store: Store) -> PapersTab:
    made = PapersTab(store, OF_DOCUMENTS[0], Drafts())
    made.show_owner(khaled(store).id)
    shown(qtbot, made)
    made.resize(900, 640)
    return made


def scan(tab: PapersTab, text: str = PASSPORT) -> None:
    """Type the lines as a scanner at the keyboard does."""
    tab.form.go_to(LINES)
    widget = QApplication.focusWidget()
    for place, line in enumerate(text.splitlines()):
        if place:
            QTest.keyClick(widget, Qt.Key.Key_Return)
        write(widget, line)


def papers(store: Store) -> list[TravelDocument]:
    return store.rows.equal(TravelDocument)


def test_nothing_is_proposed_until_lines_are_there(tab: PapersTab) -> None:
    tab.begin()
    assert tab.lines.isHidden()
    scan(tab, "P<SYR")
    assert tab.lines.isHidden()


def test_scanned_lines_show_what_they_say(tab: PapersTab) -> None:
    tab.begin()
    scan(tab)
    assert tab.lines.isVisible()
    assert tab.lines.ticks["TravelDocument", "number"].isChecked()


def test_what_differs_from_the_person_is_not_ticked(tab: PapersTab) -> None:
    tab.begin()
    scan(tab)
    assert not tab.lines.ticks["Person", "birth_date"].isChecked()
    assert not tab.lines.ticks["Person", "sex"].isChecked()


def test_the_lines_fill_paper_and_person_in_one_change_that_is_taken_back(
    qtbot: QtBot, tab: PapersTab, store: Store
) -> None:
    before = store.history.last_number()
    tab.begin()
    scan(tab)
    with qtbot.waitSignal(tab.done) as told:
        tab.lines.fill_button.click()
    (paper,) = papers(store)
    assert (paper.type, paper.number, str(paper.expires)) == ("passport", "L898902C3", "2012-04-15")
    assert khaled(store).document_name == "ERIKSSON ANNA MARIA"
    assert str(khaled(store).birth_date) == "1988-03-26"
    assert store.history.last_number() == before + 1
    told.args[1]()
    assert papers(store) == []
    assert khaled(store).document_name is None


def test_what_is_ticked_replaces_what_was_there(tab: PapersTab, store: Store) -> None:
    tab.begin()
    scan(tab)
    tab.lines.ticks["Person", "birth_date"].setChecked(True)
    assert "replaced: 1" in tab.lines.said.text()
    tab.fill()
    assert str(khaled(store).birth_date) == "1974-08-12"


def test_a_paper_that_is_kept_already_is_compared_and_not_overwritten(tab: PapersTab, store: Store) -> None:
    say(store, {"add": "TravelDocument", "values": {"person": KHALED, "number": "N1", "type": "passport"}})
    tab.refresh()
    scan(tab)
    assert not tab.lines.ticks["TravelDocument", "number"].isChecked()
    tab.fill()
    (paper,) = papers(store)
    assert (paper.number, str(paper.expires), paper.mrz) == ("N1", "2012-04-15", PASSPORT)


def test_what_is_typed_and_not_saved_is_not_replaced_unasked(tab: PapersTab, store: Store) -> None:
    tab.begin()
    tab.form.fill("number", "N0123456")
    scan(tab)
    assert not tab.lines.ticks["TravelDocument", "number"].isChecked()
    tab.fill()
    (paper,) = papers(store)
    assert (paper.number, str(paper.expires)) == ("N0123456", "2012-04-15")


def test_what_cannot_be_stored_stays_typed_when_the_lines_fill_the_rest(tab: PapersTab, store: Store) -> None:
    tab.begin()
    tab.form.fill("expires", "31.02.2020")
    scan(tab)
    assert not tab.lines.ticks["TravelDocument", "expires"].isChecked()
    tab.fill()
    assert papers(store)[0].expires is None
    assert tab.form.fields["expires"].editor.text() == "31.02.2020"


def test_what_is_typed_of_the_person_elsewhere_is_not_replaced_unasked(qtbot: QtBot, store: Store) -> None:
    drafts = Drafts()
    drafts.keep(khaled(store), {"document_name": Typing("HADDAD KHALED")})
    tab = PapersTab(store, OF_DOCUMENTS[0], drafts)
    tab.show_owner(khaled(store).id)
    shown(qtbot, tab)
    tab.begin()
    scan(tab)
    assert not tab.lines.ticks["Person", "document_name"].isChecked()


def test_a_wrong_check_digit_is_said_and_its_value_is_not_ticked(tab: PapersTab) -> None:
    tab.begin()
    scan(tab, PASSPORT.replace("L898902C36", "L898902C37"))
    number = next(each for each in tab.lines.proposed if each.field == "number")
    assert number.sound is False
    assert not tab.lines.ticks["TravelDocument", "number"].isChecked()


def test_a_paper_without_lines_has_none_to_read(qtbot: QtBot, store: Store) -> None:
    consents = PapersTab(store, OF_DOCUMENTS[2], Drafts())
    consents.show_owner(khaled(store).id)
    shown(qtbot, consents)
    consents.begin()
    assert consents.lines.isHidden()


def test_every_control_has_a_name(tab: PapersTab) -> None:
    tab.begin()
    scan(tab)
    assert unnamed(tab) == []
    assert QApplication.focusWidget() is not None
    assert tab.lines.fill_button.focusPolicy() != Qt.FocusPolicy.NoFocus
