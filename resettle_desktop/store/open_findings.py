"""Keeps which cases and persons have open findings, as an index that lists ask; made when it is first asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.kinds import Case, Passenger, Person
from resettle_desktop.store.checks import Checks
from resettle_desktop.store.connection import EncryptedDatabase
from resettle_desktop.store.history import History
from resettle_desktop.store.households import Household
from resettle_desktop.store.index_entries import parts
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.tables import OpenFinding, Property

ASKED, TO_DO, SHARED = "asked", "to_do", "shared"  # what is odd, what is only missing, a number that two people have
_SEEN = "open_findings"  # the property: the day of the index, and the last change set that it knows
_SHARED_NUMBER = "W248"
_MOST_TOUCHED = 20_000  # records; after an import of more all cases are checked anew
Mark = tuple[int, str]


class OpenFindings:
    """The index of one store. It follows change sets and days when it is asked, not while somebody saves."""

    def __init__(self, database: EncryptedDatabase, rows: Rows, checks: Checks, history: History) -> None:
        self._database, self._rows, self._checks, self._history = database, rows, checks, history

    def is_fresh(self, today: date | None = None) -> bool:
        """Return whether the index says what the facts say on this day."""
        return self._seen() == (today or date.today(), self._history.last_number())

    def bring_up(self, today: date | None = None, progress: Progress = UNWATCHED) -> None:
        """Check the cases that change sets touched since the index was last asked, on another day all of them.

        Raises CancelledError where the person stopped it; then it is gone on with when it is next asked.
        """
        now = today or date.today(), self._history.last_number()
        day, number = self._seen()
        if (day, number) == now:
            return
        touched = self._history.touched_after(number, _MOST_TOUCHED) if day == now[0] else None
        self._forget(touched)
        self._check(None if touched is None else self._cases_of(touched), now[0], progress)
        self._keep_shared()
        self._keep_seen(*now)

    # internals

    def _seen(self) -> tuple[date | None, int]:
        row = Property.select().where(Property.name == _SEEN).bind(self._database).first()
        day, number = row.value.split() if row else ("", "0")
        return date.fromisoformat(day) if day else None, int(number)

    def _keep_seen(self, day: date, number: int) -> None:
        row = {"name": _SEEN, "value": f"{day.isoformat()} {number}"}
        Property.insert(row).on_conflict_replace().bind(self._database).execute()

    def _forget(self, records: Collection[int] | None) -> None:
        """Forget what was found of these records, of all for None: then nothing is known until all is checked."""
        with self._database.atomic("IMMEDIATE"):
            if records is None:
                Property.delete().where(Property.name == _SEEN).bind(self._database).execute()
                OpenFinding.delete().bind(self._database).execute()
            else:
                self._remove(records)

    def _cases_of(self, touched: Collection[int]) -> list[int]:
        """Return the cases that these records are, or have members of; a departure's are those of its passengers."""
        booked = [passenger.person for passenger in self._rows.where_in(Passenger, "departure", touched)]
        persons = self._rows.many(Person, [*touched, *booked]).values()
        cases = self._rows.many(Case, [*touched, *(person.case for person in persons)])
        return list(cases)

    def _check(self, cases: list[int] | None, day: date, progress: Progress) -> None:
        for part in parts(self._checks.by_household(cases, day, progress)):
            with self._database.atomic("IMMEDIATE"):
                self._remove({id for household, _found in part for id in _ids(household)})
                self._write({mark for household, found in part for mark in _marks(household, found)})

    def _keep_shared(self) -> None:
        """Numbers that two people have are found across the whole store, whichever of them was touched."""
        persons = self._rows.many(Person, [each.record for each in self._checks.shared_numbers() if each.open])
        with self._database.atomic("IMMEDIATE"):
            OpenFinding.delete().where(OpenFinding.level == SHARED).bind(self._database).execute()
            self._write({(id, SHARED) for person in persons.values() for id in (person.id, person.case) if id})

    def _remove(self, records: Collection[int]) -> None:
        self._rows.run_many("DELETE FROM open_finding WHERE record = ?", [(id,) for id in records])

    def _write(self, marks: Collection[Mark]) -> None:
        self._rows.run_many("INSERT INTO open_finding (record, level) VALUES (?, ?)", sorted(marks))


def _ids(household: Household) -> Iterator[int]:
    yield household.case.id
    yield from (person.id for person in household.members)


def _marks(household: Household, findings: list[Finding]) -> Iterator[Mark]:
    """Yield what is kept of a case: what is found of anybody in it, and of each member what is found of that person."""
    owners = {part.id: id for id, papers in household.papers.items() for part in papers}
    persons = {person.id for person in household.members}
    for found in findings:
        if found.open and found.number != _SHARED_NUMBER:
            level = TO_DO if found.level is Level.TO_DO else ASKED
            record = owners.get(found.record or 0, found.record or 0)
            yield from ((id, level) for id in {household.case.id, record} & {household.case.id, *persons})
