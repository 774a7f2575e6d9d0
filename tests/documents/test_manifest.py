"""Ages, types and totals of a departure manifest."""

from collections.abc import Callable
from datetime import date

import pytest

from resettle_desktop.documents.manifest import (
    Hold,
    Manifest,
    ManifestPassenger,
    everybody,
    passenger_age,
    passenger_type,
    totals,
    totals_on_hold,
    travel_day,
)
from resettle_desktop.records.dates import KnownDate

TRAVEL = date(2020, 9, 22)
Make = Callable[..., ManifestPassenger]
MakeManifest = Callable[..., Manifest]


@pytest.fixture
def family(passenger: Make) -> tuple[ManifestPassenger, ...]:
    held = (Hold("document", "document"),)
    return (
        passenger(1, bags=2),
        passenger(2, sex="F", birth_date=KnownDate(2009, 1, 1), bags=2, holds=held),
        passenger(3, sex="F", birth_date=KnownDate(2019, 1, 1)),
        passenger(4, sex="X", birth_date=None, bags=1, holds=held),
    )


def test_the_day_of_travel_is_that_of_the_first_leg(manifest: MakeManifest) -> None:
    assert travel_day(manifest()) == TRAVEL


def test_without_a_leg_there_is_no_day_of_travel(manifest: MakeManifest) -> None:
    assert travel_day(manifest(legs=())) is None


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (KnownDate(2008, 9, 22), 12),
        (KnownDate(2008, 9, 23), 11),
        (KnownDate(2008, 9), 11),
        (KnownDate(2008), 11),
        (KnownDate(1985, estimated=True), 34),
        (KnownDate(2020), 0),
        (None, None),
    ],
)
def test_of_what_a_birth_date_allows_the_younger_age_counts(born: KnownDate, age: int, passenger: Make) -> None:
    assert passenger_age(passenger(birth_date=born), TRAVEL) == age


def test_an_age_without_a_day_of_travel_is_unknown(passenger: Make) -> None:
    assert passenger_age(passenger(), None) is None


@pytest.mark.parametrize(
    ("age", "type_"), [(0, "INF"), (1, "INF"), (2, "CHD"), (11, "CHD"), (12, "ADT"), (80, "ADT"), (None, "")]
)
def test_types_are_those_of_airlines(age: int | None, type_: str) -> None:
    assert passenger_type(age) == type_


def test_everybody_is_counted_once(manifest: MakeManifest, family: tuple[ManifestPassenger, ...]) -> None:
    counted = totals(manifest(family, family[:1]))
    assert (counted.families, counted.people, counted.bags) == (2, 5, 7)
    assert (counted.adults, counted.children, counted.infants, counted.unknown_age) == (2, 1, 1, 1)
    assert (counted.women, counted.men, counted.other_sex) == (2, 2, 1)


def test_those_on_hold_are_counted_apart(manifest: MakeManifest, family: tuple[ManifestPassenger, ...]) -> None:
    held = totals_on_hold(manifest(family, family[:1]))
    assert (held.families, held.people, held.bags) == (1, 2, 3)
    assert (held.children, held.unknown_age, held.women, held.other_sex) == (1, 1, 1, 1)


def test_an_empty_departure_has_totals_of_nothing(manifest: MakeManifest) -> None:
    assert set(vars(totals(manifest())).values()) == {0}


def test_everybody_comes_family_by_family(manifest: MakeManifest, family: tuple[ManifestPassenger, ...]) -> None:
    assert [person.number for person in everybody(manifest(family[2:], family[:2]))] == [3, 4, 1, 2]
