"""Documents and reception places: a list of them, and the form of one, whose drafts wait for their owner."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.cases.lists import OF_DOCUMENTS, OF_RECEPTION, PartsTab
from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.records.kinds import Placement, TravelDocument
from resettle_desktop.store.store import Store
from tests.desktop.families import fatima, khaled, say, shown, the_case, typed

KHALED, CASE = {"unhcr_number": "LEB-58409303"}, {"unhcr_number": "LEB-15C01056"}
PASSPORT = {"add": "TravelDocument", "values": {"person": KHALED, "type": "passport", "number": "N1"}}
LAISSEZ_PASSER = {"add": "TravelDocument", "values": {"person": KHALED, "type": "laissez_passer", "number": "LP2"}}


@pytest.fixture
def drafts() -> Drafts:
    return Drafts()


@pytest.fixture
def tab(qtbot: QtBot, store: Store, drafts: Drafts) -> RecordsTab:
    made = PartsTab(store, OF_DOCUMENTS[0], drafts)
    shown(qtbot, made)
    made.show_owner(khaled(store).id)
    return made


def cells(tab: RecordsTab, name: str = "") -> list[str]:
    """Return what the list shows of a field, of its first column without a name."""
    keys = [column.key for column in tab.table.rows().columns]
    column = keys.index(name) if name else 0
    return [tab.table.rows().cell(row, column).text for row in range(tab.table.rows().rowCount())]


def test_a_person_without_documents_is_offered_to_add_one(qtbot: QtBot, tab: RecordsTab) -> None:
    assert tab.table.isHidden() or not tab.table.isVisible()
    assert tab._nothing.isVisible() and "No travel document yet" in tab._nothing.accessibleName()


def test_a_document_is_added_to_its_person(qtbot: QtBot, tab: RecordsTab, store: Store) -> None:
    tab.begin()
    typed(qtbot, tab.form, "type", "passport")
    typed(qtbot, tab.form, "number", "N 0912345")
    assert tab.save().said == "Travel document added"
    (added,) = store.rows.equal(TravelDocument)
    assert (added.person, added.type, added.number) == (khaled(store).id, "passport", "N 0912345")
    assert cells(tab, "number") == ["N 0912345"]


def test_the_form_shows_the_record_that_is_chosen(qtbot: QtBot, tab: RecordsTab, store: Store) -> None:
    say(store, PASSPORT, LAISSEZ_PASSER)
    tab.refresh()
    tab.table.select_row(1)
    assert tab.form.fields["number"].editor.text() == "LP2"


def test_a_change_is_saved_and_seen_in_the_list(qtbot: QtBot, tab: RecordsTab, store: Store) -> None:
    say(store, PASSPORT)
    tab.refresh()
    typed(qtbot, tab.form, "expires", "19 Sep 2027")
    tab.save()
    assert cells(tab, "expires") == ["19 Sep 2027"]


def test_what_is_typed_waits_while_another_record_is_shown(qtbot: QtBot, tab: RecordsTab, store: Store) -> None:
    say(store, PASSPORT, LAISSEZ_PASSER)
    tab.refresh()
    typed(qtbot, tab.form, "number", "N2")
    tab.table.select_row(1)
    assert tab.form.fields["number"].editor.text() == "LP2"
    assert tab.table.rows().cell(0, 0).icon == "changed"
    tab.table.select_row(0)
    assert tab.form.fields["number"].editor.text() == "N2"


def test_a_record_that_was_begun_waits_with_its_owner(qtbot: QtBot, tab: RecordsTab, store: Store) -> None:
    tab.begin()
    typed(qtbot, tab.form, "number", "N7")
    tab.show_owner(fatima(store).id)
    assert tab.count() == 0 and tab._nothing.isVisible()
    tab.show_owner(khaled(store).id)
    assert cells(tab) == ["Not saved"]
    assert tab.form.fields["number"].editor.text() == "N7"


def test_another_one_is_begun_only_once(qtbot: QtBot, tab: RecordsTab) -> None:
    tab.begin()
    typed(qtbot, tab.form, "number", "N7")
    tab.begin()
    assert tab.table.rows().rowCount() == 1
    assert tab.form.fields["number"].editor.text() == "N7"


def test_a_begun_record_that_is_removed_leaves_nothing(
    qtbot: QtBot, tab: RecordsTab, drafts: Drafts, store: Store
) -> None:
    tab.begin()
    typed(qtbot, tab.form, "number", "N7")
    tab.remove()
    assert drafts.records() == frozenset() and store.rows.count(TravelDocument) == 0
    assert tab._nothing.isVisible()


def test_a_saved_record_is_no_draft_any_more(qtbot: QtBot, tab: RecordsTab, drafts: Drafts) -> None:
    tab.begin()
    typed(qtbot, tab.form, "number", "N7")
    tab.save()
    assert drafts.records() == frozenset()


def test_a_removed_record_is_told_with_the_way_back(qtbot: QtBot, tab: RecordsTab, store: Store) -> None:
    say(store, PASSPORT)
    tab.refresh()
    with qtbot.waitSignal(tab.done) as done:
        qtbot.mouseClick(tab.remove_button, Qt.MouseButton.LeftButton)
    assert done.args[0] == "Travel document removed" and store.rows.count(TravelDocument) == 0
    done.args[1]()
    assert store.rows.count(TravelDocument) == 1


def test_an_unreadable_day_stays_and_the_rest_is_added(qtbot: QtBot, tab: RecordsTab, store: Store) -> None:
    tab.begin()
    typed(qtbot, tab.form, "number", "N7")
    typed(qtbot, tab.form, "expires", "31/02/2027")
    tab.save()
    assert [each.number for each in store.rows.equal(TravelDocument)] == ["N7"]
    assert tab.form.fields["expires"].editor.text() == "31/02/2027"


@pytest.fixture
def places(qtbot: QtBot, store: Store) -> RecordsTab:
    say(store, {"add": "Placement", "values": {"case": CASE, "centre": "Florennes"}})
    made = PartsTab(store, OF_RECEPTION[0], Drafts())
    shown(qtbot, made)
    made.show_owner(the_case(store).id, {"person": [(khaled(store).id, "Haddad, Khaled")]})
    return made


def test_a_place_that_names_nobody_is_the_whole_cases(places: RecordsTab) -> None:
    assert cells(places, "person") == ["The whole case"]


def test_a_place_is_given_to_one_member(qtbot: QtBot, places: RecordsTab, store: Store) -> None:
    typed(qtbot, places.form, "person", "khaled")
    places.save()
    assert cells(places, "person") == ["Haddad, Khaled"]
    assert [each.person for each in store.rows.equal(Placement)] == [khaled(store).id]


def test_adding_puts_the_keyboard_into_the_form(qtbot: QtBot, tab: RecordsTab) -> None:
    tab.begin()
    assert QApplication.focusWidget() is tab.form.fields["type"].editor.widget
