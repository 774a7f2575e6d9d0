"""Contacts are kept among the settings: added, changed, removed, found, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.drafts import Drafts
from resettle_desktop.desktop.settings.contacts import ContactsSide
from resettle_desktop.records.kinds import Contact
from resettle_desktop.store.store import Store
from tests.desktop.families import empty_store, say, shown, typed, unnamed

LIEVE = {"agency": "Fedasil", "person": "Lieve Maes", "function": "Dispatching", "phone": "+32 2 213 44 11"}
OMAR = {"agency": "Clinic", "person": "Omar Khoury", "email": "omar@example.org"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with empty_store(tmp_path) as made:
        yield made


@pytest.fixture
def side(qtbot: QtBot, store: Store) -> ContactsSide:
    made = ContactsSide(store, Drafts(store))
    shown(qtbot, made)
    return made


def names(side: ContactsSide) -> list[str]:
    rows = side.list.table.rows()
    return [rows.index(row, 1).data() for row in range(rows.rowCount())]


def test_the_first_contact_is_typed_and_saved(qtbot: QtBot, side: ContactsSide, store: Store) -> None:
    side.list.begin()
    typed(qtbot, side.list.form, "agency", "Fedasil")
    typed(qtbot, side.list.form, "person", "Lieve Maes")
    assert side.save_button.isEnabled()
    side.save_button.click()
    assert [(each.agency, each.person) for each in store.rows.equal(Contact)] == [("Fedasil", "Lieve Maes")]
    assert not side.save_button.isEnabled()


def test_contacts_stand_by_agency_and_are_narrowed_while_typing(qtbot: QtBot, side: ContactsSide, store: Store) -> None:
    say(store, {"add": "Contact", "values": LIEVE}, {"add": "Contact", "values": OMAR})
    qtbot.waitUntil(lambda: names(side) == ["Omar Khoury", "Lieve Maes"])
    qtbot.keyClicks(side.search, "dispatch")
    assert names(side) == ["Lieve Maes"]


def test_a_contact_that_is_begun_is_kept_as_a_draft(qtbot: QtBot, store: Store) -> None:
    drafts = Drafts(store)
    side = ContactsSide(store, drafts)
    shown(qtbot, side)
    side.list.begin()
    typed(qtbot, side.list.form, "person", "Lieve")
    again = ContactsSide(store, drafts)
    qtbot.addWidget(again)
    assert again.list.form.fields["person"].editor.text() == "Lieve"


def test_a_removed_contact_comes_back_from_its_message(qtbot: QtBot, side: ContactsSide, store: Store) -> None:
    say(store, {"add": "Contact", "values": LIEVE})
    qtbot.waitUntil(lambda: names(side) == ["Lieve Maes"])
    with qtbot.waitSignal(side.message) as told:
        side.list.remove_button.click()
    assert store.rows.count(Contact) == 0
    told.args[1]()
    assert store.rows.count(Contact) == 1


def test_every_control_has_a_name(side: ContactsSide) -> None:
    side.list.begin()
    assert unnamed(side) == []


@pytest.mark.parametrize("text", ["fedasil", "Maes", "0032 22134411"])
def test_search_finds_a_contact_by_agency_name_and_number(store: Store, text: str) -> None:
    say(store, {"add": "Contact", "values": LIEVE})
    assert [record.label() for record in store.search.find(text, "Contact").records] == ["Lieve Maes Fedasil"]
