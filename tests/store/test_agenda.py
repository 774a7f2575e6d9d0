"""What a day asks for is read from the indexes: who leaves, who waits, what lapses, what others owe."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from resettle_desktop.store.agenda import Agenda, Day
from resettle_desktop.store.store import Store
from tests.store.cleared import CASE, FATIMA, KHALED, clear_family, departure, seats
from tests.store.conftest import Say
from tests.store.queries import queries

EVENING = datetime(2020, 9, 21, 20, 40)
VISA = {"person": FATIMA, "type": "visa"}


@pytest.fixture
def cleared(store: Store) -> Store:
    clear_family(store)
    return store


def day(store: Store, now: datetime = EVENING) -> Day:
    return Agenda(store.rows).of(now)


def test_what_leaves_in_the_next_days_says_how_many_may_board(cleared: Store) -> None:
    (leaving,) = day(cleared).leaving
    assert (leaving.departure.reference, leaving.boards, leaving.held) == ("BEY-2020-01", 2, 0)
    assert day(cleared).later is None


def test_who_is_held_is_counted_by_what_holds(cleared: Store, say: Say) -> None:
    say({"set": "Permit", "where": VISA, "values": {"status": "refused"}})
    (leaving,) = day(cleared).leaving
    assert (leaving.boards, leaving.held, leaving.why) == (1, 1, {"visa": 1})


def test_the_next_departure_is_named_where_none_leaves_soon(cleared: Store) -> None:
    found = day(cleared, datetime(2020, 8, 1, 9, 0))
    assert found.leaving == ()
    assert found.later is not None and found.later.departure.reference == "BEY-2020-01"


def test_what_lapses_before_its_departure_stands_there_the_soonest_first(cleared: Store, say: Say) -> None:
    say({"set": "TravelDocument", "where": {"number": "N9303"}, "values": {"expires": "2020-09-21"}})
    say({"set": "Permit", "where": VISA, "values": {"valid_until": "2020-09-19"}})
    found = day(cleared)
    told = [(each.person.given_names, each.judged.requirement) for each in found.lapsing]
    assert told == [("Fatima", "visa"), ("Khaled", "travel_document")]
    assert found.lapsing_soon == 1


def test_a_family_held_by_one_names_who_and_by_what(cleared: Store, say: Say) -> None:
    say({"set": "Permit", "where": VISA, "values": {"status": "requested", "requested": "2020-09-03"}})
    (held,) = day(cleared).held
    assert (held.person.given_names, held.held_by) == ("Fatima", ("visa",))
    assert held.head is not None and held.head.given_names == "Khaled"


def test_a_family_held_by_two_is_not_among_those_held_by_one(cleared: Store, say: Say) -> None:
    say({"set": "Case", "where": CASE, "values": {"hold": True}})
    assert day(cleared).held == ()


def test_who_only_waits_for_another_does_not_hold_the_family_too(cleared: Store, say: Say) -> None:
    say({"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"outbreak_measures": True}})
    for who, result in ((KHALED, "negative"), (FATIMA, "positive")):
        values = {"person": who, "activity": "pcr", "done": "2020-09-21T09:00", "result": result}
        say({"add": "HealthActivity", "values": values})
    assert [each.person.given_names for each in day(cleared).held] == ["Fatima"]


def test_a_permit_that_was_asked_for_is_awaited_since_its_day(cleared: Store, say: Say) -> None:
    say({"set": "Permit", "where": VISA, "values": {"status": "requested", "requested": "2020-09-03"}})
    (awaited,) = day(cleared).awaited
    assert (awaited.what, awaited.persons, awaited.since) == ("visa", 1, date(2020, 9, 3))


def test_a_result_is_due_from_the_sample_on(cleared: Store, say: Say) -> None:
    say({"add": "HealthActivity", "values": {"person": KHALED, "activity": "xray", "done": "2020-09-20T09:00"}})
    found = day(cleared)
    assert ([each.person for each in found.results], found.results_due) == (["Haddad, Khaled"], 1)


def test_a_departure_that_left_with_people_not_marked_is_not_closed(cleared: Store, say: Say) -> None:
    found = day(cleared, datetime(2020, 9, 22, 10, 36))
    assert ([each.departure.reference for each in found.unclosed], found.leaving) == (["BEY-2020-01"], ())
    for who in (KHALED, FATIMA):
        say({"set": "Passenger", "where": {"person": who}, "values": {"status": "boarded"}})
    assert day(cleared, datetime(2020, 9, 22, 10, 36)).all_unclosed == 0


@pytest.mark.parametrize(("next_date", "due"), [("2020-09-20", True), ("2020-09-28", True), ("2020-09-29", False)])
def test_a_follow_up_is_due_from_a_week_before_its_day(cleared: Store, say: Say, next_date: str, due: bool) -> None:
    say({"add": "FollowUp", "values": {"person": FATIMA, "date": "2020-09-01", "next_date": next_date}})
    assert [each.label for each in day(cleared).follow_ups] == (["Rashid, Fatima"] if due else [])


def test_a_follow_up_after_which_somebody_looked_again_is_done(cleared: Store, say: Say) -> None:
    say({"add": "FollowUp", "values": {"case": CASE, "date": "2020-09-01", "next_date": "2020-09-20"}})
    assert [each.label for each in day(cleared).follow_ups] == ["Haddad, Khaled"]
    say({"add": "FollowUp", "values": {"case": CASE, "date": "2020-09-21"}})
    assert day(cleared).follow_ups == ()


def test_parked_rows_are_counted_and_the_first_are_shown(cleared: Store, say: Say) -> None:
    for row in range(9):
        say({"add": "Parked", "values": {"workbook": "places.xlsx", "row": row + 1, "reason": "number unknown"}})
    found = day(cleared)
    assert ([each.row for each in found.parked], found.rows_parked) == ([1, 2, 3, 4, 5, 6], 9)


def test_a_cancelled_departure_waits_for_nobody(cleared: Store, say: Say) -> None:
    say({"set": "Departure", "where": {"reference": "BEY-2020-01"}, "values": {"cancelled": True}})
    assert day(cleared).leaving == ()


def test_a_day_is_read_in_the_same_few_queries_however_many_are_on_board(cleared: Store, say: Say) -> None:
    before = queries(cleared, lambda: day(cleared))
    for number in range(6):
        unhcr = f"LEB-99{number:06d}"
        say({"add": "Case", "as": "c", "values": {"unhcr_number": f"LEB-20C{number:05d}"}},
            {"add": "Person", "values": {"case": "@c", "unhcr_number": unhcr, "family_name": "QASEM"}})  # fmt: skip
        say(*seats([{"unhcr_number": unhcr}]))
    assert queries(cleared, lambda: day(cleared)) <= before + 4
    assert before < 40


def test_a_departure_whose_first_leg_lies_behind_is_no_longer_ahead(cleared: Store, say: Say) -> None:
    say(*departure("BEY-2020-02", "2020-09-21"))
    assert [each.departure.reference for each in day(cleared).leaving] == ["BEY-2020-01"]
