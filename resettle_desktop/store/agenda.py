"""What a day asks for: who leaves soon and who of them waits, what lapses, what others owe, what nobody closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from resettle_desktop.records.kinds import Case, Departure, FollowUp, Parked, Permit, Person
from resettle_desktop.rules.clearance.facts import Journey
from resettle_desktop.rules.clearance.judging import WAITING
from resettle_desktop.rules.clearance.verdicts import State
from resettle_desktop.rules.families import head_of
from resettle_desktop.rules.health_due import RESULT, moment_of
from resettle_desktop.store.departures import Boarding, DepartureLists
from resettle_desktop.store.health import DueFilter, DueRow, HealthDues
from resettle_desktop.store.judging import Judged, Standing
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.search import person_label
from resettle_desktop.store.travellers import journeys

DAYS_AHEAD, SOON = 14, timedelta(hours=72)
_FOLLOWED_DAYS, _WEEK = 365, 7
_PERMITS = ("visa", "exit_permit")


@dataclass(frozen=True)
class Lapsing:
    """Something of a passenger that ends before the departure for which it is needed."""

    person: Person
    head: Person | None
    judged: Judged
    journey: Journey

    @property
    def ends(self) -> datetime:
        """Return when it ends; a day at its end."""
        return moment_of(self.judged.until or self.journey.departs)


@dataclass(frozen=True)
class HeldFamily:
    """A family that one member alone holds back, with what it is that holds the member."""

    case: int
    head: Person | None
    person: Person
    held_by: tuple[str, ...]
    departure: Departure


@dataclass(frozen=True)
class Awaited:
    """Papers asked for and not given: what, of how many on a departure, and since when the first of them is awaited."""

    what: str
    departure: Departure
    persons: int
    since: date | None


@dataclass(frozen=True)
class Followed:
    """A look at somebody that is due: whose, by which record, and when."""

    record: FollowUp
    label: str
    case: int


@dataclass(frozen=True)
class Day:
    """All that waits on a day; of long lists the first lines beside how many there are in all.

    ``leaving`` are the departures of the next days, ``unclosed`` those that left, the last first, with people of
    whom nobody said whether they boarded. ``later`` is the next departure after those days.
    """

    now: datetime
    leaving: tuple[Boarding, ...]
    unclosed: tuple[Boarding, ...]
    all_unclosed: int
    later: Boarding | None
    lapsing: tuple[Lapsing, ...]
    held: tuple[HeldFamily, ...]
    awaited: tuple[Awaited, ...]
    results: tuple[DueRow, ...]
    results_due: int
    health_due: int
    follow_ups: tuple[Followed, ...]
    parked: tuple[Parked, ...]
    rows_parked: int

    @property
    def lapsing_soon(self) -> int:
        """Return how much of what lapses does so within the next hours, and has not yet."""
        return sum(self.now <= each.ends <= self.now + SOON for each in self.lapsing)


class Agenda:
    """Reads the days of one store from its indexes, in about as many queries however large it is."""

    def __init__(self, rows: Rows) -> None:
        self._rows, self._lists, self._dues = rows, DepartureLists(rows), HealthDues(rows)

    def of(self, now: datetime, most: int = 6) -> Day:
        """Return what waits at a local time; ``most`` lines of what is long. Departures and what lapses come whole."""
        today, last = now.date(), now.date() + timedelta(days=DAYS_AHEAD)
        leaving = [each for each in self._departures(today, last) if each.departs and each.departs >= now]
        people, unclosed = self._people(leaving), self._unclosed(now)
        soon = DueFilter(until=(now + SOON).date())
        return Day(
            now, tuple(leaving), tuple(self._lists.boardings(unclosed[:most])), len(unclosed),
            None if leaving else self._later(last),
            self._lapsing(leaving, people), self._held(leaving, people), self._awaited(leaving),
            tuple(self._dues.page(DueFilter(what=RESULT), 0, most)), self._dues.count(DueFilter(what=RESULT)),
            self._dues.count(soon), tuple(self._follow_ups(today, most)),
            tuple(self._rows.page(Parked, limit=most, decided=None)), self._rows.count(Parked, decided=None),
        )  # fmt: skip

    # internals

    def _departures(self, first: date, last: date) -> list[Boarding]:
        """Return what leaves on one of these days by its first leg, the soonest first."""
        found = [each for each in self._lists.boardings(self._lists.leaving(first, last)) if each.judged]
        dated = [each for each in found if each.departs and first <= each.departs.date() <= last]
        return sorted(dated, key=lambda each: (each.departs or datetime.max, each.departure.id))

    def _unclosed(self, now: datetime) -> list[int]:
        """Return the departures that left, the last first, with people who stand as still to board."""
        sql = (
            "SELECT departure FROM leg WHERE departure IN (SELECT departure FROM standing)"
            " GROUP BY departure HAVING MIN(departs) < ? ORDER BY MIN(departs) DESC"
        )
        return [id for (id,) in self._rows.fetch(sql, (now.isoformat(timespec="minutes"),))]

    def _later(self, after: date) -> Boarding | None:
        sql = "SELECT departure FROM leg WHERE departs > ? ORDER BY departs LIMIT 20"
        ids = [id for (id,) in self._rows.fetch(sql, (f"{after.isoformat()}T24:00",))]
        return next((each for each in self._lists.boardings(list(dict.fromkeys(ids))) if each.judged), None)

    def _people(self, leaving: Sequence[Boarding]) -> dict[int, Person]:
        """Return everybody of the families of whom somebody is held, by id."""
        held = [each for boarding in leaving for each in boarding.standings if not each.cleared]
        members = self._rows.where_in(Person, "case", {each.case for each in held if each.case})
        lone = self._rows.many(Person, [each.person for each in held if not each.case])
        return {each.id: each for each in members} | lone

    def _lapsing(self, leaving: Sequence[Boarding], people: Mapping[int, Person]) -> tuple[Lapsing, ...]:
        found = journeys(self._rows, {each.departure.id: each.departure for each in leaving})
        heads = _heads(people.values())
        lines = [
            Lapsing(people[standing.person], heads.get(standing.case), judged, found[standing.departure])
            for boarding in leaving
            for standing in boarding.standings
            for judged in standing.judged
            if judged.state is State.LAPSES and standing.person in people
        ]
        return tuple(sorted(lines, key=lambda each: (each.ends, each.person.id)))

    def _held(self, leaving: Sequence[Boarding], people: Mapping[int, Person]) -> tuple[HeldFamily, ...]:
        heads = _heads(people.values())
        return tuple(
            HeldFamily(alone.case, heads.get(alone.case), people[alone.person], own, boarding.departure)
            for boarding in leaving
            for alone, own in _holders(boarding.standings)
            if alone.person in people
        )

    def _awaited(self, leaving: Sequence[Boarding]) -> tuple[Awaited, ...]:
        """Return by departure the permits of held passengers that were asked for and are not answered."""
        found = []
        for boarding in leaving:
            for what in _PERMITS:
                people = [each.person for each in boarding.standings if what in each.held_by]
                asked = [
                    each for each in self._rows.where_in(Permit, "person", people)
                    if each.type == what and each.status == "requested"
                ]  # fmt: skip
                if asked:
                    since = min((each.requested for each in asked if each.requested), default=None)
                    persons = len({each.person for each in asked})
                    found.append(Awaited(what, boarding.departure, persons, since))
        return tuple(found)

    def _follow_ups(self, today: date, most: int) -> list[Followed]:
        """Return the looks that are due within a week, and those of the last year after which nobody looked again."""
        sql = (
            "SELECT id FROM follow_up AS asked WHERE next_date >= ? AND next_date <= ? AND NOT EXISTS ("
            "SELECT 1 FROM follow_up AS done WHERE done.date >= asked.next_date AND done.id <> asked.id AND"
            ' (done.person = asked.person OR done."case" = asked."case")) ORDER BY next_date, id LIMIT ?'
        )
        days = (today - timedelta(days=_FOLLOWED_DAYS), today + timedelta(days=_WEEK))
        ids = [id for (id,) in self._rows.fetch(sql, (*(day.isoformat() for day in days), most))]
        records = self._rows.many(FollowUp, ids)
        return self._told([records[id] for id in ids])

    def _told(self, records: Sequence[FollowUp]) -> list[Followed]:
        people = self._rows.many(Person, [each.person for each in records])
        cases = self._rows.many(Case, [each.case for each in records])
        heads = _heads(self._rows.where_in(Person, "case", cases))
        found = []
        for each in records:
            person = people.get(each.person or 0)
            head = person or heads.get(each.case or 0)
            case = (person.case if person else each.case) or 0
            found.append(Followed(each, person_label(head) if head else "", case))
        return found


def _holders(standings: Sequence[Standing]) -> list[tuple[Standing, tuple[str, ...]]]:
    """Return who alone holds a family of several back, with what of the person's own does."""
    families: dict[int, list[Standing]] = {}
    for each in standings:
        families.setdefault(each.case, []).append(each)
    found = []
    for case, members in families.items():
        own = {each: tuple(name for name in each.held_by if name != WAITING) for each in members}
        holding = [each for each, names in own.items() if names]
        if case and len(members) > 1 and len(holding) == 1:
            found.append((holding[0], own[holding[0]]))
    return found


def _heads(people: Iterable[Person]) -> dict[int, Person]:
    members: dict[int, list[Person]] = {}
    for each in people:
        members.setdefault(each.case or 0, []).append(each)
    found = {case: head_of(several) for case, several in members.items() if case}
    return {case: head for case, head in found.items() if head is not None}
