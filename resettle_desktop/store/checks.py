"""Says what is odd or missing of cases, their families and papers, and across the whole store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person
from resettle_desktop.records.record import Record, parts_of
from resettle_desktop.rules.bookings import booking_findings
from resettle_desktop.rules.families import family_findings
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
        return [*number_findings(me, others.values()), *booking_findings(person, passengers, departures)]

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
                yield from self._bookings(members)
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
        yield from case.findings()
        for record in (*members, *self._parts(Case, [case.id]), *self._parts(Person, [each.id for each in members])):
            yield from record.findings()
        yield from family_findings(case, members, today)

    def _parts(self, kind: type[Record], ids: Sequence[int]) -> Iterator[Record]:
        """Yield the records that live with these, but for the members of a case, each once."""
        seen: set[int] = set()
        for part, link in parts_of(kind):
            if part is Person or part is Case:
                continue
            found: list[Record] = list(self._rows.where_in(part, link.name, ids))
            yield from (record for record in found if record.id not in seen)
            seen.update(record.id for record in found)

    def _bookings(self, members: Sequence[Person]) -> Iterator[Finding]:
        passengers: Mapping[int, list[Passenger]] = self._rows.grouped(
            Passenger, "person", [member.id for member in members]
        )
        departures = self._rows.many(Departure, [each.departure for group in passengers.values() for each in group])
        for member in members:
            yield from booking_findings(member, passengers.get(member.id, ()), departures)

    def _shared_numbers(self) -> Iterator[Finding]:
        for pair in sorted(set(self._knowing.sharing_numbers())):
            people = self._knowing.many(pair)
            for one, other in (pair, pair[::-1]):
                if one in people and other in people:
                    yield from number_findings(people[one], [people[other]])
