"""What a departure's page writes: each thing one change set, told in words, and nothing half done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from resettle_desktop.desktop.departures.writing import DepartureWriting, fill_status_menu
from resettle_desktop.records.kinds import Case, Departure, Passenger, Waiver
from resettle_desktop.records.numbers import id_text
from resettle_desktop.store.parting import Parting
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family
from tests.desktop.families import say
from tests.desktop.made_departures import (
    KHALED,
    NOOR,
    NOW,
    booked,
    departure,
    movement,
    places,
    store_with_departure,
    the_departure,
)

LISTED = [("Haddad, Khaled", "listed"), ("Rashid, Fatima", "listed")]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_with_departure(tmp_path) as made:
        yield made


class Told:
    """What a writing said: messages, and what stood in the way."""

    def __init__(self, store: Store) -> None:
        self.parent = QObject()
        self.writing = DepartureWriting(store, self.parent, lambda: NOW)
        self.messages: list[str] = []
        self.failures: list[str] = []
        self.writing.message.connect(lambda text, _undo: self.messages.append(text))
        self.writing.failed.connect(lambda text: self.failures.append(text) if text else None)


@pytest.fixture
def told(qtbot: QtBot, store: Store) -> Told:
    return Told(store)


def family(store: Store, number: str) -> Family:
    case = store.search.record("Case", number)
    assert isinstance(case, Case)
    return store.views.families([case])[0]


def test_all_members_are_listed_from_now_on(store: Store, told: Told) -> None:
    told.writing.add_families(movement(store), [family(store, "LEB-16C02001")])
    assert places(store) == [*LISTED, ("Qasem, Noor", "listed"), ("Qasem, Omar", "listed")]
    added = store.rows.equal(Passenger)[2:]
    assert {each.status_time for each in added} == {NOW}
    assert told.messages == ["1 family added, 2 persons"]


def test_who_is_there_already_is_not_listed_twice(store: Store, told: Told) -> None:
    say(store, {"remove": "Passenger", "where": {"person": KHALED}})
    told.writing.add_families(movement(store), [family(store, "LEB-15C01056")])
    assert sorted(places(store)) == LISTED


def test_nothing_to_add_writes_and_says_nothing(store: Store, told: Told) -> None:
    before = store.history.last_number()
    told.writing.add_families(movement(store), [family(store, "LEB-15C01056")])
    assert store.history.last_number() == before
    assert told.messages == []


def test_a_person_removed_meanwhile_is_told_and_nobody_is_added(store: Store, told: Told) -> None:
    found = family(store, "LEB-16C02001")
    say(store, {"remove": "Person", "where": NOOR})
    told.writing.add_families(movement(store), [found])
    assert places(store) == LISTED
    assert "E121" in told.failures[0]


def test_one_who_is_taken_off_is_told_by_name_and_several_by_their_number(store: Store, told: Told) -> None:
    seats = movement(store).seats
    told.writing.take_off(seats[:1])
    told.writing.take_off(seats[1:])
    assert told.messages == ["Haddad, Khaled taken off", "Rashid, Fatima taken off"]
    assert places(store) == []


def test_a_place_that_was_changed_meanwhile_is_not_taken_off(store: Store, told: Told) -> None:
    seats = movement(store).seats
    say(store, {"set": "Passenger", "where": {"person": KHALED}, "values": {"ticket": "2352400117733"}})
    told.writing.take_off(seats)
    assert places(store) == LISTED
    assert "2352400117733 is there now" in told.failures[0]


def test_a_status_stands_with_its_time_and_the_history_says_which(store: Store, told: Told) -> None:
    told.writing.set_status(movement(store).seats, "checked_in")
    assert {(each.status, each.status_time) for each in store.rows.equal(Passenger)} == {("checked_in", NOW)}
    assert told.messages == ["2 persons: checked in"]
    assert store.history.entry(store.history.last_number()).reason == "Checked in"


def test_a_departure_of_which_papers_were_printed_is_not_removed(store: Store, told: Told) -> None:
    paper = {"departure": {"reference": "BEY-2020-01"}, "document": "departure-manifest", "version": 1}
    say(store, {"add": "Paper", "values": paper})
    told.writing.remove_departure(movement(store))
    assert store.rows.count(Departure) == 1
    assert places(store) == LISTED
    assert "E126" in told.failures[0]


def test_cancelling_twice_changes_nothing_more(store: Store, told: Told) -> None:
    told.writing.set_cancelled(the_departure(store), True)
    told.writing.set_cancelled(the_departure(store), True)
    assert told.messages == ["BEY-2020-01 is cancelled"]


def test_the_menu_parts_those_who_travel_from_those_who_do_not(qtbot: QtBot) -> None:
    menu, chosen = QMenu(), []
    fill_status_menu(menu, chosen.append)
    labels = [action.text() for action in menu.actions()]
    parted = labels.index("")
    assert {"Listed", "Boarded", "Arrived"} <= set(labels[:parted])
    assert {"No show", "Postponed", "Returned"} <= set(labels[parted:])
    menu.actions()[labels.index("No show")].trigger()
    assert chosen == ["no_show"]


def test_a_waiver_is_for_this_departure_with_its_reason_and_who_gave_it(store: Store, told: Told) -> None:
    here = movement(store)
    told.writing.waive(here.seats[0], here.departure, "visa", "agreed with the embassy")
    (waiver,) = store.rows.equal(Waiver)
    assert (waiver.requirement, waiver.reason, waiver.by) == ("visa", "agreed with the embassy", "rania")
    assert (waiver.person, waiver.departure) == (here.seats[0].member.person.id, here.departure.id)
    assert told.messages == ["Haddad, Khaled: Visa waived"]


def test_a_family_is_taken_off_with_a_reason_and_its_places_are_kept(store: Store, told: Told) -> None:
    here = movement(store)
    assert told.writing.part(Parting(here.departure, here.families[0], here.seats, "CVD"))
    kept = store.rows.equal(Passenger)
    assert {(each.status, each.reason, each.status_time) for each in kept} == {("postponed", "CVD", NOW)}
    assert movement(store).seats == ()
    assert told.messages == ["2 persons taken off"]


def test_a_family_is_moved_to_a_later_departure_as_one_change_set(store: Store, told: Told) -> None:
    say(store, *departure("BEY-2020-02", 29))
    before, target = store.history.last_number(), the_departure(store, "BEY-2020-02")
    here = movement(store)
    assert told.writing.part(Parting(here.departure, here.families[0], here.seats, to=target))
    assert store.history.last_number() == before + 1
    assert movement(store).seats == ()
    moved = movement(store, "BEY-2020-02").seats
    assert [(seat.member.label, seat.passenger.status) for seat in moved] == LISTED
    store.undo(before + 1)
    assert [seat.member.label for seat in movement(store).seats] == ["Haddad, Khaled", "Rashid, Fatima"]
    assert movement(store, "BEY-2020-02").seats == ()


def test_who_had_a_place_on_the_later_departure_gets_it_back(store: Store, told: Told) -> None:
    say(store, *departure("BEY-2020-02", 29))
    booked(store, KHALED, reference="BEY-2020-02")
    place = movement(store, "BEY-2020-02").seats[0].passenger.id
    say(store, {"set": "Passenger", "where": {"id": id_text(place)}, "values": {"status": "postponed"}})
    here, to = movement(store), the_departure(store, "BEY-2020-02")
    assert told.writing.part(Parting(here.departure, here.families[0], here.seats[:1], to=to))
    assert [seat.passenger.id for seat in movement(store, "BEY-2020-02").seats] == [place]
