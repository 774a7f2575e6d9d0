"""What clearance is judged from: a journey at its moment, each traveller's records, and the household."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.kinds import (
    Attendance,
    Case,
    Consent,
    Departure,
    Escort,
    HealthActivity,
    Leg,
    OutbreakMeasures,
    Passenger,
    Permit,
    Person,
    Placement,
    Session,
    TravelDocument,
    TravelNeed,
    Waiver,
)
from resettle_desktop.records.record import Record
from resettle_desktop.rules.clearance.limits import Limits
from resettle_desktop.rules.clearance.measures import Measures, measures_of
from resettle_desktop.rules.stages import has_left

# what clearance reads of each kind, and nothing else; never what is sealed
FACTS: Mapping[type[Record], tuple[str, ...]] = {
    Case: (
        "programme", "asylum_country", "decision", "decided", "hold", "hold_kind", "hold_reason", "withdrawn", "closed",
    ),
    Person: (
        "case", "family_name", "given_names", "document_name", "birth_date", "claimed_birth_date", "relationship",
        "expected_delivery", "guardian", "custody_paper", "hold", "hold_kind", "hold_reason", "withdrawn", "died",
    ),
    Departure: ("from_country", "meeting_place", "escort", "outbreak_measures", "cancelled"),
    Escort: ("departure", "type", "case", "person"),
    Leg: ("departure", "order", "origin", "destination", "departs", "arrives"),
    Passenger: ("departure", "person", "status", "ticket_name", "seat", "services", "masks"),
    TravelDocument: ("person", "type", "number", "status", "expires", "mrz"),
    Permit: ("person", "type", "status", "requested", "valid_from", "valid_until"),
    HealthActivity: ("person", "activity", "done", "result", "valid_until", "ended"),
    Consent: ("person", "purpose", "type", "given", "form_signed", "withdrawn"),
    TravelNeed: ("person", "code", "escort_name"),
    Waiver: ("person", "departure", "requirement", "reason", "by", "until"),
    Session: ("kind", "date"),
    Attendance: ("session", "person", "result", "remarks"),
    Placement: ("case", "person", "centre", "municipality", "available_from", "until"),
}  # fmt: skip


@dataclass(frozen=True)
class Journey:
    """A departure at its moment: ``departs`` of the first leg and ``arrives`` of the last, local times of their places.

    ``zone`` is that of the place of departure, where hours are counted over a change of its clocks; ``origin`` is that
    place. ``periods`` are all outbreak measures that there are, of which those of the day are in force. ``boards_last``
    is when the last leg departs, None where that is the first or is not known. ``escorts`` go along.
    """

    departure: Departure
    departs: datetime
    arrives: datetime
    zone: ZoneInfo | None = None
    origin: str | None = None
    periods: Sequence[OutbreakMeasures] = ()
    boards_last: datetime | None = None
    escorts: Sequence[Escort] = ()

    @cached_property
    def measures(self) -> Measures | None:
        """Return what is asked for because of an outbreak, None while there is none."""
        return measures_of(self.departure, self.day, self.origin, self.periods)

    @cached_property
    def day(self) -> date:
        """Return the local day of departure."""
        return self.departs.date()

    @cached_property
    def last_day(self) -> date:
        """Return the local day on which the last leg departs."""
        return (self.boards_last or self.departs).date()

    @cached_property
    def arrival(self) -> date:
        """Return the local day of arrival."""
        return self.arrives.date()

    def at(self, moment: datetime) -> Journey:
        """Return the journey as it would be if its first leg departed at this local time; all legs move with it."""
        later, last = moment - self.departs, self.boards_last
        return replace(
            self, departs=moment, arrives=self.arrives + later, boards_last=last + later if last is not None else None
        )


@dataclass(frozen=True)
class Traveller:
    """A person's records that clearance looks at; ``passenger`` is the person's place on the departure, None without.

    Of placements those of the whole case, too; each attendance stands beside its session. ``gone_ahead`` is who has
    travelled already, on another departure.
    """

    person: Person
    case: Case
    passenger: Passenger | None = None
    documents: Sequence[TravelDocument] = ()
    permits: Sequence[Permit] = ()
    activities: Sequence[HealthActivity] = ()
    consents: Sequence[Consent] = ()
    needs: Sequence[TravelNeed] = ()
    attendances: Sequence[tuple[Attendance, Session]] = ()
    placements: Sequence[Placement] = ()
    waivers: Sequence[Waiver] = ()
    gone_ahead: bool = False

    @cached_property
    def born(self) -> KnownDate | None:
        """Return the date of birth, the claimed one where no other is known."""
        return self.person.birth_date or self.person.claimed_birth_date

    @cached_property
    def done(self) -> Mapping[str | None, Sequence[tuple[datetime, HealthActivity]]]:
        """Return the activities that have a time, by what they are, the latest first: each is asked for many times."""
        timed = sorted(((each.done, each.id, each) for each in self.activities if each.done), reverse=True)
        found: dict[str | None, list[tuple[datetime, HealthActivity]]] = {}
        for moment, _id, each in timed:
            found.setdefault(each.activity, []).append((moment, each))
        return found

    def age_on(self, day: date) -> int | None:
        """Return completed years on a day, None where no date of birth is known."""
        return self.born.age_on(day) if self.born else None

    def waiver(self, requirement: str, journey: Journey) -> Waiver | None:
        """Return the waiver of a requirement that stands on the day of departure, for this departure or for every.

        Of several the one that stands longest.
        """
        given = [each for each in self.waivers if each.requirement == requirement]
        here = [each for each in given if each.departure in (None, journey.departure.id)]
        standing = [each for each in here if each.until is None or each.until >= journey.day]
        return max(standing, key=lambda each: (each.until or date.max, each.id), default=None)


@dataclass(frozen=True)
class Household:
    """All members of one case; ``aboard`` are those on the departure."""

    members: tuple[Traveller, ...]

    @cached_property
    def aboard(self) -> tuple[Traveller, ...]:
        """Return those who are on the departure."""
        return tuple(each for each in self.members if each.passenger is not None)

    @cached_property
    def going(self) -> tuple[Traveller, ...]:
        """Return those who are still to travel: who died, withdrew or travelled before is not waited for."""
        return tuple(each for each in self.members if not has_left(each.person) and not each.gone_ahead)


@dataclass(frozen=True)
class Asked:
    """What one requirement is asked about: a traveller of a household on a journey, judged by limits."""

    traveller: Traveller
    household: Household
    journey: Journey
    limits: Limits
