"""Who may board a departure: reads what clearance looks at, and judges it for the departure's moment or another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, Departure, Escort, Leg, OutbreakMeasures, Passenger, Person, Waiver
from resettle_desktop.records.texts import _
from resettle_desktop.rules.clearance.facts import FACTS, Household, Journey, Traveller
from resettle_desktop.rules.clearance.judging import Clearance, judge_household
from resettle_desktop.rules.clearance.limits import APPLIES_BY_OFFICE, Limits, shipped_table
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.rules.stages import OFF_BOARD
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.settings import Settings
from resettle_desktop.store.travellers import Travellers, journey, places


@dataclass(frozen=True)
class DepartureClearance:
    """A departure judged for a journey: the clearance of everybody who is on it, family by family."""

    journey: Journey
    travellers: tuple[Clearance, ...]

    @property
    def held(self) -> tuple[Clearance, ...]:
        """Return those who may not board."""
        return tuple(each for each in self.travellers if not each.cleared)


class Clearances:
    """Judges the departures of one store; always from the facts as they are now."""

    def __init__(self, rows: Rows, settings: Settings) -> None:
        self._rows, self._settings = rows, settings

    def of_departure(self, departure: Departure, at: datetime | None = None) -> DepartureClearance:
        """Return who may board: at the departure's own time, or as if its first leg departed at another local time.

        Raises KnownError for a departure without a time while no other is asked about, and for a broken setting.
        """
        journey = self.journey(departure, at)
        return DepartureClearance(journey, self._judged(journey, self._households(departure)))

    def of_case(self, departure: Departure, case: int) -> tuple[Clearance, ...]:
        """Return the same of one case alone; nobody where the departure has no time yet."""
        first = in_order(self._rows.equal(Leg, departure=departure.id))[:1]
        if not any(leg.departs for leg in first):
            return ()
        return self._judged(self.journey(departure), self._households_of(departure, [case]))

    def of_families(self, journey: Journey, cases: Iterable[int]) -> tuple[Clearance, ...]:
        """Return the same of some cases, for a journey of the departure that is known already."""
        return self._judged(journey, self._households_of(journey.departure, cases))

    def supposed(
        self, departure: Departure, family: Sequence[Person], aboard: Mapping[int, Passenger], agreed: Collection[int]
    ) -> tuple[Clearance, ...]:
        """Return how a family would stand if those of it who are ``aboard``, with these places, were on a departure.

        That it travels without those who are ``agreed`` is taken as waived. Nobody where the departure has no time.
        """
        first = in_order(self._rows.equal(Leg, departure=departure.id))[:1]
        if not any(leg.departs for leg in first):
            return ()
        cases = self._rows.many(Case, [person.case for person in family])
        found = Travellers(self._rows, [family], cases, self._booked([family])).household(family, departure.id, aboard)
        household = Household(tuple(_apart(each) if each.person.id in agreed else each for each in found.members))
        return self._judged(self.journey(departure), [household])

    def journey(self, departure: Departure, at: datetime | None = None) -> Journey:
        """Return a departure's moments, moved to another time of the first leg; raises KnownError as above.

        Where the last arrival is not known the last time that is known stands for it.
        """
        legs, periods = self._rows.equal(Leg, departure=departure.id), self._rows.equal(OutbreakMeasures)
        escorts = self._rows.equal(Escort, departure=departure.id)
        found = journey(departure, legs, at, periods, escorts)
        if found is None:
            text = _("{departure} has no time of departure. Enter its legs, or ask for a moment.")
            raise KnownError(text.format(departure=departure.label()))
        return found

    def limits(self, departure: Departure) -> Limits:
        """Return the hours and days by which a departure is judged; raises KnownError for a broken setting."""
        return shipped_table().limits_for(departure.from_country, self._settings.text)

    def _judged(self, journey: Journey, households: Sequence[Household]) -> tuple[Clearance, ...]:
        limits = self.limits(journey.departure)
        asked = shipped_table().requirements_for(self._settings.starting(APPLIES_BY_OFFICE))
        judged = (judge_household(each, journey, limits, asked) for each in households)
        return tuple(each for several in judged for each in several)

    def _households(self, departure: Departure) -> list[Household]:
        """Return the families on a departure, in the order in which they were added, also who of them is not on it."""
        aboard = places(self._rows.equal(Passenger, departure=departure.id), OFF_BOARD)
        booked = dict(self._rows.columns(Person, ("id", "case"), "id", aboard))
        cases = self._rows.many(Case, booked.values())
        groups = self._rows.grouped(Person, "case", cases)
        order = dict.fromkeys(booked[id] for id in sorted(booked, key=lambda id: aboard[id].id))
        alone = self._rows.many(Person, [id for id, case in booked.items() if case not in cases])
        families = [*(groups[id] for id in order if id in groups), *([person] for person in alone.values())]
        travellers = Travellers(self._rows, families, cases, self._booked(families))
        return [travellers.household(family, departure.id, aboard) for family in families]

    def _households_of(self, departure: Departure, wanted: Iterable[int]) -> list[Household]:
        """Return the families of some cases alone, those of whom somebody is on the departure."""
        cases = self._rows.many(Case, wanted)
        families = [*self._rows.grouped(Person, "case", cases).values()]
        booked = self._booked(families)
        here = sorted((each for each in booked if each.departure == departure.id), key=lambda each: each.id)
        aboard = places(here, OFF_BOARD)
        travellers = Travellers(self._rows, families, cases, booked)
        found = (travellers.household(family, departure.id, aboard) for family in families)
        return [each for each in found if each.aboard]

    def _booked(self, families: Sequence[Sequence[Person]]) -> list[Passenger]:
        """Return the places of everybody of some families on any departure."""
        people = [person.id for family in families for person in family]
        return self._rows.where_in(Passenger, "person", people, only=FACTS[Passenger])


def _apart(traveller: Traveller) -> Traveller:
    """Return somebody for whom a split of the family is agreed."""
    return replace(traveller, waivers=(*traveller.waivers, Waiver(requirement="family_together")))
