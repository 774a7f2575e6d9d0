"""The families that arrived, with the look at them that is to be had next; derived anew from what is recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from resettle_desktop.records.errors import KnownError
from resettle_desktop.records.kinds import Case, FollowUp, Passenger, Person
from resettle_desktop.records.texts import _
from resettle_desktop.rules.families import head_of
from resettle_desktop.rules.follow_up_plan import Step, months_after, next_step, read_months
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.search import person_label
from resettle_desktop.store.settings import Settings

FOLLOW_UP_MONTHS = "follow_up_months"
_LATE = 12  # months after the last look was due in which it is still asked for
_NO_LOOK = frozenset({"reminder"})


@dataclass(frozen=True)
class ArrivedFamily:
    """A family that arrived: who leads it, when it came, when somebody last looked, and what is to be had next."""

    case: Case
    label: str
    persons: int
    arrived: date
    last: date | None
    step: Step


def months_of(text: str) -> tuple[int, ...]:
    """Return after how many months a setting says that families are looked at; raises KnownError for no such list."""
    try:
        return read_months(text)
    except ValueError as error:
        said = _("The months of follow-ups are set to {text}, which is no list of months. Set them like 1, 3, 6, 12.")
        raise KnownError(said.format(text=text)) from error


def arrived_families(rows: Rows, today: date) -> list[ArrivedFamily]:
    """Return the families of which a look is to be had, the longest due first; raises KnownError as ``months_of``.

    Those that are closed are left out, and those that came so long ago that nothing is asked any more.
    """
    months = months_of(Settings(rows).text(FOLLOW_UP_MONTHS))
    since = months_after(today, -(months[-1] + _LATE))
    days = _arrival_days(rows, since)
    cases = {id: each for id, each in rows.many(Case, days).items() if each.closed is None}
    members, looks = rows.grouped(Person, "case", cases), _looks(rows, cases)
    found = []
    for id, case in cases.items():
        step = next_step(days[id], looks.get(id, ()), months, today)
        if step is not None:
            head = head_of(members.get(id, []))
            last = max(looks.get(id, ()), default=None)
            label = person_label(head) if head else ""
            found.append(ArrivedFamily(case, label, len(members.get(id, [])), days[id], last, step))
    return sorted(found, key=lambda each: (each.step.due, each.case.id))


def _arrival_days(rows: Rows, since: date) -> dict[int, date]:
    """Return on which day the first of each family arrived, by case."""
    arrived = [
        each for each in rows.equal(Passenger, status="arrived")
        if each.status_time is not None and each.status_time >= datetime.combine(since, datetime.min.time())
    ]  # fmt: skip
    people = rows.many(Person, [each.person for each in arrived])
    found: dict[int, date] = {}
    for each in arrived:
        person = people.get(each.person or 0)
        if person is not None and person.case and each.status_time is not None:
            found[person.case] = min(found.get(person.case, date.max), each.status_time.date())
    return found


def _looks(rows: Rows, cases: Iterable[int]) -> dict[int, list[date]]:
    """Return on which days somebody looked at a family or at one of its members, by case."""
    wanted = list(cases)
    case_of = {each.id: each.case for each in rows.where_in(Person, "case", wanted, only=("case",))}
    of_cases, of_people = rows.where_in(FollowUp, "case", wanted), rows.where_in(FollowUp, "person", case_of)
    found: dict[int, list[date]] = {}
    for each in (*of_cases, *of_people):
        case = each.case or case_of.get(each.person or 0)
        if each.date is not None and case and each.type not in _NO_LOOK:
            found.setdefault(case, []).append(each.date)
    return found
