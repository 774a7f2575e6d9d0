"""What a check over many cases found, as a list that one works down: each finding with whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from resettle_desktop.records.findings import Finding, Level
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.store.checks import Checks
from resettle_desktop.store.households import Household
from resettle_desktop.store.progress import UNWATCHED, Progress
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.search import case_label, person_label

MOST_LISTED = 20_000  # findings kept in memory; those that do not fit are counted


@dataclass(frozen=True)
class Listed:
    """A finding with the case it is in, who it is about (a member, or the case by its head), and the case's office."""

    found: Finding
    case: int
    case_number: str
    who: str
    office: str

    @property
    def key(self) -> str:
        """Return what tells a finding from the others, and stays while the question does."""
        found = self.found
        return f"{self.case}/{found.number}/{found.record}/{found.field}/{found.facts}"


@dataclass(frozen=True)
class Checked:
    """What was found: listed, and counted by number as far as it is open; ``left_out`` did not fit into the list.

    ``cases`` is how many were looked at, ``of_all`` whether that was the whole store.
    """

    listed: tuple[Listed, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    cases: int = 0
    persons: int = 0
    left_out: int = 0
    of_all: bool = False


class CheckLists:
    """Makes lists of findings over some or all cases of a store."""

    def __init__(self, rows: Rows, checks: Checks) -> None:
        self._rows, self._checks = rows, checks

    def check(
        self, cases: Sequence[int] | None = None, today: date | None = None, progress: Progress = UNWATCHED,
        most: int = MOST_LISTED,
    ) -> Checked:  # fmt: skip
        """Check these cases, or all, and return what was found, warnings and errors before what is only to do.

        Raises CancelledError where the person stopped it.
        """
        gathered = _Gathered(most)
        for household, found in self._checks.by_household(cases, today, progress):
            gathered.take(household, found)
        if cases is None:
            gathered.add(self._placed(self._checks.shared_numbers()))
        return gathered.checked(of_all=cases is None)

    def renewed(self, checked: Checked, records: Collection[int], today: date | None = None) -> Checked:
        """Return the list with the cases anew that have one of these records, or what is listed of it.

        What is mended is gone; the counts follow what is listed.
        """
        touched = self._cases_of(checked, records)
        if not touched:
            return checked
        stays = [each for each in checked.listed if each.case not in touched]
        gone = [each for each in checked.listed if each.case in touched]
        fresh = self.check(sorted(touched), today)
        counts = Counter(checked.counts)
        counts.subtract(each.found.number for each in gone if each.found.open)
        counts.update(fresh.counts)
        listed = tuple(sorted([*stays, *fresh.listed], key=_place))
        return Checked(listed, +counts, checked.cases, checked.persons, checked.left_out, checked.of_all)

    def _cases_of(self, checked: Checked, records: Collection[int]) -> set[int]:
        listed = {each.case for each in checked.listed}
        touched = {each.case for each in checked.listed if each.found.record in records}
        of_persons = {person.case for person in self._rows.many(Person, records).values()}
        return touched | (listed & (set(records) | of_persons))

    def _placed(self, findings: Iterable[Finding]) -> Iterator[Listed]:
        found = list(findings)
        persons = self._rows.many(Person, [each.record for each in found])
        cases = self._rows.many(Case, [person.case for person in persons.values()])
        for each in found:
            person = persons.get(each.record or 0, Person())
            yield _listed(each, cases.get(person.case or 0, Case(id=0)), person_label(person))


class _Gathered:
    """Gathers findings up to a number, counting the others; what is to do gives way to warnings."""

    def __init__(self, most: int) -> None:
        self._most, self._left_out = most, 0
        self._asked: list[Listed] = []
        self._to_do: list[Listed] = []
        self._counts: Counter[str] = Counter()
        self._cases = self._persons = 0

    def take(self, household: Household, findings: Iterable[Finding]) -> None:
        self._cases += 1
        self._persons += len(household.members)
        self.add(_of_household(household, findings))

    def add(self, listed: Iterable[Listed]) -> None:
        for each in listed:
            self._counts[each.found.number] += each.found.open
            mine = self._to_do if each.found.level is Level.TO_DO else self._asked
            if len(mine) < self._most:
                mine.append(each)
            else:
                self._left_out += 1

    def checked(self, of_all: bool) -> Checked:
        room = max(0, self._most - len(self._asked))
        left_out = self._left_out + len(self._to_do[room:])
        listed = tuple(sorted([*self._asked, *self._to_do[:room]], key=_place))
        return Checked(listed, +self._counts, self._cases, self._persons, left_out, of_all)


def _of_household(household: Household, findings: Iterable[Finding]) -> Iterator[Listed]:
    case, names = household.case, {person.id: person_label(person) for person in household.members}
    head = case_label(case, household.members)
    owners = {part.id: id for id, papers in household.papers.items() for part in papers}
    for found in findings:
        record = found.record or 0
        yield _listed(found, case, names.get(record) or names.get(owners.get(record, 0)) or head)


def _listed(found: Finding, case: Case, who: str) -> Listed:
    return Listed(found, case.id, case.unhcr_number or "", who, case.office or "")


def _place(each: Listed) -> tuple[int, str, str, str]:
    order = {Level.ERROR: 0, Level.WARNING: 1, Level.TO_DO: 2}
    return order[each.found.level], each.found.number, each.case_number, each.who
