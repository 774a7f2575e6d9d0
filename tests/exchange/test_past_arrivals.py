"""An office's old list: whole names in one cell, one departure a day and country, everybody arrived."""

from __future__ import annotations

from datetime import datetime

from resettle_desktop.records.kinds import Case, Departure, Leg, Passenger, Person, Placement
from resettle_desktop.store.store import Store
from tests.exchange.conftest import Bring, numbers, only

HEADINGS = (
    "Year", "Case", "Individual No", "Name", "Sex", "Date of birth", "Nationality", "Travelled from", "Departure",
    "Arrival in Belgium", "Centre",
)  # fmt: skip
LEFT, ARRIVED = datetime(2020, 1, 15), datetime(2020, 1, 16)
YASMIN = (
    2020, "385-15C70001", "917-00001000", "AL HAMWI, Yasmin", "F", datetime(1972, 8, 24), "Syria", "Lebanon", LEFT,
    ARRIVED, "Pondrôme",
)  # fmt: skip
FATIMA = (
    2020,
    "385-15C70001",
    "917-00001001",
    "BARAKAT, Fatima",
    "F",
    datetime(2004, 12, 11),
    *YASMIN[6:10],
    "Kapellen",
)
ALI = (
    2020,
    "385-15C70003",
    "917-00003000",
    "ABBOUD, Ali",
    "M",
    datetime(2003, 6, 12),
    "Syria",
    "Turkey",
    LEFT,
    ARRIVED,
    "",
)


def test_a_day_and_a_country_are_one_departure_without_legs(bring: Bring, store: Store) -> None:
    assert bring([HEADINGS, YASMIN, FATIMA, ALI]).layout.name == "past-arrivals"
    departures = {each.reference: each.from_country for each in store.rows.equal(Departure)}
    assert departures == {"LBN-2020-01-15": "LBN", "TUR-2020-01-15": "TUR"}
    assert store.rows.count(Leg) == 0


def test_everybody_arrived_that_day(bring: Bring, store: Store) -> None:
    bring([HEADINGS, YASMIN, FATIMA])
    states = {(each.status, each.values()["status_time"]) for each in store.rows.equal(Passenger)}
    assert states == {("arrived", "2020-01-16T00:00")}


def test_the_parts_of_a_name_are_told_apart(bring: Bring, store: Store) -> None:
    bring([HEADINGS, YASMIN])
    yasmin = only(store.rows.equal(Person))
    assert (yasmin.family_name, yasmin.given_names, yasmin.nationality) == ("AL HAMWI", "Yasmin", "SYR")


def test_the_members_of_a_family_may_have_places_of_their_own(bring: Bring, store: Store) -> None:
    bring([HEADINGS, YASMIN, FATIMA])
    assert (store.rows.count(Case), store.rows.count(Person)) == (1, 2)
    assert {each.centre for each in store.rows.equal(Placement)} == {"Pondrôme", "Kapellen"}


def test_without_a_day_of_departure_that_of_arrival_counts(bring: Bring, store: Store) -> None:
    bring([[*HEADINGS[:8], HEADINGS[9]], [*YASMIN[:8], YASMIN[9]]])
    assert only(store.rows.equal(Departure)).reference == "LBN-2020-01-16"


def test_a_country_for_all_rows_can_be_set(bring: Bring, store: Store) -> None:
    bring([[*HEADINGS[:7], *HEADINGS[8:]], [*YASMIN[:7], *YASMIN[8:]]], set_values={"from_country": "LBN"})
    assert only(store.rows.equal(Departure)).reference == "LBN-2020-01-15"


def test_a_row_without_a_country_waits(bring: Bring, store: Store) -> None:
    assert numbers(bring([HEADINGS, [*YASMIN[:7], "", *YASMIN[8:]]])) == ["E136"]
    assert store.rows.count(Passenger) == 0


def test_the_same_list_again_changes_nothing(bring: Bring) -> None:
    bring([HEADINGS, YASMIN, FATIMA, ALI])
    assert bring([HEADINGS, YASMIN, FATIMA, ALI]).change_set.changes == ()
