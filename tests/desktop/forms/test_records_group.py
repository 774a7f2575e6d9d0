"""Several lists of records on one side: chips say how many there are, and a list is made when it is looked at."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.forms.records_group import RecordsGroup, RecordsList
from resettle_desktop.desktop.forms.records_tab import RecordsTab
from resettle_desktop.records.kinds import Permit, TravelDocument
from resettle_desktop.records.record import Record
from resettle_desktop.store.store import Store
from tests.desktop.families import KHALED, khaled, say, shown

VISA = {"add": "Permit", "values": {"person": KHALED, "type": "visa", "status": "requested"}}


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def group(qtbot: QtBot, store: Store, made: list[str]) -> RecordsGroup:
    def listed(kind: type[Record]) -> RecordsList:
        def make() -> RecordsTab:
            made.append(kind.kind_name())
            return RecordsTab(store, kind, "person")

        return RecordsList(kind, "person", make)

    say(store, VISA)
    built = RecordsGroup(store, [listed(TravelDocument), listed(Permit)])
    built.show_owner(khaled(store).id)
    shown(qtbot, built)
    return built


def test_chips_say_how_many_there_are_before_a_list_is_made(group: RecordsGroup, made: list[str]) -> None:
    assert [chip.text() for chip in group.chips] == ["Travel documents", "Permits  1"]
    assert (group.count(), made) == (1, [])


def test_a_chip_shows_its_list(group: RecordsGroup, made: list[str]) -> None:
    group.chips[1].click()
    assert made == ["Permit"]
    assert group.form.kind is Permit
    assert group.shown.isVisible()


def test_a_list_is_found_by_its_kind(group: RecordsGroup) -> None:
    assert group.turn_to_kind("Permit")
    assert group.chips[1].isChecked()
    assert not group.turn_to_kind("Consent")


def test_what_is_typed_in_the_shown_list_is_saved_and_counted(group: RecordsGroup, store: Store) -> None:
    group.turn_to(0)
    group.shown.begin()
    group.form.fields["number"].editor.set_text("N1")
    assert group.save().applied is not None
    assert [each.number for each in store.rows.equal(TravelDocument)] == ["N1"]
    assert group.chips[0].text() == "Travel documents  1"


def test_another_owner_has_other_records(group: RecordsGroup, store: Store) -> None:
    group.turn_to(1)
    group.show_owner(7)
    assert (group.count(), group.form.record) == (0, None)


def test_what_is_written_elsewhere_is_counted_once_it_is_read_anew(group: RecordsGroup, store: Store) -> None:
    say(store, VISA | {"values": {**VISA["values"], "type": "exit_permit"}})  # type: ignore[dict-item]
    group.refresh()
    assert group.chips[1].text() == "Permits  2"


def test_a_list_that_is_left_reads_its_records_when_it_is_looked_at_again(group: RecordsGroup, store: Store) -> None:
    group.turn_to(1)
    left = group.shown
    group.turn_to(0)
    say(store, {"add": "Permit", "values": {"person": KHALED, "type": "exit_permit"}})
    group.refresh()
    assert left.count() == 1
    group.turn_to(1)
    assert left.count() == 2
