"""Says what is odd or missing of cases, their families and papers, and across the whole store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from resettle_desktop.records.findings import Finding
from resettle_desktop.records.kinds import Case, Departure, Passenger, Person, Placement
from resettle_desktop.rules.agreement import record_findings
from resettle_desktop.rules.bookings import booking_findings
from resettle_desktop.rules.families import family_findings
from resettle_desktop.rules.health_times import health_findings
from resettle_desktop.rules.households import gone_findings, household_findings, part_findings, place_findings
from resettle_desktop.rules.known_persons import number_findings
from resettle_desktop.store.households import Household, households
from resettle_desktop.store.known import Knowing
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.reasons import Reasons
from resettle_desktop.store.rows import Rows

_PART = 200
# what the form of a record cannot know: it looks at papers, bookings, the whole family or other families
BEYOND_FORMS = frozenset({
    "W248", "W249", "W251", "W270", "W271", "W272", "W273", "W274", "W275", "W281", "W282", "W283", "T330", "T331",
})  # fmt: skip


class Checks:
    """Checks the records of one store; what it finds names kind, record and field, so that one can go there.

    Warnings that were accepted are among what is found, and say by whom.
    """

    def __init__(self, rows: Rows, knowing: Knowing, reasons: Reasons) -> None:
        self._rows, self._knowing, self._reasons = rows, knowing, reasons

    def person(self, id: int) -> list[Finding]:
        """Return what is odd of a person across the store: numbers that others have too, bookings."""
        person = self._rows.get(Person, id)
        if person is None:
            return []
        passengers = self._rows.equal(Passenger, person=id)
        departures = self._rows.many(Departure, [each.departure for each in passengers])
        case = (self._rows.get(Case, person.case) if person.case else None) or Case()
        gone = gone_findings(person, case, passengers, departures)
        found = [*self._numbers(person), *booking_findings(person, passengers, departures), *gone]
        return self._reasons.settled(found)

    def cases(self, ids: Sequence[int], today: date | None = None) -> Iterator[Finding]:
        """Yield what is odd or missing of these cases, case by case: of their own fields, of the members and their
        records, across the family, and across the store.
        """
        for _household, found in self.by_household(ids, today):
            yield from found

    def store(self, today: date | None = None, progress: Progress = UNWATCHED) -> Iterator[Finding]:
        """Yield the same of all cases of the store, a part of them in memory at a time; numbers on two people last.

        Raises CancelledError where the person stopped it.
        """
        for _household, found in self.by_household(None, today, progress):
            yield from found
        yield from self.shared_numbers()

    def by_household(
        self, ids: Sequence[int] | None = None, today: date | None = None, progress: Progress = UNWATCHED
    ) -> Iterator[tuple[Household, list[Finding]]]:
        """Yield these cases, or all for None, with what is found of each; numbers on two people where they are named.

        Raises CancelledError where the person stopped it.
        """
        day, total = today or date.today(), self._rows.count(Case) if ids is None else len(ids)
        for start in range(0, total, _PART):
            progress.stop_if_cancelled()
            some = list(households(self._rows, self._page(ids, start)))
            found = [self._found(each, day, numbers=ids is not None) for each in some]
            said = iter(self._reasons.settled([each for findings in found for each in findings]))
            yield from ((each, list(islice(said, len(mine)))) for each, mine in zip(some, found, strict=True))
            progress.report(min(start + _PART, total), total)

    def shared_numbers(self) -> list[Finding]:
        """Return W248 at both of any two people of the store who have one number."""
        return self._reasons.settled(list(self._shared_numbers()))

    def _page(self, ids: Sequence[int] | None, start: int) -> list[Case]:
        if ids is None:
            return self._rows.page(Case, (), start, _PART)
        wanted = ids[start : start + _PART]
        there = self._rows.many(Case, wanted)
        return [there[id] for id in wanted if id in there]

    def _found(self, household: Household, day: date, numbers: bool) -> list[Finding]:
        found = list(_of_household(household, day))
        if numbers:
            found += [said for member in household.members for said in self._numbers(member)]
        return found

    def _numbers(self, person: Person) -> list[Finding]:
        me = self._knowing.one(person)
        return number_findings(me, self._knowing.many(self._knowing.having_numbers(me)).values())

    def _shared_numbers(self) -> Iterator[Finding]:
        for pair in sorted(set(self._knowing.sharing_numbers())):
            people = self._knowing.many(pair)
            for one, other in (pair, pair[::-1]):
                if one in people and other in people:
                    yield from number_findings(people[one], [people[other]])


def _of_household(household: Household, today: date) -> Iterator[Finding]:
    case, members, parts = household.case, household.members, household.parts()
    for record in (case, *members, *parts):
        yield from record.findings()
        yield from record_findings(record, today)
    yield from family_findings(case, members, today)
    yield from household_findings(case, members, today)
    yield from place_findings(case, members, [part for part in parts if isinstance(part, Placement)])
    for member in members:
        yield from part_findings(member, household.papers[member.id], today)
        yield from health_findings(case, household.papers[member.id], household.departures, household.departs)
        passengers = household.passengers(member.id)
        yield from booking_findings(member, passengers, _of(household, passengers))
        yield from gone_findings(member, case, passengers, _of(household, passengers))


def _of(household: Household, passengers: Sequence[Passenger]) -> dict[int, Departure]:
    wanted = {each.departure for each in passengers}
    return {id: departure for id, departure in household.departures.items() if id in wanted}
