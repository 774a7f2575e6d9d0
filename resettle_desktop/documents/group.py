"""The families of whom a paper tells: all of a departure, or the one of a case, each with its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from resettle_desktop.documents.manifest import ManifestLeg
from resettle_desktop.documents.manifest_facts import family_name, leg_facts
from resettle_desktop.records.dates import KnownDate
from resettle_desktop.records.kinds import Case, Passenger
from resettle_desktop.store.store import Store
from resettle_desktop.store.views import Family, Member, Movement


@dataclass(frozen=True, kw_only=True)
class GroupPaper:
    """What every paper of a departure or a case says at its head; ``reference`` is what it is called after."""

    office: str
    reference: str
    legs: tuple[ManifestLeg, ...]
    cancelled: bool
    version: int = 0
    prepared_by: str = ""
    printed_at: datetime = datetime.min

    @property
    def day(self) -> date | None:
        """Return the local day on which the first leg departs; None while that is not known."""
        departs = self.legs[0].departs if self.legs else None
        return departs.date() if departs else None


@dataclass(frozen=True, kw_only=True)
class PaperPerson:
    """A person as all papers name one; ``number`` is theirs on the departure, else their place in the family."""

    number: int
    family_name: str
    given_names: str
    original_name: str
    sex: str
    birth_date: KnownDate | None


@dataclass(frozen=True)
class GroupMember:
    """A member with the number on the papers, and the place on the departure, None where there is none."""

    number: int
    member: Member
    passenger: Passenger | None

    def named(self) -> dict[str, Any]:
        """Return what a ``PaperPerson`` is made of."""
        person = self.member.person
        return {
            "number": self.number,
            "family_name": person.family_name or "",
            "given_names": person.given_names or "",
            "original_name": person.original_name or "",
            "sex": person.sex or "",
            "birth_date": person.birth_date,
        }


@dataclass(frozen=True)
class GroupFamily:
    """A family on a paper; ``number`` is 0 where it is on no departure."""

    number: int
    family: Family
    members: tuple[GroupMember, ...]

    @property
    def name(self) -> str:
        """Return the name of who applies, in reading case; empty where nothing is known."""
        return family_name(self.family.head) if self.family.head else ""

    @property
    def case_number(self) -> str:
        """Return the number of the case as UNHCR wrote it."""
        return self.family.case.unhcr_number or ""

    @property
    def phone(self) -> str:
        """Return the case's telephone, else that of who applies; empty where nobody entered one."""
        head = self.family.head
        return self.family.case.shown("phone") or (head.shown("phone") if head else "")

    def place(self, person: int) -> str:
        """Return where a member is received: the centre, else the municipality; empty where nobody said."""
        mine = [each for each in self.family.placements if each.person in (None, person)]
        return next((where for each in mine if (where := each.shown("centre") or each.municipality)), "") or ""


@dataclass(frozen=True)
class Group:
    """The families of a paper, and their departure, None where there is none."""

    movement: Movement | None
    families: tuple[GroupFamily, ...]

    @property
    def people(self) -> list[int]:
        """Return the ids of all persons, family by family."""
        return [member.member.person.id for family in self.families for member in family.members]

    def head(self, store: Store, subject: Movement | Case) -> dict[str, Any]:
        """Return what a ``GroupPaper`` is made of."""
        departure = self.movement.departure if self.movement else None
        return {
            "office": store.office,
            "reference": (subject.unhcr_number or "") if isinstance(subject, Case) else subject.departure.label(),
            "legs": tuple(leg_facts(leg) for leg in self.movement.legs) if self.movement else (),
            "cancelled": bool(departure and departure.cancelled),
        }


def group_of(store: Store, subject: Movement | Case) -> Group:
    """Return the families of a departure, each with those who are on it; of a case its family, everybody in it."""
    if isinstance(subject, Case):
        return _of_case(store, subject)
    families = []
    for each in subject.families:
        members = tuple(GroupMember(seat.number, seat.member, seat.passenger) for seat in each.seats)
        families.append(GroupFamily(each.number, each.family, members))
    return Group(subject, tuple(families))


def _of_case(store: Store, case: Case) -> Group:
    """Who is not on the departure of the family has the number 0; in a family without one all are counted."""
    (family,) = store.views.families([case])
    movement = store.views.movement(family.departure) if family.departure is not None else None
    families = movement.families if movement else ()
    aboard = next((each for each in families if each.family.case.id == case.id), None)
    seats = {seat.member.person.id: seat for seat in (aboard.seats if aboard else ())}
    members = []
    for place, member in enumerate(family.members, start=1):
        seat = seats.get(member.person.id)
        number = seat.number if seat else 0 if aboard else place
        members.append(GroupMember(number, member, seat.passenger if seat else None))
    return Group(movement, (GroupFamily(aboard.number if aboard else 0, family, tuple(members)),))
