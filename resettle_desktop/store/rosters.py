"""Two families side by side, as they are and as a change set would make them: who leaves, who comes, who is what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from resettle_desktop.records.fields import Json
from resettle_desktop.records.kinds import Case, Person
from resettle_desktop.records.record import kind_of
from resettle_desktop.records.texts import _
from resettle_desktop.rules.families import in_family_order
from resettle_desktop.rules.kinship import PRINCIPAL
from resettle_desktop.store.changes import Change, ChangeSet
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.search import case_label

Way = Literal["stays", "comes", "goes"]


@dataclass(frozen=True)
class RosterEntry:
    """A member before and after: ``person`` as it will be, as it was for one who goes or is no longer there.

    ``before`` and ``after`` are relationships to the principal applicant, None where there is none.
    """

    person: Person
    way: Way
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Roster:
    """A case with all who are or will be its members; ``heads`` are the ids of who applies before and after."""

    case: int
    label: str
    entries: tuple[RosterEntry, ...]
    heads: tuple[int | None, int | None]
    is_new: bool = False
    closes: bool = False

    @property
    def counts(self) -> tuple[int, int]:
        """Return how many members the case has before and after."""
        ways = [entry.way for entry in self.entries]
        return len(ways) - ways.count("comes"), len(ways) - ways.count("goes")

    @property
    def another_applies(self) -> bool:
        """Return whether somebody else will apply than did, or somebody at all where nobody did."""
        return self.heads[1] is not None and self.heads[0] != self.heads[1]


def rosters(rows: Rows, change_set: ChangeSet, first: int) -> list[Roster]:
    """Return the families that a change set concerns, each with its members before and after; ``first`` is named first.

    Those concerned are the cases that it adds, alters, removes or links, and those out of and into which persons go.
    """
    changes = change_set.changes
    people = {change.record: change for change in changes if change.kind == Person.kind_name()}
    cases = {change.record: change for change in changes if change.kind == Case.kind_name()}
    named = [first, *cases, *(id for change in changes for id in _cases_named(change))]
    return [_roster(rows, id, cases.get(id), people) for id in dict.fromkeys(named)]


def _cases_named(change: Change) -> Iterable[int]:
    """Return the cases that a change of a person, or of a link between cases, names before or after."""
    links = [link for link in kind_of(change.kind).links() if link.linked_kinds == (Case.kind_name(),)]
    if change.kind not in (Person.kind_name(), "CaseLink"):
        return ()
    sides = (change.before or {}, change.after or {})
    found = [link.from_json(side.get(link.name)) for side in sides for link in links]
    return [id for id in found if id is not None]


def _roster(rows: Rows, case: int, change: Change | None, people: Mapping[int, Change]) -> Roster:
    before = {person.id: person for person in rows.equal(Person, case=case)}
    after = _after(rows, case, before, people)
    everybody = in_family_order([*(after.get(id, person) for id, person in before.items()), *_newcomers(before, after)])
    entries = tuple(_entry(person.id, before, after) for person in everybody)
    ordered = sorted(entries, key=lambda entry: entry.way == "goes")
    stored = rows.get(Case, case)
    return Roster(
        case, _label(stored, change, list(before.values())), tuple(ordered),
        (_applicant(before.values()), _applicant(after.values())), stored is None, _closes(change),
    )  # fmt: skip


def _newcomers(before: Mapping[int, Person], after: Mapping[int, Person]) -> list[Person]:
    return [person for id, person in after.items() if id not in before]


def _after(rows: Rows, case: int, before: Mapping[int, Person], people: Mapping[int, Change]) -> dict[int, Person]:
    """Return who will be in a case, as they will be."""
    stored: dict[int, Person] = {**rows.many(Person, people), **before}
    will_be = {**stored, **{id: _changed(stored.get(id), change) for id, change in people.items()}}
    gone = {id for id, change in people.items() if change.after is None}
    return {id: person for id, person in will_be.items() if person.case == case and id not in gone}


def _changed(stored: Person | None, change: Change) -> Person:
    values: dict[str, Json] = {**(stored.values() if stored else {}), **(change.after or {})}
    person = Person.from_values(values, change.record)
    assert isinstance(person, Person)
    return person


def _entry(id: int, before: Mapping[int, Person], after: Mapping[int, Person]) -> RosterEntry:
    was, will_be = before.get(id), after.get(id)
    person = will_be or before[id]
    way: Way = "comes" if was is None else "goes" if will_be is None else "stays"
    return RosterEntry(person, way, was.relationship if was else None, will_be.relationship if will_be else None)


def _applicant(members: Iterable[Person]) -> int | None:
    return next((member.id for member in members if member.relationship == PRINCIPAL), None)


def _label(stored: Case | None, change: Change | None, members: Sequence[Person]) -> str:
    if stored is None:
        number = (change.after or {}).get("unhcr_number") if change else None
        return _("The new case {number}").format(number=number) if number else _("The new case")
    return stored.unhcr_number or case_label(stored, members)


def _closes(change: Change | None) -> bool:
    return change is not None and (change.after is None or bool((change.after or {}).get("closed")))
