"""Cases with all that lives with them, many read at once: what checks, lists and papers look at together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from resettle_desktop.records.kinds import Accepted, Case, Departure, Leg, Passenger, Person
from resettle_desktop.records.record import Record, parts_of
from resettle_desktop.rules.families import in_family_order
from resettle_desktop.rules.itineraries import in_order
from resettle_desktop.store.rows import Rows

_LEFT_OUT: frozenset[type[Record]] = frozenset({Case, Person, Accepted})


@dataclass(frozen=True)
class Household:
    """A case with its members, the records of the case, those of each member, and the departures they are on.

    ``departs`` is when those leave, by id: local times, of those whose time is known.
    """

    case: Case
    members: Sequence[Person]
    of_case: Sequence[Record]
    papers: Mapping[int, Sequence[Record]]
    departures: Mapping[int, Departure]
    departs: Mapping[int, datetime]

    def parts(self) -> list[Record]:
        """Return all records that live with the case or its members, each once."""
        every = (*self.of_case, *(paper for papers in self.papers.values() for paper in papers))
        return list({part.id: part for part in every}.values())

    def passengers(self, person: int) -> list[Passenger]:
        """Return a member's places on departures."""
        return [part for part in self.papers.get(person, ()) if isinstance(part, Passenger)]


def households(rows: Rows, cases: Sequence[Case]) -> Iterator[Household]:
    """Yield these cases with what lives with them, in their order; each kind is asked once for all of them."""
    members = rows.grouped(Person, "case", [case.id for case in cases])
    people = [person.id for group in members.values() for person in group]
    of_cases = _owned(rows, Case, [case.id for case in cases])
    of_people = _owned(rows, Person, people)
    ids = {part.departure for papers in of_people.values() for part in papers if isinstance(part, Passenger)}
    departures = rows.many(Departure, ids)
    legs = rows.grouped(Leg, "departure", departures)
    departs = {id: first.departs for id, group in legs.items() if (first := in_order(group)[0]).departs}
    for case in cases:
        mine = in_family_order(members.get(case.id, []))
        papers = {person.id: of_people.get(person.id, []) for person in mine}
        yield Household(case, mine, of_cases.get(case.id, []), papers, departures, departs)


def _owned(rows: Rows, kind: type[Record], ids: Collection[int]) -> dict[int, list[Record]]:
    """Return the records that live with each of these; what lives with two of them stands with both."""
    found: dict[int, list[Record]] = {}
    for part, link in parts_of(kind):
        if part in _LEFT_OUT:
            continue
        for record in rows.where_in(part, link.name, ids):
            mine = found.setdefault(record.of(link.name), [])
            if record not in mine:
                mine.append(record)
    return found
