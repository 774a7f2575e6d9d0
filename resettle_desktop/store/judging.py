"""Judges families for the departures that they are still to board: what the index of clearance keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from resettle_desktop.records.codes import code_list
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person
from resettle_desktop.rules.clearance.facts import FACTS, Journey
from resettle_desktop.rules.clearance.judging import Clearance, judge_household
from resettle_desktop.rules.clearance.limits import APPLIES_BY_OFFICE, Limits, shipped_table
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.stages import OFF_BOARD, TRAVELLED, travels
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.settings import Settings
from resettle_desktop.store.travellers import Travellers, journeys, places

Until = date | datetime | None


@dataclass(frozen=True)
class Judged:
    """A requirement that holds somebody back, or that ends: its state, and until when it holds or held."""

    requirement: str
    state: State
    until: Until


@dataclass(frozen=True)
class Standing:
    """How a passenger who is still to board stands for the departure; ``until`` is how long a clearance holds.

    ``case`` is 0 for a person of whom no case is known. ``judged`` are in the order of the list of requirements.
    """

    passenger: int
    person: int
    case: int
    departure: int
    cleared: bool
    until: Until
    judged: tuple[Judged, ...]

    @property
    def held_by(self) -> tuple[str, ...]:
        """Return the names of the requirements that hold the passenger back."""
        return tuple(each.requirement for each in self.judged if each.state.holds_back)


class JudgedFamilies:
    """Some families as they are now, read once, with the standings that follow from their facts.

    ``cases`` are the cases by id, ``lone`` persons of whom no case is known; ``journeys`` are those of the standings.
    """

    def __init__(self, rows: Rows, cases: Mapping[int, Case], members: Mapping[int, Sequence[Person]],
                 lone: Mapping[int, Person]) -> None:  # fmt: skip
        self.cases, self.lone, self.members = cases, lone, members
        self._rows = rows
        self.families = [*members.values(), *([person] for person in lone.values())]
        self.journeys: dict[int, Journey] = {}
        people = [person.id for family in self.families for person in family]
        self.passengers = rows.grouped(Passenger, "person", people, only=FACTS[Passenger])
        booked = [each.departure for group in self.passengers.values() for each in group]
        self.departures = rows.many(Departure, booked)
        self.standings = tuple(self._standings())

    @property
    def cleared(self) -> frozenset[int]:
        """Return the persons who are cleared for a departure."""
        return frozenset(each.person for each in self.standings if each.cleared)

    def _standings(self) -> Iterator[Standing]:
        """Judge the families who have somebody still to board, on each departure where they have."""
        bookings = [(family, self._bookings(family)) for family in self.families]
        going = [(family, places) for family, places in bookings if places]
        if not going:
            return
        passengers = [each for group in self.passengers.values() for each in group]
        travellers = Travellers(self._rows, [family for family, _places in going], self.cases, passengers)
        judges = self._judges({id for _family, places in going for id in places})
        asked = shipped_table().requirements_for(Settings(self._rows).starting(APPLIES_BY_OFFICE))
        for family, booked in going:
            for departure, aboard in booked.items():
                if departure in judges:
                    household = travellers.household(family, departure, aboard)
                    found = judge_household(household, *judges[departure], asked)
                    yield from (_standing(each) for each in found if _boards(each))

    def _bookings(self, family: Sequence[Person]) -> dict[int, dict[int, Passenger]]:
        """Return by departure who of a family has which place, where one of them is still to board."""
        by_departure: dict[int, list[Passenger]] = {}
        for person in family:
            for each in self.passengers.get(person.id, ()):
                if travels(each, self.departures):
                    by_departure.setdefault(each.departure or 0, []).append(each)
        found = {id: places(sorted(group, key=lambda each: each.id), OFF_BOARD) for id, group in by_departure.items()}
        return {id: each for id, each in found.items() if any(one.status not in TRAVELLED for one in each.values())}

    def _judges(self, departures: Collection[int]) -> dict[int, tuple[Journey, Limits]]:
        settings = Settings(self._rows)
        found = self.journeys = journeys(self._rows, {id: self.departures[id] for id in departures})
        limits = {
            country: shipped_table().limits_for(country, settings.text)
            for country in {each.departure.from_country for each in found.values()}
        }
        return {id: (each, limits[each.departure.from_country]) for id, each in found.items()}


def _boards(clearance: Clearance) -> bool:
    passenger = clearance.traveller.passenger
    return passenger is not None and passenger.status not in TRAVELLED


def _standing(clearance: Clearance) -> Standing:
    traveller, passenger = clearance.traveller, clearance.traveller.passenger
    assert passenger is not None
    told = (each for each in clearance.requirements if each.verdict.state.holds_back or each.verdict.until)
    judged = sorted((Judged(each.name, each.verdict.state, each.verdict.until) for each in told), key=place_of)
    case = traveller.person.case if traveller.case.id == traveller.person.case else 0
    return Standing(
        passenger.id, traveller.person.id, case or 0, passenger.departure or 0, clearance.cleared, clearance.until,
        tuple(judged),
    )  # fmt: skip


def place_of(judged: Judged) -> int:
    """Return where a requirement stands in the list of them."""
    return _order().get(judged.requirement, len(_order()))


@cache
def _order() -> dict[str, int]:
    return {name: place for place, name in enumerate(code_list("requirements").codes)}
