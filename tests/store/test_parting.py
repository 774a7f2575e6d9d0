"""A family taken off, placed on a later departure, or parted by agreement: seen before, and one change set."""

from __future__ import annotations

from datetime import datetime

import pytest

from resettle_desktop.records.kinds import Departure, Passenger, Waiver
from resettle_desktop.store.parting import Parting, Partings
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Movement
from tests.store.cleared import FATIMA, clear_family, departure, seats, tell

NOW = datetime(2020, 9, 21, 20, 0)


@pytest.fixture
def cleared(store: Store) -> Store:
    """Return a store with a family that may board, and a departure a day later."""
    clear_family(store)
    tell(store, *departure("BEY-2020-02", "2020-09-23"))
    return store


def movement(store: Store, reference: str = "BEY-2020-01") -> Movement:
    found = store.search.record("Departure", reference)
    assert isinstance(found, Departure)
    return store.views.movement(found)


def parting(store: Store, count: int = 2, *, later: bool = True, agreed: str = "") -> Parting:
    here = movement(store)
    to = movement(store, "BEY-2020-02").departure if later else None
    return Parting(here.departure, here.families[0], here.families[0].seats[-count:], "CVD", to, agreed)


def partings(store: Store) -> Partings:
    return Partings(store.rows, store.clearances)


def applied(store: Store, wanted: Parting) -> None:
    store.apply(partings(store).change_set(wanted, "rania", NOW))


def positive(store: Store) -> None:
    tell(
        store,
        {"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"outbreak_measures": True}},
        {"add": "HealthActivity", "values": {
            "person": FATIMA, "activity": "pcr", "done": "2020-09-21T09:00", "result": "positive",
        }},
    )  # fmt: skip


def test_a_positive_test_holds_the_household_and_names_the_person(cleared: Store) -> None:
    positive(cleared)
    here = movement(cleared)
    judged = cleared.clearances.of_departure(here.departure).travellers
    why = {each.traveller.person.given_names: [one.verdict.why for one in each.held_by] for each in judged}
    assert "Held by the test of Fatima" in why["Khaled"]
    assert not any("Held by" in said for said in why["Fatima"])


def test_taken_off_with_a_reason_the_places_are_kept_and_the_board_is_free(cleared: Store) -> None:
    positive(cleared)
    applied(cleared, parting(cleared, later=False))
    found = cleared.rows.equal(Passenger)
    assert {(each.status, each.reason, each.status_time) for each in found} == {("postponed", "CVD", NOW)}
    assert movement(cleared).seats == ()


def test_placed_on_a_later_departure_it_is_one_change_set_that_is_taken_back(cleared: Store) -> None:
    before = cleared.history.last_number()
    applied(cleared, parting(cleared))
    assert cleared.history.last_number() == before + 1
    assert [seat.passenger.status for seat in movement(cleared, "BEY-2020-02").seats] == ["listed", "listed"]
    cleared.undo(before + 1)
    assert (len(movement(cleared).seats), movement(cleared, "BEY-2020-02").seats) == (2, ())


def test_the_history_says_where_to_and_why(cleared: Store) -> None:
    applied(cleared, parting(cleared, 1, agreed="treatment of some weeks"))
    (entry,) = cleared.history.entries(limit=1)
    assert entry.reason == "Moved to BEY-2020-02 · COVID-19 positive or contact · treatment of some weeks"


def test_without_an_agreed_split_the_others_wait_here_and_there(cleared: Store) -> None:
    wanted = parting(cleared, 1)
    for found in (partings(cleared).staying(wanted), partings(cleared).arriving(wanted)):
        assert ["family_together" in [one.name for one in each.held_by] for each in found] == [True]


def test_an_agreed_split_lets_both_sides_travel_and_says_who_agreed(cleared: Store) -> None:
    wanted = parting(cleared, 1, agreed="treatment of some weeks")
    (stays,) = partings(cleared).staying(wanted)
    assert stays.cleared
    applied(cleared, wanted)
    waivers = [(each.requirement, each.reason, each.by) for each in cleared.rows.equal(Waiver)]
    assert waivers == [("family_together", "treatment of some weeks", "rania")] * 2


def test_what_is_shown_before_is_what_comes_of_it(cleared: Store) -> None:
    wanted = parting(cleared, 1, agreed="treatment of some weeks")
    supposed = [*partings(cleared).staying(wanted), *partings(cleared).arriving(wanted)]
    applied(cleared, wanted)
    came = [
        each
        for reference in ("BEY-2020-01", "BEY-2020-02")
        for each in cleared.clearances.of_departure(movement(cleared, reference).departure).travellers
    ]
    assert [[one.name for one in each.held_by] for each in supposed] == [
        [one.name for one in each.held_by] for each in came
    ]


def test_of_a_departure_without_a_time_nothing_is_said(cleared: Store) -> None:
    tell(cleared, {"add": "Departure", "values": {"reference": "BEY-2020-03"}})
    here, to = movement(cleared), movement(cleared, "BEY-2020-03").departure
    wanted = Parting(here.departure, here.families[0], here.families[0].seats, to=to)
    assert partings(cleared).arriving(wanted) == ()


def test_who_had_a_place_there_already_gets_it_back(cleared: Store) -> None:
    tell(cleared, *seats([FATIMA], "BEY-2020-02"))
    place = movement(cleared, "BEY-2020-02").seats[0].passenger.id
    tell(cleared, {"set": "Passenger", "where": {"departure": {"reference": "BEY-2020-02"}, "person": FATIMA},
                   "values": {"status": "postponed"}})  # fmt: skip
    applied(cleared, parting(cleared, 1))
    assert [seat.passenger.id for seat in movement(cleared, "BEY-2020-02").seats] == [place]


def test_who_missed_a_connection_travels_on_by_another_departure_and_keeps_what_is_known_of_the_first(
    cleared: Store,
) -> None:
    tell(cleared, {"set": "Passenger", "where": {"person": FATIMA}, "values": {"status": "missed_connection"}})
    wanted = parting(cleared, count=2)
    stranded = tuple(seat for seat in wanted.leaving if seat.passenger.status == "missed_connection")
    applied(cleared, Parting(wanted.departure, wanted.family, stranded, "AIR", wanted.to))
    here, there = movement(cleared), movement(cleared, "BEY-2020-02")
    assert "missed_connection" in [seat.passenger.status for seat in here.seats]
    assert [(seat.member.person.given_names, seat.passenger.status) for seat in there.seats] == [("Fatima", "listed")]
    assert cleared.views.same_day(there) == {}
