"""What the departure manifest says: its people and flights, their ages on the day of travel, and the totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from resettle_desktop.records.dates import KnownDate


@dataclass(frozen=True)
class Hold:
    """Why somebody may not board, in one word, for the paper is handed to the airline; never the whole reason.

    ``field`` is ``document`` or ``visa`` where the date of that paper is what is wrong.
    """

    short: str
    field: str = ""


@dataclass(frozen=True)
class ManifestLeg:
    """One flight or road stretch, with the local times of its two places; None where they are not known yet."""

    carrier: str
    number: str
    origin: str
    destination: str
    departs: datetime | None
    arrives: datetime | None


@dataclass(frozen=True)
class ManifestPassenger:
    """One person on the manifest; ``number`` is theirs on every paper of the departure.

    ``sex`` and ``services`` are codes as airlines write them (M, F; WCHS, INFT); every other text is as it is to be
    read. ``original_name`` stands in only where nothing is known in Latin letters.
    """

    number: int
    family_name: str
    given_names: str
    original_name: str = ""
    sex: str = ""
    birth_date: KnownDate | None = None
    relationship: str = ""
    unhcr_number: str = ""
    document: str = ""
    document_expires: date | None = None
    visa: str = ""
    visa_until: date | None = None
    ticket: str = ""
    pnr: str = ""
    seat: str = ""
    bags: int | None = None
    services: tuple[str, ...] = ()
    holds: tuple[Hold, ...] = ()


@dataclass(frozen=True)
class ManifestFamily:
    """A case and those of its people who are on this departure."""

    number: int
    name: str
    case_number: str
    passengers: tuple[ManifestPassenger, ...]


@dataclass(frozen=True)
class Manifest:
    """A whole manifest in one version; ``meeting``, ``escort`` and ``remarks`` may be empty.

    ``measures`` are the lines of outbreak measures, none while there is no outbreak.
    """

    office: str
    programme: str
    reference: str
    meeting: str
    legs: tuple[ManifestLeg, ...]
    families: tuple[ManifestFamily, ...]
    version: int
    prepared_by: str
    printed_at: datetime
    remarks: str = ""
    escort: str = ""
    cancelled: bool = False
    measures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Totals:
    """How many; adults are 12 and older, children 2 to 11, infants under 2, as airlines count."""

    families: int
    people: int
    adults: int
    children: int
    infants: int
    unknown_age: int
    women: int
    men: int
    other_sex: int
    bags: int


def travel_day(manifest: Manifest) -> date | None:
    """Return the local day on which the first leg departs; None while that is not known."""
    departs = manifest.legs[0].departs if manifest.legs else None
    return departs.date() if departs else None


def passenger_age(passenger: ManifestPassenger, day: date | None) -> int | None:
    """Return completed years on that day; None where the day or the date of birth is not known.

    Of a year, a month or an estimate the latest day that it allows counts, so that a child in doubt is taken for the
    younger one and gets a child's place; never below 0.
    """
    return max(0, passenger.birth_date.age_on(day)) if passenger.birth_date and day else None


def passenger_type(age: int | None) -> str:
    """Return IATA's passenger type for an age on the day of travel: ADT from 12, CHD from 2, INF below; else empty."""
    if age is None:
        return ""
    return "ADT" if age >= 12 else "CHD" if age >= 2 else "INF"


def totals(manifest: Manifest) -> Totals:
    """Return the totals of everybody on the manifest, by their age on the day of travel."""
    return _count(manifest, lambda _passenger: True)


def totals_on_hold(manifest: Manifest) -> Totals:
    """Return the totals of those on hold; a family counts when any of its people is held."""
    return _count(manifest, lambda passenger: bool(passenger.holds))


def everybody(manifest: Manifest) -> Iterable[ManifestPassenger]:
    """Return all people of a manifest, family by family."""
    return (passenger for family in manifest.families for passenger in family.passengers)


def _count(manifest: Manifest, counted: Callable[[ManifestPassenger], bool]) -> Totals:
    people = [passenger for passenger in everybody(manifest) if counted(passenger)]
    day = travel_day(manifest)
    types = [passenger_type(passenger_age(passenger, day)) for passenger in people]
    sexes = [passenger.sex for passenger in people]
    return Totals(
        families=sum(any(map(counted, family.passengers)) for family in manifest.families),
        people=len(people),
        adults=types.count("ADT"),
        children=types.count("CHD"),
        infants=types.count("INF"),
        unknown_age=types.count(""),
        women=sexes.count("F"),
        men=sexes.count("M"),
        other_sex=len(people) - sexes.count("F") - sexes.count("M"),
        bags=sum(passenger.bags or 0 for passenger in people),
    )
