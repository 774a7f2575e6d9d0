"""Keeps what of everybody's health lapses or is due, as an index that the worklist reads, the soonest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from resettle_desktop.records.kinds import Case, Departure, HealthActivity, Person
from resettle_desktop.records.stages import Stage
from resettle_desktop.rules.clearance.limits import Limits, shipped_table
from resettle_desktop.rules.health_due import Due, When, departure_dues, own_dues
from resettle_desktop.store.judging import JudgedFamilies, Standing
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.search import person_label
from resettle_desktop.store.settings import Settings

DUE_FACTS = ("person", "activity", "done", "site", "result", "valid_until", "recheck")
_TO_TRAVEL = frozenset({Stage.SUBMITTED, Stage.DECIDED, Stage.PREPARING, Stage.BOOKED, Stage.CLEARED})
_COLUMNS = ("person", "what", "record", "state", "due", "departure", "departs", "country", "site")
_KEY = ", ".join(("person", "what", "record", "departure"))
_END_OF_DAY = "T24:00"
_PART = 400


@dataclass(frozen=True)
class DueLine:
    """A line of the index: whose, what, by when, and before which departure (0 and None: on none)."""

    person: int
    due: Due
    departure: int
    departs: datetime | None
    country: str
    site: str


@dataclass(frozen=True)
class DueFilter:
    """Which lines are asked for; empty texts and None ask for all. ``until`` is the last day, with all before it."""

    what: str = ""
    country: str = ""
    site: str = ""
    until: date | None = None


@dataclass(frozen=True)
class DueRow:
    """A line with the words by which people know the person, the family and the departure."""

    line: DueLine
    person: str
    number: str
    case: int
    case_number: str
    departure: str

    @property
    def key(self) -> str:
        """Return what tells this line from all others."""
        return f"{self.line.person}/{self.line.due.what}/{self.line.due.record}/{self.line.departure}"


class HealthDues:
    """Reads and keeps the index of one store; what writes is called inside a transaction."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def count(self, wanted: DueFilter = DueFilter()) -> int:
        """Return how many lines are asked for."""
        where, values = _where(wanted)
        return int(self._rows.fetch(f"SELECT COUNT(*) FROM healthdue {where}", values)[0][0])

    def page(self, wanted: DueFilter, offset: int, limit: int) -> list[DueRow]:
        """Return some lines, the soonest first."""
        where, values = _where(wanted)
        # the index alone is walked to the page: whole lines are read of the page and of nothing before it
        keys = f"SELECT {_KEY} FROM healthdue {where} ORDER BY due, person LIMIT ? OFFSET ?"
        sql = f"SELECT {', '.join(_COLUMNS)} FROM healthdue JOIN ({keys}) USING ({_KEY}) ORDER BY due, person"
        return self._told([_line(row) for row in self._rows.fetch(sql, (*values, limit, offset))])

    def of_person(self, person: int) -> list[DueLine]:
        """Return the lines of one person, the soonest first."""
        return sorted(self._kept([person]), key=lambda each: _written(each.due.due))

    def choices(self, column: str) -> list[str]:
        """Return the values of ``what``, ``country`` or ``site`` that lines have, in the order of their letters."""
        found: list[str] = []
        last = ""
        while True:  # from one value to the next along the index, however many lines have it
            row = self._rows.fetch(f'SELECT MIN("{column}") FROM healthdue WHERE "{column}" > ?', (last,))[0]
            if row[0] is None:
                return found
            last = str(row[0])
            found.append(last)

    def keep(self, families: JudgedFamilies, stages: Mapping[int, str | None]) -> set[int]:
        """Make the index of these families what their facts say; return the persons of whom it says something else."""
        people = [person for family in families.families for person in family]
        after = set(self._wanted(families, _to_travel(families, stages)))
        before = set(self._kept([each.id for each in people]))
        gone, fresh = before - after, after - before
        self._rows.run_many(
            "DELETE FROM healthdue WHERE person = ? AND what = ? AND record = ? AND departure = ?",
            [(each.person, each.due.what, each.due.record, each.departure) for each in gone],
        )
        marks = ", ".join("?" * len(_COLUMNS))
        sql = f"INSERT INTO healthdue ({', '.join(_COLUMNS)}) VALUES ({marks})"
        self._rows.run_many(sql, [_values(each) for each in sorted(fresh, key=_values)])
        return {each.person for each in (*gone, *fresh)}

    def forget(self, people: Iterable[int]) -> None:
        """Take persons who are gone out of the index."""
        self._rows.run_many("DELETE FROM healthdue WHERE person = ?", [(id,) for id in people])

    def differing(self, families: JudgedFamilies, stages: Mapping[int, str | None]) -> list[int]:
        """Return the persons of these families of whom the index says something else than the facts."""
        people = [person for family in families.families for person in family]
        wanted = set(self._wanted(families, _to_travel(families, stages)))
        return sorted({each.person for each in wanted ^ set(self._kept([each.id for each in people]))})

    def people(self) -> set[int]:
        """Return all persons of whom there is a line."""
        return {id for (id,) in self._rows.fetch("SELECT DISTINCT person FROM healthdue")}

    def clear(self) -> None:
        """Forget all lines."""
        self._rows.run_many("DELETE FROM healthdue", [()])

    # internals

    def _kept(self, people: Sequence[int]) -> list[DueLine]:
        found: list[DueLine] = []
        for start in range(0, len(people), _PART):
            part = people[start : start + _PART]
            marks = ", ".join("?" * len(part))
            sql = f"SELECT {', '.join(_COLUMNS)} FROM healthdue WHERE person IN ({marks})"
            found += [_line(row) for row in self._rows.fetch(sql, part)]
        return found

    def _wanted(self, families: JudgedFamilies, people: Sequence[Person]) -> Iterator[DueLine]:
        activities = self._rows.grouped(HealthActivity, "person", [each.id for each in people], only=DUE_FACTS)
        standings = _by_person(families.standings)
        limits: dict[str, Limits] = {}
        for person in people:
            own, mine = activities.get(person.id, []), standings.get(person.id, [])
            case = families.cases.get(person.case or 0)
            country, site = (case.asylum_country if case else None) or "", _site(own)
            if own:
                known = limits.get(country) or limits.setdefault(country, self._limits(country))
                first = min(mine, key=lambda each: families.journeys[each.departure].departs, default=None)
                departs = families.journeys[first.departure].departs if first else None
                for due in own_dues(own, known, booked=first is not None):
                    yield DueLine(person.id, due, first.departure if first else 0, departs, country, site)
            for each in mine:
                journey = families.journeys[each.departure]
                place = journey.departure.from_country or country
                judged = ((one.requirement, one.state, one.until) for one in each.judged)
                for due in departure_dues(judged, journey.departs):
                    yield DueLine(person.id, due, each.departure, journey.departs, place, site)

    def _limits(self, country: str) -> Limits:
        return shipped_table().limits_for(country, Settings(self._rows).text)

    def _told(self, lines: Sequence[DueLine]) -> list[DueRow]:
        people = self._rows.many(Person, [each.person for each in lines])
        cases = self._rows.many(Case, [each.case for each in people.values()])
        departures = self._rows.many(Departure, [each.departure for each in lines])
        return [_row(each, people[each.person], cases, departures) for each in lines if each.person in people]


def _row(line: DueLine, person: Person, cases: Mapping[int, Case], departures: Mapping[int, Departure]) -> DueRow:
    case, departure = cases.get(person.case or 0), departures.get(line.departure)
    return DueRow(
        line, person_label(person), person.unhcr_number or "", person.case or 0,
        (case.unhcr_number if case else "") or "", departure.label() if departure else "",
    )  # fmt: skip


def _by_person(standings: Iterable[Standing]) -> dict[int, list[Standing]]:
    found: dict[int, list[Standing]] = {}
    for each in standings:
        found.setdefault(each.person, []).append(each)
    return found


def _to_travel(families: JudgedFamilies, stages: Mapping[int, str | None]) -> list[Person]:
    """Return who is still to travel; of somebody without a case no stage is known."""
    people = [person for family in families.families for person in family]
    return [each for each in people if stages.get(each.id) is None or stages[each.id] in _TO_TRAVEL]


def _site(activities: Sequence[HealthActivity]) -> str:
    placed = [each for each in activities if each.site]
    last = max(placed, key=lambda each: (each.done or datetime.min, each.id), default=None)
    return (last.site if last else None) or ""


def _where(wanted: DueFilter) -> tuple[str, list[str]]:
    tests = [(f'"{name}" = ?', getattr(wanted, name)) for name in ("what", "country", "site") if getattr(wanted, name)]
    if wanted.until is not None:
        tests.append(("due <= ?", wanted.until.isoformat() + _END_OF_DAY))
    return ("WHERE " + " AND ".join(test for test, _value in tests) if tests else ""), [value for _test, value in tests]


def _values(line: DueLine) -> tuple[object, ...]:
    departs = line.departs.isoformat(timespec="minutes") if line.departs else ""
    due = line.due
    own = line.person, due.what, due.record, due.state, _written(due.due)
    return (*own, line.departure, departs, line.country, line.site)


def _line(row: Sequence[object]) -> DueLine:
    person, what, record, state, due, departure, departs, country, site = row
    read = Due(str(what), str(state), _read(str(due)), int(str(record)))
    moment = datetime.fromisoformat(str(departs)) if departs else None
    return DueLine(int(str(person)), read, int(str(departure)), moment, str(country), str(site))


def _written(when: When) -> str:
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat() + _END_OF_DAY


def _read(text: str) -> When:
    return date.fromisoformat(text[:10]) if text.endswith(_END_OF_DAY) else datetime.fromisoformat(text)
