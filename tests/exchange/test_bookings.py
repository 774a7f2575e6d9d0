"""What the travel desk booked: one row brings a departure, its legs and a passenger."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from resettle_desktop.exchange.importing import Outcome
from resettle_desktop.records.kinds import Departure, Leg, Passenger, Person
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Bring, numbers, only

HEADINGS = (
    "Movement", "Date", "PNR", "E-ticket", "Individual Number", "Name on ticket", "Flight 1", "From 1", "To 1", "Dep 1",
    "Arr 1", "Flight 2", "From 2", "To 2", "Dep 2", "Arr 2", "SSR",
)  # fmt: skip
DAY = datetime(2020, 9, 22)
FIRST = ("TK829", "BEY", "IST", "10:35", "12:25")
SECOND = ("TK1939", "IST", "BRU", "15:05", "17:45")


def row(
    number: str, name: str, ticket: object = 2352400000000, legs: Any = (*FIRST, *SECOND), ssr: str = ""
) -> list[Any]:
    return ["BEY-2020-01", DAY, "KRLTRZ", ticket, number, name, *legs, ssr]


KHALED = row("LEB-24310024", "SHAHIN/KHALED MR")
HEBA = row("LEB-92751383", "BARAKAT/HEBA", 2352400000001, ssr="WCHS")


def seats(store: Store) -> dict[str | None, Passenger]:
    people = {person.id: person.unhcr_number for person in store.rows.equal(Person)}
    return {people[each.person or 0]: each for each in store.rows.equal(Passenger)}


def legs(store: Store) -> list[tuple[object, ...]]:
    names = ("order", "carrier", "number", "origin", "destination", "departs", "arrives")
    return [tuple(each.values()[name] for name in names) for each in store.rows.equal(Leg)]


def test_passengers_share_one_departure_with_two_legs(bring_to_families: Bring, families: Store) -> None:
    prepared = bring_to_families([HEADINGS, KHALED, HEBA])
    assert (prepared.layout.name, prepared.count(Outcome.CREATED)) == ("bookings", 2)
    departure = only(families.rows.equal(Departure))
    assert (departure.reference, departure.from_country) == ("BEY-2020-01", "LBN")
    assert legs(families) == [
        (1, "TK", "829", "BEY", "IST", "2020-09-22T10:35", "2020-09-22T12:25"),
        (2, "TK", "1939", "IST", "BRU", "2020-09-22T15:05", "2020-09-22T17:45"),
    ]


def test_each_has_a_seat_with_code_ticket_and_services(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, KHALED, HEBA])
    heba = seats(families)["LEB-92751383"]
    assert (heba.pnr, heba.ticket, heba.ticket_name, heba.services) == (
        "KRLTRZ", "2352400000001", "BARAKAT/HEBA", ("WCHS",),
    )  # fmt: skip
    assert heba.status == "listed"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        (2352400000007.0, "2352400000007"), (822400000007, "0822400000007"), ("235-2400000007", "235-2400000007"),
        ("2352400000007.0", "2352400000007"), ("0822400000007", "0822400000007"),
    ],
)  # fmt: skip
def test_a_ticket_keeps_its_13_digits(bring_to_families: Bring, families: Store, cell: object, kept: str) -> None:
    bring_to_families([HEADINGS, row("LEB-24310024", "SHAHIN/KHALED", cell)])
    assert seats(families)["LEB-24310024"].ticket == kept


def test_a_ticket_whose_digits_are_lost_is_told(bring_to_families: Bring, families: Store) -> None:
    prepared = bring_to_families([HEADINGS, row("LEB-24310024", "SHAHIN/KHALED", "2.3524E+12")])
    assert numbers(prepared) == ["E134"]
    assert seats(families)["LEB-24310024"].ticket is None


def test_one_flight_makes_one_leg(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, row("LEB-24310024", "SHAHIN/KHALED", legs=(*FIRST, *[None] * 5))])
    assert [leg[0] for leg in legs(families)] == [1]


def test_an_arrival_after_midnight_is_on_the_next_day(bring_to_families: Bring, families: Store) -> None:
    night = ("TK829", "BEY", "IST", "22:30", "00:25", "TK1939", "IST", "BRU", "06:05", "08:45")
    bring_to_families([HEADINGS, row("LEB-24310024", "SHAHIN/KHALED", legs=night)])
    assert [leg[5:] for leg in legs(families)] == [
        ("2020-09-22T22:30", "2020-09-23T00:25"), ("2020-09-23T06:05", "2020-09-23T08:45"),
    ]  # fmt: skip


def test_headings_that_say_both_legs_alike_are_told_apart_by_their_order(
    bring_to_families: Bring, families: Store
) -> None:
    headings = (
        "Group",
        "Travel date",
        "PNR",
        "Ticket no",
        "UNHCR ID",
        "Passenger",
        *("Flight", "From", "To", "ETD", "ETA") * 2,
    )
    bring_to_families([headings, [*KHALED[:-1]]])
    assert [leg[:5] for leg in legs(families)] == [(1, "TK", "829", "BEY", "IST"), (2, "TK", "1939", "IST", "BRU")]


def test_one_heading_may_stand_over_an_airport_and_an_hour(bring_to_families: Bring, families: Store) -> None:
    headings = (*HEADINGS[:6], "Vol 1", "Arrivée 1", "Départ 1", "Arrivée 1", "Départ 1")
    turned = (FIRST[0], FIRST[2], FIRST[1], FIRST[4], FIRST[3])
    prepared = bring_to_families([headings, [*KHALED[:6], *turned]])
    assert (prepared.unmapped, numbers(prepared)) == ((), [])
    assert legs(families) == [(1, "TK", "829", "BEY", "IST", "2020-09-22T10:35", "2020-09-22T12:25")]


def test_columns_of_strange_headings_are_known_by_what_they_hold(bring_to_families: Bring, families: Store) -> None:
    headings = ("Mouvement", "Date de départ", "k1", "k2", "k3", "k4", *(f"x{n}" for n in range(10)))
    prepared = bring_to_families([headings, KHALED[:-1], HEBA[:-1]], layout="bookings")
    assert prepared.unmapped == ()
    assert len(legs(families)) == 2
    assert seats(families)["LEB-92751383"].ticket == "2352400000001"


def test_without_a_reference_the_airport_and_the_day_make_one(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS[1:], KHALED[1:], HEBA[1:]])
    assert [each.reference for each in families.rows.equal(Departure)] == ["BEY-2020-09-22"]


def test_what_a_departure_is_called_may_stand_over_the_list(bring_to_families: Bring, families: Store) -> None:
    above = [["Movement:", "BEY-2020-01"], ["Date:", "22/09/2020"], []]
    bring_to_families([*above, HEADINGS[2:], KHALED[2:], HEBA[2:]])
    assert [each.reference for each in families.rows.equal(Departure)] == ["BEY-2020-01"]
    assert legs(families)[0][5] == "2020-09-22T10:35"


def test_a_row_that_names_no_departure_waits(bring_to_families: Bring, families: Store) -> None:
    prepared = bring_to_families([("PNR", "E-ticket", "Individual Number"), ("KRLTRZ", 2352400000000, "LEB-24310024")])
    assert numbers(prepared) == ["E136"]
    assert families.rows.count(Passenger) == families.rows.count(Departure) == 0


def test_the_same_list_again_changes_nothing_not_even_a_state(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, KHALED, HEBA])
    khaled = seats(families)["LEB-24310024"]
    changes = [
        {"set": "Passenger", "where": {"person": {"unhcr_number": "LEB-24310024"}}, "values": {"status": "boarded"}}
    ]
    families.apply(families.read_statement({"reason": "", "changes": changes}, "test").change_set)
    again = bring_to_families([HEADINGS, KHALED, HEBA])
    assert again.change_set.changes == ()
    assert families.rows.get(Passenger, khaled.id).status == "boarded"  # type: ignore[union-attr]


def test_a_blank_erases_nothing(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, HEBA])
    blank = ["BEY-2020-01", DAY, None, None, "LEB-92751383", None, *[None] * 10, None]
    assert bring_to_families([HEADINGS, blank]).change_set.changes == ()
    assert seats(families)["LEB-92751383"].pnr == "KRLTRZ"


def test_a_leg_of_which_two_rows_say_two_things_is_told(bring_to_families: Bring, families: Store) -> None:
    other = row("LEB-92751383", "BARAKAT/HEBA", legs=("TK831", *FIRST[1:], *SECOND))
    prepared = bring_to_families([HEADINGS, KHALED, other])
    assert numbers(prepared) == ["W216"]
    assert legs(families)[0][2] == "829"


def test_the_next_version_changes_rows_adds_new_ones_and_names_who_is_gone(
    bring_to_families: Bring, families: Store
) -> None:
    bring_to_families([HEADINGS, KHALED, HEBA])
    moved = row("LEB-24310024", "SHAHIN/KHALED MR", 2352400000009)
    moved[2] = "ABCDEF"
    other = next(each for each in families.rows.equal(Person) if each.unhcr_number not in seats(families))
    new = row(str(other.unhcr_number), "SHAHIN/NEW", 2352400000002)
    prepared = bring_to_families([HEADINGS, moved, new])
    assert (prepared.count(Outcome.UPDATED), prepared.count(Outcome.CREATED)) == (1, 1)
    khaled = seats(families)["LEB-24310024"]
    assert (khaled.pnr, khaled.ticket) == ("ABCDEF", "2352400000009")
    assert seats(families)["LEB-92751383"].status == "listed"
    assert len(seats(families)) == 3 and families.rows.count(Departure) == 1
    (note,) = prepared.notes
    assert note.startswith("BEY-2020-01: 1 passenger is in no row of this list and stays on it: Barakat, Heba")


def test_who_was_taken_off_before_is_not_asked_about(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, KHALED, HEBA])
    off = {"set": "Passenger", "where": {"ticket_name": "BARAKAT/HEBA"}, "values": {"status": "postponed"}}
    families.apply(families.read_statement({"reason": "", "changes": [off]}, "test").change_set)
    assert bring_to_families([HEADINGS, KHALED]).notes == ()


def test_a_row_that_waits_may_be_about_who_is_gone(bring_to_families: Bring, families: Store) -> None:
    bring_to_families([HEADINGS, KHALED, HEBA])
    (note,) = bring_to_families([HEADINGS, KHALED, row("LEB-00000000", "NOBODY/KNOWN", 2352400000005)]).notes
    assert note.endswith("1 row waits, and may be about one of them.")
