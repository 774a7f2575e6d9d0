"""Says what is odd or missing of cases, their families and papers, and across the whole store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Placement
from resettle_desktop.records.record import Record, parts_of
from resettle_desktop.rules.agreement import record_findings
from resettle_desktop.rules.bookings import booking_findings
from resettle_desktop.rules.families import family_findings
from resettle_desktop.rules.households import gone_findings, household_findings, part_findings, place_findings
from resettle_desktop.rules.known_persons import number_findings
from resettle_desktop.store.known import Knowing
from resettle_desktop.store.rows import Rows

Progress = Callable[[int, int], None]
_PART = 200


class Checks:
    """Checks the records of one store; what it finds names kind, record and field, so that one can go there."""

    def __init__(self, rows: Rows, knowing: Knowing) -> None:
        self._rows, self._knowing = rows, knowing

    def person(self, id: int) -> list[Finding]:
        """Return what is odd of a person across the store: numbers that others have too, bookings."""
        person = self._rows.get(Person, id)
        if person is None:
            return []
        me = self._knowing.one(person)
        others = self._knowing.many(self._knowing.having_numbers(me))
        passengers = self._rows.equal(Passenger, person=id)
        departures = self._rows.many(Departure, [each.departure for each in passengers])
        case = self._rows.get(Case, person.case) if person.case else None
        gone = gone_findings(person, case or Case(), passengers, departures)
        return [*number_findings(me, others.values()), *booking_findings(person, passengers, departures), *gone]

    def cases(self, ids: Sequence[int], today: date | None = None) -> Iterator[Finding]:
        """Yield what is odd or missing of these cases, case by case: of their own fields, of the members and their
        records, across the family, and across the store.
        """
        for start in range(0, len(ids), _PART):
            for case, members in self._families(ids[start : start + _PART]):
                yield from self._case(case, members, today or date.today())
                for member in members:
                    yield from self.person(member.id)

    def store(
        self, today: date | None = None, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Iterator[Finding]:
        """Yield the same of all cases of the store, a part of them in memory at a time; numbers on two people last."""
        total = self._rows.count(Case)
        for start in range(0, total, _PART):
            if cancelled and cancelled():
                return
            page = self._rows.page(Case, (), start, _PART)
            for case, members in self._with_members(page):
                yield from self._case(case, members, today or date.today())
                yield from self._bookings(case, members)
            if progress:
                progress(min(start + _PART, total), total)
        yield from self._shared_numbers()

    def _families(self, ids: Sequence[int]) -> Iterator[tuple[Case, list[Person]]]:
        there = self._rows.many(Case, ids)
        return self._with_members([there[id] for id in ids if id in there])

    def _with_members(self, cases: Sequence[Case]) -> Iterator[tuple[Case, list[Person]]]:
        members = self._rows.grouped(Person, "case", [case.id for case in cases])
        return ((case, members.get(case.id, [])) for case in cases)

    def _case(self, case: Case, members: Sequence[Person], today: date) -> Iterator[Finding]:
        people = {person.id: person for person in members}
        of_case, parts = self._parts(Case, [case.id]), self._parts(Person, people)
        for record in (case, *members, *of_case, *(part for part in parts if part not in of_case)):
            yield from record.findings()
            yield from record_findings(record, today)
        yield from family_findings(case, members, today)
        yield from household_findings(case, members, today)
        yield from place_findings(case, members, [part for part in of_case if isinstance(part, Placement)])
        papers: dict[int, list[Record]] = {id: [] for id in people}
        for part in parts:
            papers.get(getattr(part, "person", 0), []).append(part)
        for id, person in people.items():
            yield from part_findings(person, papers[id], today)

    def _parts(self, kind: type[Record], ids: Collection[int]) -> list[Record]:
        """Return the records that live with these, but for the members of a case, each once."""
        found: dict[int, Record] = {}
        for part, link in parts_of(kind):
            if part is not Person and part is not Case:
                found |= {record.id: record for record in self._rows.where_in(part, link.name, ids)}
        return list(found.values())

    def _bookings(self, case: Case, members: Sequence[Person]) -> Iterator[Finding]:
        passengers: Mapping[int, list[Passenger]] = self._rows.grouped(
            Passenger, "person", [member.id for member in members]
        )
        departures = self._rows.many(Departure, [each.departure for group in passengers.values() for each in group])
        for member in members:
            yield from booking_findings(member, passengers.get(member.id, ()), departures)
            yield from gone_findings(member, case, passengers.get(member.id, ()), departures)

    def _shared_numbers(self) -> Iterator[Finding]:
        for pair in sorted(set(self._knowing.sharing_numbers())):
            people = self._knowing.many(pair)
            for one, other in (pair, pair[::-1]):
                if one in people and other in people:
                    yield from number_findings(people[one], [people[other]])
