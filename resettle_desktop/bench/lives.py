"""The history of made-up families: the workbooks, bookings and forms by which a store came to what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from resettle_desktop.bench.people import FIRST_YEAR, TODAY, Families, Family, Reached, Record
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Placement
from resettle_desktop.records.numbers import id_text
from resettle_desktop.records.stages import Stage
from resettle_desktop.rules.stages import case_stage, person_stage
from resettle_desktop.store.changes import Change, ChangeSet, Values
from resettle_desktop.store.history import Dated

FAMILIES_A_WORKBOOK = 120
_FAMILIES_A_FLIGHT = 30
_KEPT_HERE_FROM = 2018  # earlier families came with workbooks of those who had arrived
_BY_HAND = 0.02  # of persons, who have a value changed in a form
_USERS = ("rania", "jonas", "els", "samir")
_CODES = {"LBN": "BEY", "TUR": "IST", "JOR": "AMM", "EGY": "CAI", "RWA": "KGL", "UGA": "EBB"}


@dataclass(frozen=True)
class Life:
    """A workbook's families, the change sets that made them what they are, and what the store derives of them."""

    families: tuple[Family, ...]
    history: tuple[Dated, ...]
    derived: dict[int, dict[str, Any]]


def lives(persons: int, families: Families, part: range) -> Iterator[Life]:
    """Yield workbooks of families until this part of so many persons is in them, the earliest year first."""
    made = part.start
    while made < part.stop:
        year = FIRST_YEAR + (TODAY.year - FIRST_YEAR + 1) * made // persons
        group: list[Family] = []
        while len(group) < FAMILIES_A_WORKBOOK and made < part.stop:
            group.append(families.family(year))
            made += len(group[-1].members)
        yield _Group(families, group, year).life()


class _Group:
    """Lives a workbook's families through, step by step."""

    def __init__(self, families: Families, group: list[Family], year: int) -> None:
        self._families, self._group, self._year = families, group, year
        self._chance = families.chance
        self._history: list[Dated] = []
        self._day = datetime(year, 1, 15, 9, tzinfo=UTC) + timedelta(minutes=self._chance.randrange(100_000))
        self._placed: set[int] = set()

    def life(self) -> Life:
        """Return what happened to the families and where they stand."""
        if self._year < _KEPT_HERE_FROM:
            self._arrived_before()
        else:
            self._kept_here()
        self._write_by_hand()
        return Life(tuple(self._group), tuple(self._history), _derived(self._group, self._placed))

    def _arrived_before(self) -> None:
        """Take in a workbook of past arrivals: who came, and on which day."""
        departure, legs = self._departure(self._group[0])
        landed = legs[-1].values["arrives"]
        families = [family for family in self._group if family.reached == Reached.ARRIVED]
        for family in self._group:
            family.documents.clear()
        seats = [
            Record("Passenger", self._families.new_id(), {**_seat(departure, person, "arrived"), "status_time": landed})
            for family in families
            for person in family.members
        ]
        listed = (record for family in self._group for record in _listed(family))
        self._happened("past-arrivals.xlsx", (_add(each) for each in (*listed, departure, *seats)))
        self._happened("cgrs-decisions.xlsx", self._decisions())

    def _kept_here(self) -> None:
        """Work with the families from their submission on."""
        self._happened("unhcr-submissions.xlsx", (_add(each) for family in self._group for each in _listed(family)))
        self._happened("cgrs-decisions.xlsx", self._decisions())
        self._happened("travel-documents.xlsx", _added(self._of(Reached.PREPARING), "documents"))
        self._happened("clinic-results.xlsx", _added(self._group, "checks"))
        travelling = self._of(Reached.BOOKED)
        for start in range(0, len(travelling), _FAMILIES_A_FLIGHT):
            self._fly(travelling[start : start + _FAMILIES_A_FLIGHT])
        self._happened("fedasil-places.xlsx", self._places())

    def _of(self, least: Reached) -> list[Family]:
        return [family for family in self._group if family.reached >= least]

    def _happened(self, source: str, changes: Iterable[Change]) -> None:
        listed = tuple(changes)
        if listed:
            self._day += timedelta(minutes=self._chance.randint(5, 5000))
            user = self._chance.choice(_USERS)
            self._history.append(Dated(ChangeSet(listed, source=source), user, self._day))

    def _decisions(self) -> Iterator[Change]:
        for family in self._group:
            if family.reached != Reached.SUBMITTED:
                decided = date(self._year, 6, 1) + timedelta(days=self._chance.randrange(200))
                word = "negative" if family.reached == Reached.OUT else "positive"
                after: Values = {"decision": word, "decided": min(decided, TODAY).isoformat()}
                yield Change("Case", family.case.id, dict.fromkeys(after), after)

    def _fly(self, group: list[Family]) -> None:
        """Book the families on one departure; those that are there by now arrived with it."""
        departure, legs = self._departure(group[0])
        seats = {
            person.id: Record("Passenger", self._families.new_id(), _booked(departure, person))
            for family in group
            for person in family.members
        }
        self._happened("", (_add(each) for each in (departure, *legs, *seats.values())))
        arrived = [
            seats[person.id] for family in group if family.reached == Reached.ARRIVED for person in family.members
        ]
        before: Values = {"status": "listed", "status_time": None}
        after: Values = {"status": "arrived", "status_time": legs[-1].values["arrives"]}
        self._happened("", (Change("Passenger", seat.id, before, after) for seat in arrived))

    def _departure(self, first: Family) -> tuple[Record, list[Record]]:
        country = str(first.case.values["asylum_country"])
        number, day = self._families.new_id(), date(self._year, 11, 2)
        reference = f"{_CODES[country]}-{self._year}-{number % 10**9:09d}"
        made = Record("Departure", number, {"reference": reference, "from_country": country, "quota_year": self._year})
        stops = ((_CODES[country], "IST", "10:35", "12:25"), ("IST", "BRU", "14:50", "17:20"))
        legs = [
            Record("Leg", self._families.new_id(), {
                "departure": id_text(number), "order": order, "carrier": "TK", "number": str(800 + order),
                "origin": stop[0], "destination": stop[1], "departs": f"{day}T{stop[2]}", "arrives": f"{day}T{stop[3]}",
            })
            for order, stop in enumerate(stops, start=1)
        ]  # fmt: skip
        return made, legs

    def _places(self) -> Iterator[Change]:
        for family in self._of(Reached.BOOKED):
            self._placed.add(family.case.id)
            values = {
                "case": id_text(family.case.id), "type": "centre", "centre": "Florennes", "municipality": "Florennes",
                "available_from": f"{self._year}-10-20",
            }  # fmt: skip
            yield _add(Record("Placement", self._families.new_id(), values))

    def _write_by_hand(self) -> None:
        for family in self._group:
            for person in family.members:
                if self._chance.random() < _BY_HAND:
                    before, after = {"remarks": None}, {"remarks": "morning calls"}
                    self._happened("form", [Change("Person", person.id, before, after)])


def _listed(family: Family) -> tuple[Record, ...]:
    return family.case, *family.members


def _add(record: Record) -> Change:
    return Change(record.kind, record.id, None, record.values)


def _added(group: list[Family], part: str) -> Iterator[Change]:
    return (_add(record) for family in group for record in getattr(family, part))


def _seat(departure: Record, person: Record, status: str) -> Values:
    return {"departure": id_text(departure.id), "person": id_text(person.id), "status": status}


def _booked(departure: Record, person: Record) -> Values:
    name = f"{person.values['family_name']}/{person.values['given_names']}".upper()
    return {**_seat(departure, person, "listed"), "ticket_name": name}


def _derived(group: list[Family], placed: set[int]) -> dict[int, dict[str, Any]]:
    derived: dict[int, dict[str, Any]] = {}
    for family in group:
        with_paper = {each.values["person"] for each in (*family.documents, *family.checks)}
        for person in family.members:
            derived[person.id] = {
                "stage": _stage(family.reached, id_text(person.id) in with_paper, family.case.id in placed)
            }
        stages = frozenset(derived[person.id]["stage"] for person in family.members)
        derived[family.case.id] = {"stage": _lowest(family.reached, stages), "size": len(family.members)}
    return derived


@cache
def _stage(reached: Reached, with_paper: bool, placed: bool) -> str:
    """Return what the rules make of a person like this one."""
    status = "arrived" if reached == Reached.ARRIVED else "listed"
    passengers = [Passenger(departure=1, status=status)] if reached >= Reached.BOOKED else []
    return person_stage(
        Person(id=1), _case(reached), prepared=with_paper, passengers=passengers,
        departures={1: Departure(id=1)}, placements=[Placement(type="centre")] * placed,
    ).value  # fmt: skip


@cache
def _lowest(reached: Reached, stages: frozenset[str]) -> str:
    return case_stage(_case(reached), [Stage(stage) for stage in stages]).value


def _case(reached: Reached) -> Case:
    words = {Reached.OUT: "negative", Reached.SUBMITTED: None}
    return Case(id=1, decision=words.get(reached, "positive"))
