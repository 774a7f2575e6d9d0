"""What goes when a person is removed: everything that lives with the person, or why the person has to stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from resettle_desktop.desktop.parts.basics import short
from resettle_desktop.records.kinds import (
    Accepted,
    Case,
    Conflict,
    Departure,
    MergedRecord,
    NotSame,
    Passenger,
    Person,
    Placement,
)
from resettle_desktop.records.record import Record, kind_label, parts_of
from resettle_desktop.records.texts import _, n_
from resettle_desktop.rules.stages import TRAVELLED
from resettle_desktop.store.changes import ChangeSet, Draft
from resettle_desktop.store.rows import Rows
from resettle_desktop.store.search import person_label

# what the program notes by itself goes along unsaid
_UNSAID = (Accepted, Conflict, MergedRecord, NotSame)

_HEAD = "principal_applicant"


@dataclass(frozen=True)
class Removal:
    """A person and all that lives with the person; ``kept_for`` says why nothing of it is removed, else it is empty."""

    person: Person
    parts: tuple[Record, ...]
    kept_for: str = ""

    @property
    def name(self) -> str:
        """Return what people call the person."""
        return short(person_label(self.person))

    def change_set(self) -> ChangeSet:
        """Return the change set that removes all of it at once."""
        draft = Draft()
        for record in (*self.parts, self.person):
            draft.remove(record.kind_name(), record.id, record.values())
        return draft.change_set(_("{name} removed").format(name=self.name), _("form"))

    def going_along(self) -> str:
        """Return how many records of each kind go along: ``2 travel documents, 1 permit``."""
        counts = Counter(type(part) for part in self.parts if not isinstance(part, _UNSAID))
        return ", ".join(_counted(kind, count) for kind, count in counts.items())


def _counted(kind: type[Record], count: int) -> str:
    if kind is Passenger:
        return n_("{n} place on a departure", "{n} places on departures", count)
    return f"{count} {kind_label(kind, many=count > 1).lower()}"


def removal_of(rows: Rows, person: Person) -> Removal:
    """Return what removing a person would take along, or why it cannot be."""
    return Removal(person, tuple(_living_with(rows, person)), _kept_for(rows, person))


def _living_with(rows: Rows, person: Person) -> list[Record]:
    """Return the records of a person and, before each, those that live with it; a place that is only this person's."""
    found: dict[int, Record] = {person.id: person}
    owners: list[Record] = [person]
    while owners:
        owners = [part for part in _parts(rows, owners) if part.id not in found]
        owners += [place for place in rows.equal(Placement, person=person.id) if place.id not in found]
        found |= {part.id: part for part in owners}
    return [part for part in reversed(found.values()) if part is not person]


def _parts(rows: Rows, owners: Iterable[Record]) -> list[Record]:
    by_kind: dict[type[Record], list[int]] = {}
    for owner in owners:
        by_kind.setdefault(type(owner), []).append(owner.id)
    parts = [
        part
        for kind, ids in by_kind.items()
        for other, link in parts_of(kind)
        for part in rows.where_in(other, link.name, ids)
    ]
    return list({part.id: part for part in parts}.values())


def _kept_for(rows: Rows, person: Person) -> str:
    travelled = [each for each in rows.equal(Passenger, person=person.id) if each.status in TRAVELLED]
    for place in travelled[:1]:
        departure = rows.get(Departure, place.departure or 0)
        said = _("{name} travelled on {departure}, and what happened is kept. A second entry of the person is merged.")
        return said.format(name=short(person_label(person)), departure=departure.label() if departure else "")
    case = rows.get(Case, person.case or 0)
    others = [each for each in rows.equal(Person, case=case.id) if each.id != person.id] if case else []
    if case is not None and not others and case.closed is None and case.withdrawn is None:
        return _("A case does not stay without a member. Move somebody in first, or close the case with the reason.")
    if others and person.relationship == _HEAD and all(each.relationship != _HEAD for each in others):
        return _("A family does not stay without its principal applicant. Choose another one first, then remove.")
    return ""
